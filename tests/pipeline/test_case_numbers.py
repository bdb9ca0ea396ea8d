from __future__ import annotations

import pytest

from pipeline.case_numbers import find_case_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Medlemsforslag om vand (2025-0092063)", ["2025-0092063"]),
        ("Sagsnr. 25/26257", ["25/26257"]),
        ("Sag 24/11873 og 11/46843", ["24/11873", "11/46843"]),
        ("J.nr. ØU 397/2005", ["ØU 397/2005"]),
        ("BR 369/04, MFU 53/2000 og BOR 17/2012", ["BR 369/04", "MFU 53/2000", "BOR 17/2012"]),
        ("J.nr. M 1692-1/00", ["M 1692-1/00"]),
        ("Journalnr.:TL200218", ["TL200218"]),
        ("Sags-id: SAG-2024-12345", ["SAG-2024-12345"]),
        ("Sag BS-12345/2023-OLR", ["BS-12345/2023-OLR"]),
        ("i årene 2014-2020, skoleåret 2024/25, 24/7 og 11/2004", []),
        ("Telefon 33-445566", []),
    ],
)
def test_case_numbers_of_every_system_are_read(text: str, numbers: list[str]) -> None:
    assert [case.number for case in find_case_numbers(text)] == numbers
