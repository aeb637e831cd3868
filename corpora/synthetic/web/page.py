"""A page of a web design: title, prose, lists, boxes and tables under and beside each other, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from random import Random

from corpora.synthetic.split import Split
from corpora.synthetic.web.asides import draw_aside
from corpora.synthetic.web.design import Design, WebCell, WebRow, WebTable, placed
from corpora.synthetic.web.furniture import furniture, marginals
from corpora.synthetic.web.prose import banner, boxed, bulleted, heading, paragraph, ruled
from corpora.synthetic.web.style import DARK, GRAYS, PALE, SELF, TableStyle, draw_style
from corpora.synthetic.web.words import Words

PAPERS = (*((794, 1123),) * 8, *((816, 1056),) * 2, *((1123, 794),) * 2, (700, 990), (700, 990), (960, 540), (960, 720))
"""Pixels at 96 to the inch: A4 upright and on its side, letter, a smaller one, slides."""
SHARE_OF_CHINESE = 0.6
SHARE_WITHOUT_TABLES = 0.06
SHARE_WITH_MARGINALS = 0.06
"""Of pages with a strip of prose at the left of everything."""
MOST_TABLES = 8
SHARE_STACKED = 0.35
MOST_STACKED = 5
MOST_BESIDE = 7
"""Columns of a table that may stand beside another one."""


SONG, HEI = "'Noto Serif CJK SC'", "'Noto Sans CJK SC'"
SERIFS = ("Liberation Serif", "TeX Gyre Pagella", "TeX Gyre Schola", "TeX Gyre Bonum", "Caladea", "FreeSerif")
SANS = ("Liberation Sans", "Lato", "Roboto", "Roboto Condensed", "TeX Gyre Heros", "TeX Gyre Heros Cn", "Carlito")
FONTS: dict[Split, tuple[str, ...]] = {
    "train": (
        *(SONG, HEI) * 4, *("'AR PL KaitiM GB'", "'AR PL UKai CN'") * 2, *(f"'{name}', {SONG}" for name in SERIFS),
        *(f"'{name}', {HEI}" for name in SANS),
    ),
    "dev": ("'WenQuanYi Micro Hei'", "'DejaVu Sans', 'WenQuanYi Micro Hei'"),
    "test": ("'AR PL SungtiL GB'", "'AR PL UMing CN'", "'WenQuanYi Zen Hei'", "'DejaVu Serif', 'WenQuanYi Zen Hei'"),
}  # fmt: skip
"""Font families by split, as `corpora.synthetic.pages.catalogue` has them; the next one stands in for what is missing.

The Debian packages are fonts-liberation, fonts-texgyre, fonts-lato, fonts-roboto-unhinted, fonts-freefont-ttf,
fonts-crosextra-carlito and fonts-crosextra-caladea beside those of Chinese fonts.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """`html` of one page, `width` by `height` pixels at 96 to the inch; `styles` of its tables, in their order."""

    html: str
    width: int
    height: int
    styles: tuple[TableStyle, ...]


@dataclass(slots=True)
class _Desk:
    """What a page is put together from."""

    random: Random
    words: Words
    designs: Sequence[Design]
    fonts: Sequence[str]
    css: list[str] = field(default_factory=list)
    styles: list[TableStyle] = field(default_factory=list)

    def table(
        self, *, narrow: bool = False, last: WebTable | None = None, look: Random | None = None
    ) -> tuple[str, WebTable]:
        """A table with what stands about it; `narrow` for one beside something, `look` draws its style."""
        drawn = _drawn(self, narrow) if last is None else last
        style = draw_style(look or self.random, drawn, self.fonts)
        number = len(self.styles)
        self.styles.append(style)
        self.css.append(style.css.replace(SELF, f"#t{number}"))
        return _with_lines(self, drawn, style, number), drawn


