"""A model file run in a child process: loaded, asked, stopped, and what is wrong with it."""

from __future__ import annotations

import os
import signal
from importlib.util import find_spec
from pathlib import Path

import pytest
from tiny_gguf import write_tiny_gguf

from corpus.errors import ModelFileError, UsageError, WriterAnswerError, WriterError
from corpus.settings import Settings
from models.writer import gguf
from models.writer.gguf import GgufWriter, check_file, free_memory
from models.writer.opening import open_writer
from models.writer.process import Load, ModelProcess
from models.writer.protocol import Message
from queries.writing.reply import read_reply, reply_schema

needs_engine = pytest.mark.skipif(
    not (find_spec("xllamacpp") and find_spec("gguf")),
    reason="xllamacpp and gguf are not installed (pip install 'kildesvar[dev]')",
)
ASKED = (Message(role="user", content="Hvad kostede broen?"),)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("model") / "tiny.gguf")


def load(model: Path) -> Load:
    return Load(model=model, context=1024, threads=1, seed=1)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@needs_engine
def test_it_answers_within_the_schema_and_goes(tiny: Path) -> None:
    writer = open_writer(Settings(writer=str(tiny), writer_context=1024, writer_threads=1))
    assert isinstance(writer, GgufWriter)
    process = writer._process._child.pid
    short = reply_schema(1, most=1)
    short["properties"]["saetninger"]["items"]["properties"]["tekst"]["maxLength"] = 5
    try:
        answer = writer.write(ASKED, short, most_tokens=400)
        with pytest.raises(WriterAnswerError, match="cut off"):
            writer.write(ASKED, short, most_tokens=3)
    finally:
        writer.close()

    assert len(read_reply(answer, 1)) == 1
    assert writer.identity.name == "tiny.gguf"
    assert writer.identity.sha256 is not None
    assert writer.identity.settings["temperature"] == 0
    assert not is_running(process)


@needs_engine
def test_a_child_that_hangs_is_killed_and_replaced(tiny: Path) -> None:
    writer = GgufWriter(load(tiny), seconds=0.5)
    hanging = writer._process._child.pid
    os.kill(hanging, signal.SIGSTOP)
    try:
        with pytest.raises(WriterAnswerError):
            writer.write(ASKED, reply_schema(1, most=1), most_tokens=3)

        assert writer._process._child.pid != hanging
        assert writer._process.is_well()
        assert not is_running(hanging)
    finally:
        writer.close()


@needs_engine
@pytest.mark.parametrize("share", [0.01, 0.6])
def test_a_damaged_file(tiny: Path, tmp_path: Path, share: float) -> None:
    whole = tiny.read_bytes()
    damaged = tmp_path / "half.gguf"
    damaged.write_bytes(whole[: int(share * len(whole))])

    with pytest.raises(ModelFileError, match="cut short"):
        GgufWriter(load(damaged), seconds=1)


@needs_engine
def test_a_model_that_does_not_come_up_in_time(tiny: Path) -> None:
    with pytest.raises(WriterError, match="not loaded within"):
        ModelProcess(load(tiny), loading_seconds=0.01)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="nothing is ever downloaded"):
        open_writer(Settings(writer="/no/such/model.gguf"))


@needs_engine
def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    paper = tmp_path / "letter.pdf"
    paper.write_bytes(b"%PDF-1.7")

    with pytest.raises(ModelFileError, match="no GGUF file"):
        check_file(paper)


@needs_engine
def test_too_little_memory(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gguf, "free_memory", lambda: 1 << 20)

    with pytest.raises(ModelFileError, match="needs about 512 MB of memory, and 1 MB are free"):
        check_file(tiny)


def test_without_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(b"GGUF")
    monkeypatch.setattr(gguf, "find_spec", lambda _name: None)

    with pytest.raises(UsageError, match=r"pip install 'kildesvar\[writer\]'"):
        check_file(model)


def test_free_memory_is_what_linux_tells(tmp_path: Path) -> None:
    told = tmp_path / "meminfo"
    told.write_text("MemTotal: 100 kB\nMemAvailable:   3 kB\n")

    assert free_memory(told) == 3072
    assert free_memory(tmp_path / "none") is None


def test_no_writer_by_default() -> None:
    assert open_writer(Settings()) is None
