"""Passages: each equals its span, none overlaps, together they cover the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.findings import Role
from corpus.spans import Span
from pipeline.blocks import BlockKind
from pipeline.passages import MOST_WORDS
from tests.support.laying import lay, read
from tests.support.readings import original

SENTENCE = "Kommunen bør kun købe systemer, hvor data kan flyttes uden tab, når aftalen udløber."

_WORDS = st.text(alphabet="abcæøå", min_size=1, max_size=9)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=40).map(
    lambda words: " ".join(words).capitalize() + "."
)
_LINES = st.tuples(
    st.sampled_from(["# ", "## ", "• ", "2. ", "| ", ""]),
    st.lists(_SENTENCES, min_size=1, max_size=20).map(" ".join),
).map("".join)


@settings(deadline=None, max_examples=25)
@given(st.lists(_LINES, min_size=1, max_size=8).map("\n".join))
def test_passages_are_their_spans_in_order_and_cover_the_body(notation: str) -> None:
    reading = read(notation)

    assert all(passage.span.of(reading.text) == passage.text for passage in reading.passages)
    ends = [0] + [passage.span.end for passage in reading.passages]
    assert all(p.span.start >= end for p, end in zip(reading.passages, ends, strict=False))
    assert not _uncovered(notation)
    assert all(len(passage.text.split()) <= MOST_WORDS for passage in reading.passages)


@settings(deadline=None, max_examples=25)
@given(st.lists(_LINES, min_size=1, max_size=8).map("\n".join))
def test_sentences_lie_in_their_passage_in_order(notation: str) -> None:
    for passage in read(notation).passages:
        assert all(passage.span.contains(sentence) for sentence in passage.sentences)
        assert list(passage.sentences) == sorted(passage.sentences)
        assert passage.sentences[0].start == passage.span.start
        assert passage.sentences[-1].end == passage.span.end


def test_reading_twice_gives_the_same() -> None:
    assert read(f"# Vand\n{SENTENCE}") == read(f"# Vand\n{SENTENCE}")


def test_a_long_paragraph_is_cut_at_sentence_ends_into_equal_pieces() -> None:
    passages = read("# Vand\n" + " ".join([SENTENCE] * 30)).passages

    lengths = [len(passage.text.split()) for passage in passages]
    assert len(passages) == 3
    assert max(lengths) - min(lengths) <= len(SENTENCE.split())
    assert all(passage.text.endswith("udløber.") for passage in passages)


def test_list_items_keep_the_line_that_leads_them_in() -> None:
    items = [
        passage
        for passage in read("# Vand\nUdvalget lægger vægt på:\n• pris\n• drift").passages
        if passage.role is Role.LIST_ITEM
    ]

    assert [item.context for item in items] == ["Udvalget lægger vægt på:"] * 2


def test_a_heading_that_states_a_rule_is_a_passage_too() -> None:
    passages = read(
        f"# Rapport om data\n## Princip 5 Data skal kunne flyttes\n{SENTENCE}\n## Baggrund\nKort."
    ).passages

    assert [passage.number for passage in passages] == ["5", None, None]
    assert passages[1].headings == ("Rapport om data", "Princip 5 Data skal kunne flyttes")


def test_what_holds_no_letter_or_figure_is_no_passage() -> None:
    passages = read("# Vand\n• ………………\n***\n| 12 14\nKort.").passages
    assert [passage.text for passage in passages] == ["12 14", "Kort."]


def test_a_rule_keeps_its_own_number_behind_that_of_its_chapter() -> None:
    passages = read(f"# Rapport\n## 3.5.1. Princip 5: Data kan flyttes\n{SENTENCE}").passages
    assert [passage.number for passage in passages] == ["5", None]


def test_ids_change_with_the_place_and_not_with_the_day() -> None:
    first, second = read(f"# Vand\n{SENTENCE}\n{SENTENCE}").passages

    assert first.id != second.id
    assert first.paper == read("# Vand").paper.id
    assert original("paper").sha256 not in first.id


def headings_of(notation: str) -> list[tuple[str, ...]]:
    return [passage.headings for passage in read(notation).passages]


def test_the_sections_of_a_case_stand_under_its_item_though_printed_alike() -> None:
    minutes = f"""# Referat
## 3. Broen (2025-0001)
## Indstilling
{SENTENCE}
## Økonomi
{SENTENCE}
## 4. Eventuelt
{SENTENCE}"""
    assert headings_of(minutes) == [
        ("Referat", "3. Broen (2025-0001)", "Indstilling"),
        ("Referat", "3. Broen (2025-0001)", "Økonomi"),
        ("Referat", "4. Eventuelt"),
    ]


def test_other_headings_printed_like_a_numbered_one_stand_beside_it() -> None:
    report = f"# Rapport\n## 3. Broen\n{SENTENCE}\n## Litteratur\n{SENTENCE}"
    assert headings_of(report) == [("Rapport", "3. Broen"), ("Rapport", "Litteratur")]


def test_nothing_stands_under_a_letterhead_but_under_the_body() -> None:
    letter = f"# Eksempelkøbing Kommune\n## Svar om broen\n{SENTENCE}"
    assert headings_of(letter) == [("Svar om broen",)]
    agenda = f"# BYRÅDET\n## 3. Broen (2025-0001)\n{SENTENCE}"
    assert headings_of(agenda) == [("BYRÅDET", "3. Broen (2025-0001)")]


def _uncovered(notation: str) -> list[str]:
    """The words of body blocks that no passage holds."""
    laid, reading = lay(notation), read(notation)
    body = [block.span for block in laid.blocks if block.kind is not BlockKind.HEADING]
    covered = [passage.span for passage in reading.passages]
    return [
        span.of(laid.text)
        for span in body
        if not _covers(laid.text, span, [part for part in covered if part.overlaps(span)])
    ]


def _covers(text: str, span: Span, parts: list[Span]) -> bool:
    held = "".join(part.of(text) for part in parts)
    return "".join(held.split()) == "".join(span.of(text).split())
