"""The catalogue: what is known of every paper, in SQL. It is the truth; the indexes follow it."""

from corpus.catalogue.catalogue import Catalogue

__all__ = ["Catalogue"]
