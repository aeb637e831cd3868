"""What the sentences of a report state of their figures: asks the network about every formula that may be meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Expression
from corpora.document.document import Document
from corpora.document.figure import Figure
from corpora.document.layout import Layout
from corpora.document.mention import Mentions, Stated
from models.language.formulas.enumerate import formulas_of
from models.language.formulas.passages import Passage, passages_of
from models.language.formulas.reader import FormulaReader
from models.language.formulas.totals import EXPRESSIONS, totals_of

LEAST: Final = 0.0005
"""Formulas less probable are out of the question."""
TRUSTED_FIGURE: Final = 0.5
FEWEST: Final = 2
"""Figures of a sentence, or one beside a percentage, that can say anything of one another."""


def with_stated(reader: FormulaReader, document: Document, layout: Layout, mentions: Mentions) -> Mentions:
    """The mentions with what their sentences state."""
    figures = {figure.field: figure for figure in layout.figures}
    totals = totals_of(lambda expression: value_of(expression, figures))
    asked = passages_of(document.text, mentions.claims, year=layout.year)
    told = (_stated(reader, passage, totals) for passage in asked if len(passage.counts) >= FEWEST)
    return replace(mentions, stated=tuple(one for one in told if one is not None))


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


def _stated(reader: FormulaReader, passage: Passage, totals: dict[str, Decimal]) -> Stated | None:
    formulas = [one for one in formulas_of(passage.counts, totals) if any(at >= passage.own for at in one.places)]
    probable = reader.read(passage, formulas)
    kept = [(one, round(float(p), 4)) for one, p in zip(formulas, probable, strict=True) if p >= LEAST]
    if not kept:
        return None
    return Stated(claims=passage.claims, formulas=tuple(kept), totals=tuple(EXPRESSIONS[name] for name in totals))
