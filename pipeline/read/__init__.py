"""PDF bytes in, printed words with their places out: the one place that knows PDF libraries."""

from pipeline.read.image import render_page
from pipeline.read.pdf import read_pdf
from pipeline.read.pool import ReaderPool

__all__ = ["ReaderPool", "read_pdf", "render_page"]
