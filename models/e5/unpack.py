"""Unpacking the bundled weights, once, into the user's cache.

What is written is a standard model folder (that sentence-transformers loads: the reference of the
tests, and where training starts) and beside its files the quantised graph that the engine runs.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from filelock import FileLock
from safetensors.numpy import save_file

from models.e5.delta import apply_delta, read_delta
from models.e5.folder import GRAPH_DATA, GRAPH_FILE, PIECES_FILE, TOKENIZER_FILE
from models.e5.graph import build_graph
from models.e5.names import standard_name
from models.e5.recipe import Recipe
from models.e5.segmenter import write_sorted_pieces
from models.e5.vocabulary import tokenizer_document, tokenizer_settings
from models.e5.weights import Floats, Weights, find_weights, read_weights

_INLINE_BYTES = 1024
"""Larger constants lie in `GRAPH_DATA`."""

MODEL_FILE = "model.safetensors"


def unpack(cache: Path, recipe: Recipe, talk: Callable[[str], None]) -> Path:
    """Unpacks the model folder of `recipe` below `cache`.

    Safe when several processes ask at once: one writes, the others wait; a folder appears whole
    or not at all. `talk` is told when there is something to wait for.
    """
    folder = cache / recipe.folder_name
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / f"{recipe.folder_name}.lock"):
        if not folder.is_dir():
            talk("Unpacking the bundled encoder, once (some seconds) ...")
            _remove_abandoned(folder)
            _write_aside(folder, recipe)
    return folder


def _remove_abandoned(folder: Path) -> None:
    """Removes what a killed process left; whoever holds the lock is the only one that writes."""
    for aside in folder.parent.glob(f"{folder.name}.*"):
        if aside.is_dir():
            shutil.rmtree(aside)


def _write_aside(folder: Path, recipe: Recipe) -> None:
    aside = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        weights = read_weights(find_weights())
        for delta in recipe.deltas:
            weights = apply_delta(weights, read_delta(delta))
        _write_model(aside, weights)
        _write_engine(aside, weights)
        aside.chmod(0o755)
        aside.replace(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _write_engine(folder: Path, weights: Weights) -> None:
    write_sorted_pieces(folder / PIECES_FILE, weights.pieces)
    onnx.save(
        build_graph(weights),
        folder / GRAPH_FILE,
        save_as_external_data=True,
        location=GRAPH_DATA,
        size_threshold=_INLINE_BYTES,
    )


def _write_model(folder: Path, weights: Weights) -> None:
    shape = weights.shape
    save_file(
        {name: np.ascontiguousarray(values) for name, values in _named_tensors(weights)},
        folder / MODEL_FILE,
        metadata={"format": "pt"},
    )
    _write_json(folder / TOKENIZER_FILE, tokenizer_document(weights.pieces))
    _write_json(
        folder / "tokenizer_config.json",
        tokenizer_settings(weights.pieces, longest=shape.positions),
    )
    _write_json(
        folder / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden_size,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": 1e-12,
            "hidden_act": "gelu",
            "bos_token_id": weights.pieces.begin,
            "eos_token_id": weights.pieces.end,
            "pad_token_id": weights.pieces.padding,
            "dtype": "float32",
        },
    )
    _write_sentence_transformers(folder, shape.hidden_size, shape.positions)


def _named_tensors(weights: Weights) -> list[tuple[str, Floats]]:
    """All tensors under the names of a Hugging Face ``BertModel``."""
    return [(standard_name(name), weights.matrix(name)) for name in weights.tensors]


def _write_sentence_transformers(folder: Path, dimension: int, longest: int) -> None:
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    _write_json(
        folder / "modules.json",
        [
            {
                "idx": index,
                "name": str(index),
                "path": path,
                "type": f"sentence_transformers.models.{kind}",
            }
            for index, (path, kind) in enumerate(modules)
        ],
    )
    _write_json(
        folder / "sentence_bert_config.json", {"max_seq_length": longest, "do_lower_case": False}
    )
    _write_json(
        folder / "config_sentence_transformers.json",
        {
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )
    (folder / "1_Pooling").mkdir()
    _write_json(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": dimension, "pooling_mode_mean_tokens": True},
    )


def _write_json(path: Path, value: Mapping[str, Any] | list[Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
