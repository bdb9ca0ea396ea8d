"""A retrieval set in the making: documents, and questions with the documents that answer them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True, kw_only=True)
class RetrievalSet:
    """Documents and judged questions, as `bench.retrieval` reads them."""

    documents: dict[str, str] = field(default_factory=dict)
    """Ids by text."""
    questions: list[dict[str, Any]] = field(default_factory=list)

    def ask(self, text: str, right: Iterable[str]) -> None:
        """Adds a question with its right documents, each of grade 1."""
        relevant = {self.add(document): 1 for document in right}
        number = f"q{len(self.questions)}"
        self.questions.append({"id": number, "text": text, "relevant": relevant})

    def add(self, text: str) -> str:
        """Adds a document, unless it is there, and returns its id."""
        return self.documents.setdefault(text, f"d{len(self.documents)}")

    def write(self, folder: Path, name: str) -> None:
        """Writes ``NAME.corpus.jsonl`` and ``NAME.queries.jsonl`` into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        rows = [{"id": known, "text": text} for text, known in self.documents.items()]
        for kind, lines in (("corpus", rows), ("queries", self.questions)):
            text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
            (folder / f"{name}.{kind}.jsonl").write_text(text, encoding="utf-8")
