"""Figures of the columns of a table, and the marks of footnotes behind some of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from random import Random

from corpora.synthetic.web.figures import FigureKind, Figures, draw_figures
from corpora.synthetic.web.words import Words

FOOTNOTES = ("*", "**", "¹", "²", "①", " a", " b", "†", " [1]", "(1)", "^", "#", " 1)")
MIXES: tuple[tuple[FigureKind, ...], ...] = (
    ("count", "amount"),
    ("amount", "share", "signed"),
    ("count", "ratio", "share", "signed"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Figures):
    """Figures of about one size, as those of one column mostly are."""

    def number(self, random: Random, *, digits: int | None = None) -> str:
        """A number without sign, of nearly all its digits."""
        most = self.digits if digits is None else digits
        value = 10 ** random.uniform(max(0.0, most - 1.6), most)
        return f"{value:{',' if self.grouped else ''}.{self.decimals}f}"


def leveled_out(figures: Figures) -> Figures:
    """The same figures, all of about one size."""
    return Level(**asdict(figures))


def some_figures(random: Random, words: Words, count: int) -> list[Figures]:
    """Figures of columns: all of one kind, two kinds in turn, or each of its own."""
    kinds = random.choice(MIXES)
    own = [draw_figures(random, kinds, chinese=words.chinese) for _ in range(count)]
    if random.random() < 0.65:
        own = [leveled_out(figures) for figures in own]
    if random.random() < 0.06:
        own = [replace(figures, blanks=0.5, blank=random.choice(("", "", "—"))) for figures in own]
    period = random.choice((1, 1, 2, count))
    most = 7 if count < 6 else 5 if count < 9 else 3
    return [replace(own[column % period], digits=min(own[column % period].digits, most)) for column in range(count)]


def drawn(random: Random, columns: Sequence[Figures]) -> list[str]:
    """One figure for each column, a few of them with a mark."""
    texts = [figures.draw(random) for figures in columns]
    return [marked(random, text) if text[-1:].isdigit() and random.random() < 0.01 else text for text in texts]


def marked(random: Random, text: str) -> str:
    """The text with a mark of a footnote."""
    return text + random.choice(FOOTNOTES)
