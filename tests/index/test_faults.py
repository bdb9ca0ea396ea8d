"""Kills, full disks, and several processes at once: nothing held is lost, nothing half is seen."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.errors import BusyError, FullDiskError
from corpus.settings import Settings
from index.check import check_index
from index.generations import Generations
from index.index import Index, index_folder, vectors_folder
from index.update import update_index

ROOT = Path(__file__).parents[2]
WRITER = ROOT / "tests" / "support" / "index_writer.py"
KILLS = int(os.environ.get("INDEX_KILLS", "5"))
"""Kills at random moments; INDEX_KILLS=100 makes a long run of it."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


def add(catalogue: Catalogue, name: str, *paragraphs: str) -> None:
    catalogue.add(original_reading(reading(name, paragraphs)), recipe=RECIPE)


def start_writer(home: Path) -> subprocess.Popen[str]:
    paths = os.pathsep.join((str(ROOT), str(WRITER.parent)))
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), str(home)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    return writer


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_a_whole_index(settings: Settings) -> None:
    seen = 0
    chance = random.Random(4)
    for _ in range(KILLS):
        writer = start_writer(settings.home)
        time.sleep(chance.uniform(0.0, 1.5))
        writer.kill()
        writer.wait()
        generation = Index.open(settings, FakeEncoder()).now()
        if generation is None:
            continue
        assert int(generation.live.sum()) % 3 == 0, "half a paper is seen"
        assert int(generation.live.sum()) >= seen
        assert sorted(generation.words.rows().tolist()) == np.flatnonzero(generation.live).tolist()
        seen = int(generation.live.sum())
    catalogue = Catalogue.open(settings)
    update_index(catalogue, FakeEncoder(), settings)
    assert check_index(catalogue, FakeEncoder(), settings).findings == ()


@pytest.mark.slow
def test_a_reader_in_another_process_follows_the_writer(settings: Settings) -> None:
    writer = start_writer(settings.home)
    try:
        index = Index.open(settings, FakeEncoder())
        sizes: set[int] = set()
        deadline = time.monotonic() + 60
        while len(sizes) < 4 and time.monotonic() < deadline:
            generation = index.now()
            if generation is not None:
                assert len(generation.words.rows()) == int(generation.live.sum())
                sizes.add(int(generation.live.sum()))
    finally:
        writer.kill()
        writer.wait()
    assert len(sizes) >= 4


def test_of_two_writers_one_waits_and_then_gives_up(settings: Settings) -> None:
    first = Generations(index_folder(settings), vectors=vectors_folder(settings))
    second = Generations(index_folder(settings), vectors=vectors_folder(settings))
    with first.writing(), pytest.raises(BusyError, match="Try again"), second.writing(seconds=0.1):
        pass


def test_a_writer_that_waited_goes_on(settings: Settings) -> None:
    catalogue = Catalogue.open(settings)
    add(catalogue, "licenser", "Licenserne koster 4 mio. kr.")
    other = Generations(index_folder(settings), vectors=vectors_folder(settings))
    waiting = threading.Thread(target=update_index, args=(catalogue, FakeEncoder(), settings))
    with other.writing():
        waiting.start()
        time.sleep(0.2)
        assert other.current_name() is None
    waiting.join()
    assert other.current_name() == "1"


@pytest.mark.parametrize("failing", ["index.vectors.np.save", "index.generations.np.save"])
def test_a_full_disk_loses_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    catalogue = Catalogue.open(settings)
    add(catalogue, "licenser", "Licenserne koster 4 mio. kr.")
    update_index(catalogue, FakeEncoder(), settings)
    add(catalogue, "cykler", "Cykelstien er færdig.")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(failing, full)
        with pytest.raises(FullDiskError):
            update_index(catalogue, FakeEncoder(), settings)
    generation = Index.open(settings, FakeEncoder()).now()
    assert generation is not None
    assert list(generation.row_of) == ["p-licenser-0"]
    update_index(catalogue, FakeEncoder(), settings)
    assert check_index(catalogue, FakeEncoder(), settings).findings == ()
