"""`gouji batch` as a program: what it leaves, how it ends, and that it keeps standard output clean."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet

from corpora.synthetic.samples import SAMPLES


def gouji(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from service.cli.main import main; main()", *arguments], capture_output=True, text=True,
        env={**os.environ, "GOUJI_LANGUAGE": "grammar", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip


def test_a_corpus_with_a_broken_file(tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    for sample in sorted((SAMPLES / "reports").iterdir())[:2]:
        shutil.copy(sample, corpus)
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.7\nbroken")
    ended = gouji("batch", str(corpus), "--out", str(out), "--workers", "1")
    assert ended.returncode == 1, ended.stderr
    assert ended.stdout == ""
    assert "ray" not in ended.stderr.lower()
    assert {table.name for table in out.iterdir()} >= {
        "records", "figures", "claims", "checks", "failures", "manifest.json",
    }  # fmt: skip
    (failure,) = pyarrow.parquet.read_table(out / "failures").to_pylist()
    assert (Path(failure["path"]).name, failure["code"]) == ("broken.pdf", "corrupt")
    assert pyarrow.parquet.read_table(out / "records").num_rows == 3


def test_wrong_usage_is_told_before_ray_starts(tmp_path: Path) -> None:
    assert gouji("batch", str(tmp_path)).returncode == 2
    ended = gouji("--lang", "en", "batch", str(tmp_path), "--out", "nosuch://bucket")
    assert ended.returncode == 2
    assert "nosuch" in ended.stderr
