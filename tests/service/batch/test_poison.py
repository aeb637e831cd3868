"""Documents that mean harm among good ones: each costs itself alone, and has its reason told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil
import pyarrow.parquet
import pytest

from corpora.readers.limits import MEBIBYTE
from service.batch.run import OpenPool, Order, run_batch
from service.settings import Settings

PATIENT = Settings(timeout_seconds=120.0, total_seconds=240.0, max_memory_bytes=768 * MEBIBYTE, language="grammar")
"""On a busy machine a gigabyte takes long to fill: whether memory or time ends first must not hang on it."""
HASTY = PATIENT.model_copy(update={"timeout_seconds": 8.0, "total_seconds": 16.0})

POISON = {
    "segfault": ("crashed", 2),
    "exit": ("crashed", 2),
    "allocate": ("too_large", 1),
    "share": ("too_large", 1),
    "encrypted": ("encrypted", 1),
    "exception": ("internal", 1),
    "huge": ("too_large", 1),
    "signal SIGTERM": ("crashed", 2),
    "deep": ("crashed", 2),
}
"""The code of its failure, and how often it is tried."""

FEW = {order: POISON[order] for order in ("segfault", "allocate", "encrypted", "exception", "deep")}
"""One of each way to end: what `make test` tries."""
HANGS = {"loop": ("timeout", 1), "signal SIGSTOP": ("timeout", 1)}


@pytest.mark.parametrize(
    "poison", [pytest.param(FEW, id="few"), pytest.param(POISON, id="all", marks=pytest.mark.thorough)]
)
def test_poison_costs_itself_alone(
    poison: Mapping[str, tuple[str, int]], tmp_path: Path, open_pool: OpenPool, strange: str
) -> None:
    corpus = _write_corpus(tmp_path, poison)
    (corpus / "90-orphan.txt").write_text(f"orphan {tmp_path}")
    (corpus / "91-unreadable.txt").symlink_to(tmp_path / "nowhere")
    (corpus / "92-once.txt").write_text(f"once {tmp_path / 'marker'}")

    out = tmp_path / "out"
    order = Order(places=(str(corpus),), out=str(out), settings=PATIENT, workers=2, reader=strange)
    result = run_batch(order, open_pool=open_pool)

    failures = _failures(out)
    assert _told(failures) == _expected(poison) | {"91-unreadable.txt": ("not_found", 1)}
    records = {Path(row["path"]).name: row for row in rows(out, "records")}
    assert len(records) == len(list(corpus.iterdir())) == len(rows(out, "records"))
    assert {name for name, row in records.items() if row["error"] is None} == records.keys() - failures.keys()
    assert records["92-once.txt"]["attempts"] == 2
    assert result.manifest.counts == {"documents": len(records), "failures": len(failures), "paths": len(records)}
    assert "SIGSEGV" in failures["00-poison.txt"]["message"]
    assert not [
        process for process in psutil.process_iter(["cmdline"]) if str(tmp_path) in (process.info["cmdline"] or ())
    ]


@pytest.mark.parametrize(
    "hangs",
    [
        pytest.param({"loop": HANGS["loop"]}, id="few"),
        pytest.param(HANGS, id="all", marks=pytest.mark.thorough),
    ],
)
def test_what_hangs_costs_its_time_alone(
    hangs: Mapping[str, tuple[str, int]], tmp_path: Path, open_pool: OpenPool, strange: str
) -> None:
    corpus = _write_corpus(tmp_path, hangs)
    out = tmp_path / "out"
    order = Order(places=(str(corpus),), out=str(out), settings=HASTY, workers=2, reader=strange)
    run_batch(order, open_pool=open_pool)
    assert _told(_failures(out)) == _expected(hangs)
    assert len(rows(out, "records")) == 2 * len(hangs)


def _write_corpus(tmp_path: Path, poison: Mapping[str, tuple[str, int]]) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, order in enumerate(poison):
        (corpus / f"{number:02}-poison.txt").write_text(order)
        (corpus / f"{number:02}-good.txt").write_text(f"第{number}份，共收到申请{number}件。")
    return corpus


def _expected(poison: Mapping[str, tuple[str, int]]) -> dict[str, tuple[str, int]]:
    return {f"{number:02}-poison.txt": end for number, end in enumerate(poison.values())}


def _failures(out: Path) -> dict[str, dict[str, Any]]:
    return {Path(row["path"]).name: row for row in rows(out, "failures")}


def _told(failures: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, int]]:
    return {name: (row["code"], row["attempts"]) for name, row in failures.items()}


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(out / table).to_pylist()
    return found
