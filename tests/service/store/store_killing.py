"""SIGKILL at random moments to a process that writes, and a look at what it left."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from kill_writer import content
from sqlalchemy import func, select

from service.store.filters import CheckFilter, DocumentFilter, Paging
from service.store.opening import open_store
from service.store.schema import checks, doubtful, records
from service.store.store import Store

HERE = Path(__file__).parent

LONGEST_STEP_SECONDS = 0.03
"""What lies between two acknowledgements: a kill hits any moment of it. On a loaded machine a step takes longer, and the
kill hits its beginning.
"""


@dataclass
class Acknowledged:
    """What was said to be on disk."""

    accepted: dict[str, list[str]] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    said: dict[int, str] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    lines: Counter[str] = field(default_factory=Counter)

    def take(self, output: bytes) -> None:
        """The lines of one process; the last may be cut off, and then was not acknowledged."""
        for line in output.decode().split("\n")[:-1]:
            what, name, *rest = line.split(" ")
            self.lines[what] += 1
            if what == "accepted":
                self.accepted[name] = rest
            elif what == "read":
                self.read.add(name)
            elif what == "said":
                self.said[int(name)] = rest[0]
            elif what == "withdrawn":
                self.withdrawn.add(int(name))


def sweep(url: str, folder: Path, *, kills: int, chance: random.Random, most_lines: int = 24) -> Acknowledged:
    """Starts a writer and kills it a moment after some acknowledgement, so many times; each time looks whether all that
    was acknowledged is there.
    """
    told = Acknowledged()
    path = ":".join([str(HERE), *(one for one in sys.path if one)])
    for _ in range(kills):
        writer = subprocess.Popen(
            [sys.executable, str(HERE / "kill_writer.py"), url, str(folder), "writer"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": path, "PATH": ""},
        )  # fmt: skip
        assert writer.stdout is not None
        first = b"".join(writer.stdout.readline() for _ in range(chance.randint(1, most_lines)))
        time.sleep(chance.uniform(0, LONGEST_STEP_SECONDS))
        writer.send_signal(signal.SIGKILL)
        output, error = writer.communicate()
        assert writer.returncode == -signal.SIGKILL, error.decode()[-3000:]
        told.take(first + output)
        with open_store(url, folder) as store:
            look(store, folder, told)
    return told


def look(store: Store, folder: Path, told: Acknowledged) -> None:
    """Raises AssertionError for anything acknowledged that is not there, and for anything that is half there."""
    for job, documents in told.accepted.items():
        found = store.job(job)
        assert found is not None
        assert [one.sha256 for one in found.documents] == documents
        assert sum(one.status == "read" for one in found.documents) == found.counts.read
    for sha256 in told.read:
        assert store.document(sha256).status == "read"  # type: ignore[union-attr]
    held = _documents(store)
    for sha256, status in held.items():
        assert hashlib.sha256(store.original(sha256) or b"").hexdigest() == sha256
        _look_at_record(store, sha256, status)
    for word, sha256 in told.said.items():
        (one,) = [one for one in store.words(sha256) if one.id == word]
        assert len(one.note or "") == 3000
        assert one.withdrawn_by == "李" or word not in told.withdrawn
    _look_at_sums(store, held)
    files = {path.name for path in (folder / "originals").rglob("*") if path.is_file() and path.suffix != ".part"}
    assert held.keys() <= files


def _look_at_record(store: Store, sha256: str, status: str) -> None:
    machine, current, row = store.record(sha256, machine=True), store.record(sha256), store.document(sha256)
    assert row is not None
    if status != "read":
        assert (machine, current, store.reading(sha256), row.checks) == (None, None, None, 0)
        return
    holds = [word for word in store.words(sha256) if word.withdrawn_by is None]
    assert machine == content(sha256, "machine")
    assert current == content(sha256, "person" if holds else "machine")
    assert store.reading(sha256) == content(sha256, "reading")
    assert row.checks == row.contradicted == (3 if holds else 5)
    assert row.corrections == len(holds)
    assert row.revision == 1 + len(store.words(sha256)) + sum(
        word.withdrawn_by is not None for word in store.words(sha256)
    )


def _documents(store: Store) -> dict[str, str]:
    found: dict[str, str] = {}
    page = 1
    while rows := store.documents(DocumentFilter(), Paging(page=page, size=200), sort="path").items:
        found |= {row.sha256: row.status for row in rows}
        page += 1
    return found


def _look_at_sums(store: Store, held: dict[str, str]) -> None:
    totals = store.overview()
    with store._database.read() as connection:
        rows = connection.execute(select(func.count()).select_from(checks)).scalar_one()
        assert connection.execute(select(func.count()).select_from(records)).scalar_one() == totals.read
        assert connection.execute(select(func.count()).select_from(doubtful)).scalar_one() == 0
    statuses = Counter(held.values())
    assert (totals.documents, totals.read) == (len(held), statuses["read"])
    assert totals.waiting == statuses["queued"] + statuses["running"]
    assert store.checks(CheckFilter(), Paging(size=1)).total == totals.contradicted == rows
