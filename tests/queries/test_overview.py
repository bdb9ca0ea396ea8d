"""Overviews: every row cited, closed papers left out, no cell a formula."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from readings import RECIPE, original_reading, reading, theme

from corpus.catalogue import Catalogue
from corpus.drafts import Citation
from corpus.errors import UsageError
from corpus.findings import Reading
from corpus.papers import Access
from corpus.settings import Settings
from corpus.spans import Span
from queries import overview_rows
from queries.overview import Overview, overview
from queries.overview_rows import CostRow, Topic
from queries.replacing import replaced_in


def themed(made: Reading, name: str) -> Reading:
    return replace(made, themes=tuple(theme(passage, name) for passage in made.passages))


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    held = Catalogue.open(Settings(home=tmp_path))
    for made in (
        themed(reading("regler", ["=Data bør kunne flyttes uden tab."]), "princip"),
        themed(reading("lukket", ["Princippet er hemmeligt."], access=Access.CLOSED), "princip"),
        reading("andet", ["Mødet begyndte kl. 16."]),
    ):
        held.add(original_reading(made), recipe=RECIPE)
    return held


def test_rows_quote_the_passages_of_the_theme(catalogue: Catalogue) -> None:
    table = overview("principles", catalogue)

    (row,) = table.json()
    assert row["wording"] == row["citation"]["quote"] == "=Data bør kunne flyttes uden tab."
    assert "Rapport om regler, 1. maj 2025, side 1" in table.text()
    assert "Data bør kunne flyttes" in table.html()


def test_no_paper_is_looked_up_by_itself(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read = Catalogue.passages_of
    monkeypatch.delattr(Catalogue, "paper")
    monkeypatch.setattr(
        Catalogue, "passages_of", lambda held, paper: asked.append(paper) or read(held, paper)
    )
    assert overview("principles", catalogue).rows
    assert asked == ["p-regler"], "papers without the theme are not opened"


def test_a_cell_that_looks_like_a_formula_stays_text(catalogue: Catalogue) -> None:
    assert "'=Data bør" in overview("principles", catalogue).csv()


def test_a_paper_that_a_newer_version_replaces_is_left_out(catalogue: Catalogue) -> None:
    newer = reading(
        "nye", ["Data skal kunne flyttes."], title="Rapport om regler (revideret)", url="u"
    )
    (held,) = catalogue.add(original_reading(themed(newer, "princip")), recipe=RECIPE)
    assert held.version_of == "p-regler"

    (row,) = overview("principles", catalogue).json()

    assert row["wording"] == "Data skal kunne flyttes."


def test_closed_papers_need_clearance(catalogue: Catalogue) -> None:
    assert len(overview("principles", catalogue, closed=True).rows) == 2


def test_a_table_is_narrowed_to_papers_and_to_words(catalogue: Catalogue) -> None:
    whole = overview("principles", catalogue, closed=True)
    open_paper = catalogue.papers()

    def told(table: Overview) -> list[str]:
        return [row.citation.paper for row in table.rows]

    assert told(whole) == ["p-lukket", "p-regler"]
    assert told(whole.of(open_paper)) == told(whole.holding("data")) == ["p-regler"]
    assert told(whole.holding("princip hemmelige")) == ["p-lukket"]
    assert told(whole.holding("data hemmelige")) == []


@pytest.mark.parametrize(
    ("line", "is_held"),
    [
        ("licens", True),
        ("licenserne og udgiften", True),
        ("2024", True),
        ("kontor 2024", True),
        ("2023", False),
        ("202", False),
        ("ser", False),
        ("drift", False),
    ],
)
def test_words_are_found_in_any_form_and_within_compounds(line: str, is_held: bool) -> None:
    row = cost("a", 100, "udgifter til kontorlicenser", 2024)
    table = Overview(topic=Topic.COSTS, rows=(row,))

    assert bool(table.holding(line).rows) == is_held


def cost(paper: str, kroner: int, pays_for: str, year: int) -> CostRow:
    return CostRow(
        amount=f"{kroner} kr.",
        kroner=Decimal(kroner),
        kroner_high=None,
        year_from=year,
        year_to=year,
        pays_for=pays_for,
        change=None,
        yearly=None,
        conflict=None,
        citation=Citation(
            paper=paper,
            title=paper,
            date=None,
            page=1,
            quote="",
            span=Span(0, 0),
            boxes=(),
            url=None,
            ocr=False,
        ),
    )


def test_papers_that_tell_another_sum_of_the_same_are_named() -> None:
    rows = [
        cost("a", 100, "skolemad", 2024),
        cost("b", 120, "skolemaden", 2024),
        cost("b", 130, "skolemad", 2025),
        cost("a", 140, "veje", 2024),
    ]
    told = [row.conflict for row in overview_rows._with_conflicts(rows)]

    assert told == ["120 kr.", "100 kr.", None, None]


def test_what_each_cost_is_for_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing each with each took a quarter of a minute for 3,000 costs."""
    read: list[str] = []

    def counted(text: str) -> list[str]:
        read.append(text)
        return [text]

    monkeypatch.setattr(overview_rows, "content_terms", counted)
    rows = [cost(f"p{number}", number, "skolemad", 2024) for number in range(50)]

    assert len(list(overview_rows._with_conflicts(rows))) == len(read) == 50


def test_an_unknown_topic_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="principles"):
        overview("weather", catalogue)


def test_an_alternative_says_what_it_replaces_and_who_has_taken_it(tmp_path: Path) -> None:
    held = Catalogue.open(Settings(home=tmp_path))
    sentence = "Prøvelev har forladt Biblos til fordel for LibreBib."
    made = themed(reading("skift", ["Ad 2.", "Nye veje", sentence]), "alternativ")
    held.add(original_reading(made), recipe=RECIPE)

    (row,) = overview("alternatives", held).json()
    assert (row["name"], row["replaces"], row["example"]) == ("LibreBib", "Biblos", True)
    assert row["wording"] == sentence


def test_a_numbered_principle_is_told_past_its_label(tmp_path: Path) -> None:
    held = Catalogue.open(Settings(home=tmp_path))
    made = reading("regler", ["Princip 3. Der skal altid være en udgang"])
    (passage,) = made.passages
    label = Span(passage.span.start, passage.span.start + len("Princip 3."))
    rest = Span(label.end + 1, passage.span.end)
    numbered = replace(passage, number="3", sentences=(label, rest))
    held.add(
        original_reading(themed(replace(made, passages=(numbered,)), "princip")), recipe=RECIPE
    )

    (row,) = overview("principles", held).json()
    assert (row["number"], row["wording"]) == ("3", passage.text)


@pytest.mark.parametrize(
    ("sentence", "replaced"),
    [
        ("Delstaten har forladt Microsoft til fordel for LibreOffice.", "Microsoft"),
        (
            "Der afdækkes alternativer til de nuværende kontorprogrammer.",
            "nuværende kontorprogrammer",
        ),
        ("Rørene kan bores i stedet for åben grav.", "åben grav"),
        ("Omsorgssystemet afløses af Sygeplejen.", None),
        ("Den første time er gratis i stedet for at give licenser.", None),
        ("Der er fundet alternativer til fire.", None),
    ],
)
def test_what_is_replaced_is_named(sentence: str, replaced: str | None) -> None:
    assert replaced_in(sentence) == replaced
