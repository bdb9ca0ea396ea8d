"""Drafts and overviews as files that people and programs read."""
