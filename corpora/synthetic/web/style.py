"""How a table of a web page looks: rules, fills, type, room; drawn as the style sheet of one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal, get_args

from corpora.synthetic.pages.style import RuleKind
from corpora.synthetic.web.design import WebTable, placed

Look = Literal[
    "grid", "grid-soft", "grid-spaced", "level", "level-soft", "three-line", "bare", "striped", "striped-white",
    "upright", "framed", "head-alone", "white-rules", "filled-stub", "grouped",
]  # fmt: skip
LOOKS: tuple[Look, ...] = get_args(Look)
CLOSED: tuple[Look, ...] = ("grid", "grid", "grid", "grid-soft", "grid-spaced")
"""Looks of forms, which make no sense without rules around their cells."""
WEIGHTS = (5, 3, 1, 3, 3, 5, 3, 3, 2, 1, 2, 2, 1.5, 1, 2)
SHARE_OF_FORMS_WITHOUT_RULES = 0.04
SHARE_TIGHT = 0.1
"""Of tables no wider than their words, whose columns stand close."""
SHARE_PARTED = 0.12
"""Of tables with wide white in front of one of their columns, as those of two years or two kinds of figures have."""
GRAYS = ("#000", "#000", "#222", "#444", "#666", "#999", "#bbb", "#ccc", "#ddd")
DARK = ("#1f3a5f", "#2b2b2b", "#7a1f1f", "#1d5c4d", "#4a4a8c", "#005b96", "#8a5a00", "#555", "#c0392b", "#3b6ea5")
PALE = (
    "#f5f5f5",
    "#eee",
    "#e6e6e6",
    "#ddd",
    "#d9e2f3",
    "#eaf1dd",
    "#fdeada",
    "#fff2cc",
    "#e8f4f8",
    "#f7f3e9",
    "#e1e8ed",
)
FLAT = 0.35
"""Share of a column's cells that begin with a letter below which the column is one of figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStyle:
    """A style sheet for the table `#t…`, and what is to be known of it.

    Args:
        css: rules that all begin with SELF, to be replaced by the table's selector.
        rules: how the table shows its structure.
        bounded: its sides or its level rules and fills show how wide it is; else its words alone do.
        caption_below: where its caption stands.
        captioned, united, noted: whether caption, unit and note are printed at all.
        gap: pixels between a line about it and the table.
    """

    css: str
    rules: RuleKind
    bounded: bool
    caption_below: bool = False
    captioned: bool = True
    united: bool = True
    noted: bool = True
    gap: float = 4


SELF = "@@"


def draw_style(random: Random, table: WebTable, fonts: Sequence[str], *, look: Look | None = None) -> TableStyle:
    """A look for this table; forms get rules around their cells."""
    own = look or _look(random, table)
    css, rules, bounded = _LOOKS[own](random)
    parts = [_type(random, fonts, table), *css, _head(random, own), _roles(random, own), *_columns(random, table)]
    parts += _parted(random, table)
    return TableStyle(
        css="\n".join(part for part in parts if part),
        rules=rules,
        bounded=bounded,
        caption_below=random.random() < 0.15,
        captioned=random.random() < 0.75,
        united=random.random() < 0.7,
        noted=random.random() < 0.6,
        gap=random.choice((0, 1, 2, 4, 6, 10)),
    )


def _look(random: Random, table: WebTable) -> Look:
    if table.ruled and random.random() > SHARE_OF_FORMS_WITHOUT_RULES:
        return random.choice(CLOSED)
    return random.choices(LOOKS, WEIGHTS)[0]


