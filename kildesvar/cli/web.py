"""Commands that serve: the pages, their users, and tools for language models."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.markup import escape

from corpus.errors import UsageError
from corpus.settings import load_settings
from kildesvar.cli.options import HomeOption
from kildesvar.cli.output import results, talk
from kildesvar.web.access.people import Role

HOST, PORT = "127.0.0.1", 8420
"""Where the pages are unless it is said otherwise."""


def web(
    host: Annotated[
        str,
        typer.Option("--host", help="Address to serve on; others than the loopback need users."),
    ] = HOST,
    port: Annotated[int, typer.Option("--port", help="Port to serve on.", min=1, max=65535)] = PORT,
    home: HomeOption = None,
) -> None:
    """Serve the pages: search, read and answer in a browser."""
    from kildesvar.web.server import serve

    serve(
        load_settings(home),
        host=host,
        port=port,
        say=lambda line: talk().print(escape(line), soft_wrap=True),
    )


def mcp(home: HomeOption = None) -> None:
    """Serve tools for language models over stdio (Model Context Protocol)."""
    from kildesvar.library import Library
    from kildesvar.web.access.configuration import Access
    from kildesvar.web.access.people import local_person
    from kildesvar.web.room import Room
    from kildesvar.web.tools.server import make_server

    settings = load_settings(home)
    room = Room(library=Library(settings), access=Access())
    person = local_person(clearance=settings.clearance)
    try:
        make_server(room, lambda _request: person).run("stdio")
    finally:
        room.close()


def user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")],
    role: Annotated[
        list[Role], typer.Option("--role", help="Give it several times for several roles.")
    ],
    token: Annotated[
        bool, typer.Option("--token", help="Make a token for a program instead of a password.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Add a user of the pages, or give one a new password, token or roles."""
    from kildesvar.web.access.enrolment import enrol

    settings = load_settings(home)
    password = None
    if not token:
        if not sys.stdin.isatty():
            raise UsageError(
                "A password is typed at a terminal, and this is none.",
                remedy="Run the command in one, or give --token for a program.",
            )
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    made = enrol(settings.home, name, frozenset(role), password=password)
    if made.token is not None:
        results().print(made.token, markup=False)
        talk().print("The token is shown this once; only its hash is kept.")
    talk().print(f"{name} is in {made.path}.", markup=False, soft_wrap=True)
