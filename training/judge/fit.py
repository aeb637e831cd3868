"""Fits the judge of contradictions (`models.judge`) to rows of first readings.

`python -m training.judge.fit training/judge/first_readings.csv --out models/weights/judge.json`

A row is one contradiction that the checks of their day found in a statement that nobody had written a rule for: its
file, the statement, whether it is real, and its features as of `service.checks.judged.features`. Rows come from
`python -m tests.benchmarks.first_readings`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from models.judge.judge import SCHEMA, WEIGHTS
from training.metrics.layout import aligned, percent

STRENGTH: Final = 0.1
"""Inverse strength of regularisation, as of scikit-learn's `C`."""
KEPT: Final = 0.975
"""Share of real contradictions that are to stay, of files that were not learned from."""
SHARES: Final = (0.99, 0.98, 0.975, 0.97, 0.95, 0.9)
SMALL: Final = 0.0005
"""Smaller weights are left out."""
COLUMNS: Final = ("file", "statement", "real")
PRINTED: Final = ("real kept", "least", "false", "gone", "of them")
Amounts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """`files` (n,), `real` (n,) 0 or 1, `features` (n, m) named by `names`."""

    files: list[str]
    real: NDArray[np.int64]
    features: Amounts
    names: list[str]


def read_rows(path: Path) -> Rows:
    """Raises ValueError for a file without rows, or without both kinds."""
    with path.open(encoding="utf-8", newline="") as told:
        reader = csv.DictReader(told)
        names = [name for name in reader.fieldnames or () if name not in COLUMNS]
        rows = [*reader]
    real = np.array([int(row["real"]) for row in rows], np.int64)
    if len(set(real.tolist())) < 2:
        raise ValueError(f"{path}: real contradictions and false ones are needed")
    features = np.array([[float(row[name] or 0) for name in names] for row in rows], np.float64)
    return Rows(files=[row["file"] for row in rows], real=real, features=features, names=names)


def fitted(features: Amounts, real: NDArray[np.int64]) -> tuple[Amounts, float]:
    """Weights (m,) and bias over plain features, both kinds of rows weighing as much."""
    scale = StandardScaler().fit(features)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000)
    model.fit(scale.transform(features), real)
    weights = model.coef_[0] / scale.scale_
    return np.asarray(weights, np.float64), float(model.intercept_[0] - (weights * scale.mean_).sum())


def probabilities(features: Amounts, weights: Amounts, bias: float) -> Amounts:
    """(n,)."""
    return np.asarray(1 / (1 + np.exp(-(features @ weights + bias))), np.float64)


def held_out(rows: Rows) -> Amounts:
    """(n,) how probable each row is, by what the other files teach."""
    found = np.zeros(len(rows.real))
    files = np.array(rows.files)
    for file in sorted(set(rows.files)):
        own = files == file
        weights, bias = fitted(rows.features[~own], rows.real[~own])
        found[own] = probabilities(rows.features[own], weights, bias)
    return found


def least_of(probable: Amounts, real: NDArray[np.int64], kept: float) -> float:
    """The threshold that leaves a share of the real ones standing."""
    return float(np.quantile(probable[real == 1], 1 - kept))


def table(probable: Amounts, real: NDArray[np.int64], shares: Sequence[float] = SHARES) -> list[dict[str, object]]:
    """A row for each share of real ones that is to stay: the threshold, and how many false ones go."""
    false = probable[real == 0]
    return [
        {
            "real kept": percent(kept), "least": f"{(least := least_of(probable, real, kept)):.3f}",
            "false": len(false), "gone": int((false < least).sum()), "of them": percent(float((false < least).mean())),
        }
        for kept in shares
    ]  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what is held out file by file, and writes what all rows teach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--kept", type=float, default=KEPT)
    told = parser.parse_args(arguments)
    rows = read_rows(told.rows)
    probable = held_out(rows)
    sys.stdout.write(aligned(PRINTED, table(probable, rows.real)) + "\n")
    weights, bias = fitted(rows.features, rows.real)
    kept = {
        name: round(float(weight), 4)
        for name, weight in zip(rows.names, weights, strict=True) if abs(weight) >= SMALL
    }  # fmt: skip
    judge = {
        "schema_version": SCHEMA, "least": round(least_of(probable, rows.real, told.kept), 4),
        "bias": round(bias, 4), "weights": kept,
        "facts": {"real": int(rows.real.sum()), "false": int((rows.real == 0).sum()), "kept": told.kept},
    }  # fmt: skip
    told.out.write_text(json.dumps(judge, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
