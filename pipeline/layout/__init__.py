"""Printed words in, blocks in reading order and the paper's text out."""

from pipeline.layout.pages import lay_out
from pipeline.layout.text import lay_text

__all__ = ["lay_out", "lay_text"]
