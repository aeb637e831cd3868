"""Fields as table × signed rows × signed columns, so that a sum never seen in training can still be said.

`requests.new.total` + `requests.carried_in.total` is the table `requests`, the rows +new +carried_in, the column
+total; a total less what is pending is one row and the columns +total -pending. A field's sign is the product of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpora.profiles.load import load_profiles

NO_COLUMN: Final = ""
"""Column of a field that stands in a table of its own row alone (`proactive.licensing`)."""
ABSENT, PLUS, MINUS = 0, 1, 2
STATUTORY: Final = "statutory-2021"
MERGED: Final = "requests.other."
"""Some reports print 其他处理 as one row: its fields stand for the sum of the three rows of the same column."""
MERGED_ROWS: Final = ("other.not_corrected_in_time", "other.fee_unpaid", "other.other")

Key = tuple[str, str, str]
"""Table, row, column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableKeys:
    """Rows and columns of one table, in the order of the network's outputs."""

    table: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many signs describe a sum of its fields."""
        return len(self.rows) + len(self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """A sum of one table's fields: the sign of each row and of each column, ABSENT, PLUS or MINUS."""

    table: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpace:
    """All fields of a family of reports, and every sum of them that signs of rows and columns can say."""

    fields: tuple[str, ...]
    tables: tuple[TableKeys, ...]

    @classmethod
    def of(cls, fields: Iterable[str]) -> FieldSpace:
        """From the ids of fields: table first, column last, the row between them."""
        kept = tuple(dict.fromkeys(fields))
        rows: dict[str, dict[str, None]] = {}
        columns: dict[str, dict[str, None]] = {}
        for table, row, column in map(_key, kept):
            rows.setdefault(table, {})[row] = None
            columns.setdefault(table, {})[column] = None
        tables = (TableKeys(table=name, rows=tuple(rows[name]), columns=tuple(columns[name])) for name in rows)
        return cls(fields=kept, tables=tuple(tables))

    def signs(self, plus: Sequence[str], minus: Sequence[str] = ()) -> Signs | None:
        """Signs of a sum; None when it takes in several tables, is no product of rows and columns, or is unknown."""
        wanted = {_key(field): PLUS for field in canonical(plus)} | {_key(field): MINUS for field in canonical(minus)}
        number = next((n for n, keys in enumerate(self.tables) if keys.table == next(iter(wanted), ("",))[0]), None)
        if number is None:
            return None
        rows, columns = _factors(wanted)
        keys = self.tables[number]
        found = Signs(
            table=number,
            rows=tuple(rows.get(row, ABSENT) for row in keys.rows),
            columns=tuple(columns.get(column, ABSENT) for column in keys.columns),
        )
        return found if self._said(found) == wanted else None

    def fields_of(self, signs: Signs) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Fields to add and fields to take away, in the table's order; combinations that are no field are left out."""
        known, said = set(self.fields), self._said(signs)
        names = {key: _name(key) for key in said}
        plus = tuple(names[key] for key, sign in said.items() if sign == PLUS and names[key] in known)
        minus = tuple(names[key] for key, sign in said.items() if sign == MINUS and names[key] in known)
        return plus, minus

    def _said(self, signs: Signs) -> dict[Key, int]:
        keys = self.tables[signs.table]
        return {
            (keys.table, row, column): PLUS if one == other else MINUS
            for row, one in zip(keys.rows, signs.rows, strict=True)
            for column, other in zip(keys.columns, signs.columns, strict=True)
            if one and other
        }


def statutory_space() -> FieldSpace:
    """The fields of the report in the format of 2021."""
    profile = next(profile for profile in load_profiles() if profile.id == STATUTORY)
    return FieldSpace.of(field.id for field in profile.fields)


def canonical(fields: Iterable[str]) -> tuple[str, ...]:
    """With 其他处理 of one row written as its three: the words are the same whichever way a report prints the table."""
    spread: list[str] = []
    for field in fields:
        column = field.removeprefix(MERGED)
        merged = column != field and "." not in column
        spread += [f"requests.{row}.{column}" for row in MERGED_ROWS] if merged else [field]
    return tuple(spread)


def in_profile(fields: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Canonical fields as a report prints them: where it lacks the rows of 其他处理, its one row stands for them."""
    present, printed = frozenset(known), dict[str, None]()
    for field in fields:
        row, _, column = field.removeprefix("requests.").rpartition(".")
        merged = f"{MERGED}{column}"
        printed[merged if field not in present and row in MERGED_ROWS and merged in present else field] = None
    return tuple(printed)


def _key(field: str) -> Key:
    table, _, rest = field.partition(".")
    row, dot, column = rest.rpartition(".")
    return (table, row, column) if dot else (table, column, NO_COLUMN)


def _name(key: Key) -> str:
    return ".".join(part for part in key if part)


def _factors(wanted: dict[Key, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Signs of rows and columns that would give the sum, if any do: the first added field has plus in both."""
    start = next((key for key, sign in wanted.items() if sign == PLUS), next(iter(wanted)))
    columns = {column: sign for (_, row, column), sign in wanted.items() if row == start[1]}
    rows = {row: sign for (_, row, column), sign in wanted.items() if column == start[2]}
    if wanted[start] == MINUS:  # nothing is added: the row carries the minus for all
        columns = dict.fromkeys(columns, PLUS)
    return rows, columns
