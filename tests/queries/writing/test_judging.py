"""What a model writes and its quotes do not say, and what they do."""

from __future__ import annotations

import pytest

from queries.verify.gates import Gate
from queries.writing.agreement import contradict, repeats
from queries.writing.judging import is_whole_sentence, judge, rests_on

WASTE = "Anlægget leverede brændbart affald til Vestforbrænding for 3,2 mio. kr. i 2023."
REPORT = (
    "Ifølge den opgørelse, forslagsstillerne har fået, brugte kommunerne 498 mio. kr. på licenser."
)
SPENT = "Udgiften var 8,9 mio. kr. i 2023."
LATER = "Der er to veje. Hvis skiftet udskydes til 2028, bliver udgiften 11,5 mio. kr. højere."
SAID = "Region Øst har udtalt, at alle data viser, at patienterne får behandling."
STAFFED = "Biblioteket er bemandet 42 timer om ugen. Om lørdagen kan det koste mere."
VISITED = "Samme dag deltog to af kommunens ansatte i et møde på havnen."
PROPOSED = "Modsat i dag har bl.a. Sønderby foreslået en afgift."
OWNED = "Byen ejer de bygninger, der ligger på havnen, og lejer resten."
BADGE = "Grønt Bånd – Grøn Kommune er en del af ordningen."
AIM = "Foreningens formål er at hjælpe byens børn og deres forældre."
RUN = "Ordningen drives af foreningen, og den rummer 12 pladser."
STORM = "I situationer med storm lukkes broen for trafik."
AUDIT = "Forvaltningen bør ifølge revisionen opdatere sine retningslinjer i 2026."


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        (WASTE, WASTE),
        (WASTE, "I 2023 leverede anlægget brændbart affald til Vestforbrænding for 3,2 mio. kr."),
        (WASTE, "Anlægget leverede brændbart affald til Vestforbrænding i 2023."),
        (AUDIT, "Forvaltningen bør ifølge revisionen opdatere retningslinjer i 2026."),
        (LATER, "Hvis skiftet udskydes til 2028, bliver udgiften 11,5 mio. kr. højere."),
        (LATER, "Der er to veje."),
        (VISITED, "To af kommunens ansatte deltog i et møde på havnen samme dag."),
        (PROPOSED, "Bl.a. Sønderby har foreslået en afgift."),
        (OWNED, "Byen ejer de bygninger, der ligger på havnen."),
        (BADGE, "Grøn Kommune er en del af ordningen."),
    ],
)
def test_the_quote_in_other_order_or_shorter_may_stand(quote: str, sentence: str) -> None:
    assert judge(sentence, [quote]) == ()


@pytest.mark.parametrize(
    ("quote", "sentence", "gate"),
    [
        (WASTE, "Anlægget brændte affald for 3,2 mio. kr. i 2023.", Gate.WORDING),
        (WASTE, "Anlæggget leverede affald for 3,2 mio. kr. i 2023.", Gate.WORDING),
        (SPENT, "Udgiftten var 8,9 mio. kr. i 2023.", Gate.WORDING),
        (WASTE, "Anlægget leverede affald for 3,4 mio. kr. i 2023.", Gate.FACT),
        (WASTE, "Det er vigtigt at bemærke, at anlægget leverede affald i 2023.", Gate.WORDING),
        (WASTE, "The plant delivered waste to Vestforbrænding in 2023.", Gate.WORDING),
        (WASTE, "anlægget leverede brændbart affald", Gate.FORM),
        (WASTE, "Anlægget.", Gate.FORM),
        (WASTE, "2023 affald Vestforbrænding anlægget kr. til leverede mio. for 3,2.", Gate.FORM),
        (REPORT, "Kommunerne brugte 498 mio. kr. på licenser.", Gate.CERTAINTY),
        (AUDIT, "Forvaltningen skal ifølge revisionen opdatere retningslinjer.", Gate.CERTAINTY),
        (SPENT, "Udgiften var 8,9 mio. kr.", Gate.FACT),
        (LATER, "Udgiften bliver 11,5 mio. kr. højere i 2028.", Gate.CERTAINTY),
        ("Vi ønsker, at skolen bevares.", "Skolen ønskes bevaret.", Gate.CERTAINTY),
        ("Jeg vil spørge, om ministeren vil svare.", "Ministeren vil svare.", Gate.CERTAINTY),
        (SAID, "Region Øst viser, at patienterne får behandling.", Gate.CERTAINTY),
        (STAFFED, "Biblioteket bemandet 42 timer om ugen.", Gate.FORM),
        (STAFFED, "Biblioteket er bemandet 42 timer om ugen. Det kan koste mere.", Gate.FORM),
        (STAFFED, "Dette kan koste mere om lørdagen.", Gate.FORM),
        (STAFFED, "Det kunne koste mere om lørdagen.", Gate.CERTAINTY),
        (VISITED, "To af kommunens ansatte i et møde på havnen.", Gate.FORM),
        (PROPOSED, "Modsat i dag Sønderby foreslået en afgift.", Gate.FORM),
        (PROPOSED, "Sønderby har foreslået en afgift.", Gate.CERTAINTY),
        (OWNED, "Byen ejer bygninger.", Gate.CERTAINTY),
        (OWNED, "Byen er på havnen.", Gate.FORM),
        (RUN, "Den rummer 12 pladser.", Gate.FORM),
        (AIM, "Foreningen formålet er at hjælpe byens børn.", Gate.FORM),
        (BADGE, "Grønt Kommune er en del af ordningen.", Gate.NAME),
        (STORM, "Broen lukkes for trafik.", Gate.CERTAINTY),
    ],
)
def test_what_the_quote_does_not_say_may_not(quote: str, sentence: str, gate: Gate) -> None:
    assert gate in {objection.gate for objection in judge(sentence, [quote])}


def test_a_sentence_rests_on_the_quotes_that_it_needs() -> None:
    other = "Broen åbnede den 3. maj 2019."

    assert rests_on("Broen åbnede den 3. maj 2019.", [WASTE, other]) == (1,)
    assert rests_on("Anlægget leverede affald, og broen åbnede.", [WASTE, other]) == (0, 1)
    assert rests_on("Broen åbnede i 2019.", ["Broen er ny.", other]) == (1,)


def test_a_sentence_is_held_to_the_quotes_that_it_needs() -> None:
    assert judge(SPENT, [AUDIT, SPENT]) == ()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Broen åbnede i 2019.", True),
        ("34 Ringvejen Rundkørslen – Fabriksvej 2025 3.260", False),
        ("at indstillingen tages til efterretning.", False),
        ("Økonomi", False),
    ],
)
def test_rows_and_headings_are_no_sentences(text: str, whole: bool) -> None:
    assert is_whole_sentence(text) is whole


def test_the_same_twice_and_the_same_otherwise() -> None:
    one = "Taksten for parkering er 12 kr. i timen."

    assert repeats("I timen er taksten for parkering 12 kr.", one)
    assert contradict("Taksten for parkering er 14 kr. i timen.", one)
    assert contradict("Taksten for parkering er ikke 12 kr. i timen.", one)
    assert not contradict("Broen åbnede i 2019.", one)
    assert not contradict("Udgiften var 5 mio. kr. i 2020.", "Udgiften var 6 mio. kr. i 2021.")
