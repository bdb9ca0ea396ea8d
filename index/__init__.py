"""Where passages are found again: vectors, words, and their fusion (floor 2 of the house)."""
