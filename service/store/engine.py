"""Connections to SQLite or PostgreSQL, and the two ways in: a transaction that reads, and one that writes."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError, TimeoutError

from corpora.document.errors import UsageError
from service.store.errors import StoreUnavailable

Answer = TypeVar("Answer")

BUSY_SECONDS = 30
"""How long a writer waits for another process's write: longer than any transaction of ours takes."""

TRIES = 8
"""Of a transaction that lost against another: a deadlock on PostgreSQL ends one of two, which then goes through."""

LOST_RACES = frozenset({"40001", "40P01"})
"""serialization_failure, deadlock_detected: https://www.postgresql.org/docs/15/errcodes-appendix.html"""

UNAVAILABLE = (OperationalError, InterfaceError, TimeoutError)
"""Locked, full, gone, or all connections in use: not a fault of what was asked."""

CONNECTIONS = 8
"""Kept open; as many again when needed. The server's thread pool has more threads, which then wait."""

CACHE_KIBIBYTES = 4 * 1024
"""Of SQLite pages, a connection, and there are up to sixteen: the system keeps the file in memory once for all of them.
With eight times as much, lists over 20,000 documents cost as much CPU time.
"""


class Database:
    """An open database. `read` and `write` may be called from any thread."""

    def __init__(self, url: str) -> None:
        self.url = _known(url)
        self.engine = _engine(self.url)
        self._writing = threading.Lock() if self.is_sqlite else None

    @property
    def is_sqlite(self) -> bool:
        """The embedded one; else it is PostgreSQL."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state throughout on SQLite, and on PostgreSQL one in each statement."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except UNAVAILABLE as error:
            raise _unavailable(error) from error

    def write(self, change: Callable[[Connection], Answer]) -> Answer:
        """What `change` gives, when all that it wrote is on disk. Done again when it loses a race, so that it must do
        nothing that a rollback does not undo.

        Raises:
            StoreUnavailable: nothing was written.
        """
        for tried in range(1, TRIES + 1):
            try:
                return self._write_once(change)
            except (DBAPIError, TimeoutError) as error:
                if not _lost_race(error) or tried == TRIES:
                    if isinstance(error, UNAVAILABLE):
                        raise _unavailable(error) from error
                    raise
                time.sleep(0.01 * tried)
        raise AssertionError("unreachable")

    def _write_once(self, change: Callable[[Connection], Answer]) -> Answer:
        if self._writing is None:
            with self.engine.begin() as connection:
                return change(connection)
        # Threads of this process wait for each other here, which is fairer and cheaper than SQLite's own polling.
        with (
            self._writing,
            self.engine.connect().execution_options(gouji_writes=True) as connection,
            connection.begin(),
        ):
            return change(connection)

    def close(self) -> None:
        """Closes its connections."""
        self.engine.dispose()


def _known(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UsageError("数据库地址不成立 (no URL of a database)") from error
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername == "sqlite" and parsed.database and parsed.database != ":memory:":
        return parsed
    if parsed.drivername == "postgresql+psycopg":
        return parsed
    raise UsageError(f"数据库须为 sqlite:///文件 或 postgresql://…: {parsed.render_as_string(hide_password=True)}")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=CONNECTIONS, max_overflow=CONNECTIONS, pool_pre_ping=True)
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, pool_size=CONNECTIONS, max_overflow=CONNECTIONS, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Write-ahead log, synced at each commit: a commit that was answered survives a cut of power."""
    connection.isolation_level = None  # transactions are begun by `_begin_sqlite`, not by the driver
    for pragma in (
        "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{CACHE_KIBIBYTES}",
        "temp_store=MEMORY",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: one that reads first and writes later could never be given it."""
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("gouji_writes") else "BEGIN")


def _lost_race(error: Exception) -> bool:
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in LOST_RACES


def _unavailable(error: Exception) -> StoreUnavailable:
    reason = error.orig if isinstance(error, DBAPIError) else "no free connection"
    return StoreUnavailable(f"数据库不可用 (the database does not answer): {reason}")
