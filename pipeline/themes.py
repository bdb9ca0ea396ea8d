"""Themes of passages: what each is about, with the words and the part of the program that say so.

What the themes mean: docs/themes.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.findings import Passage, Theme
from corpus.settings import Settings
from corpus.spans import Span
from models.danish.analysis import Analysis
from pipeline.theme_cues import CueText, cue_text, find_cues
from pipeline.theme_file import ThemeFile, ThemeRules, read_theme_file

THRESHOLD = 0.5
"""A theme whose score reaches this is borne: it is more likely than not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """What tags passages: the theme file."""

    file: ThemeFile

    @property
    def version(self) -> str:
        """The provenance of the themes it gives."""
        return f"rules:{self.file.fingerprint}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the rules say of one passage and one theme."""

    score: float
    """0 to 1."""
    cues: tuple[str, ...]
    """The words that speak for it, as printed, in text order."""


def load_tagger(settings: Settings) -> Tagger:
    """The tagger that `settings` ask for."""
    return Tagger(file=read_theme_file(settings.theme_file))


def tag_passages(
    passages: Sequence[Passage], *, tagger: Tagger, analyses: Sequence[Analysis]
) -> tuple[Theme, ...]:
    """The themes that `passages` bear, in their order.

    `analyses` are of the passages' texts, in the same order.
    """
    found: list[Theme] = []
    for passage, analysis in zip(passages, analyses, strict=True):
        text = cue_text(_seen_text(passage), analysis.tokens)
        for rules in tagger.file.themes:
            ruling = rule(rules, text)
            if ruling.score >= THRESHOLD:
                found.append(
                    Theme(
                        passage=passage.id,
                        name=rules.name,
                        score=round(ruling.score, 3),
                        cues=ruling.cues,
                        source=tagger.version,
                    )
                )
    return tuple(found)


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


def _seen_text(passage: Passage) -> str:
    """The passage, and for a table row the header cells it is read with."""
    return f"{passage.text}\n{passage.context}" if passage.context else passage.text
