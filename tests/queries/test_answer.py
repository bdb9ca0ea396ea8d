"""Drafts: quotes copied exactly, states kept apart, clashes shown, nothing leaked."""

from __future__ import annotations

import datetime
import py_compile
from dataclasses import replace
from pathlib import Path

import pytest
from answering import library, only_part, quotes, with_roles
from readings import of_sentences, question, reading, theme

from corpus.drafts import State
from corpus.errors import UnusableInputError, UsageError
from corpus.findings import Promise, QuestionState, Reading, Role
from corpus.months import Month
from corpus.papers import Access, Kind
from corpus.spans import Span
from queries.answer import answer_letter, answer_question
from queries.manifest import make_manifest
from queries.render import templates
from queries.render.json import draft_json
from queries.verify.quotes import verify_draft

BRIDGE = [
    "Fjordbroen kostede 12,4 mio. kr. at reparere i 2023.",
    "Fjordbroen åbner igen for trafik den 1. oktober 2025.",
    "Broens rækværk er malet grønt.",
]


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (datetime.date(2024, 12, 1), "Rapporten »Rapport om broen« af 1. december 2024: »"),
        (Month(2024, 12, 1), "Rapporten »Rapport om broen« fra december 2024: »"),
        (None, "Rapporten »Rapport om broen«: »"),
    ],
)
def test_a_statement_names_its_source_as_it_is_dated(
    tmp_path: Path, day: datetime.date | None, named: str
) -> None:
    searcher = library(tmp_path, reading("broen", BRIDGE, date=day))

    draft = answer_question("Hvad kostede Fjordbroen at reparere i 2023?", searcher)

    assert only_part(draft).statements[0].text.startswith(named)


def test_an_answer_is_the_sentence_that_has_what_is_asked(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("broen", BRIDGE))

    part = only_part(answer_question("Hvad kostede Fjordbroen at reparere i 2023?", searcher))

    assert part.state is State.FOUND
    assert quotes(part) == [BRIDGE[0]]


def test_each_quote_is_the_text_under_its_span(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("broen", BRIDGE))
    draft = answer_question("Hvornår åbner Fjordbroen for trafik?", searcher)

    (statement,) = only_part(draft).statements
    (citation,) = statement.citations

    assert citation.span.of(searcher.catalogue.text(citation.paper)) == citation.quote
    assert citation.page == 1
    assert citation.boxes


def test_a_price_of_another_year_is_no_answer(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("broen", BRIDGE))

    part = only_part(answer_question("Hvad kostede Fjordbroen at reparere i 2019?", searcher))

    assert part.state is State.NOT_FOUND
    assert "2019" in part.reason
    assert part.nearest is not None
    assert part.nearest.quote == BRIDGE[0]


def test_a_price_is_what_something_costs_before_it_is_any_sum(tmp_path: Path) -> None:
    sums = [
        "Fjordbroen blev afleveret af entreprenøren med 12,4 mio. kr. på kontoen.",
        "Fjordbroen har en årlig udgift på 0,8 mio. kr.",
    ]
    searcher = library(tmp_path, reading("broen", sums))

    part = only_part(answer_question("Hvad koster Fjordbroen?", searcher))

    assert quotes(part)[0] == sums[1]


def test_a_subject_that_no_paper_has_is_not_found(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("broen", BRIDGE))

    part = only_part(answer_question("Hvor mange svaner yngler i voldgraven?", searcher))

    assert part.state is State.NOT_FOUND
    assert part.statements == ()


def test_different_sums_for_the_same_thing_are_shown_as_a_conflict(tmp_path: Path) -> None:
    searcher = library(
        tmp_path,
        reading("broen", BRIDGE, date=datetime.date(2024, 1, 1)),
        reading(
            "regnskab",
            ["Reparationen af Fjordbroen kostede 13,9 mio. kr. i 2023."],
            date=datetime.date(2024, 6, 1),
        ),
    )

    draft = answer_question("Hvad kostede reparationen af Fjordbroen i 2023?", searcher)

    assert only_part(draft).state is State.UNSURE
    (conflict,) = draft.conflicts
    assert [citation.date for citation in conflict.citations] == [
        datetime.date(2024, 6, 1),
        datetime.date(2024, 1, 1),
    ]


