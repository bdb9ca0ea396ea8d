"""The names of the weight file's tensors, and those of a Hugging Face ``BertModel``."""

from __future__ import annotations

_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
}
_MODULES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_PARTS = {"w": "weight", "b": "bias"}

MATRICES = ("q", "k", "v", "ao", "fi", "fo")
"""The matrices of a layer: query, key, value, attention's output, into and out of the GELU."""


def standard_name(name: str) -> str:
    """``l0.aln.w`` -> ``encoder.layer.0.attention.output.LayerNorm.weight``."""
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    stem, _, part = name.rpartition(".")
    if stem == "emb.ln":
        return f"embeddings.LayerNorm.{_PARTS[part]}"
    layer, _, module = stem.partition(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{_MODULES[module]}.{_PARTS[part]}"
