"""What papers are, where they are kept, and where they come from (floor 0 of the house)."""