def test_a_figure_of_another_size_is_for_something_else(tmp_path: Path) -> None:
    searcher = library(
        tmp_path,
        reading("broen", BRIDGE, date=datetime.date(2024, 1, 1)),
        reading(
            "regnskab",
            ["Reparationen af Fjordbroen kostede 1.100 kr. for hver husstand i 2023."],
            date=datetime.date(2024, 6, 1),
        ),
    )

    draft = answer_question("Hvad kostede Fjordbroen at reparere i 2023?", searcher)

    assert draft.conflicts == ()


def test_a_paper_that_agrees_with_the_best_sentence_does_not_contradict_it(tmp_path: Path) -> None:
    sums = [
        "Fjordbroen kostede 13,9 mio. kr. at reparere i 2023, da stilladset regnes med.",
        "I alt kostede Fjordbroen 12,4 mio. kr. at reparere i 2023.",
    ]
    searcher = library(tmp_path, reading("broen", BRIDGE), reading("regnskab", sums))

    draft = answer_question("Hvad kostede Fjordbroen at reparere i 2023?", searcher)

    assert draft.conflicts == ()


def test_what_only_shares_the_head_of_a_compound_contradicts_nothing(tmp_path: Path) -> None:
    searcher = library(
        tmp_path,
        reading("broen", ["I 2023 kostede brolicenser 12,4 mio. kr."]),
        reading("havnen", ["Licens og drift kostede 9,9 mio. kr. i 2023."]),
    )

    draft = answer_question("Hvad kostede brolicenser i 2023?", searcher)

    assert draft.conflicts == ()


def test_a_subject_may_be_named_by_the_heading_alone(tmp_path: Path) -> None:
    brief = with_roles(
        reading("svar", ["I 2023 kostede arbejdet 13,9 mio. kr."], date=datetime.date(2024, 6, 1)),
        {},
        headings=("Fjordbroen",),
    )
    told = ["Arbejdet på Fjordbroen kostede 12,4 mio. kr. i 2023."]
    searcher = library(tmp_path, reading("broen", told, date=datetime.date(2024, 1, 1)), brief)

    draft = answer_question("Hvad kostede Fjordbroen i 2023?", searcher)

    (conflict,) = draft.conflicts
    assert len(conflict.citations) == 2


def test_numbered_sections_answer_as_a_whole_where_they_are_asked_for(tmp_path: Path) -> None:
    told = [
        "Alle broer skal vedligeholdes, før de slides op.",
        "Trafikken bør aldrig spærres helt.",
        "Prisen opgøres over hele levetiden.",
    ]
    made = reading("broer", [*told, "Broens rækværk er malet grønt."])
    headings = [
        *(("Principper for broer", f"{place}. Regel") for place in (1, 2, 3)),
        ("Bilag",),
    ]
    passages = tuple(
        replace(passage, headings=above)
        for passage, above in zip(made.passages, headings, strict=True)
    )
    themes = tuple(theme(passage, "princip") for passage in passages[:3])
    searcher = library(tmp_path, replace(made, passages=passages, themes=themes))

    part = only_part(answer_question("Hvilke principper gælder for broer?", searcher))

    assert quotes(part) == told


def test_a_section_is_quoted_with_the_heading_that_stands_above_it(tmp_path: Path) -> None:
    told = ["Broer males hvert tiende år.", "En lukket bro skiltes."]
    made = reading("broer", ["1. Hold dem ved lige", told[0], "2. Vis vej", told[1]])
    headings = {1: "1. Hold dem ved lige", 3: "2. Vis vej"}
    passages = tuple(
        replace(made.passages[place], headings=("Principper for broer", heading))
        for place, heading in headings.items()
    )
    themes = tuple(theme(passage, "princip") for passage in passages)
    searcher = library(tmp_path, replace(made, passages=passages, themes=themes))

    part = only_part(answer_question("Hvilke principper gælder for broer?", searcher))

    assert quotes(part) == [f"{headings[1]}\n\n{told[0]}", f"{headings[3]}\n\n{told[1]}"]
    assert "1. Hold dem ved lige / Broer males" in part.statements[0].text


