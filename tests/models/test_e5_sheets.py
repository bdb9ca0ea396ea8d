"""Sheets: what each token sees, and that every text lies on one, whole."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.e5.sheets import SHEET, Run, Tokenised, lay_runs
from models.e5.tokens import END, LONGEST

HEAD = (0, 9)

ids = st.lists(st.integers(10, 99), max_size=60).map(tuple)
texts = st.lists(
    st.builds(
        Tokenised,
        above=st.lists(ids.filter(bool), max_size=3).map(tuple),
        text=st.one_of(ids, st.lists(st.integers(10, 99), max_size=1200).map(tuple)),
    ),
    max_size=20,
)


def tokens(run: Run) -> np.ndarray:
    return np.concatenate([[], *(sheet.ids for sheet in run.sheets)])


def test_a_passage_sees_its_branch_and_no_other() -> None:
    (run,) = lay_runs(
        [
            Tokenised(above=((1,), (2,)), text=(5, 6)),
            Tokenised(above=((1,), (2,)), text=(7,)),
            Tokenised(above=((1,), (3,)), text=(8,)),
        ],
        HEAD,
    )
    (sheet,) = run.sheets
    assert list(sheet.ids) == [0, 9, 1, 2, 0, 9, 5, 6, END, 0, 9, 7, END, 3, 0, 9, 8, END]
    assert list(sheet.places) == [0, 1, 2, 3, 0, 1, 4, 5, 6, 0, 1, 4, 5, 3, 0, 1, 4, 5]
    sees = {row: np.flatnonzero(seen).tolist() for row, seen in enumerate(sheet.sight())}
    assert sees[0] == [0, 1]
    assert sees[2] == [0, 1, 2]
    assert sees[6] == sees[4] == [0, 1, 2, 3, 4, 5, 6, 7, 8]
    assert sees[11] == [0, 1, 2, 3, 9, 10, 11, 12]
    assert sees[16] == [0, 1, 2, 13, 14, 15, 16, 17]
    assert [member.own.tolist() for member in run.members] == [[6, 7], [11], [16]]
    assert run.members[2].whole.tolist() == [2, 13, 14, 15, 16, 17]


def test_a_passage_under_nothing_stands_as_it_would_alone() -> None:
    (run,) = lay_runs([Tokenised(above=(), text=(5, 6))], HEAD)
    (sheet,) = run.sheets
    assert list(sheet.ids) == [0, 9, 5, 6, END]
    assert list(sheet.places) == [0, 1, 2, 3, 4]
    assert sheet.sight().all()
    assert run.members[0].whole.tolist() == [0, 1, 2, 3, 4]


@given(texts)
def test_every_text_lies_whole_on_a_sheet_that_fits(laid: list[Tokenised]) -> None:
    runs = list(lay_runs(laid, HEAD))
    found = [(run, member) for run in runs for member in run.members]
    assert len(found) == len(laid)
    for (run, member), text in zip(found, laid, strict=True):
        assert tuple(tokens(run)[member.own]) == text.text
        above = [token for line in text.above for token in line]
        inside = [token for token in tokens(run)[member.whole] if token >= 10]
        assert inside == [*above, *text.text]
    for run in runs:
        assert all(len(sheet.ids) <= LONGEST for sheet in run.sheets)
        assert all(max(sheet.places) < LONGEST for sheet in run.sheets)
        if len(run.members) > 1 and run.sheets:
            assert len(run.sheets[0].ids) <= SHEET
