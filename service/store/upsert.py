"""INSERT … ON CONFLICT, which both databases know under one spelling, and SQLAlchemy under two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts those rows that break no unique key; waits for another transaction that is inserting the same."""
    if rows:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        connection.execute(insert(table).on_conflict_do_nothing(), [dict(row) for row in rows])


def add_to(
    connection: Connection, table: Table, key: Mapping[str, Any], added: Mapping[str, int], **first: Any
) -> None:
    """Adds numbers to the row with this key; where there is none, they and `first` become one."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(**key, **added, **first)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=list(key), set_={name: table.c[name] + statement.excluded[name] for name in added}
        )
    )
