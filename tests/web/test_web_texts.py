from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest
from jinja2 import nodes

from corpus.drafts import State
from corpus.papers import Kind
from kildesvar import web
from kildesvar.web.drafts.downloads import endings
from kildesvar.web.failures import _TITLES
from kildesvar.web.language import Language, file_size, translator
from kildesvar.web.rendering import environment
from queries.render.overview import COLUMNS, TITLES

FOLDER = Path(web.__file__).parent
DANISH = tomllib.loads((FOLDER / "danish.toml").read_text(encoding="utf-8"))
ENGLISH = tomllib.loads((FOLDER / "english.toml").read_text(encoding="utf-8"))
TEMPLATES = sorted(path.name for path in (FOLDER / "templates").glob("*.html"))


def texts_in(template: str) -> set[str]:
    tree = environment.parse((FOLDER / "templates" / template).read_text(encoding="utf-8"))
    return {
        call.args[0].value
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name)
        and call.node.name == "_"
        and isinstance(call.args[0], nodes.Const)
    }


def refusals() -> set[str]:
    """The texts that the code refuses a request with."""
    calls = (
        call
        for path in FOLDER.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    )
    return {
        argument.value
        for call in calls
        if call.func.id in ("HTTPException", "_said", "refuse")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


OF_CODE = {
    *refusals(),
    *(kind.value for kind in Kind),
    *(state.value for state in State),
    *TITLES.values(),
    *(column.title for columns in COLUMNS.values() for column in columns),
    *_TITLES.values(),
    "Noget gik galt",
    "Der er sket en fejl i Kildesvar. Loggen fortæller mere.",
    "Der kan højst sendes {size} MB hertil.",
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_text_has_its_english(template: str) -> None:
    assert texts_in(template) - set(ENGLISH) == set()


def test_texts_of_code_have_their_english() -> None:
    assert OF_CODE - set(ENGLISH) == set()
    assert set(DANISH) - set(ENGLISH) == set()


def test_no_text_is_translated_for_nothing() -> None:
    used = OF_CODE | set(DANISH)
    for template in TEMPLATES:
        used |= texts_in(template)
    assert set(ENGLISH) - used == set()


def test_codes_in_templates_have_their_danish() -> None:
    codes = {text for template in TEMPLATES for text in texts_in(template) if text[0].islower()}
    assert {code for code in codes if ":" in code and " " not in code} - set(DANISH) == set()


def test_places_of_a_text_are_those_of_its_english() -> None:
    for danish, shown in ENGLISH.items():
        assert sorted(part.split("}")[0] for part in danish.split("{")[1:]) == sorted(
            part.split("}")[0] for part in shown.split("{")[1:]
        )


@pytest.mark.parametrize(
    ("count", "danish", "english"),
    [
        (0, "0 bytes", "0 bytes"),
        (999, "999 bytes", "999 bytes"),
        (86_600, "86,6 kB", "86.6 kB"),
        (69_700_000_000, "69,7 GB", "69.7 GB"),
        (4_200_000_000_000_000, "4.200,0 TB", "4,200.0 TB"),
    ],
)
def test_sizes_are_written_as_the_language_does(count: int, danish: str, english: str) -> None:
    assert file_size(count, Language.DANISH) == danish
    assert file_size(count, Language.ENGLISH) == english


def test_what_is_logged_has_its_danish() -> None:
    formats = {f"draft downloaded as {ending}" for ending in endings()}
    assert formats | {"login", "login refused", "closed paper seen"} <= set(DANISH)


def test_a_text_without_english_shows_itself() -> None:
    assert translator(Language.ENGLISH)("Ukendt {n}", n=1) == "Ukendt 1"
