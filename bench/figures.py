"""Figures of a benchmark on stdout."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def print_figures(found: Mapping[str, Any], *, as_json: bool) -> None:
    """One line a figure, grouped ones indented under their name; or all as one JSON document."""
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        if isinstance(value, dict):
            print(name)
            for key, count in value.items():
                print(f"  {key:36} {count}")
        else:
            print(f"{name:26} {value:.3f}" if isinstance(value, float) else f"{name:26} {value}")
