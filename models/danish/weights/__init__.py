"""The trained names that come along, and pipelines that are installed instead.

What lies here beside this file was written by `models.danish.train.names`; ``MODEL_CARD.md`` says
from what, how well it does, and under which licence (CC BY-SA 4.0, unlike the code).
"""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UsageError
from models.danish.light_spacy import Language, NumpyOps, is_package, spacy
from models.danish.weights.word_vectors import load_vectors
from models.threads import one_thread

PIPELINE_FOLDER = "names"
VECTORS_FILE = "vectors.npz"

REPLACED = (
    "attribute_ruler",
    "lemmatizer",
    "morphologizer",
    "parser",
    "sentencizer",
    "senter",
    "tagger",
    "trainable_lemmatizer",
)
"""Components of an installed pipeline whose work our own do."""


class MatrixOps(NumpyOps):  # type: ignore[misc]  # thinc's Cython class has no stubs
    """thinc's processor backend with NumPy's matrix product.

    thinc multiplies with BLIS, NumPy with OpenBLAS: 30 against 92 GFLOPS on one core of an AMD
    EPYC for the shapes of our network, and matrix products are two thirds of its time. One thread
    does it (`models.threads`).
    """

    def gemm(
        self,
        x: NDArray[np.float32],
        y: NDArray[np.float32],
        out: NDArray[np.float32] | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> NDArray[np.float32]:
        """The product of `x` and `y`, each transposed where the flags say so."""
        with one_thread():
            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def load_own() -> Language:
    """A Danish pipeline with the trained names that come along."""
    with as_file(files(__package__)) as folder:
        nlp = spacy.load(folder / PIPELINE_FOLDER)
        nlp.vocab.vectors = load_vectors(folder / VECTORS_FILE, nlp.vocab.strings)
    ops = MatrixOps()
    component: Any = nlp.get_pipe("ner")
    for node in component.model.walk():
        if type(node.ops) is NumpyOps:
            node.ops = ops
    return nlp


def load_installed(name: str) -> Language:
    """The installed pipeline `name`, reduced to its trained names and what they need.

    Raises `UsageError` where it is not installed.
    """
    if not is_package(name):
        raise UsageError(
            f"The spaCy pipeline {name!r} is not installed.",
            remedy="Install its package into this environment, or remove the setting spacy_model.",
        )
    return spacy.load(name, exclude=list(REPLACED))
