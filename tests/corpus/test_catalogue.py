"""The catalogue gives back what it was given, and shows a paper whole or not at all."""

from __future__ import annotations

import datetime
import re
import sqlite3
import struct
import traceback
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from readings import RECIPE, original_reading, question, reading, theme

from corpus.catalogue import Catalogue
from corpus.catalogue.engine import open_engine
from corpus.catalogue.holdings import Held
from corpus.catalogue.migrations import MIGRATIONS
from corpus.catalogue.schema import papers
from corpus.errors import DamageError, FullDiskError, UsageError
from corpus.filters import EVERYTHING, Filters
from corpus.findings import (
    Amount,
    Change,
    Decision,
    Failure,
    Mention,
    MentionKind,
    Outcome,
    Promise,
    Question,
    QuestionState,
    Votes,
)
from corpus.months import Month
from corpus.papers import Access, Heading, Kind, Meeting, Person
from corpus.settings import Settings, load_settings
from corpus.spans import Span


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    held = Catalogue.open(load_settings(tmp_path))
    yield held
    held.close()


def full_reading():
    """A reading with something in every list."""
    bare = reading(
        "licenser",
        ["Licenserne kostede 4,1 mio. kr. i 2023.", "Hvad koster et skifte?"],
        kind=Kind.POLITIKERSVAR,
        body="ØU",
        meeting=Meeting(starts_at=datetime.datetime(2025, 5, 1, 17, 30), place="Rådhuset"),
        case_numbers=("2025-0092063", "25/1"),
        people=(Person(name="Åse Østergård", party="Ø"), Person(name="Bo Holm", party=None)),
        parties=("Ø", "A"),
        department="Økonomiforvaltningen",
    )
    first, second = bare.passages
    amount = Amount(
        passage=first.id,
        span=Span(19, 31),
        verbatim="4,1 mio. kr.",
        kroner=Decimal("4100000"),
        kroner_high=None,
        year_from=2023,
        year_to=2023,
        price_level=None,
        yearly=True,
        pays_for="Licenserne",
        change=Change.RISE,
    )
    question = Question(
        id="q1",
        paper=bare.paper.id,
        span=second.span,
        text=second.text,
        pages=(1,),
        number=1,
        parts=(second.text,),
        asked_by="Åse Østergård",
        party="Ø",
        asked_on=datetime.date(2025, 4, 3),
        state=QuestionState.POSTPONED,
        promise=Promise(
            span=first.span,
            text=first.text,
            by="Økonomiforvaltningen",
            due=datetime.date(2025, 12, 31),
            due_text="i løbet af 2025",
        ),
    )
    mention = Mention(
        passage=first.id,
        span=Span(0, 10),
        kind=MentionKind.PRODUCT,
        name="Licens",
        source="test",
    )
    decision = Decision(
        span=second.span,
        text=second.text,
        body="BR",
        taken_on=datetime.date(2025, 3, 27),
        outcome=Outcome.ADOPTED,
        votes=Votes(
            in_favour=("A", "Ø"),
            against=("V",),
            abstained=(),
            count_in_favour=34,
            count_against=15,
        ),
    )
    return replace(
        bare,
        headings=(Heading(span=Span(0, 10), level=1),),
        themes=(theme(first, "omkostning"),),
        amounts=(amount,),
        mentions=(mention,),
        questions=(question,),
        decisions=(decision,),
    )


def test_a_reading_comes_back_as_it_went_in(catalogue: Catalogue) -> None:
    given = full_reading()

    catalogue.add(original_reading(given), recipe=RECIPE)

    assert catalogue.reading(given.paper.id) == given


def test_a_month_stays_a_month(catalogue: Catalogue) -> None:
    read = reading("valg", ["Valget er frit."], date=Month(2024, 12, 1))
    catalogue.add(original_reading(read), recipe=RECIPE)

    day = catalogue.paper(read.paper.id).date

    assert (day, type(day)) == (datetime.date(2024, 12, 1), Month)


