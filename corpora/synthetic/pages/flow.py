"""Text and tables flowing over pages: lines gather in a band of one or two columns, tables close the band."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from corpora.synthetic.pages.band import (
    FlowLine,
    ParagraphLook,
    broken_anew,
    even_columns,
    fits,
    flow_lines,
    height_of,
    put_line,
    trailing_kept,
)
from corpora.synthetic.pages.ink import Colour
from corpora.synthetic.pages.sheet import Sheet
from corpora.synthetic.pages.style import SHARES_BEFORE, Align, PageStyle
from corpora.synthetic.pages.table_layout import TablePart, TablePlan, plan_table, take_part
from corpora.synthetic.pages.table_place import place_part
from corpora.synthetic.pages.table_rules import draw_missing
from corpora.synthetic.pages.typeset import Line, Script, balanced_width
from corpora.synthetic.report import PrintedTable

TABLE_GAP = 8.0
"""Points between a table and the text above and below it."""
BESIDE_SPACING = 1.4
"""Em from line to line of captions and notes."""
SHRUNK = 0.75
"""Share of its size below which a table that must be set smaller gets a landscape page instead."""
NARROW_TABLE = 0.5
"""Share of the text's width below which a table is too narrow for its caption."""
MOST_HEADS = 0.5
"""Share of a page that heads may take when they are printed again."""


