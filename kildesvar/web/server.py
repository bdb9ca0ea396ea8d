"""Serving the pages."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from corpus.errors import UsageError
from corpus.settings import Settings
from kildesvar.library import Library
from kildesvar.web.access.configuration import read_access, require_guarded
from kildesvar.web.app import create_app
from models.threads import one_thread


def serve(settings: Settings, *, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve the pages on `host` and `port` until interrupted; `say` is told where they are.

    Raises `UsageError` before anything is opened where others would reach them without saying who
    they are, and where the address is taken.
    """
    access = read_access(settings.home)
    require_guarded(host, access)
    _require_free(host, port)
    app = create_app(Library(settings), access)
    shown = f"[{host}]" if ":" in host else host
    say(f"The pages are at http://{shown}:{port}/ (stop with Ctrl+C).")
    # Many readers at once are served faster when each search keeps to one core.
    with one_thread():
        # Forwarded headers are read by our own rules alone: uvicorn would believe any local proxy.
        uvicorn.run(
            app, host=host, port=port, proxy_headers=False, server_header=False, log_level="warning"
        )


def _require_free(host: str, port: int) -> None:
    """Raise `UsageError` where nothing can be served: then nobody is sent there."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server((str(address[0]), port), family=family).close()
    except OSError as error:
        raise UsageError(
            f"The pages cannot be served on {host}, port {port}: {error.strerror}.",
            remedy="End what is served there, or choose another with --port.",
        ) from error
