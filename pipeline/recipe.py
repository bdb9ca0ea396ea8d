"""The recipe of passages: by which a paper is cut, and so how it was read."""

from __future__ import annotations

PASSAGE_RECIPE = "passages-10"
"""Changes whenever the same paper would be cut into other passages; part of the index's recipe."""
