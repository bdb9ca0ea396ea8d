"""The kinds of pairs that debates give, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from models.adapt.debates import Turn
from models.adapt.nearby import alike_pairs, sentence_pairs
from models.adapt.pairs import Pair, answer_pairs, subject_pairs, title_pairs

KINDS: Mapping[str, Callable[[Sequence[Turn]], list[Pair]]] = {
    "answers": answer_pairs,
    "subjects": subject_pairs,
    "titles": title_pairs,
    "alike": alike_pairs,
    "sentences": sentence_pairs,
}
SHIPPED = ("answers", "titles", "alike", "sentences")
"""Those that the shipped delta learned from; docs/trials/encoder.md tells what each adds."""
