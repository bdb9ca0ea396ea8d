"""The Danish pipeline: built once, then used on any number of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from corpus.settings import Settings
from corpus.spans import Span
from models.danish.analysis import Analysis, Token
from models.danish.components import LEMMAS, SENTENCES
from models.danish.sentences import sentence_words

OWN_VERSION = "kildesvar-da 1"


class Danish:
    """A spaCy pipeline behind our own records. Not safe to share between threads."""

    def __init__(self, nlp: Language, *, version: str) -> None:
        self._nlp = nlp
        self._version = version

    @property
    def version(self) -> str:
        """Name and version of the pipeline: the provenance of what it finds."""
        return self._version

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """One analysis a text, in the same order."""
        return (_analysis(doc) for doc in self._nlp.pipe(texts))


def load_danish(settings: Settings) -> Danish:
    """The pipeline that `settings` ask for."""
    nlp = spacy.blank("da")
    words = sentence_words()
    for abbreviation in words.continued | words.closing:
        for form in (abbreviation, abbreviation.capitalize()):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    nlp.add_pipe(SENTENCES)
    nlp.add_pipe(LEMMAS)
    return Danish(nlp, version=OWN_VERSION)


def _analysis(doc: Doc) -> Analysis:
    return Analysis(
        sentences=tuple(
            Span(words[0].idx, words[-1].idx + len(words[-1]))
            for sentence in doc.sents
            if (words := [token for token in sentence if not token.is_space])
        ),
        tokens=tuple(
            Token(span=Span(token.idx, token.idx + len(token)), text=token.text, lemma=token.lemma_)
            for token in doc
            if not token.is_space
        ),
        names=(),
    )
