"""The flows: ingestion and answering as Prefect runs them.

Wiring only: each task calls a step of `flows.ingest` or `flows.answer`. What passes between tasks
is plain JSON (paths, ids, counts), and the catalogue stays the ledger; Prefect's database only
shows what ran. `flows.bootstrap.prepare_prefect` must have run before this module is imported.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.tasks import exponential_backoff

from corpus.catalogue import Catalogue
from corpus.errors import KildesvarError
from corpus.findings import Failure
from corpus.settings import load_settings
from corpus.sources.configuration import configured_source
from flows import ingest as steps
from flows.answer import answer_file
from flows.arrivals import arrival_from
from flows.arrivals import gather as arrivals_of
from flows.fetch import fetch_source
from flows.reading import outcome_from, read_arrivals
from flows.round_tables import round_tables
from flows.standing import follow_up as ask_again
from flows.tied import end_with_named
from flows.workshop import Workshop
from queries.render.json import draft_json

FETCH_SECONDS = 6 * 3600
"""A round that takes longer than a night is cut off; the next one goes on where it was."""

BATCH = 25
"""Files a task: Prefect is made for tens of tasks a run; each costs milliseconds and disk."""


_WORKSHOPS: dict[str, Workshop] = {}


def lend_workshop(workshop: Workshop) -> str:
    """Let the flows of this process work with what is open already; returns its `home`."""
    home = str(workshop.settings.home)
    _WORKSHOPS[home] = workshop
    return home


def _workshop(home: str) -> Workshop:
    if home not in _WORKSHOPS:
        settings = load_settings(Path(home))
        lend_workshop(Workshop(settings, Catalogue.open(settings)))
    return _WORKSHOPS[home]


def _may_help(_task: Any, _run: Any, state: Any) -> bool:
    """Whether to try a failed task again: never for errors that stay the same."""
    try:
        state.result()
    except KildesvarError as error:
        return error.retryable
    except Exception:
        return True
    return False


@task(task_run_name="gather")
def gather(places: Sequence[str], home: str) -> dict[str, Any]:
    """Put the files into the store of originals; which are new, which failed, which are held."""
    workshop = _workshop(home)
    arrivals, failures = arrivals_of(places, workshop)
    fresh = steps.new_arrivals(arrivals, workshop)
    return {
        "fresh": [asdict(arrival) for arrival in fresh],
        "unchanged": len(arrivals) - len(fresh),
        "failures": [asdict(failure) for failure in failures],
    }


@task(
    task_run_name="read-{number}",
    retries=2,
    retry_delay_seconds=exponential_backoff(backoff_factor=2),
    retry_condition_fn=_may_help,
)
def read_batch(
    number: int, arrivals: Sequence[dict[str, Any]], home: str, total: int
) -> list[dict[str, Any]]:
    """Read a batch of `total` files into the catalogue. Trying again finds what is held already."""
    workshop = _workshop(home)
    batch = [arrival_from(arrival) for arrival in arrivals]
    outcomes = read_arrivals(batch, workshop, before=(number - 1) * BATCH, total=total)
    return [asdict(outcome) for outcome in outcomes]


@task(
    task_run_name="index",
    retries=2,
    retry_delay_seconds=exponential_backoff(backoff_factor=2),
    retry_condition_fn=_may_help,
)
def index_papers(home: str) -> None:
    """Bring the indexes up to the catalogue."""
    steps.refresh_index(_workshop(home))


@task(
    task_run_name="ask-again",
    retries=2,
    retry_delay_seconds=exponential_backoff(backoff_factor=2),
    retry_condition_fn=_may_help,
)
def follow_up(home: str) -> list[str]:
    """Ask saved searches and open questions of what is new; what was found, a line each."""
    return list(dict.fromkeys(item.headline for item in ask_again(_workshop(home))))


@flow(name="ingest", validate_parameters=False)
def ingest_papers(places: list[str], home: str) -> dict[str, Any]:
    """Ingest files, folders and addresses; the report is that of `flows.ingest.ingest`, as JSON."""
    started = time.monotonic()
    run = steps.new_run()
    workshop = _workshop(home)
    logger = get_run_logger()
    with workshop.writing():
        workshop.require_index()
        found = gather(places, home)
        workshop.catalogue.ledger.start_run(run)
        fresh = found["fresh"]
        logger.info("%d new files, %d held already", len(fresh), found["unchanged"])
        outcomes = [
            outcome_from(outcome)
            for number, start in enumerate(range(0, len(fresh), BATCH), start=1)
            for outcome in read_batch(number, fresh[start : start + BATCH], home, len(fresh))
        ]
        index_papers(home)
        report = steps.summarise(
            run,
            outcomes,
            failures=[Failure(**failure) for failure in found["failures"]],
            unchanged=found["unchanged"],
            seconds=time.monotonic() - started,
        )
        steps.finish(report, workshop)
    report = replace(report, news=tuple(follow_up(home)))
    return asdict(report)


@task(
    task_run_name="fetch-{source}",
    retries=2,
    retry_delay_seconds=exponential_backoff(backoff_factor=30),
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_help,
    timeout_seconds=FETCH_SECONDS,
)
def fetch_round(source: str, home: str) -> str:
    """One round of a source: fetch what is new, read it, index it; what it did, for people."""
    workshop = _workshop(home)
    entry = configured_source(workshop.settings.home, source)
    return round_tables(fetch_source(entry, workshop))


@flow(name="fetch", validate_parameters=False)
def fetch_papers(source: str, home: str) -> None:
    """One round of a source, with tables of what was new and what failed for people to read."""
    end_with_named()
    tables = fetch_round(source, home)
    create_markdown_artifact(
        key=f"fetch-{_artifact_key(source)}", markdown=tables, description=source
    )


def _artifact_key(name: str) -> str:
    # Prefect allows lower-case letters, digits and dashes.
    plain = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@task(task_run_name="draft")
def write_draft(letter: str, output: str, home: str) -> None:
    """Answer a letter and write the draft as JSON to `output`."""
    workshop = _workshop(home)
    draft = answer_file(Path(letter), workshop, workshop.searcher)
    Path(output).write_text(json.dumps(draft_json(draft), ensure_ascii=False), encoding="utf-8")


@flow(name="answer", validate_parameters=False)
def answer_letter(letter: str, output: str, home: str) -> str:
    """Take a letter in and answer it from everything held; returns the path of the draft (JSON)."""
    ingest_papers([letter], home)
    write_draft(letter, output, home)
    return output
