"""Records as the JSON that scripts rely on. Fields may be added, never renamed or removed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from corpus.findings import Failure, Passage, Question, Reading
from corpus.months import Month
from corpus.papers import Paper
from corpus.spans import Span
from queries.render.json import box_json, searched_json

if TYPE_CHECKING:
    from corpus.catalogue.desk import SavedSearch
    from corpus.catalogue.ledger import Run
    from flows.fetch import FetchReport
    from flows.ingest import IngestReport
    from kildesvar.register import Registered
    from kildesvar.status import FollowedSource, Status
    from queries.differences import Difference
    from queries.news import NewsItem
    from queries.results import Hit, Place, SearchResult

Json = dict[str, Any]


@singledispatch
def plain(value: Any) -> Any:
    """Any record as JSON values: spans as ``[start, end]``, dates in ISO 8601, decimals as text."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


@plain.register
def _(value: Span) -> list[int]:
    return [value.start, value.end]


@plain.register
def _(value: datetime.date) -> str:
    return value.isoformat()


@plain.register
def _(value: Decimal) -> str:
    return str(value)


@plain.register(Mapping)
def _(value: Mapping[Any, Any]) -> Json:
    return {str(key): plain(item) for key, item in value.items()}


@plain.register(tuple)
@plain.register(list)
def _(value: list[Any] | tuple[Any, ...]) -> list[Any]:
    return [plain(item) for item in value]


def ingest_json(report: IngestReport) -> Json:
    """What `kildesvar ingest --json` prints."""
    return {
        "run": report.run,
        "originals": report.originals,
        "papers": report.papers,
        "passages": report.passages,
        "pages": report.pages,
        "unchanged": report.unchanged,
        "failed": [failure_json(failure) for failure in report.failed],
        "remarks": list(report.remarks),
        "news": list(report.news),
        "seconds": report.seconds,
    }


def fetch_json(report: FetchReport) -> Json:
    """What `kildesvar fetch --json` prints."""
    return {
        "source": report.source,
        "listed": report.listed,
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "failed": [failure_json(failure) for failure in report.failed],
        "brought": plain(report.brought),
        "gone": list(report.gone),
        "gaps": plain(report.gaps),
        "ingested": ingest_json(report.ingested),
        "seconds": report.seconds,
    }


def status_json(status: Status) -> Json:
    """What `kildesvar status --json` prints."""
    return {
        "version": status.version,
        "home": str(status.home),
        "originals": status.originals,
        "outdated": status.outdated,
        "papers": status.papers,
        "passages": status.passages,
        "first": plain(status.first),
        "last": plain(status.last),
        "open_questions": status.open_questions,
        "failed": [failure_json(failure) for failure in status.failed],
        "index": plain(status.index),
        "encoder": status.encoder,
        "last_run": None if status.last_run is None else _run_json(status.last_run),
        "writing": status.writing,
        "alerts_failed": [
            {"target": target.target, "error": target.error} for target in status.alerts_failed
        ],
        "sources": [_source_json(source) for source in status.sources],
    }


def _run_json(run: Run) -> Json:
    return {
        "run": run.id,
        "started_at": plain(run.started_at),
        "finished_at": plain(run.finished_at),
        "summary": run.summary,
    }


def _source_json(source: FollowedSource) -> Json:
    coverage = source.coverage
    return {
        "source": coverage.source,
        "listed": coverage.listed,
        "fetched": coverage.fetched,
        "unfetched": [{"key": paper.key, "url": paper.url} for paper in coverage.unfetched],
        "gone": [{"key": paper.key, "url": paper.url} for paper in coverage.gone],
        "gaps": plain(coverage.gaps),
        "unread": [failure_json(failure) for failure in coverage.unread],
        "last_good_round": plain(coverage.last_good_round),
        "last_new_paper": plain(coverage.last_new_paper),
        "error": coverage.error,
        "stale": source.stale,
        "rhythm_days": source.rhythm_days,
        "cron": source.cron,
        "quiet_since": plain(source.quiet_since),
        "going_on": source.going_on,
        "cut_off": source.cut_off,
        "missed": plain(source.missed),
    }


