"""Figures as cells print them: grouped or not, with decimals, signs, currencies, ranges; dates, times, codes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal, get_args

FigureKind = Literal[
    "count", "amount", "share", "signed", "accounting", "money", "price", "ratio", "range", "measure", "bound",
    "deviation", "year", "rank", "quantity",
]  # fmt: skip
"""accounting: losses in brackets, nothing as a dash. money: the currency's sign before it. measure: with its unit."""
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
CodeKind = Literal["number", "letters", "phone", "id", "standard", "document"]
CODE_KINDS: tuple[CodeKind, ...] = get_args(CodeKind)
BLANKS = ("", "", "—", "-", "–", "/", "…", "N/A", "0")
UNITS = ("mg", "mm", "kg", "mL", "℃", "kWh", "m²", "t", "%", "km", "h", "MPa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Draws the figures of one column or table: one kind, size and way of printing for all of them.

    Args:
        kind: what they are.
        digits: of the largest, about.
        decimals: places behind the point.
        grouped: 1,234 and not 1234.
        currency: before money and prices.
        blanks: share of cells without a figure, and what is printed in them.
    """

    kind: FigureKind
    digits: int = 4
    decimals: int = 0
    grouped: bool = True
    currency: str = "¥"
    unit: str = "mg"
    blanks: float = 0.0
    blank: str = "—"

    def draw(self, random: Random) -> str:
        """One figure."""
        if random.random() < self.blanks:
            return self.blank
        return _KINDS[self.kind](self, random)

    def some(self, random: Random, count: int) -> list[str]:
        """So many."""
        return [self.draw(random) for _ in range(count)]

    def number(self, random: Random, *, digits: int | None = None) -> str:
        """A number without sign, of any size up to its digits."""
        most = self.digits if digits is None else digits
        value = math.exp(random.uniform(0, most * math.log(10))) - 1
        return f"{value:,.{self.decimals}f}" if self.grouped else f"{value:.{self.decimals}f}"


def draw_figures(random: Random, kinds: Sequence[FigureKind] = FIGURE_KINDS, *, chinese: bool = True) -> Figures:
    """Figures of one of the kinds, printed in some way."""
    kind = random.choice(kinds)
    decimals = {"count": 0, "year": 0, "rank": 0, "quantity": 0}.get(kind, random.choice((0, 1, 2, 2, 3)))
    return Figures(
        kind=kind,
        digits=random.randint(2, 7),
        decimals=decimals,
        grouped=random.random() < (0.5 if chinese else 0.85),
        currency=random.choice(("¥", "￥", "¥ ") if chinese else ("$", "$ ", "€", "£", "US$")),
        unit=random.choice(UNITS),
        blanks=random.choice((0.0, 0.0, 0.05, 0.2)),
        blank=random.choice(BLANKS),
    )


def _signed(figures: Figures, random: Random) -> str:
    sign = random.choice(("", "", "-", "−", "+"))
    return sign + figures.number(random, digits=min(figures.digits, 3))


def _accounting(figures: Figures, random: Random) -> str:
    number = figures.number(random)
    return random.choices((number, f"({number})", "—"), (8, 2, 0.4))[0]


def _range(figures: Figures, random: Random) -> str:
    low = random.randint(1, 400)
    high, size = low + random.randint(1, 200), 10 if figures.decimals else 1
    joint = random.choice(("–", "-", "~", "～", " to "))
    return f"{low / size:g}{joint}{high / size:g}"


def _price(figures: Figures, random: Random) -> str:
    return f"{figures.currency}{random.randint(1, 400)}.{random.choice(('00', '50', '80', '99'))}"


def _bound(figures: Figures, random: Random) -> str:
    return f"{random.choice(('<', '≤', '≥', '>', '＜'))}{random.uniform(0, 20):.{figures.decimals}f}"


def _deviation(figures: Figures, random: Random) -> str:
    places = max(1, figures.decimals)
    mark = random.choice(("", "", "", "*", "**"))
    return f"{random.uniform(0, 99):.{places}f} ± {random.uniform(0, 9):.{places}f}{mark}"


_KINDS: dict[FigureKind, Callable[[Figures, Random], str]] = {
    "count": lambda figures, random: figures.number(random),
    "amount": lambda figures, random: figures.number(random),
    "share": lambda figures, random: f"{random.uniform(0, 100):.{figures.decimals}f}%",
    "signed": _signed,
    "accounting": _accounting,
    "money": lambda figures, random: figures.currency + figures.number(random),
    "price": _price,
    "ratio": lambda figures, random: f"{random.uniform(0, 3):.{max(2, figures.decimals)}f}",
    "range": _range,
    "measure": lambda figures, random: f"{figures.number(random, digits=3)} {figures.unit}",
    "bound": _bound,
    "deviation": _deviation,
    "year": lambda figures, random: str(random.randint(1985, 2030)),
    "rank": lambda figures, random: str(random.randint(1, 60)),
    "quantity": lambda figures, random: str(random.choice((1, 1, 2, 3, 5, 10, 12, 24, 50, 100, 200))),
}  # fmt: skip


def draw_date(random: Random, *, chinese: bool = True, form: int | None = None) -> str:
    """A date in one of several forms; `form` keeps a column to one of them."""
    year, month, day = random.randint(2008, 2026), random.randint(1, 12), random.randint(1, 28)
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    forms = (
        (f"{year}年{month}月{day}日", f"{year}-{month:02}-{day:02}", f"{year}.{month}.{day}", f"{month}月{day}日",
         f"{year}/{month:02}/{day:02}", f"{year}年{month}月")
        if chinese else
        (f"{day} {names[month - 1]} {year}", f"{names[month - 1]} {day}, {year}", f"{month:02}/{day:02}/{year}",
         f"{year}-{month:02}-{day:02}", f"{names[month - 1]} {year}", f"{day}/{month}/{year % 100:02}")
    )  # fmt: skip
    return forms[random.randrange(len(forms)) if form is None else form % len(forms)]


def draw_time(random: Random) -> str:
    """A time of day or a span of it."""
    start = random.randint(6, 20)
    minutes = random.choice(("00", "10", "30", "45"))
    if random.random() < 0.5:
        return f"{start:02}:{minutes}"
    return f"{start:02}:{minutes}{random.choice(('-', '–', '～'))}{start + 1:02}:{minutes}"


def draw_code(random: Random, kind: CodeKind | None = None) -> str:
    """A number of an article, a person, a document."""
    chosen = random.choice(CODE_KINDS) if kind is None else kind
    letters = "".join(random.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=random.randint(1, 3)))
    number = random.randint(10, 99999)
    year = random.randint(2008, 2026)
    if chosen == "letters":
        return f"{letters}-{number:04}"
    if chosen == "phone":
        return f"{random.randint(1, 9)}{random.randint(10, 99)}-{random.randint(1000, 9999)}{random.randint(100, 9999)}"
    if chosen == "id":
        return "".join(random.choices("0123456789", k=random.choice((8, 12, 18))))
    if chosen == "standard":
        return f"{random.choice(('GB/T', 'GB', 'JGJ', 'ISO', 'DB33/T'))} {number}—{year}"
    if chosen == "document":
        return f"〔{year}〕{random.randint(1, 300)}号"
    return f"{number:05}"
