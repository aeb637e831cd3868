"""The service is killed while people send and correct reports: what it acknowledged is there, and whole."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from service.pipeline import Toolkit
from tests.few import one_in

sys.path.insert(0, str(Path(__file__).parent))  # isort: skip
from killing_served import nothing_is_lost, papers_of, read_undisturbed, swept

KILLS, PAPERS, LONGEST_SECONDS = 3, 5, 4.0
SEED = 20261121


@pytest.fixture(params=one_in(2, ("sqlite", "postgresql")))
def database(request: pytest.FixtureRequest) -> tuple[str, ...]:
    if request.param == "sqlite":
        return ()
    server = request.getfixturevalue("postgres")
    from postgres_server import make_database

    return ("--database", make_database(server, "killed"))


def test_nothing_acknowledged_is_lost(
    database: tuple[str, ...], tmp_path: Path, printed: Callable[..., str], toolkit: Toolkit
) -> None:
    with swept(
        papers_of(printed, PAPERS), tmp_path, "--workers", "1", *database,
        kills=KILLS, chance=random.Random(SEED), longest_seconds=LONGEST_SECONDS,
    ) as outcome:  # fmt: skip
        nothing_is_lost(outcome, tmp_path, read_undisturbed(toolkit))
        assert outcome.killed.total() >= KILLS
        assert outcome.account.words
