"""Names and numbers of the surroundings, made up anew each time: roads, villages, accounts, the letters of a file."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

ROADS = ("临江", "文昌", "建设", "解放", "人民", "朝阳", "学府", "站前", "滨河", "迎宾", "新华", "和平", "府前", "兴业")
VILLAGES = "东西南北上下大小新前后金石青白龙凤"
SETTLEMENTS = ("坪", "湾", "塘", "桥", "沟", "岭", "庙", "井", "营", "寨")
ACCOUNTS = ("发布", "政务", "微讯", "之声", "先锋", "在线", "融媒", "资讯")
MOST_PHONES, FEWEST_PHONES = 8_999_999, 1_000_000


def generated(name: str, random: Random, *, place: str) -> str | None:
    """Words for the slot, None for a slot that is none of these. `place` is that of the report's body."""
    make = _MADE.get(name)
    return make(random, place) if make else None


def _village(random: Random, _: str) -> str:
    return random.choice(VILLAGES) + random.choice(SETTLEMENTS) + random.choice(("村", "村", "社区"))


def _account(random: Random, place: str) -> str:
    return place.rstrip("市县区州旗镇乡盟") + random.choice(ACCOUNTS)


_MADE: dict[str, Callable[[Random, str], str]] = {
    "d": lambda random, _: str(random.randint(3, 98)),
    "month": lambda random, _: str(random.randint(1, 12)),
    "day": lambda random, _: str(random.randint(10, 28)),
    "door": lambda random, _: str(random.randint(2, 299)),
    "postcode": lambda random, _: str(random.randint(100_000, 899_999)),
    "phone": lambda random, _: f"0{random.randint(110, 990)}-{random.randint(FEWEST_PHONES, MOST_PHONES)}",
    "road": lambda random, _: random.choice(ROADS) + random.choice("路街"),
    "village": _village,
    "account": _account,
    "sign": lambda random, place: place[0] + random.choice(("", "", "县", "市", "区")),
    "upper": lambda _, place: place,
}
