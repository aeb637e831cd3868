"""The desk's documents are read on Ray as on this machine, and a reader that goes away costs no document."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpora.document.errors import Crashed
from service.batch.online import ClusterReader, Job
from service.batch.run import OpenPool
from service.settings import Settings
from service.store.nouns import Upload
from service.store.opening import open_store
from service.work.desk import Desk
from service.work.requests import WarmUp

MISBEHAVING = Path(__file__).parents[1] / "work"


@pytest.fixture
def make_reader(open_pool: OpenPool) -> Iterator[Callable[[], ClusterReader]]:
    settings = Settings(language="grammar", timeout_seconds=20, total_seconds=40)
    job = Job(
        factory="misbehaving:obedient", argument=settings, limits=settings.limits(),
        path=(str(MISBEHAVING), *sys.path),
        memory_bytes=100 << 20,
    )  # fmt: skip
    with open_pool(None, None) as pool:  # type: ignore[arg-type]
        made: list[ClusterReader] = []

        def make() -> ClusterReader:
            made.append(ClusterReader(pool._ray, job))  # type: ignore[attr-defined]
            return made[-1]

        yield make
        for reader in made:
            reader.close()


def test_documents_end_as_on_this_machine(make_reader: Callable[[], ClusterReader], tmp_path: Path) -> None:
    contents = {"好.txt": "某局2023年报告\n共收到申请3件。", "崩.txt": "kill SIGSEGV", "密.txt": "encrypted x"}
    with open_store(None, tmp_path) as store:
        job = store.accept(
            [
                Upload(
                    path=path, sha256=hashlib.sha256(text.encode()).hexdigest(), media_type=None,
                    size_bytes=len(text.encode()), data=text.encode(),
                )
                for path, text in contents.items()
            ]
        )  # fmt: skip
        desk = Desk(store, Settings(language="grammar"), workers=1, name="test", reader=make_reader)
        desk.start()
        end = time.monotonic() + 600  # three processes start one after the other, on a busy machine in a minute each
        try:
            while (found := store.job(job.id)) is not None and found.counts.waiting and time.monotonic() < end:
                time.sleep(0.1)
        finally:
            desk.stop(grace_seconds=0)
    assert found is not None
    assert {one.path: (one.status, one.error.code if one.error else None) for one in found.documents} == {
        "好.txt": ("read", None), "崩.txt": ("failed", "crashed"), "密.txt": ("failed", "encrypted"),
    }  # fmt: skip


def test_a_reader_whose_machine_went_away_is_told_and_replaced(make_reader: Callable[[], ClusterReader]) -> None:
    reader = make_reader()
    assert reader.ask(WarmUp()) is True
    reader._ray.kill(reader._actor, no_restart=True)
    with pytest.raises(Crashed, match="SIGKILL"):
        reader.ask(WarmUp())
    assert reader.ask(WarmUp()) is True
