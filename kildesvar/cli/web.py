"""Commands that serve: the pages, their users, and tools for language models."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.settings import load_settings
from kildesvar.cli.options import HomeOption
from kildesvar.cli.output import talk


def web(
    host: Annotated[
        str,
        typer.Option("--host", help="Address to serve on; others than the loopback need users."),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8420,
    home: HomeOption = None,
) -> None:
    """Serve the pages: search, read and answer in a browser."""
    from kildesvar.web.server import serve

    settings = load_settings(home)
    shown = f"[{host}]" if ":" in host else host
    talk().print(f"The pages are at http://{shown}:{port}/ (stop with Ctrl+C).", soft_wrap=True)
    serve(settings, host=host, port=port)
