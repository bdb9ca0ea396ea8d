"""A language model made in a moment: random weights, so that its words are nonsense."""

from __future__ import annotations

from pathlib import Path

import numpy as np

_WIDTH = 64
_HEADS = 4
_LAYERS = 2
_INNER = 128
_CONTEXT = 2048
_TEMPLATE = "{% for m in messages %}{{ m['content'] }}\n{% endfor %}"
_LETTERS = 'abcdefghijklmnoprstuvyæøåABDEHIJKNSTV0123456789 .,:{}[]"'


def write_tiny_gguf(path: Path) -> Path:
    """Writes a llama of 64 x 2 layers with a byte tokeniser; 0.5 MB; always the same bytes."""
    import gguf

    pieces = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), *_LETTERS]
    kinds = [
        gguf.TokenType.UNKNOWN,
        gguf.TokenType.CONTROL,
        gguf.TokenType.CONTROL,
        *[gguf.TokenType.BYTE] * 256,
        *[gguf.TokenType.NORMAL] * len(_LETTERS),
    ]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(_CONTEXT)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(_LAYERS)
    writer.add_feed_forward_length(_INNER)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(pieces))
    writer.add_tokenizer_model("llama")
    writer.add_token_list([piece.replace(" ", "▁") for piece in pieces])
    writer.add_token_scores([0.0] * len(pieces))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(_TEMPLATE)
    for name, shape in _tensors(len(pieces)).items():
        random = np.random.default_rng(sum(name.encode()))
        values = np.ones(shape) if len(shape) == 1 else random.normal(0, 0.05, shape)
        writer.add_tensor(name, values.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _tensors(vocabulary: int) -> dict[str, tuple[int, ...]]:
    square, wide = (_WIDTH, _WIDTH), (_INNER, _WIDTH)
    tensors: dict[str, tuple[int, ...]] = {
        "token_embd.weight": (vocabulary, _WIDTH),
        "output.weight": (vocabulary, _WIDTH),
        "output_norm.weight": (_WIDTH,),
    }
    for layer in range(_LAYERS):
        own = f"blk.{layer}"
        tensors |= {f"{own}.{name}_norm.weight": (_WIDTH,) for name in ("attn", "ffn")}
        tensors |= {f"{own}.attn_{name}.weight": square for name in ("q", "k", "v", "output")}
        tensors |= {f"{own}.ffn_{name}.weight": wide for name in ("gate", "up")}
        tensors[f"{own}.ffn_down.weight"] = (_WIDTH, _INNER)
    return tensors
