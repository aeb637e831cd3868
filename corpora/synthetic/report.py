"""The nouns of generation: a report as values and sentences, before anything is rendered.

A statement knows where its numerals stand, so that a plant can change one of them and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corpora.document.check import CheckKind
from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention, EntityMention, ItemListMention, PartListMention, ShareMention
from corpora.synthetic.values import NO_FIGURES, StatutoryFigures


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
    """One sentence with its facts; filler and distractors have none, but their numbers are mentions too.

    `family` names the phrase family that the words come from, for splits that hold wordings apart. Ties name claims by
    their place in `claims`.
    """

    text: str
    facts: tuple[Fact, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    claims: tuple[ClaimMention, ...] = ()
    part_lists: tuple[PartListMention, ...] = ()
    shares: tuple[ShareMention, ...] = ()
    item_lists: tuple[ItemListMention, ...] = ()
    family: str | None = None


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
class PrintedCell:
    """A cell in the form's true geometry. `field` is set for value cells only, `value` for those that are not blank."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = True
    field: str | None = None
    value: Decimal | None = None


Position = tuple[int, int]
"""Row and column of a cell's top left corner, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSum:
    """The cell at `total` prints the sum of those at `parts`; a part that prints no number counts as nothing."""

    total: Position
    parts: tuple[Position, ...]

    @property
    def positions(self) -> tuple[Position, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """A table in its true geometry; its cells cover `n_rows` by `n_columns` positions once each.

    Args:
        form: one of the three statutory forms, None for any other table.
        n_header_rows: leading rows that are heads; a table that goes on over a page may print them again.
        caption: the line above it (表1 …), None where it has none.
        unit_line: what stands between caption and table, mostly at the right (单位：万元).
        note: what stands under it (注：…).
        sums: which cells are totals of which others, for tables without a form; the forms' own are in `values`.
    """

    form: str | None
    n_rows: int
    n_columns: int
    cells: tuple[PrintedCell, ...]
    n_header_rows: int = 0
    caption: str | None = None
    unit_line: str | None = None
    note: str | None = None
    sums: tuple[TableSum, ...] = ()

    def holds(self, one: TableSum) -> bool:
        """Whether the printed cells add up."""
        values = {(cell.row, cell.column): cell.value for cell in self.cells}
        return values[one.total] == sum((values[part] or Decimal(0) for part in one.parts), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`number` is the printed Chinese numeral, None where the report lost it."""

    number: str | None
    title: str
    content: tuple[Paragraph | PrintedTable, ...]

    @property
    def heading(self) -> str:
        """The heading line."""
        return f"{self.number}、{self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report. `figures` is what statutory tables print, planted errors included; other reports have none."""

    body: str
    year: int
    title: str | None
    introduction: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    figures: StatutoryFigures = NO_FIGURES

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every sentence in reading order."""
        paragraphs = list(self.introduction)
        paragraphs += [p for s in self.sections for p in s.content if isinstance(p, Paragraph)]
        return tuple(statement for paragraph in paragraphs for statement in paragraph.statements)

    @property
    def tables(self) -> tuple[PrintedTable, ...]:
        """The tables in reading order."""
        return tuple(t for s in self.sections for t in s.content if isinstance(t, PrintedTable))
