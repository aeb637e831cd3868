"""Reads the `measures` of a profile: YAML mappings in, compiled `Topic`s out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from corpora.profiles.measure import Meaning, Preference, Term, Topic


def _compiled(value: object) -> re.Pattern[str]:
    if not isinstance(value, str):
        raise ValueError("a pattern is a string")
    try:
        return re.compile(value)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compiled)]
Sum = Annotated[Meaning, BeforeValidator(lambda value: Meaning.parse(str(value)))]


class _Term(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    name: str
    words: Pattern
    unless: Pattern | None = None
    alone: Pattern | None = None
    some: Pattern | None = None
    general: bool = False
    means: list[Sum]
    firm: bool = True

    def term(self) -> Term:
        return Term(
            name=self.name,
            words=self.words,
            unless=self.unless,
            alone=self.alone,
            some=self.some,
            general=self.general,
            means=tuple(self.means),
            firm=self.firm,
        )


class _Preference(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    words: Pattern
    key: str
    unless: str | None = None


class _Topic(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    topic: str
    words: Pattern
    unless: Pattern | None = None
    partial: Pattern | None = None
    causes: bool = False
    narrowed: Pattern | None = None
    trade: Pattern | None = None
    context: Pattern | None = None
    not_after: Pattern | None = None
    terms: Pattern | None = None
    hints: Pattern | None = None
    wholes: list[Sum] = []
    prefer: list[_Preference] = []
    units: list[str]
    field: str
    rows: list[_Term] = []
    columns: list[_Term] = []
    default_row: _Term | None = None
    default_column: _Term | None = None

    def topic_noun(self) -> Topic:
        return Topic(
            id=self.topic,
            words=self.words,
            unless=self.unless,
            partial=self.partial,
            causes=self.causes,
            narrowed=self.narrowed,
            trade=self.trade,
            context=self.context,
            not_after=self.not_after,
            terms=self.terms,
            hints=self.hints,
            wholes=tuple(self.wholes),
            prefer=tuple(Preference(words=item.words, key=item.key, unless=item.unless) for item in self.prefer),
            units=frozenset(self.units),
            field=self.field,
            rows=tuple(term.term() for term in self.rows),
            columns=tuple(term.term() for term in self.columns),
            default_row=self.default_row.term() if self.default_row else None,
            default_column=self.default_column.term() if self.default_column else None,
        )


def load_topics(measures: Sequence[Mapping[str, object]]) -> tuple[Topic, ...]:
    """Topics in the order given.

    Raises:
        pydantic.ValidationError: on an unknown key, a broken pattern or a sum that cannot be read.
    """
    return tuple(_Topic.model_validate(dict(mapping)).topic_noun() for mapping in measures)
