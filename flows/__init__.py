"""Prefect flows: when and in what order (floor 3 of the house)."""
