"""Themes of passages: what each is about, with the words and the part of the program that say so.

What the themes mean and how they are found: docs/themes.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.findings import Passage, Theme
from corpus.settings import Settings
from corpus.spans import Span
from models.danish.analysis import Analysis
from models.encoder import Encoder
from pipeline.theme_cues import CueText, cue_text, find_cues
from pipeline.theme_file import ThemeFile, ThemeRules, read_theme_file
from pipeline.theme_head import Head, load_head

THRESHOLD = 0.5
"""A theme whose score reaches this is borne: it is more likely than not."""

TRUST = 0.75
"""How far rules and encoder are each trusted when both speak: one alone must then be two thirds
sure. Measured from 0.65 to 0.85 on the development set (docs/themes.md)."""

DOUBT = 0.1
"""Below this the rules see nothing of a theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """What tags passages: the theme file and, where it fits, the encoder with its layer."""

    file: ThemeFile
    head: Head | None
    encoder: Encoder | None

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
        return Tagger(file=file, head=None, encoder=None)
    head = load_head()
    if head.encoder != encoder.fingerprint:
        return Tagger(file=file, head=None, encoder=None)
    return Tagger(file=file, head=head, encoder=encoder)


def tag_passages(
    passages: Sequence[Passage], *, tagger: Tagger, analyses: Sequence[Analysis]
) -> tuple[Theme, ...]:
    """The themes that `passages` bear, in their order.

    `analyses` are of the passages' texts, in the same order.
    """
    rulings = [
        rule_all(tagger.file, passage, analysis)
        for passage, analysis in zip(passages, analyses, strict=True)
    ]
    opinions = _opinions(passages, rulings, tagger)
    found: list[Theme] = []
    for passage, ruling, opinion in zip(passages, rulings, opinions, strict=True):
        for name, ruled in ruling.items():
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


def _opinions(
    passages: Sequence[Passage], rulings: Sequence[Mapping[str, Ruling]], tagger: Tagger
) -> list[dict[str, float]]:
    """The encoder's chance of each theme it is asked about; an empty record where it is not asked.

    Encoding costs more than all other steps, so only passages with a theme that the rules leave
    open are encoded.
    """
    asked = [index for index, ruling in enumerate(rulings) if _is_open(ruling)]
    opinions: list[dict[str, float]] = [{} for _ in passages]
    if tagger.head is None or tagger.encoder is None or not asked:
        return opinions
    vectors = tagger.encoder.encode_document([passages[index].text for index in asked])
    names = {rules.name for rules in tagger.file.themes if rules.encoder}
    for index, chances in zip(asked, tagger.head.chances(vectors), strict=True):
        opinions[index] = {
            theme: float(chance)
            for theme, chance in zip(tagger.head.themes, chances, strict=True)
            if theme in names
        }
    return opinions


def _is_open(ruling: Mapping[str, Ruling]) -> bool:
    """Whether there is a theme of which the rules see something but are not sure."""
    return any(
        ruled.score >= DOUBT and TRUST * ruled.score < THRESHOLD for ruled in ruling.values()
    )


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
