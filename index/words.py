"""The word index: BM25 over stems, 4-grams and context, kept by tantivy.

Every text comes analysed by us (`index.analysis`), its terms parted by blanks, and tantivy's
white-space tokeniser takes it as it is. tantivy scores with BM25 (k1 1.2, b 0.75; Robertson &
Zaragoza, The Probabilistic Relevance Framework, 2009), each field with its own statistics.
"""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.analysis import grams, stems
from index.composition import Composed
from index.nearest import Rows, Scores
from index.side_by_side import side_by_side

_ROW = "row"
_MEMORY = 64_000_000
"""Bytes tantivy's writer may hold before it writes a segment."""
_CONTEXTS = 64
"""Contexts whose terms are remembered: the passages under a heading share theirs."""
_FEW = 3_000
"""Up to this many passages, scoring all costs less than finding the best and naming the others."""
_SELECTIVE = 2_000
"""Up to this many allowed rows are named in the query; beyond, hits are sorted out afterwards."""
_ONE_BY_ONE = 500
"""Up to this many rows are named by a term each, which is cheaper than a set of them."""
_FIRST = 64
"""Rows among which an allowed one is looked for first."""
_COMMON = 0.15
"""Share of a large index's passages beyond which a 4-gram is left out: it tells next to nothing,
and such grams are most of the work (docs/trials/search.md)."""
_MOST = 20_000
"""Passages beyond which one is left out in any case, so that looking them up has a bound."""
_RARITIES = 100_000
"""Stems whose rarity is remembered: some 10 MB."""


class Field(StrEnum):
    """Where a term may stand."""

    STEMS = "stems"
    """Words of the passage."""
    GRAMS = "grams"
    """4-grams of the passage's words."""
    CONTEXT = "context"
    """Words of its title, headings and own context, and of its paper's fields."""


Terms = Mapping[str, float]
"""Terms with their weights."""


