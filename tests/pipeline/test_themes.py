"""Themes from the theme file and from the encoder, and where each tag came from."""

from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from fake_encoder import FakeEncoder

from corpus.errors import UsageError
from corpus.findings import Passage, Role, Theme
from corpus.settings import Settings
from corpus.spans import Span
from models.danish.analysis import Analysis
from pipeline.theme_file import read_theme_file
from pipeline.theme_head import Head, load_head, save_head
from pipeline.theme_training import THEMES, read_examples
from pipeline.themes import Meanings, Tagger, load_tagger, meaning_of, tag_passages

NO_WORDS = Analysis(sentences=(), tokens=(), names=())

OWN_FILE = """
[themes."støj"]
about = "Noise"
ignore = ["støjsvag"]
[themes."støj".cues]
"støj" = 0.6
"decibel" = 0.6
"bilist*" = 0.2
"stille" = -0.5
"""


def passage(text: str, *, context: str = "") -> Passage:
    span = Span(0, len(text))
    return Passage(
        id="p1", paper="a1", span=span, text=text, pages=(1,), headings=(), role=Role.PARAGRAPH,
        context=context, sentences=(span,), number=None, hidden=False,
    )  # fmt: skip


def tags(
    text: str, tagger: Tagger, *, context: str = "", meanings: Meanings = MappingProxyType({})
) -> dict[str, Theme]:
    found = tag_passages(
        [passage(text, context=context)], tagger=tagger, analyses=[NO_WORDS], meanings=meanings
    )
    return {theme.name: theme for theme in found}


@pytest.fixture
def own(tmp_path: Path) -> Tagger:
    path = tmp_path / "own.toml"
    path.write_text(OWN_FILE, encoding="utf-8")
    return load_tagger(Settings(theme_file=path))


@pytest.fixture(scope="module")
def built_in() -> Tagger:
    return load_tagger(Settings(theme_file=None))


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Kommunen bør kun købe systemer, hvor data kan flyttes uden tab.", {"princip"}),
        ("Licenserne kostede 4,1 mio. kr. i 2023 og ventes at stige til 5,0 mio. kr. i 2025.",
         {"omkostning"}),
        ("I stedet for at forny aftalen kan biblioteket gå over til Koha, som nabokommunen bruger "
         "for 180.000 kr. om året.", {"alternativ", "omkostning"}),
        ("Mødet begyndte kl. 16.", set()),
        ("Økonomiforvaltningen indstiller, at sagen tages til efterretning.", set()),
        ("Alternativt kan ansøgningen afleveres i Borgerservice.", set()),
    ],
)  # fmt: skip
def test_the_rules_that_come_along(text: str, themes: set[str], built_in: Tagger) -> None:
    assert tags(text, built_in).keys() == themes


def test_a_tag_tells_score_cues_as_printed_and_source(own: Tagger) -> None:
    theme = tags("Støjen er for høj: Støj på 60 Decibel.", own)["støj"]
    assert theme.score == pytest.approx(1 - 0.4 * 0.4)
    assert theme.cues == ("Støj", "Decibel")
    assert theme.source == own.version == f"rules:{own.file.fingerprint}"


def test_cues_against_take_away_and_ignored_stretches_count_not(own: Tagger) -> None:
    assert tags("støj og stille", own) == {}
    assert tags("støjsvag asfalt", own) == {}


def test_a_weak_cue_alone_makes_no_theme(own: Tagger) -> None:
    assert tags("Bilisterne klager.", own) == {}


def test_a_table_row_is_read_with_its_header_cells(built_in: Tagger) -> None:
    row = tags("Vestbyen 42 14", built_in, context="Område: Vestbyen; Udgift: 42; Antal: 14")
    assert "omkostning" in row


@pytest.mark.parametrize(
    "content", ["[themes.x]\ncues = {}", "themes = 3", "[themes.x.cues]\na = 2.0", "]["]
)
def test_a_wrong_file_is_refused_with_its_name(content: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"wrong\.toml"):
        read_theme_file(path)


def test_a_file_that_is_not_there_is_named_with_where_it_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=f"{tmp_path}/temaer.toml cannot be read: No such file"):
        read_theme_file(Path("temaer.toml"))


SAYS_PRINCIP = {"p1": np.array([1, 0], dtype=np.float32)}
SAYS_NOTHING = {"p1": np.array([-1, 0], dtype=np.float32)}


HEAD = Head(
    themes=("princip",),
    weights=np.array([[5], [0]], dtype=np.float32),
    bias=np.array([0], dtype=np.float32),
    encoder="fake:1",
    fingerprint="abc",
)


def test_the_encoder_decides_what_the_rules_leave_open(built_in: Tagger) -> None:
    tagger = Tagger(file=built_in.file, head=HEAD)
    open_text = "Skolerne skal lære af hinanden."
    assert tags(open_text, tagger) == tags(open_text, tagger, meanings=SAYS_NOTHING) == {}
    theme = tags(open_text, tagger, meanings=SAYS_PRINCIP)["princip"]
    assert theme.source.endswith("+encoder:abc")


def test_the_encoder_does_not_take_away_what_the_rules_are_sure_of(built_in: Tagger) -> None:
    tagger = Tagger(file=built_in.file, head=HEAD)
    assert tags("Det koster 5 mio. kr.", tagger, meanings=SAYS_NOTHING).keys() == {"omkostning"}


def test_a_layer_is_used_with_the_encoder_it_was_trained_on_alone() -> None:
    other = FakeEncoder(fingerprint="other:1")
    assert load_tagger(Settings(theme_file=None), other).head is None
    fitting = load_tagger(Settings(theme_file=None), FakeEncoder(fingerprint=load_head().encoder))
    assert fitting.version.startswith("rules:") and "+encoder:" in fitting.version


def test_a_passages_meaning_is_the_mean_of_its_sentences() -> None:
    sentences = np.array([[1, 0], [0, 1]], dtype=np.float32)
    assert np.allclose(meaning_of(sentences), np.sqrt([0.5, 0.5]))
    assert not meaning_of(np.zeros((0, 2), dtype=np.float32)).any()


def test_a_kept_layer_is_the_same_when_loaded(tmp_path: Path) -> None:
    save_head(HEAD, tmp_path / "head.npz")
    loaded = load_head(tmp_path / "head.npz")
    assert (loaded.themes, loaded.encoder, loaded.fingerprint) == (("princip",), "fake:1", "abc")
    assert np.array_equal(loaded.weights, HEAD.weights)


def test_the_examples_are_many_and_name_known_themes_only() -> None:
    examples = read_examples()
    assert len({example.text for example in examples}) == len(examples) >= 300
    assert {theme for example in examples for theme in example.themes} == set(THEMES)
