"""Two versions of a paper are compared passage by passage."""

from __future__ import annotations

from readings import reading

from queries.differences import ChangeKind, differences

BEFORE = ["Vejen er lukket i maj.", "Arbejdet koster 4,1 mio. kr. i alt.", "Der er høring i juni."]


def test_equal_versions_do_not_differ() -> None:
    assert differences(reading("a", BEFORE), reading("b", BEFORE)) == ()


def test_a_changed_figure_is_shown_by_itself() -> None:
    after = [BEFORE[0], "Arbejdet koster 5,3 mio. kr. i alt.", BEFORE[2]]

    (difference,) = differences(reading("a", BEFORE), reading("b", after))

    assert difference.kind is ChangeKind.REWORDED
    assert (difference.removed_words, difference.added_words) == (("4,1",), ("5,3",))


def test_passages_that_came_and_went_are_told_apart_from_reworded_ones() -> None:
    after = [BEFORE[0], "Udgiften dækkes af puljen til cykelstier.", BEFORE[2], "Nyt punkt."]

    found = differences(reading("a", BEFORE), reading("b", after))

    assert [difference.kind for difference in found] == [
        ChangeKind.ADDED,
        ChangeKind.REMOVED,
        ChangeKind.ADDED,
    ]


def test_a_moved_line_end_is_no_change() -> None:
    wrapped = [BEFORE[0].replace(" i maj", "\ni maj"), *BEFORE[1:]]

    assert differences(reading("a", BEFORE), reading("b", wrapped)) == ()
