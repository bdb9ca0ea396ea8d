"""What a round of a source did, as tables in Markdown that a person reads beside Prefect's run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from flows.fetch import FetchReport

_MOST_ROWS = 200
"""Rows of a table; it says how many more there are."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|])")

Row = tuple[str, ...]


def round_tables(report: FetchReport) -> str:
    """Counts, new papers, failures, gaps and news of a round; what there is none of is left out."""
    counts = (report.listed, report.new, report.changed, report.unchanged, len(report.failed))
    parts = [
        *_table(("listed", "new", "changed", "held already", "failed"), [tuple(map(str, counts))]),
        *_table(
            ("date", "kind", "new or changed", "address"),
            [
                (str(found.date or ""), str(found.kind or ""), found.title or "", found.url)
                for found in report.brought
            ],
        ),
        *_table(
            ("failed", "reason"), [(failure.source, failure.reason) for failure in report.failed]
        ),
        *_table(
            ("missing", "date", "what", "address"),
            [
                (
                    gap.kind,
                    str(gap.date or ""),
                    " ".join(filter(None, (gap.body, gap.title))),
                    gap.url,
                )
                for gap in report.gaps
            ],
        ),
        *_table(("no longer at the source",), [(key,) for key in report.gone]),
        "\n".join(f"- {_plain(line)}" for line in report.ingested.news),
    ]
    return "\n\n".join(part for part in parts if part)


def _table(head: Row, rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        return
    lines = [head, tuple("---" for _ in head)]
    lines += [tuple(map(_plain, row)) for row in rows[:_MOST_ROWS]]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
    if len(rows) > _MOST_ROWS:
        yield f"... and {len(rows) - _MOST_ROWS} more."


def _plain(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown would take for its own."""
    return _MARKUP.sub(r"\\\1", " ".join(unquote(text).split()))
