"""Statements written by hand, each read as the whole prose of its body's report: true ones, and twins made wrong.

`python -m corpora.synthetic.write_statements FILE… --out DIR` writes a document for each, which `gouji extract` reads
and `gouji evaluate statements` counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from corpora.plain_yaml import plain_yaml
from corpora.synthetic.written import WrittenReport

TRUE, WRONG = "true", "wrong"
"""What the names of documents end with."""
_ENDS: Final = (TRUE, WRONG)


class Saying(BaseModel):
    """One statement.

    Args:
        true: one to seven sentences that the tables and their own arithmetic bear out, or of which they say nothing.
        wrong: the same words with one figure, or a word for one, changed so that tables or arithmetic contradict it.
        claimed: the wrong figure, None where it is a word.
        about: what it tries.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    true: str
    wrong: str | None = None
    claimed: Decimal | None = None
    about: str = ""


class Sayings(BaseModel):
    """Statements of one body with the single cells of its tables, as `WrittenReport` has them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    org: str
    year: int
    cells: Mapping[str, Decimal]
    statements: tuple[Saying, ...]


def read_sayings(path: Path) -> tuple[Sayings, ...]:
    """The bodies of a file."""
    return tuple(Sayings.model_validate(entry) for entry in plain_yaml(path.read_text("utf-8")))


def reports_of(path: Path) -> Iterator[WrittenReport]:
    """A report for each statement and each wrong twin of a file, named after both: `pairs01-a12-wrong`. The file's own
    name has no hyphen.
    """
    for body in read_sayings(path):
        for one in body.statements:
            for end, words in zip(_ENDS, (one.true, one.wrong), strict=True):
                if words is not None:
                    yield WrittenReport(
                        id=f"{path.stem}-{one.id}-{end}", about=one.about or "statement", org=body.org, year=body.year,
                        cells=body.cells, text=(words,),
                    )  # fmt: skip
