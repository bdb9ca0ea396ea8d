"""Long work in one background thread, one piece at a time, with its progress for the page."""

from __future__ import annotations

import logging
import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.errors import KildesvarError
from corpus.progress import Progress, Step

_KEPT = 100
"""Jobs whose outcome can still be asked for."""

_OWN_ERROR = KildesvarError(
    "An error of Kildesvar.",
    remedy="See its log.",
    danish="Der er en fejl i Kildesvar. Se loggen.",
)

_log = logging.getLogger(__name__)


class JobState(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece of long work as it stands."""

    id: str
    owner: str
    title: str
    """What it is about, for people: a file's name."""
    state: JobState = JobState.WAITING
    step: Step | None = None
    address: str | None = None
    """Where its result is shown, once it is done."""
    error: KildesvarError | None = None
    """Why it failed, with the remedy."""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in (JobState.DONE, JobState.FAILED)


Work = Callable[[Progress], str]
"""Does the work, tells how far it is, and returns the address of its result."""


class Jobs:
    """Runs jobs in the order in which they were started. Thread-safe."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kildesvar-job")
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()

    def start(self, owner: str, title: str, work: Work) -> Job:
        """Queue a piece of work."""
        job = Job(id=uuid.uuid4().hex[:12], owner=owner, title=title)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        self._thread.submit(self._run, job.id, work)
        return job

    def get(self, job_id: str) -> Job | None:
        """A job as it stands now; ``None`` for one that is unknown or long past."""
        with self._lock:
            return self._jobs.get(job_id)

    def all(self) -> tuple[Job, ...]:
        """The jobs that are still known, newest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Wait for the job at work and drop those that wait."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _run(self, job_id: str, work: Work) -> None:
        self._note(job_id, state=JobState.WORKING)
        try:
            address = work(lambda step: self._note(job_id, step=step))
        except KildesvarError as error:
            self._note(job_id, state=JobState.FAILED, error=error)
        except Exception:
            # One broken job must not end the thread that the next ones need.
            _log.exception("The job %s failed", job_id)
            self._note(job_id, state=JobState.FAILED, error=_OWN_ERROR)
        else:
            self._note(job_id, state=JobState.DONE, address=address)

    def _note(self, job_id: str, **changes: object) -> None:
        with self._lock:
            if job_id in self._jobs:
                self._jobs[job_id] = replace(self._jobs[job_id], **changes)  # type: ignore[arg-type]
