"""Sheets: what each token sees, and that every text lies on one, whole."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.e5.sheets import SHEET, Run, Sheet, Tokenised, lay_runs
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


def sheets(run: Run) -> list[Sheet]:
    return [*([run.lines] if run.lines else []), *run.sheets]


def tokens(run: Run) -> np.ndarray:
    return np.concatenate([[], *(sheet.ids for sheet in sheets(run))])


def sees(run: Run, sheet: Sheet, row: int) -> list[int]:
    """The tokens of `run`, counted through, that the token `row` of `sheet` sees."""
    first = sum(len(before.ids) for before in sheets(run)[: sheets(run).index(sheet)])
    columns = [*sheet.before, *range(first, first + len(sheet.ids))]
    return [columns[column] for column in np.flatnonzero(sheet.sight()[row])]


def test_a_passage_sees_what_it_stands_under_and_itself() -> None:
    (run,) = lay_runs(
        [
            Tokenised(above=((1,), (2,)), text=(5, 6)),
            Tokenised(above=((1,), (2,)), text=(7,)),
            Tokenised(above=((1,), (3,)), text=(8,)),
        ],
        HEAD,
    )
    lines, (sheet,) = run.lines, run.sheets
    assert lines is not None
    assert list(lines.ids) == [0, 9, 1, 2, 3]
    assert list(lines.places) == [0, 1, 2, 3, 3]
    assert [sees(run, lines, row) for row in range(5)] == [
        [0, 1],
        [0, 1],
        [0, 1, 2],
        [0, 1, 2, 3],
        [0, 1, 2, 4],
    ]
    assert list(sheet.ids) == [0, 9, 5, 6, END, 0, 9, 7, END, 0, 9, 8, END]
    assert list(sheet.places) == [0, 1, 4, 5, 6, 0, 1, 4, 5, 0, 1, 4, 5]
    assert sees(run, sheet, 0) == sees(run, sheet, 4) == [0, 1, 2, 3, 5, 6, 7, 8, 9]
    assert sees(run, sheet, 7) == [0, 1, 2, 3, 10, 11, 12, 13]
    assert sees(run, sheet, 12) == [0, 1, 2, 4, 14, 15, 16, 17]
    assert [member.own.tolist() for member in run.members] == [[7, 8], [12], [16]]
    assert run.members[2].whole.tolist() == [2, 4, 14, 15, 16, 17]


def test_a_passage_under_nothing_stands_as_it_would_alone() -> None:
    (run,) = lay_runs([Tokenised(above=(), text=(5, 6))], HEAD)
    (sheet,) = run.sheets
    assert run.lines is None
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
    for sheet in (sheet for run in runs for sheet in sheets(run)):
        assert len(sheet.ids) <= LONGEST
        assert max(sheet.places) < LONGEST
    for sheet in (sheet for run in runs for sheet in run.sheets):
        assert len(sheet.branches) == 1 or len(sheet.ids) <= SHEET


@given(texts)
def test_a_text_sees_its_lines_and_itself_only(laid: list[Tokenised]) -> None:
    for run in lay_runs(laid, HEAD):
        for sheet in run.sheets:
            for branch in sheet.branches:
                seen = sees(run, sheet, branch.own.start)
                members = [member for member in run.members if set(member.own) & set(seen)]
                assert len(members) <= 1
                assert {token for member in members for token in member.whole} <= set(seen)