def test_a_catalogue_from_before_months_is_taken_up(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    held = Catalogue.open(settings)
    read = reading("valg", ["Valget er frit."])
    held.add(original_reading(read), recipe=RECIPE)
    held.close()
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as connection:
        connection.execute("ALTER TABLE papers DROP COLUMN month_only")
        connection.execute("UPDATE state SET value = '5' WHERE name = 'schema'")
        connection.commit()

    with closing(Catalogue.open(settings)) as taken_up:
        assert type(taken_up.paper(read.paper.id).date) is datetime.date


def test_words_of_a_catalogue_from_before_blocks_are_packed_anew(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    held = Catalogue.open(settings)
    read = reading("valg", ["Valget er frit.", "Det er hemmeligt."])
    held.add(original_reading(read), recipe=RECIPE)
    held.close()
    table = [
        (
            word.span.start,
            word.span.end,
            word.box.page,
            *(
                round(100 * edge)
                for edge in (word.box.x0, word.box.top, word.box.x1, word.box.bottom)
            ),
        )
        for word in read.words
    ]
    columns = [number for column in zip(*table, strict=True) for number in column]
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as connection:
        packed = zlib.compress(struct.pack(f"<{len(columns)}i", *columns))
        connection.execute("UPDATE papers SET words = ?", [packed])
        connection.execute("UPDATE state SET value = '6' WHERE name = 'schema'")
        connection.commit()

    with closing(Catalogue.open(settings)) as taken_up:
        assert taken_up.reading(read.paper.id) == read


def test_adding_a_file_again_replaces_its_papers(catalogue: Catalogue) -> None:
    catalogue.add(original_reading(reading("vej", ["Gammelt.", "Mere."])), recipe=RECIPE)

    catalogue.add(original_reading(reading("vej", ["Nyt."])), recipe="newer")

    assert [passage.text for passage in catalogue.passages_of("p-vej")] == ["Nyt."]
    assert not catalogue.holds(reading("vej", ["Nyt."]).paper.original, RECIPE)


def test_a_paper_that_cannot_be_stored_leaves_nothing_behind(catalogue: Catalogue) -> None:
    broken = reading("halv", ["Et.", "To."])
    twice = replace(broken, passages=broken.passages * 2)

    with pytest.raises(sa.exc.IntegrityError):
        catalogue.add(original_reading(twice), recipe=RECIPE)

    assert catalogue.papers(EVERYTHING) == ()
    assert catalogue.passage_ids(EVERYTHING) == ()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), True),
        (Filters(kind=Kind.POLITIKERSVAR), True),
        (Filters(kind=Kind.REFERAT), False),
        (Filters(body="øu"), True),
        (Filters(party="ø"), True),
        (Filters(party="V"), False),
        (Filters(department="økonomiforvaltningen"), True),
        (Filters(person="åse østergård"), True),
        (Filters(person="ÅSE ØSTERGÅRD"), True),
        (Filters(person="åse ostergård"), False),
        (Filters(person="østergård"), True),
        (Filters(party=("V", "ø")), True),
        (Filters(kind=(Kind.REFERAT, Kind.POLITIKERSVAR)), True),
        (Filters(case_number="2025-0092063"), True),
        (Filters(case_number="0092063"), False),
        (Filters(first=datetime.date(2025, 5, 1)), True),
        (Filters(last=datetime.date(2025, 4, 30)), False),
        (Filters(language="en"), False),
    ],
)
def test_filters_choose_papers(catalogue: Catalogue, filters: Filters, found: bool) -> None:
    catalogue.add(original_reading(full_reading()), recipe=RECIPE)

    assert bool(catalogue.papers(filters)) == found
    assert bool(catalogue.passage_ids(filters)) == found


def test_a_number_is_found_without_the_letters_of_the_body(catalogue: Catalogue) -> None:
    old = reading("gammel", ["Sagen er afgjort."], case_numbers=("ØU 88/1999",))
    catalogue.add(original_reading(old), recipe=RECIPE)

    assert catalogue.theme_names() == ()
    assert catalogue.papers(Filters(case_number="88/1999")) == (old.paper,)
    assert catalogue.papers(Filters(case_number="8/1999")) == ()


def test_a_theme_chooses_passages_and_their_papers(catalogue: Catalogue) -> None:
    given = full_reading()
    catalogue.add(original_reading(given), recipe=RECIPE)

    assert catalogue.theme_names() == ("omkostning",)
    wanted = Filters(theme="Omkostning")
    assert catalogue.passage_ids(wanted) == (given.passages[0].id,)
    assert catalogue.papers(wanted) == (given.paper,)


def test_a_hidden_passage_gives_its_paper_no_theme(catalogue: Catalogue) -> None:
    given = full_reading()
    shown, other = given.passages
    given = replace(given, passages=(replace(shown, hidden=True), other))
    catalogue.add(original_reading(given), recipe=RECIPE)

    assert catalogue.papers(Filters(theme="omkostning")) == ()


