"""Each command says of all that it takes what it is."""

from __future__ import annotations

import re

import pytest
import typer

from kildesvar.cli.app import app

ROOT = typer.main.get_group(app)


@pytest.mark.parametrize("name", sorted(ROOT.commands))
def test_arguments_and_options_are_explained_and_named_as_in_the_readme(name: str) -> None:
    command = ROOT.commands[name]
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), parameter.name
        if parameter.param_type_name == "argument":
            assert re.fullmatch(r"[A-Z]+(\.[a-z]+)*", parameter.metavar or ""), parameter.name
