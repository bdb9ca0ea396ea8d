"""Titles and kinds of papers by what is printed at their front."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.papers import Kind
from pipeline.front import find_front
from pipeline.layout import lay_out, lay_text
from tests.support.laying import front_of, lay, structure_of
from tests.support.setting import line, pages

LONG = (
    "Kommunen har siden 2021 haft en fælles aftale om drift af alle systemer, og aftalen er "
    "forlænget to gange, senest i foråret, hvor der samtidig blev aftalt en ny pris for support."
)


@pytest.mark.parametrize(
    ("notation", "title"),
    [
        (
            "# BYRÅDET\n# DAGSORDEN\nfor mødet den 4. maj 2025\n# Lys på stier (2025-0012345)",
            "Lys på stier",
        ),
        ("# 14. Lys på stier (2025-0012345)\n## Indstilling", "Lys på stier"),
        ("NOTAT\n# Vand i kældre", "Vand i kældre"),
        ("Til Økonomiudvalget\nDato: 4. maj 2025\n# Vand i kældre", "Vand i kældre"),
        (
            "# Afrapportering af projektet:\n# Vand i kældre",
            "Afrapportering af projektet: Vand i kældre",
        ),
        ("# Plan for skoler under\n# Vandrådet", "Plan for skoler under Vandrådet"),
        ("# Kvalitets-\n# kriterier for skoler", "Kvalitetskriterier for skoler"),
        ("Et notat om vand\n" + LONG, "Et notat om vand"),
        ("# Att lära för hållbar utveckling\n## Betänkande", "Att lära för hållbar utveckling"),
        ("# EKSEMPELKØBING KOMMUNE\nVedr.: Vand i kældre\nKære Ane Holm", "Vand i kældre"),
        ("# Eksempelkøbing Kommune\n## Vand i kældre", "Vand i kældre"),
        ("# å É MÅ j ENN 32\n## Vand i kældre", "Vand i kældre"),
        ("# • • •\n# Vand i kældre", "Vand i kældre"),
        ("# HAVNBY\nKOMMUNE\n## Vand i kældre\n" + LONG, "Vand i kældre"),
        ("# nordplan\n## Vand i kældre\n" + LONG, "Vand i kældre"),
        ("# Vandplan\n## Bilag for kommunen\n" + LONG, "Vandplan"),
        ("# Plan for vand i 2020 til 2024\n## 1 Indledning", "Plan for vand i 2020 til 2024"),
        ("Torvet 4, 4321 Eksempelby\n# Vand i kældre", "Vand i kældre"),
        ("12 34\n* * *", ""),
        ("# Budget 2026, 1.000 kr.\n" + LONG, "Budget 2026, 1.000 kr."),
        ("# 8 14 mio. kr. 11 pct.\n# Årsrapport 2024", "Årsrapport 2024"),
        ("Emne: SV: Vand i kældre\nKære Ane Holm", "Vand i kældre"),
        (
            "# Dagsorden\n# Økonomiudvalget\n## 1. Lys på stier\nLangs åen.\n## 2. Vand i kældre",
            "Dagsorden, Økonomiudvalget",
        ),
        ("# Referat\nMødelokale: Salen\nPunkter på åbent møde:", "Referat"),
        ("# UDKAST\n## Plan for vand", "Plan for vand"),
        (
            "# Spørgsmål fra Ane Holm (Ø)\nVandby, den 4. maj 2025\nTil Vandværket og havnen.",
            "Spørgsmål fra Ane Holm (Ø)",
        ),
    ],
)
def test_the_title_is_more_than_a_label(notation: str, title: str) -> None:
    assert front_of(notation).title == title


def test_a_cover_in_capitals_gives_way_to_normal_spelling() -> None:
    front = front_of(
        "# BILAG 1 - UDDRAG AF RAPPORT OM VAND\n---\n# Uddrag af rapport om vand\n" + LONG
    )

    assert front.title == "Uddrag af rapport om vand"


def test_an_unfinished_title_ends_in_the_next_line_of_its_size() -> None:
    laid = lay("# Skolernes vand:\n# En rapport\n# Prøver og svar")
    sizes = (40.0, 12.0, 40.0)
    blocks = [replace(block, size=size) for block, size in zip(laid.blocks, sizes, strict=True)]
    title = find_front(replace(laid, blocks=tuple(blocks))).title
    assert title == "Skolernes vand: Prøver og svar"


def test_a_paper_without_title_is_called_by_its_first_words() -> None:
    assert front_of(LONG).title.startswith("Kommunen har siden 2021")


@pytest.mark.parametrize(
    ("notation", "kind"),
    [
        ("# Politikersvar til Ane Holm (F) om vand", Kind.POLITIKERSVAR),
        (
            "# Vand\nAne Holm (F) har den 3. maj 2025 stillet spørgsmål om vand.\n## Svar\nJa.",
            Kind.POLITIKERSVAR,
        ),
        ("# Spørgsmål til forvaltningen om vand\nAne Holm (F)\n• Hvornår?", Kind.ANDET),
        ("# BYRÅDET\n# DAGSORDEN\n# Vand", Kind.DAGSORDEN),
        ("# Medlemsforslag om vand\nDet foreslås,", Kind.DAGSORDEN),
        (
            "# Vand\n## Indstilling\nat vand spares\n## Problemstilling\nDer er vand.",
            Kind.INDSTILLING,
        ),
        (
            "# Vand\n## Indstilling\nat vand spares\n## Økonomi\nIntet.\n## Beslutning\nGodkendt.",
            Kind.REFERAT,
        ),
        ("# Økonomiudvalget – referat fra mødet den 1. maj 2025", Kind.REFERAT),
        ("BESLUTNINGSPROTOKOL\nfra ordinært møde den 3. maj 2001\nINDSTILLING", Kind.REFERAT),
        ("# Evalueringsrapport om vand", Kind.RAPPORT),
        ("# BILAG 1 - UDDRAG AF DELRAPPORT OM VAND", Kind.RAPPORT),
        ("Bilag 3\n# Oversigt over vand", Kind.BILAG),
        ("NOTAT\n# Vand i kældre\n" + LONG, Kind.ANDET),
    ],
)
def test_the_kind_is_told_by_label_title_or_sections(notation: str, kind: Kind) -> None:
    assert structure_of(notation).kind is kind


def test_a_word_across_the_page_is_no_title() -> None:
    words = line(60, 100, "Plan for vand og varme", size=16) + line(60, 130, "Vand i kældre")
    printed = pages([*line(200, 400, "KUN TIL GENNEMSYN", size=60, turn=45), *words])
    laid = lay_text(lay_out(printed), printed)
    assert find_front(laid).title == "Plan for vand og varme"


def test_an_agenda_without_a_label_is_called_by_the_head_that_names_its_body() -> None:
    laid = lay("# 1. Godkendelse af dagsorden\nGodkendt.\n# 2. Vand i kældre\nTiltrådt.")
    laid = replace(laid, running=("Byrådet, 27-05-2025 Side 1",))
    assert find_front(laid).title == "Byrådet, 27-05-2025"


def test_a_list_of_appendices_does_not_make_the_paper_one() -> None:
    listed = structure_of("# Vand i kældre\nBilag 1: Rapport\nBilag 2: Tidsplan\nDer er vand.")
    assert listed.kind is Kind.ANDET
    assert structure_of("Bilag 1: Tidsplan\n# Vand i kældre\nDer er vand.").kind is Kind.BILAG
