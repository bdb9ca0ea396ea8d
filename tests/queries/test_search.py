"""Searching finds the right passage, shows why, and shows nothing it must not."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from numpy.typing import NDArray
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.errors import DamageError, UsageError
from corpus.filters import Filters
from corpus.findings import Theme
from corpus.papers import Access
from corpus.settings import Settings
from index.index import Index, index_folder
from index.retrieval import retrieve
from index.update import update_index
from index.words import Field
from queries.probes import probe_for_text
from queries.search import Searcher


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    settings = Settings(home=tmp_path)
    catalogue = Catalogue.open(settings)
    for made in (
        reading(
            "licenser",
            [
                "Licensudgiften til kontorpakken var 4 mio. kr. i 2024.",
                "Aftalen med leverandøren løber til 2027.",
            ],
            parties=("F",),
        ),
        reading("cykler", ["Cykelstien langs havnen er færdig til sommer."], parties=("V",)),
        reading(
            "bud",
            ["Licensudgiften i det fortrolige bud er 3 mio. kr."],
            access=Access.CLOSED,
            access_words="fortrolige",
        ),
    ):
        catalogue.add(original_reading(made), recipe=RECIPE)
    encoder = FakeEncoder()
    update_index(catalogue, encoder, settings)
    return Searcher(
        catalogue=catalogue,
        index=Index.open(settings, encoder),
        encoder=encoder,
        settings=settings,
    )


def test_the_passage_with_the_words_comes_first(searcher: Searcher) -> None:
    hit = searcher.search("Hvad er licensudgiften?").hits[0]
    assert hit.passage.text.startswith("Licensudgiften til kontorpakken")
    assert hit.paper.id == "p-licenser"
    assert hit.why.words == ("licensudgiften",)
    assert 0 <= hit.score <= 1
    assert hit.boxes


def test_a_compound_is_reached_by_its_part(searcher: Searcher) -> None:
    assert searcher.search("licens").hits[0].passage.id == "p-licenser-0"


def test_closed_papers_are_not_seen(searcher: Searcher) -> None:
    assert "p-bud" not in {hit.paper.id for hit in searcher.search("fortrolige bud").hits}
    with pytest.raises(UsageError, match="clearance"):
        searcher.search("fortrolige bud", filters=Filters(closed=True))


def test_filters_come_from_the_catalogue(searcher: Searcher) -> None:
    found = searcher.search("licensudgift", filters=Filters(party="V"))
    assert {hit.paper.id for hit in found.hits} == {"p-cykler"}
    assert found.searched.papers == 1


def test_what_closed_papers_alone_have_is_no_condition_and_no_secret_told(
    searcher: Searcher,
) -> None:
    hidden = reading("drift", ["Havnen."], department="Teknisk Drift", access=Access.CLOSED)
    searcher.catalogue.add(original_reading(hidden), recipe=RECIPE)
    line = "Forvaltning: Teknisk Drift"

    assert searcher.read(line).filters.department is None
    searcher.settings = searcher.settings.model_copy(update={"clearance": True})
    assert searcher.read(line).filters.department == "Teknisk Drift"


def test_a_passage_without_sentences_is_as_near_as_the_whole_of_it(searcher: Searcher) -> None:
    made = reading("tabel", ["Licensudgift | 4 mio. kr."])
    bare = tuple(replace(passage, sentences=()) for passage in made.passages)
    searcher.catalogue.add(original_reading(replace(made, passages=bare)), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    generation = searcher.index.now()
    assert generation is not None
    vector = searcher.encoder.encode_query(["licensudgift"])[0]
    probe = probe_for_text(generation, vector, "licensudgift")

    pool = retrieve(searcher.index, generation, probe, allowed=generation.open, depth=10)

    place = pool.rows.tolist().index(generation.row_of["p-tabel-0"])
    assert pool.best[place] == pool.whole[place] != 0


def test_an_empty_question_is_wrong_use(searcher: Searcher) -> None:
    with pytest.raises(UsageError, match="empty"):
        searcher.search("  ")


def test_candidates_tell_all_scores(searcher: Searcher) -> None:
    first, *rest = searcher.candidates("licensudgift", k=3)
    assert first.bm25 > 0
    assert [sentence.span for sentence in first.sentences] == list(first.passage.sentences)
    assert all(first.score >= other.score for other in rest)


def test_nothing_indexed_finds_nothing(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    searcher = Searcher(
        catalogue=Catalogue.open(settings),
        index=Index.open(settings, FakeEncoder()),
        encoder=FakeEncoder(),
        settings=settings,
    )
    assert searcher.search("noget").hits == ()


def test_papers_without_an_index_are_not_said_to_be_searched(searcher: Searcher) -> None:
    shutil.rmtree(index_folder(searcher.settings))
    for search in (searcher.search, searcher.candidates, searcher.more_like):
        with pytest.raises(DamageError, match="check --repair"):
            search("p-licenser-0")


def test_a_phrase_must_stand_in_the_passage_as_worded(searcher: Searcher) -> None:
    found = searcher.search('"aftalen med leverandøren"')
    assert [hit.passage.id for hit in found.hits] == ["p-licenser-1"]
    assert found.understood == ("Kun afsnit med ordlyden »aftalen med leverandøren«.",)
    assert searcher.search('"leverandøren med aftalen"').hits == ()


def test_an_unwanted_word_keeps_a_passage_out(searcher: Searcher) -> None:
    found = searcher.search("licensudgiften -kontorpakke")
    assert "p-licenser-0" not in {hit.passage.id for hit in found.hits}


def test_the_line_narrows_to_papers(searcher: Searcher) -> None:
    found = searcher.search("licensudgift parti:V")
    assert {hit.paper.id for hit in found.hits} == {"p-cykler"}
    assert found.searched.papers == 1


def test_conditions_alone_list_the_newest_papers_first(searcher: Searcher) -> None:
    newer = reading("ny", ["Havnebadet åbner."], parties=("F",), date=datetime.date(2026, 1, 1))
    searcher.catalogue.add(original_reading(newer), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    found = searcher.search("parti:F")
    assert [hit.passage.id for hit in found.hits] == ["p-ny-0", "p-licenser-0", "p-licenser-1"]
    assert found.searched.papers == 2
    assert found.facets["parti"] == {"F": 3}
    without = searcher.search("parti:F -kontorpakke")
    assert "p-licenser-0" not in {hit.passage.id for hit in without.hits}


def test_what_belongs_to_a_case_comes_before_what_speaks_of_cases(searcher: Searcher) -> None:
    others = reading("andre", [f"Sagsnr. 2024-000000{n} er en sag om sager." for n in range(8)])
    own = reading("egen", ["Havnebadet åbner til maj."], case_numbers=("2024-0231470",))
    for made in (others, own):
        searcher.catalogue.add(original_reading(made), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    assert searcher.search("sagsnr. 2024-0231470").hits[0].paper.id == "p-egen"


def test_a_body_is_found_by_its_letters(searcher: Searcher) -> None:
    named = reading("plan", ["Teknik- og Miljøudvalget anbefaler en cykelsti."])
    searcher.catalogue.add(original_reading(named), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    found = searcher.search("TMU")
    assert found.hits[0].paper.id == "p-plan"
    assert found.hits[0].why.words == ("teknik", "miljøudvalget")
    assert found.understood == ()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("cykelstein", " Mente du »cykelstien«?"),
        ("Leverandoren", " Mente du »leverandøren«?"),
        ("blåbærgrød", ""),
        ("fortrolgie", ""),
    ],
)
def test_a_word_that_is_nearly_one_that_is_held_is_told(
    searcher: Searcher, typed: str, offered: str
) -> None:
    (told,) = searcher.search(typed).understood
    assert told == (
        f"Ordet »{typed.lower()}« står ikke i de afsnit, der er søgt i; "
        f"de nærmeste i betydning er vist.{offered}"
    )


def test_facets_of_a_list_are_counted_beyond_its_first(searcher: Searcher) -> None:
    many = reading("ny", [f"Punkt {n} blev udsat." for n in range(70)])
    searcher.catalogue.add(original_reading(many), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    found = searcher.search("sprog:dansk", k=1)
    assert (len(found.hits), found.counted) == (1, 73)


def test_what_an_index_lacks_is_not_said_to_be_searched(searcher: Searcher) -> None:
    newer = reading("ny", ["Havnebadet åbner."], parties=("B",))
    searcher.catalogue.add(original_reading(newer), recipe=RECIPE)
    with pytest.raises(DamageError, match="not indexed"):
        searcher.search("havnebadet parti:B")


def test_conditions_that_no_paper_meets_are_told(searcher: Searcher) -> None:
    found = searcher.search("licensudgift blåbærgrød parti:Z")
    assert found.hits == ()
    assert found.understood == (
        "Kun dokumenter med parti Z.",
        "Ingen dokumenter nævner partiet »Z«. Du kan vælge »F« eller »V«.",
    )


def test_a_value_that_no_paper_has_is_told_with_those_like_it(searcher: Searcher) -> None:
    newer = reading("ny", ["Havnebadet åbner."], department="Teknik- og Miljøforvaltningen")
    hidden = reading(
        "lukket", ["Havnebadet lukker."], department="Teknisk Drift", access=Access.CLOSED
    )
    for made in (newer, hidden):
        searcher.catalogue.add(original_reading(made), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)

    def told(line: str) -> str:
        return searcher.search(line).understood[-1]

    name = "Mente du »Teknik- og Miljøforvaltningen«?"
    assert told("forvaltning:teknik") == f"Ingen dokumenter er fra forvaltningen »teknik«. {name}"
    assert told('forvaltning:"Teknik og Miljøforvaltningen"').endswith(name)
    assert told("sprog:tysk") == "Ingen dokumenter er på sproget »tysk«. Du kan vælge »dansk«."


def test_a_field_and_a_blank_before_what_no_paper_has_are_words(searcher: Searcher) -> None:
    for line in ("Parti: alle skoler", "Person: den ansvarlige", "Udvalg: cykelstien"):
        asked = searcher.read(line, Filters())
        assert (asked.text, asked.filters) == (line, Filters())
        assert "er læst som ord, ikke som en afgrænsning." in asked.understood[0]
    assert searcher.read("Parti: F", Filters()).filters.party == "F"
    assert searcher.search("Tema: Cykelstien langs havnen").hits[0].paper.id == "p-cykler"


def test_a_name_of_several_words_needs_no_quotes(searcher: Searcher) -> None:
    asked = searcher.read("parti:Socialistisk Folkeparti licenser, tak", Filters())
    assert (asked.text, asked.filters.party) == ("licenser, tak", "F")
    asked = searcher.read("parti:F,V licenser", Filters())
    assert (asked.text, asked.filters.party) == ("licenser", ("F", "V"))


def test_a_phrase_that_nothing_says_is_told(searcher: Searcher) -> None:
    assert (
        "Ordlyden »færdig cykelstien« står ikke"
        in searcher.search('"færdig cykelstien"').understood[-1]
    )
    assert searcher.search('"cykelstien" "kontorpakken"').understood[-1] == (
        "Ingen afsnit opfylder alle betingelser på én gang."
    )


def test_the_wording_is_found_behind_many_others_of_its_stem(searcher: Searcher) -> None:
    many = reading("mange", [f"Cyklerne og cykler nummer {n}." for n in range(60)])
    one = reading("en", ["Langt nede i et langt afsnit om andre ting end det står der en cykel."])
    for made in (many, one):
        searcher.catalogue.add(original_reading(made), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    assert [hit.paper.id for hit in searcher.search('"cykel"').hits] == ["p-en"]


def test_the_condition_that_no_paper_meets_is_named_among_those_that_some_do(
    searcher: Searcher,
) -> None:
    told = searcher.search("licensudgift parti:F", filters=Filters(department="Teknik")).understood
    assert told[1:] == ("Ingen dokumenter er fra forvaltningen »Teknik«.",)
    old = Filters(party="F", last=datetime.date(1900, 1, 1))
    (told_of_time,) = searcher.search("licensudgift", filters=old).understood
    assert told_of_time.startswith("Ingen dokumenter er fra den periode. De er fra ")
    both = searcher.search("parti:F", filters=Filters(paper="p-cykler")).understood
    assert both[-1] == "Ingen dokumenter opfylder alle betingelser på én gang."


def test_a_period_that_ends_before_it_begins_is_wrong_use(searcher: Searcher) -> None:
    day, before = datetime.date(2025, 1, 1), datetime.date(2024, 12, 31)
    with pytest.raises(UsageError) as refused:
        searcher.candidates("licensudgift", filters=Filters(first=day, last=before))
    assert "1. januar 2025 til 31. december 2024 slutter, før den" in refused.value.danish


def test_a_theme_that_there_is_not_is_wrong_use(searcher: Searcher) -> None:
    made = reading("pris", ["Det koster 4 mio. kr."])
    theme = Theme(passage="p-pris-0", name="omkostning", score=0.9, cues=(), source="rules")
    searcher.catalogue.add(original_reading(replace(made, themes=(theme,))), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    assert searcher.search("tema:Omkostning").hits
    for ask in (
        lambda: searcher.search("licensudgift tema:pris"),
        lambda: searcher.candidates("licensudgift", filters=Filters(theme="pris")),
    ):
        with pytest.raises(UsageError) as refused:
            ask()
        assert refused.value.danish == "Temaet »pris« findes ikke. Vælg et af omkostning."


@pytest.mark.parametrize("k", [0, -1])
def test_a_search_gives_at_least_one_passage(searcher: Searcher, k: int) -> None:
    for search in (searcher.search, searcher.candidates, searcher.more_like):
        with pytest.raises(UsageError, match="at least one"):
            search("p-licenser-0", k=k)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("25/26257", "Sagsnummer 25/26257 står ikke i de afsnit, der er søgt i; de nærmeste"),
        ("udgift på 538 mio. kr.", "Beløbet 538 mio. kr. står ikke i"),
        ("licensudgift den 1.5.2019", "Datoen 1.5.2019 står ikke i"),
        ("hvad mener Moderaterne", "Parti M (Moderaterne) står ikke i"),
        ("licensudgift på 4 mio. kr.", "Beløbet 4 mio. kr. vejer tungere."),
        ("licensudgift (F)", "Parti F vejer tungere."),
    ],
)
def test_what_stands_for_one_thing_is_told_by_whether_it_is_held(
    searcher: Searcher, line: str, told: str
) -> None:
    assert any(said.startswith(told) for said in searcher.search(line).understood)


def test_a_party_that_papers_name_in_full_is_held(searcher: Searcher) -> None:
    made = reading("ny", ["Enhedslisten ønsker flere cykelstier."])
    searcher.catalogue.add(original_reading(made), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    assert searcher.search("EL").understood == ()


def test_nothing_is_said_to_be_shown_without_hits(searcher: Searcher) -> None:
    said = searcher.search('blåbærgrød "findes ikke"').understood
    assert "Ordet »blåbærgrød« står ikke i de afsnit, der er søgt i." in said


def test_a_word_that_no_passage_holds_is_named(searcher: Searcher) -> None:
    assert searcher.search("cykelstien").understood == ()
    (line,) = searcher.search("cykelstien blåbærgrød").understood
    assert "»blåbærgrød«" in line


def test_a_word_that_closed_papers_alone_hold_counts_as_not_held(searcher: Searcher) -> None:
    closed = reading("lukket", ["Blåbærgrød serveres."], access=Access.CLOSED)
    searcher.catalogue.add(original_reading(closed), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    (line,) = searcher.search("blåbærgrød").understood
    assert "»blåbærgrød«" in line


def test_a_party_by_name_is_looked_for_as_papers_print_it(searcher: Searcher) -> None:
    found = searcher.search("hvad mener SF", filters=Filters(party="F"))
    assert found.understood[0] == "Parti F (Socialistisk Folkeparti) vejer tungere."
    assert not any("»sf«" in line for line in found.understood)
    generation = searcher.index.now()
    assert generation is not None
    probe = probe_for_text(generation, np.ones(64, np.float32), "hvad mener SF", ("parti:f",))
    assert probe.terms[Field.STEMS]["parti:f"] > probe.terms[Field.STEMS]["sf"]


def test_a_paper_that_was_added_is_seen_at_the_next_search(searcher: Searcher) -> None:
    before = searcher.search("licensudgift").searched.papers
    searcher.catalogue.add(original_reading(reading("ny", ["Havnebadet åbner."])), recipe=RECIPE)
    assert searcher.search("licensudgift").searched.papers == before + 1


def test_equal_texts_are_one_hit(searcher: Searcher) -> None:
    again = reading("igen", ["Licensudgiften til kontorpakken var 4 mio. kr. i 2024."])
    searcher.catalogue.add(original_reading(again), recipe=RECIPE)
    update_index(searcher.catalogue, searcher.encoder, searcher.settings)
    hits = searcher.search("licensudgiften").hits
    places = [{hit.paper.id, *(place.paper.id for place in hit.also_in)} for hit in hits]
    assert {"p-licenser", "p-igen"} in places


def test_more_like_a_passage_leaves_it_out(searcher: Searcher) -> None:
    ids = [hit.passage.id for hit in searcher.more_like("p-licenser-0").hits]
    assert sorted(ids) == ["p-cykler-0", "p-licenser-1"]
    with pytest.raises(UsageError, match="p-bud-0"):
        searcher.more_like("p-bud-0")


def test_facets_count_what_was_found(searcher: Searcher) -> None:
    assert searcher.search("licensudgift").facets["parti"] == {"F": 2, "V": 1}


def test_a_paper_that_is_newer_than_the_index_changes_nothing(searcher: Searcher) -> None:
    new = reading("ny", ["Licensudgiften er steget igen."])
    searcher.catalogue.add(original_reading(new), recipe=RECIPE)
    assert "p-ny" not in {hit.paper.id for hit in searcher.search("licensudgiften").hits}


class ReadsBackwards:
    """A reranker that likes best what has the fewest letters."""

    name = "backwards"

    def score(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([-1000.0 * len(text) for text in texts], dtype=np.float32)


def test_a_reranker_has_its_say(searcher: Searcher) -> None:
    plain = [candidate.passage.id for candidate in searcher.candidates("licensudgiften")]
    searcher.reranker = ReadsBackwards()
    ranked = searcher.candidates("licensudgiften")
    assert sorted(plain) == sorted(candidate.passage.id for candidate in ranked)
    assert plain != [candidate.passage.id for candidate in ranked]
    assert all(0 <= candidate.score <= 1 for candidate in ranked)
