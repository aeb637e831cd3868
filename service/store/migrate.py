"""Brings the tables of a database to what this version of gouji works with."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from service.store.engine import Database
from service.store.errors import StoreTooNew

FOLDER = Path(__file__).parent / "migrations"

_LOCK_NUMBER = 0x676F756A69
"""`gouji` in ASCII: of the advisory lock under which one server migrates and others wait."""


def migrate(database: Database, *, to: str = "heads") -> None:
    """Runs what migrations are missing, all or none, one process at a time; `to` is for tests.

    Raises:
        StoreTooNew: a later gouji was here.
    """
    with _alone(database), database.engine.connect() as connection, connection.begin():
        at = MigrationContext.configure(connection).get_current_heads()
        script = ScriptDirectory.from_config(_config(connection))
        known = {revision.revision for revision in script.walk_revisions()}
        if not set(at) <= known:
            raise StoreTooNew("数据库由更新版本的 gouji 创建 (made by a later gouji)")
        if to == "heads" and set(at) == set(script.get_heads()):
            return
        if to == "base" or (to in known and at and _is_older(script, to, at[0])):
            command.downgrade(_config(connection), to)
        else:
            command.upgrade(_config(connection), to)


def _is_older(script: ScriptDirectory, asked: str, at: str) -> bool:
    return asked != at and asked in {one.revision for one in script.iterate_revisions(at, "base")}


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    if not database.is_sqlite:
        with database.engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:number)"), {"number": _LOCK_NUMBER})
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": _LOCK_NUMBER})
        return
    with Path(f"{database.url.database}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
