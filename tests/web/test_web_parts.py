from __future__ import annotations

import threading

from hypothesis import given, settings
from hypothesis import strategies as st
from readings import reading

from corpus.errors import UnusableInputError
from corpus.progress import Step
from corpus.spans import Box, Span
from kildesvar.web.jobs import Jobs, JobState
from kildesvar.web.reading.found_words import found_spans
from kildesvar.web.reading.kept_pages import LONGEST_SIDE, dpi_for
from kildesvar.web.reading.marked_text import blocks_of, pieces_of
from kildesvar.web.reading.overlaps import Overlaps
from kildesvar.web.reading.page_marks import lines_of, marked_pages
from kildesvar.web.search_query import facets_of
from queries.search_address import SearchQuery

TEXT = st.text(alphabet="abcæøå.,- \n", max_size=80)


def test_words_are_found_by_stem_and_within_compounds() -> None:
    text = "Udgiften til kontorlicenser og licensen. Den er for dyr."
    found = [span.of(text) for span in found_spans(text, "licenser for udgifter")]
    assert found == ["Udgiften", "kontorlicenser", "licensen"]


def test_the_parts_of_a_hyphenated_word_are_found() -> None:
    text = "Licenserne kommer fra Microsoft."
    found = [span.of(text) for span in found_spans(text, "Microsoft-licenser")]
    assert found == ["Licenserne", "Microsoft"]


@settings(deadline=None, max_examples=50)
@given(TEXT, TEXT)
def test_pieces_hold_the_whole_text(text: str, query: str) -> None:
    assert "".join(piece.text for piece in pieces_of(text, query)) == text


@settings(deadline=None, max_examples=30)
@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=5, unique=True))
def test_blocks_hold_the_whole_paper(paragraphs: list[str]) -> None:
    paper = reading(
        "p", [" ".join(paragraph.split()) + f" {n}" for n, paragraph in enumerate(paragraphs)]
    )
    shown = "\n\n".join("".join(piece.text for piece in block.pieces) for block in blocks_of(paper))
    assert shown == paper.text


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=12),
    st.tuples(st.integers(0, 60), st.integers(1, 20)),
)
def test_overlaps_are_those_of_a_plain_search(
    items: list[tuple[int, int]], place: tuple[int, int]
) -> None:
    spans = [Span(start, start + length) for start, length in items]
    wanted = Span(place[0], place[0] + place[1])
    found = Overlaps(spans, lambda span: span).over(wanted)
    assert found == sorted(span for span in spans if span.overlaps(wanted))


def test_personal_numbers_are_masked() -> None:
    assert "010190-1234" not in "".join(p.text for p in pieces_of("Født 010190-1234.", ""))


def test_words_are_joined_along_lines() -> None:
    def box(x0: float, top: float, page: int = 1) -> Box:
        return Box(page=page, x0=x0, top=top, x1=x0 + 10, bottom=top + 10)

    lines = lines_of([box(0, 0), box(12, 0), box(40, 0), box(0, 14), box(12, 14), box(0, 0, 2)])
    assert [(line.page, line.x0, line.x1) for line in lines] == [
        (1, 0, 22),
        (1, 40, 50),
        (1, 0, 22),
        (2, 0, 10),
    ]


def test_found_words_are_marked_on_their_page() -> None:
    paper = reading("p", ["Kontorlicenser koster penge."])
    (sheet,) = marked_pages(paper, query="licenser")
    assert [group.kind for group in sheet.groups] == ["found"]
    assert sheet.groups[0].boxes == (paper.words[0].box,)


def test_no_page_is_drawn_larger_than_a_screen_needs() -> None:
    assert dpi_for(595, 842) == 136
    for width, height in ((14_400, 14_400), (1, 200_000), (0, 0)):
        assert max(width, height) * dpi_for(width, height) / 72 <= max(LONGEST_SIDE, 200_000 / 72)


def test_a_job_tells_how_far_it_is_and_where_it_ends() -> None:
    jobs, seen, go_on = Jobs(), threading.Event(), threading.Event()

    def work(tell: object) -> str:
        tell(Step(stage="reading", done=1, total=2))  # type: ignore[operator]
        seen.set()
        go_on.wait(5)
        return "/drafts/1"

    job = jobs.start("bo", "brev.pdf", work)
    assert seen.wait(5)
    step = jobs.get(job.id).step
    assert (step.done, step.total) == (1, 2)
    go_on.set()
    jobs.close()
    assert jobs.get(job.id).address == "/drafts/1"


def test_a_broken_job_does_not_stop_the_next() -> None:
    jobs = Jobs()

    def unusable(_tell: object) -> str:
        raise UnusableInputError("The file is no PDF.", remedy="Save it as PDF.")

    def broken(_tell: object) -> str:
        raise ZeroDivisionError

    failed = [jobs.start("bo", "x", work) for work in (unusable, broken)]
    last = jobs.start("bo", "y", lambda _tell: "/")
    for _ in range(100):
        if jobs.get(last.id).over:
            break
        threading.Event().wait(0.05)
    jobs.close()
    assert [jobs.get(job.id).state for job in failed] == [JobState.FAILED, JobState.FAILED]
    assert str(jobs.get(failed[0].id).error) == "The file is no PDF. Save it as PDF."
    assert "ZeroDivision" not in str(jobs.get(failed[1].id).error)
    assert jobs.get(last.id).state is JobState.DONE


def test_a_facet_shows_its_most_frequent_values() -> None:
    counts = {"person": {f"Person {number}": 50 - number for number in range(40)}}
    (facet,) = facets_of(SearchQuery(text="skole", conditions={}), counts, ())
    assert [value.value for value in facet.values] == [f"Person {n}" for n in range(12)]
    assert facet.values[0].address == "q=skole&person=Person+0"
