"""The whole pipeline: records, provenance, another pipeline, the start without torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.danish import measure_lemmas, measure_names, measure_sentences
from bench.treebanks import read_running
from corpus.errors import UsageError
from corpus.findings import MentionKind
from corpus.settings import load_settings
from corpus.spans import Span
from models.danish import analyser
from models.danish.analyser import Danish, load_danish
from models.danish.light_spacy import spacy

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "danish-nlp"
needs_treebank = pytest.mark.skipif(not SHARED.exists(), reason=f"no treebank in {SHARED}")


@pytest.fixture(scope="module")
def danish() -> Danish:
    return load_danish(load_settings())


def test_spans_are_of_each_text(danish: Danish) -> None:
    texts = ["Økonomi\n\nUdgiften er 3 mio. kr. Den dækkes.", "", "Nej."]
    analyses = list(danish.analyse(texts))
    assert [[span.of(text) for span in analysis.sentences]
            for text, analysis in zip(texts, analyses, strict=True)] == [
        ["Økonomi", "Udgiften er 3 mio. kr.", "Den dækkes."],
        [],
        ["Nej."],
    ]  # fmt: skip
    for text, analysis in zip(texts, analyses, strict=True):
        assert all(token.span.of(text) == token.text for token in analysis.tokens)


def test_trained_and_rule_names_stand_side_by_side(danish: Danish) -> None:
    text = "Anders Fogh Rasmussen fra Odense talte med Ida Vestergren (F) om Microsoft 365."
    (analysis,) = danish.analyse([text])
    found = {(name.kind, name.name) for name in analysis.names}
    assert {
        (MentionKind.PERSON, "Anders Fogh Rasmussen"),
        (MentionKind.PLACE, "Odense"),
        (MentionKind.PERSON, "Ida Vestergren"),
        (MentionKind.PARTY, "F"),
        (MentionKind.PRODUCT, "Microsoft 365"),
    } <= found


def test_version_names_pipeline_and_rules(danish: Danish) -> None:
    assert danish.version.startswith("da_kildesvar_navne 1.")
    assert analyser.RULES_VERSION in danish.version


def test_given_words_keep_their_sentence(danish: Danish) -> None:
    (analysis,) = danish.analyse_words([["Det", "er", "d.", "4.", "Maj", "."]])
    assert analysis.sentences == (Span(0, 18),)
    assert [token.lemma for token in analysis.tokens][:2] == ["det", "være"]


def test_another_pipeline_keeps_our_components(monkeypatch: pytest.MonkeyPatch) -> None:
    other = spacy.blank("da", meta={"name": "anden", "version": "9.9"})
    monkeypatch.setattr(analyser, "load_installed", lambda name: other)
    danish = load_danish(load_settings(spacy_model="da_anden"))
    assert danish.version == f"da_anden 9.9, {analyser.RULES_VERSION}"
    (analysis,) = danish.analyse(["Udgiften er 3 mio. kr. Den dækkes af SF."])
    assert len(analysis.sentences) == 2
    assert [name.name for name in analysis.names] == ["F"]


def test_a_missing_pipeline_says_what_to_do() -> None:
    with pytest.raises(UsageError, match="Install its package"):
        load_danish(load_settings(spacy_model="da_findes_ikke"))


@pytest.mark.slow
def test_spacy_comes_without_torch_and_leaves_it_usable() -> None:
    code = (
        "import sys; import models.danish.analyser;"
        "assert 'torch' not in sys.modules; import torch; assert torch.tensor([1]).sum() == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@needs_treebank
@pytest.mark.slow
def test_treebank_bars(danish: Danish) -> None:
    conllu = SHARED / "da_ddt-ud-dev.conllu"
    assert measure_sentences(danish, read_running(conllu), errors=False).f1 >= 0.96
    assert measure_lemmas(danish, conllu, errors=False).f1 >= 0.95
    assert measure_names(danish, SHARED / "uner-dev.iob2", errors=False)[0].f1 >= 0.79
