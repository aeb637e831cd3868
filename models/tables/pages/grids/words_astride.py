"""Words beside the end of a level rule, at its height: names of columns that go over both rows that it parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.lattice import SAME_EDGE, RuleCover
from models.tables.pages.print.lines import middle_y

ASTRIDE: Final = 0.25
"""Share of a word's height that it reaches beyond the rule on both sides at least."""


def words_astride(words: Sequence[Word], rules: Sequence[Rule], edges: Sequence[float], body: float) -> list[Word]:
    """Those over an edge within the head, which a rule draws elsewhere, but not where they stand.

    `edges` are those of the table's rows, `body` is the y of its first figure.
    """
    inner = [at for at in edges if at < body][1:-1]  # the last one is where the body begins
    level = [rule for rule in rules if rule.horizontal]
    drawn = [at for at in inner if any(abs(middle_y(rule.box) - at) <= SAME_EDGE for rule in level)]
    cover = RuleCover(level, horizontal=True)
    return [word for word in words if any(_is_astride(word, at, cover) for at in drawn)]


def _is_astride(word: Word, at: float, cover: RuleCover) -> bool:
    reach = ASTRIDE * (word.box.bottom - word.box.top)
    return word.box.top + reach < at < word.box.bottom - reach and not cover.share(at, word.box.left, word.box.right)