def _type(random: Random, fonts: Sequence[str], table: WebTable) -> str:
    """Type, room in cells, width."""
    size = random.choice((7.5, 8, 8.5, 9, 9, 9.5, 10, 10.5, 10.5, 11, 12))
    if table.n_columns > 9:
        size = min(size, random.choice((7, 7.5, 8)))
    down = random.choice((0, 0.5, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 11))
    across = random.choice((1, 2, 3, 4, 5, 6, 6, 8, 10, 14))
    width = (
        "100%" if table.wide or random.random() < 0.7 else random.choice(("auto", "auto", "auto", "85%", "70%", "55%"))
    )
    if random.random() < SHARE_TIGHT and not table.wide:
        width, across = "auto", random.choice((1, 2, 2, 3))
    fixed = "table-layout: fixed;" if table.widths and width != "auto" and random.random() < 0.4 else ""
    height = random.choice((0, 0, 0, 0, 22, 28, 36))
    middle = random.choice(("middle", "middle", "middle", "top", "baseline", "bottom"))
    space = random.choice(("normal", "normal", "normal", "nowrap")) if table.n_columns <= 5 else "normal"
    return (
        f"{SELF} {{ width: {width}; {fixed}"
        f" font: {size}pt/{random.choice((1.1, 1.2, 1.3, 1.4, 1.5, 1.7))} {random.choice(fonts)};"
        f" border-collapse: collapse; margin: 0 {random.choice(('0', '0', '0', 'auto'))};"
        f" color: {random.choice(('#000', '#000', '#111', '#333'))}; }}\n"
        f"{SELF} td, {SELF} th {{ padding: {down}px {across}px; vertical-align: {middle}; white-space: {space};"
        f" font-weight: normal; height: {height}px; }}"
    )


def _line(random: Random, *, soft: bool = False) -> str:
    """A border's width, kind and colour."""
    width = random.choice((0.5, 0.75, 1, 1, 1, 1.5))
    kind = random.choice(("dotted", "dashed", "solid")) if soft else "solid"
    return f"{max(width, 1) if kind != 'solid' else width}px {kind} {random.choice(GRAYS)}"


def _thick(random: Random) -> str:
    colour = random.choice(GRAYS[:4])
    if random.random() < 0.2:
        return f"3px double {colour}"
    return f"{random.choice((1, 1.5, 1.5, 2, 2.5))}px solid {colour}"


Drawn = tuple[list[str], RuleKind, bool]


def _cells(look: str, rows: str = "") -> str:
    """A look of all cells, or of those of some rows."""
    return f"{SELF} {rows}td, {SELF} {rows}th {{ {look} }}"


def _grid(random: Random) -> Drawn:
    css = [_cells(f"border: {_line(random)};")]
    if random.random() < 0.35:
        css.append(f"{SELF} {{ border: {_thick(random)}; }}")
    return css, "all", True


def _grid_soft(random: Random) -> Drawn:
    kind: RuleKind
    kind, line = random.choice((
        ("dotted", f"1px dotted {random.choice(GRAYS[:6])}"), ("dashed", f"1px dashed {random.choice(GRAYS[:6])}"),
        ("thin", f"0.5px solid {random.choice(GRAYS[4:])}"), ("double", f"3px double {random.choice(GRAYS[:4])}"),
    ))  # fmt: skip
    return [_cells(f"border: {line};")], kind, True


def _grid_spaced(random: Random) -> Drawn:
    css = [
        f"{SELF} {{ border-collapse: separate; border-spacing: {random.choice((1, 2, 3, 4))}px;"
        f" {random.choice(('', f'border: {_line(random)};'))} }}",
        _cells(f"border: {_line(random)};"),
    ]
    return css, "rectangles", True


def _level(random: Random, *, soft: bool = False) -> Drawn:
    css = [_cells(f"border-bottom: {_line(random, soft=soft)};")]
    if random.random() < 0.6:
        css.append(f"{SELF} {{ border-top: {_thick(random)}; border-bottom: {_thick(random)}; }}")
    if random.random() < 0.5:
        css.append(_cells(f"border-bottom: {_thick(random)};", "tr.headlast "))
    if random.random() < 0.15:
        css.append(f"{SELF} tr:last-child td {{ border-bottom: none; }}")
    return css, "horizontal", True


