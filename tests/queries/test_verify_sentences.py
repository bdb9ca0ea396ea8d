"""Gates: what a written sentence may and may not make of its source."""

from pathlib import Path

import pytest

from bench.verifier import load_cases, measure
from queries.verify.facts import FactKind, find_facts
from queries.verify.gates import Gate
from queries.verify.sentences import objections

GOLD = Path(__file__).resolve().parents[1] / "gold" / "verifier" / "cases.jsonl"
SOURCE = "Byrådet vedtog ikke at hæve taksten fra 12 kr. til 15 kr. før den 1. maj 2025."


@pytest.mark.parametrize(
    ("sentence", "gate"),
    [
        ("Byrådet vedtog ikke at hæve taksten fra 12 kr. til 18 kr.", Gate.FACT),
        ("Byrådet vedtog ikke at hæve taksten fra 15 kr. til 12 kr.", Gate.ATTACHMENT),
        ("Byrådet vedtog ikke at hæve taksten før den 1. maj 2026.", Gate.FACT),
        ("Byrådet vedtog at hæve taksten fra 12 kr. til 15 kr.", Gate.POLARITY),
        ("Byrådet vedtog ikke at sænke taksten fra 12 kr. til 15 kr.", Gate.DIRECTION),
        ("Byrådet vedtog ikke at hæve taksten efter den 1. maj 2025.", Gate.DIRECTION),
        ("Regionsrådet vedtog ikke at hæve taksten fra 12 kr. til 15 kr.", Gate.NAME),
        ("Byrådet skal ikke hæve taksten fra 12 kr. til 15 kr.", Gate.CERTAINTY),
        ("KL vedtog ikke at hæve taksten fra 12 kr. til 15 kr.", Gate.NAME),
    ],
)
def test_each_gate_stops_what_it_is_for(sentence: str, gate: Gate) -> None:
    assert gate in {objection.gate for objection in objections(sentence, [SOURCE])}


@pytest.mark.parametrize(
    "sentence",
    [
        SOURCE,
        "Taksten blev ikke hævet fra 12 kr. til 15 kr. før 1.5.2025.",
        "Før den 1. maj 2025 vedtog Byrådet ikke at hæve taksten fra 12 til 15 kroner.",
    ],
)
def test_light_edits_may_stand(sentence: str) -> None:
    assert objections(sentence, [SOURCE]) == ()


def test_without_a_source_nothing_may_stand() -> None:
    assert objections("Taksten er 12 kr.", [])


def test_facts_are_compared_by_value() -> None:
    kinds = {(fact.kind, str(fact.value)) for fact in find_facts("0,85 mio. kr., 6 % og § 12")}

    assert (FactKind.AMOUNT, "850000") in kinds
    assert (FactKind.PERCENT, "6") in kinds
    assert (FactKind.REFERENCE, "('§', '12')") in kinds


@pytest.mark.slow
def test_the_bars_hold_on_the_cases() -> None:
    results = measure(load_cases(GOLD))
    rates = {result.kind: result.rate for result in results}

    assert sum(result.cases for result in results) >= 400
    for kind in ("number", "amount", "percent", "date", "paragraph", "name", "acronym"):
        assert rates[f"wrong: {kind}"] <= 0.01
    assert rates["wrong: negation"] <= 0.03
    assert rates["wrong: antonym"] <= 0.20
    assert rates["true: light edit"] <= 0.10
