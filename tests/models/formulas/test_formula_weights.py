"""The formula network's files: what is missing, changed or of another version is refused by name."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from models.language import choose
from models.language.formulas.reader import MANIFEST, NETWORK, WEIGHTS, FormulaWeightsUnsound, load_reader
from models.language.grammar.reader import GrammarReader

pytest.importorskip("onnxruntime")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the package's own weights."""
    return Path(shutil.copytree(WEIGHTS, tmp_path / "formulas"))


def test_the_packages_own_load(folder: Path) -> None:
    assert load_reader(folder)
    assert load_reader()


def test_a_changed_graph_is_refused(folder: Path) -> None:
    (folder / NETWORK).write_bytes((folder / NETWORK).read_bytes() + b"x")
    with pytest.raises(FormulaWeightsUnsound, match=NETWORK):
        load_reader(folder)


@pytest.mark.parametrize("key", ["kinds", "names", "schema_version"])
def test_another_version_is_refused(folder: Path, key: str) -> None:
    told = json.loads((folder / MANIFEST).read_text("utf-8"))
    told[key] = 99 if key == "schema_version" else told[key][1:]
    (folder / MANIFEST).write_text(json.dumps(told), "utf-8")
    with pytest.raises(FormulaWeightsUnsound, match="version"):
        load_reader(folder)


def test_no_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormulaWeightsUnsound, match=MANIFEST):
        load_reader(tmp_path)


def test_unsound_weights_are_a_warning_and_the_rest_goes_on(folder: Path) -> None:
    (folder / MANIFEST).write_text("{}", "utf-8")
    formulas = choose.Formulas(folder)
    assert formulas.reader is None
    assert formulas.warnings[0].startswith(choose.FORMULAS_UNREAD)
    gone = choose.Formulas(folder / "none")
    assert (gone.reader, gone.warnings) == (None, ())
    assert choose.choose_formulas("grammar") is None
    assert isinstance(choose.choose_model("grammar"), GrammarReader)
