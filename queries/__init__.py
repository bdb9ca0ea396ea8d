"""A question in, cited evidence out (floor 2 of the house)."""
