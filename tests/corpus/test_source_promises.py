"""Every kind of source keeps what `found.Source` promises, however its site fails."""

from __future__ import annotations

from pathlib import Path

import pytest
import sites
from source_kit import Answer, Make, require_source

from corpus.sources.feed import Feed
from corpus.sources.first_agenda import FirstAgenda
from corpus.sources.kk import Kk
from corpus.sources.list_page import ListPage
from corpus.sources.oda import Oda


@pytest.mark.parametrize(
    ("make", "answer"),
    [
        (
            lambda url: ListPage(name="s", url=f"{url}/svar", papers=r"\.pdf$", following="Næste"),
            sites.list_page,
        ),
        (lambda url: Feed(name="s", url=f"{url}/feed"), sites.atom),
        (lambda url: Feed(name="s", url=f"{url}/feed"), sites.rss),
        (lambda url: FirstAgenda(name="s", host=url), lambda _url: sites.first_agenda()),
        (lambda url: Kk(name="s", site=url), lambda _url: sites.kk_interface("dagsorden")),
        (lambda url: Kk(name="s", site=url), lambda _url: sites.kk_pages()),
        (lambda url: Oda(name="s", site=url), sites.oda),
    ],
    ids=["list page", "atom", "rss", "firstagenda", "kk.dk", "kk.dk by pages", "oda"],
)
def test_a_source_keeps_its_promises(make: Make, answer: Answer, tmp_path: Path) -> None:
    require_source(make, answer, tmp_path)
