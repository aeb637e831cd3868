"""The HTTP service over a real store in a temporary folder. Nothing is read until a test says so, and in this process."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from corpora.document.errors import Corrupt
from corpora.document.page import Page
from corpora.document.reading import Unread
from corpora.readers.sources import RawSource
from service.api.app import create_app
from service.api.backend import Backend, Slots
from service.api.log import Log
from service.api.metrics import Metrics
from service.api.naming import Names
from service.api.options import Options, UploadLimits
from service.api.standing import standing
from service.pipeline import Toolkit, read_report
from service.revision.result import result_of
from service.settings import Settings
from service.store.opening import open_store
from service.store.store import Store
from service.work.review import Review

WORKER = "test"
PNG = b"\x89PNG\r\n\x1a\n fake"


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeWorkers:
    alive: int = 1
    busy: int = 0
    lost: int = 0


@dataclass(slots=True, kw_only=True)
class FakeDesk:
    store: Store
    toolkit: Toolkit
    ready: bool = True
    workers: FakeWorkers = field(default_factory=FakeWorkers)
    woken: int = 0
    asked_to_give_up: int = 0
    listeners: list[Callable[[str], None]] = field(default_factory=list)

    def wake(self) -> None:
        self.woken += 1

    def give_up_unwanted(self) -> None:
        self.asked_to_give_up += 1

    def on_change(self, callback: Callable[[str], None]) -> Callable[[], None]:
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def read_one(self) -> bool:
        """Reads the next document that waits; False where none does."""
        waiting = self.store.claim_next(WORKER)
        if waiting is None:
            return False
        data = self.store.original(waiting.sha256)
        assert data is not None
        result = read_report(RawSource(path=waiting.path, data=data), self.toolkit)
        if isinstance(result, Unread):
            self.store.fail(waiting.sha256, result.failure, worker=WORKER, record=result_of(result).record)
        else:
            self.store.finish(waiting.sha256, result_of(result, machine=result), worker=WORKER)
        for listener in tuple(self.listeners):
            listener(waiting.sha256)
        return True

    def read_all(self) -> None:
        while self.read_one():
            pass


@dataclass(slots=True, kw_only=True)
class FakePages:
    asked: list[tuple[str, int, float]] = field(default_factory=list)
    broken: bool = False

    def sizes(self, sha256: str) -> Sequence[Page]:
        if self.broken:
            raise Corrupt("PDF")
        return [Page(number=1, width=595, height=842)]

    def png(self, sha256: str, number: int, *, scale: float) -> bytes:
        if self.broken:
            raise Corrupt("PDF")
        if number != 1:
            raise LookupError(number)
        self.asked.append((sha256, number, scale))
        return PNG


@dataclass(slots=True, kw_only=True)
class Served:
    """A client, and what is behind it."""

    client: TestClient
    backend: Backend
    desk: FakeDesk
    pages: FakePages
    log: io.StringIO

    def upload(self, *files: tuple[str, bytes | str], **headers: str) -> Any:
        sent = [("files", (name, data.encode() if isinstance(data, str) else data)) for name, data in files]
        return self.client.post("/v1/documents", files=sent, headers=headers)

    def read(self, *files: tuple[str, bytes | str]) -> list[str]:
        """Uploads and reads; the hashes."""
        answer = self.upload(*files)
        assert answer.status_code == 202, answer.text
        self.desk.read_all()
        return [document["sha256"] for document in answer.json()["documents"]]

    def told(self) -> list[dict[str, Any]]:
        """The log so far."""
        return [json.loads(line) for line in self.log.getvalue().splitlines()]


def application(store: Store, toolkit: Toolkit, options: Options, *, page_folder: Path | None = None) -> Served:
    desk, pages, log = FakeDesk(store=store, toolkit=toolkit), FakePages(), io.StringIO()
    backend = Backend(
        store=store, desk=desk, pages=pages, review=Review(store, options.settings), options=options, log=Log(log),
        metrics=Metrics(partial(standing, store, desk)), uploads=Slots(options.uploads.at_once),
        labelling=Slots(1), names=Names(store),
    )  # fmt: skip
    client = TestClient(
        create_app(backend, page_folder=page_folder), base_url="http://localhost:8300", raise_server_exceptions=False
    )
    return Served(client=client, backend=backend, desk=desk, pages=pages, log=log)


@pytest.fixture(name="application", scope="session")
def application_maker() -> Callable[..., Served]:
    """See `application`."""
    return application


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(None, tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def settings() -> Settings:
    return Settings(language="grammar")


Serve = Callable[..., Served]


@pytest.fixture
def serve(store: Store, toolkit: Toolkit, settings: Settings) -> Serve:
    """Another application over the same store, with options of the test's own; `uploads` are limits of uploads."""

    def made(*, uploads: UploadLimits | None = None, page_folder: Path | None = None, **options: Any) -> Served:
        chosen = Options(settings=settings, uploads=uploads or UploadLimits(), secret=b"s" * 32, **options)
        return application(store, toolkit, chosen, page_folder=page_folder)

    return made


@pytest.fixture
def served(serve: Serve) -> Served:
    return serve()


@pytest.fixture
def make_archive() -> Callable[[Mapping[str, bytes | str]], bytes]:
    def make(members: Mapping[str, bytes | str]) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return file.getvalue()

    return make


CONTRADICTED = "2023年，本机关共收到政府信息公开申请51件。"
"""The table of `print_report` says 50."""


@pytest.fixture
def contradicted(served: Served, printed: Callable[..., str]) -> str:
    """The hash of a report that was read and says 51 where its table says 50."""
    (sha256,) = served.read(("报告.txt", printed(CONTRADICTED)))
    return sha256