class Words:
    """An opened word index; it never changes."""

    def __init__(self, folder: Path) -> None:
        self._schema = _schema()
        index = tantivy.Index.open(str(folder))
        index.config_reader("manual")
        self._searcher = index.searcher()
        self.passages = int(self._searcher.num_docs)
        """How many passages it holds."""
        self.rarity = lru_cache(maxsize=_RARITIES)(self._rarity)
        """BM25's inverse document frequency of a stem."""

    def score(
        self,
        terms: Mapping[Field, Terms],
        *,
        allowed: NDArray[np.bool_],
        k: int,
        beside: Rows,
    ) -> tuple[Rows, Scores]:
        """The `k` allowed rows with the highest sum of weighted BM25 scores, and those `beside`.

        By row number, each with its score, which is 0 without any of the terms.
        """
        known = np.zeros(len(allowed), dtype=np.float32)
        best = np.empty(0, dtype=np.int64)
        query = self._any_of(terms)
        if query is not None:
            found, scores = self._scored(query, allowed, k, beside)
            known[found] = scores
            best = found[allowed[found]]
            best = best[np.argsort(-known[best], kind="stable")][:k]
        rows = np.union1d(best, beside)
        return rows, known[rows]

    def stems_of(self, rows: Rows) -> dict[int, list[str]]:
        """The stems of the passage in each of `rows`."""
        hits = self._searcher.search(self._named(rows), limit=max(len(rows), 1), count=False).hits
        addresses = [address for _, address in hits]
        found = np.array(self._searcher.fast_field_values(_ROW, addresses), dtype=np.int64)
        return {
            row: self._searcher.doc(address)[Field.STEMS][0].split()
            for row, address in zip(found.tolist(), addresses, strict=True)
        }

    def holding(self, phrase: Sequence[str]) -> Rows:
        """All rows whose words hold the stems of `phrase` one after the other."""
        return self._search(self._phrase(phrase), self.passages)[0]

    def holding_nearly(self, stem: str, edits: int) -> Rows:
        """All rows that hold a stem which is at most so many letters other than `stem`."""
        like = tantivy.Query.fuzzy_term_query(self._schema, Field.STEMS, stem, edits)
        return self._search(like, self.passages)[0]

    def is_held(self, phrase: Sequence[str], allowed: NDArray[np.bool_]) -> bool:
        """Whether one of the rows `allowed` holds them; a common word is soon found."""
        query, limit = self._phrase(phrase), _FIRST
        while True:
            found, _ = self._search(query, limit)
            if allowed[found].any() or len(found) < limit:
                return bool(allowed[found].any())
            limit *= 8

    def rows(self) -> Rows:
        """All rows held, in no particular order."""
        return self._search(tantivy.Query.all_query(), self.passages)[0]

    def _rarity(self, term: str) -> float:
        holding = self._searcher.doc_freq(Field.STEMS, term)
        return math.log1p((self.passages - holding + 0.5) / (holding + 0.5))

    def _any_of(self, terms: Mapping[Field, Terms]) -> tantivy.Query | None:
        """A query whose score is the sum of the weighted scores of `terms`; none without any."""
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(field, term), weight))
            for field, weights in terms.items()
            for term, weight in weights.items()
            if self._tells(field, term)
        ]
        return tantivy.Query.boolean_query(clauses) if clauses else None

    def _tells(self, field: Field, term: str) -> bool:
        """Whether `term` is worth looking up in every passage that holds it."""
        if field is not Field.GRAMS or self.passages <= _FEW:
            return True
        return int(self._searcher.doc_freq(field, term)) <= min(_COMMON * self.passages, _MOST)

    def _scored(
        self, query: tantivy.Query, allowed: NDArray[np.bool_], k: int, beside: Rows
    ) -> tuple[Rows, Scores]:
        """What `query` scores: at least its `k` best allowed rows and those `beside`."""
        if self.passages <= _FEW:
            return self._search(query, self.passages)
        if np.count_nonzero(allowed) <= _SELECTIVE:
            named = np.union1d(np.flatnonzero(allowed), beside)
            return self._search(self._among(query, named), len(named))
        (best, scores), (found, found_scores) = side_by_side(
            partial(self._best, query, allowed, k),
            partial(self._search, self._among(query, beside), len(beside)),
        )
        others = np.isin(found, best, invert=True)
        return (
            np.concatenate([best, found[others]]),
            np.concatenate([scores, found_scores[others]]),
        )

    def _best(
        self, query: tantivy.Query, allowed: NDArray[np.bool_], k: int
    ) -> tuple[Rows, Scores]:
        """What `query` scores highest, with its `k` best allowed rows among it."""
        limit = k
        while True:
            found, scores = self._search(query, limit)
            if np.count_nonzero(allowed[found]) >= k or len(found) < limit:
                return found, scores
            limit *= 4

    def _phrase(self, phrase: Sequence[str]) -> tantivy.Query:
        words: list[str | tuple[int, str]] = list(phrase)
        if len(words) == 1:
            return self._term(Field.STEMS, phrase[0])
        return tantivy.Query.phrase_query(self._schema, Field.STEMS, words)

    def _term(self, field: Field, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, "freq")

    def _among(self, query: tantivy.Query, rows: Rows) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, query),
                (tantivy.Occur.Must, tantivy.Query.const_score_query(self._named(rows), 0.0)),
            ]
        )

    def _named(self, rows: Rows) -> tantivy.Query:
        if len(rows) > _ONE_BY_ONE:
            return tantivy.Query.term_set_query(self._schema, _ROW, rows.tolist())
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, _ROW, row))
                for row in rows.tolist()
            ]
        )

    def _search(self, query: tantivy.Query, limit: int) -> tuple[Rows, Scores]:
        hits = self._searcher.search(query, limit=max(limit, 1), count=False).hits
        rows = self._searcher.fast_field_values(_ROW, [address for _, address in hits])
        scores = [score for score, _ in hits]
        return np.array(rows, dtype=np.int64), np.array(scores, dtype=np.float32)


def write_words(
    folder: Path,
    *,
    start: Path | None,
    remove: Iterable[int],
    add: Iterable[tuple[int, Composed]],
) -> None:
    """Make a word index in `folder`: that of `start`, less some rows, with others added.

    tantivy never changes a segment file it has written and replaces its list of them in one step,
    so the files of `start` are linked, not copied, and stay as they are.
    """
    if start is None:
        folder.mkdir(parents=True)
        index = tantivy.Index(_schema(), path=str(folder), reuse=False)
    else:
        shutil.copytree(start, folder, copy_function=_link, ignore=shutil.ignore_patterns("*.lock"))
        index = tantivy.Index.open(str(folder))
    writer = index.writer(heap_size=_MEMORY, num_threads=1)
    for row in remove:
        # By query, since deleting by a number as term has no effect in tantivy-py 0.27.
        writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, _ROW, row))
    for row, composed in add:
        writer.add_document(_document(row, composed))
    writer.commit()
    writer.wait_merging_threads()


def _document(row: int, composed: Composed) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned(_ROW, row)
    document.add_text(Field.STEMS, " ".join(stems(composed.excerpt.text)))
    document.add_text(Field.GRAMS, " ".join(grams(composed.excerpt.text)))
    context = "\n".join((*composed.excerpt.above, composed.fields))
    document.add_text(Field.CONTEXT, _context_terms(context))
    return document


@lru_cache(maxsize=_CONTEXTS)
def _context_terms(context: str) -> str:
    return " ".join(stems(context))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(_ROW, indexed=True, fast=True)
    builder.add_text_field(
        Field.STEMS, stored=True, tokenizer_name="whitespace", index_option="position"
    )
    builder.add_text_field(Field.GRAMS, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(Field.CONTEXT, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
