"""Draws the look of a document, as offices' word processors, websites and printers give it."""

from __future__ import annotations

from random import Random

from corpora.synthetic.pages.catalogue import Role
from corpora.synthetic.pages.fonts import Face, FontShelf
from corpora.synthetic.pages.ink import BLACK, Colour
from corpora.synthetic.pages.style import (
    A3,
    A4,
    RULE_KINDS,
    SIXTEEN_K,
    Oddities,
    PageLook,
    PageStyle,
    RuleInk,
    RuleKind,
    RuleLook,
    TableLook,
    TextLook,
)
from corpora.synthetic.split import Split, split_of

ATTEMPTS = 500
"""One layout in seven belongs to the smallest split."""
SHARE_PLAIN = 0.75
"""Share of documents without any oddity of the file."""
GRAYS = (Colour(0.93, 0.93, 0.93), Colour(0.86, 0.86, 0.86), Colour(0.85, 0.91, 0.97), Colour(0.96, 0.93, 0.86))
RULE_COLOURS = (BLACK, BLACK, BLACK, Colour(0.35, 0.35, 0.35), Colour(0.2, 0.3, 0.5))
DARK_HEADS = (Colour(0.16, 0.35, 0.6), Colour(0.25, 0.25, 0.25), Colour(0.6, 0.1, 0.1))
"""Fills of heads on websites, under white text."""
WHITE = Colour(1.0, 1.0, 1.0)
RED = Colour(0.85, 0.0, 0.0)
TEXT_COLOURS = (BLACK, BLACK, BLACK, BLACK, Colour(0.2, 0.2, 0.2), Colour(0.1, 0.1, 0.35))

BODY_ROLES: tuple[Role, ...] = ("song", "song", "fang", "fang", "kai", "hei")
TABLE_ROLES: tuple[Role, ...] = ("song", "song", "song", "hei", "kai", "fang")
RECTANGLE_INKS: tuple[RuleInk, ...] = ("filled", "filled", "cells")
HEADERS = ("政府信息公开工作年度报告", "政务公开", "信息公开年报", "年度报告")
FOOTERS = ("打印时间：2024年1月18日", "以门户网站发布版本为准", "主动公开")
WATERMARKS = ("主动公开", "政务公开", "内部校对稿", "样张")


def draw_page_style(random: Random, *, rules: RuleKind | None, split: Split, fonts: FontShelf) -> PageStyle:
    """A look. `rules` fixes how tables show their structure, None draws that too; fonts and layouts are `split`'s.

    Raises:
        LookupError: when no layout of the split is drawn, which takes worse luck than there is.
    """
    shelf = fonts.split(split)
    for _ in range(ATTEMPTS):
        kind = random.choice(RULE_KINDS) if rules is None else rules
        style = _draw_style(random, kind, shelf)
        if split == "all" or split_of(layout_name(style)) == split:
            return style
    raise LookupError(f"no layout of {split} in {ATTEMPTS} attempts")


def layout_name(style: PageStyle) -> str:
    """What of a style makes its tables another layout: how cells are set and shown, not how large or in which font."""
    table, rules = style.table, style.rules
    aligned = (table.label_align, table.value_align, table.head_align, table.vertical_align)
    columns = (table.columns, table.level_values, table.diagonal_heads, table.vertical_labels)
    shown = (rules.kind, rules.ink, rules.frame, rules.shaded_rules, rules.shade is None, rules.head_shade is None)
    return " ".join(map(str, (*aligned, *columns, *shown, style.page.columns)))


def _draw_style(random: Random, kind: RuleKind, shelf: FontShelf) -> PageStyle:
    return PageStyle(
        page=_draw_page(random),
        text=_draw_text(random, shelf),
        table=_draw_table(random, shelf, ruled=kind in ("all", "thin", "rectangles", "double")),
        rules=draw_rule_look(random, kind),
        oddities=_draw_oddities(random),
    )