def test_closed_papers_and_hidden_passages_are_not_seen(catalogue: Catalogue) -> None:
    closed = reading("lukket", ["Hemmeligt."], access=Access.CLOSED, access_words="Fortroligt")
    half = reading("skjult", ["Synligt.", "Hvid skrift."])
    shown, white = half.passages
    half = replace(half, passages=(shown, replace(white, hidden=True)))
    for given in (closed, half):
        catalogue.add(original_reading(given), recipe=RECIPE)

    assert [paper.id for paper in catalogue.papers()] == ["p-skjult"]
    assert catalogue.passage_ids() == (shown.id,)
    assert catalogue.searched().papers == 1
    assert len(catalogue.papers(EVERYTHING)) == 2


def test_a_changed_file_of_the_same_case_is_a_new_version(catalogue: Catalogue) -> None:
    old = reading("gammel", ["Prisen er 4 mio. kr."], title="Vejplan", case_numbers=("25/7",))
    new = reading(
        "ny",
        ["Prisen er 5 mio. kr."],
        title="Vejplan (revideret)",
        case_numbers=("25/7",),
        date=datetime.date(2025, 6, 1),
    )
    catalogue.add(original_reading(old), recipe=RECIPE)

    (held,) = catalogue.add(original_reading(new), recipe=RECIPE)

    assert held.version_of == old.paper.id
    assert catalogue.papers(Filters(replaced=False)) == (held,)


def test_what_was_made_earlier_replaces_nothing(catalogue: Catalogue) -> None:
    plan = {"title": "Vejplan (revideret)", "case_numbers": ("25/7",)}
    held = reading("nyere", ["Prisen er 5 mio. kr."], **plan)
    late = reading(
        "sen", ["Prisen er 4 mio. kr."], date=held.paper.date - datetime.timedelta(1), **plan
    )
    catalogue.add(original_reading(held), recipe=RECIPE)

    (taken_in,) = catalogue.add(original_reading(late), recipe=RECIPE)

    assert taken_in.version_of is None


@pytest.mark.parametrize(
    ("title", "told", "is_version"),
    [
        ("Høringssvar", "Færgelauget er imod, at ruten nedlægges til foråret.", True),
        ("Høringssvar", "Øens skole ønsker flere afgange om morgenen.", False),
        ("Høringssvar (revideret)", "Øens skole ønsker flere afgange om morgenen.", True),
    ],
    ids=["reads alike", "of somebody else", "a revision"],
)
def test_papers_of_one_title_and_case_are_versions_where_they_read_alike(
    catalogue: Catalogue, title: str, told: str, *, is_version: bool
) -> None:
    of_case = {"case_numbers": ("25/7",), "kind": Kind.ANDET}
    first = "Færgelauget er imod, at ruten nedlægges til efteråret."
    old = reading("lauget", [first], title="Høringssvar", **of_case)
    catalogue.add(original_reading(old), recipe=RECIPE)

    new = reading("skolen", [told], title=title, **of_case)
    (held,) = catalogue.add(original_reading(new), recipe=RECIPE)

    assert (held.version_of == old.paper.id) is is_version


@pytest.mark.parametrize(
    ("differs", "is_version"),
    [
        ({}, True),
        ({"title": "Skoleplan"}, False),
        ({"date": datetime.date(2025, 6, 1)}, False),
        ({"case_numbers": ("25/8",)}, False),
        ({"case_numbers": ()}, True),
        ({"case_numbers": (), "body": "ØU"}, False),
    ],
    ids=["the same", "title", "day", "case", "case untold", "body"],
)
def test_minutes_replace_the_agenda_of_their_meeting(
    catalogue: Catalogue, differs: dict[str, Any], is_version: bool
) -> None:
    item = {
        "title": "Vejplan",
        "case_numbers": ("25/7",),
        "body": "BR",
        "date": datetime.date(2025, 3, 27),
    }
    agenda = reading("dagsorden", ["Der lægges op til at bygge."], kind=Kind.DAGSORDEN, **item)
    minutes = reading("referat", ["Godkendt."], kind=Kind.REFERAT, **{**item, **differs})
    catalogue.add(original_reading(agenda), recipe=RECIPE)

    (held,) = catalogue.add(original_reading(minutes), recipe=RECIPE)

    assert (held.version_of == agenda.paper.id) is is_version


