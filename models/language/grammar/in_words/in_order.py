"""Names that are handed out from the most down: 数量居前三位的依次为予以公开、无法提供、部分公开."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpora.document.geometry import Span

_IN_ORDER: Final = re.compile(
    r"(?:(?:排名?|居|列|位列|位居|处)[在于]?前[两二三四五六2-6]\s?[位名]?的|(?:由|从)(?:多|高)(?:到|至)(?:少|低)(?:排序|排列|排名|看)?[，,]?)"
    r"(?:分别)?依次(?:为|是|有)[:：]?(?P<names>[^，,。；;：:（()）\d]{4,80})(?=[，,。；;]|$)"
)
_APART: Final = re.compile("、|以及|(?<!法人)[和与及]")
_OF_SOME: Final = re.compile(r"后[两二三四五]|其[余他它]|余下|剩余|另外|除[^，,。；;]{2,20}外[，,]?[^，,。；;]*$")
"""`后四类由多到少依次为`: of those alone."""
FEWEST, FARTHEST = 2, 20
"""Names that make an order, and characters in front of it that may say of what it is."""


def find_orders(text: str) -> Iterator[tuple[tuple[str, Span], ...]]:
    """The names of each such list, each with the words that lead up to it, the most first; none of a list that goes on
    (等).
    """
    for said in _IN_ORDER.finditer(text):
        if _OF_SOME.search(re.split("[。；;]", text[: said.start()])[-1][-FARTHEST:]):
            continue
        place, names = said.start("names"), []
        for name in _APART.split(said["names"]):
            start = text.index(name, place)
            names.append((name.strip(), Span(said.start(), start + len(name))))
            place = start + len(name)
        if len(names) >= FEWEST and all(name for name, _ in names) and not names[-1][0].endswith("等"):
            yield tuple(names)