def draw_rule_look(random: Random, kind: RuleKind) -> RuleLook:
    """Widths, colours and what is left out, for one kind of rules."""
    colour = random.choice(RULE_COLOURS)
    width = random.choice((0.4, 0.5, 0.5, 0.75, 1.0))
    outer = random.choice((width, width, 1.0, 1.5))
    open_breaks = random.random() < 0.15
    if kind == "thin":
        width = random.choice((0.1, 0.15, 0.2, 0.25))
        return RuleLook(kind=kind, width=width, outer_width=width, colour=colour, open_breaks=open_breaks)
    if kind == "partial":
        return RuleLook(
            kind=kind, width=width, outer_width=outer, colour=colour, open_breaks=open_breaks,
            missing=random.choice((0.0, 0.15, 0.3, 0.5)), frame=random.choice(("open", "none", "full")),
        )  # fmt: skip
    if kind == "shaded":
        shade = random.choice((None, *GRAYS))
        dark = random.random() < 0.3
        return RuleLook(
            kind=kind, width=min(width, 0.5), outer_width=min(width, 0.5), colour=colour, shade=shade,
            head_shade=random.choice(DARK_HEADS if dark else GRAYS) if shade is None or random.random() < 0.7 else None,
            head_text=WHITE if dark else BLACK,
            shaded_rules=random.choice(("none", "horizontal", "all")),
        )  # fmt: skip
    if kind == "three-line":
        return RuleLook(
            kind=kind, width=0.4, outer_width=random.choice((0.8, 1.0, 1.5)), spanner_rules=random.random() < 0.6
        )
    if kind == "rectangles":
        ink: RuleInk = random.choice(RECTANGLE_INKS)
        return RuleLook(kind=kind, ink=ink, width=width, outer_width=width, colour=colour)
    if kind in ("dotted", "dashed"):
        width = random.choice((0.4, 0.5, 0.75, 1.0))
        return RuleLook(kind=kind, width=width, outer_width=width, colour=colour, open_breaks=open_breaks)
    inks: tuple[RuleInk, ...] = ("lines", "lines", "lines" if kind == "double" else "filled")
    head_shade = random.choice(GRAYS) if kind == "all" and random.random() < 0.2 else None
    return RuleLook(
        kind=kind, ink=random.choice(inks), width=width, outer_width=outer, colour=colour, open_breaks=open_breaks,
        head_shade=head_shade,
    )  # fmt: skip


def _draw_page(random: Random) -> PageLook:
    paper = random.choices((A4, A3, SIXTEEN_K), (88, 4, 8))[0]
    scale = paper[0] / A4[0]
    side = scale * random.choice((54.0, 72.0, 73.7, 79.4, 90.0))
    return PageLook(
        paper=paper,
        margins=(side, scale * random.uniform(62.0, 105.0), side - random.choice((0.0, 5.7)), scale * 80.0),
        columns=2 if random.random() < 0.06 else 1,
        header=random.choice(HEADERS) if random.random() < 0.15 else None,
        header_rule=random.random() < 0.5,
        footer=random.choice(FOOTERS) if random.random() < 0.06 else None,
        folio=random.choice(("none", "plain", "dashes", "dashes", "dashes", "of", "page")),
        folio_align=random.choice(("center", "center", "right", "justify")),
        folio_from=random.choice((1, 1, 1, 2)),
        watermark=random.choice(WATERMARKS) if random.random() < 0.06 else None,
        title_page=random.random() < 0.08,
        landscape_from=random.choice((10, 15)) if random.random() < 0.12 else None,
    )