@pytest.mark.parametrize("kind", [Kind.REFERAT, Kind.DAGSORDEN])
@pytest.mark.parametrize(
    ("differs", "is_version"),
    [
        ({}, True),
        ({"date": datetime.date(2025, 4, 24)}, False),
        ({"date": datetime.date(2025, 4, 24), "url": "https://example.org/seneste.pdf"}, False),
        ({"body": "ØU"}, False),
    ],
    ids=["corrected", "the next meeting", "at the same address", "another body"],
)
def test_papers_of_another_meeting_are_no_versions_though_a_case_goes_on(
    catalogue: Catalogue, kind: Kind, differs: dict[str, Any], is_version: bool
) -> None:
    meeting = {
        "kind": kind,
        "title": "Ordinært møde i Byrådet",
        "case_numbers": ("25/7",),
        "body": "BR",
        "date": datetime.date(2025, 3, 27),
        "url": "https://example.org/seneste.pdf",
    }
    first = reading("marts", ["Sagen blev udsat."], **meeting)
    later = reading("april", ["Sagen blev godkendt."], **{**meeting, **differs})
    catalogue.add(original_reading(first), recipe=RECIPE)

    (held,) = catalogue.add(original_reading(later), recipe=RECIPE)

    assert (held.version_of == first.paper.id) is is_version


@pytest.mark.parametrize(
    ("fields", "is_around"),
    [
        ({"case_numbers": ("25/7", "25/1")}, True),
        ({"case_numbers": ("25/2",)}, False),
        ({"bundle": "b"}, True),
        ({"case_numbers": ("25/1",), "access": Access.CLOSED}, False),
    ],
)
def test_what_stands_around_a_paper_is_of_its_case_or_file(
    catalogue: Catalogue, fields: dict[str, Any], *, is_around: bool
) -> None:
    one = reading("broen", ["Broen er lukket."], case_numbers=("25/1",), bundle="b")
    other = reading("vejen", ["Vejen er åben."], **fields)
    for read in (one, other):
        catalogue.add(original_reading(read), recipe=RECIPE)

    around = catalogue.papers_around(one.paper, closed=False)

    assert (other.paper.id in {paper.id for paper in around}) is is_around


def test_only_versions_of_a_paper_stand_around_it(catalogue: Catalogue) -> None:
    def version(name: str, of: str | None) -> None:
        given = reading(name, [f"Noget om {name}."], title=name)
        catalogue.add(original_reading(given), recipe=RECIPE)
        with catalogue._engine.begin() as connection:
            replacing = sa.update(papers).where(papers.c.id == f"p-{name}")
            connection.execute(replacing.values(version_of=of))

    for name, of in (("1", None), ("2", "p-1"), ("3", "p-2"), ("andet", None), ("nyt", "p-andet")):
        version(name, of)

    for name in ("1", "2", "3"):
        around = catalogue.papers_around(catalogue.paper(f"p-{name}"), closed=False)
        assert {paper.id for paper in around} == {"p-1", "p-2", "p-3"}


def test_papers_are_counted_and_listed_in_parts(catalogue: Catalogue) -> None:
    for day in range(1, 6):
        given = reading(f"{day}", [f"Noget om {day}."], date=datetime.date(2025, 1, day))
        catalogue.add(original_reading(given), recipe=RECIPE)
    asked = reading("brev", ["Hvad koster det?"], access=Access.CLOSED)
    asked = replace(asked, questions=(question(asked.passages[0]),))
    catalogue.add(original_reading(asked), recipe=RECIPE)

    assert catalogue.held() == Held(papers=5, originals=5)
    assert catalogue.held(Filters(first=datetime.date(2025, 1, 4))).papers == 2
    assert catalogue.papers(part=slice(1, 3)) == catalogue.papers()[1:3]
    assert catalogue.number_of_questions(open_only=True, closed=False) == 0
    assert catalogue.number_of_questions(open_only=True, closed=True) == 1
    assert list(catalogue.questions_by_id([asked.questions[0].id, "x"], closed=True)) == [
        asked.questions[0].id
    ]
    assert catalogue.questions_by_id([asked.questions[0].id], closed=False) == {}


def test_passages_come_in_the_order_asked_for(catalogue: Catalogue) -> None:
    given = reading("vej", ["Et.", "To.", "Tre."])
    catalogue.add(original_reading(given), recipe=RECIPE)
    first, _, third = given.passages

    assert catalogue.passages([third.id, "unknown", first.id]) == (third, first)


def test_boxes_are_those_of_the_words_under_a_span(catalogue: Catalogue) -> None:
    given = reading("vej", ["Broen skal males."])
    catalogue.add(original_reading(given), recipe=RECIPE)

    found = catalogue.words(given.paper.id).boxes(Span(6, 10))

    assert found == given.boxes(Span(6, 10))
    assert len(found) == 1