def _three_line(random: Random) -> Drawn:
    top, bottom = _thick(random), _thick(random)
    css = [f"{SELF} {{ border-top: {top}; border-bottom: {bottom if random.random() < 0.85 else 'none'}; }}"]
    css.append(_cells(f"border-bottom: {_line(random)};", "tr.headlast "))
    if random.random() < 0.6:
        css.append(f"{SELF} tr.head th.wide {{ border-bottom: {_line(random)}; }}")
    return css, "three-line", True


def _bare(random: Random) -> Drawn:
    css = []
    if random.random() < 0.25:
        css.append(f"{SELF} tr.headlast th {{ text-decoration: underline; }}")
    return css, "none", False


def _striped(random: Random, *, white: bool = False) -> Drawn:
    fill, place = random.choice(PALE), random.choice(("even", "odd"))
    css = [f"{SELF} tr:nth-child({place}) td, {SELF} tr:nth-child({place}) th {{ background: {fill}; }}"]
    if white:
        css.append(_cells(f"border: {random.choice((1, 2, 3))}px solid #fff;"))
    elif random.random() < 0.4:
        css.append(f"{SELF} {{ border-top: {_line(random)}; border-bottom: {_line(random)}; }}")
    return css, "shaded", True


def _upright(random: Random) -> Drawn:
    css = [_cells(f"border-left: {_line(random)}; border-right: {_line(random)};")]
    if random.random() < 0.6:
        css.append(f"{SELF} td:first-child, {SELF} th:first-child {{ border-left: none; }}")
        css.append(f"{SELF} {{ border-left: none; border-right: none; }}")
    css.append(f"{SELF} {{ border-top: {_thick(random)}; border-bottom: {_thick(random)}; }}")
    css.append(_cells(f"border-bottom: {_line(random)};", "tr.headlast "))
    return css, "partial", True


def _framed(random: Random) -> Drawn:
    css = [f"{SELF} {{ border: {_thick(random)}; }}"]
    if random.random() < 0.7:
        css.append(_cells(f"border-bottom: {_line(random)};", "tr.headlast "))
    if random.random() < 0.3:
        css.append(
            f"{SELF} {{ border-collapse: separate; border-spacing: 0; border-radius: {random.choice((4, 8))}px; }}"
        )
    return css, "partial", True


def _head_alone(random: Random) -> Drawn:
    css = [_cells(f"border-bottom: {_thick(random)};", "tr.headlast ")]
    if random.random() < 0.4:
        css.append(f"{SELF} tr.head th {{ border-top: {_line(random)}; }}")
    return css, "partial", False


def _white_rules(random: Random) -> Drawn:
    width, ground = random.choice((1, 1.5, 2, 3)), random.choice(PALE)
    return [_cells(f"border: {width}px solid #fff; background: {ground};")], "shaded", True


def _filled_stub(random: Random) -> Drawn:
    css = [f"{SELF} td.label, {SELF} th {{ background: {random.choice(PALE)}; }}"]
    if random.random() < 0.7:
        css.append(_cells(f"border-bottom: {_line(random)};"))
    return css, "partial", True


def _grouped(random: Random) -> Drawn:
    """Rules between groups of rows only."""
    every = random.choice((3, 4, 5))
    css = [
        f"{SELF} {{ border-top: {_thick(random)}; border-bottom: {_thick(random)}; }}",
        _cells(f"border-bottom: {_line(random)};", "tr.headlast "),
        f"{SELF} tr.section > *, {SELF} tr.subtotal > *, {SELF} tr.total > * {{ border-top: {_line(random)}; }}",
    ]
    if random.random() < 0.4:
        css.append(f"{SELF} tr:nth-child({every}n) td {{ border-bottom: {_line(random, soft=True)}; }}")
    return css, "horizontal", True


_LOOKS: dict[Look, Callable[[Random], Drawn]] = {
    "grid": _grid,
    "grid-soft": _grid_soft,
    "grid-spaced": _grid_spaced,
    "level": _level,
    "level-soft": lambda random: _level(random, soft=True),
    "three-line": _three_line,
    "bare": _bare,
    "striped": _striped,
    "striped-white": lambda random: _striped(random, white=True),
    "upright": _upright,
    "framed": _framed,
    "head-alone": _head_alone,
    "white-rules": _white_rules,
    "filled-stub": _filled_stub,
    "grouped": _grouped,
}


