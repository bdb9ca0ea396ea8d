"""Fetching politely and safely: one client for every source.

Polite: robots.txt is heeded, a host is asked no more often than its pause allows, 429 and 503 are
waited out as the host says, and what has not changed is not fetched again. Safe: only public
addresses, also after a redirect; limits on size and time; files land under a temporary name.
"""

from __future__ import annotations

import email.utils
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.robotparser import RobotFileParser

import httpx

from corpus.errors import OutsideError, UnusableInputError
from corpus.sources.addresses import Resolve, resolve
from corpus.sources.transport import PublicTransport
from corpus.sources.turns import LONGEST_PAUSE, HostTurns

AGENT = "Kildesvar"
_REDIRECTS = 5
_SILENCES = 5
"""Addresses in a row that a host may fail to answer for; then it is left for the next round, since
waiting for each of a thousand papers takes days."""
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a host is treated."""

    pause: float = 1.0
    """Seconds between two requests to one host."""
    tries: int = 4
    """Requests for one address before giving up for this round."""
    timeout: float = 60.0
    """Seconds a host may stay silent."""
    longest: float = 900.0
    """Seconds a file may take: a host that drips would hold a round up for ever."""
    max_bytes: int = 200_000_000
    private_hosts: frozenset[str] = frozenset()
    """Hosts of the user's own network (``host`` or ``host:port``) that may be fetched from."""


POLITE = Manners()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came from an address."""

    url: str
    """Where it was found in the end, after redirects."""
    status: int
    media_type: str
    """Without parameters, lower case; empty where the host does not say."""
    path: Path | None
    """The body's file, the caller's to move or delete; ``None`` when nothing changed (304)."""
    validators: Mapping[str, str] = field(default_factory=dict)
    """Headers that make the next request conditional (``If-None-Match``, ``If-Modified-Since``)."""

    @property
    def unchanged(self) -> bool:
        """Whether the host said that it still is what we have."""
        return self.status == httpx.codes.NOT_MODIFIED


class Fetcher:
    """A client for one round of a source. A context manager; not for use by several threads."""

    def __init__(
        self,
        folder: Path,
        turns: HostTurns,
        manners: Manners = POLITE,
        *,
        resolving: Resolve = resolve,
    ) -> None:
        self._folder = folder
        self._turns = turns
        self._manners = manners
        self._client = httpx.Client(
            timeout=manners.timeout,
            follow_redirects=False,
            headers={"User-Agent": AGENT},
            trust_env=False,
            transport=PublicTransport(
                manners.private_hosts, resolving, httpx.HTTPTransport(trust_env=False)
            ),
        )
        self._robots: dict[str, RobotFileParser] = {}
        self._silences: Counter[str] = Counter()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._client.close()

    def fetch(self, url: str, *, validators: Mapping[str, str] | None = None) -> Fetched:
        """The file at `url`, or word that it has not changed since `validators` were given.

        Raises `UnusableInputError` for an address that may not be fetched (scheme, private network,
        robots.txt, too large) or that does not exist, `OutsideError` when the host does not answer.
        """
        address = url
        for _ in range(_REDIRECTS + 1):
            self._require_allowed(address)
            with self._asked(address, validators or {}) as response:
                if response.has_redirect_location:
                    address = str(httpx.URL(address).join(response.headers["location"]))
                    continue
                return self._kept(address, response)
        raise OutsideError(f"{url} redirects without end.", remedy="Tell who runs that site.")

    def text(self, url: str) -> str:
        """The text at `url`; raises as `fetch`."""
        fetched = self.fetch(url)
        assert fetched.path is not None, "an unconditional request has a body"
        try:
            return fetched.path.read_text(encoding="utf-8", errors="replace")
        finally:
            fetched.path.unlink()

    def _require_allowed(self, url: str) -> None:
        parts = _parsed(url)
        if not self._robots_of(parts).can_fetch(AGENT, url):
            raise UnusableInputError(
                f"The site asks robots to leave {url} alone (robots.txt).",
                remedy="Ask the site's owner, or fetch the file yourself.",
            )

    def _robots_of(self, parts: httpx.URL) -> RobotFileParser:
        origin = f"{parts.scheme}://{parts.netloc.decode()}"
        if origin not in self._robots:
            rules = RobotFileParser()
            with self._asked(f"{origin}/robots.txt", {}) as response:
                # As RFC 9309 has it: no file means no rules, a host in trouble means keep off.
                if response.is_server_error:
                    _require_found(f"{origin}/robots.txt", response)
                rules.parse(_limited_text(response).splitlines() if response.is_success else ())
            self._robots[origin] = rules
        return self._robots[origin]

    @contextmanager
    def _asked(self, url: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        host = httpx.URL(url).netloc.decode()
        if self._silences[host] >= _SILENCES:
            raise OutsideError(
                f"{host} has not answered {_SILENCES} times in a row, so {url} was not asked for.",
                remedy="Try again later.",
            )
        for attempt in range(1, self._manners.tries + 1):
            last = attempt == self._manners.tries
            self._turns.take(host, self._manners.pause)
            try:
                with self._client.stream("GET", url, headers=headers) as response:
                    is_busy = response.status_code in (429, 502, 503, 504)
                    if not is_busy or last:
                        self._silences[host] = self._silences[host] + 1 if is_busy else 0
                        yield response
                        return
                    pause = _asked_pause(response.headers.get("retry-after"), attempt)
            except httpx.HTTPError as error:
                if last:
                    self._silences[host] += 1
                    raise OutsideError(
                        f"{url} does not answer: {error}.", remedy="Try again later."
                    ) from error
                pause = _asked_pause(None, attempt)
            self._turns.postpone(host, pause)

    def _kept(self, url: str, response: httpx.Response) -> Fetched:
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return Fetched(url=url, status=304, media_type="", path=None)
        _require_found(url, response)
        return Fetched(
            url=url,
            status=response.status_code,
            media_type=response.headers.get("content-type", "").split(";")[0].strip().lower(),
            path=self._stored(url, response),
            validators=_validators(response.headers),
        )

    def _stored(self, url: str, response: httpx.Response) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        started = time.monotonic()
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
            path = Path(file.name)
            try:
                size = 0
                for chunk in response.iter_bytes():  # as they come: a slow host fills none
                    size += len(chunk)
                    if size > self._manners.max_bytes:
                        raise UnusableInputError(
                            f"{url} is larger than {self._manners.max_bytes / 1e6:.0f} MB.",
                            remedy="Raise KILDESVAR_MAX_FILE_MB if it is to be read.",
                        )
                    if time.monotonic() - started > self._manners.longest:
                        raise OutsideError(
                            f"{url} had not come after {self._manners.longest:.0f} s.",
                            remedy="Try again later.",
                        )
                    file.write(chunk)
            except httpx.HTTPError as error:
                path.unlink()
                raise OutsideError(
                    f"{url} broke off after {size} bytes.", remedy="Try again later."
                ) from error
            except BaseException:  # also when the round is interrupted
                path.unlink()
                raise
        return path


def _parsed(url: str) -> httpx.URL:
    """`url` where it is one on the web; raises `UnusableInputError` where not."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        parts = httpx.URL()
    if parts.scheme not in ("http", "https") or not parts.host:
        raise UnusableInputError(
            f"{url} is no address on the web.", remedy="Give an http or https address."
        )
    return parts