def failure_json(failure: Failure) -> Json:
    """A file or page that could not be read."""
    return {
        "file": failure.source,
        "reason": failure.reason,
        "retryable": failure.retryable,
        "page": failure.page,
        "sha256": failure.sha256,
    }


def paper_json(paper: Paper) -> Json:
    """A paper; `pages` are the numbers of its pages in the original file."""
    return {
        **plain(paper),
        **_dated(paper),
        "pages": list(range(paper.first_page, paper.last_page + 1)),
    }


def _dated(paper: Paper) -> Json:
    """The date of a paper: the first of the month where it prints no day."""
    return {"date": plain(paper.date), "month_only": isinstance(paper.date, Month)}


def record_json(record: Reading | Passage) -> Json:
    """What `kildesvar show --json` prints: a passage, or a paper with all that was found in it."""
    if isinstance(record, Passage):
        return passage_json(record)
    return {
        **paper_json(record.paper),
        "text": record.text,
        "page_sizes": plain(record.pages),
        "outline": plain(record.headings),
        "passages": [passage_json(passage) for passage in record.passages],
        "themes": plain(record.themes),
        "amounts": plain(record.amounts),
        "mentions": plain(record.mentions),
        "questions": [question_json(question) for question in record.questions],
        "decisions": plain(record.decisions),
    }


def passage_json(passage: Passage) -> Json:
    """A passage with its place."""
    return plain(passage)  # type: ignore[no-any-return]


def question_json(question: Question) -> Json:
    """A councillor's question; `page` is the first it stands on."""
    return {
        **plain(question),
        "page": question.pages[0],
    }


def registered_json(row: Registered) -> Json:
    """A question of the register, with what came since it was asked."""
    return {
        **question_json(row.question),
        "overdue": row.overdue,
        "news": [news_json(item) for item in row.news],
        "draft": plain(row.draft),
    }


def news_json(item: NewsItem) -> Json:
    """What a new paper brought to a saved search or an open question."""
    return {
        **plain(item.kept.news),
        "id": item.kept.id,
        "found_at": plain(item.kept.found_at),
        "about": item.subject,
        "title": item.paper.title,
        **_dated(item.paper),
        "url": item.paper.url,
    }


def saved_search_json(search: SavedSearch, news: int) -> Json:
    """A saved search; `news` is how much it has found since it was saved."""
    return {
        "id": search.id,
        "name": search.name,
        "parameters": search.parameters,
        "saved_at": plain(search.saved_at),
        "news": news,
    }


def hit_json(hit: Hit) -> Json:
    """A found passage."""
    return {
        "passage": hit.passage.id,
        "paper": hit.paper.id,
        "title": hit.paper.title,
        "kind": hit.paper.kind,
        **_dated(hit.paper),
        "pages": list(hit.passage.pages),
        "text": hit.passage.text,
        "span": plain(hit.passage.span),
        "boxes": [box_json(box) for box in hit.boxes],
        "headings": list(hit.passage.headings),
        "themes": dict(hit.themes),
        "score": hit.score,
        "url": hit.paper.url,
        "why": plain(hit.why),
        "also_in": [_place_json(place) for place in hit.also_in],
    }


def _place_json(place: Place) -> Json:
    return {
        "passage": place.passage,
        "paper": place.paper.id,
        "title": place.paper.title,
        **_dated(place.paper),
        "pages": list(place.pages),
    }


def difference_json(difference: Difference) -> Json:
    """A passage that differs between two versions; `old` and `new` are passages or null."""
    return plain(difference)  # type: ignore[no-any-return]


def search_json(result: SearchResult) -> Json:
    """What `kildesvar search --json` prints."""
    return {
        "query": result.query,
        "text": result.text,
        "hits": [hit_json(hit) for hit in result.hits],
        "searched": searched_json(result.searched),
        "understood": list(result.understood),
        "facets": plain(result.facets),
    }
