"""Numbers and percentages: printed Danish in, decimals out."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.danish.quantities.numbers import find_numbers, format_number
from models.danish.quantities.percents import find_percents
from models.danish.quantities.references import find_references

DECIMALS = st.decimals(
    min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=3
)


def values(text: str) -> list[tuple[str, str]]:
    return [(number.verbatim, str(number.value)) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.234.567,89 kr.", [("1.234.567,89", "1234567.89")]),
        (
            "1\u00a0234 elever og 12\u2009500 kr.",
            [("1\u00a0234", "1234"), ("12\u2009500", "12500")],
        ),
        ("2 300 000 kr.", [("2 300 000", "2300000")]),
        ("Office 365 til 100 brugere", [("365", "365"), ("100", "100")]),
        ("5,8 mio. og 1,2 mia.", [("5,8 mio.", "5800000"), ("1,2 mia.", "1200000000")]),
        ("2½ time, ½ dag", [("2½", "2.5"), ("½", "0.5")]),
        ("et fald på -3,5 og −2", [("-3,5", "-3.5"), ("−2", "-2")]),
        ("10-12 skoler", [("10", "10"), ("12", "12")]),
        ("enogtyve skoler", [("enogtyve", "21")]),
        ("halvtreds af femogfirs", [("halvtreds", "50"), ("femogfirs", "85")]),
        ("to hundrede og femogtyve", [("to hundrede og femogtyve", "225")]),
        ("tre tusind fem hundrede", [("tre tusind fem hundrede", "3500")]),
        ("tretusindfemhundrede", [("tretusindfemhundrede", "3500")]),
        ("halvanden million", [("halvanden million", "1500000")]),
        ("to en halv million", [("to en halv million", "2500000")]),
        ("en kommune, et hus", []),
        ("den tredje gang", [("tredje", "3")]),
        ("sag 2025-0092063 og 25/26257, afsnit 4.2, den 27.03.2025", []),
        ("tlf. 33 66 33 66", []),
    ],
)
def test_numbers_as_printed(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@settings(deadline=None, max_examples=60)
@given(DECIMALS)
def test_a_formatted_number_is_read_back(value: Decimal) -> None:
    printed = format_number(value)
    (number,) = find_numbers(f"I alt {printed} i året.")
    assert number.value == value
    assert number.verbatim == printed


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="0123456789.,-– /½%krmio.tecn\u00a0", max_size=40))
def test_spans_give_the_printed_characters(text: str) -> None:
    for number in find_numbers(text):
        assert number.span.of(text) == number.verbatim


@pytest.mark.parametrize(
    ("text", "value", "high", "points"),
    [
        ("steg 12,5 pct.", "12.5", None, False),
        ("fem procent af", "5", None, False),
        ("10-12 %", "10", "12", False),
        ("mellem 5 og 7 procent", "5", "7", False),
        ("3,5 procentpoint", "3.5", None, True),
    ],
)
def test_percentages(text: str, value: str, high: str | None, points: bool) -> None:
    (percent,) = find_percents(text)
    assert percent.value == Decimal(value)
    assert percent.value_high == (Decimal(high) if high else None)
    assert percent.points is points


def test_references_name_what_they_point_at() -> None:
    text = "Jf. § 12, stk. 5, bilag 2 og 3 samt side 14 i sag 2025-0092063."
    assert [found.verbatim for found in find_references(text)] == [
        "§ 12, stk. 5",
        "bilag 2 og 3",
        "side 14",
        "2025-0092063",
    ]
