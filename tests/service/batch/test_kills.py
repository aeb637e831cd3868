"""However often it is killed: every document once. The long sweep is `tests/benchmarks/test_batch_kills.py`."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from service.batch.folder import LocalStore
from service.batch.manifest import read_manifest
from service.batch.run import Order, run_batch
from service.settings import Settings

DOCUMENTS = 120


def test_a_few_kills_of_driver_workers_and_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from killing import contents, left_behind, sweep
    from this_process import opened

    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(DOCUMENTS):
        (corpus / f"{number:03}.txt").write_text(f"第{number}份，2023年共收到申请{number}件。")
    (corpus / "900-twin.txt").write_text((corpus / "000.txt").read_text())
    (corpus / "901-exception.txt").write_text("exception")

    order = Order(
        places=(str(corpus),), out=str(tmp_path / "calm"), settings=Settings(language="grammar"), workers=2,
        reader="strange_readers:obedient",
    )  # fmt: skip
    run_batch(order, open_pool=opened())
    killed = sweep(
        corpus, tmp_path / "killed", reader="strange_readers:slow", kills=3, chance=random.Random(6), longest_seconds=8
    )

    assert killed
    calm, after = contents(tmp_path / "calm"), contents(tmp_path / "killed")
    assert len(after["records"]) == DOCUMENTS + 1
    assert after == calm
    assert left_behind(tmp_path / "killed") == []


def test_a_signal_ends_it_with_what_was_read_and_a_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from killing import left_behind, start

    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    for number in range(2000):
        (corpus / f"{number:04}.txt").write_text(f"第{number}份")
    driver = start(corpus, out, reader="strange_readers:slow", workers=1)
    while not list(out.glob("records/*.parquet")):
        assert driver.poll() is None
        time.sleep(0.2)
    driver.send_signal(signal.SIGTERM)
    assert driver.wait() == 0
    manifest = read_manifest(LocalStore(out))
    assert manifest is not None
    assert manifest.state == "interrupted"
    assert 0 < manifest.counts["documents"] < 2000
    assert manifest.runs[-1].complete == manifest.counts["documents"]
    assert (tmp_path / "out.log").read_text() == ""
    assert left_behind(out) == []
