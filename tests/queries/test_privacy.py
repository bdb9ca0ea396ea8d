"""What has the form of a person's number is masked; other numbers stay as they are."""

from __future__ import annotations

import pytest

from queries.privacy import mask_personal_numbers


@pytest.mark.parametrize("number", ["010190-1234", "311299 0000", "0101901234"])
def test_a_number_of_the_form_is_masked_at_equal_length(number: str) -> None:
    masked = mask_personal_numbers(f"Født {number}.")

    assert number not in masked and "xxxx" in masked
    assert len(masked) == len(f"Født {number}.")


@pytest.mark.parametrize(
    "text",
    [
        "Sag 2025-0101901234 er ny.",  # the end of a longer number
        "Journal 010190-12345.",
        "Konto 1010190-1234.",
        "Den 320190-1234 findes ikke.",  # no day
        "Tallet 011390-1234 har ingen måned.",
        "Telefon 33 66 33 66 og 12,4 mio. kr.",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask_personal_numbers(text) == text