def draw_page(random: Random, designs: Sequence[Design], *, split: Split) -> WebPage:
    """A page; what does not fit on it is to be left out by the browser, block by block."""
    words = Words(language="zh" if random.random() < SHARE_OF_CHINESE else "en", split=split)
    fonts = FONTS[split]
    desk = _Desk(random=random, words=words, designs=designs, fonts=fonts)
    width, height = random.choice(PAPERS)
    margin = random.choice((40, 56, 64, 75, 90, 100))
    strip = random.choice((150, 180, 210)) if width > height // 2 and random.random() < SHARE_WITH_MARGINALS else 0
    blocks = [
        _title(desk),
        *_blocks(desk),
        furniture(random, words, width, height),
        marginals(random, words, strip, height),
    ]
    size = random.choice((9, 10, 10.5, 10.5, 11, 12))
    css = [
        f"@page {{ size: {width}px {height}px; margin: 0; }}",
        "* { box-sizing: border-box; } body { margin: 0; position: relative; }",
        f"body {{ width: {width}px; padding: {margin}px {margin}px 0 {strip + 20 if strip else margin}px;"
        f" font: {size}pt/{random.choice((1.3, 1.5, 1.8))}"
        f" {random.choice(fonts)}; }}",
        f"p {{ margin: 0 0 {random.choice((4, 6, 8, 12))}px; text-align: {random.choice(('justify', 'left'))};"
        f" text-indent: {'2em' if words.chinese and random.random() < 0.8 else '0'}; }}",
        ".beside { display: flex; align-items: flex-start; } .beside > div { min-width: 0; }",
        "ul, ol { margin: 0 0 8px; } .line { font-size: 90%; }",
        ".whole { break-inside: avoid; margin-bottom: 8px; }",
        "table { page-break-inside: avoid; } .up { writing-mode: vertical-rl; letter-spacing: 2px; }",
        "td:has(.up), th:has(.up) { vertical-align: middle !important; }",
        *desk.css,
    ]
    html = (
        f'<!doctype html><html lang="{words.language}"><meta charset="utf-8"><style>{chr(10).join(css)}</style><body>'
        + "\n".join(f'<section class="block">{block}</section>' for block in blocks if block)
        + "</body></html>"
    )
    return WebPage(html=html, width=width, height=height, styles=tuple(desk.styles))


def _title(desk: _Desk) -> str:
    random = desk.random
    if random.random() < 0.2:
        return ""
    place = random.choice(("center", "center", "left"))
    size = random.choice((13, 15, 16, 18, 22))
    title = escape(desk.words.one(random, "page_titles"))
    extra = f'<div class="line" style="text-align:{place}">{escape(_meta(desk))}</div>' if random.random() < 0.5 else ""
    return f'<h1 style="text-align:{place};font-size:{size}pt;margin:0 0 10px">{title}</h1>{extra}'


def _meta(desk: _Desk) -> str:
    """A line of names and what they are, as stands under titles; it is no table."""
    labels = desk.words.some(desk.random, "headings", 2)
    return "　　".join(f"{label}：{desk.random.randint(1, 9999)}" for label in labels)


def _blocks(desk: _Desk) -> list[str]:
    random = desk.random
    if random.random() < SHARE_WITHOUT_TABLES:
        return [_prose_block(desk) for _ in range(random.randint(6, 14))]
    dense = random.random() < 0.3
    blocks: list[str] = []
    while len(desk.styles) < MOST_TABLES and len(blocks) < 16:
        if not dense and random.random() < 0.5:
            blocks.append(_prose_block(desk))
        blocks += _stack(desk) if random.random() < SHARE_STACKED else [_table_block(desk)]
    return blocks


def _table_block(desk: _Desk) -> str:
    random = desk.random
    gap = random.choice((0, 2, 4, 6, 8, 10, 14, 20, 28))
    kind = random.choices(
        ("alone", "beside", "level", "prose-beside", "again", "columns", "cards"), (10, 5, 3, 2, 2, 2.5, 1.5)
    )[0]
    if kind == "level":
        return f'{_level_tables(desk)}<div style="height:{gap}px"></div>'
    if kind == "cards":
        return _cards(desk)
    if kind == "beside":
        space = random.choice((10, 16, 24, 36, 50))
        share = random.choice((40, 45, 50, 50, 60))
        tables = [desk.table(narrow=True)[0] for _ in range(2)]
        sides = "".join(
            f'<div style="width:{part}%">{table}</div>'
            for part, table in zip((share, 100 - share), tables, strict=True)
        )
        return f'<div class="beside" style="gap:{space}px;margin-bottom:{gap}px">{sides}</div>'
    if kind == "prose-beside":
        share, before = random.choice((40, 50, 60)), random.random() < 0.5
        prose = "".join(_prose_block(desk) for _ in range(random.randint(1, 2)))
        parts = [
            f'<div style="width:{share}%">{desk.table(narrow=True)[0]}</div>',
            f'<div style="width:{100 - share}%">{prose}</div>',
        ]
        sides = "".join(reversed(parts) if before else parts)
        return f'<div class="beside" style="gap:{random.choice((14, 20, 30))}px;margin-bottom:{gap}px">{sides}</div>'
    if kind == "columns":
        return _two_columns(desk, tables=random.randint(1, 3))
    first, drawn = desk.table()
    if kind == "again":
        second, _ = desk.table(last=drawn)
        between = random.choice((3, 6, 10, 16))
        return f'{first}<div style="height:{between}px"></div>{second}<div style="height:{gap}px"></div>'
    return f'{first}<div style="height:{gap}px"></div>'