def test_a_list_is_quoted_whole_where_its_line_announces_what_is_asked(tmp_path: Path) -> None:
    items = ["- Ingen huller", "- Grønne rækværker", "- Lys om natten"]
    told = ["De tre mål for Fjordbroen er:", *items, "Målene for havnen er andre end broens."]
    made = with_roles(reading("mål", told), dict.fromkeys((1, 2, 3), Role.LIST_ITEM))
    searcher = library(tmp_path, made)

    part = only_part(answer_question("Hvilke mål er der for Fjordbroen?", searcher))

    assert part.state is State.FOUND
    assert quotes(part) == items


def test_of_an_announced_table_each_row_is_quoted_whole_but_not_its_header(tmp_path: Path) -> None:
    rows = ["Post 2024 2025", "Broer (kr.) 12 14", "Færger 8 9"]
    made = with_roles(
        reading("mål", ["Udgifter til Havnens drift:", *rows]),
        dict.fromkeys((1, 2, 3), Role.TABLE_ROW),
    )
    passages = list(made.passages)
    label = Span(passages[2].span.start, passages[2].span.start + len("Broer (kr.)"))
    figures = Span(label.end + 1, passages[2].span.end)
    passages[2] = replace(passages[2], context="Post: Broer; 2024: 12 kr.; 2025: 14 kr.")
    passages[2] = replace(passages[2], sentences=(label, figures))
    passages[3] = replace(passages[3], context="Post: Færger; 2024: 8 kr.; 2025: 9 kr.")
    searcher = library(tmp_path, replace(made, passages=tuple(passages)))

    part = only_part(answer_question("Hvilke udgifter har Havnens drift?", searcher))

    assert quotes(part) == rows[1:]


def test_lines_without_marks_below_such_a_line_are_a_list_as_well(tmp_path: Path) -> None:
    items = ["Målet om lys", "Målet om fred", "Målet om ro."]
    told = ["De tre mål for Fjordbroen er:", *items, "Broen er malet grøn af kommunen."]
    searcher = library(tmp_path, reading("mål", told))

    part = only_part(answer_question("Hvilke mål er der for Fjordbroen?", searcher))

    assert quotes(part) == items


def test_a_line_that_counts_its_list_answers_how_many(tmp_path: Path) -> None:
    told = ["Fjordbroen har tre ejere:", "Region Øst", "Region Vest"]
    searcher = library(tmp_path, reading("ejere", told))

    part = only_part(answer_question("Hvor mange ejere har Fjordbroen?", searcher))

    assert quotes(part) == [told[0]]


def test_another_number_leaves_a_part_unsure(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("broen", ["Fjordbroen har 14 brohuse til biler."]))

    part = only_part(answer_question("Hvor mange biler kører over Fjordbroen?", searcher))

    assert part.state is not State.FOUND


ORDER = "1. at Byrådet pålægger Økonomiforvaltningen at undersøge alternativer til færgen."


def test_what_is_only_to_be_looked_into_is_no_answer_to_an_open_question(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("færgen", [ORDER]))

    part = only_part(answer_question("Hvilke alternativer er der til færgen?", searcher))

    assert part.state is State.NOT_FOUND
    assert part.reason == "Dokumenterne siger kun, at det skal undersøges."
    assert part.nearest is not None


def test_it_answers_what_is_to_be_looked_into(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("færgen", [ORDER]))

    part = only_part(
        answer_question("Hvad skal Økonomiforvaltningen undersøge om færgen?", searcher)
    )

    assert quotes(part) == [ORDER]


def test_items_of_one_list_that_are_half_sentences_are_quoted_as_one_stretch(
    tmp_path: Path,
) -> None:
    told = [
        "Om alternativer til Fjordfærgen bør det undersøges:",
        "• Hvordan alternativer til Fjordfærgen kan betales af havnen.",
        "• Om alternativer til Fjordfærgen kan sejle uden diesel i frost.",
    ]
    made = with_roles(reading("færgen", told), dict.fromkeys((1, 2), Role.LIST_ITEM))
    searcher = library(tmp_path, made)

    part = only_part(answer_question("Hvilke alternativer er der til Fjordfærgen?", searcher))

    assert ["\n".join(told)] == [quote.replace("\n\n", "\n") for quote in quotes(part)]


