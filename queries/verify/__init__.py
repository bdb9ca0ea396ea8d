"""Holding drafts to their sources: quotes word for word, written sentences gate by gate."""
