"""Statements by hand as documents."""

import sys
from pathlib import Path

import pytest

from corpora.synthetic import write_statements
from corpora.synthetic.statements import reports_of

ONE = """
- org: 云屏岭市水利局
  year: 2023
  cells: {new:np: 41, granted:np: 41}
  statements:
  - {id: a1, 'true': 全年新收41件。, wrong: 全年新收14件。, claimed: 14, about: digits}
  - {id: a2, 'true': 办理提案3件。}
"""


def test_each_statement_and_each_twin_is_a_report(tmp_path: Path) -> None:
    file = tmp_path / "pairs.yaml"
    file.write_text(ONE, "utf-8")
    told = {one.id: one.text for one in reports_of(file)}
    assert told == {
        "pairs-a1-true": ("全年新收41件。",), "pairs-a1-wrong": ("全年新收14件。",), "pairs-a2-true": ("办理提案3件。",)
    }  # fmt: skip


def test_they_are_written_with_their_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, out = tmp_path / "pairs.yaml", tmp_path / "out"
    file.write_text(ONE, "utf-8")
    monkeypatch.setattr(sys, "argv", ["write_statements", str(file), "--out", str(out)])
    write_statements.main()
    assert sorted(one.name for one in out.iterdir()) == [
        "pairs-a1-true.html", "pairs-a1-wrong.html", "pairs-a2-true.html"
    ]  # fmt: skip
    assert "全年新收14件。" in (out / "pairs-a1-wrong.html").read_text("utf-8")
    assert ">41<" in (out / "pairs-a2-true.html").read_text("utf-8").replace(" ", "")
