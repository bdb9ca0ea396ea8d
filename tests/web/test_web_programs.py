from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import pytest
from library_room import QUESTION
from mcp import Client
from pydantic import TypeAdapter
from starlette.testclient import TestClient
from web_client import TOKEN

from kildesvar.web.access.people import Role, local_person, person_with
from kildesvar.web.room import Room
from kildesvar.web.routes import shapes
from kildesvar.web.tools.server import make_server


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("/api/search?q=kontorlicenser", shapes.SearchShape),
        ("/api/papers", list[shapes.PaperShape]),
        ("/api/papers/p-costs", shapes.ReadingShape),
        ("/api/passages/p-costs-0", shapes.PassageShape),
        ("/api/passages/p-costs-0/alike?k=2", shapes.SearchShape),
        ("/api/questions?open=true", shapes.QuestionsShape),
        ("/api/overview/costs", list[dict[str, object]]),
        ("/api/status", dict[str, object]),
    ],
)
def test_answers_have_the_shapes_that_are_described(
    client: TestClient, path: str, shape: Any
) -> None:
    answered = client.get(path)
    assert answered.status_code == 200
    TypeAdapter(shape).validate_python(answered.json())


def test_a_draft_has_its_shape_and_its_quotes_hold(client: TestClient) -> None:
    draft = client.post("/api/answer", json={"question": QUESTION}).json()
    TypeAdapter(shapes.DraftShape).validate_python(draft)
    report = client.post("/api/verify", json=draft).json()
    assert report["quotes"] == report["exact"]
    assert client.post("/api/answer", json={"paper": "p-letter"}).is_success


def test_failures_are_told_as_json(client: TestClient) -> None:
    for path in ("/api/papers/x", "/api/search?q=", "/api/search", "/api/overview/x"):
        answered = client.get(path)
        assert answered.status_code in (400, 404, 422)
        assert set(answered.json()) == {"error"}
    assert client.post("/api/answer", json={}).status_code == 400


def test_papers_are_narrowed_by_the_names_that_a_search_takes(client: TestClient) -> None:
    def count(conditions: str) -> int:
        return len(client.get(f"/api/papers?{conditions}").json())

    assert 0 < count("language=da") == count("language=dansk")
    assert 0 < count("theme=omkostning") == count("theme=omkostninger")
    assert 0 < count("kind=rapport") == count("kind=rapporter")


def test_what_no_search_has_is_not_dropped_in_silence(client: TestClient) -> None:
    for path in ("/api/search?q=kontor&partys=F", "/api/papers?kinds=rapport"):
        answered = client.get(path)
        assert answered.status_code == 400
        assert "A search has no parameter" in answered.json()["error"]
    found = client.get("/api/search?q=kontor&year=1850-1851&person=Ida").json()
    assert found["searched"]["papers"] == 0


def test_a_page_elsewhere_cannot_send_a_form_to_the_interface(client: TestClient) -> None:
    answered = client.post("/api/answer", data={"question": "x"})
    assert answered.status_code == 422


def test_the_interface_describes_itself(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) >= {"/api/search", "/api/answer", "/api/papers/{paper_id}"}
    hit = described["components"]["schemas"]["HitShape"]["properties"]
    assert {"passage", "paper", "span", "boxes", "themes"} <= set(hit)
    assert "/api/search" in client.get("/api").text


def test_the_description_for_people_is_in_their_language(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    english = [route["description"] for methods in paths.values() for route in methods.values()]

    danish_page = client.get("/api", headers={"accept-language": "da"}).text
    english_page = client.get("/api", headers={"accept-language": "en"}).text

    assert "Søger på betydning og ord." in danish_page
    assert [text for text in english if text in danish_page] == []
    assert [text for text in english if text not in english_page] == []


Call = Callable[..., Any]


@pytest.fixture
def call(client: TestClient) -> Call:
    """Calls a tool as a language model does."""
    room: Room = client.app.state.room

    def run(name: str, *, person: Any = None, **arguments: Any) -> Any:
        caller = person or local_person(clearance=False)

        async def ask() -> Any:
            async with Client(make_server(room, lambda _request: caller)) as model:
                return await model.call_tool(name, arguments)

        return anyio.run(ask)

    return run


def test_a_language_model_finds_and_reads(call: Call) -> None:
    found = call("search", query="kontorlicenser", k=2).structured_content
    assert "boxes" not in found["hits"][0]
    paper = call("paper", paper=found["hits"][0]["paper"]).structured_content
    assert paper["passages"] and paper["next"] is None
    assert call("questions").structured_content["questions"][0]["text"] == QUESTION


def test_a_language_model_gets_a_cited_draft(call: Call) -> None:
    draft = call("answer", question=QUESTION).structured_content
    assert draft["questions"][0]["parts"][0]["state"]


def test_a_tool_shows_what_its_caller_may_see(call: Call, client: TestClient) -> None:
    reader = person_with("os2ai", frozenset({Role.READER}))
    assert call("paper", paper="p-secret", person=reader).is_error
    assert call("answer", question=QUESTION, person=reader).is_error
    cleared = person_with("bente", frozenset({Role.CASEWORKER}))
    assert not call("paper", paper="p-secret", person=cleared).is_error
    logged = client.app.state.room.catalogue.desk.audit_log(1)[0]
    assert (logged.who, logged.action, logged.subject) == ("bente", "closed paper read", "p-secret")


def test_a_tool_says_what_is_wrong(call: Call) -> None:
    failed = call("search", query="   ")
    assert failed.is_error and "Write at least one word" in failed.content[0].text


def test_tools_are_served_over_http_to_those_with_a_token(guarded: TestClient) -> None:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    headers = {
        "accept": "application/json, text/event-stream",
        "authorization": f"Bearer {TOKEN}",
        "mcp-protocol-version": "2025-06-18",
    }
    answered = guarded.post("/mcp", json=asked, headers=headers).json()
    names = {tool["name"] for tool in answered["result"]["tools"]}
    assert names == {"search", "paper", "questions", "answer"}
