"""Flags of statements by hand, counted."""

import json
from pathlib import Path

from click.testing import CliRunner

from training.metrics.evaluate import evaluate

FLAG = {"verdict": "contradicted", "confidence": 0.95, "message": "不一致"}
DOUBT = FLAG | {"confidence": 0.6}
FITS = FLAG | {"verdict": "supported"}


def test_what_is_flagged_of_wrong_and_of_true_ones(tmp_path: Path) -> None:
    told = {
        "pairs01-a1-true": [FITS], "pairs01-a1-wrong": [FLAG, DOUBT], "pairs01-a2-wrong": [FITS],
        "passages01-b1-true": [DOUBT], "passages01-b2-true": [FLAG],
    }  # fmt: skip
    records = tmp_path / "records.jsonl"
    lines = (json.dumps({"source": {"path": f"{name}.html"}, "checks": checks}) for name, checks in told.items())
    records.write_text("\n".join(lines), "utf-8")
    out = CliRunner().invoke(evaluate, ["statements", str(records), "--show"], catch_exceptions=False).output
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines()}
    assert rows["pairs01"] == ["2", "1", "50.00%", "1", "0", "0", "100.00%"]
    assert rows["passages01"] == ["0", "0", "–", "2", "2", "1", "0.00%"]
    assert rows["all"] == ["2", "1", "50.00%", "3", "2", "1", "33.33%"]
    assert rows["passages01-b2-true"] == ["不一致"]
    assert "pairs01-a1-wrong" not in rows