class Flow:
    """Puts lines and tables on one page after another. `sheets` are the pages so far."""

    def __init__(self, style: PageStyle, *, table_script: Script, head_script: Script, random: Random) -> None:
        self._style, self._random = style, random
        self._script, self._head_script = table_script, head_script
        self._band: list[FlowLine] = []
        self._landscape = False
        self.sheets = [Sheet.blank(style.page)]

    @property
    def column_width(self) -> float:
        """The width of a column of prose in points."""
        look = self._style.page
        width = look.paper[0] - look.margins[0] - look.margins[2]
        return (width - look.column_gap * (look.columns - 1)) / look.columns

    def text(self, text: str, look: ParagraphLook) -> None:
        """Adds a paragraph."""
        self._leave_landscape()
        self._add(flow_lines(text, look, width=self.column_width))

    def headline(self, text: str, look: ParagraphLook, *, gap: float, balanced: bool) -> None:
        """A text over the whole width whatever the columns, `gap` points above what follows.

        A `balanced` one is broken into lines that are about equally long.
        """
        self._put_lines(self._close_band(), columns=1)
        width = self._sheet.text_width
        if balanced:
            width = balanced_width(text, script=look.script, size=look.size, width=width)
        self._put_lines(flow_lines(text, look, width=width), columns=1)
        self.space(gap)

    def table(self, table: PrintedTable, *, name: str) -> None:
        """Adds a table with its caption, unit line and note; `name` is its id."""
        kept = self._close_band()
        wide = self._style.page.landscape_from
        look = self._style.table
        self._turn(wide is not None and table.n_columns >= wide)
        plan = self._plan(table)
        if plan.size < SHRUNK * look.size and not self._landscape:
            self._turn(True)
            plan = self._plan(table)
        kept = broken_anew(kept, width=self._sheet.text_width) if self._style.page.columns > 1 else kept
        beside = self._beside(plan)
        caption = self._caption(table, beside[1])
        room = self._sheet.bottom - self._sheet.margins[1] - height_of([*kept, *caption])
        if look.keep and sum(plan.heights) <= room and sum(plan.heights) > self._room - height_of([*kept, *caption]):
            self._new_page()
        self._put_parts(plan, kept, caption, name)
        self._put_lines(self._note(table, beside[1]), columns=1, within=beside)
        self._sheet.y += TABLE_GAP

    def level_rule(self, *, width: float, colour: Colour, gap: float) -> None:
        """A line from margin to margin, `gap` points above what follows; `width` in points."""
        self._sheet.put_level_rule(self._sheet.y, width=width, colour=colour)
        self.space(gap)

    def page_break(self) -> None:
        """Whatever comes next stands on a new page."""
        self._put_lines(self._close_band(), columns=1)
        if not self._sheet.fresh:
            self._new_page()

    def space(self, points: float) -> None:
        """Leaves room."""
        self._sheet.y += points

    def close(self) -> list[Sheet]:
        """The pages, the last of them too."""
        self._put_lines(self._close_band(), columns=1)
        if self._sheet.fresh and len(self.sheets) > 1:
            self.sheets.pop()
        return self.sheets

    @property
    def _sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def _room(self) -> float:
        return self._sheet.bottom - self._sheet.y

    def _new_page(self) -> None:
        self.sheets.append(Sheet.blank(self._style.page, landscape=self._landscape))

    def _turn(self, landscape: bool) -> None:
        if landscape == self._landscape:
            return
        self._landscape = landscape
        if self._sheet.fresh:
            self.sheets.pop()
        self._new_page()

    def _leave_landscape(self) -> None:
        if self._landscape:
            self._turn(False)

    def _add(self, lines: Sequence[FlowLine]) -> None:
        columns = self._style.page.columns
        for line in lines:
            if not fits([*self._band, line], columns=columns, height=self._room):
                kept = self._close_band()
                if self._sheet.fresh:
                    self._put_lines(kept, columns=columns)
                    kept = []
                self._band = list(kept)
                self._new_page()
            self._band.append(line)

    def _close_band(self) -> list[FlowLine]:
        """Puts what has gathered on the page but the trailing lines that belong to what follows; returns those."""
        kept = trailing_kept(self._band)
        columns = self._style.page.columns
        self._put_lines(self._band[: len(self._band) - len(kept)], columns=columns)
        self._band = []
        return kept

    def _put_lines(self, lines: Sequence[FlowLine], *, columns: int, within: tuple[float, float] | None = None) -> None:
        """Lines from `y` on, in columns of nearly equal height; `within` a left edge and a width, or the margins."""
        if not lines:
            return
        sheet, look = self._sheet, self._style.page
        begin, whole = within or (sheet.left, sheet.text_width)
        width = (whole - look.column_gap * (columns - 1)) / columns
        top, lowest = sheet.y, sheet.y
        for number, column in enumerate(even_columns(lines, columns=columns, height=self._room)):
            y, left = top, begin + number * (width + look.column_gap)
            for index, line in enumerate(column):
                y += line.before if index or not sheet.fresh else 0.0
                put_line(sheet, line, left=left, top=y, width=width)
                y += line.pitch
            lowest = max(lowest, y)
        sheet.y = lowest

    def _put_parts(self, plan: TablePlan, kept: Sequence[FlowLine], caption: Sequence[FlowLine], name: str) -> None:
        """The table's parts, each on its page; over the first what is kept with it, and its caption."""
        table, first_row, goes_on = plan.table, 0, dict[int, tuple[Line, ...]]()
        missing = draw_missing(self._random, look=self._style.rules, n_rows=table.n_rows, n_columns=table.n_columns)
        while first_row < table.n_rows:
            heads = self._heads_again(plan, first_row)
            first = first_row == 0 and not goes_on
            lines = caption if first else self._continued(self._beside(plan)[1])
            room = (
                self._room
                - height_of(lines)
                - (height_of(kept) if first else 0.0)
                - (plan.head_height if heads else 0.0)
                - (TABLE_GAP / 2)
            )
            part = take_part(
                plan, first_row=first_row, goes_on=goes_on, room=room, divide=self._style.table.break_rows,
                must=self._sheet.fresh,
            )  # fmt: skip
            if part is None or (_ends_in_heads(part, table) and not self._sheet.fresh):
                if self._sheet.fresh:
                    raise ValueError(f"a row of table {name} does not fit on any page")
                self._new_page()
                continue
            self._put_lines(kept if first else (), columns=1)
            self._put_lines(lines, columns=1, within=self._beside(plan))
            self._sheet.y += TABLE_GAP / 2
            placed = place_part(
                plan, part, table=name, style=self._style, script=self._script, head_script=self._head_script,
                missing=missing, left=self._table_left(plan), top=self._sheet.y, heads=heads,
            )  # fmt: skip
            self._sheet.put_table(placed)
            self._sheet.y = placed.region.quad.box.bottom
            first_row, goes_on = part.next_row, dict(part.goes_on)
            if first_row < table.n_rows:
                self._new_page()

    def _heads_again(self, plan: TablePlan, first_row: int) -> bool:
        fits = plan.head_height < MOST_HEADS * (self._sheet.bottom - self._sheet.margins[1])
        return self._style.table.repeat_heads and plan.repeatable and first_row >= plan.table.n_header_rows and fits

    def _table_left(self, plan: TablePlan) -> float:
        spare = self._sheet.text_width - sum(plan.widths)
        share = SHARES_BEFORE[self._style.table.align]
        return self._sheet.left + spare * share

    def _plan(self, table: PrintedTable) -> TablePlan:
        return plan_table(
            table, look=self._style.table, script=self._script, head_script=self._head_script,
            width=self._sheet.text_width,
        )  # fmt: skip

    def _beside(self, plan: TablePlan) -> tuple[float, float]:
        """Left edge and width of the lines around a table: the table's own, or the text's if it is too narrow."""
        width = sum(plan.widths)
        if width < NARROW_TABLE * self._sheet.text_width:
            return self._sheet.left, self._sheet.text_width
        return self._table_left(plan), width

    def _caption(self, table: PrintedTable, width: float) -> list[FlowLine]:
        look = self._style.table
        caption = ParagraphLook(
            script=self._head_script, size=look.caption_size, spacing=BESIDE_SPACING, align=look.caption_align,
            before=TABLE_GAP, keep=True,
        )  # fmt: skip
        lines = flow_lines(table.caption, caption, width=width) if table.caption else []
        return lines + (
            flow_lines(table.unit_line, self._small(look.unit_align), width=width) if table.unit_line else []
        )

    def _continued(self, width: float) -> list[FlowLine]:
        look = self._style.table
        return flow_lines(look.continued, self._small(look.unit_align), width=width) if look.continued else []

    def _note(self, table: PrintedTable, width: float) -> list[FlowLine]:
        lines = flow_lines(table.note, self._small("left"), width=width) if table.note else []
        if height_of(lines) > self._room:
            self._new_page()
        return lines

    def _small(self, align: Align) -> ParagraphLook:
        """The look of what stands beside a table in small letters."""
        size = self._style.table.unit_size
        return ParagraphLook(script=self._script, size=size, spacing=BESIDE_SPACING, align=align)


def _ends_in_heads(part: TablePart, table: PrintedTable) -> bool:
    return part.next_row < table.n_rows and part.next_row <= table.n_header_rows
