"""A robots.txt is read as RFC 9309 has it."""

from __future__ import annotations

import pytest

from corpus.sources.robots import Robots, read_robots

SITE = "https://www.eksempelkoebing.dk"

RULES = """\ufeff# Eksempelkøbing
User-agent: Andre
Disallow: /

User-agent: *
Disallow: /lukket/   # hele mappen
Disallow: /*?udkast=
Disallow: /*.doc$
Disallow: /møder/
Disallow:
Sitemap: https://www.eksempelkoebing.dk/sitemap.xml
Allow: /lukket/referater
Crawl-delay: 2.5
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("", True),
        ("/svar.pdf", True),
        ("/lukket/svar.pdf", False),
        ("/lukket/referater/1.pdf", True),
        ("/sag?side=1", True),
        ("/sag?udkast=1", False),
        ("/brev.doc", False),
        ("/brev.docx", True),
        ("/brev.doc.doc", False),
        ("/møder/1", False),
        ("/m%c3%b8der/1", False),
        ("/%6Cukket/svar.pdf", False),
    ],
)
def test_the_most_specific_rule_decides(path: str, allowed: bool) -> None:
    assert read_robots(RULES, "Kildesvar").allow(f"{SITE}{path}") is allowed


def test_a_robot_s_own_groups_stand_instead_of_those_for_everybody() -> None:
    rules = (
        "User-agent: *\nDisallow: /\n\n"
        "User-agent: andre\nUser-Agent: kildesvar/2.0\nDisallow: /a\n\n"
        "User-agent: KILDESVAR\nDisallow: /b\n"
    )
    robots = read_robots(rules, "Kildesvar")

    assert [robots.allow(f"{SITE}/{name}") for name in "abc"] == [False, False, True]


def test_the_pause_that_is_asked_for_is_read() -> None:
    assert read_robots(RULES, "Kildesvar").pause == 2.5
    assert read_robots("User-agent: *\nCrawl-delay: en time", "Kildesvar").pause == 0


@pytest.mark.parametrize("text", ["", "<!doctype html><p>Log ind: her</p>", "Disallow: /"])
def test_what_names_no_robot_forbids_nothing(text: str) -> None:
    assert read_robots(text, "Kildesvar") == Robots()