def test_the_sentence_beside_the_best_one_is_quoted_with_it(tmp_path: Path) -> None:
    first = "Mødet om Fjordbroen i Odense blev aflyst, da det regnede."
    second = "Mødet om Fjordbroen blev aflyst p.g.a. for få tilmeldinger."
    searcher = library(tmp_path, of_sentences(first, second))

    part = only_part(answer_question("Hvorfor blev mødet om Fjordbroen aflyst?", searcher))

    assert quotes(part) == [f"{first} {second}"]


def test_a_whole_sentence_of_a_footnote_may_answer(tmp_path: Path) -> None:
    told = "Fjordbroen kostede 12,4 mio. kr. at reparere i 2023."
    made = with_roles(
        reading("broen", [told, "Jf. Vejbog, 2023"]), dict.fromkeys((0, 1), Role.FOOTNOTE)
    )
    searcher = library(tmp_path, made)

    part = only_part(answer_question("Hvad kostede Fjordbroen at reparere i 2023?", searcher))

    assert quotes(part) == [told]


def test_the_same_sentence_in_two_papers_is_one_statement_with_two_citations(
    tmp_path: Path,
) -> None:
    searcher = library(tmp_path, reading("broen", BRIDGE), reading("bilag", BRIDGE[:1]))

    part = only_part(answer_question("Hvad kostede Fjordbroen at reparere i 2023?", searcher))

    (statement,) = part.statements
    assert {citation.paper for citation in statement.citations} == {"p-broen", "p-bilag"}


def test_a_sentence_that_leans_brings_the_one_before_it(tmp_path: Path) -> None:
    first = "Kommunen ejer Fjordbroen."
    second = "Den blev opført i 1962 for 900.000 kr."
    searcher = library(tmp_path, of_sentences(first, second))

    part = only_part(answer_question("Hvad kostede det, da Fjordbroen blev opført?", searcher))

    assert quotes(part) == [f"{first} {second}"]


def test_closed_hidden_and_asking_passages_are_never_quoted(tmp_path: Path) -> None:
    asking = with_roles(reading("brev", [BRIDGE[0]]), {0: Role.QUESTION})
    hidden = with_roles(reading("skjult", [BRIDGE[0]]), {}, hidden=True)
    closed = reading("lukket", [BRIDGE[0]], access=Access.CLOSED, access_words="Fortroligt")
    question = "Hvad kostede Fjordbroen at reparere i 2023?"

    part = only_part(answer_question(question, library(tmp_path / "a", asking, hidden, closed)))
    cleared = library(tmp_path / "b", closed, clearance=True)

    assert part.statements == () and part.nearest is None
    assert quotes(only_part(answer_question(question, cleared))) == [BRIDGE[0]]


def test_personal_numbers_are_masked_and_still_verify(tmp_path: Path) -> None:
    searcher = library(
        tmp_path, reading("sag", ["Fjordbroen blev i 2023 malet af borgeren 010203-1234."])
    )

    draft = answer_question("Hvilken borger blev Fjordbroen malet af i 2023?", searcher)
    report = verify_draft(draft_json(draft), searcher.catalogue)

    (citation,) = only_part(draft).statements[0].citations
    assert citation.quote.endswith("borgeren xxxxxx-xxxx.")
    assert report.exact == report.quotes == 1


def letter(*, state: QuestionState, promise: bool) -> Reading:
    made = with_roles(
        reading(
            "brev",
            [
                "Hvad kostede Fjordbroen at reparere i 2023?",
                "Fjordbroen er dyr at reparere.",
                "Svaret gives i løbet af 2026.",
            ],
            kind=Kind.POLITIKERSVAR,
            title="Svar til Ida Lund (B) om Fjordbroen",
        ),
        {0: Role.QUESTION, 2: Role.ANSWER},
    )
    asked, _, answer = made.passages
    posed = question(
        asked,
        state=state,
        promise=Promise(
            span=answer.span,
            text=answer.text,
            by="Vejafdelingen",
            due=datetime.date(2026, 12, 31),
            due_text="i løbet af 2026",
        )
        if promise
        else None,
    )
    return replace(made, questions=(posed,))


def test_a_letter_is_answered_from_other_papers_and_its_promise_is_told(tmp_path: Path) -> None:
    asking = letter(state=QuestionState.POSTPONED, promise=True)
    searcher = library(tmp_path, asking, reading("broen", BRIDGE))

    draft = answer_letter(asking.paper.id, searcher)

    assert draft.letter is not None
    assert draft.letter.asked_by == "Ida Lund"
    assert quotes(only_part(draft)) == [BRIDGE[0]]
    (question,) = draft.questions
    assert question.pending is not None
    assert question.pending.due == datetime.date(2026, 12, 31)
    assert question.pending.promise.quote == "Svaret gives i løbet af 2026."


