"""Blocks as a line of JSON, so that nothing that a worker sends is executed."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from pipeline.blocks import BlockKind
from pipeline.plain import PlainBlock


def encode(blocks: tuple[PlainBlock, ...], media_type: str) -> str:
    """One line of JSON without its line end."""
    fields = {"media_type": media_type, "blocks": [asdict(block) for block in blocks]}
    return json.dumps(fields, ensure_ascii=True, separators=(",", ":"))


def decode(fields: dict[str, Any]) -> tuple[PlainBlock, ...]:
    """The blocks that a line's `fields` say; raises `KeyError`, `TypeError` or `ValueError`."""
    return tuple(
        PlainBlock(**{**block, "kind": BlockKind(block["kind"])}) for block in fields["blocks"]
    )
