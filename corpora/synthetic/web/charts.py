"""Charts as SVG: columns, bars, curves and pies, with axes, numbers and keys."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from random import Random

from corpora.synthetic.web.style import DARK


def draw_chart(random: Random, names: Sequence[str], *, width: int, height: int) -> str:
    """What stands in an SVG of so many pixels, and 20 more in height; one part of the chart for each name."""
    values = [random.uniform(0.1, 1) for _ in names]
    return random.choice((_columns, _bars, _curve, _pie))(random, names, values, width, height)


def _stroke(x: float, y: float, right: float, bottom: float, colour: str) -> str:
    return f'<line x1="{x:.0f}" y1="{y:.0f}" x2="{right:.0f}" y2="{bottom:.0f}" stroke="{colour}"/>'


def _word(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{escape(text)}</text>'


def _bar(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" fill="{fill}"/>'


def _axis(random: Random, width: int, height: int) -> str:
    top, shown = random.choice((5, 20, 100, 4000)), random.random() < 0.6
    lines = [_stroke(36, 0, 36, height, "#333"), _stroke(36, height, width, height, "#333")]
    for step in range(5):
        y = height - step * (height - 10) / 4
        lines.append(_word(32, y + 3, f"{top * step / 4:g}", "end"))
        if shown:
            lines.append(_stroke(36, y, width, y, "#ccc"))
    return "".join(lines)


def _columns(random: Random, names: Sequence[str], values: Sequence[float], width: int, height: int) -> str:
    step, fill = (width - 46) / len(names), random.choice(DARK)
    parts = [_axis(random, width, height)]
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        x, high = 42 + place * step, value * (height - 12)
        parts.append(_bar(x, height - high, step * 0.6, high, fill))
        parts.append(_word(x + step * 0.3, height + 13, name, "middle"))
        if random.random() < 0.5:
            parts.append(_word(x + step * 0.3, height - high - 2, f"{value * 100:.0f}", "middle"))
    return "".join(parts)


def _bars(random: Random, names: Sequence[str], values: Sequence[float], width: int, height: int) -> str:
    """Names at the left, bars, their values behind them."""
    step, fill, parts = height / len(names), random.choice(DARK), []
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        y, long = place * step + 2, value * (width - 130)
        parts.append(_word(80, y + step * 0.55, name, "end"))
        parts.append(_bar(86, y, long, step * 0.65, fill))
        parts.append(_word(90 + long, y + step * 0.55, f"{value * 100:.1f}%"))
    return "".join(parts)


def _curve(random: Random, names: Sequence[str], values: Sequence[float], width: int, height: int) -> str:
    step, parts = (width - 50) / len(names), [_axis(random, width, height)]
    for _ in range(random.randint(1, 3)):
        colour, heights = random.choice(DARK), [random.uniform(0.1, 1) for _ in names]
        points = " ".join(f"{46 + n * step:.0f},{height - high * (height - 12):.0f}" for n, high in enumerate(heights))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    parts += [_word(46 + n * step, height + 13, name, "middle") for n, name in enumerate(names)]
    return "".join(parts)


def _pie(random: Random, names: Sequence[str], values: Sequence[float], width: int, height: int) -> str:
    """Pieces and, beside them, a key of names and shares."""
    total, start, radius, parts = sum(values), 0.0, height / 2 - 4, []
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        end = start + value / total * 2 * math.pi
        (x, y), (x2, y2) = ((radius * (1 + math.sin(a)) + 4, radius * (1 - math.cos(a)) + 4) for a in (start, end))
        middle, large, fill = radius + 4, int(end - start > math.pi), DARK[place % len(DARK)]
        arc = f"A{radius:.0f} {radius:.0f} 0 {large} 1 {x2:.0f} {y2:.0f} Z"
        parts.append(f'<path d="M{middle:.0f} {middle:.0f} L{x:.0f} {y:.0f} {arc}" fill="{fill}"/>')
        row = 14 + place * 15
        parts.append(_bar(height + 14, row - 8, 9, 9, fill) + _word(height + 28, row, f"{name} {value / total:.1%}"))
        start = end
    return "".join(parts)
