"""However often it is killed: every document once. The long sweep is `tests/benchmarks/test_batch_kills.py`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

DOCUMENTS = 120


def test_a_few_kills_of_driver_workers_and_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from killing import contents, start, sweep

    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(DOCUMENTS):
        (corpus / f"{number:03}.txt").write_text(f"第{number}份，2023年共收到申请{number}件。")
    (corpus / "900-twin.txt").write_text((corpus / "000.txt").read_text())
    (corpus / "901-exception.txt").write_text("exception")
    reader = "strange_readers:slow"

    assert start(corpus, tmp_path / "calm", reader=reader).wait() == 0
    killed = sweep(corpus, tmp_path / "killed", reader=reader, kills=4, chance=random.Random(6), longest_seconds=8)

    assert killed
    calm, after = contents(tmp_path / "calm"), contents(tmp_path / "killed")
    assert len(after["records"]) == DOCUMENTS + 1
    assert after == calm
