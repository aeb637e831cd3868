"""An output seen from outside, whatever its driver is at."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.document.errors import UsageError
from corpora.document.reading import Reading, Unread
from corpora.readers.sources import RawSource
from service.batch import status
from service.batch.commits import Ledger
from service.batch.documents import Doc
from service.batch.folder import PROGRESS, Store, open_store
from service.batch.nouns import Item, Stage
from service.batch.parts import Part
from service.batch.progress import Pace, snapshot
from service.batch.reading import document_rows
from service.batch.status import Standing, read_standing, read_status

Put = Callable[[str, Reading | Unread], str]

ONE = Standing(
    documents=1, failures=0, pages=2, contradicted=1, codes={}, contradictions={"claim-table": 1, "claim-parts": 1}
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path))


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return Ledger(store)


@pytest.fixture
def put(ledger: Ledger) -> Put:
    """Commits a part of one document; its name."""

    def run(path: str, result: Reading | Unread) -> str:
        source = RawSource(path=path, data=path.encode())
        part = Part(ledger.reserve())
        doc = Doc(item=Item(path=path, url=path), nth=0, path=path, key=source.sha256, size_bytes=1)
        part.add(doc, document_rows(result, source, language="zh"), fingerprint="f", attempts=1)
        ledger.commit("read", part=part.name, tables=part.stage(ledger.store))
        return part.name

    return run


def test_what_is_committed_is_counted(put: Put, store: Store, reading: Reading, unread: Unread) -> None:
    put("a", reading)
    assert read_standing(store) == ONE
    put("b", unread)
    assert (read_standing(store).documents, read_standing(store).codes) == (2, {"encrypted": 1})


def test_what_is_only_staged_is_not(ledger: Ledger, put: Put, store: Store, reading: Reading) -> None:
    put("a", reading)
    with store.open_output("_gouji/staging/00000099-ab/records.parquet") as stream:
        stream.write(b"half of a file")
    assert read_standing(store) == ONE


def test_a_file_replaced_while_one_looks_is_looked_for_again(
    ledger: Ledger, put: Put, store: Store, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = put("a", reading)
    known = status.committed_files
    looked: list[str] = []

    def replaced_meanwhile(seen: Store) -> list[str]:
        files = known(seen)
        if not looked:
            put("b", reading)
            ledger.swap("compact", adds=[], removes=[f"records/{part}.parquet", f"checks/{part}.parquet"])
        looked.append("")
        return files

    monkeypatch.setattr(status, "committed_files", replaced_meanwhile)
    assert read_standing(store) == ONE
    assert len(looked) == 2


def test_a_run_is_seen_while_its_process_lives(put: Put, store: Store, reading: Reading) -> None:
    put("a", reading)
    assert (read_status(store).snapshot, read_status(store).is_running) == (None, False)
    pace = Pace()
    pace(Stage(name="reading"))
    seen = snapshot(pace.now())
    store.put(PROGRESS, seen.model_dump_json().encode())
    assert read_status(store).is_running
    ended = os.fork()
    if ended == 0:
        os._exit(0)
    os.waitpid(ended, 0)
    store.put(PROGRESS, seen.model_copy(update={"process": ended}).model_dump_json().encode())
    assert not read_status(store).is_running
    pace(Stage(name="done"))
    store.put(PROGRESS, snapshot(pace.now()).model_dump_json().encode())
    assert not read_status(store).is_running


def test_a_folder_of_something_else_has_no_status(store: Store) -> None:
    with pytest.raises(UsageError):
        read_status(store)
