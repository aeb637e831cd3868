"""Stores on both databases, and results of documents that nobody read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from service.store.nouns import Job, Upload
from service.store.opening import open_store
from service.store.results import CheckRow, DoubtfulRow, Facts, Result
from service.store.store import Store

Make = Callable[..., Result]
Send = Callable[..., Job]


@pytest.fixture(scope="session")
def template(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a PostgreSQL database with the tables of a store, to be copied."""
    from postgres_server import make_database

    open_store(make_database(postgres, "template"), tmp_path_factory.mktemp("template")).close()
    return "template"


NUMBERS = count(1)


@pytest.fixture
def stores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a test import what lies in this folder."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def empty_database(request: pytest.FixtureRequest) -> Callable[[str, Path], str]:
    """The URL of a database of this kind with the tables of a store, or with none yet on SQLite, where they cost
    nothing.
    """

    def make(kind: str, folder: Path) -> str:
        if kind == "sqlite":
            return f"sqlite:///{folder / 'gouji.db'}"
        template = request.getfixturevalue("template")
        from postgres_server import make_database

        return make_database(request.getfixturevalue("postgres"), f"store{next(NUMBERS)}", template=template)

    return make


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, empty_database: Callable[[str, Path], str], tmp_path: Path) -> str:
    return empty_database(request.param, tmp_path)


@pytest.fixture
def store(url: str, tmp_path: Path) -> Iterator[Store]:
    with open_store(url, tmp_path) as opened:
        yield opened


def upload_of(text: str, path: str | None = None) -> Upload:
    """A document of these words."""
    data = text.encode()
    return Upload(
        path=path or f"{text}.txt",
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        size_bytes=len(data),
        data=data,
    )


def result_of(
    sha256: str,
    *,
    organisation: str | None = "云岭市教育局",
    year: int | None = 2023,
    verdicts: tuple[str, ...] = ("contradicted", "supported"),
    doubtful: int = 0,
    said: str = "machine",
) -> Result:
    """A check for each verdict, in this order, whose public ids are `{sha256[:16]}-0` and so on."""
    record = json.dumps({"said": said, "sha256": sha256}).encode()
    return Result(
        facts=Facts(title=f"{organisation}{year}年度报告", organisation=organisation, year=year, media_type="text/plain"),
        record=record,
        machine_record=record,
        reading=b"reading of " + sha256.encode(),
        checks=tuple(
            CheckRow(
                id=f"{sha256[:16]}-{index}", number=f"k{index + 1}", kind="claim-table", verdict=verdict,
                cause="published" if verdict == "contradicted" else None, confidence=0.9 - index / 100,
                detail=json.dumps({"id": f"k{index + 1}", "verdict": verdict}),
            )
            for index, verdict in enumerate(verdicts)
        ),
        doubtful=tuple(
            DoubtfulRow(
                field=f"requests.new.{index}", confidence=0.1 * (index + 1), detail=json.dumps({"value": index}),
                table="t2", row=index, column=3,
            )
            for index in range(doubtful)
        ),
        figures=200,
        claims=14,
    )  # fmt: skip


@pytest.fixture(scope="session")
def make() -> Make:
    """See `result_of`."""
    return result_of


@pytest.fixture(scope="session")
def upload() -> Callable[..., Upload]:
    """See `upload_of`."""
    return upload_of


@pytest.fixture(scope="session")
def read_into() -> Callable[..., str]:
    """Sends a document of these words to a store, reads it with the result of these options, gives its sha256."""

    def run(store: Store, text: str, **options: object) -> str:
        one = upload_of(text)
        store.accept([one])
        taken = store.claim_next("reader")
        assert taken is not None
        assert taken.sha256 == one.sha256
        assert store.finish(one.sha256, result_of(one.sha256, **options), worker="reader")  # type: ignore[arg-type]
        return one.sha256

    return run


@pytest.fixture
def read(store: Store, read_into: Callable[..., str]) -> Callable[..., str]:
    """See `read_into`."""
    return partial(read_into, store)
