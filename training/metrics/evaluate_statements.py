"""`gouji evaluate statements`: of statements by hand, how many wrong ones are flagged, and how many true ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from corpora.synthetic.statements import TRUE, WRONG
from training.metrics.layout import aligned, percent
from training.metrics.records import read_records
from training.metrics.scores import ratio

SURE: Final = 0.9
"""Confidence of a flag from which on a reviewer looks first."""
COLUMNS: Final = ("file", "wrong", "found", "recall", "true", "flagged", "surely", "quiet")
ALL: Final = "all"


@dataclass(slots=True)
class Counts:
    """Of one file: `surely` are the true ones with a flag of `SURE` and more."""

    wrong: int = 0
    found: int = 0
    true: int = 0
    flagged: int = 0
    surely: int = 0

    def row(self, name: str) -> dict[str, object]:
        """As the table has it."""
        return {
            "file": name, "wrong": self.wrong, "found": self.found, "recall": percent(ratio(self.found, self.wrong)),
            "true": self.true, "flagged": self.flagged, "surely": self.surely,
            "quiet": percent(ratio(self.true - self.flagged, self.true)),
        }  # fmt: skip


@click.command("statements", help="手写句子：改错的有多少判为矛盾，属实的有多少被误报；文件由 write_statements 写出。")
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--show", is_flag=True, help="另列误报。")
def statements(records: Path, show: bool) -> int:
    """Prints a row a file of statements and one for all, and what was flagged of true ones where that is asked for."""
    read = read_records(records)
    counts = counted(read)
    click.echo(aligned(COLUMNS, [counts[name].row(name) for name in counts]))
    for name, message in flags_of_true_ones(read) if show else ():
        click.echo(f"{name}  {message}")
    return 0


def counted(records: Mapping[str, Mapping[str, Any]]) -> dict[str, Counts]:
    """By file and for all, of records by name of the document: `pairs01-a12-wrong`."""
    found: dict[str, Counts] = {}
    for name in sorted(records):
        file, _, rest = name.partition("-")
        flags = _flags(records[name])
        for one in (found.setdefault(file, Counts()), found.setdefault(ALL, Counts())):
            if rest.endswith(f"-{WRONG}"):
                one.wrong += 1
                one.found += bool(flags)
            elif rest.endswith(f"-{TRUE}"):
                one.true += 1
                one.flagged += bool(flags)
                one.surely += any(flag["confidence"] >= SURE for flag in flags)
    return found | {ALL: found.pop(ALL, Counts())}


def flags_of_true_ones(records: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Name and message of each."""
    for name in sorted(records):
        if name.endswith(f"-{TRUE}"):
            yield from ((name, str(flag["message"])) for flag in _flags(records[name]))


def _flags(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [check for check in record["checks"] if check["verdict"] == "contradicted"]
