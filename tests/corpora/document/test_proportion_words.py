import itertools
from decimal import Decimal

import pytest

from corpora.document.proportion_words import find_proportions

DIGITS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True))


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("近九成", 83, 93),
        ("超六成", 59, 100),
        ("不足两成", 0, 21),
        ("过半数", 49, 100),
        ("约占三分之一", "26.3", "40.3"),
        ("十分之三的申请", 23, 37),
        ("三分之二以上", "65.7", 100),
    ],
)
def test_a_share_is_true_between(words: str, least: float | str, most: float | str) -> None:
    (found,) = find_proportions(words)
    assert (found.least, found.most) == (Decimal(least), Decimal(most))


@pytest.mark.parametrize("words", ["二十分之一", "成立", "十成把握", "收成", "百分之十"])
def test_what_is_no_share_of_tenths(words: str) -> None:
    assert list(find_proportions(words)) == []


def test_each_fraction_is_worth_what_it_says() -> None:
    for (below, whole), (above, part) in itertools.product(DIGITS.items(), repeat=2):
        found = list(find_proportions(f"{below}分之{above}"))
        worth = [(100 * Decimal(part) / whole).quantize(Decimal("0.1"))] if 1 < whole > part else []
        assert [(one.least + one.most) / 2 for one in found] == worth, (below, above)
