"""The demonstration ends by saying how to open the pages."""

from __future__ import annotations

import inspect
from pathlib import Path

from kildesvar.cli.web import web
from kildesvar.demo import ADDRESS, ways_in


def test_the_end_names_the_command_and_the_address(tmp_path: Path) -> None:
    told = "\n".join(ways_in(tmp_path / "to lag"))

    assert f"kildesvar web --home '{tmp_path}/to lag'" in told
    assert ADDRESS in told


def test_the_address_is_where_the_pages_are_served() -> None:
    served = inspect.signature(web).parameters

    assert f"http://{served['host'].default}:{served['port'].default}/" == ADDRESS