def test_a_letter_alone_answers_nothing_by_its_own_words(tmp_path: Path) -> None:
    asking = letter(state=QuestionState.OPEN, promise=False)
    searcher = library(tmp_path, asking)

    assert only_part(answer_letter(asking.paper.id, searcher)).statements == ()


@pytest.mark.parametrize(("state", "told"), [(QuestionState.OPEN, []), (None, BRIDGE[:1])])
def test_what_a_councillor_writes_around_open_questions_answers_nobody(
    tmp_path: Path, state: QuestionState | None, told: list[str]
) -> None:
    made = with_roles(
        reading("spørgsmål", [BRIDGE[0], "Hvad gør vi nu?"], kind=Kind.ANDET), {1: Role.QUESTION}
    )
    questions = (question(made.passages[1], state=state),) if state else ()
    searcher = library(tmp_path, replace(made, questions=questions))

    draft = answer_question("Hvad kostede Fjordbroen at reparere i 2023?", searcher)

    assert quotes(only_part(draft)) == told


def test_wrong_input_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("broen", BRIDGE))

    with pytest.raises(UsageError, match="empty"):
        answer_question("  ", searcher)
    with pytest.raises(UnusableInputError, match="--question"):
        answer_letter("p-broen", searcher)
    with pytest.raises(UsageError, match="no-such"):
        answer_letter("no-such", searcher)


def test_the_same_input_gives_the_same_draft_and_manifest(tmp_path: Path) -> None:
    question = "Hvad kostede Fjordbroen at reparere i 2023, og hvornår åbner Fjordbroen?"
    drafts = [
        answer_question(question, library(tmp_path / name, reading("broen", BRIDGE)))
        for name in "ab"
    ]

    assert drafts[0] == drafts[1]
    assert drafts[0].manifest == make_manifest(library(tmp_path / "c", reading("broen", BRIDGE)))


def test_what_is_recommended_is_told_by_the_points_of_the_recommendation(tmp_path: Path) -> None:
    told = [
        "Forvaltningen har undersøgt, om broen skal males grøn eller rød, og anbefaler et valg.",
        "at broen males grøn af forvaltningen, og",
    ]
    made = reading("broen", told)
    headings = (("Løsning",), ("Indstilling",))
    passages = [
        replace(passage, headings=own) for passage, own in zip(made.passages, headings, strict=True)
    ]
    searcher = library(tmp_path, replace(made, passages=tuple(passages)))

    part = only_part(answer_question("Hvilken farve på broen anbefaler forvaltningen?", searcher))

    assert quotes(part) == [told[1]]


def test_what_was_decided_is_told_by_the_decision(tmp_path: Path) -> None:
    told = [
        "Hvad udvalget besluttede om broen i fjor, har naboerne klaget over.",
        "Broen blev godkendt af udvalget.",
    ]
    made = with_roles(
        reading("broen", told), {1: Role.DECISION}, headings=("3. Broen", "Beslutning")
    )
    searcher = library(tmp_path, made)

    part = only_part(answer_question("Hvad besluttede udvalget om broen?", searcher))

    assert quotes(part) == [told[1]]


def test_a_sentence_without_a_year_goes_on_from_the_one_before(tmp_path: Path) -> None:
    told = [
        "Fjordbroen blev ramt af et skib i 2014.",
        "Skaderne på Fjordbroen løb op i 38 mio. kr.",
    ]
    searcher = library(tmp_path, of_sentences(*told))

    part = only_part(answer_question("Hvad kostede skaderne på Fjordbroen i 2014?", searcher))

    assert part.state is State.FOUND
    assert told[1] in quotes(part)[0]


def test_a_sentence_about_another_place_is_no_answer(tmp_path: Path) -> None:
    told = ["I Sønderby koster en bro 5 mio. kr.", "Vi har ønsket os en bro længe i Nørreby."]
    searcher = library(tmp_path, reading("broen", told))

    part = only_part(answer_question("Hvad koster en bro i Nørreby?", searcher))

    assert quotes(part) == []


