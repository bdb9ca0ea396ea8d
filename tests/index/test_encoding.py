"""Vectors kept as papers are read."""

from __future__ import annotations

from pathlib import Path

from fake_encoder import FakeEncoder
from readings import reading

from corpus.settings import Settings
from index.encoding import VectorKeeper, encode_papers, open_store


def test_what_another_process_has_kept_meanwhile_is_not_kept_twice(tmp_path: Path) -> None:
    settings, encoder = Settings(home=tmp_path), FakeEncoder()
    first, second = (VectorKeeper(settings, encoder) for _ in range(2))
    for name, keeper in (("a", first), ("b", second), ("b", first)):
        held = reading(name, ["Licenserne koster 4 mio. kr."])
        (batch,) = encode_papers(encoder, [(held.paper, held.passages)])
        keeper.take(batch)
        keeper.keep()
    assert open_store(settings, encoder).ids() == ["p-a-0", "p-b-0"]
