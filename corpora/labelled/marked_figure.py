"""One figure of the hand-written markup: what it prints, what it speaks of, in which sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpora.document.claim import Body, PeriodKind, Relation
from corpora.document.geometry import Span
from corpora.document.numeral import CHINESE, parse_numeral
from corpora.labelled.mention import ClaimMention
from corpora.synthetic.prose.printed import AT_LEAST
from corpora.synthetic.prose.units import relation_by_unit
from corpora.synthetic.tables.fields import DISPUTE_RESULTS, FIELDS, GROUPS, ORGANISATIONS

_NUMERAL = re.compile(rf"\d[\d,，]*(?:\.\d+)?|[{CHINESE}]+(?:点[{CHINESE}]+)?")
_ROUGH = (*AT_LEAST, "约", "近", "左右", "上下", "大概", "将近", "不足", "以内", "之多")
_COLUMNS = {
    "np": ("natural_person",), "bus": ("business",), "res": ("research",), "soc": ("social_welfare",),
    "leg": ("legal_service",), "oth": ("other_org",), "all": ("total",), "legal": ORGANISATIONS,
}  # fmt: skip
_ROWS = {"in": "carried_in", "out": "carried_out", "done": "outcome_total"}
_PATHS = {
    "rec": ("reconsideration",), "lit1": ("litigation_direct",), "lit2": ("litigation_after",),
    "lit": ("litigation_direct", "litigation_after"),
}  # fmt: skip
_PERIODS: dict[str, PeriodKind] = {
    "last": "last_year", "running": "running_total", "plan": "plan", "part": "part_of_year", "other_year": "other_year",
}  # fmt: skip
_BODIES: dict[str, Body] = {"office": "office", "region": "region", "sub": "subordinate", "other": "other"}
_RELATIONS: dict[str, Relation] = {
    "inc": "increase", "dec": "decrease", "share": "share", "least": "at_least", "none": "none", "equal": "equal",
}  # fmt: skip
_OFFSETS: dict[PeriodKind, int] = {"this_year": 0, "part_of_year": 0, "last_year": -1, "plan": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure or a denial; `fields` holds one (plus, minus) for each claim that it makes."""

    words: str
    numeral: Span | None
    value: Decimal
    unit: str | None
    fields: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    relation: Relation
    period_kind: PeriodKind
    body: Body
    approximate: bool
    year: int | None
    names: tuple[str, ...]

    def claims(self, *, start: int, measure: Span | None, year: int) -> Iterator[ClaimMention]:
        """Its claims where it stands at `start` in a report of `year`."""
        offset = _OFFSETS.get(self.period_kind)
        said = self.year or (None if offset is None else year + offset)
        for plus, minus in self.fields:
            yield ClaimMention(
                span=Span(start, start + len(self.words)),
                numeral=None if self.numeral is None else Span(start + self.numeral[0], start + self.numeral[1]),
                value=self.value,
                unit=self.unit,
                measure=measure,
                relation=self.relation,
                period_kind=self.period_kind,
                body=self.body,
                period=None if said is None else str(said),
                fields=plus,
                minus=minus,
                approximate=self.approximate,
            )


def parse_figure(mark: str) -> Figure:
    """What stands between the braces.

    Raises:
        ValueError: for words without a numeral, a field or a sense that is none.
    """
    words, fields, sense = (*mark.split("|"), "", "")[:3]
    denied = words.startswith("-")
    words = words.removeprefix("-")
    numeral, unit = (None, None) if denied else _printed(words)
    given = sense.split()
    relation = next((_RELATIONS[word] for word in given if word in _RELATIONS), None)
    rough = not denied and any(word in words for word in _ROUGH)
    at_least = rough and any(word in words for word in AT_LEAST)
    known = {*_RELATIONS, *_PERIODS, *_BODIES, "approx"}
    if unknown := [word for word in given if word not in known and word[0] != "#" and not word.isdigit()]:
        raise ValueError(f"no such sense: {unknown} in {mark}")
    return Figure(
        words=words,
        numeral=numeral,
        value=Decimal(0) if numeral is None else _value(words[numeral.start : numeral.end]),
        unit=unit,
        fields=tuple(_expression(one.strip()) for one in fields.split("&")),
        relation=relation or relation_by_unit(unit, at_least=at_least),
        period_kind=next((_PERIODS[word] for word in given if word in _PERIODS), "this_year"),
        body=next((_BODIES[word] for word in given if word in _BODIES), "own"),
        approximate=rough or "approx" in given,
        year=next((int(word) for word in given if word.isdigit()), None),
        names=tuple(word[1:] for word in given if word[0] == "#"),
    )


def _printed(words: str) -> tuple[Span, str | None]:
    fraction = re.match(rf"(?:\D*?)(百分之|[{CHINESE}]+分之)", words)
    match = _NUMERAL.search(words, fraction.end() if fraction else 0)
    if match is None:
        raise ValueError(f"no numeral: {words}")
    tail = words[match.end() :]
    for word in sorted(_ROUGH, key=len, reverse=True):
        tail = tail.replace(word, "")
    unit = tail.strip() or None
    if fraction:
        unit = "%" if fraction[1] == "百分之" else fraction[1]
    return Span(*match.span()), unit


def _value(printed: str) -> Decimal:
    value = parse_numeral(f"一{printed}" if printed in "十百千万" else printed)  # 百分之百
    if value is None:
        raise ValueError(f"not a numeral: {printed}")
    return value


def _expression(printed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    plus: list[str] = []
    minus: list[str] = []
    for sign, name in re.findall(r"([+-]?)\s*([a-z0-9_.:]+)", printed):
        (minus if sign == "-" else plus).extend(field_names(name))
    return tuple(plus), tuple(minus)


def field_names(short: str) -> tuple[str, ...]:
    """The statutory fields behind a shortened name.

    `new`, `in`, `out`, `done`, `granted`, `denied.third_party` are rows in the column of totals, `new:np` in that of
    natural persons (`bus`, `res`, `soc`, `leg`, `oth`; `legal` all five). `denied`, `unavailable`, `not_processed` and
    `other` are all rows of the group. `rec`, `lit1`, `lit2` are totals, `lit` both; `rec.upheld` one result, `rec.all`
    all. `doc.made`, `reg.made`, `licensing`, `penalties`, `coercion`, `fees` are of the first table.

    Raises:
        ValueError: for a name of no field.
    """
    head, _, tail = short.partition(".")
    if head in ("doc", "reg") or short in ("licensing", "penalties", "coercion", "fees"):
        kinds = {"doc": "documents", "reg": "regulations"}
        names: tuple[str, ...] = (f"proactive.{kinds[head]}.{tail}" if tail else f"proactive.{short}",)
    elif head in _PATHS:
        results = tuple(DISPUTE_RESULTS) if tail == "all" else (tail or "total",)
        names = tuple(f"disputes.{path}.{result}" for path in _PATHS[head] for result in results)
    else:
        row, _, column = short.partition(":")
        row = _ROWS.get(row, row)
        rows = [f"{row}.{one}" for one in GROUPS[row][1]] if row in GROUPS else [row]
        names = tuple(f"requests.{one}.{other}" for one in rows for other in _COLUMNS[column or "all"])
    if wrong := [name for name in names if name not in FIELDS]:
        raise ValueError(f"no such field: {wrong} of {short}")
    return names
