"""Fifty SIGKILLs of the service, its readers, or all at once, while reports are sent and corrected, on each database.

    pytest -m benchmark -s tests/benchmarks/test_serve_kills_long.py

`GOUJI_BENCH_KILLS`, `GOUJI_BENCH_DOCUMENTS` and `GOUJI_BENCH_LONGEST_SECONDS` ask for other numbers.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from service.pipeline import Toolkit

sys.path.insert(0, str(Path(__file__).parents[1] / "service"))  # isort: skip
from killing_served import nothing_is_lost, papers_of, read_undisturbed, swept

KILLS = int(os.environ.get("GOUJI_BENCH_KILLS", "50"))
DOCUMENTS = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "150"))
LONGEST_SECONDS = float(os.environ.get("GOUJI_BENCH_LONGEST_SECONDS", "6"))
"""Between two kills; a machine that is busy with other things needs more, or no document is read between them."""


@pytest.mark.benchmark
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_long_sweep_of_kills(
    database: str, tmp_path: Path, printed: Callable[..., str], toolkit: Toolkit, request: pytest.FixtureRequest
) -> None:
    options = ["--workers", "1"]
    if database == "postgresql":
        options += ["--database", request.getfixturevalue("synced_postgres")]
    start = time.monotonic()
    with swept(
        papers_of(printed, DOCUMENTS), tmp_path, *options,
        kills=KILLS, chance=random.Random(50), longest_seconds=LONGEST_SECONDS,
    ) as outcome:  # fmt: skip
        nothing_is_lost(outcome, tmp_path, read_undisturbed(toolkit))
        account = outcome.account
        print(
            f"\n{database}: {outcome.killed.total()} SIGKILLs {dict(outcome.killed)} in {time.monotonic() - start:.0f} s; "
            f"{len(account.uploads)} uploads, {len(account.words)} words and {len(account.withdrawn)} withdrawals "
            f"acknowledged, all there and whole; {account.unsure.total()} words had no answer"
        )
