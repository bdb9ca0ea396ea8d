"""PDF bytes in, printed words with their places out: the one place that knows PDF libraries."""
