"""An endpoint that is good, slow, silent, cut off, broken or somewhere else."""

from __future__ import annotations

import math
import time
from pathlib import Path

import pytest
from playing_endpoint import Answer, completion, endpoint, first_tokens

from corpus.errors import UsageError, WriterAnswerError, WriterError, WriterSilentError
from corpus.settings import load_settings
from models.writer.addresses import endpoint_base, require_near
from models.writer.endpoint import Endpoint
from models.writer.opening import open_writer
from models.writer.protocol import Message

ASKED = (Message(role="user", content="Hvad kostede broen?"),)
SCHEMA = {"type": "object"}


def opened(url: str, *, seconds: float = 5.0, key: str | None = None) -> Endpoint:
    return Endpoint.open(f"{url}/v1", None, key=key, seconds=seconds, seed=1)


def test_it_is_asked_within_the_schema_at_temperature_0() -> None:
    with endpoint(lambda _body: completion("{}")) as playing:
        writer = opened(playing.url, key="hemmelig")

        assert writer.write(ASKED, SCHEMA, most_tokens=50) == "{}"
        assert writer.identity.name == "m"
    (asked,) = playing.asked
    assert asked["temperature"] == 0
    assert asked["max_tokens"] == 50
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA
    assert asked["authorization"] == "Bearer hemmelig"


@pytest.mark.parametrize(
    "answer",
    [
        lambda _body: completion("{", finish_reason="length"),
        lambda _body: b"<html>",
        lambda _body: b'{"choices": []}',
        lambda _body: b'{"choices": [{"message": {"content": null}}]}',
    ],
    ids=["cut off", "no JSON", "no choice", "no text"],
)
def test_what_is_no_answer_is_an_error(answer: Answer) -> None:
    with endpoint(answer) as playing, pytest.raises(WriterAnswerError):
        opened(playing.url).write(ASKED, SCHEMA, most_tokens=50)


def test_an_answer_without_end_is_told_from_one_that_is_late() -> None:
    with (
        endpoint(lambda _body: b"x" * (2 << 20)) as playing,
        pytest.raises(WriterAnswerError, match="larger than 1 MB") as raised,
    ):
        opened(playing.url).write(ASKED, SCHEMA, most_tokens=50)
    assert not isinstance(raised.value, WriterSilentError)


def test_a_refusal_is_told() -> None:
    with (
        endpoint(lambda _body: b"context exceeded", status=400) as playing,
        pytest.raises(WriterAnswerError, match=r"400.*context exceeded"),
    ):
        opened(playing.url).write(ASKED, SCHEMA, most_tokens=50)


def test_silence_ends_within_the_limit() -> None:
    with endpoint(lambda _body: None) as playing:
        begun = time.monotonic()
        with pytest.raises(WriterSilentError):
            opened(playing.url, seconds=0.3).write(ASKED, SCHEMA, most_tokens=50)
        assert time.monotonic() - begun < 5


def test_an_answer_that_trickles_ends_within_the_limit() -> None:
    with (
        endpoint(lambda _body: completion("a" * 500), pause=0.05) as playing,
        pytest.raises(WriterSilentError, match=r"within 0\.5 seconds"),
    ):
        Endpoint.open(f"{playing.url}/v1", "m", key=None, seconds=0.5, seed=1).write(
            ASKED, SCHEMA, most_tokens=50
        )


def test_the_probability_of_yes_is_its_share_of_both() -> None:
    reply = first_tokens(Ja=math.log(0.6), **{" ja": math.log(0.1), "Ne": math.log(0.2)})
    with endpoint(lambda _body: reply) as playing:
        assert opened(playing.url).likelihood_of_yes(ASKED) == pytest.approx(7 / 9)


@pytest.mark.parametrize("reply", [completion("Ja"), first_tokens(Yes=-0.1)])
def test_an_endpoint_without_probabilities_says_so(reply: bytes) -> None:
    with endpoint(lambda _body: reply) as playing, pytest.raises(WriterAnswerError):
        opened(playing.url).likelihood_of_yes(ASKED)


def test_among_several_models_one_must_be_named() -> None:
    with (
        endpoint(lambda _body: b"", models=("a", "b")) as playing,
        pytest.raises(UsageError, match=r"a, b.*#MODEL"),
    ):
        opened(playing.url)


def test_nobody_at_the_address() -> None:
    with endpoint(lambda _body: b"") as playing:
        gone = playing.url
    with pytest.raises(WriterError, match="does not answer"):
        opened(gone)


@pytest.mark.parametrize(
    ("address", "base", "model"),
    [
        ("http://localhost:11434#qwen2.5:7b", "http://localhost:11434/v1", "qwen2.5:7b"),
        ("http://10.0.0.2:8000/v1/", "http://10.0.0.2:8000/v1", None),
        ("https://gpu.kommune.dk/api", "https://gpu.kommune.dk/api", None),
    ],
)
def test_addresses(address: str, base: str, model: str | None) -> None:
    assert endpoint_base(address) == (base, model)


@pytest.mark.parametrize("address", ["ftp://localhost/v1", "http:///v1"])
def test_no_address(address: str) -> None:
    with pytest.raises(UsageError):
        endpoint_base(address)


def test_an_address_elsewhere_is_refused_before_it_is_asked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="would leave the machine"):
        open_writer(load_settings(tmp_path, writer="http://93.184.216.34/v1#m"))


def test_papers_stay_near_unless_somebody_says_otherwise() -> None:
    def resolving(_host: str) -> list[str]:
        return ["192.168.1.4", "93.184.216.34"]

    require_near("http://gpu/v1", outside=False, resolving=lambda _host: ["192.168.1.4"])
    require_near("http://gpu/v1", outside=True, resolving=resolving)
    with pytest.raises(UsageError, match="would leave the machine"):
        require_near("http://gpu/v1", outside=False, resolving=resolving)
