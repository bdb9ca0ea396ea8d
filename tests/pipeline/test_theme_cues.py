"""How cues are written and where they are found."""

import re

import pytest

from corpus.errors import UsageError
from corpus.spans import Span
from models.danish.analysis import Token
from pipeline.theme_cues import compile_cues, cue_text, find_cues


def found(cue: str, text: str, lemmas: dict[str, str] | None = None) -> list[str]:
    tokens = [
        Token(span=Span(*match.span()), text=match[0], lemma=(lemmas or {}).get(match[0], match[0]))
        for match in re.finditer(r"\w+", text)
    ]
    places = {span for _, span in find_cues(compile_cues([cue]), cue_text(text, tokens))}
    return [span.of(text) for span in sorted(places)]


@pytest.mark.parametrize(
    ("cue", "text", "printed"),
    [
        ("udgift*", "Licensen er en Udgift, og udgifterne stiger", ["Udgift", "udgifterne"]),
        ("*udgift", "En licensudgift", ["licensudgift"]),
        ("i stedet for", "Koha i stedet\nfor Biblos", ["i stedet\nfor"]),
        ("undersøge ... alternativer", "at undersøge og informere om mulige alternativer nu",
         ["undersøge og informere om mulige alternativer"]),
        ("{beløb}", "Det koster 4,5 mio. kr. i alt", ["4,5 mio. kr."]),
        ("{talrække}", "Drift 1,2 3,4 5,0", ["Drift 1,2 3,4 5,0"]),
        ("{talrække}", "Drift i 2024 og 2025 er dyr", []),
        (r"/\bmodel [a-c]\b/", "Model B er valgt", ["Model B"]),
        ("pris", "Priserne", []),
    ],
)  # fmt: skip
def test_a_cue_is_found_as_printed(cue: str, text: str, printed: list[str]) -> None:
    assert found(cue, text) == printed


def test_a_word_also_stands_for_the_forms_of_its_lemma() -> None:
    assert found("koste", "Den kostede meget", {"kostede": "koste"}) == ["kostede"]


def test_the_longest_of_overlapping_phrases_counts() -> None:
    cues = compile_cues(["open source", "open source-*"])
    text = cue_text("en open source-løsning", ())
    assert [cue for cue, _ in find_cues(cues, text)] == ["open source-*"]


def test_a_cue_as_printed_counts_before_that_of_the_lemma() -> None:
    token = Token(span=Span(0, 3), text="bør", lemma="burde")
    (cue,) = find_cues(compile_cues(["burde", "bør"]), cue_text("bør", [token]))
    assert cue == ("bør", Span(0, 3))


def test_a_wrong_pattern_is_named() -> None:
    with pytest.raises(UsageError, match="no valid pattern"):
        compile_cues(["/(/"])
