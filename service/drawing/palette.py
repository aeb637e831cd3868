"""What each colour of a drawing means, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Colour = tuple[int, int, int]
Kind = Literal["read", "unsure", "doubtful", "blank", "label", "table", "rule", "word", "doubtful-word", "contradicted"]

UNSURE, DOUBTFUL = 0.9, 0.5
"""Confidence below which a cell is drawn as not quite sure, and as not believed."""
DOUBTFUL_WORD: Final = 0.8
"""Confidence below which a word of OCR is drawn as doubtful: good print reads above 0.95."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`fill` is its opacity, 0 to 1, over the page; `width` that of the outline in pixels, 0 for none."""

    colour: Colour
    fill: float
    width: int
    chinese: str
    english: str


PALETTE: Final[dict[Kind, Look]] = {
    "table": Look(colour=(20, 60, 200), fill=0.0, width=3, chinese="表格", english="table"),
    "rule": Look(colour=(220, 0, 200), fill=0.0, width=1, chinese="线条", english="rule"),
    "label": Look(colour=(90, 110, 140), fill=0.10, width=1, chinese="表头与行名", english="head or label"),
    "read": Look(colour=(0, 140, 60), fill=0.14, width=1, chinese="已读", english="read"),
    "unsure": Look(colour=(240, 150, 0), fill=0.30, width=2, chinese="把握低于 90%", english="confidence < 0.9"),
    "doubtful": Look(colour=(225, 20, 20), fill=0.32, width=2, chinese="存疑、无法辨认", english="doubtful"),
    "blank": Look(colour=(120, 120, 120), fill=0.0, width=1, chinese="空白格", english="blank cell"),
    "word": Look(colour=(60, 140, 230), fill=0.0, width=1, chinese="文字", english="word"),
    "doubtful-word": Look(colour=(225, 20, 20), fill=0.0, width=2, chinese="存疑文字", english="doubtful word"),
    "contradicted": Look(colour=(170, 0, 120), fill=0.0, width=4, chinese="与正文矛盾", english="contradicted"),
}  # fmt: skip
