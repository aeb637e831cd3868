"""A store, ready for use."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import OperationalError

from service.store.engine import Database
from service.store.errors import StoreUnavailable
from service.store.migrate import migrate
from service.store.originals import Originals
from service.store.store import Store

DATABASE_NAME = "gouji.db"


def open_store(url: str | None, data: Path) -> Store:
    """The store at `url` (`sqlite:///file` or `postgresql://…`; None is an SQLite file in `data`), with its tables as
    this version wants them and the originals in `data`, which servers of one database must share.

    Raises:
        UsageError: a URL of no database that the store knows.
        StoreUnavailable: the database does not answer, or the folder cannot be written.
        StoreTooNew: a later gouji made the tables.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"数据目录不可用 (the folder cannot be used): {data}: {error.strerror}") from error
    database = Database(url or f"sqlite:///{data / DATABASE_NAME}")
    try:
        migrate(database)
    except OperationalError as error:
        database.close()
        raise StoreUnavailable(f"数据库不可用 (the database does not answer): {error.orig}") from error
    except BaseException:
        database.close()
        raise
    return Store(database, Originals(data / "originals"))
