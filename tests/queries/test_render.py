"""Drafts as files: complete, escaped, self-contained, and the same every time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from drafts import citation, draft

from corpus.drafts import Conflict
from corpus.errors import UnusableInputError
from corpus.months import Month
from corpus.spans import Box
from queries.citations import where
from queries.render.html import render_html
from queries.render.json import draft_from_json, draft_json
from queries.render.markdown import render_markdown
from queries.render.particulars import searched_line

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Checker(HTMLParser):
    """Notes tags left open, ids, references to them, and addresses outside the page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["popovertarget"]] if "popovertarget" in given else []
        href = given.get("href", "")
        self.targets += [href[1:]] if href.startswith("#") else []
        addresses = (given.get("src", ""), href)
        self.outside += [a for a in addresses if a.startswith(("http", "//"))]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_reaches_nothing_outside() -> None:
    seen: list[tuple[str, int, int]] = []

    def page_image(paper: str, page: int, boxes: Sequence[Box]) -> bytes | None:
        seen.append((paper, page, len(boxes)))
        return b"png"

    checker = Checker()
    page = render_html(draft(), page_image)
    checker.feed(page)

    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    assert set(checker.targets) <= set(checker.ids)
    assert checker.outside == []
    assert "<script" not in page
    assert seen == [("p1", 2, 1)] * 3


def test_what_papers_say_is_escaped() -> None:
    assert "&lt;pr. time&gt; &amp;" in render_html(draft())
    assert r"\<pr. time\>" in render_markdown(draft())


def test_without_images_citations_lead_to_the_sources() -> None:
    page = render_html(draft())

    assert 'href="#kilde-1"' in page
    assert "popovertarget" not in page


@pytest.mark.parametrize(
    "words",
    [
        "**Til:** Ida Lund (B)",
        "## Spørgsmål 1",
        "*Fundet.*",
        "*Ikke fundet.*",
        "Det nærmeste, dokumenterne siger (ikke et svar): »Beboere kan købe en licens.« [2]",
        "## Modstrid mellem dokumenterne",
        "## Hvad dokumenterne ikke besvarer",
        "senest 31. december 2026 (»i 2026«)",
        "1. Takster, 3. april 2025, side 2:",
        "Der er søgt i 3 dokumenter",
        "1 fil eller side kunne ikke læses",
        "2 dokumenter, som kilderne nævner, har ikke kunnet hentes",
    ],
)
def test_the_letter_says(words: str) -> None:
    assert words in render_markdown(draft())


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2025-03-27", "2025-03-27", "dokumenter fra 27. marts 2025, i alt"),
        ("2024-01-09", "2025-03-27", "dokumenter fra 9. januar 2024 til 27. marts 2025, i alt"),
        (None, None, "dokumenter, i alt"),
    ],
)
def test_the_period_that_was_searched(first: str | None, last: str | None, period: str) -> None:
    days = [None if day is None else datetime.date.fromisoformat(day) for day in (first, last)]
    assert period in searched_line(replace(draft().searched, first=days[0], last=days[1]))


def test_json_there_and_back_is_the_same_draft() -> None:
    assert draft_from_json(draft_json(draft())) == draft()


def test_a_month_is_printed_as_one_there_and_back() -> None:
    december = replace(citation(), title="Veje", date=Month(2024, 12, 1))
    conflict = Conflict(about="valget", citations=(december,))

    again = draft_from_json(draft_json(replace(draft(), conflicts=(conflict,))))

    for named in (december, again.conflicts[0].citations[0]):
        assert where(named) == "Veje, december 2024, side 2"


def test_other_json_is_no_draft() -> None:
    with pytest.raises(UnusableInputError, match="kildesvar answer"):
        draft_from_json({"questions": []})
