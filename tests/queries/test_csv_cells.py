"""What a paper says is never run by the spreadsheet it is opened in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from queries.csv_cells import inert, sheet, table


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_stays_text(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Licenser = 4 mio. kr.", "", "2025-05-01", -3.5, None])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert inert(cell) is cell


def test_a_danish_spreadsheet_opens_a_sheet_as_it_is() -> None:
    rows = [["Støj; veje", 0.5, Decimal("1250.75"), 3, None], ["Æbler, pærer", -1.0, "1.2", 4, ""]]

    assert sheet(("tekst", "vægt", "kroner", "side", "frist"), rows) == (
        "\ufefftekst;vægt;kroner;side;frist\r\n"
        '"Støj; veje";0,5;1250,75;3;\r\n'
        "Æbler, pærer;-1,0;1.2;4;\r\n"
    )


def test_a_table_is_read_by_programs() -> None:
    rows = [["Støj, veje", 0.5, Decimal("1250.75")], ["=1+1", 3, None]]

    assert table(("tekst", "vægt", "kroner"), rows) == (
        'tekst,vægt,kroner\r\n"Støj, veje",0.5,1250.75\r\n\'=1+1,3,\r\n'
    )
