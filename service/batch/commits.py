"""The only door into the output: a commit names the files that come and those that go.

A commit is one small file, put whole; from then on it holds. Its files are moved at once, and after a crash by the next
driver: doing it twice does no harm. What lies in staging and is named by no commit never happened.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from corpora.document.errors import UsageError
from service.batch.folder import COMMITS, STAGING, Store

Kind = Literal["read", "compare", "compact"]

_NUMBER: Final = re.compile(r"(\d{8,})-[0-9a-f]+\.\w+$")
_MANY: Final = 1000
"""Small commits that are put together into one when the output is next opened: to read one takes a millisecond."""


class Commit(BaseModel):
    """One change of the output.

    Args:
        sequence: its place among the commits of this output.
        adds: final name → staged name; a `whole` commit names all that there is, and with "" what is in place already.
        removes: final names.
        whole: nothing before it counts.
        documents: that a `read` brought.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal["1"] = "1"
    sequence: int
    kind: Kind
    adds: dict[str, str]
    removes: tuple[str, ...] = ()
    whole: bool = False
    documents: int = 0


class Ledger:
    """The commits of one output. There is one driver at a time (see `lock`), so what it knows is how things stand."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._live: set[str] = set()
        self._next = 1
        self.commits = 0
        self.lost: frozenset[str] = frozenset()

    def open(self, *, repair: bool = False) -> None:
        """Reads how things stand; finishes what a killed driver had committed but not moved, sweeps what it had not.

        Args:
            repair: do without committed files that somebody has removed; `lost` tells of which tables.

        Raises:
            UsageError: a commit is damaged, or without `repair` a committed file is missing.
        """
        read = self._read_all()
        staged_for: dict[str, str] = {}
        gone: set[str] = set()
        for commit in read:
            staged_for |= {final: staged for final, staged in commit.adds.items() if staged}
            gone.update(commit.removes)
            self._fold(commit)
        numbers = [int(found[1]) for name in self._live if (found := _NUMBER.search(name))]
        self._next = 1 + max([*numbers, *(commit.sequence for commit in read)], default=0)
        missing = self._roll_forward(staged_for, gone - self._live)
        if missing and not repair:
            raise UsageError(_missing(self.store.url, missing))
        if missing:
            self.lost = frozenset(_table(name) for name in missing)
            self._put(Commit(sequence=self._number(), kind="compact", adds={}, removes=tuple(missing)))
        if len(read) > _MANY:
            self._put_together()

    def reserve(self) -> str:
        """A name for a part, after all others: its files are `TABLE/NAME.parquet`."""
        number, self._next = self._next, self._next + 1
        return f"{number:08d}-{secrets.token_hex(4)}"

    def files(self, table: str) -> list[str]:
        """The committed files of a table, oldest first."""
        return sorted(name for name in self._live if name.startswith(f"{table}/"))

    def commit(
        self, kind: Kind, *, part: str, tables: Iterable[str], removes: Iterable[str] = (), documents: int = 0
    ) -> None:
        """Makes the staged files of `part` (see `staged`) in these tables the output's, and `removes` no longer.

        Raises:
            OSError: nothing has changed, or all of it will have when the output is next opened.
        """
        self.swap(kind, adds=[(part, table) for table in tables], removes=removes, documents=documents)

    def swap(
        self, kind: Kind, *, adds: Iterable[tuple[str, str]], removes: Iterable[str] = (), documents: int = 0
    ) -> None:
        """The same for files of several parts: `adds` are parts and tables."""
        files = {final(part, table): staged(part, table) for part, table in adds}
        self._put(Commit(sequence=self._number(), kind=kind, adds=files, removes=tuple(removes), documents=documents))

    def _put(self, commit: Commit) -> None:
        self.store.put(
            f"{COMMITS}/{commit.sequence:08d}-{secrets.token_hex(4)}.json", commit.model_dump_json().encode()
        )
        self._fold(commit)
        for target, source in commit.adds.items():
            if source:
                self.store.move(source, target)
        for name in commit.removes:
            self.store.remove(name)

    def _number(self) -> int:
        number, self._next = self._next, self._next + 1
        return number

    def _fold(self, commit: Commit) -> None:
        self.commits = 1 if commit.whole else self.commits + 1
        self._live = ((set() if commit.whole else self._live) - set(commit.removes)) | set(commit.adds)

    def _read_all(self) -> list[Commit]:
        commits = [(name, self._read(name)) for name in self.store.names(COMMITS)]
        start = max((index for index, (_, commit) in enumerate(commits) if commit.whole), default=0)
        for name, _ in commits[:start]:
            self.store.remove(name)
        return [commit for _, commit in commits[start:]]

    def _read(self, name: str) -> Commit:
        try:
            return Commit.model_validate_json(self.store.get(name) or b"")
        except ValueError as error:
            raise UsageError(f"{self.store.url}/{name}: {type(error).__name__}") from error

    def _roll_forward(self, staged_for: dict[str, str], gone: set[str]) -> list[str]:
        """The committed files that are nowhere."""
        waiting = set(self.store.names(STAGING))
        present = {name for table in {_table(name) for name in self._live | gone} for name in self.store.names(table)}
        missing = []
        for name in sorted(self._live - present):
            if (source := staged_for.get(name)) in waiting and source is not None:
                self.store.move(source, name)
                waiting.discard(source)
            else:
                missing.append(name)
        for name in (gone & present) | waiting:
            self.store.remove(name)
        return missing

    def _put_together(self) -> None:
        """One commit in place of all; those before it are removed when the output is next opened."""
        self._put(Commit(sequence=self._number(), kind="compact", adds=dict.fromkeys(self._live, ""), whole=True))


def final(part: str, table: str) -> str:
    """Where a part's rows of a table lie when committed."""
    return f"{table}/{part}.parquet"


def staged(part: str, table: str) -> str:
    """Where they are written before."""
    return f"{STAGING}/{part}/{table}.parquet"


def _missing(url: str, names: list[str]) -> str:
    return (
        f"{url}: {len(names)} 个已提交的文件不见了，如 {names[0]}；用 --repair 重新读取其中的文件 "
        f"(committed files are missing; with --repair their documents are read again)"
    )


def _table(name: str) -> str:
    return name.partition("/")[0]
