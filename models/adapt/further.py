"""Training the bundled encoder further on what one library holds, if that gains anything.

A part of the papers is kept aside and never trained on. How well the queries of that part find
their passages is measured before and after with the very vectors that searches would use, and
the further delta is installed only where the second figure is higher by more than chance moves it.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from corpus.files import write_bytes
from corpus.progress import Progress, silent
from corpus.settings import BUNDLED_ENCODER, Settings
from models.adapt.change import make_delta
from models.adapt.config import OWN, read_config
from models.adapt.held import held_pairs
from models.adapt.pairs import Pair
from models.adapt.train import chosen_pairs, train
from models.e5.delta import write_delta
from models.e5.loading import load_bundled, model_folder
from models.e5.recipe import Recipe
from models.encoder import Encoder
from models.encoders import BUNDLED

ASIDE = 4
"""Every fourth paper is kept aside."""
FEWEST_PAIRS = 100
"""With fewer pairs to train on, or fewer than a fourth of them aside, chance decides."""
Places = NDArray[np.float64]
"""Reciprocal places, one a pair: 1 for the first, 1/2 for the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """What came of an adaptation."""

    pairs: int
    """Pairs that were trained on."""
    aside: int
    """Pairs that were kept aside and measured with."""
    before: float
    """Mean reciprocal rank of the right passage among all those aside, first encoder."""
    after: float
    """The same with the further delta."""
    installed: bool


def adapt_to(
    catalogue: Catalogue, settings: Settings, target: Path, progress: Progress = silent
) -> Adaptation:
    """Trains on the papers in `catalogue`, upon the bundled encoder of `settings` as it comes.

    Raises `UsageError` for other encoders, for too few papers, and without the training packages.
    """
    if settings.encoder != BUNDLED_ENCODER:
        raise UsageError(
            f"Only the encoder that comes along is trained further, and {settings.encoder} is set.",
            remedy=f"Set KILDESVAR_ENCODER={BUNDLED_ENCODER}.",
        )
    if find_spec("datasets") is None or find_spec("sentence_transformers") is None:
        raise UsageError(
            "The packages for training are not installed.",
            remedy="Run pip install 'kildesvar[train]'.",
        )
    papers = held_pairs(catalogue)
    return adapt(papers, BUNDLED[settings.encoder], target, settings.cache, progress)


def adapt(
    papers: Sequence[Sequence[Pair]],
    recipe: Recipe,
    target: Path,
    cache: Path,
    progress: Progress = silent,
) -> Adaptation:
    """Trains a delta upon `recipe` and puts it at `target` if it gains on what is kept aside.

    `papers` holds the pairs of each paper. Raises `UsageError` where they are too few to train and
    to measure.
    """
    training, aside = _parted(papers)
    config = read_config(OWN)
    start = model_folder(cache, recipe, talk=_quiet)
    before = reciprocal_places(_loaded(cache, recipe), aside)
    with tempfile.TemporaryDirectory(prefix="kildesvar-adapt-") as work:
        trained = train(chosen_pairs(_all(training), config), start, Path(work), config, progress)
        delta = Path(work) / target.name
        write_delta(delta, make_delta(start, trained, config))
        further = replace(recipe, deltas=(*recipe.deltas, delta))
        after = reciprocal_places(_loaded(Path(work), further), aside)
        installed = gains(before, after)
        if installed:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(target, delta.read_bytes())
    return Adaptation(
        pairs=len(_all(training)),
        aside=len(_all(aside)),
        before=float(before.mean()),
        after=float(after.mean()),
        installed=installed,
    )


def reciprocal_places(encoder: Encoder, papers: Sequence[Sequence[Pair]]) -> Places:
    """How high each query's own passage stands among the passages of all `papers`.

    A passage of the same paper that stands higher counts as no fault, since it may answer too.
    """
    pairs = _all(papers)
    paper = np.repeat(np.arange(len(papers)), [len(own) for own in papers])
    queries = encoder.encode_query([pair.query for pair in pairs])
    passages = encoder.encode_document([pair.passage for pair in pairs])
    similar = queries @ passages.T
    of_another = paper[:, None] != paper[None, :]
    above = (similar > np.diag(similar)[:, None]) & of_another
    places: Places = 1 / (1 + above.sum(axis=1))
    return places


def gains(before: Places, after: Places) -> bool:
    """Whether the mean of `after` is higher by more than its standard error, pair by pair."""
    gain = after - before
    return float(gain.mean()) > float(gain.std()) / math.sqrt(len(gain))


def _parted(
    papers: Sequence[Sequence[Pair]],
) -> tuple[list[Sequence[Pair]], list[Sequence[Pair]]]:
    """The papers to train on, and those to measure with."""
    telling = [own for own in papers if own]
    aside = telling[ASIDE - 1 :: ASIDE]
    training = [own for place, own in enumerate(telling) if place % ASIDE != ASIDE - 1]
    if len(_all(training)) < FEWEST_PAIRS or len(_all(aside)) * ASIDE < FEWEST_PAIRS:
        raise UsageError(
            f"There is too little to learn from: {len(_all(papers))} headings and questions with a"
            " passage under them.",
            remedy="Take in more papers first; some hundred are a good beginning.",
        )
    return training, aside


def _all(papers: Sequence[Sequence[Pair]]) -> list[Pair]:
    return [pair for own in papers for pair in own]


def _loaded(cache: Path, recipe: Recipe) -> Encoder:
    return load_bundled(cache, recipe, threads=1, talk=_quiet)


def _quiet(_line: str) -> None:
    """The progress of the training is talk enough."""
