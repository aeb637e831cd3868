"""Fields that a network points at, as an expression over the report's own form, with its Chinese name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpora.document.claim import Expression
from corpora.profiles.profile import LEVEL, Field, Profile
from models.language.grammar.words.expressions import Expressions

_Key = tuple[frozenset[str], frozenset[str]]
_NUMBERING = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]+")
_NO_NAME = frozenset(("总计", "法人或其他组织"))
"""Parts of a label that say nothing beyond the others."""
NAMING_PARTS = 2
"""Of a label's path, from its end: enough to tell a cell from its like."""


class FieldNames:
    """Names sums of fields as the profile's measures name them, else by the labels of their cells.

    Args:
        profile: whose measures and labels they are.
        fields: those of the report's own form.
        family: those of the family's full form, where the report's has some of them as a group.
    """

    def __init__(self, profile: Profile, *, fields: Iterable[str], family: Iterable[str] = ()) -> None:
        self._fields, self._family = frozenset(fields), frozenset(family)
        self._labels = {field.id: _short_label(field) for field in profile.fields}
        self._named: dict[_Key, Expression] = {}
        self._wholes: list[Expression] = []
        expressions = Expressions(fields=self._fields)
        for topic in profile.measures:
            rows = (*topic.rows, *filter(None, (topic.default_row,)))
            for row in sorted(rows, key=lambda row: (row.general, not row.firm)):
                for column in (*topic.columns, *filter(None, (topic.default_column,))):
                    for found in expressions.of(topic, row, column)[:1]:
                        self._named.setdefault(key_of(found), found)
                        if row is topic.default_row and len(found.plus) > 1 and not found.minus:
                            self._wholes.append(found)

    def expression(self, plus: Sequence[str], minus: Sequence[str] = ()) -> Expression | None:
        """The sum with its name, None where the form lacks one of its fields. A field that the form has only as a group
        (其他处理 in one row) is taken from the group when all of it is meant.
        """
        known = self._grouped(plus), self._grouped(minus)
        if known[0] is None or known[1] is None or not known[0]:
            return None
        made = Expression(name=self._name(known[0], known[1]), plus=known[0], minus=known[1])
        named = self._named.get(key_of(made))
        return made if named is None else Expression(name=named.name, plus=made.plus, minus=made.minus)

    def each(self, fields: Sequence[str]) -> list[Expression]:
        """Fields that a zero is said of one by one, as words name them: both ways of 行政诉讼 are one."""
        sums = [set(one.plus) for one in self._wholes]
        wholes = [
            one for one in self._wholes
            if set(one.plus) <= set(fields) and not any(some < set(one.plus) for some in sums)
        ]  # fmt: skip
        covered = {field for one in wholes for field in one.plus}
        singles = (self.expression((field,)) for field in fields if field not in covered)
        return [*wholes, *(one for one in singles if one is not None)]

    def _grouped(self, fields: Sequence[str]) -> tuple[str, ...] | None:
        found: list[str] = []
        for field in fields:
            head, _, column = field.rpartition(".")
            prefix = head.rpartition(".")[0]
            group = f"{prefix}.{column}"
            if field in self._fields:
                found.append(field)
            elif group in self._fields and set() < self._members(prefix, column) <= set(fields):
                found.append(group)
            else:
                return None
        return tuple(dict.fromkeys(found))

    def _members(self, prefix: str, column: str) -> set[str]:
        """The full form's fields of a group, at one column."""
        own = re.compile(rf"{re.escape(prefix)}\.[^.]+\.{re.escape(column)}")
        return {field for field in self._family if own.fullmatch(field)}

    def _name(self, plus: Sequence[str], minus: Sequence[str]) -> str:
        def label(field: str) -> str:
            return self._labels.get(field, field)

        return "＋".join(map(label, plus)) + "".join(f"－{label(field)}" for field in minus)


def key_of(expression: Expression) -> _Key:
    """What makes two expressions the same, whatever they are called."""
    return frozenset(expression.plus), frozenset(expression.minus)


def _short_label(field: Field) -> str:
    """The last words of the label's path that tell the cell from others, without their numbering."""
    parts = [_NUMBERING.sub("", part) for part in field.label.split(LEVEL) if part not in _NO_NAME]
    return LEVEL.join(parts[-NAMING_PARTS:]) or field.label