def _require_found(url: str, response: httpx.Response) -> None:
    code = response.status_code
    if response.is_success:
        return
    if response.is_server_error or code == httpx.codes.TOO_MANY_REQUESTS:
        raise OutsideError(f"{url} answers {code}.", remedy="Try again later.")
    raise UnusableInputError(
        f"{url} answers {code}: it is not there for us.", remedy="Check the address."
    )


def _validators(headers: httpx.Headers) -> dict[str, str]:
    pairs = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
    return {asks: headers[says] for says, asks in pairs if says in headers}


def _asked_pause(retry_after: str | None, attempt: int) -> float:
    """Seconds to wait: as the host says, else doubling from one; never beyond the limit."""
    pause = 2.0 ** (attempt - 1)
    if retry_after is not None:
        pause = _retry_after_seconds(retry_after)
    if pause > LONGEST_PAUSE:
        raise OutsideError(
            f"The host asks for a pause of {pause:.0f} s.", remedy="Try again after that time."
        )
    return pause


def _retry_after_seconds(value: str) -> float:
    if value.strip().isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return 1.0
    return max(0.0, moment.timestamp() - time.time())


def _limited_text(response: httpx.Response, limit: int = 512_000) -> str:
    """The first part of a body: RFC 9309 asks to read at least 500 KiB of a robots.txt."""
    text = b""
    for chunk in response.iter_bytes(_CHUNK):
        text += chunk
        if len(text) >= limit:
            break
    return text[:limit].decode("utf-8", errors="replace")
