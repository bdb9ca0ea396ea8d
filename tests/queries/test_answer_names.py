"""Drafts: what a question names, and what it takes up again, decides which papers may answer."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from answering import library, only_part, quotes, with_roles
from readings import of_sentences, reading

from corpus.drafts import State
from corpus.findings import Role
from queries.answer import answer_question


def test_a_party_that_no_paper_names_has_said_nothing(tmp_path: Path) -> None:
    told = ["Danske byer mener, at Fjordbroen er smuk og dyr.", "SF mener, at Fjordbroen er dyr."]
    searcher = library(tmp_path, reading("broen", told))

    absent = only_part(answer_question("Hvad mener Dansk Folkeparti om Fjordbroen?", searcher))
    held = only_part(answer_question("Hvad mener SF om Fjordbroen?", searcher))

    assert absent.state is State.NOT_FOUND
    assert told[1] in quotes(held)[0]


def test_who_is_asked_for_his_opinion_without_a_name_must_be_told_of(tmp_path: Path) -> None:
    searcher = library(
        tmp_path, reading("broen", ["Principperne for Fjordbroen bør følges af alle kommuner."])
    )

    part = only_part(
        answer_question("Hvilke principper mener brogruppen, at Fjordbroen bør følge?", searcher)
    )

    assert part.state is State.NOT_FOUND


def test_parties_are_asked_for_by_name(tmp_path: Path) -> None:
    told = [
        "Mange partier har talt om forslaget om Fjordbroen.",
        "Forslaget om Fjordbroen er stillet af Enhedslisten og SF.",
    ]
    searcher = library(tmp_path, reading("broen", told))

    part = only_part(answer_question("Hvilke partier stillede forslaget om Fjordbroen?", searcher))

    assert quotes(part) == [told[1]]


def test_the_thing_a_part_takes_up_is_that_of_the_paper_that_told_of_it(tmp_path: Path) -> None:
    own = [
        "Broforslaget er stillet af Enhedslisten.",
        "Byrådet godkendte den 27. marts 2025 broforslaget.",
    ]
    searcher = library(
        tmp_path,
        reading("broen", own),
        reading("havnen", ["Forslaget blev vedtaget den 3. maj 2010."]),
    )

    (asked,) = answer_question(
        "Hvem stillede broforslaget, og hvornår blev det vedtaget?", searcher
    ).questions

    assert asked.parts[1].text == "Hvornår blev det vedtaget (broforslaget)?"
    assert quotes(asked.parts[1]) == [own[1]]


def test_numbered_sections_answer_where_a_sentence_says_that_they_follow(tmp_path: Path) -> None:
    told = [
        "Havnegruppen giver følgende anbefalinger til byen, havnen og skolerne.",
        "Kajen skal have lys.",
        "Bådene skal ligge stille.",
    ]
    made = reading("havnen", told)
    above = [("Anbefalinger",), ("Anbefalinger", "1. Lys"), ("Anbefalinger", "2. Ro")]
    passages = tuple(
        replace(passage, headings=headings)
        for passage, headings in zip(made.passages, above, strict=True)
    )
    searcher = library(tmp_path, replace(made, passages=passages))

    part = only_part(
        answer_question("Hvilke to anbefalinger giver Havnegruppen til byen?", searcher)
    )

    assert quotes(part) == told[1:]


def test_an_item_is_quoted_from_its_beginning(tmp_path: Path) -> None:
    items = ["- Auktion. Målet om auktion er Fjordbroens første.", "- Lys. Det er for Fjordbroen."]
    made = with_roles(
        reading("mål", ["De to mål for Fjordbroen er:", *items]),
        dict.fromkeys((1, 2), Role.LIST_ITEM),
    )
    searcher = library(tmp_path, made)

    part = only_part(answer_question("Hvilke mål er der for Fjordbroen?", searcher))

    assert [quote.startswith(item[:8]) for quote, item in zip(quotes(part), items, strict=True)]


def test_a_part_that_meets_only_what_it_takes_over_is_unsure(tmp_path: Path) -> None:
    told = "Udgifterne til Fjordbroen er ifølge Havnen steget til 3 mio. kr."
    searcher = library(tmp_path, reading("broen", [told]))

    (asked,) = answer_question(
        "Hvor meget er udgifterne til Fjordbroen steget, og hvem opdagede det?", searcher
    ).questions

    assert [part.state for part in asked.parts] == [State.FOUND, State.UNSURE]


def test_a_question_in_english_is_told_to_be_one(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("broen", ["Broen er malet grøn af kommunen."]))

    part = only_part(answer_question("How much does the bridge cost?", searcher))

    assert part.state is State.NOT_FOUND
    assert "ikke på dansk" in part.reason


def test_who_holds_an_office_is_told_by_the_newest_paper(tmp_path: Path) -> None:
    searcher = library(
        tmp_path,
        reading("havnen", ["Formand for Havnen er Ida Lund."], date=datetime.date(2020, 5, 1)),
        reading("kajen", ["Ny formand for Havnen er Ole Kaas."], date=datetime.date(2024, 5, 1)),
    )

    part = only_part(answer_question("Hvem er formand for Havnen?", searcher))

    assert quotes(part)[0] == "Ny formand for Havnen er Ole Kaas."


def test_a_sentence_is_of_the_year_of_the_one_before_it(tmp_path: Path) -> None:
    told = of_sentences("Regattaen i 2019 var stor.", "Prisen for at deltage i den var 40 kr.")
    elsewhere = reading("havnen", ["Regattaen varede to dage i 2021."])
    searcher = library(tmp_path, told, elsewhere)

    of_2019, of_2021 = (
        only_part(answer_question(f"Hvad kostede det at deltage i regattaen i {year}?", searcher))
        for year in (2019, 2021)
    )

    assert of_2019.statements
    assert of_2021.state is State.NOT_FOUND


def test_why_something_is_not_yet_is_told_by_what_says_so(tmp_path: Path) -> None:
    told = "Fjordbroen er endnu ikke malet, fordi det har regnet."
    searcher = library(tmp_path, reading("broen", [told]))

    part = only_part(answer_question("Hvorfor er Fjordbroen ikke malet endnu?", searcher))

    assert quotes(part) == [told]
