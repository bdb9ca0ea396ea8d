"""What is to come and what has happened, where one of them is asked for."""

import pytest

from queries.asked import read_part
from queries.tense import is_only_planned, is_over


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Havnen forventer at undersøge broen i år.", True),
        ("Når broen er undersøgt, kan den åbne.", True),
        ("Havnen skal undersøge broen.", True),
        ("Broen blev undersøgt i maj.", False),
        ("Broen skal males, og den er undersøgt.", False),
        ("at Byrådet pålægger Havnen at redegøre for broen.", True),
    ],
)
def test_what_is_planned_does_not_tell_that_it_was_done(sentence: str, *, expected: bool) -> None:
    assert is_only_planned(read_part("Blev broen undersøgt i år?"), sentence) is expected


def test_an_order_tells_whether_it_was_given() -> None:
    asked = read_part("Har Byrådet pålagt Havnen at redegøre for broen?")

    assert not is_only_planned(asked, "at Byrådet pålægger Havnen at redegøre for broen.")


def test_what_is_to_come_is_no_matter_of_the_past() -> None:
    assert not is_over(read_part("Hvornår blev broen bygget?"), "Broen blev bygget i 2019.")
    assert is_over(read_part("Hvornår bygges broen?"), "Broen var bygget i 2019.")
