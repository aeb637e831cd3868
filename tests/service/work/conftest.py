"""A store in a temporary folder, uploads to it, and a reader in this process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from service.pipeline import Toolkit, read_report
from service.revision.conclusion import Profiles
from service.settings import Settings
from service.store.nouns import Job, Upload
from service.store.opening import open_store
from service.store.store import Store
from service.work.child import answers
from service.work.turn import Turn

Put = Callable[[Mapping[str, str | bytes]], Job]


def key(content: str | bytes) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(None, tmp_path / "data") as opened:
        yield opened


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(language="grammar", timeout_seconds=20, total_seconds=40)


@pytest.fixture
def put(store: Store) -> Put:
    """Uploads documents, by path, as one job."""

    def accept(documents: Mapping[str, str | bytes]) -> Job:
        sent = []
        for path, content in documents.items():
            data = content.encode() if isinstance(content, str) else content
            sent.append(Upload(path=path, sha256=key(data), media_type=None, size_bytes=len(data), data=data))
        return store.accept(sent)

    return accept


class InThisProcess:
    """Reads at once, and cannot be killed."""

    def __init__(self, job: Callable[[Any], Any]) -> None:
        self._job = job

    def ask(self, request: Any) -> Any:
        return self._job(request)

    def interrupt(self) -> None: ...

    def close(self) -> None: ...


@pytest.fixture(scope="session")
def reader(toolkit: Toolkit) -> InThisProcess:
    """The whole line with the rules alone."""
    job = answers(partial(read_report, toolkit=toolkit), profiles=Profiles(profiles=toolkit.profiles), language="zh")
    return InThisProcess(job)


@pytest.fixture
def read_waiting(store: Store, reader: InThisProcess, settings: Settings) -> Callable[[], None]:
    """Reads all that waits, in the order that it waits in."""
    turn = Turn(store, reader, settings, worker="test/0", stopped=lambda: False)

    def run() -> None:
        while (waiting := store.claim_next("test/0")) is not None:
            for row in turn.take(waiting):
                turn.renew(row)

    return run
