import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.synthetic.corpus import write_corpus

TEXT_REPORTS = 100


@pytest.fixture(scope="session")
def text_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 100 text reports of all flattened forms: `reports/` and `gold/`."""
    folder = tmp_path_factory.mktemp("text_reports")
    write_corpus(folder, count=TEXT_REPORTS, seed=100, kinds=("text",))
    return folder


@pytest.fixture
def kept_folder(tmp_path: Path) -> Path:
    """That of `GOUJI_BENCH_LOOP`, with what an earlier run left there; else a new one."""
    named = os.environ.get("GOUJI_BENCH_LOOP")
    folder = Path(named) if named else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def synced_postgres() -> Iterator[str]:
    """The URL of a new database in a PostgreSQL that writes to disk as one of people's does."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "service" / "store"))
    from postgres_server import make_database, postgres_server

    with postgres_server() as server:
        yield make_database(server, "served")