def test_what_python_compiles_beside_the_templates_is_no_rule(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("broen", BRIDGE))
    before = make_manifest(searcher)
    py_compile.compile(templates.__file__)
    assert make_manifest(searcher) == before


def test_a_reason_that_no_word_marks_is_told_behind_what_it_is_for(tmp_path: Path) -> None:
    told = ["Rådgiveren anbefaler Fjordbroen.", "Den er dyr, men holder i hundrede år."]
    searcher = library(tmp_path, of_sentences(*told))

    part = only_part(answer_question("Hvorfor anbefaler rådgiveren Fjordbroen?", searcher))

    assert part.state is not State.NOT_FOUND
    assert quotes(part) == [" ".join(told)]


@pytest.mark.parametrize("section", [("Sagsfremstilling",), ()])
def test_what_was_decided_on_a_proposal_stands_with_it(
    tmp_path: Path, section: tuple[str, ...]
) -> None:
    told = [
        "Havnen foreslår, at Fjordbroen males rød i 2025.",
        "Forslaget faldt.",
    ]
    made = reading("broen", told)
    roles = (Role.PARAGRAPH, Role.DECISION)
    headings = (("4. Fjordbroen", *section), ("4. Fjordbroen", "Beslutning"))
    passages = [
        replace(passage, role=role, headings=own)
        for passage, role, own in zip(made.passages, roles, headings, strict=True)
    ]
    searcher = library(tmp_path, replace(made, passages=tuple(passages)))

    part = only_part(answer_question("Er Fjordbroen malet rød i 2025?", searcher))

    assert part.state is State.UNSURE
    assert quotes(part) == told


def test_a_sentence_that_is_silent_on_the_deed_leaves_it_unsure(tmp_path: Path) -> None:
    told = "Borgeren har søgt om indsigt i Fjordbroens rækværk og dets vedligehold."
    searcher = library(tmp_path, reading("broen", [told]))

    part = only_part(answer_question("Er Fjordbroens rækværk udskiftet?", searcher))

    assert part.state is not State.FOUND


def test_what_is_so_in_another_municipality_is_no_contradiction(tmp_path: Path) -> None:
    searcher = library(
        tmp_path,
        reading("broen", ["Udgiften til broer var 9,1 mio. kr. i 2024."]),
        reading("naboen", ["Udgiften til broer i Højby Kommune var 7,4 mio. kr. i 2024."]),
    )

    part = only_part(answer_question("Hvad var udgiften til broer i 2024?", searcher))

    assert part.state is State.FOUND
    assert quotes(part) == ["Udgiften til broer var 9,1 mio. kr. i 2024."]


def test_what_counts_something_else_gives_way_to_what_counts_it(tmp_path: Path) -> None:
    told = [
        "Fjordbroens vagter har 30 kikkerter på Fjordbroen.",
        "Fjordbroen har 14 vagter.",
    ]
    searcher = library(tmp_path, reading("broen", told))

    part = only_part(answer_question("Hvor mange vagter har Fjordbroen?", searcher))

    assert quotes(part) == [told[1]]


def test_when_something_was_done_is_not_told_by_any_day(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("broen", ["Fjordbroen har 74 lamper i året 2024."]))

    part = only_part(answer_question("Hvornår blev Fjordbroen bygget?", searcher))

    assert part.state is not State.FOUND


def test_a_decision_that_points_to_the_recommendation_brings_it(tmp_path: Path) -> None:
    told = [
        "Forslag A: Fjordbroen nedlægges i 2026.",
        "Havnen indstiller, at forslag A udsættes til 2027.",
        "Udvalget tiltrådte indstillingen.",
    ]
    roles = (Role.PARAGRAPH, Role.PARAGRAPH, Role.DECISION)
    headings = (("Forslag",), ("Indstilling",), ("Beslutning",))
    made = reading("broen", told)
    passages = [
        replace(passage, role=role, headings=own)
        for passage, role, own in zip(made.passages, roles, headings, strict=True)
    ]
    searcher = library(tmp_path, replace(made, passages=tuple(passages)))

    part = only_part(answer_question("Bliver Fjordbroen nedlagt i 2026?", searcher))

    assert part.state is State.UNSURE
    assert quotes(part) == told
