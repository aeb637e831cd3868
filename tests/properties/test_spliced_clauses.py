"""Whatever clauses stand beside each other, with whatever numerals in them, a report is read: a defect would cost it whole.

十分之三 and 各0件和38件 did, once.
"""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.document.reading import Reading
from tests.few import one_in

SENTENCES = (Path(__file__).parents[1] / "regressions" / "true_sentences.txt").read_text("utf-8")
CLAUSES = re.findall(r"[^，。；\n]{1,60}[，。；]", SENTENCES)
ODD = re.findall(
    r"\S+",
    "十分之一 十分之三 二十分之一 近十成 两成半 翻番 翻两番 增长近一倍 一倍多 增长了百分之五十 千分之三 亿 万 余 零 〇 两三 十几 廿 百余 1.2.3 12,34 ,, "
    "2023-2021年 20235年 第一 末位 倍 0倍 -5件 +3 0% 1000% ％ 各0件 各0件和6件 平均每人0件 占0件的 是上年0件的3倍 比上年的0件增长1倍 由0件增至5件 各一件 "
    "之一 除 外 其余 最多 次之 99999999999999999999件 1e5 ½ ② ㈠ 负3 3－5件 3~5件 零件 0.0倍 平均每月 分别 依次为 均 全部办结",
)
MOST_CLAUSES = 60


@pytest.mark.parametrize("seed", one_in(3, range(60)))
def test_any_clauses_are_read(seed: int, read: Callable[..., Reading], printed: Callable[..., str]) -> None:
    dice = random.Random(seed)
    pieces = [_spoilt(dice, dice.choice(CLAUSES)) for _ in range(dice.randint(10, MOST_CLAUSES))]
    assert isinstance(read(printed("".join(pieces))), Reading)


def _spoilt(dice: random.Random, clause: str) -> str:
    """As it is, or with an odd word in it, other figures, or a few signs lost."""
    place = dice.randrange(len(clause))
    match dice.randrange(6):
        case 0 | 1:
            return clause[:place] + dice.choice(ODD) + clause[place:]
        case 2:
            return re.sub(r"\d+", lambda figure: str(dice.choice((0, 1, 2, 10, int(figure[0])))), clause)
        case 3:
            return clause[:place] + clause[place + dice.randint(1, 3) :]
        case _:
            return clause
