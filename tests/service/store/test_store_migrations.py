"""The tables that migrations make are those that the program works with."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from corpora.document.errors import UsageError
from service.store.engine import Database
from service.store.errors import StoreTooNew, StoreUnavailable
from service.store.migrate import migrate
from service.store.nouns import NewWord
from service.store.opening import open_store
from service.store.schema import metadata
from service.store.store import Store


@pytest.fixture
def bare(request: pytest.FixtureRequest, url: str) -> str:
    """Of a database without any tables."""
    if url.startswith("sqlite"):
        return url
    from postgres_server import make_database

    return make_database(request.getfixturevalue("postgres"), "bare")


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True, "target_metadata": metadata}
    )
    return list(compare_metadata(context, metadata))


def test_migrations_make_the_tables_of_the_schema_and_take_them_away(bare: str) -> None:
    database = Database(bare)
    migrate(database)
    with database.engine.connect() as connection:
        assert differences(connection) == []
        made = {
            (table, one["name"])
            for table in metadata.tables
            for one in inspect(connection).get_check_constraints(table)
        }
    # Alembic does not compare these.
    assert made == {("documents", "ck_documents_status"), ("words", "ck_words_kind"), ("keys", "ck_keys_scope")}
    migrate(database, to="0001")
    migrate(database, to="base")
    with database.engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    migrate(database)
    migrate(database)
    with database.engine.connect() as connection:
        assert differences(connection) == []
    database.close()


def test_servers_that_start_together_migrate_once(bare: str, tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def start() -> None:
        try:
            open_store(bare, tmp_path).close()
        except BaseException as error:  # noqa: BLE001  told below
            failed.append(error)

    servers = [threading.Thread(target=start) for _ in range(4)]
    for server in servers:
        server.start()
    for server in servers:
        server.join()
    assert failed == []


def test_tables_of_a_later_gouji_are_left_alone(bare: str, tmp_path: Path) -> None:
    open_store(bare, tmp_path).close()
    database = Database(bare)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNew):
        open_store(bare, tmp_path)
    database.close()


@pytest.mark.parametrize("statement", ["UPDATE words SET note = 'x'", "DELETE FROM words", "DELETE FROM withdrawals"])
def test_no_statement_changes_a_word_that_was_said(
    store: Store, url: str, read: Callable[..., str], statement: str
) -> None:
    sha256 = read("甲")
    said = store.say(NewWord(who="王", document=sha256, kind="figure", target="f", before=None, after="1"))
    store.withdraw(said.id, who="王")
    database = Database(url)
    with pytest.raises(DBAPIError, match="never changed"), database.engine.begin() as connection:
        connection.execute(text(statement))
    database.close()


def test_words_and_what_refers_to_them_outlive_a_change_of_their_table(
    store: Store, url: str, read: Callable[..., str]
) -> None:
    sha256 = read("甲")
    document = {"who": "王", "document": sha256, "before": None}
    first = store.say(NewWord(kind="figure", target="f", after="1", **document))
    store.withdraw(first.id, who="李")
    store.say(NewWord(kind="check", target=f"{sha256[:16]}-0", after="accepted", **document))
    before = store.words(sha256)
    database = Database(url)
    migrate(database, to="0002")
    with pytest.raises(DBAPIError, match=r"ck_words_kind|CHECK"):
        store.say(NewWord(kind="document", target="year", after="{}", **document))
    migrate(database)
    assert store.words(sha256) == before
    decided = store.check(f"{sha256[:16]}-0")
    assert decided is not None
    assert decided.decision is not None
    said = store.say(NewWord(kind="document", target="year", after="{}", **document))
    assert said.id > before[-1].id
    with pytest.raises(DBAPIError, match="never changed"), database.engine.begin() as connection:
        connection.execute(text("DELETE FROM words"))
    with pytest.raises(DBAPIError):
        migrate(database, to="0002")
    assert store.words(sha256) == (*before, said)
    database.close()


@pytest.mark.parametrize("url", ["", "mysql://host/db", "sqlite://", "sqlite:///:memory:", "gouji.db", "://"])
def test_a_database_that_the_store_does_not_know(url: str) -> None:
    with pytest.raises(UsageError):
        Database(url)


def test_a_password_is_not_told() -> None:
    with pytest.raises(UsageError) as error:
        Database("mysql://me:secret@host/db")
    assert "secret" not in str(error.value)


def test_a_database_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "gouji.db").mkdir()
    with pytest.raises(StoreUnavailable):
        open_store(None, tmp_path)
    with pytest.raises(StoreUnavailable):
        open_store(f"postgresql://gouji@/none?host={tmp_path}", tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable):
        open_store(None, tmp_path / "file")
