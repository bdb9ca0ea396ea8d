"""What every request passes before a page is made: one guard a module, plain ASGI."""