def _level_tables(desk: _Desk) -> str:
    """Tables of one kind and look beside each other, their rows level, with a strip of white between or hardly one.

    Each has a name where no rules show that they are two.
    """
    random = desk.random
    count, look = random.choices((2, 3), (5, 1))[0], random.random()
    first, drawn = desk.table(narrow=True, look=Random(f"{look}"))
    named = desk.styles[-1].rules == "none" or random.random() < 0.3
    tables = [first]
    for _ in range(count - 1):
        kinds = [drawn] if random.random() < 0.3 else [_drawn(desk, narrow=True) for _ in range(6)]
        like = min(kinds, key=lambda kind: abs(len(kind.rows) - len(drawn.rows)))
        tables.append(desk.table(last=like, look=Random(f"{look}"))[0])
    if named:
        tables = [f"{_name_in_place(desk, number, '', 'left')}{table}" for number, table in enumerate(tables, 1)]
    return _in_columns(desk, tables, count, spaces=(6, 12, 20, 28, 38, 50, 70))


def _cards(desk: _Desk) -> str:
    """Panels with a frame or a ground, each with a name and a table, some with prose instead."""
    random = desk.random
    columns, room = random.choice((1, 2, 2, 2, 3)), random.choice((4, 8, 12))
    ground, side, name = random.choice((*DARK, *PALE)), random.choice(("left", "center")), random.choice(_NAMES)
    look = random.choice((f"border:1px solid {random.choice(GRAYS)}", f"background:{random.choice(PALE)}"))
    parts = []
    for number in range(1, random.randint(max(2, columns), 4) + 1):
        inner = _prose_block(desk) if random.random() < 0.2 else desk.table(narrow=columns > 1)[0]
        named = name(desk, number, ground, side)
        parts.append(f'<div style="{look};padding:{room}px;margin-bottom:10px">{named}{inner}</div>')
    return _in_columns(desk, parts, columns)


def _stack(desk: _Desk) -> list[str]:
    """Small tables of one look under each other, or in columns, with little between: a name, a band, white alone."""
    random = desk.random
    design = random.choice(desk.designs) if random.random() < 0.5 else None
    look, between = random.random(), random.choice((0, 2, 4, 6, 8, 10, 14, 20))
    name = random.choices((_no_name, _name_in_place, _name_on_band, _name_on_line), (2, 5, 2, 2))[0]
    ground, side = random.choice((*DARK, *PALE)), random.choice(("left", "left", "center"))
    columns = random.choices((1, 2, 3), (6, 3, 1))[0]
    parts = []
    for number in range(1, random.randint(2, MOST_STACKED) + 1):
        kinds = (_drawn(desk, narrow=columns > 1, design=design) for _ in range(3))
        table, _ = desk.table(last=min(kinds, key=lambda kind: len(kind.rows)), look=Random(f"{look}"))
        named = name(desk, number, ground, side)
        parts.append(f'<div class="whole" style="margin-bottom:{between}px">{named}{table}</div>')
    return parts if columns == 1 else [_in_columns(desk, parts, columns)]


def _in_columns(desk: _Desk, parts: Sequence[str], columns: int, *, spaces: Sequence[int] = (6, 10, 14, 20, 30)) -> str:
    """Dealt out to columns from left to right; one of `spaces`, in pixels, between them."""
    space = desk.random.choice(spaces)
    sides = (f'<div style="flex:1">{"".join(parts[place::columns])}</div>' for place in range(columns))
    return f'<div class="beside" style="gap:{space}px">{"".join(sides)}</div>'


def _no_name(desk: _Desk, number: int, ground: str, side: str) -> str:
    return ""


def _name_in_place(desk: _Desk, number: int, ground: str, side: str) -> str:
    """A heading of the table, numbered or not, in the size of the page's print or larger."""
    random = desk.random
    size, room = random.choice((9, 10, 10.5, 11, 12, 13)), random.choice((0, 1, 2, 4, 6))
    weight = random.choice(("bold", "bold", "normal"))
    text = escape(_numbered(desk, number))
    return f'<div style="text-align:{side};font-size:{size}pt;font-weight:{weight};margin:{room}px 0">{text}</div>'


def _name_on_band(desk: _Desk, number: int, ground: str, side: str) -> str:
    room, ink = desk.random.choice((1, 3, 5)), "#fff" if ground in DARK else "#000"
    text = escape(_numbered(desk, number))
    return f'<div style="background:{ground};color:{ink};padding:{room}px 6px;text-align:{side}">{text}</div>'


def _name_on_line(desk: _Desk, number: int, ground: str, side: str) -> str:
    """A name at one side, its unit or date at the other."""
    text, more = escape(_numbered(desk, number)), escape(desk.words.one(desk.random, "units"))
    return (
        f'<div style="display:flex;justify-content:space-between"><b>{text}</b><span class="line">{more}</span></div>'
    )


_NAMES = (_no_name, _name_in_place, _name_in_place, _name_on_band, _name_on_line)


