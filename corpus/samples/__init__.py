"""Sample papers of a municipality that does not exist, and the gold that belongs to them.

`making` prints the PDFs and derives the gold from the texts in `sources`; both are committed,
so that nobody has to make them again. What stands where: `docs/samples.md`.
"""
