"""The steps of the Danish pipeline as spaCy components."""

from __future__ import annotations

from typing import Any

import numpy as np

from models.danish.lemmas import lemmatise
from models.danish.light_spacy import IDX, LENGTH, SENT_START, Doc, Language
from models.danish.sentences import split_sentences

SENTENCES = "danish_sentences"
LEMMAS = "danish_lemmas"

KEEP_CAPITAL = frozenset({"GPE", "LOC", "PER", "PERSON"})
"""Entities whose words are no common words: unlike ``Folketinget``, an organisation."""

_START, _NO_START = 1, -1
"""spaCy's marks of a token that begins a sentence and of one that does not."""


@Language.component(SENTENCES)
def mark_sentences(doc: Doc) -> Doc:
    """Sets the sentence starts of `doc` by rule, unless it was made with them."""
    if not len(doc) or any(token.is_sent_start is not None for token in doc[1:2]):
        return doc
    starts = [sentence.start for sentence in split_sentences(doc.text)]
    ends = doc.to_array([IDX, LENGTH]).sum(axis=1)
    marks: Any = np.full(len(doc), _NO_START, np.int64)
    marks[np.searchsorted(ends, starts, side="right")] = _START
    marks[0] = _START
    doc.from_array([SENT_START], marks.astype(np.uint64))
    return doc


@Language.component(LEMMAS)
def mark_lemmas(doc: Doc) -> Doc:
    """Sets the lemma of each token from its sentence; persons and places keep their capital."""
    kept = {
        place
        for entity in doc.ents
        if entity.label_ in KEEP_CAPITAL
        for place in range(entity.start, entity.end)
    }
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        names = [place for place, token in enumerate(tokens) if token.i in kept] if kept else ()
        lemmas = lemmatise([token.text for token in tokens], names=names)
        for token, lemma in zip(tokens, lemmas, strict=True):
            token.lemma_ = lemma
    return doc
