"""A hundred SIGKILLs of drivers, workers and reading processes at random moments over 200 reports.

    pytest -m benchmark -s tests/benchmarks/test_batch_kills.py

Between two kills passes any time up to half that of an undisturbed run, so that they hit from before Ray has started to the
last commit. Whenever the corpus is done before all kills are used up, what came out is compared and the corpus read anew.
`GOUJI_BENCH_KILLS` and `GOUJI_BENCH_DOCUMENTS` ask for other numbers.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from corpora.synthetic.corpus import write_corpus
from service.batch.documents import REPORTS

KILLS = int(os.environ.get("GOUJI_BENCH_KILLS", "100"))
DOCUMENTS = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "200"))


@pytest.mark.benchmark
def test_sweep_of_kills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "service" / "batch"))
    from killing import contents, start, sweep

    write_corpus(tmp_path / "set", count=DOCUMENTS, seed=606, kinds=("text", "html", "docx"))
    corpus = tmp_path / "set" / "reports"
    begin = time.perf_counter()
    assert start(corpus, tmp_path / "calm", reader=REPORTS).wait() == 0
    calm_seconds = time.perf_counter() - begin
    calm = contents(tmp_path / "calm")
    assert len({dict(row)["sha256"] for row in calm["records"]}) == len(calm["records"])

    killed: Counter[str] = Counter()
    chance = random.Random(6)
    rounds = 0
    begin = time.perf_counter()
    while killed.total() < KILLS:
        rounds += 1
        out = tmp_path / f"killed-{rounds}"
        killed += sweep(
            corpus, out, reader=REPORTS, kills=KILLS - killed.total(), chance=chance, longest_seconds=calm_seconds / 2
        )
        after = contents(out)
        missing = set(calm["records"]) - set(after["records"])
        print(
            f"\nround {rounds}: {len(after['records'])} records, {len(missing)} other than undisturbed, {dict(killed)}"
        )
        assert after == calm
    seconds = time.perf_counter() - begin
    print(
        f"{killed.total()} SIGKILLs ({dict(killed)}) in {rounds} rounds over {len(calm['records'])} documents, "
        f"{seconds:.0f} s (undisturbed {calm_seconds:.0f} s a round): none missing, none twice, all tables equal"
    )
