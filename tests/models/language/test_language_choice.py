"""Which model reads: what is asked for, what is there, and what is said when they differ."""

from pathlib import Path

import pytest

from corpora.document.errors import UsageError
from corpora.document.mention import Mentions
from models.language import choose
from models.language.choose import GRAMMAR_ALONE, choose_model
from models.language.grammar.reader import GrammarReader
from models.language.plain import plain_document, plain_layout
from models.language.protocol import LanguageModel

TEXT = "2023年，我局共收到政府信息公开申请50件。"


def read(model: LanguageModel) -> Mentions:
    document = plain_document(TEXT)
    return model.read(document, plain_layout(document, profile=None), profile=None)


@pytest.fixture
def unsound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "manifest.json").write_text("{}", "utf-8")
    monkeypatch.setattr(choose, "WEIGHTS", tmp_path)
    return tmp_path


def test_the_grammar_is_what_is_asked_for(unsound: Path) -> None:
    assert isinstance(choose_model("grammar"), GrammarReader)


def test_without_weights_in_the_package_the_grammar_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "WEIGHTS", tmp_path / "absent")
    assert read(choose_model("auto")).warnings == ()


def test_weights_that_cannot_be_used_are_told_in_every_document(unsound: Path) -> None:
    model = choose_model("auto")
    found = read(model)
    assert [warning.partition(":")[0] for warning in found.warnings] == [GRAMMAR_ALONE]
    assert found.claims == read(GrammarReader()).claims


def test_without_onnxruntime_the_grammar_reads_and_says_what_to_install(
    unsound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "find_spec", lambda name: None)
    (warning,) = read(choose_model("auto")).warnings
    assert "gouji[language]" in warning


def test_a_network_that_was_asked_for_and_is_not_there_is_an_error(unsound: Path) -> None:
    with pytest.raises(UsageError, match="权重"):
        choose_model("network")


def test_weights_of_the_users_own_must_be_sound(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="权重"):
        choose_model("auto", weights=tmp_path / "nowhere")
