"""Past forms of strong verbs are led back to their verb."""

from __future__ import annotations

import pytest

from models.danish.strong_verbs import infinitive, is_past


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("vedtog", "vedtage"),
        ("vedtaget", "vedtage"),
        ("afholdt", "afholde"),
        ("udgav", "udgive"),
        ("fandt", "finde"),
        ("steg", "stige"),
        ("bevilges", "bevilges"),
        ("lån", "lån"),
        ("bad", "bad"),
    ],
)
def test_the_verb_of_a_past_form(form: str, verb: str) -> None:
    assert infinitive(form) == verb


def test_pasts_are_told_from_nouns() -> None:
    assert is_past("deltog") and is_past("opførtes") is False and is_past("svarede")
    assert not is_past("busser")
