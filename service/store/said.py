"""Which of a document's words hold, and what they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from service.store.columns import storable
from service.store.results import DoubtfulRow
from service.store.schema import withdrawals, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words that hold.

    Args:
        decisions: by public id of a check, the word that decides it.
        fields: figures that a word speaks of.
        cells: `table/row/column` of cells.
    """

    decisions: Mapping[str, int]
    fields: frozenset[str]
    cells: frozenset[str]

    def speaks_of(self, figure: DoubtfulRow) -> bool:
        """Has a reviewer said what the figure, or the cell that prints it, is?"""
        return storable(figure.field) in self.fields or cell_name(figure) in self.cells


def cell_name(figure: DoubtfulRow) -> str | None:
    """The target of a word on the cell that prints the figure."""
    return None if figure.table is None else storable(f"{figure.table}/{figure.row}/{figure.column}")


def said_of(connection: Connection, document_id: int) -> Said:
    """A check's last word decides it; a last word of None takes the decision back."""
    decided: dict[str, int | None] = {}
    targets: dict[str, set[str]] = {"figure": set(), "cell": set()}
    found = connection.execute(
        select(words.c.id, words.c.kind, words.c.target, words.c.after)
        .select_from(words.outerjoin(withdrawals))
        .where(words.c.document_id == document_id, withdrawals.c.word_id.is_(None))
        .order_by(words.c.id)
    )
    for word in found:
        if word.kind == "check":
            decided[word.target] = word.id if word.after is not None else None
        elif word.kind in targets:
            targets[word.kind].add(word.target)
    return Said(
        decisions={target: word for target, word in decided.items() if word is not None},
        fields=frozenset(targets["figure"]),
        cells=frozenset(targets["cell"]),
    )
