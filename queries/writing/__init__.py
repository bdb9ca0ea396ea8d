"""Letting a language model word a draft, and holding each of its sentences to its quotes."""
