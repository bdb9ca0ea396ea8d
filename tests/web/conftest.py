"""The pages over a small library, asked without a network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from library_room import make_library, open_library
from starlette.testclient import TestClient
from web_client import PASSWORD, TOKEN

from kildesvar.web.access import passwords
from kildesvar.web.access.configuration import Access, User
from kildesvar.web.access.people import Role
from kildesvar.web.app import create_app

MakeClient = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing costs some tenths of a second on purpose; not here."""
    monkeypatch.setattr(passwords, "_N", 16)


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home folder of a small library, to be copied."""
    home = tmp_path_factory.mktemp("made") / "home"
    make_library(home)
    return home


@pytest.fixture
def home(made_home: Path, tmp_path: Path) -> Path:
    """A small library of the test's own."""
    return shutil.copytree(made_home, tmp_path / "home")


@pytest.fixture
def make_client(home: Path) -> Iterator[MakeClient]:
    """Makes clients of the pages with a given access file."""
    opened: list[TestClient] = []

    def make(access: Access | None = None, **settings: object) -> TestClient:
        app = create_app(open_library(home, **settings), access or Access())
        client = TestClient(app, base_url="http://localhost", client=("127.0.0.1", 50000))
        client.__enter__()
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(make_client: MakeClient) -> TestClient:
    """The pages as whoever sits at the machine sees them."""
    return make_client()


@pytest.fixture
def guarded(make_client: MakeClient) -> TestClient:
    """The pages for three users, one of each role, and a program."""
    users = [
        User(name=role.value, roles=frozenset({role}), password=passwords.hash_password(PASSWORD))
        for role in Role
    ]
    program = User(name="os2ai", roles=frozenset({Role.READER}), token=passwords.hash_token(TOKEN))
    return make_client(Access(users=(*users, program)))
