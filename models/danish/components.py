"""The steps of the Danish pipeline as spaCy components."""

from __future__ import annotations

from models.danish.lemmas import lemmatise
from models.danish.light_spacy import Doc, Language
from models.danish.sentences import split_sentences

SENTENCES = "danish_sentences"
LEMMAS = "danish_lemmas"

KEEP_CAPITAL = frozenset({"GPE", "LOC", "PER", "PERSON"})
"""Entities whose words are no common words: unlike ``Folketinget``, an organisation."""


@Language.component(SENTENCES)
def mark_sentences(doc: Doc) -> Doc:
    """Sets the sentence starts of `doc` by rule, unless it was made with them."""
    if any(token.is_sent_start is not None for token in doc[1:2]):
        return doc
    starts = iter([sentence.start for sentence in split_sentences(doc.text)])
    start = next(starts, None)
    for token in doc:
        end = token.idx + len(token)
        begins = start is not None and start < end
        token.is_sent_start = begins or token.i == 0
        while start is not None and start < end:
            start = next(starts, None)
    return doc


@Language.component(LEMMAS)
def mark_lemmas(doc: Doc) -> Doc:
    """Sets the lemma of each token from its sentence; persons and places keep their capital."""
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        names = [i for i, token in enumerate(tokens) if token.ent_type_ in KEEP_CAPITAL]
        lemmas = lemmatise([token.text for token in tokens], names=names)
        for token, lemma in zip(tokens, lemmas, strict=True):
            token.lemma_ = lemma
    return doc
