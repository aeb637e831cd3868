"""Style sheets for documents that somebody else laid out: another look that keeps what their tables say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from corpora.synthetic.web.style import DARK, GRAYS, PALE

SHARE_OF_OWN_LOOKS = 0.35
"""Of pages that keep rules, fills and places of their texts; room in cells, type and width are drawn all the same."""
ASIDE = 60
"""Pixels beside a document in its own look."""
CELLS = "td,th"
INNER = "td,th,td *,th *"
PARTS = "td,th,tr,tbody,thead,tfoot,col,colgroup"
WITHOUT_BREAKS = (
    "html{-webkit-print-color-adjust:exact!important;print-color-adjust:exact!important}"
    "*{break-before:auto!important;break-after:auto!important;break-inside:auto!important;page:auto!important}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restyling:
    """A style sheet, the width of its page in pixels, and how figures are set, None as the document has them."""

    css: str
    width: int
    figures: str | None = None


def own_look(inner: float) -> Restyling:
    """The document as it is, on a sheet as wide as its own."""
    width = round(inner) + 2 * ASIDE
    return Restyling(css="".join(_sheet(width, ASIDE, ASIDE)), width=width)


def draw_restyling(random: Random, fonts: Sequence[str], *, inner: float, open_rows: bool) -> Restyling:
    """A look for a document whose own sheet is `inner` pixels wide between its margins.

    Without `open_rows` the rules of its tables are never all taken away: nobody could see their cells.
    """
    own = random.random() < SHARE_OF_OWN_LOOKS
    aside = random.choice((16, 24, 36, 48, 60, 72, 90))
    factor = random.uniform(0.88, 1.12) if own else random.uniform(0.7, 1.22)
    width = round(inner * factor) + 2 * aside
    parts = _sheet(width, random.choice((12, 24, 40, 60, 75)), aside)
    parts += _room(random) + _type(random, fonts, share=0.5 if own else 0.8)
    if not own:
        parts += _rules(random, open_rows=open_rows) + _fills(random) + _places(random) + _size(random)
    figures = "right" if not own and random.random() < 0.2 else None
    return Restyling(css="".join(parts), width=width, figures=figures)


def _sheet(width: int, above: int, aside: int) -> list[str]:
    body = (
        f"width:{width}px!important;max-width:none!important;min-width:0!important;margin:0!important;"
        f"box-sizing:border-box!important;padding:{above}px {aside}px!important"
    )
    return [WITHOUT_BREAKS, f"html{{margin:0!important;padding:0!important}}body{{{body}}}"]


def _room(random: Random) -> list[str]:
    parts = []
    if random.random() < 0.85:
        down, across = (
            random.choice((0, 0.5, 1, 1.5, 2, 3, 4, 5, 7, 9)), random.choice((1, 2, 3, 4, 5, 6, 8, 10, 14))
        )  # fmt: skip
        parts.append(f"{CELLS}{{padding:{down}px {across}px!important}}")
    if random.random() < 0.5:
        parts.append(f"{INNER}{{line-height:{random.choice((1.05, 1.15, 1.25, 1.4, 1.6, 1.8))}!important}}")
    if random.random() < 0.3:
        gap = random.choice((4, 6, 8, 12, 18, 26))
        parts.append(f"table{{margin-top:{gap}px!important;margin-bottom:{gap}px!important}}")
    return parts


def _type(random: Random, fonts: Sequence[str], *, share: float) -> list[str]:
    parts = []
    if random.random() < share:
        parts.append(f"*{{font-family:{random.choice(fonts)}!important}}")
        if random.random() < 0.3:
            parts.append(f"table,table *{{font-family:{random.choice(fonts)}!important}}")
    if random.random() < 0.25:
        parts.append(f"table,table *{{font-size:{random.choice((7, 7.5, 8, 9, 10, 10.5, 11))}pt!important}}")
        parts.append("sup,sub{font-size:60%!important}")
    if random.random() < 0.2:
        parts.append(f"th,th *{{font-weight:{random.choice(('bold', 'normal'))}!important}}")
    return parts


def _rules(random: Random, *, open_rows: bool) -> list[str]:
    kinds = ("kept", "all", "level", "head", "dotted", "dashed", "stub", "none")
    kind = random.choices(kinds, (32, 18, 15, 13, 5, 5, 5, 7 if open_rows else 0))[0]
    if kind == "kept":
        return []
    colour = random.choice((*GRAYS, *DARK))
    thin, thick = random.choice(("0.4pt", "0.5pt", "0.75pt", "1pt")), random.choice(("0.75pt", "1pt", "1.5pt", "2pt"))
    bare = f"table,caption,{PARTS}{{border:0!important;outline:0!important;box-shadow:none!important}}"
    bare += "table{border-collapse:collapse!important}"
    if kind == "none":
        return [bare]
    if kind in ("all", "dotted", "dashed"):
        line = f"{thin} {'solid' if kind == 'all' else kind} {colour}"
        around = f"table{{border:{thick} solid {colour}!important}}" if random.random() < 0.4 else ""
        return [bare, f"{CELLS}{{border:{line}!important}}{around}"]
    ends = f"table{{border-top:{thick} solid {colour}!important;border-bottom:{thick} solid {colour}!important}}"
    head = f"thead,table:not(:has(thead)) tr:first-child{{border-bottom:{thin} solid {colour}!important}}"
    if kind == "head" and open_rows:
        return [bare, ends, head]
    style = random.choice(("solid", "solid", "solid", "dotted", "dashed"))
    level = f"{CELLS}{{border-top:{thin} {style} {colour}!important;border-bottom:{thin} {style} {colour}!important}}"
    stub = f"tr>:not(:first-child){{border-left:{thin} solid {colour}!important}}" if kind == "stub" else ""
    return [bare, level, stub, ends if random.random() < 0.6 else ""]


def _fills(random: Random) -> list[str]:
    kind = random.choices(("kept", "none", "striped", "head"), (50, 25, 12, 13))[0]
    if kind == "kept":
        return []
    none = "table,table *{background:none!important;color:#000!important}"
    if kind == "none":
        return [none]
    if kind == "striped":
        return [none, f"tbody tr:nth-child(even)>*{{background:{random.choice(PALE)}!important}}"]
    head = "thead th,thead td,table:not(:has(thead)) tr:first-child>*"
    if random.random() < 0.5:
        return [none, f"{head}{{background:{random.choice(PALE)}!important}}"]
    return [none, f"{head},thead *{{background:{random.choice(DARK)}!important;color:#fff!important}}"]


def _places(random: Random) -> list[str]:
    across = random.choices(("kept", "left", "center", "right", "stub-left", "stub-center"), (45, 15, 15, 4, 13, 8))[0]
    parts = []
    if across.startswith("stub"):
        own, rest = ("left", "center") if across == "stub-left" else ("center", random.choice(("left", "right")))
        parts.append(f"{INNER}{{text-align:{rest}!important}}")
        parts.append(f"tr>:first-child,tr>:first-child *{{text-align:{own}!important}}")
    elif across != "kept":
        parts.append(f"{INNER}{{text-align:{across}!important}}")
    if random.random() < 0.5:
        parts.append(f"{CELLS}{{vertical-align:{random.choice(('top', 'middle', 'bottom', 'baseline'))}!important}}")
    return parts


def _size(random: Random) -> list[str]:
    kind = random.choices(("kept", "words", "whole", "part"), (70, 12, 12, 6))[0]
    if kind == "kept":
        return []
    width = {"words": "auto", "whole": "100%", "part": f"{random.choice((60, 75, 85))}%"}[kind]
    return [f"table{{width:{width}!important;table-layout:auto!important}}"]
