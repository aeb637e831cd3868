"""Measure words that count the same things."""

from __future__ import annotations

_FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "条 篇 件 份 则 个 期 部 项 次 条次 篇次 件次 次（条） 条（次） 件（次） 次（件） 条（件） 件（条） 篇（条） 条（篇） "
        "条（篇、次） 起 宗 例 封 单",
        "人 名 人次 位",
        "家 户 个 处 所 家次 户次",
        "场 次 期 场次 批 批次",
    )
)
"""Measure words that one list may mix; a sum over mixed ones supports, but does not contradict."""


def count_alike(one: str | None, other: str | None) -> bool:
    """Whether two measure words may stand in one list: the same word, or two of one family."""
    return one == other or any(one in family and other in family for family in _FAMILIES)
