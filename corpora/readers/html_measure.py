"""How much of what each element holds: what layout tables and menus are told by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpora.readers.html_tree import BLOCKS, CELLS, HEADINGS, Node

_SENTENCE = re.compile(r"[，。；]")
_TITLE = re.compile(r"报告|年报|公报|通知|公告|年度|\d{4}\s*年|[一二三四五六七八九十]、")
_CELL_WEIGHT = 8
"""A figure is a character or two, but worth as much as some words of prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Characters that print, and their kinds, in an element and all below it.

    Args:
        linked: characters inside links; `links` counts the links.
        weight: of what reads like a report: sentences, and cells with figures.
        blocks: innermost blocks that hold text.
        tabled: characters inside tables (for a table: in its nested tables and itself).
        cells: table cells.
        titled: a heading inside reads like a report's title and not like a site's name.
    """

    characters: int
    linked: int
    links: int
    weight: int
    blocks: int
    tabled: int
    cells: int
    titled: bool

    @property
    def link_share(self) -> float:
        """0 for an element without text."""
        return self.linked / self.characters if self.characters else 0.0


def measure(root: Node) -> dict[Node, Measure]:
    """Every element's measure, computed once."""
    measures: dict[Node, Measure] = {}
    _measure(root, measures, in_link=False, in_cell=False)
    return measures


def _measure(node: Node, measures: dict[Node, Measure], *, in_link: bool, in_cell: bool) -> Measure:
    in_link = in_link or node.tag == "a"
    in_cell = in_cell or node.tag in CELLS
    below = [_measure(child, measures, in_link=in_link, in_cell=in_cell) for child in node.nodes()]
    texts = ["".join(child.split()) for child in node.children if isinstance(child, str)]
    own = sum(map(len, texts))
    characters = own + sum(part.characters for part in below)
    inner = any(child.tag in BLOCKS and measures[child].characters for child in node.nodes())
    innermost = characters > 0 and node.tag in BLOCKS and not inner
    result = Measure(
        characters=characters,
        linked=characters if in_link else sum(part.linked for part in below),
        links=(node.tag == "a") + sum(part.links for part in below),
        weight=_weight(texts, in_link=in_link, in_cell=in_cell) + sum(part.weight for part in below),
        blocks=max(sum(part.blocks for part in below), int(innermost)),
        tabled=characters if node.tag == "table" else sum(part.tabled for part in below),
        cells=(node.tag in CELLS) + sum(part.cells for part in below),
        titled=any(part.titled for part in below) or (node.tag in HEADINGS and _is_title(node)),
    )
    measures[node] = result
    return result


def _is_title(heading: Node) -> bool:
    strings = [child for child in heading.children if isinstance(child, str)]
    return bool(_TITLE.search("".join(strings))) or any(_is_title(child) for child in heading.nodes())


def _weight(texts: list[str], *, in_link: bool, in_cell: bool) -> int:
    if in_link:
        return 0
    joined = "".join(texts)
    if _SENTENCE.search(joined):
        return len(joined)
    return _CELL_WEIGHT if in_cell and joined.strip("-—/").replace(".", "").replace(",", "").isdecimal() else 0
