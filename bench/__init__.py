"""Measures: each module is a command that prints a table, or one JSON document with --json."""
