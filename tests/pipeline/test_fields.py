"""Fields as Danish papers print them: letterheads, meeting lines, margins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from corpus.months import Month
from corpus.papers import Meeting, Person
from corpus.table_rows import parted
from pipeline.dating import find_date
from pipeline.front import find_front
from pipeline.meeting import find_meeting
from pipeline.printouts import running_lines
from tests.support.laying import lay, read

KK_ITEM = """
# TEKNIK- OG MILJØUDVALGET
# DAGSORDEN
for mødet den 12.03.2025, kl. 15:30 i Rådhuset, mødelokale 4
# Flere ladestandere (2025-0033871)
## Indstilling
Teknik- og Miljøforvaltningen indstiller, at Teknik- og Miljøudvalget over for \
Borgerrepræsentationen anbefaler,
1. at der afsættes 2,4 mio. kr.
## Problemstilling
Der mangler standere.
## Løsning
Der opstilles 40 standere.
## Økonomi
Udgiften er 2,4 mio. kr.
## Videre proces
Sagen forelægges Økonomiudvalget.
Søren Dalgaard /Mads Kjærholm
## Beslutning
Anbefalet.
"""


def test_an_item_carries_its_meeting() -> None:
    paper = read(KK_ITEM).paper

    assert paper.meeting == Meeting(
        starts_at=datetime(2025, 3, 12, 15, 30), place="Rådhuset, mødelokale 4"
    )
    assert (paper.date, paper.body) == (date(2025, 3, 12), "TMU")
    assert paper.case_numbers == ("2025-0033871",)
    assert paper.department == "Teknik- og Miljøforvaltningen"
    assert paper.people == (
        Person(name="Søren Dalgaard", party=None),
        Person(name="Mads Kjærholm", party=None),
    )


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("Dato: 3. april 2025", date(2025, 4, 3)),
        ("Eksempelkøbing, den 3. april 2025", date(2025, 4, 3)),
        ("Økonomiforvaltningen · 15. august 2024 · Sagsnr. 2024-0208457", date(2024, 8, 15)),
        ("Belægningsrådet, september 2023", date(2023, 9, 1)),
        ("Projektperiode: januar 2002 – december 2002", None),
        ("Høringsfrist den 3. april 2025", None),
        ("Aftalen blev forlænget den 3. april 2025", None),
        ("Modtaget 4. april 2025", None),
    ],
)
def test_a_paper_is_dated_by_lines_that_date_it(lines: str, day: date | None) -> None:
    assert read(f"{lines}\n# Vand i kældre\nDer er vand i mange kældre.").paper.date == day


@pytest.mark.parametrize(
    ("line", "kind"),
    [("Belægningsrådet, september 2023", Month), ("Belægningsrådet, 1. september 2023", date)],
)
def test_a_month_is_told_from_its_first_day(line: str, kind: type[date]) -> None:
    paper = read(f"{line}\n# Vand i kældre\nDer er vand i mange kældre.").paper

    assert (paper.date, type(paper.date)) == (date(2023, 9, 1), kind)


def test_a_letter_without_a_date_has_none() -> None:
    paper = read(
        "# Politikersvar til Ane Holm (F)\nAne Holm (F) har d. 3. april 2025 stillet spørgsmål."
    ).paper

    assert paper.date is None


def test_a_letterhead_in_the_margin_dates_the_paper() -> None:
    paper = read(
        """
        # Politikersvar til Ane Holm (F) om vand
        Ane Holm har spurgt til vandet i de mange kældre, som blev fyldt under skybruddet, \
        og forvaltningen har derfor undersøgt, hvor vandet kom fra, og hvad der kan gøres ved det.
        ## Økonomiforvaltningens svar
        Vandet kom fra åen.
        Økonomiforvaltningen Dato: 7. maj 2024
        """
    ).paper

    assert (paper.date, paper.department) == (date(2024, 5, 7), "Økonomiforvaltningen")


def test_a_date_below_its_label_dates_the_paper() -> None:
    paper = read(
        """
        # Svar om vand
        Vi har modtaget jeres brev om vandet i de mange kældre, som blev fyldt under skybruddet, \
        og har derfor undersøgt, hvor det kom fra, og hvad der kan gøres ved det inden næste gang.
        Dato
        12. juni 2025
        """
    ).paper

    assert paper.date == date(2025, 6, 12)


def test_when_a_browser_printed_a_page_does_not_date_it() -> None:
    printed = ["28.11.2025 09.14 Referat", "https://www.eksempel.dk/referat/punkt-4 1/2"]
    laid = replace(lay("# Referat\nØkonomiudvalget, 18. marts 2025"), running=tuple(printed))
    assert running_lines(laid) == ("Referat", printed[1])
    footed = replace(laid, running=("Økonomiudvalget 18-03-2025 15:00",))
    assert running_lines(footed) == footed.running


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ("Frist: 1. marts 2025", None),
        ("Version: 2; Dato: 11-12-2024", None),
        ("Dato: 11-12-2024; Sagsnr.: 24/12871", date(2024, 12, 11)),
        ("Økonomiudvalget: 3. februar 2025; Til: Dato", date(2025, 2, 3)),
    ],
)
def test_a_date_in_a_table_s_row_is_the_paper_s_where_its_column_or_row_says_so(
    row: str, day: date | None
) -> None:
    cells = " ".join(cell.value for cell in parted(row))
    laid = lay(f"# Vand i kældre\n| {cells}\nDer er vand i mange kældre.")
    heading, block, *rest = laid.blocks
    laid = replace(laid, blocks=(heading, replace(block, context=row), *rest))
    assert find_date(laid, find_front(laid)) == day


def test_movers_and_their_parties_are_read() -> None:
    paper = read(
        """
        # Medlemsforslag om vand
        Det foreslås,
        1. at vandet ledes bort.
        (Stillet af Enhedslisten, SF, Radikale Venstre og Helle Ravn (løsgænger))
        """
    ).paper

    assert paper.parties == ("Ø", "F", "B")
    assert paper.people == (Person(name="Helle Ravn", party="løsgænger"),)


def test_old_papers_in_capitals_are_read() -> None:
    paper = read(
        """
        # ØKONOMIUDVALGET
        # BESLUTNINGSPROTOKOL
        fra ordinært møde tirsdag den 16. marts 1999
        J.nr. ØU 88/1999
        # VALG AF TEKSTBEHANDLING
        ## INDSTILLING
        Det indstilles, at aftalen forlænges.
        ## BESLUTNING
        Tiltrådt.
        """
    ).paper

    assert (paper.kind.value, paper.body) == ("referat", "ØU")
    assert paper.date == date(1999, 3, 16)
    assert paper.case_numbers == ("ØU 88/1999",)


def test_meeting_lines_of_other_municipalities_are_read() -> None:
    paper = read(
        """
        # Referat
        Teknisk Udvalg
        Mødedato: 18-03-2025 15:00
        Mødested: Rådhuset, lokale 398
        # 3. Cykelsti på Ringgaden (25/26257)
        ## Beslutning for Punkt 3: Cykelsti på Ringgaden
        Godkendt.
        """
    ).paper

    assert paper.body == "Teknisk Udvalg"
    assert paper.meeting == Meeting(
        starts_at=datetime(2025, 3, 18, 15, 0), place="Rådhuset, lokale 398"
    )
    assert paper.case_numbers == ("25/26257",)


def test_a_time_and_a_room_behind_their_labels_are_the_meeting_s() -> None:
    paper = read(
        """
        # Referat
        Mødedato: 3. juni 2025
        Mødetidspunkt 17.00-19.30
        Mødelokale Byrådssalen
        """
    ).paper

    assert paper.meeting == Meeting(starts_at=datetime(2025, 6, 3, 17, 0), place="Byrådssalen")


def test_a_form_tells_the_day_and_the_time_of_a_meeting_below_each_other() -> None:
    meeting = find_meeting(["Dato: 18. juni 2025", "Mødetidspunkt: 17:00 - 20:15", "Sted: Salen"])

    assert meeting == Meeting(starts_at=datetime(2025, 6, 18, 17, 0), place="Salen")
