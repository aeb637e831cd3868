"""What stands on pages beside prose and tables, looks like a table and is none: a finder of tables must pass it by.

Names with values, contents with leaders, signatures, letterheads, tiles of figures, charts, pictures, steps, notes.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from corpora.synthetic.web.charts import draw_chart
from corpora.synthetic.web.designs.texts import person, phones
from corpora.synthetic.web.figures import draw_code, draw_date, draw_figures
from corpora.synthetic.web.style import DARK, GRAYS, PALE
from corpora.synthetic.web.words import Words


def draw_aside(random: Random, words: Words) -> str:
    """One of them as a block of HTML."""
    return random.choices(list(_ASIDES), list(_ASIDES.values()))[0](random, words)


def _look(random: Random) -> str:
    """A frame, a ground, a rule at one side, or nothing at all."""
    line, ground, dark, above = (random.choice(kind) for kind in (GRAYS, PALE, DARK, GRAYS))
    return random.choice((
        "", "", "", f"border:1px solid {line};padding:6px 8px;", f"background:{ground};padding:6px 8px;",
        f"border-left:3px solid {dark};padding-left:8px;", f"border-top:1px solid {above};padding-top:4px;",
    ))  # fmt: skip


def _div(style: str, inner: str) -> str:
    return f'<div style="{style}">{inner}</div>'


def _span(style: str, inner: str = "") -> str:
    return f'<span style="{style}">{inner}</span>'


def _names_and_values(random: Random, words: Words) -> str:
    """Names, each with its value, in one to four columns, as stand above statements and reports."""
    columns, count = random.choice((1, 2, 2, 3, 4)), random.randint(2, 9)
    mark = random.choice(("：", "：", ":", "")) if words.chinese else random.choice((":", ":", ""))
    width = random.choice(("", "", f"display:inline-block;width:{random.choice((70, 90, 110))}px;"))
    weight, colour = random.choice(("normal", "bold")), random.choice(("#000", "#666"))
    items = []
    for name in words.some(random, "captions", count):
        short = name[: random.randint(2, 6)] if words.chinese else " ".join(name.split()[:2])
        label = f'<span style="{width}font-weight:{weight};color:{colour}">{escape(short)}{mark}</span>'
        items.append(f"<div>{label} {escape(_value(random, words))}</div>")
    if random.random() < 0.3:
        items = [item.replace("</div>", f"{_blank_line(random)}</div>") for item in items]
    gap = random.choice((0, 2, 4, 8))
    grid = f"display:grid;grid-template-columns:repeat({columns},1fr);gap:{gap}px {random.choice((8, 20, 40))}px;"
    return f'<div style="{grid}{_look(random)}margin-bottom:8px">{"".join(items)}</div>'


def _value(random: Random, words: Words) -> str:
    return random.choice((
        lambda: draw_date(random, chinese=words.chinese), lambda: draw_code(random), lambda: person(random, words),
        lambda: words.one(random, "units"), lambda: draw_figures(random, chinese=words.chinese).draw(random),
        lambda: "",
    ))()  # fmt: skip


def _blank_line(random: Random) -> str:
    width = random.choice((60, 90, 140))
    return _span(f"display:inline-block;width:{width}px;border-bottom:1px solid #000", "&nbsp;")


def _signatures(random: Random, words: Words) -> str:
    names = random.sample(
        ("批准", "审核", "制表", "主检", "经办人", "单位负责人", "填报人", "联系电话")
        if words.chinese
        else ("Approved by", "Prepared by", "Signature", "Date", "Checked by", "Witness"),
        random.randint(2, 4),
    )
    lines: tuple[Callable[[], str], ...] = (
        lambda: _blank_line(random), lambda: escape(_value(random, words)), lambda: "",
    )  # fmt: skip
    line = random.choice(lines)
    parts = "".join(f"<span>{name}{'：' if words.chinese else ':'}{line()}</span>" for name in names)
    room = random.choice((6, 14, 24))
    place = random.choice(("space-between", "flex-start"))
    return _div(f"display:flex;justify-content:{place};gap:30px;margin:{room}px 0", parts)


def _contents(random: Random, words: Words) -> str:
    """A table of contents: headings, dots, numbers of pages."""
    dots, page = random.random() < 0.7, random.randint(1, 9)
    lines = []
    for number, heading in enumerate(words.some(random, "headings", random.randint(4, 12)), 1):
        page += random.randint(0, 6)
        text = random.choice(("{0}", "{1} {0}", "{1}. {0}")).format(heading, number)
        filler = _span("flex:1;border-bottom:1px dotted #333;margin:0 4px 4px" if dots else "flex:1")
        if random.random() < 0.4 and dots:
            filler = _span("flex:1;overflow:hidden;white-space:nowrap;height:1.4em", "." * 200)
        indent = random.choice((0, 0, 14, 28))
        line = f"<span>{escape(text)}</span>{filler}<span>{page}</span>"
        lines.append(_div(f"display:flex;padding-left:{indent}px", line))
    return f'<div style="margin-bottom:8px;line-height:{random.choice((1.3, 1.6, 2))}">{"".join(lines)}</div>'


def _letterhead(random: Random, words: Words) -> str:
    """A mark and a name at one side, addresses at the other, over a rule or on a band."""
    ground, body = random.choice(DARK), escape(words.one(random, "page_titles"))
    corner = random.choice(("50%", "4px", "0"))
    mark = _span(
        f"display:inline-block;width:34px;height:34px;border-radius:{corner};background:{ground};margin-right:8px"
    )
    lines = [*phones(random, 1), draw_date(random, chinese=words.chinese), escape(words.one(random, "headings"))]
    lines = lines[: random.randint(1, 3)]
    right = "<br>".join(line.replace("\n", " ") for line in lines)
    foot = random.choice(("", f"border-bottom:2px solid {ground};", f"background:{random.choice(PALE)};"))
    name = f'{mark}<b style="font-size:{random.choice((12, 14, 17))}pt">{body}</b>'
    return _div(
        f"display:flex;justify-content:space-between;align-items:center;{foot}padding:4px 0;margin-bottom:10px",
        _span("display:flex;align-items:center", name) + _span("text-align:right;font-size:90%", right),
    )


def _tiles(random: Random, words: Words) -> str:
    """Large figures over or under small names, beside each other."""
    count = random.randint(2, 5)
    figures = draw_figures(random, ("count", "amount", "share", "money"), chinese=words.chinese)
    ground, look = random.choice((*PALE, "#fff", *DARK[:4])), random.choice(GRAYS)
    ink, above = ("#fff" if ground in DARK else random.choice(("#000", *DARK))), random.random() < 0.5
    tiles = []
    for name in words.some(random, "captions", count):
        size = random.choice((14, 18, 22))
        large = _div(f"font-size:{size}pt;font-weight:bold", escape(figures.draw(random)))
        small = f'<div class="line">{escape(name[:8] if words.chinese else name)}</div>'
        inner = small + large if above else large + small
        style = f"flex:1;background:{ground};color:{ink};border:1px solid {look};padding:8px;text-align:center"
        tiles.append(_div(style, inner))
    return f'<div style="display:flex;gap:{random.choice((0, 6, 12))}px;margin-bottom:10px">{"".join(tiles)}</div>'


def _chart(random: Random, words: Words) -> str:
    """Columns, bars, a line or a pie, with an axis, its numbers and a key."""
    width, height = random.choice((260, 340, 460)), random.choice((110, 150, 200))
    names = [
        name[:4] if words.chinese else name.split()[0] for name in words.some(random, "captions", random.randint(3, 7))
    ]
    parts = draw_chart(random, names, width=width, height=height)
    title = escape(words.one(random, "captions"))
    label = f"图{random.randint(1, 9)}　{title}" if words.chinese else f"Figure {random.randint(1, 9)}. {title}"
    drawn = f'<svg width="{width}" height="{height + 20}" style="font-size:8pt">{parts}</svg>'
    frame = random.choice(("", "", f"border:1px solid {random.choice(GRAYS)};"))
    return _div("text-align:center;margin-bottom:10px", _div(f"display:inline-block;{frame}", drawn) + _div("", label))


def _picture(random: Random, words: Words) -> str:
    width, height = random.choice((120, 180, 300)), random.choice((70, 110, 160))
    ground = random.choice((*GRAYS[4:], *DARK))
    place, caption = random.choice(("left", "center", "right")), escape(words.one(random, "captions"))
    inner = f'<div style="display:inline-block;width:{width}px;height:{height}px;background:{ground}"></div>'
    return f'<div style="text-align:{place};margin-bottom:8px">{inner}<div class="line">{caption}</div></div>'


def _choices(random: Random, words: Words) -> str:
    """Boxes to tick in columns."""
    mark, columns = random.choice(("□", "☐", "○", "（ ）")), random.choice((2, 3, 4))
    items = "".join(
        f"<div>{mark} {escape(name)}</div>" for name in words.some(random, "captions", random.randint(4, 10))
    )
    grid = f"display:grid;grid-template-columns:repeat({columns},1fr);"
    return _div(f"{grid}{_look(random)}margin-bottom:8px", items)


def _placings(random: Random, words: Words) -> str:
    """Numbered lines of a name, a place and a figure, parted by commas: a list."""
    lines = []
    for number in range(1, random.randint(4, 9)):
        parts = [
            person(random, words),
            escape(words.one(random, "captions")),
            draw_figures(random, chinese=words.chinese).draw(random),
        ]
        lines.append(f"<div>{number}. {'，'.join(parts) if words.chinese else ', '.join(parts)}</div>")
    columns = random.choice((1, 1, 2))
    return f'<div style="columns:{columns};{_look(random)}margin-bottom:8px">{"".join(lines)}</div>'


def _steps(random: Random, words: Words) -> str:
    """Boxes with arrows between them."""
    names, look = words.some(random, "headings", random.randint(3, 5)), f"border:1px solid {random.choice(GRAYS)};"
    boxes = [f'<div style="{look}padding:6px;text-align:center">{escape(name)}</div>' for name in names]
    if random.random() < 0.5:
        inner = '<div style="align-self:center">→</div>'.join(boxes)
        return f'<div style="display:flex;gap:6px;margin-bottom:10px">{inner}</div>'
    inner = '<div style="text-align:center">↓</div>'.join(boxes)
    return f'<div style="width:{random.choice((40, 60))}%;margin:0 auto 10px">{inner}</div>'


def _references(random: Random, words: Words) -> str:
    """Small numbered notes under a short rule."""
    notes = words.some(random, "notes", random.randint(2, 6))
    mark = random.choice(("[{}]", "{}.", "<sup>{}</sup>", "注{}："))
    lines = "".join(f"<div>{mark.format(number)} {escape(note)}</div>" for number, note in enumerate(notes, 1))
    rule = _div("width:30%;border-top:1px solid #333", "")
    return _div("font-size:80%;margin-top:8px", rule + lines)


def _dialogue(random: Random, words: Words) -> str:
    """Terms at the left, what is said of them at the right, as minutes and glossaries set them."""
    room, lines = random.choice((80, 120, 160)), []
    for name in words.some(random, "headings", random.randint(2, 5)):
        said = escape(words.one(random, "sentences"))
        term = f'<b style="width:{room}px;flex:none">{escape(name[:10])}</b>'
        lines.append(_div("display:flex;margin-bottom:4px", f"{term}<span>{said}</span>"))
    return f'<div style="{_look(random)}margin-bottom:8px">{"".join(lines)}</div>'


_ASIDES: dict[Callable[[Random, Words], str], float] = {
    _names_and_values: 6, _signatures: 2, _contents: 1, _letterhead: 2, _tiles: 2, _chart: 3, _picture: 1, _choices: 1,
    _placings: 1.5, _steps: 1, _references: 1.5, _dialogue: 1,
}  # fmt: skip
