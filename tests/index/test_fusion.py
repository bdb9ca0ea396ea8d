"""A reader's order of the first rows, and the rest below them."""

from __future__ import annotations

import numpy as np

from index.fusion import with_second_look


def test_what_a_reader_has_read_stays_above_what_it_has_not() -> None:
    fused = np.array([3.0, 2.0, 1.0, 0.5], dtype=np.float32)
    read = np.array([-9.0, 9.0], dtype=np.float32)

    looked = with_second_look(fused, np.array([0, 1]), read)

    assert looked[:2].min() >= looked[2]
    assert looked[2:].tolist() == [1.0, 0.5]


def test_a_reader_moves_what_the_first_look_had_nearly_level() -> None:
    fused = np.array([1.2, 1.0, 1.1], dtype=np.float32)
    read = np.array([0.0, 0.0, 9.0], dtype=np.float32)

    looked = with_second_look(fused, np.array([0, 1, 2]), read)

    assert looked.argmax() == 2
