"""Themes of passages: what each is about, with the words and the part of the program that say so.

What the themes mean and how they are found: docs/themes.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.findings import Passage, Theme
from corpus.settings import Settings
from corpus.spans import Span
from models.danish.analysis import Analysis
from models.encoder import Encoder, Vectors
from pipeline.theme_cues import CueText, cue_text, find_cues
from pipeline.theme_file import ThemeFile, ThemeRules, read_theme_file
from pipeline.theme_head import Head, load_head

THRESHOLD = 0.5
"""A theme whose score reaches this is borne: it is more likely than not."""

TRUST = 0.75
"""How far rules and encoder are each trusted when both speak: one alone must then be two thirds
sure. Measured from 0.65 to 0.85 on the development set (docs/themes.md)."""

Meanings = Mapping[str, NDArray[np.float32]]
"""By passage id its meaning, ``[dimension]``: what `meaning_of` makes of its sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """What tags passages: the theme file and, where it fits, the layer over the encoder."""

    file: ThemeFile
    head: Head | None

    @property
    def version(self) -> str:
        """The provenance of the themes it gives: ``rules:3f2a+encoder:9b1c``."""
        rules = f"rules:{self.file.fingerprint}"
        return f"{rules}+encoder:{self.head.fingerprint}" if self.head else rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the rules say of one passage and one theme."""

    score: float
    """0 to 1."""
    cues: tuple[str, ...]
    """The words that speak for it, as printed, in text order."""


def load_tagger(settings: Settings, encoder: Encoder | None = None) -> Tagger:
    """The tagger that `settings` ask for.

    Without an `encoder`, with one that the layer was not trained on, or with a theme file of which
    no theme asks for it, the rules speak alone; `Tagger.version` says which it is.
    """
    file = read_theme_file(settings.theme_file)
    if encoder is None or not any(rules.encoder for rules in file.themes):
        return Tagger(file=file, head=None)
    head = load_head()
    return Tagger(file=file, head=head if head.encoder == encoder.fingerprint else None)


def meaning_of(sentences: Vectors) -> NDArray[np.float32]:
    """A passage's meaning for the tagger, ``[dimension]``, from its sentences' vectors.

    Their mean at unit length: what the passage says itself, without what it stands under.
    """
    mean = sentences.sum(axis=0)
    length = np.linalg.norm(mean)
    return np.asarray(mean / length if length else mean, np.float32)


def tag_passages(
    passages: Sequence[Passage],
    *,
    tagger: Tagger,
    analyses: Sequence[Analysis],
    meanings: Meanings,
) -> tuple[Theme, ...]:
    """The themes that `passages` bear, in their order.

    `analyses` are of the passages' texts, in the same order. Where `meanings` lacks a passage, the
    rules speak alone.
    """
    opinions = _opinions(meanings, tagger)
    found: list[Theme] = []
    for passage, analysis in zip(passages, analyses, strict=True):
        opinion = opinions.get(passage.id, {})
        for name, ruled in rule_all(tagger.file, passage, analysis).items():
            score = _joined(ruled.score, opinion.get(name))
            if score >= THRESHOLD:
                found.append(
                    Theme(
                        passage=passage.id,
                        name=name,
                        score=round(score, 3),
                        cues=ruled.cues,
                        source=_source(tagger, ruled, opinion.get(name)),
                    )
                )
    return tuple(found)


def rule_all(file: ThemeFile, passage: Passage, analysis: Analysis) -> dict[str, Ruling]:
    """What the rules say of a passage and each theme; a table row is read with its header cells."""
    seen = f"{passage.text}\n{passage.context}" if passage.context else passage.text
    text = cue_text(seen, analysis.tokens)
    return {rules.name: rule(rules, text) for rules in file.themes}


def rule(rules: ThemeRules, text: CueText) -> Ruling:
    """How sure the cues in `text` make a theme.

    Each cue counts once. Cues for it are joined as independent chances, ``1 - (1-a)(1-b)...``
    (noisy-or: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, 4.3.2), then each cue
    against it takes its share away.
    """
    ignored = [span for _, span in find_cues(rules.ignore, text)]
    places: dict[str, Span] = {}
    for cue, span in find_cues(rules.cues, text):
        if not any(span.overlaps(stretch) for stretch in ignored):
            places.setdefault(cue, span)
    doubt = against = 1.0
    for cue in places:
        weight = rules.weights[cue]
        doubt *= 1 - max(weight, 0.0)
        against *= 1 + min(weight, 0.0)
    spoken = sorted(span for cue, span in places.items() if rules.weights[cue] > 0)
    return Ruling(
        score=(1 - doubt) * against,
        cues=tuple(dict.fromkeys(span.of(text.printed) for span in spoken)),
    )


def _opinions(meanings: Meanings, tagger: Tagger) -> dict[str, dict[str, float]]:
    """By passage the encoder's chance of each theme it is asked about."""
    if tagger.head is None or not meanings:
        return {}
    names = {rules.name for rules in tagger.file.themes if rules.encoder}
    chances = tagger.head.chances(np.stack(list(meanings.values())))
    return {
        passage: {
            theme: float(chance)
            for theme, chance in zip(tagger.head.themes, row, strict=True)
            if theme in names
        }
        for passage, row in zip(meanings, chances, strict=True)
    }


def _joined(ruled: float, opinion: float | None) -> float:
    """The score of rules and encoder together, as independent chances that each may be wrong."""
    if opinion is None:
        return ruled
    return 1 - (1 - TRUST * ruled) * (1 - TRUST * opinion)


def _source(tagger: Tagger, ruled: Ruling, opinion: float | None) -> str:
    """What gave a theme: the rules, the encoder, or both."""
    rules = f"rules:{tagger.file.fingerprint}" if ruled.cues else ""
    heard = tagger.head is not None and opinion is not None and opinion >= THRESHOLD
    encoder = f"encoder:{tagger.head.fingerprint}" if tagger.head and heard else ""
    return "+".join(filter(None, (rules, encoder)))
