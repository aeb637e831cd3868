"""The text layer of an old scanner: what its software read, with the errors that it made."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.document.geometry import Box
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.scan.picture_pdf import LayerWord

ALIKE = (
    "0O〇○",
    "1lI|",
    "2Z",
    "38",
    "5S6",
    "7?",
    "8B3",
    "9g",
    "己已巳",
    "末未",
    "日曰目",
    "人入八",
    "千干于",
    "士土",
    "大太犬",
    "天夫",
    "申由甲",
    "田由",
    "开幵井",
    "主王",
    "本木",
    "件伴",
    "政攻",
    "府俯",
    "信倌",
    "息恩",
    "公分",
    "请清",
    "理埋",
    "结绪",
    "法洁",
    "规现",
    "行衍",
    "收牧",
    "、，",
    "。.",
    "（(",
    "）)",
    "：:",
)
"""Characters taken for each other, both ways."""
UNREADABLE = 0.6
"""Words hidden more than this are left out."""
_OTHERS = {letter: [other for group in ALIKE if letter in group for other in group if other != letter]
           for group in ALIKE for letter in group}  # fmt: skip


def draw_layer(page: TruePage, random: Random, *, error_share: float) -> tuple[LayerWord, ...]:
    """The page's words as read: about `error_share` (0..1) of the characters wrong, missing, doubled or split off.

    With 0 the text is right, boxes as well.
    """
    layer = []
    for word in page.words:
        text = word.text if error_share == 0 else "".join(_read(random, letter, error_share) for letter in word.text)
        box = word.quad.box if error_share == 0 else _shaken(random, word.quad.box)
        if word.hidden <= UNREADABLE and text.strip():
            layer.append(LayerWord(text=text, box=box))
    return tuple(layer)


def _read(random: Random, letter: str, error_share: float) -> str:
    if random.random() >= error_share:
        return letter
    kind = random.choices(("alike", "missing", "parted", "doubled"), (7, 2, 2, 1))[0]
    if kind == "alike":
        return random.choice(_OTHERS.get(letter, ["■", "□", "·", "口"]))
    return {"missing": "", "parted": f"{letter} ", "doubled": letter * 2}[kind]


def _shaken(random: Random, box: Box) -> Box:
    """A box that is a little off."""
    most = 0.08 * (box.bottom - box.top)
    across, down = random.uniform(-most, most), random.uniform(-most, most)
    moved = replace(box, left=box.left + across, right=box.right + across)
    return replace(moved, top=box.top + down, bottom=box.bottom + down)
