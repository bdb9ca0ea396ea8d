from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from library_room import SECRET
from starlette.testclient import TestClient
from web_client import PASSWORD, TOKEN, csrf, log_in

from corpus.errors import UsageError
from kildesvar.web.access.configuration import ACCESS_FILE, Access, Proxy, User, read_access
from kildesvar.web.access.enrolment import enrol
from kildesvar.web.access.passwords import hash_password, hash_token, verify_password
from kildesvar.web.access.people import Role
from kildesvar.web.access.secret import session_secret

MakeClient = Callable[..., TestClient]


def test_strangers_are_sent_to_the_login_and_back(guarded: TestClient) -> None:
    asked = guarded.get("/papers?kind=bilag", follow_redirects=False)
    assert asked.headers["location"] == "/login?next=%2Fpapers%3Fkind%3Dbilag"
    assert guarded.get("/api/papers").status_code == 401
    assert guarded.post("/mcp", json={}).status_code == 401


def test_login_and_logout(guarded: TestClient) -> None:
    assert log_in(guarded, "reader", "en forkert adgangskode") == 401
    assert log_in(guarded, "nogen anden") == 401
    assert log_in(guarded, "reader") == 303
    assert guarded.get("/papers", follow_redirects=False).status_code == 200
    guarded.post("/logout", data={"csrf": csrf(guarded, "/papers")})
    assert guarded.get("/papers", follow_redirects=False).status_code == 303


def test_a_new_password_ends_all_sessions(make_client: MakeClient) -> None:
    old = User(name="bente", roles=frozenset({Role.READER}), password=hash_password(PASSWORD))
    new = old.model_copy(update={"password": hash_password("et andet og nyt kodeord")})
    before = make_client(Access(users=(old,)))
    assert log_in(before, "bente") == 303

    for user, status in ((old, 200), (new, 303)):
        after = make_client(Access(users=(user,)))
        after.cookies.update(before.cookies)
        assert after.get("/papers", follow_redirects=False).status_code == status


def test_guessing_is_slowed_down(guarded: TestClient) -> None:
    rate = guarded.app.state.login_rate
    while rate.allows("from 127.0.0.1"):
        pass
    assert log_in(guarded, "reader") == 429


def test_each_role_has_its_pages(guarded: TestClient) -> None:
    pages = ("/papers", "/drafts", "/operator")
    seen = {}
    for role in Role:
        log_in(guarded, role.value)
        seen[role] = [guarded.get(path).status_code for path in pages]
    assert seen == {
        Role.READER: [200, 403, 403],
        Role.CASEWORKER: [200, 200, 403],
        Role.OPERATOR: [200, 403, 200],
    }


def test_closed_papers_are_absent_without_clearance(guarded: TestClient) -> None:
    closed = ("/papers/p-secret", "/papers/p-secret/pages/1.png", "/passages/p-secret-0")
    for role in (Role.READER, Role.OPERATOR):
        log_in(guarded, role.value)
        assert [guarded.get(path).status_code for path in closed] == [404, 404, 404]
        assert guarded.get("/papers/p-secret/evidence?span=0-5").status_code == 404
        for path in ("/?q=kontorlicenser", "/papers", "/papers/p-costs", "/api/papers"):
            assert "Fortroligt" not in guarded.get(path).text
        assert SECRET not in guarded.get("/api/search?q=forhandlingen kontorlicenser").text
        for path in ("/passages", "/api/passages"):
            assert guarded.get(f"{path}/p-secret-0/alike").status_code == 404
            assert SECRET not in guarded.get(f"{path}/p-costs-0/alike").text
    log_in(guarded, "caseworker")
    assert SECRET in guarded.get("/papers/p-secret").text


@pytest.mark.parametrize(
    ("path", "action"),
    [
        ("/papers/p-secret", "closed paper seen"),
        ("/papers/p-secret/evidence?span=0-9", "closed paper seen"),
        ("/passages/p-secret-0/alike", "closed paper seen"),
        ("/api/passages/p-secret-0/alike", "closed paper read"),
        ("/api/papers/p-secret", "closed paper read"),
        ("/api/passages/p-secret-0", "closed paper read"),
    ],
)
def test_a_look_at_a_closed_paper_is_logged(guarded: TestClient, path: str, action: str) -> None:
    log_in(guarded, "caseworker")
    assert guarded.get(path).status_code == 200
    newest = guarded.app.state.room.catalogue.desk.audit_log(1)[0]
    assert (newest.who, newest.action, newest.subject) == ("caseworker", action, "p-secret")


