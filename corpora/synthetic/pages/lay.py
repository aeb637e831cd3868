"""Reports on pages: `lay_out` gives the drawing and the truth of every page of a report."""

from __future__ import annotations

from random import Random

from corpora.synthetic.pages.band import ParagraphLook
from corpora.synthetic.pages.flow import Flow
from corpora.synthetic.pages.fonts import FontShelf
from corpora.synthetic.pages.ink import LaidPage
from corpora.synthetic.pages.sheet import finish, put_margins
from corpora.synthetic.pages.style import PageStyle
from corpora.synthetic.pages.typeset import Script
from corpora.synthetic.report import Paragraph, PrintedTable, Report

TITLE_DROP = 0.22
"""Where a title on a page of its own begins, as a share of the paper's height below the margin."""
TITLE_SPACING = 1.5
ABOVE_HEADING = 0.3
"""Em above a section's heading."""
TITLE_RULE = 2.0
"""Points of the line under a title."""


def lay_out(report: Report, *, style: PageStyle, random: Random, fonts: FontShelf) -> tuple[LaidPage, ...]:
    """The report's pages. The same arguments give the same pages.

    Args:
        report: its tables get the ids t1, t2 … in reading order.
        style: as `draw_page_style` gives it; its font names must be on the shelf.
        random: for what is drawn anew for each table or page (missing rules, shuffled text).
        fonts: the shelf that the style was drawn for, or one that holds it.
    """
    press = _Press(style, fonts=fonts, random=random)
    press.print(report)
    return press.finish()


class _Press:
    def __init__(self, style: PageStyle, *, fonts: FontShelf, random: Random) -> None:
        self._style, self._random, self._fonts = style, random, fonts

        def script(chinese: str, latin: str | None, gap: float = 0.0) -> Script:
            return Script(fonts, fonts.face(chinese), latin=fonts.face(latin) if latin else None, gap=gap)

        text, table = style.text, style.table
        self._title = script(text.title_font, text.latin)
        self._heading = script(text.heading_font, text.latin)
        self._body = script(text.body_font, text.latin, text.latin_gap)
        head = script(table.head_font, table.latin)
        self._flow = Flow(style, table_script=script(table.font, table.latin), head_script=head, random=random)
        self._n_tables = 0

    def print(self, report: Report) -> None:
        if report.title:
            self._print_title(report.title)
        for paragraph in report.introduction:
            self._print_paragraph(paragraph)
        for section in report.sections:
            look = self._style.text
            heading = ParagraphLook(
                script=self._heading, size=look.heading_size, spacing=look.line_spacing, align=look.heading_align,
                before=look.paragraph_gap + ABOVE_HEADING * look.heading_size,
                indent=look.heading_indent * look.heading_size if look.heading_align != "center" else 0.0,
                keep=True, colour=look.colour,
            )  # fmt: skip
            self._flow.text(section.heading, heading)
            for content in section.content:
                if isinstance(content, PrintedTable):
                    self._n_tables += 1
                    self._flow.table(content, name=f"t{self._n_tables}")
                else:
                    self._print_paragraph(content)

    def finish(self) -> tuple[LaidPage, ...]:
        sheets = self._flow.close()
        for number, sheet in enumerate(sheets, start=1):
            put_margins(sheet, look=self._style.page, script=self._body, number=number, count=len(sheets))
        return tuple(
            finish(sheet, number=number, oddities=self._style.oddities, random=self._random, fonts=self._fonts)
            for number, sheet in enumerate(sheets, start=1)
        )

    def _print_title(self, title: str) -> None:
        look, page = self._style.text, self._style.page
        if page.title_page:
            self._flow.space(TITLE_DROP * page.paper[1])
        headline = ParagraphLook(
            script=self._title, size=look.title_size, spacing=TITLE_SPACING, align=look.title_align,
            colour=look.title_colour,
        )  # fmt: skip
        self._flow.headline(title, headline, gap=look.title_size / 2, balanced=look.title_balanced)
        if look.title_rule:
            self._flow.level_rule(width=TITLE_RULE, colour=look.title_colour, gap=look.title_size / 2)
        if page.title_page:
            self._flow.page_break()

    def _print_paragraph(self, paragraph: Paragraph) -> None:
        look = self._style.text
        paragraph_look = ParagraphLook(
            script=self._heading if paragraph.heading else self._body, size=look.body_size,
            spacing=look.line_spacing, align="justify" if look.justify else "left", before=look.paragraph_gap,
            indent=look.first_line_indent * look.body_size, keep=paragraph.heading, colour=look.colour,
        )  # fmt: skip
        self._flow.text(paragraph.text, paragraph_look)