def _numbered(desk: _Desk, number: int) -> str:
    random, text = desk.random, desk.words.one(desk.random, "captions")
    if desk.words.chinese:
        numeral = "一二三四五"[number - 1]
        return random.choice((text, text, f"{numeral}、{text}", f"（{numeral}）{text}", f"表{number}　{text}"))
    return random.choice((text, text, f"{number}. {text}", f"Table {number}. {text}", f"{'ABCDE'[number - 1]}. {text}"))


def _drawn(desk: _Desk, narrow: bool, design: Design | None = None) -> WebTable:
    for _ in range(20):
        table = (design or desk.random.choice(desk.designs))(desk.random, desk.words)
        if not narrow or (table.n_columns <= MOST_BESIDE - 2 and not table.wide):
            return table
    return table


def _with_lines(desk: _Desk, table: WebTable, style: TableStyle, number: int) -> str:
    """The table between its caption, its unit and its remark."""
    random = desk.random
    place, side = random.choice(("center", "center", "left")), random.choice(("right", "right", "left"))
    weight = random.choice(("bold", "bold", "normal"))
    captions = table.caption or (desk.words.one(random, "captions") if random.random() < 0.5 else "")
    units = table.unit or (desk.words.one(random, "units") if random.random() < 0.1 else "")
    caption = f'<div style="text-align:{place};font-weight:{weight}">{escape(captions)}</div>'
    unit = f'<div class="line" style="text-align:{side}">{escape(units)}</div>'
    note = f'<div class="line">{escape(table.note)}</div>'
    parts = [
        caption if style.captioned and captions and not style.caption_below else "",
        unit if style.united and units else "",
        f'<div style="height:{style.gap}px"></div>' if style.captioned or style.united else "",
        _table(table, number),
        f'<div style="height:{style.gap}px"></div>' if style.noted or style.caption_below else "",
        note if style.noted and table.note else "",
        caption if style.captioned and captions and style.caption_below else "",
    ]
    return "".join(parts)


def _table(table: WebTable, number: int) -> str:
    heads = [row for row, line in enumerate(table.rows) if line.role == "head"]
    lines: list[list[str]] = [[] for _ in table.rows]
    for row, column, cell in placed(table):
        lines[row].append(_cell(cell, column, label=cell.header and table.rows[row].role != "head"))
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * width / total:.1f}%">' for width in table.widths)
    rows = (_row(table.rows[row], cells, last=row in heads[-1:]) for row, cells in enumerate(lines))
    return f'<table id="t{number}" class="truth">{columns}<tbody>{"".join(rows)}</tbody></table>'


def _row(row: WebRow, cells: Sequence[str], *, last: bool) -> str:
    names = f"{row.role} headlast" if last else row.role
    return f'<tr class="{names}">{"".join(cells)}</tr>'


def _cell(cell: WebCell, column: int, *, label: bool) -> str:
    tag = "th" if cell.header else "td"
    names = [f"c{column}", *(["label"] if label else []), *(["wide"] if cell.across > 1 else [])]
    look = [
        f"text-align:{cell.align}" if cell.align else "",
        f"padding-left:{cell.indent * 1.2 + 0.4:.1f}em" if cell.indent else "",
        "font-weight:bold" if cell.bold else "",
    ]
    style = ";".join(part for part in look if part)
    spans = f' rowspan="{cell.down}"' * (cell.down > 1) + f' colspan="{cell.across}"' * (cell.across > 1)
    text = escape(cell.text).replace("\n", "<br>")
    inner = f'<span class="up">{text}</span>' if cell.upright else text
    shown = f' style="{style}"' if style else ""
    return f'<{tag} class="{" ".join(names)}"{spans}{shown}>{inner}</{tag}>'


def _two_columns(desk: _Desk, *, tables: int = 0) -> str:
    """Prose in two columns, as papers have it, with tables in it."""
    random = desk.random
    parts = [
        random.choice((paragraph, paragraph, heading))(random, desk.words)
        for _ in range(random.randint(2, 4 + 2 * tables))
    ]
    parts += [f'<div class="whole">{desk.table(narrow=True)[0]}</div>' for _ in range(tables)]
    random.shuffle(parts)
    return f'<div style="columns:2;column-gap:{random.choice((20, 30))}px">{"".join(parts)}</div>'


def _of(draw: Callable[[Random, Words], str]) -> Callable[[_Desk], str]:
    return lambda desk: draw(desk.random, desk.words)


_PROSE: dict[Callable[[_Desk], str], float] = {
    _of(draw_aside): 5, _of(paragraph): 6, _of(heading): 4, _of(bulleted): 1.5, _of(boxed): 0.6, _two_columns: 0.8,
    _of(ruled): 0.5, _of(banner): 0.6,
}  # fmt: skip


def _prose_block(desk: _Desk) -> str:
    return desk.random.choices(list(_PROSE), list(_PROSE.values()))[0](desk)
