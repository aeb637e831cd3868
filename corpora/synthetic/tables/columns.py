"""Columns of a statistical table: a tree of heads over columns that hold values, totals, shares and growth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal, get_args

from corpora.synthetic.tables.words import load_words

ColumnKind = Literal["base", "total", "share", "growth", "remark"]
Scheme = Literal["measures", "years", "years_measures", "categories", "measures_categories", "deep", "months"]
TotalPlace = Literal["last", "first", "none"]
TOTAL_PLACES: tuple[TotalPlace, ...] = get_args(TotalPlace)
MOST_COLUMNS = 20
"""More do not fit on a page in any type that can be read; the groups at the right are left out then."""
MOST_DEEP_CATEGORIES = 4
"""Two years by two measures by four categories and their total make twenty columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a column counts; a `rate` (%, 元 a head) is in no sum. `low` and `high` are what one row holds; `near` says
    that it is most of the measure before it (结案 of 立案).
    """

    label: str
    unit: str
    low: Decimal
    high: Decimal
    decimals: int = 0
    rate: bool = False
    near: bool = False

    @classmethod
    def parse(cls, text: str) -> Measure:
        """From label|unit|low|high[|decimals[|rate or near]]."""
        label, unit, low, high, *rest = text.split("|")
        return cls(
            label=label,
            unit=unit,
            low=Decimal(low),
            high=Decimal(high),
            decimals=int(rest[0]) if rest else 0,
            rate=rest[1:] == ["rate"],
            near=rest[1:] == ["near"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the body.

    Args:
        key: names it in its table.
        kind: "total" adds the columns `of` up; "share" is of[0] in percent of of[1], or of the grand total's row where
            there is one name only; "growth" is the change from of[1] to of[0] in percent.
        near: key of the column whose values these resemble (the year before).
        most_of: key of the column whose values these are most of.
    """

    key: str
    kind: ColumnKind
    measure: Measure
    of: tuple[str, ...] = ()
    near: str | None = None
    most_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head over other heads, or over one column."""

    label: str
    children: tuple[Head, ...] = ()
    column: Column | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns below, left to right."""
        own = () if self.column is None else (self.column,)
        return own + tuple(column for child in self.children for column in child.columns)

    @property
    def depth(self) -> int:
        """Rows of heads that it needs."""
        return 1 + max((child.depth for child in self.children), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What columns are drawn from. `units_in_heads` prints 金额（万元）."""

    measures: tuple[Measure, ...]
    categories: tuple[tuple[str, ...], ...]
    year: int
    units_in_heads: bool

    def head(self, measure: Measure) -> str:
        """The measure's head."""
        return f"{measure.label}（{measure.unit}）" if self.units_in_heads else measure.label


def draw_heads(random: Random, words: Words, *, scheme: Scheme, wide: bool = False) -> tuple[Head, ...]:
    """The heads of a table by a scheme, with a column of remarks in some."""
    plans = {
        "measures": _measures,
        "years": _years,
        "years_measures": _years_measures,
        "categories": _categories,
        "measures_categories": _measures_categories,
        "deep": _deep,
        "months": _months,
    }
    heads = list(plans[scheme](random, words, wide))
    while sum(len(head.columns) for head in heads) > MOST_COLUMNS:
        heads.pop()
    if random.random() < 0.2:
        remark = Column(key="remark", kind="remark", measure=words.measures[0])
        heads.append(Head(label=random.choice(load_words("names")["remarks"]), column=remark))
    return tuple(heads)


def _leaf(label: str, key: str, measure: Measure, *, near: str | None = None, most_of: str | None = None) -> Head:
    return Head(label=label, column=Column(key=key, kind="base", measure=measure, near=near, most_of=most_of))


def _leaves(words: Words, measures: Sequence[Measure], *, prefix: str = "", near: str | None = None) -> list[Head]:
    """A column for each measure; `near` is the prefix of the columns of the year before."""
    heads, before = list[Head](), None
    for measure in measures:
        key = f"{prefix}{measure.label}"
        old = None if near is None else f"{near}{measure.label}"
        heads.append(_leaf(words.head(measure), key, measure, near=old, most_of=before if measure.near else None))
        before = key if not measure.near or before is None else before
    return heads


def _additive(words: Words) -> list[Measure]:
    return [measure for measure in words.measures if not measure.rate]


def _chosen(random: Random, measures: Sequence[Measure], count: int) -> list[Measure]:
    """Some of the measures in their order."""
    kept = set(random.sample(range(len(measures)), min(count, len(measures))))
    return [measure for index, measure in enumerate(measures) if index in kept]


def _measures(random: Random, words: Words, wide: bool) -> Iterator[Head]:
    measures = _chosen(random, words.measures, len(words.measures) if wide else random.randint(2, 6))
    share_of = random.choice(measures) if random.random() < 0.3 else None
    for measure, head in zip(measures, _leaves(words, measures), strict=True):
        yield head
        if measure is share_of and not measure.rate:
            label = random.choice(("占比（%）", "占总量的比重", "比重（%）", "所占比例"))
            yield Head(label=label, column=Column(key="share", kind="share", measure=measure, of=(measure.label,)))


def _years(random: Random, words: Words, wide: bool) -> Iterator[Head]:
    measure = random.choice(words.measures)
    n_years = random.randint(8, 13) if wide else random.randint(2, 6)
    first, near = words.year - n_years + 1, None
    for year in range(first, words.year + 1):
        yield _leaf(f"{year}年", f"y{year}", measure, near=near)
        near = f"y{year}"
    yield from _growth(random, measure, f"y{words.year}", f"y{words.year - 1}")


def _growth(random: Random, measure: Measure, new: str, old: str) -> Iterator[Head]:
    if random.random() < 0.7:
        label = random.choice(("同比增长（%）", "增长率", "增减幅度（%）", "同比（%）", "比上年增减"))
        yield Head(label=label, column=Column(key=f"{new}growth", kind="growth", measure=measure, of=(new, old)))


def _years_measures(random: Random, words: Words, wide: bool) -> Iterator[Head]:
    measures = _chosen(random, words.measures, 5 if wide else random.randint(2, 3))
    years = [words.year - 1, words.year] if not wide else [words.year - 2, words.year - 1, words.year]
    if random.random() < 0.5:
        suffix = random.choice(("年", "年", "年度"))
        for year in years:
            label = f"{year}{suffix}"
            near = f"y{year - 1}" if year > years[0] else None
            yield Head(label=label, children=tuple(_leaves(words, measures, prefix=f"y{year}", near=near)))
        return
    for measure in measures:
        near, heads = None, []
        for year in years:
            heads.append(_leaf(f"{year}年", f"y{year}{measure.label}", measure, near=near))
            near = f"y{year}{measure.label}"
        heads += _growth(random, measure, f"y{years[-1]}{measure.label}", f"y{years[-2]}{measure.label}")
        yield Head(label=words.head(measure), children=tuple(heads))


def _total_place(random: Random) -> TotalPlace:
    return random.choices(TOTAL_PLACES, (5, 4, 1))[0]


def _split(measure: Measure, names: Sequence[str], *, prefix: str, total: str, place: TotalPlace) -> list[Head]:
    """Columns that add up to one of their own, which stands first, last, or is left out."""
    heads = [_leaf(name, f"{prefix}/{name}", measure) for name in names]
    of = tuple(f"{prefix}/{name}" for name in names)
    whole = Head(label=total, column=Column(key=f"{prefix}/total", kind="total", measure=measure, of=of))
    return {"last": [*heads, whole], "first": [whole, *heads], "none": heads}[place]


def _categories(random: Random, words: Words, wide: bool) -> Iterator[Head]:
    measure = random.choice(_additive(words))
    names = max(words.categories, key=len) if wide else random.choice(words.categories)
    total = random.choice(load_words("names")["totals"])
    heads = _split(measure, names, prefix="c", total=total, place=_total_place(random))
    if random.random() < 0.4:
        yield Head(label=words.head(measure), children=tuple(heads))
    else:
        yield from heads
    keys = {head.column.key for head in heads if head.column}
    if "c/total" in keys and random.random() < 0.35:
        of = (f"c/{names[0]}", "c/total")
        yield Head(label=f"{names[0]}占比（%）", column=Column(key="share", kind="share", measure=measure, of=of))


def _measures_categories(random: Random, words: Words, wide: bool) -> Iterator[Head]:
    names = random.choice(words.categories)
    subtotal, place = random.choice(load_words("names")["subtotals"]), _total_place(random)
    for measure in _chosen(random, _additive(words), 4 if wide else 2):
        heads = _split(measure, names, prefix=measure.label, total=subtotal, place=place)
        yield Head(label=words.head(measure), children=tuple(heads))


def _deep(random: Random, words: Words, wide: bool) -> Iterator[Head]:
    short = [names for names in words.categories if len(names) <= MOST_DEEP_CATEGORIES]
    names = random.choice(short) if short and wide else min(words.categories, key=len)
    measures = _chosen(random, _additive(words), 2)
    total, place = random.choice(("小计", "合计", "计")), _total_place(random)
    for year in (words.year - 1, words.year):
        groups = [
            Head(
                label=words.head(measure),
                children=tuple(_split(measure, names, prefix=f"y{year}{measure.label}", total=total, place=place)),
            )
            for measure in measures
        ]
        yield Head(label=f"{year}年", children=tuple(groups))


def _months(random: Random, words: Words, wide: bool) -> Iterator[Head]:
    measure = random.choice(_additive(words))
    names = [f"{month}月" for month in range(1, 13)] if wide or random.random() < 0.4 else list(load_quarters(random))
    total = random.choice(("全年合计", "合计", "全年", "累计"))
    yield from _split(measure, names, prefix="m", total=total, place=_total_place(random))


def load_quarters(random: Random) -> tuple[str, ...]:
    """The four quarters in one of two ways of writing them."""
    return random.choice((("一季度", "二季度", "三季度", "四季度"), ("第一季度", "第二季度", "第三季度", "第四季度")))
