"""Fetching politely and safely: one client for every source.

Polite: robots.txt is heeded, a host is asked no more often than its pause allows, 429 and 503 are
waited out as the host says, and what has not changed is not fetched again. Safe: only public
addresses, also after a redirect; limits on size and time; files land under a temporary name.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from corpus.charset import decode
from corpus.errors import OutsideError, UnusableInputError
from corpus.sources.addresses import Resolve, resolve
from corpus.sources.manners import POLITE, Manners, asked_pause
from corpus.sources.robots import Robots, read_robots
from corpus.sources.transport import PublicTransport
from corpus.sources.turns import LONGEST_PAUSE, HostTurns

AGENT = "Kildesvar"
_REDIRECTS = 5
_MOST_ROBOTS = 512_000
"""Bytes of a robots.txt that are read: RFC 9309 asks for at least 500 KiB."""
_SILENCES = 5
"""Addresses in a row that a host may fail to answer for; then it is left for the next round, since
waiting for each of a thousand papers takes days."""
_CHUNK = 1 << 16


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedText:
    """What an address says."""

    url: str
    """Where it was found in the end: what its links are relative to."""
    text: str


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
        self._robots: dict[str, Robots] = {}
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
                    address = _redirected(address, response)
                    continue
                return self._kept(address, response)
        raise OutsideError(f"{url} redirects without end.", remedy="Tell who runs that site.")

    def read(self, url: str) -> FetchedText:
        """The text at `url`, whatever it is encoded in; raises as `fetch`."""
        fetched = self.fetch(url)
        assert fetched.path is not None, "an unconditional request has a body"
        try:
            return FetchedText(url=fetched.url, text=decode(fetched.path.read_bytes()))
        finally:
            fetched.path.unlink()

    def _require_allowed(self, url: str) -> None:
        origin = _origin(_parsed(url))
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        if not self._robots[origin].allow(url):
            raise UnusableInputError(
                f"The site asks robots to leave {url} alone (robots.txt).",
                remedy="Ask the site's owner, or fetch the file yourself.",
            )

    def _read_robots(self, origin: str) -> Robots:
        address = f"{origin}/robots.txt"
        for _ in range(_REDIRECTS + 1):
            with self._asked(address, {}) as response:
                if response.has_redirect_location:
                    address = _redirected(address, response)
                    _parsed(address)
                    continue
                # As RFC 9309 has it: no file means no rules, a host in trouble means keep off.
                if _is_in_trouble(response):
                    _require_found(address, response)
                text = _first_part(address, response) if response.is_success else ""
                return read_robots(text, AGENT)
        return Robots()  # so many redirects count as no file

    def _pause(self, url: str) -> float:
        """Seconds that the host of `url` is given between two requests."""
        robots = self._robots.get(_origin(httpx.URL(url)), Robots())
        return max(self._manners.pause, min(robots.pause, LONGEST_PAUSE))

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
            self._turns.take(host, self._pause(url))
            try:
                request = self._client.build_request("GET", url, headers=headers)
                response = self._client.send(request, stream=True)
            except httpx.HTTPError as error:
                if last:
                    self._silences[host] += 1
                    raise OutsideError(
                        f"{url} does not answer: {error}.", remedy="Try again later."
                    ) from error
                pause = asked_pause(None, attempt)
            else:
                with closing(response):
                    is_busy = response.status_code in (429, 502, 503, 504)
                    if not is_busy or last:
                        self._silences[host] = self._silences[host] + 1 if is_busy else 0
                        yield response
                        return
                    pause = asked_pause(response.headers.get("retry-after"), attempt)
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
                raise _broken_off(url, size) from error
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


def _origin(parts: httpx.URL) -> str:
    return f"{parts.scheme}://{parts.netloc.decode()}"


def _redirected(address: str, response: httpx.Response) -> str:
    return str(httpx.URL(address).join(response.headers["location"]))


def _is_in_trouble(response: httpx.Response) -> bool:
    """Whether the host cannot answer now, and may later."""
    return response.is_server_error or response.status_code == httpx.codes.TOO_MANY_REQUESTS


def _require_found(url: str, response: httpx.Response) -> None:
    code = response.status_code
    if response.is_success:
        return
    if _is_in_trouble(response):
        raise OutsideError(f"{url} answers {code}.", remedy="Try again later.")
    raise UnusableInputError(
        f"{url} answers {code}: it is not there for us.", remedy="Check the address."
    )


def _broken_off(url: str, size: int) -> OutsideError:
    return OutsideError(f"{url} broke off after {size} bytes.", remedy="Try again later.")


def _validators(headers: httpx.Headers) -> dict[str, str]:
    pairs = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
    return {asks: headers[says] for says, asks in pairs if says in headers}


def _first_part(url: str, response: httpx.Response) -> str:
    """The text of a robots.txt, as far as it has to be read."""
    data = b""
    try:
        for chunk in response.iter_bytes(_CHUNK):
            data += chunk
            if len(data) >= _MOST_ROBOTS:
                break
    except httpx.HTTPError as error:
        raise _broken_off(url, len(data)) from error
    return data[:_MOST_ROBOTS].decode("utf-8-sig", errors="replace")
