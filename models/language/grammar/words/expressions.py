"""From a topic's row and column to the expressions over fields that people mean by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpora.document.claim import Expression
from corpora.profiles.measure import Meaning, Term, Topic


class Expressions:
    """Builds expressions over the fields that a report's own form has.

    Args:
        fields: ids of those fields. An expression over others is left out, and a field that the form has only as a
            group (其他处理 in one row) is taken from the group.
    """

    def __init__(self, *, fields: Iterable[str]) -> None:
        self._fields = frozenset(fields)

    def of(self, topic: Topic, row: Term, column: Term) -> tuple[Expression, ...]:
        """Every meaning of the row with every meaning of the column, most usual first."""
        whole = topic.default_column is not None and column.means == topic.default_column.means
        name = row.name if whole else f"{row.name} / {column.name}"
        found = [
            self._expression(topic, row_meaning, column_meaning, name=name)
            for row_meaning in row.means
            for column_meaning in column.means
        ]
        return tuple(dict.fromkeys(expression for expression in found if expression is not None))

    def _expression(self, topic: Topic, row: Meaning, column: Meaning, *, name: str) -> Expression | None:
        plus = _product(topic.field, row.plus, column.plus) + _product(topic.field, row.minus, column.minus)
        minus = _product(topic.field, row.plus, column.minus) + _product(topic.field, row.minus, column.plus)
        known_plus, known_minus = [[self._known(field) for field in fields] for fields in (plus, minus)]
        if None in known_plus or None in known_minus:
            return None
        if len(plus) == 1 and plus[0] not in self._fields:
            return None  # 逾期不补正 alone is not what a form's one row for 其他处理 holds
        return Expression(
            name=name,
            plus=tuple(dict.fromkeys(field for field in known_plus if field)),
            minus=tuple(dict.fromkeys(field for field in known_minus if field)),
        )

    def _known(self, field: str) -> str | None:
        if field in self._fields:
            return field
        head, _, column = field.rpartition(".")
        group = f"{head.rpartition('.')[0]}.{column}"
        return group if group in self._fields else None


def _product(template: str, rows: Sequence[str], columns: Sequence[str]) -> list[str]:
    return [template.format(row=row, column=column) for row in rows for column in columns]
