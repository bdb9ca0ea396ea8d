"""The Danish pipeline: built once, then used on any number of texts.

Tokens are spaCy's. Sentences, lemmas and rule names are ours, whichever pipeline runs; the trained
names come from the weights that ship here, or from an installed pipeline when the settings name
one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.settings import Settings
from corpus.spans import Span
from models.danish.analysis import Analysis, Name, Token
from models.danish.components import LEMMAS, SENTENCES
from models.danish.light_spacy import Doc, Language
from models.danish.names.rules import find_names
from models.danish.names.trained import find_places, trained_name
from models.danish.sentences import sentence_words
from models.danish.weights import load_installed, load_own

RULES_VERSION = "regler 2"
"""Raised whenever sentences, lemmas or rule names change."""

BATCH_TEXTS = 64


class Danish:
    """A spaCy pipeline behind our own records. One thread at a time."""

    def __init__(self, nlp: Language) -> None:
        """`nlp` may have any components; ours are added behind them."""
        self._nlp = nlp
        tokenizer: Any = nlp.tokenizer
        for abbreviation in sentence_words().continued | sentence_words().closing:
            for form in (abbreviation, abbreviation.capitalize()):
                tokenizer.add_special_case(form, [{"ORTH": form}])
        nlp.add_pipe(SENTENCES)
        nlp.add_pipe(LEMMAS)

    @property
    def version(self) -> str:
        """Name and version of the pipeline and of our rules: the provenance of what is found."""
        meta = self._nlp.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}, {RULES_VERSION}"

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """One analysis a text, in the same order."""
        return (_analysis(doc) for doc in self._nlp.pipe(texts, batch_size=BATCH_TEXTS))

    def analyse_words(self, sentences: Iterable[Sequence[str]]) -> Iterator[Analysis]:
        """The same for text that is already cut into sentences and words, as treebanks are.

        Spans are relative to the words joined by single spaces.
        """
        docs = (_sentence(self._nlp, words) for words in sentences)
        return (_analysis(doc) for doc in self._nlp.pipe(docs, batch_size=BATCH_TEXTS))


def load_danish(settings: Settings) -> Danish:
    """The pipeline that `settings` ask for.

    Raises `UsageError` where `settings.spacy_model` is not installed.
    """
    if settings.spacy_model is None:
        return Danish(load_own())
    return Danish(load_installed(settings.spacy_model))


def _sentence(nlp: Language, words: Sequence[str]) -> Doc:
    starts: list[bool | int | None] = [i == 0 for i in range(len(words))]
    return Doc(nlp.vocab, words=list(words), sent_starts=starts)


def _analysis(doc: Doc) -> Analysis:
    text = doc.text  # put together from the tokens each time it is asked for
    return Analysis(
        sentences=tuple(_sentences(doc, text)),
        tokens=tuple(
            Token(span=Span(token.idx, token.idx + len(token)), text=token.text, lemma=token.lemma_)
            for token in doc
            if not token.is_space
        ),
        names=_names(doc, text),
    )


def _sentences(doc: Doc, text: str) -> Iterator[Span]:
    for sentence in doc.sents:
        printed = text[sentence.start_char : sentence.end_char]
        kept = printed.strip()
        if kept:
            start = sentence.start_char + len(printed) - len(printed.lstrip())
            yield Span(start, start + len(kept))


def _names(doc: Doc, text: str) -> tuple[Name, ...]:
    """The names that rules find; of the network's and the table's, those that touch none before."""
    names = list(find_names(text))
    taken = {place for name in names for place in range(name.span.start, name.span.end)}
    for name in (*_trained_names(doc, text), *find_places(text)):
        places = range(name.span.start, name.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            names.append(name)
    return tuple(sorted(names, key=lambda name: name.span.start))


def _trained_names(doc: Doc, text: str) -> Iterator[Name]:
    for entity in doc.ents:
        before = doc[entity.sent.start : entity.start]
        name = trained_name(
            text,
            Span(entity.start_char, entity.end_char),
            entity.label_,
            opens_sentence=not any(token.is_alpha for token in before),
        )
        if name is not None:
            yield name
