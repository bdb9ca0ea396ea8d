"""Language models behind small protocols (floor 1 of the house)."""
