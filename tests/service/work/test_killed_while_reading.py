"""Killed at any moment while it reads and is corrected, a server loses nothing that it has acknowledged, and what it shows
is what follows from the machine's reading and the words that hold.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from service.pipeline import Toolkit, read_report
from service.revision.conclusion import Profiles, as_compared, current
from service.revision.result import result_of
from service.revision.state import load_reading
from service.settings import Settings
from service.store.filters import DocumentFilter, DocumentRow, Paging
from service.store.opening import open_store
from service.store.store import Store
from service.work.child import answers
from service.work.desk import Desk
from service.work.neighbourhood import held_against, kept
from tests.few import one_in

HERE = Path(__file__).parent
NUMBERS = count(1)
YEARS = (2021, 2022, 2023)
BODIES = ("云屏岭市水利局", "云屏岭市财政局")


@pytest.fixture(params=one_in(2, ("sqlite", "postgresql")))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'gouji.db'}"
    server: str = request.getfixturevalue("postgres")
    from postgres_server import make_database

    return str(make_database(server, f"killed{next(NUMBERS)}"))


@pytest.fixture
def reports(tmp_path: Path, printed: Callable[..., str]) -> Path:
    """Two bodies in three years, where each year's report looks at the one before."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for body in BODIES:
        for year in YEARS:
            text = printed(f"{year}年，我局共收到政府信息公开申请50件。", body=body, year=year)
            (folder / f"{body}{year}.txt").write_text(text, "utf-8")
    return folder


def serve_and_kill(url: str, data: Path, folder: Path, number: int, *, after: int, seconds: float) -> list[str]:
    """What it acknowledged before it was killed, `seconds` after so many acknowledgements."""
    process = subprocess.Popen(
        [sys.executable, "-P", str(HERE / "serving.py"), url, str(data), str(folder), str(number)],
        stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == b"started\n"
    said = [process.stdout.readline().decode() for _ in range(after)]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said += process.stdout.read().decode().splitlines(keepends=True)
    process.wait()
    return [line.strip() for line in said if line.endswith("\n")]


def all_rows(store: Store) -> tuple[DocumentRow, ...]:
    return store.documents(DocumentFilter(), Paging(size=200)).items


def read_the_rest(store: Store, toolkit: Toolkit) -> None:
    class Here:
        def __init__(self) -> None:
            profiles = Profiles(profiles=toolkit.profiles)
            self.ask = answers(partial(read_report, toolkit=toolkit), profiles=profiles, language="zh")

        def interrupt(self) -> None: ...

        def close(self) -> None: ...

    desk = Desk(store, Settings(language="grammar"), workers=1, name="killed", reader=Here)
    desk.start()
    end = time.monotonic() + 60
    while any(row.status in ("queued", "running") for row in all_rows(store)) or store.unsettled():
        assert time.monotonic() < end
        time.sleep(0.05)
    desk.stop()


def as_it_follows(store: Store, row: DocumentRow, profiles: Profiles) -> bytes:
    """The record that the machine's reading, the words that hold and the other reports make."""
    own = kept(store, row)
    assert own is not None
    machine = load_reading(own.parcel)
    others = [kept(store, other) for other in held_against(store, machine)]
    compared = [as_compared(other.parcel, other.words) for other in others if other is not None]
    return result_of(current(machine, own.words, profiles=profiles, others=compared)).record


def kill_and_look(url: str, data: Path, reports: Path, toolkit: Toolkit, *, kills: int, seed: int) -> int:
    """How many acknowledgements there were."""
    draw = random.Random(seed)
    acknowledged: list[str] = []
    for number in range(kills):
        after, seconds = draw.randrange(20), draw.uniform(0.0, 0.3)
        acknowledged += serve_and_kill(url, data, reports, number, after=after, seconds=seconds)
    with open_store(url, data) as store:
        read_the_rest(store, toolkit)
        rows = {row.sha256: row for row in all_rows(store)}
        for line in acknowledged:
            verb, what = line.split()
            if verb == "accepted":
                assert rows[what].status == "read"
                assert store.original(what) is not None
                continue
            word = store.word(int(what))
            assert word is not None, line
            assert verb == "said" or word.withdrawn_by is not None, line
        profiles = Profiles(profiles=toolkit.profiles)
        for row in rows.values():
            assert store.record(row.sha256) == as_it_follows(store, row, profiles), row.path
    return len(acknowledged)


def test_killed_twice(url: str, tmp_path: Path, reports: Path, toolkit: Toolkit) -> None:
    assert kill_and_look(url, tmp_path / "data", reports, toolkit, kills=2, seed=7) > 8


@pytest.mark.benchmark
def test_killed_fifty_times(url: str, tmp_path: Path, reports: Path, toolkit: Toolkit) -> None:
    for round_number in range(5):
        data = tmp_path / f"data{round_number}"
        own = url if url.startswith("postgresql") else f"sqlite:///{data}.db"
        counted = kill_and_look(own, data, reports, toolkit, kills=10, seed=round_number)
        sys.stdout.write(
            f"{url.partition(':')[0]}: 10 kills, {counted} acknowledgements, none lost, records as they follow\n"
        )
