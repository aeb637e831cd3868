"""The file systems that an output may be on, and commits upon them, cut off anywhere."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet
import pytest

from corpora.document.errors import UsageError
from service.batch.commits import Ledger, final, staged
from service.batch.folder import COMMITS, LOCK, STAGING, LocalStore, RemoteStore, Store, open_store
from service.batch.lock import held
from service.batch.run import Order, run_batch
from service.settings import Settings


@pytest.fixture(params=["local", "memory", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "s3":
        return str(request.getfixturevalue("s3")) + "/out"
    return str(tmp_path / "out") if request.param == "local" else f"memory://{tmp_path.name}/out"


@pytest.fixture
def store(place: str) -> Store:
    return open_store(place)


def stage(store: Store, part: str, *tables: str) -> None:
    for table in tables:
        with store.open_output(staged(part, table)) as stream:
            stream.write(f"{part} {table}".encode())


def opened(store: Store) -> Ledger:
    ledger = Ledger(store)
    ledger.open()
    return ledger


def test_files_are_put_found_moved_and_removed(store: Store) -> None:
    store.put("a/b/one.json", b"1")
    store.put("a/two.json", b"22")
    store.put("a/two.json", b"333")
    assert store.names("a") == ["a/b/one.json", "a/two.json"]
    assert (store.get("a/two.json"), store.get("a/three.json"), store.size("a/two.json")) == (b"333", None, 3)
    store.move("a/b/one.json", "c/one.json")
    assert (store.names("a"), store.get("c/one.json")) == (["a/two.json"], b"1")
    store.remove("c/one.json")
    store.remove("c/one.json")
    assert store.names("c") == store.names("nowhere") == []


def test_what_no_commit_names_never_happened(store: Store) -> None:
    stage(store, "00000001-aa", "records", "figures")
    ledger = opened(store)
    assert ledger.files("records") == []
    assert store.names(STAGING) == []


def test_a_commit_holds_from_the_moment_its_file_is_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver is cut off after each of its steps in turn; the next one ends in the same place."""
    ledger = opened(store)
    first = ledger.reserve()
    stage(store, first, "records", "figures")
    ledger.commit("read", part=first, tables=("records", "figures"))
    for steps in range(3):
        part = ledger.reserve()
        stage(store, part, "records", "figures")
        cut_off_after(store, steps, monkeypatch)
        with pytest.raises(KeyboardInterrupt):
            ledger.commit("compact", part=part, tables=("records", "figures"), removes=(final(first, "records"),))
        monkeypatch.undo()
        ledger = opened(store)
        assert ledger.files("records") == store.names("records") == [final(part, "records")]
        assert store.names("figures") == ledger.files("figures")
        assert len(ledger.files("figures")) == steps + 2
        assert store.get(final(part, "figures")) == f"{part} figures".encode()
        assert store.names(STAGING) == []
        first = part


def cut_off_after(store: Store, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    done = iter(range(steps))

    def step(act: Callable[..., None]) -> Callable[..., None]:
        def act_or_end(*arguments: object) -> None:
            if next(done, None) is None:
                raise KeyboardInterrupt
            act(*arguments)

        return act_or_end

    for name in ("move", "remove"):
        monkeypatch.setattr(store, name, step(getattr(store, name)))


def test_a_missing_file_is_told(store: Store) -> None:
    ledger = opened(store)
    part = ledger.reserve()
    stage(store, part, "records")
    ledger.commit("read", part=part, tables=("records",))
    store.remove(final(part, "records"))
    with pytest.raises(UsageError, match="missing"):
        opened(store)


def test_many_commits_become_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.batch.commits._MANY", 3)
    ledger = opened(store)
    for _ in range(5):
        part = ledger.reserve()
        stage(store, part, "records")
        ledger.commit("read", part=part, tables=("records",))
    files = ledger.files("records")
    assert opened(store).files("records") == files
    again = opened(store)
    assert (again.files("records"), again.commits, len(store.names(COMMITS))) == (files, 1, 1)


def test_one_driver_holds_it(store: Store) -> None:
    other = os.getppid()  # a process that lives and is not this one
    with held(store):
        if not isinstance(store, LocalStore):
            store.put(LOCK, (store.get(LOCK) or b"").replace(str(os.getpid()).encode(), str(other).encode()))
        with pytest.raises(UsageError, match="another gouji batch"), held(open_store(store.url)):
            pass
    store.remove(LOCK)
    with held(store):
        pass


def test_a_lease_of_a_process_that_is_gone_is_over() -> None:
    store = RemoteStore("memory://lease")
    lease = {"holder": "x", "host": socket.gethostname(), "process": 2**22 + 1, "seconds": time.time()}
    store.put(LOCK, json.dumps(lease).encode())
    with held(store):
        pass
    store.put(LOCK, json.dumps(lease | {"host": "elsewhere"}).encode())
    with pytest.raises(UsageError), held(store):
        pass
    store.put(LOCK, json.dumps(lease | {"host": "elsewhere", "seconds": time.time() - 3600}).encode())
    with held(store):
        pass


def test_a_batch_onto_it(tmp_path: Path, place: str, strange: str) -> None:
    from this_process import opened as in_this_process

    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(6):
        (corpus / f"{number}.txt").write_text(f"第{number}份")
    order = Order(places=(str(corpus),), out=place, settings=Settings(language="grammar"), workers=2, reader=strange)
    run_batch(order, open_pool=in_this_process())
    (corpus / "6.txt").write_text("exception")
    result = run_batch(order, open_pool=in_this_process())
    assert result.manifest.counts == {"documents": 7, "failures": 1, "paths": 7}
    store = open_store(place)
    found = []
    for name in store.names("records"):
        with store.open_input(name) as stream:
            found += pyarrow.parquet.read_table(stream).column("path").to_pylist()
    assert sorted(found) == sorted(str(file) for file in corpus.iterdir())
    assert len(result.manifest.runs) == 2


def test_an_unknown_kind_of_place_is_wrong_usage() -> None:
    with pytest.raises(UsageError):
        open_store("nosuch://bucket")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):  # noqa: PT011 - NotADirectoryError or FileExistsError, as the system likes
        LocalStore(tmp_path / "file" / "out")