def _head(random: Random, look: Look) -> str:
    """Heads of columns: their fill, weight and place."""
    ground = random.choices(("none", "pale", "dark"), (5, 3, 2))[0]
    if look in ("three-line", "bare", "grouped") and random.random() < 0.7:
        ground = "none"
    fill = {
        "none": "",
        "pale": f"background: {random.choice(PALE)};",
        "dark": f"background: {random.choice(DARK)}; color: #fff;",
    }
    weight = random.choice(("bold", "bold", "normal"))
    place = random.choice(("center", "center", "center", "left", "right"))
    foot = random.choice(("middle", "middle", "bottom", "top"))
    small = random.choice(("", "", "", "font-size: 92%;", "letter-spacing: 1px;", "text-transform: uppercase;"))
    return (
        f"{SELF} tr.head th, {SELF} tr.head td {{ {fill[ground]} font-weight: {weight}; text-align: {place};"
        f" vertical-align: {foot}; {small} }}"
    )


def _roles(random: Random, look: Look) -> str:
    """Rows of sections, sums and remarks, set apart or not."""
    css = []
    for role, chance in (("section", 0.75), ("subtotal", 0.5), ("total", 0.8)):
        if random.random() < chance:
            css.append(_cells("font-weight: bold;", f"tr.{role} "))
        if look not in ("bare",) and random.random() < 0.25:
            css.append(_cells(f"background: {random.choice(PALE)};", f"tr.{role} "))
        if look not in ("grid", "grid-soft", "grid-spaced") and role != "section" and random.random() < 0.35:
            css.append(_cells(f"border-top: {_line(random)};", f"tr.{role} "))
    if random.random() < 0.3:
        css.append(f"{SELF} tr.section td, {SELF} tr.section th {{ text-align: {random.choice(('center', 'left'))}; }}")
    if random.random() < 0.3:
        css.append(f"{SELF} tr.note td {{ font-size: 88%; }}")
    if random.random() < 0.3:
        css.append(f"{SELF} td.label, {SELF} tr:not(.head) th {{ font-weight: bold; }}")
    return "\n".join(css)


def _columns(random: Random, table: WebTable) -> list[str]:
    """Where texts and figures stand in their columns, the same for most columns of figures."""
    figures = random.choices(("right", "center", "left"), (6, 4, 1))[0]
    texts = random.choices(("left", "center"), (7, 3))[0]
    css = []
    for column, letters in enumerate(_letters(table)):
        place = figures if letters < FLAT else texts
        if random.random() < 0.06:
            place = random.choice(("left", "center", "right"))
        css.append(f"{SELF} .c{column} {{ text-align: {place}; }}")
    heads_too = random.random() < 0.35
    return css if heads_too else [line.replace(f"{SELF} .c", f"{SELF} tr:not(.head) .c") for line in css]


def _parted(random: Random, table: WebTable) -> list[str]:
    """Wide white in front of a column that is not the first, or in front of each, of a table of few."""
    if table.n_columns < 3 or table.n_columns > 8 or table.wide or random.random() > SHARE_PARTED:
        return []
    room = random.choice((24, 36, 50, 70, 90))
    if random.random() < 0.3:
        return [f"{SELF} td, {SELF} th {{ padding-left: {room / 2}px; padding-right: {room / 2}px; }}"]
    column = random.randrange(1, table.n_columns)
    return [f"{SELF} .c{column} {{ padding-left: {room}px; }}"]


def _letters(table: WebTable) -> list[float]:
    """For each column the share of its cells, of one column, that begin with a letter."""
    counts = [[0, 0] for _ in range(table.n_columns)]
    for row, column, cell in placed(table):
        if cell.across == 1 and table.rows[row].role != "head" and cell.text.strip():
            counts[column][0] += cell.text.strip()[0].isalpha()
            counts[column][1] += 1
    return [letters / number if number else 1.0 for letters, number in counts]
