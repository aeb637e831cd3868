"""`gouji batch` as a program: what it leaves, how it ends, and that it keeps standard output clean."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pyarrow.parquet
import pytest
import yaml

from corpora.synthetic.samples import SAMPLES
from service import batch as batch_room
from service.cli.batch import batch
from service.cli.main import run


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


def test_the_job_for_a_cluster_asks_for_options_that_exist() -> None:
    job = yaml.safe_load((Path(batch_room.__file__).parent / "ray-job.yaml").read_text())
    name, *arguments = shlex.split(job["spec"]["entrypoint"])
    assert (name, arguments.pop(0)) == ("gouji", "batch")
    with batch.make_context("batch", arguments) as context:
        assert (context.params["address"], context.params["out"]) == ("auto", "s3://corpus/tables")
    assert version("ray") == job["spec"]["rayClusterSpec"]["rayVersion"]


def test_wrong_usage_is_told_before_ray_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ray.init", lambda *_, **__: pytest.fail("Ray was started"))
    assert run(["batch", str(tmp_path)]) == 2
    assert run(["--lang", "en", "batch", str(tmp_path), "--out", "nosuch://bucket"]) == 2
    assert "nosuch" in capfd.readouterr().err
