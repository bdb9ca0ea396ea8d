"""What a writer said is kept, and said again without it."""

from __future__ import annotations

import pytest
from fake_writer import FakeWriter

from corpus.drafts import RawAnswer, Writing
from corpus.errors import DamageError, WriterAnswerError, WriterSilentError
from models.writer.protocol import Message
from models.writer.record import RecordingWriter, ReplayingWriter, fingerprint

SCHEMA = {"type": "object"}


def ask(text: str) -> tuple[Message, ...]:
    return (Message(role="user", content=text),)


def writing(recorder: RecordingWriter) -> Writing:
    return Writing(
        model="m", sha256=None, settings=(), prompts="1", answers=tuple(recorder.answers)
    )


def test_answers_come_back_in_their_order() -> None:
    said = iter(["en", "to", "tre"])
    recorder = RecordingWriter(FakeWriter(lambda _asked: next(said), 0.25))
    for text in ("a", "a", "b"):
        recorder.write(ask(text), SCHEMA, most_tokens=9)
    recorder.likelihood_of_yes(ask("a"))

    replaying = ReplayingWriter(writing(recorder))

    assert replaying.write(ask("b"), SCHEMA, most_tokens=9) == "tre"
    assert [replaying.write(ask("a"), SCHEMA, most_tokens=9) for _ in range(2)] == ["en", "to"]
    assert replaying.likelihood_of_yes(ask("a")) == 0.25


def test_what_was_never_asked_cannot_be_replayed() -> None:
    with pytest.raises(DamageError, match="does not hold an answer"):
        ReplayingWriter(writing(RecordingWriter(FakeWriter(str)))).likelihood_of_yes(ask("a"))


def test_a_record_of_another_sort_is_damage() -> None:
    asked = ask("a")
    swapped = (
        RawAnswer(request=fingerprint(asked, SCHEMA), likelihood=0.5),
        RawAnswer(request=fingerprint(asked, None), text="ja"),
    )
    replaying = ReplayingWriter(
        Writing(model="m", sha256=None, settings=(), prompts="1", answers=swapped)
    )

    with pytest.raises(DamageError, match="no text"):
        replaying.write(asked, SCHEMA, most_tokens=9)
    with pytest.raises(DamageError, match="no probability"):
        replaying.likelihood_of_yes(asked)


def test_a_silent_writer_is_given_up_and_fails_the_same_way_again() -> None:
    def silent(_asked: str) -> str:
        raise WriterSilentError("no answer", remedy="")

    writer = FakeWriter(silent)
    recorder = RecordingWriter(writer)
    for text in "abc":
        with pytest.raises(WriterAnswerError):
            recorder.write(ask(text), SCHEMA, most_tokens=9)

    assert len(writer.asked) == 2
    assert [answer.failure for answer in recorder.answers][-1].startswith("The writer was given up")
    replaying = ReplayingWriter(writing(recorder))
    for text in "abc":
        with pytest.raises(WriterAnswerError):
            replaying.write(ask(text), SCHEMA, most_tokens=9)
