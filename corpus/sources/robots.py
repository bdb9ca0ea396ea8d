"""What a site asks robots to leave alone, and how fast: robots.txt by RFC 9309.

Python's own reader takes the first rule that fits where the most specific one is meant, and knows
no wildcards, so that ``Disallow: /*?udkast=`` forbids nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_EVERYBODY = "*"
_TOKEN = re.compile(r"\*|[a-z_-]+")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_PRINTED = "".join(map(chr, range(0x21, 0x7F)))
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule for the addresses that begin as its path says."""

    path: str
    """``*`` stands for anything, ``$`` at the end for the end."""
    allows: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What a site asks of one robot."""

    rules: tuple[Rule, ...] = ()
    pause: float = 0.0
    """Seconds between two requests (``Crawl-delay``, which the RFC does not know but sites use)."""

    def allow(self, url: str) -> bool:
        """Whether `url` may be fetched: as the longest rule that fits says, in doubt yes."""
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        path = _plain(f"{parts.path or '/'}{query}")
        fitting = (rule for rule in self.rules if _fits(rule.path, path))
        best = max(fitting, key=lambda rule: (len(rule.path), rule.allows), default=None)
        return best is None or best.allows


def read_robots(text: str, agent: str) -> Robots:
    """What `text` asks of `agent`: of its own groups, else of those for everybody."""
    asked = list(_lines(text))
    named = agent.lower()
    wanted = named if any(named in agents for agents, _, _ in asked) else _EVERYBODY
    ours = [(key, value) for agents, key, value in asked if wanted in agents]
    pauses = (_seconds(value) for key, value in ours if key == "crawl-delay")
    return Robots(
        rules=tuple(
            Rule(path=_plain(value), allows=key == "allow")
            for key, value in ours
            if key in ("allow", "disallow") and value
        ),
        pause=max(pauses, default=0.0),
    )


def _lines(text: str) -> Iterator[tuple[frozenset[str], str, str]]:
    """Each line of a group as the agents it is for, its key and its value."""
    agents: frozenset[str] = frozenset()
    is_head = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon or key == "sitemap":
            continue
        if key == "user-agent":
            token = _TOKEN.match(value.lower())
            agents = (agents if is_head else frozenset()) | {token[0] if token else ""}
        is_head = key == "user-agent"
        yield agents, key, value


def _fits(pattern: str, path: str) -> bool:
    """Whether `path` begins as `pattern` says; each piece between stars is looked for once."""
    is_whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not is_whole:
        return True
    # The last piece may stand at the end as well as where it was met first.
    return at == len(path) or (bool(others) and path.endswith(others[-1]))


def _plain(path: str) -> str:
    """`path` with the same characters escaped whoever wrote it (RFC 9309, 2.2.2)."""
    return _ESCAPE.sub(_escape, quote(path, safe=_PRINTED))


def _escape(match: re.Match[str]) -> str:
    character = chr(int(match[0][1:], 16))
    return character if _UNRESERVED.fullmatch(character) else match[0].upper()


def _seconds(value: str) -> float:
    try:
        return max(0.0, float(value))
    except ValueError:
        return 0.0
