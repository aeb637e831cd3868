"""The judge of contradictions: its file, and what it makes of features."""

import json
from pathlib import Path

import pytest

from models.judge.judge import Judge, JudgeUnsound, load_judge
from service.pipeline import Toolkit
from tests.benchmarks.first_readings import rows_of
from training.judge.fit import COLUMNS

STATEMENTS = """
- org: 青禾县人民政府
  year: 2024
  cells: {new:np: 130, new:bus: 21, granted:np: 120, granted:bus: 21, out:np: 10}
  statements:
  - {id: a01, 'true': '2024年收到申请151件，其中自然人130件，企业21件。', wrong: '2024年收到申请115件，其中自然人130件，企业21件。', about: x}
"""
JUDGE = Judge(weights={"far": -2.0, "slip": 1.0}, bias=0.5, least=0.3)


def test_what_speaks_for_and_against_is_weighed() -> None:
    assert JUDGE.probable({}) == pytest.approx(0.6225, abs=1e-4)
    assert JUDGE.probable({"far": 0.25}) == pytest.approx(0.5)
    assert JUDGE.probable({"far": 1.0}) < JUDGE.probable({"far": 1.0, "slip": 1.0}) < JUDGE.probable({"slip": 1.0})
    assert JUDGE.probable({"another": 9.0}) == JUDGE.probable({})


def test_however_much_is_said_it_is_a_probability() -> None:
    assert 0.0 <= JUDGE.probable({"far": 1e6}) < 1e-9
    assert JUDGE.probable({"far": -1e6}) == pytest.approx(1.0)


def test_the_packages_own_weighs_what_is_worked_out(toolkit: Toolkit, tmp_path: Path) -> None:
    path = tmp_path / "slips.yaml"
    path.write_text(STATEMENTS, encoding="utf-8")
    rows = list(rows_of(path, toolkit))
    assert [(row["file"], row["statement"], row["real"]) for row in rows] == [("slips", "slips-a01-wrong", 1)] * len(
        rows
    )
    judge = load_judge()
    assert rows
    assert judge.weights.keys() <= rows[0].keys() - {*COLUMNS}
    assert 0 < judge.least < 0.5
    assert judge.weights["slip"] > 0 > judge.weights["far"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "{",
        "[]",
        '{"schema_version": 2}',
        json.dumps({"schema_version": 1, "weights": {"a": "x"}, "bias": 0, "least": 0}),
    ],
)
def test_a_file_of_another_form_is_told(tmp_path: Path, words: str) -> None:
    path = tmp_path / "judge.json"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(JudgeUnsound):
        load_judge(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(JudgeUnsound, match="FileNotFoundError"):
        load_judge(tmp_path / "judge.json")
