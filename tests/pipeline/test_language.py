from __future__ import annotations

import pytest

from pipeline.language import UNDETERMINED, find_language

SAMPLES = {
    "da": "Udvalget drøftede, hvordan kommunen kan nedbringe udgifterne til licenser uden at "
    "forringe de daglige arbejdsgange, og bad om en redegørelse efter sommerferien.",
    "en": "The council discussed how the municipality could reduce what it pays for licences "
    "without making daily work any harder for its employees.",
    "sv": "Nämnden diskuterade hur kommunen kan minska utgifterna för licenser utan att försämra "
    "det dagliga arbetet, och bad om en redogörelse efter sommaren.",
    "no": "Utvalget drøftet hvordan kommunen kan redusere utgiftene til lisenser uten å forringe "
    "de daglige arbeidsrutinene, og ba om en redegjørelse etter sommerferien.",
    "de": "Der Ausschuss erörterte, wie die Gemeinde die Ausgaben für Lizenzen senken kann, ohne "
    "die tägliche Arbeit zu erschweren, und bat um einen Bericht nach den Ferien.",
}


@pytest.mark.parametrize(("language", "text"), SAMPLES.items())
def test_each_language_is_told(language: str, text: str) -> None:
    assert find_language(text) == language


def test_the_same_text_gives_the_same_answer() -> None:
    assert len({find_language(SAMPLES["da"]) for _ in range(5)}) == 1


@pytest.mark.parametrize("text", ["", "Bilag 4", "12.345 6.789"])
def test_too_little_text_is_undetermined(text: str) -> None:
    assert find_language(text) == UNDETERMINED


def test_danish_that_looks_norwegian_is_danish() -> None:
    assert (
        find_language("Skole og fritid, kultur og idrett, hvad er det, og hvor er det nu?") == "da"
    )


def test_a_foreign_preface_does_not_decide() -> None:
    assert find_language(SAMPLES["en"] + "\n\n" + "\n\n".join([SAMPLES["da"]] * 40)) == "da"