def test_a_file_tells_its_papers_by_page_and_the_first_that_asks(catalogue: Catalogue) -> None:
    agenda = reading("dagsorden", ["Punkt 1."], first_page=1, last_page=2)
    bundled = {"original": agenda.paper.original}
    letters = [
        reading(name, ["Hvad koster broen?"], first_page=page, last_page=page, **bundled)
        for name, page in (("sidste", 4), ("første", 3))
    ]
    asking = [
        replace(letter, questions=(question(letter.passages[0], id=letter.paper.id),))
        for letter in letters
    ]
    catalogue.add(original_reading(*asking, agenda), recipe=RECIPE)
    catalogue.add(original_reading(reading("andet", ["Intet spørgsmål."])), recipe=RECIPE)

    last, first = (letter.paper for letter in letters)
    sha256 = agenda.paper.original
    assert catalogue.papers_of(sha256) == (agenda.paper, first, last)
    assert catalogue.asking_paper(sha256) == first
    (other,) = (paper for paper in catalogue.papers() if paper.original != sha256)
    assert catalogue.asking_paper(other.original) is None
    assert catalogue.papers_of("not held") == ()


def test_failures_are_kept_until_the_file_is_read(catalogue: Catalogue) -> None:
    given = reading("scan", ["Endelig læst."])
    failure = Failure(
        source="scan.pdf",
        sha256=given.paper.original,
        reason="No text layer.",
        page=1,
        retryable=True,
    )
    catalogue.ledger.record_failures("scan.pdf", [failure])
    assert (
        catalogue.ledger.failures()
        == catalogue.ledger.failures_of(given.paper.original)
        == (failure,)
    )
    assert catalogue.ledger.failures_of("another") == ()

    catalogue.add(original_reading(given), recipe=RECIPE)

    assert catalogue.ledger.failures() == ()


def test_every_change_raises_the_revision_and_changes_the_fingerprint(
    catalogue: Catalogue,
) -> None:
    before = (catalogue.revision(), catalogue.fingerprint())

    catalogue.add(original_reading(reading("vej", ["Et."])), recipe=RECIPE)

    assert catalogue.revision() == before[0] + 1
    assert catalogue.fingerprint() != before[1]


def test_an_unknown_paper_is_a_clear_error(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match=r"No paper has the id 'x'.*kildesvar papers"):
        catalogue.paper("x")


def test_a_catalogue_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    Catalogue.open(settings).close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    with engine.begin() as connection:
        connection.execute(
            sa.text("UPDATE state SET value = :value WHERE name = 'schema'"),
            {"value": len(MIGRATIONS) + 1},
        )

    with pytest.raises(DamageError, match="newer"):
        Catalogue.open(settings)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"not a database, but long enough to look at" * 99)

    with pytest.raises(DamageError, match="no catalogue"):
        Catalogue.open(load_settings(tmp_path))


@pytest.mark.parametrize(
    ("database", "shown"),
    [
        (
            "postgresql+none://kim:hemmeligt@server/papers",
            "postgresql+none://kim:***@server/papers",
        ),
        ("postgresql+none://server/papers?password=hemmeligt", "postgresql+none://server/papers"),
        ("postgresql://server:hemmeligt/papers", "address is no URL"),
        ("hemmeligt", "address is no URL"),
    ],
)
def test_an_address_that_cannot_be_used_is_shown_without_its_password(
    tmp_path: Path, database: str, shown: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(shown)) as raised:
        Catalogue.open(Settings(home=tmp_path, database=database))

    assert "hemmeligt" not in "".join(traceback.format_exception(raised.value))


def test_runs_are_remembered(catalogue: Catalogue) -> None:
    assert catalogue.ledger.last_run() is None

    catalogue.ledger.start_run("r1")
    catalogue.ledger.finish_run("r1", {"papers": 3})

    run = catalogue.ledger.last_run()
    assert run is not None
    assert (run.id, run.summary) == ("r1", {"papers": 3})


@pytest.mark.parametrize("table", ["papers", "bookmarks", "state"])
def test_another_programs_database_is_left_alone(tmp_path: Path, table: str) -> None:
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as connection:
        connection.execute(f"CREATE TABLE {table} (other TEXT)")

    with pytest.raises(DamageError, match=f"its table {table}"):
        Catalogue.open(load_settings(tmp_path))

    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as connection:
        (held,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    assert held == 1


def test_a_first_start_that_was_cut_off_is_taken_up(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    with open_engine(settings).begin() as connection:
        papers.create(connection)

    assert Catalogue.open(settings).papers() == ()


def test_a_full_disk_is_told_as_that(catalogue: Catalogue) -> None:
    with catalogue._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    full = reading("lang", ["Licenserne kostede 4,1 mio. kr. i 2023. " * 1000])

    with pytest.raises(FullDiskError):
        catalogue.add(original_reading(full), recipe=RECIPE)
