"""What a cell of a list or a form holds, by its kind: a date, a 文号, an amount, prose in several lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from corpora.synthetic.split import Split
from corpora.synthetic.tables import names
from corpora.synthetic.tables.printing import NumberStyle
from corpora.synthetic.tables.words import load_words

Entry = tuple[str, Decimal | None]
"""What is printed, and the number that it prints, None for words, dates, codes and ranges."""

AMOUNTS: Mapping[str, tuple[str, str, int, str]] = {
    "money": ("8", "26000", 2, ""),
    "yuan": ("200", "68000", 2, ""),
    "moneyunit": ("5", "9000", 1, "万元"),
    "count": ("1", "60", 0, ""),
    "people": ("3", "90", 0, "人"),
    "days": ("1", "60", 0, "个工作日"),
    "area": ("300", "68000", 1, "平方米"),
    "percent": ("1", "100", 1, "%"),
    "ph": ("6.3", "8.8", 1, ""),
    "small": ("0.6", "9.8", 2, ""),
    "trace": ("0.012", "0.98", 3, ""),
    "score": ("60.5", "94", 2, ""),
}
"""Kinds that print numbers: low, high, decimals, unit in the cell."""
ADDITIVE = frozenset({"money", "yuan", "count"})
"""Kinds whose column may end in a total."""
MEASUREMENTS = frozenset({"trace"})
SHARE_NOT_FOUND = 0.12
"""Of traces that a laboratory could not find (未检出)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the entries of one table have in common."""

    place: str
    year: int
    split: Split
    style: NumberStyle
    prose: tuple[str, ...]


def draw_entry(random: Random, kind: str, setting: Setting) -> Entry:
    """An entry of a kind of `lists.yaml` or `forms.yaml`.

    Raises:
        KeyError: for a kind that nobody wrote.
    """
    name, _, choices = kind.partition(":")
    if name == "choice":
        return random.choice(choices.split("/")), None
    if name in AMOUNTS:
        low, high, decimals, unit = AMOUNTS[name]
        if name in MEASUREMENTS and random.random() < SHARE_NOT_FOUND:
            return "未检出", None
        value = names.draw_amount(random, Decimal(low), Decimal(high), decimals)
        return setting.style.number(value, decimals=decimals, suffix=unit), value
    return TEXTS[name](random, setting), None


def _prose(random: Random, setting: Setting) -> str:
    return random.choice(setting.prose)


def _filled(random: Random, setting: Setting, texts: Sequence[str]) -> str:
    return names.fill(random, random.choice(texts), place=setting.place, year=setting.year)


def _range(random: Random, setting: Setting) -> str:
    if random.random() < 0.5:
        return f"{setting.year - random.randint(0, 3)}—{setting.year + random.randint(1, 3)}"
    low = random.randint(1, 6)
    return random.choice((f"{low}-{low + 2}", f"{low}～{low + 3}", f"≤{low}.0", f"{low}—{low + 2}"))


def _rate(random: Random, _: Setting) -> str:
    unit = random.choice(("元/人次", "元/平方米·月", "元/件", "元/科"))
    low = random.randint(2, 180)
    return random.choice((f"{low}{unit}", f"{low}—{low * 2}{unit}", f"每件{low}元", "按成本收取"))


def _month(random: Random, setting: Setting) -> str:
    year, month = setting.year - random.choice((0, 0, 0, 3, 12)), random.randint(1, 12)
    return random.choice((f"{year}年{month}月", f"{year}.{month:02d}", f"{year}年{month}月底前"))


def _address(random: Random, setting: Setting) -> str:
    return f"{setting.place}{random.choice(load_words('names')['streets'])}{random.randint(1, 288)}号"


def _model(random: Random, _: Setting) -> str:
    return f"{random.choice('ABCDGHLMT')}{random.choice('XKSP')}-{random.randint(10, 999):03d}"


def _project(random: Random, setting: Setting) -> str:
    return _filled(random, setting, load_words("lists")["重点项目"]["names"])


def _blank(random: Random, _: Setting) -> str:
    return random.choice(load_words("names")["remark_texts"]) if random.random() < 0.15 else ""


def _topic_item(random: Random, setting: Setting) -> str:
    return _filled(random, setting, load_words("lists")["权责事项"]["names"])


TEXTS: Mapping[str, Callable[[Random, Setting], str]] = {
    "place": lambda random, setting: names.draw_places(random, 1, kind="towns", split=setting.split)[0],
    "office": lambda random, setting: names.draw_offices(random, 1)[0],
    "person": lambda random, setting: names.draw_person(random),
    "phone": lambda random, setting: names.draw_phone(random),
    "date": lambda random, setting: names.draw_date(random, setting.year),
    "docno": lambda random, setting: names.draw_document_number(random, setting.year),
    "code": lambda random, setting: names.draw_code(random, 9),
    "code6": lambda random, setting: names.draw_code(random, 6),
    "credit": lambda random, setting: names.draw_credit_code(random),
    "docs": lambda random, setting: _filled(random, setting, load_words("names")["laws"]),
    "sign": lambda random, setting: _filled(random, setting, load_words("names")["signs"]),
    "month": _month,
    "range": _range,
    "rate": _rate,
    "prose": _prose,
    "blank": _blank,
    "address": _address,
    "model": _model,
    "project": _project,
    "topicitem": _topic_item,
}
"""Kinds that print words."""
