"""Candidates made ready to be shown: each text once, with its paper, themes, place and reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from corpus.filters import any_of
from corpus.findings import Theme
from corpus.papers import Paper
from corpus.spans import Box
from index.analysis import held_stems, word_stems
from models.danish.stems import stem, words
from queries.duplicates import Folded, fold
from queries.facets import count_facets
from queries.query import Query
from queries.results import Candidate, Hit, Place, SearchResult, Why
from queries.spelled import spelled_out
from queries.views import View

_FACETED = 50
"""Passages that facets are counted over, at least."""


def wider(k: int) -> int:
    """Candidates taken for `k` hits: some fold into others, and facets want more to count."""
    return max(_FACETED, 2 * k)


def make_result(
    line: str, query: Query, found: Sequence[Candidate], k: int, view: View
) -> SearchResult:
    """The first `k` texts among `found`, best first, for the query `line`; facets are of all."""
    papers = view.papers(candidate.passage.paper for candidate in found)
    # A paper may have been taken out since its passages were read.
    held = [candidate for candidate in found if candidate.passage.paper in papers]
    themes = view.themes([candidate.passage.id for candidate in held])
    shown = fold(held[: wider(k)], k)
    boxes = view.boxes(folded.best.passage for folded in shown)
    asked = [word for word in dict.fromkeys(words(spelled_out(query.text))) if word_stems(word)]
    return SearchResult(
        query=line,
        text=query.text,
        fields=query.fields,
        hits=tuple(
            _hit(
                folded,
                papers,
                boxes=boxes.get(folded.best.passage.id, ()),
                themes=themes[folded.best.passage.id],
                why=_why(
                    folded.best,
                    papers[folded.best.passage.paper],
                    [theme.name for theme in themes[folded.best.passage.id]],
                    asked,
                    any_of(query.filters.theme),
                ),
            )
            for folded in shown
        ),
        searched=view.searched(query.filters),
        understood=query.understood,
        facets=count_facets(
            [(papers[candidate.passage.paper], themes[candidate.passage.id]) for candidate in held],
            view.name_entries(),
        ),
    )


def _hit(
    folded: Folded,
    papers: Mapping[str, Paper],
    *,
    boxes: tuple[Box, ...],
    themes: Sequence[Theme],
    why: Why,
) -> Hit:
    passage = folded.best.passage
    return Hit(
        passage=passage,
        paper=papers[passage.paper],
        score=folded.best.score,
        why=why,
        themes={theme.name: theme.score for theme in themes},
        boxes=boxes,
        also_in=tuple(
            Place(
                passage=other.passage.id,
                paper=papers[other.passage.paper],
                pages=other.passage.pages,
            )
            for other in folded.others
        ),
    )


def _why(
    candidate: Candidate,
    paper: Paper,
    themes: Sequence[str],
    asked: Collection[str],
    wanted: Collection[str],
) -> Why:
    """Why `candidate` is a hit for the words `asked` and the themes `wanted`."""
    passage = candidate.passage
    held = held_stems(
        " ".join((passage.text, passage.context, paper.title, *passage.headings)),
        {stem(part) for word in asked for part in with_parts(word)},
    )
    return Why(
        meaning=max((candidate.cosine, *candidate.sentence_cosines)),
        words=tuple(dict.fromkeys(found for word in asked for found in _found_of(word, held))),
        tags=tuple(theme for theme in themes if theme in wanted or theme in asked),
    )


def with_parts(word: str) -> tuple[str, ...]:
    """A lower-case word, and its parts where it is hyphenated: the index knows it by them all."""
    hyphenated = "-" in word and not word[0].isdigit()
    return (word, *filter(None, word.split("-"))) if hyphenated else (word,)


def _found_of(word: str, held: Collection[str]) -> tuple[str, ...]:
    """`word` where its stem is among those `held`, else those of its parts that are."""
    whole, *parts = with_parts(word)
    if stem(whole) in held:
        return (whole,)
    return tuple(part for part in parts if stem(part) in held)
