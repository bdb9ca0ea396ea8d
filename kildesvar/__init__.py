"""The front door: `Library` for Python, the command line, the pages (floor 4 of the house)."""
