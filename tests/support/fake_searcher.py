"""A searcher without a model: its nearness is the share of the question's words in a text."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from fake_encoder import FakeEncoder

from corpus.catalogue import Catalogue
from corpus.drafts import Searched
from corpus.filters import OPEN_PAPERS, Filters
from corpus.settings import Settings
from models.danish.stems import STOP_WORDS, stem, words
from queries.query import Query, read_query
from queries.results import Candidate


class FakeSearcher:
    """Stands in for `queries.search.Searcher`, with the cosines that E5 models give."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self.catalogue = catalogue
        self.settings = settings
        self.encoder = FakeEncoder()
        self.index: Any = SimpleNamespace(recipe=SimpleNamespace(fingerprint="fake"))

    def candidates(
        self, text: str, *, k: int = 10, filters: Filters = OPEN_PAPERS
    ) -> tuple[Candidate, ...]:
        passages = self.catalogue.passages(self.catalogue.passage_ids(filters))
        found = [
            Candidate(
                passage=passage,
                score=0.5,
                cosine=nearness(text, passage.text),
                bm25=0.0,
                sentence_cosines=tuple(
                    nearness(text, span.of(self.catalogue.text(passage.paper)))
                    for span in passage.sentences
                ),
            )
            for passage in passages
        ]
        return tuple(sorted(found, key=lambda item: (-item.cosine, item.passage.id))[:k])

    def search(self, query: str, *, k: int = 10, filters: Filters = OPEN_PAPERS) -> Any:
        hits = [
            SimpleNamespace(passage=item.passage, paper=self.catalogue.paper(item.passage.paper))
            for item in self.candidates(query, k=k, filters=filters)
        ]
        return SimpleNamespace(hits=hits)

    def read(self, line: str, filters: Filters) -> Query:
        return read_query(line, filters)

    def searched(self, filters: Filters = OPEN_PAPERS) -> Searched:
        return self.catalogue.searched(filters)


def nearness(question: str, text: str) -> float:
    """0.80 without a word in common, 0.92 with all of them."""
    asked = {stem(word) for word in words(question) if word not in STOP_WORDS}
    held = {stem(word) for word in words(text)}
    return 0.80 + 0.12 * len(asked & held) / max(1, len(asked))
