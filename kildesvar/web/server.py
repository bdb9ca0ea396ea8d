"""Serving the pages."""

from __future__ import annotations

from collections.abc import Callable

import uvicorn

from corpus.settings import Settings
from kildesvar.library import Library
from kildesvar.web.access.configuration import read_access, require_guarded
from kildesvar.web.app import create_app
from models.threads import one_thread


def serve(settings: Settings, *, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve the pages on `host` and `port` until interrupted; `say` is told where they are.

    Raises `UsageError` before anything is opened where others would reach them without saying who
    they are.
    """
    access = read_access(settings.home)
    require_guarded(host, access)
    app = create_app(Library(settings), access)
    shown = f"[{host}]" if ":" in host else host
    say(f"The pages are at http://{shown}:{port}/ (stop with Ctrl+C).")
    # Many readers at once are served faster when each search keeps to one core.
    with one_thread():
        # Forwarded headers are read by our own rules alone: uvicorn would believe any local proxy.
        uvicorn.run(
            app, host=host, port=port, proxy_headers=False, server_header=False, log_level="warning"
        )
