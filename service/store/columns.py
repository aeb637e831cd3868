"""Column types that hold the same in SQLite and PostgreSQL, whatever a document says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Identity = BigInteger().with_variant(Integer(), "sqlite")
"""Of rows: SQLite numbers its rows only where the type is exactly INTEGER."""


_LARGEST = 2**31 - 1


def within(number: int) -> int:
    """The number, or the nearest one that every column can be compared with: SQLite knows none of more than 64 bits."""
    return max(-_LARGEST, min(number, _LARGEST))


class Moment(TypeDecorator[datetime]):
    """An aware datetime as microseconds since 1970 in UTC: exact, and sorted alike in both databases."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Raises ValueError for a datetime without a zone, since nobody knows when that is."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value}")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """In UTC."""
        return None if value is None else _EPOCH + value * _MICROSECOND


class Words(TypeDecorator[str]):
    """Text of documents and people, sorted by code point.

    What a database cannot hold becomes `\ufffd`: NUL, which PostgreSQL refuses, and half surrogates, which UTF-8 has
    not. `longest` cuts: PostgreSQL refuses an indexed text of more than 2,704 bytes.
    """

    impl = Text
    cache_ok = True

    def __init__(self, longest: int | None = None) -> None:
        super().__init__()
        self.longest = longest

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """PostgreSQL sorts by the machine's language unless told otherwise."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Storable and short enough."""
        return None if value is None else storable(value)[: self.longest]


def storable(text: str) -> str:
    """The text with a mark in place of what no database can hold."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
