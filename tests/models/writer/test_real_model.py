"""A real model, where ``KILDESVAR_WRITER`` names its file: it answers in Danish and in form."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.writer.gguf import GgufWriter
from models.writer.process import Load
from queries.writing.judging import judge
from queries.writing.prompts import reading_messages, writing_messages
from queries.writing.reply import most_tokens, read_reply, reply_schema

MODEL = Path(os.environ.get("KILDESVAR_WRITER", ""))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        MODEL.suffix != ".gguf" or not MODEL.is_file(),
        reason="KILDESVAR_WRITER names no model file",
    ),
]
PRICE = "Det bemærkes, at Kildeby Kommune i 2021 betalte 3,2 mio. kr. for juridisk bistand."


@pytest.fixture(scope="module")
def writer() -> Iterator[GgufWriter]:
    opened = GgufWriter(Load(model=MODEL, context=4096, threads=1, seed=1), seconds=600)
    yield opened
    opened.close()


def test_a_sentence_on_its_quote(writer: GgufWriter) -> None:
    part = "Hvad betalte kommunen for juridisk bistand i 2021?"

    answer = writer.write(
        writing_messages(part, [PRICE]), reply_schema(1, most=1), most_tokens=most_tokens([PRICE])
    )

    (proposal,) = read_reply(answer, 1)
    assert judge(proposal.text, [PRICE]) == ()


def test_what_answers_is_likelier_than_what_is_near(writer: GgufWriter) -> None:
    answers, near = (
        writer.likelihood_of_yes(reading_messages(question, PRICE))
        for question in (
            "Hvad betalte kommunen for juridisk bistand i 2021?",
            "Hvor mange jurister har kommunen ansat?",
        )
    )

    assert answers > near
