"""Fitting the judge of contradictions to rows of first readings."""

import csv
import json
from pathlib import Path
from random import Random

import numpy as np
import pytest

from models.judge.judge import load_judge
from training.judge.fit import fitted, held_out, least_of, main, probabilities, read_rows


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """120 rows of six files: false ones are further off; the colour says nothing."""
    random = Random(3)
    path = tmp_path / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["file", "statement", "real", "far", "colour"])
        for number in range(120):
            real = int(number % 4 > 0)
            far = random.gauss(0.3 if real else 1.5, 0.3)
            writer.writerow([f"f{number % 6}", f"s{number}", real, f"{far:.3f}", f"{random.random():.3f}"])
    return path


def test_what_tells_them_apart_is_learned_and_nothing_else(rows: Path) -> None:
    told = read_rows(rows)
    weights, bias = fitted(told.features, told.real)
    by_name = dict(zip(told.names, weights, strict=True))
    assert by_name["far"] < -1.0 < by_name["colour"] < 1.0
    probable = probabilities(told.features, weights, bias)
    assert probable[told.real == 1].mean() > 0.8 > 0.2 > probable[told.real == 0].mean()


def test_each_file_is_judged_by_what_the_others_teach(rows: Path) -> None:
    told = read_rows(rows)
    probable = held_out(told)
    own = np.array([file == "f1" for file in told.files])
    weights, bias = fitted(told.features[~own], told.real[~own])
    assert probable[own] == pytest.approx(probabilities(told.features[own], weights, bias))


def test_the_threshold_leaves_the_share_standing() -> None:
    probable, real = np.arange(1, 101) / 100, np.ones(100, np.int64)
    assert (probable >= least_of(probable, real, 0.97)).sum() == 97


def test_the_command_leaves_a_judge_that_is_read(
    rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "judge.json"
    assert main([str(rows), "--out", str(out)]) == 0
    assert "97.00%" in capsys.readouterr().out
    judge = load_judge(out)
    assert judge.probable({"far": 0.1}) > judge.least > judge.probable({"far": 3.0})
    assert json.loads(out.read_text("utf-8"))["facts"]["false"] == 30


def test_rows_of_one_kind_teach_nothing(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("file,statement,real,far\na,b,1,0.2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="false ones"):
        read_rows(path)
