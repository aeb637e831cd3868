"""How the sentences of a theme stand on the page: headings, enumerations, sentences run together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from corpora.document.numeral import print_chinese
from corpora.synthetic.prose.reprint import joined, prefixed
from corpora.synthetic.report import Paragraph, Statement

SHARE_RUN_TOGETHER = 0.12
"""Share of neighbouring statements that are printed as one sentence, with ； between."""
SHARE_ENUMERATED = 0.12
"""Share of themes whose sentences are counted: 一是, （1）, 1."""

JOINTS = ("；", "；", "；", "；同时，", "；此外，", "；另外，")
"""What takes the place of a full stop between two such statements."""

Mark = Callable[[int], str]
HEADING_MARKS: tuple[Mark, ...] = (
    lambda number: f"（{print_chinese(number)}）",
    lambda number: f"（{print_chinese(number)}）",
    lambda number: f"({print_chinese(number)}) ",
    lambda number: f"{number}.",
    lambda number: f"{number}、",
    lambda number: f"{print_chinese(number)}是",
)
"""Marks of sub-headings by their number, the usual one twice."""
ITEM_MARKS: tuple[Mark, ...] = (
    lambda number: f"{print_chinese(number)}是",
    lambda number: f"（{number}）",
    lambda number: f"{number}.",
    lambda number: ("首先，", "其次，", "再次，", "同时，", "此外，")[min(number, 5) - 1],
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One report's habits. `stop` stands between a heading and its sentences where they share a line."""

    mark: Mark
    item_mark: Mark
    own_line: bool
    stop: str


def draw_layout(random: Random) -> Layout:
    """The usual one in most reports."""
    return Layout(
        mark=random.choice(HEADING_MARKS),
        item_mark=random.choice(ITEM_MARKS),
        own_line=random.random() < 0.5,
        stop=random.choice(("。", "。", "：", "　")),
    )


def arranged(
    random: Random, layout: Layout, number: int, title: str, statements: Sequence[Statement]
) -> list[Paragraph]:
    """The paragraphs of the `number`-th theme."""
    body = _run_together(random, list(statements))
    heading = layout.mark(number) + title
    paragraphs = [tuple(body)]
    if len(body) > 2 and random.random() < SHARE_ENUMERATED:
        body = [body[0], *(prefixed(one, _item_mark(layout, i, one)) for i, one in enumerate(body[1:], 1))]
        paragraphs = [(one,) for one in body] if random.random() < 0.3 else [tuple(body)]
    if layout.own_line:
        head = Paragraph(statements=(Statement(text=heading),), heading=True)
        return [head, *(Paragraph(statements=one) for one in paragraphs)]
    paragraphs[0] = (Statement(text=heading + layout.stop), *paragraphs[0])
    return [Paragraph(statements=one) for one in paragraphs]


def _item_mark(layout: Layout, number: int, statement: Statement) -> str:
    """3. before 6件 would read as 3.6."""
    mark = layout.item_mark(number)
    return mark.replace(".", "、") if statement.text[:1].isdigit() else mark


def _run_together(random: Random, statements: list[Statement]) -> list[Statement]:
    """Some statements of figures joined with the one before; a figure of another year or body stays by itself."""
    made: list[Statement] = []
    for statement in statements:
        if made and _may_join(made[-1], statement) and random.random() < SHARE_RUN_TOGETHER:
            made[-1] = joined((made[-1], statement), marks=(random.choice(JOINTS),))
        else:
            made.append(statement)
    return made


def _may_join(one: Statement, other: Statement) -> bool:
    return all(s.facts and s.text.endswith("。") and "。" not in s.text[:-1] for s in (one, other))
