"""Sums of money: printed Danish in, kroner out."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.danish.quantities.money import find_money, format_kroner, header_unit
from models.danish.quantities.years import find_years


def sums(text: str) -> list[tuple[str, int] | tuple[str, int, int]]:
    return [
        (money.verbatim, int(money.kroner))
        if money.kroner_high is None
        else (money.verbatim, int(money.kroner), int(money.kroner_high))
        for money in find_money(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5,8 mio. kr.", [("5,8 mio. kr.", 5_800_000)]),
        ("5,8 mio.kr. i alt", [("5,8 mio.kr.", 5_800_000)]),
        ("3.735 mio. kr.", [("3.735 mio. kr.", 3_735_000_000)]),
        ("2,7 mill. kr.", [("2,7 mill. kr.", 2_700_000)]),
        ("1,2 mia. kr.", [("1,2 mia. kr.", 1_200_000_000)]),
        ("3.700 t. kr.", [("3.700 t. kr.", 3_700_000)]),
        ("3.700 t.kr.", [("3.700 t.kr.", 3_700_000)]),
        ("250 tkr.", [("250 tkr.", 250_000)]),
        ("kr. 4.500 pr. elev", [("kr. 4.500", 4500)]),
        ("4.500,- pr. elev", [("4.500,-", 4500)]),
        ("DKK 4.500", [("DKK 4.500", 4500)]),
        ("1\u00a0237\u00a0500 kr.", [("1\u00a0237\u00a0500 kr.", 1_237_500)]),
        ("½ mio. kr.", [("½ mio. kr.", 500_000)]),
        ("tre millioner kroner", [("tre millioner kroner", 3_000_000)]),
        ("halvanden mia. kr.", [("halvanden mia. kr.", 1_500_000_000)]),
        ("-3,5 mio. kr.", [("-3,5 mio. kr.", -3_500_000)]),
        ("10-12 mio. kr.", [("10-12 mio. kr.", 10_000_000, 12_000_000)]),
        ("mellem 5 og 7 mio. kr.", [("5 og 7 mio. kr.", 5_000_000, 7_000_000)]),
        (
            "10 mio. kr. til 12 mio. kr.",
            [("10 mio. kr. til 12 mio. kr.", 10_000_000, 12_000_000)],
        ),
        ("fra 8 mio. kr. til 9 mio. kr.", [("8 mio. kr.", 8_000_000), ("9 mio. kr.", 9_000_000)]),
        ("fra 8 til 9 mio. kr.", [("8", 8_000_000), ("9 mio. kr.", 9_000_000)]),
        (
            "hhv. 3,2, 4,1 og 5,0 mio. kr.",
            [("3,2", 3_200_000), ("4,1", 4_100_000), ("5,0 mio. kr.", 5_000_000)],
        ),
        (
            "46,5 mio. kr. i 2025 og 37,5 mio. kr. i 2026 og frem",
            [("46,5 mio. kr.", 46_500_000), ("37,5 mio. kr.", 37_500_000)],
        ),
        ("i 2024 kr. 4.500", [("kr. 4.500", 4500)]),
        ("§ 12 og 4 mio. kr.", [("4 mio. kr.", 4_000_000)]),
        ("5 mio. borgere, bilag 3, tlf. 33 66 33 66, side 12", []),
        ("12 mio. euro", []),
    ],
)
def test_sums_as_printed(text: str, expected: list[tuple[str, int]]) -> None:
    assert sums(text) == expected


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("2 mio. kr. (2024-p/l)", 2024),
        ("2 mio. kr. i 2023-priser", 2023),
        ("2 mio. kr. årligt (2025-pl). Derefter 3.", 2025),
        ("Det koster 2 mio. kr. Beløb er i 2025-priser.", None),
    ],
)
def test_the_price_level_of_the_sentence(text: str, level: int | None) -> None:
    assert find_money(text)[0].price_level == level


@pytest.mark.parametrize("text", ["9" * 60 + " kr.", "9" * 400 + " mio. kr."])
def test_a_key_of_many_digits_is_no_sum(text: str) -> None:
    assert find_money(text) == ()


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=1, max_value=10**12))
def test_formatted_kroner_are_read_back(kroner: int) -> None:
    (money,) = find_money(f"Der afsættes {format_kroner(Decimal(kroner))} til formålet")
    assert money.kroner == kroner


@pytest.mark.parametrize(
    ("header", "unit"),
    [("Beløb (1.000 kr.)", 1000), ("t.kr.", 1000), ("i mio. kr.", 10**6), ("Kr.", 1), ("År", None)],
)
def test_the_unit_of_a_table_header(header: str, unit: int | None) -> None:
    assert header_unit(header) == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i 2025-2028", [(2025, 2028)]),
        ("skoleåret 2024/25", [(2024, 2025)]),
        ("i 2025 og 2026", [(2025, 2025), (2026, 2026)]),
        ("i 2025 og frem", [(2025, None)]),
        ("2026 ff.", [(2026, None)]),
        ("2024-p/l, sag 2025-0092063, 2025 kr., 2.025", []),
    ],
)
def test_years(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert [(years.first, years.last) for years in find_years(text)] == expected
