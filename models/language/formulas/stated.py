"""What the sentences of a report may state of their figures, and how probable the network finds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.document import Document
from corpora.document.figure import Figure
from corpora.document.formula import Formula
from corpora.document.layout import Layout
from corpora.document.mention import Stated
from models.language.formulas.enumerate import formulas_of
from models.language.formulas.passages import Passage, passages_of
from models.language.formulas.reader import FormulaReader
from models.language.formulas.totals import EXPRESSIONS, totals_of

LEAST: Final = 0.0005
"""Formulas less probable are out of the question."""
TRUSTED_FIGURE: Final = 0.5
FEWEST: Final = 2
"""Figures of a sentence, or one beside a percentage, that can say anything of one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """A passage with all that it may state, as probable as can be before anybody has read it."""

    passage: Passage
    stated: Stated

    def scored(self, reader: FormulaReader, asked: Sequence[int]) -> Stated:
        """What the network says of those of the formulas."""
        formulas: list[Formula] = [self.stated.formulas[one][0] for one in asked]
        probable = reader.read(self.passage, formulas)
        kept = [(one, round(float(p), 4)) for one, p in zip(formulas, probable, strict=True) if p >= LEAST]
        return replace(self.stated, formulas=tuple(kept))


def possible(document: Document, layout: Layout, claims: Sequence[Claim]) -> Iterator[Possible]:
    """Every passage of a document that tells enough for one of its figures to be made of others."""
    figures = {figure.field: figure for figure in layout.figures}
    totals = totals_of(lambda expression: value_of(expression, figures))
    expressions = tuple(EXPRESSIONS[name] for name in totals)
    for passage in passages_of(document.text, claims, year=layout.year):
        if len(passage.counts) < FEWEST:
            continue
        every = formulas_of(passage.counts, totals)
        own = [one for one in every if not passage.own or any(at >= passage.own for at in one.places)]
        stated = Stated(claims=passage.claims, formulas=tuple((one, 1.0) for one in own), totals=expressions)
        yield Possible(passage=passage, stated=stated)


def value_of(expression: Expression, figures: Mapping[str, Figure]) -> Decimal | None:
    """What the tables give an expression; None where a figure of it is missing or doubtful."""
    found = Decimal(0)
    for sign, fields in ((1, expression.plus), (-1, expression.minus)):
        for field in fields:
            figure = figures.get(field)
            if figure is None or figure.state == "unreadable" or figure.confidence < TRUSTED_FIGURE:
                return None
            found += sign * (figure.value or Decimal(0))
    return found
