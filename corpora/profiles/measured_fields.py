"""Do the measures of a profile speak of fields that its forms have? A sum over others is never tried, so that a
misspelt key would be a silent loss.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from corpora.document.errors import UsageError
from corpora.profiles.measure import Meaning, Term, Topic


def require_fields(topics: Iterable[Topic], *, fields: Collection[str]) -> None:
    """Every key of a row makes a field with some column's, and the other way round.

    Raises:
        UsageError: for a key that makes none, or a template that asks for more than a row and a column.
    """
    for topic in topics:
        try:
            topic.field.format(row="", column="")
        except (AttributeError, LookupError, ValueError) as error:
            raise UsageError(
                f"measures.{topic.id}.field: {topic.field} has more than {{row}} and {{column}}"
            ) from error
        for key in _unknown(topic, fields):
            raise UsageError(f"measures.{topic.id}: no field is {topic.field} with {key}")


def _unknown(topic: Topic, fields: Collection[str]) -> Iterator[str]:
    rows = [*_keys([*topic.rows, topic.default_row]), *_keys_of(topic.wholes), *(one.key for one in topic.prefer)]
    columns = _keys([*topic.columns, topic.default_column])
    if not rows or not columns:
        return  # then nothing is tied to it
    if "{row}" in topic.field:
        yield from (row for row in rows if not any(_is_field(topic, row, column, fields) for column in columns))
    if "{column}" in topic.field:
        yield from (column for column in columns if not any(_is_field(topic, row, column, fields) for row in rows))
    if "{" not in topic.field and topic.field not in fields:
        yield "no row or column"


def _keys(terms: Iterable[Term | None]) -> list[str]:
    return [key for term in terms if term is not None for key in _keys_of(term.means)]


def _keys_of(means: Iterable[Meaning]) -> list[str]:
    return [key for meaning in means for key in (*meaning.plus, *meaning.minus)]


def _is_field(topic: Topic, row: str, column: str, fields: Collection[str]) -> bool:
    """Or, in a form that has one row for several, their group: `other.fee_unpaid.total` is `other.total` there."""
    field = topic.field.format(row=row, column=column)
    head, _, last = field.rpartition(".")
    return field in fields or f"{head.rpartition('.')[0]}.{last}" in fields
