"""Bytes of DOCX, ODT and HTML in, blocks without places on a page out."""
