"""A draft in prose from the pages, where a writer is set."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import Any

from fake_writer import sentences
from library_room import QUESTION
from playing_endpoint import completion, endpoint, first_tokens
from starlette.testclient import TestClient
from web_client import csrf

MakeClient = Callable[..., TestClient]


def repeating(body: Mapping[str, Any]) -> bytes:
    """Gives each quote back as a sentence of its own."""
    if body["max_tokens"] == 1:
        return first_tokens(Ja=0.0)
    quotes = re.findall(r"^\[\d+\] »(.*)«$", body["messages"][-1]["content"], flags=re.MULTILINE)
    return completion(sentences(*((quote, [n]) for n, quote in enumerate(quotes, start=1))))


def answered(client: TestClient, **fields: str) -> str:
    data = {"csrf": csrf(client, "/drafts"), "question": QUESTION, **fields}
    job = client.post("/drafts", data=data, follow_redirects=False).headers["location"]
    for _ in range(200):
        watched = client.get(job, follow_redirects=False)
        if watched.status_code == 303:
            return client.get(watched.headers["location"]).text
        assert "lykkedes ikke" not in watched.text, watched.text
        time.sleep(0.05)
    raise AssertionError("the job does not end")


def test_a_written_sentence_stands_above_its_quotes(make_client: MakeClient) -> None:
    with endpoint(repeating) as playing:
        client = make_client(writer=f"{playing.url}#m")

        prose = answered(client, prose="true")
        quotes = answered(client)

    assert "Formuleret af en sprogmodel og holdt op mod disse citater:" in prose
    assert prose.count("<blockquote") > quotes.count("<blockquote")
    assert "Formuleret af en sprogmodel" not in quotes
    assert 'name="prose"' in client.get("/drafts").text


def test_without_a_writer_there_is_no_switch(client: TestClient) -> None:
    assert 'name="prose"' not in client.get("/drafts").text