def test_a_program_shows_its_token(guarded: TestClient) -> None:
    assert guarded.get("/api/papers", headers={"authorization": f"Bearer {TOKEN}"}).is_success
    assert guarded.get("/api/papers", headers={"authorization": "Bearer x"}).status_code == 401
    refused = guarded.post(
        "/api/answer", json={"question": "Hvad?"}, headers={"authorization": f"Bearer {TOKEN}"}
    )
    assert refused.status_code == 403


def test_only_the_named_proxy_is_believed(make_client: object) -> None:
    bente = User(name="bente", roles=frozenset({Role.CASEWORKER}))
    believed = make_client(Access(users=(bente,), proxy=Proxy(address="127.0.0.1")))
    assert believed.get("/drafts", headers={"x-remote-user": "bente"}).status_code == 200
    assert believed.get("/drafts", headers={"x-remote-user": "ukendt"}).status_code == 403
    assert believed.get("/papers", headers={"x-remote-user": "ukendt"}).status_code == 200
    assert believed.get("/papers", follow_redirects=False).status_code == 303


def test_others_are_not_believed_to_be_the_proxy(make_client: object) -> None:
    elsewhere = make_client(Access(proxy=Proxy(address="10.0.0.5")))
    answered = elsewhere.get("/papers", headers={"x-remote-user": "bo"}, follow_redirects=False)
    assert answered.status_code == 303


def test_enrolling_keeps_the_rest_of_the_access_file(tmp_path: Path) -> None:
    path = tmp_path / ACCESS_FILE
    path.write_text('# vores\nhosts = ["kildesvar.dk"]\n\n[proxy]\naddress = "10.0.0.5"\n')
    enrol(tmp_path, "bente", frozenset({Role.CASEWORKER}), password="en lang adgangskode")
    made = enrol(tmp_path, "os2ai", frozenset({Role.READER}), password=None)
    enrol(tmp_path, "bente", frozenset({Role.OPERATOR}), password="en anden adgangskode")
    access = read_access(tmp_path)
    assert access.hosts == ("kildesvar.dk",) and access.proxy is not None
    assert [user.name for user in access.users] == ["os2ai", "bente"]
    bente, program = access.user("bente"), access.user("os2ai")
    assert bente.roles == {Role.OPERATOR}
    assert verify_password("en anden adgangskode", bente.password)
    assert not verify_password("en lang adgangskode", bente.password)
    assert program.token == hash_token(made.token)
    assert path.read_text().startswith("# vores\n")
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "entry",
    [
        "[[users]]\nname = 'bente'\nroles = ['reader']\n",
        '[[users]]\nroles = ["reader"]\nname="bente" # vikar\n',
        '  [[ users ]]  # vikar\n  "name" = "b\\u0065nte"\n  roles = [\n    "reader",\n  ]\n',
    ],
)
def test_an_entry_written_by_hand_is_replaced_and_the_rest_stays(
    tmp_path: Path, entry: str
) -> None:
    before = "[[users]]\nname = 'bo' # den anden\nroles = ['reader']\n\n# Bente er vikar.\n"
    after = '# Proxyen hører til\n# it-afdelingen.\n[proxy]\naddress = "10.0.0.5"\n'
    (tmp_path / ACCESS_FILE).write_text(f"{before}{entry}\n{after}")

    enrol(tmp_path, "bente", frozenset({Role.OPERATOR}), password="en lang adgangskode")

    access = read_access(tmp_path)
    assert [user.name for user in access.users] == ["bo", "bente"]
    assert access.user("bente").roles == {Role.OPERATOR}
    assert (tmp_path / ACCESS_FILE).read_text().startswith(f"{before}{after}\n[[users]]\n")


def test_a_file_that_would_not_be_usable_stays_as_it_is(tmp_path: Path) -> None:
    listed = "users = [{name = 'bente', roles = ['reader']}]\n"
    (tmp_path / ACCESS_FILE).write_text(listed)

    with pytest.raises(UsageError, match="bente cannot be added"):
        enrol(tmp_path, "bente", frozenset({Role.READER}), password=None)

    assert (tmp_path / ACCESS_FILE).read_text() == listed
    assert len(list(tmp_path.iterdir())) == 1


def test_short_passwords_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="12 characters"):
        enrol(tmp_path, "bo", frozenset({Role.READER}), password="kort")


def test_a_damaged_access_file_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / ACCESS_FILE).write_text('users = "alle"\n')
    with pytest.raises(UsageError, match="cannot be used"):
        read_access(tmp_path)


def test_a_session_secret_that_was_not_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "web-secret").touch()

    assert len(session_secret(tmp_path)) == 64


def test_the_session_secret_is_made_once_and_private(tmp_path: Path) -> None:
    secret = session_secret(tmp_path)
    assert session_secret(tmp_path) == secret and len(secret) == 64
    assert (tmp_path / "web-secret").stat().st_mode & 0o777 == 0o600
