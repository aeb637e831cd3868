"""The nouns of generation: a report as values and sentences, before anything is rendered.

A statement knows where its numerals stand, so that a plant can change one of them and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corpora.document.check import CheckKind
from corpora.document.geometry import Span
from corpora.synthetic.values import StatutoryFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a sentence asserts and that some check can decide.

    Args:
        value: the number that the sentence prints (0 for a negation), true by construction until planted.
        numeral: where it stands in the sentence; None when the sentence says it without one (未收到).
        style: how it is printed, a name of `numerals.print_number`.
        fields: statutory fields whose sum it is, empty for a measure of the narrative alone.
        parts: for claim-parts the parts; for claim-ratio (numerator, denominator); for claim-list one entry an item.
        complete: for claim-parts, whether the words claim that the parts are all (包括, 分别为).
        firm: whether a checker that knows the report alone must call it supported.
        repeats: names the measure when the narrative gives it again elsewhere.
    """

    kind: CheckKind
    value: Decimal
    numeral: Span | None = None
    style: str = "arabic"
    fields: tuple[str, ...] = ()
    parts: tuple[Decimal, ...] = ()
    complete: bool = False
    firm: bool = True
    repeats: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence with its facts; filler and distractors have none."""

    text: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences printed without a break. `heading` marks a sub-heading on a line of its own."""

    statements: tuple[Statement, ...]
    heading: bool = False

    @property
    def text(self) -> str:
        """The printed words."""
        return "".join(statement.text for statement in self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCell:
    """A cell in the form's true geometry. `field` is set for value cells only, `value` for those that are not blank."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = True
    field: str | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """One of the three statutory tables; its cells cover `n_rows` by `n_columns` positions once each."""

    form: str
    n_rows: int
    n_columns: int
    cells: tuple[FormCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`number` is the printed Chinese numeral, None where the report lost it."""

    number: str | None
    title: str
    content: tuple[Paragraph | FormTable, ...]

    @property
    def heading(self) -> str:
        """The heading line."""
        return f"{self.number}、{self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report. `figures` is what its tables print, planted errors included."""

    body: str
    year: int
    title: str | None
    introduction: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    figures: StatutoryFigures

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every sentence in reading order."""
        paragraphs = list(self.introduction)
        paragraphs += [p for s in self.sections for p in s.content if isinstance(p, Paragraph)]
        return tuple(statement for paragraph in paragraphs for statement in paragraph.statements)

    @property
    def tables(self) -> tuple[FormTable, ...]:
        """The statutory tables in reading order."""
        return tuple(t for s in self.sections for t in s.content if isinstance(t, FormTable))