def _draw_text(random: Random, shelf: FontShelf) -> TextLook:
    body = random.choice(shelf.of(random.choice(BODY_ROLES), bold=False))
    heading = random.choice((*shelf.of("hei"), *shelf.of("song", bold=True)))
    size = random.choice((10.5, 12.0, 12.0, 14.0, 14.0, 15.0, 16.0, 16.0, 16.0))
    return TextLook(
        title_font=random.choice((*shelf.of("song", bold=True), *shelf.of("hei", bold=True))).name,
        heading_font=heading.name,
        body_font=body.name,
        latin=_draw_latin(random, shelf),
        latin_gap=random.choice((0.0, 0.0, 0.125, 0.25)),
        title_size=size + random.choice((3.0, 4.0, 6.0, 8.0)),
        heading_size=size + random.choice((0.0, 0.0, 1.0)),
        body_size=size,
        title_colour=RED if (letterhead := random.random() < 0.06) else BLACK,
        title_rule=letterhead or random.random() < 0.04,
        title_balanced=random.random() < 0.7,
        title_align="left" if random.random() < 0.05 else "center",
        heading_align="center" if random.random() < 0.1 else "left",
        heading_indent=random.choice((0.0, 2.0, 2.0)),
        first_line_indent=0.0 if random.random() < 0.05 else 2.0,
        line_spacing=random.choice((1.3, 1.5, 1.75, 1.75, 1.85, 2.0)),
        paragraph_gap=random.choice((0.0, 0.0, 0.0, 4.0, 8.0)),
        justify=random.random() < 0.85,
        colour=random.choice(TEXT_COLOURS),
    )


def _draw_table(random: Random, shelf: FontShelf, *, ruled: bool) -> TableLook:
    font = random.choice(shelf.of(random.choice(TABLE_ROLES), bold=False))
    size = random.choice((7.0, 8.0, 9.0, 9.0, 10.0, 10.5, 10.5, 10.5, 12.0))
    row_height = size * random.choice((1.3, 1.6, 1.8, 2.0, 2.4, 2.8))
    return TableLook(
        font=font.name,
        head_font=_draw_head_font(random, shelf, font).name,
        latin=_draw_latin(random, shelf),
        size=size,
        width_share=random.choice((1.0, 1.0, 1.0, 0.9, 0.75)),
        align=random.choice(("center", "center", "center", "left")),
        columns=random.choices(("content", "narrow", "even"), (4, 4, 2))[0],
        narrow_em=random.choice((1, 1, 2, 2, 3, 4)),
        level_values=random.random() < 0.6,
        diagonal_heads=random.random() < 0.5,
        padding=random.choice((1.5, 2.5, 4.0, 5.4)) + (0.0 if ruled else 2.0),
        vertical_padding=random.choice((1.0, 2.0, 3.0, 4.0)),
        row_height=row_height,
        line_spacing=random.choice((1.1, 1.2, 1.3, 1.5)),
        label_align=random.choices(("center", "left", "justify", "spread"), (5, 4, 1, 1))[0],
        value_align=random.choices(("center", "right", "left"), (7, 2, 1))[0],
        head_align="center" if random.random() < 0.93 else "left",
        vertical_align=random.choices(("middle", "top", "bottom"), (8, 1, 1))[0],
        vertical_labels=random.random() < 0.4,
        repeat_heads=random.random() < 0.4,
        continued=random.choice(("续表", "（续表）", "续上表")) if random.random() < 0.15 else None,
        break_rows=random.random() < 0.35,
        keep=random.random() < 0.25,
        caption_align=random.choices(("center", "left"), (8, 2))[0],
        caption_size=size + random.choice((0.0, 1.0, 2.0)),
        unit_align=random.choices(("right", "left", "center"), (8, 1, 1))[0],
        unit_size=size,
    )


def _draw_head_font(random: Random, shelf: FontShelf, font: Face) -> Face:
    """The table's own font, its bold sister, or a hei."""
    sisters = [face for face in shelf.faces if face.bold and face.name == f"{font.name}-bold"]
    return random.choice((font, font, font, *(sisters * 2), *shelf.of("hei")[:1]))


def _draw_latin(random: Random, shelf: FontShelf) -> str | None:
    latin = shelf.of("latin")
    return random.choice(latin).name if latin and random.random() < 0.55 else None


def _draw_oddities(random: Random) -> Oddities:
    if random.random() < SHARE_PLAIN:
        return Oddities()
    crops = ((0.0, 0.0), (0.0, 0.0), (14.0, 20.0), (36.0, 36.0))
    return Oddities(
        rotate=random.choice((0, 0, 90, 180, 270)),
        crop=random.choice(crops),
        shuffled=random.random() < 0.4,
        by_character=random.random() < 0.4,
    )
