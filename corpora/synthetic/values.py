"""Consistent statutory figures: the truth that renderers print and plants disturb.

Sizes follow what such reports look like: most offices receive no request in a year, counties tens, cities thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from corpora.synthetic.tables.fields import APPLICANTS, COLUMNS, DISPUTE_PATHS, DISPUTE_RESULTS, FIELDS, OUTCOMES, ROWS

Level = Literal["office", "county", "city"]

MEAN_REQUESTS: dict[Level, float] = {"office": 6.0, "county": 70.0, "city": 1800.0}
SHARE_WITHOUT_REQUESTS: dict[Level, float] = {"office": 0.5, "county": 0.04, "city": 0.0}
SHARE_CARRIED_OUT = 0.05
YEARLY_CHANGE = 0.3
"""Standard deviation of the logarithm by which a count changes from one year to the next."""
APPLICANT_WEIGHTS = (80.0, 12.0, 1.0, 1.0, 3.0, 3.0)
OUTCOME_WEIGHTS: tuple[float, ...] = (45, 10, 0.3, 1, 0.5, 3, 3, 2, 2, 2, 14, 3, 2, 3, 2, 0.5, 0.5, 1, 2, 0.3, 3)
"""One weight an outcome row, in the form's order: most are granted or not held, the rest are rare."""
DISPUTE_WEIGHTS = (55.0, 12.0, 18.0, 15.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryFigures:
    """The 200 figures of one body and year. `blank` names figures of value 0 whose cell is left empty in print."""

    values: dict[str, Decimal]
    blank: frozenset[str] = frozenset()

    def __getitem__(self, field: str) -> Decimal:
        return self.values[field]

    def sum(self, fields: tuple[str, ...]) -> Decimal:
        """Total of several fields."""
        return sum((self.values[field] for field in fields), Decimal(0))


NO_FIGURES = StatutoryFigures(values={})
"""For reports of another family."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """`left` fields and `right` fields have the same sum in every consistent report."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    def holds(self, figures: StatutoryFigures) -> bool:
        """Whether it does in these figures."""
        return figures.sum(self.left) == figures.sum(self.right)


def statutory_identities() -> Iterator[Identity]:
    """Every identity that the form states: 75 of columns and rows, 3 of disputes."""
    for column in COLUMNS:
        yield Identity(
            left=(f"requests.new.{column}", f"requests.carried_in.{column}"),
            right=(f"requests.outcome_total.{column}", f"requests.carried_out.{column}"),
        )
        yield Identity(
            left=(f"requests.outcome_total.{column}",), right=tuple(f"requests.{row}.{column}" for row in OUTCOMES)
        )
    for row in ROWS:
        yield Identity(left=(f"requests.{row}.total",), right=tuple(f"requests.{row}.{one}" for one in APPLICANTS))
    for path in DISPUTE_PATHS:
        parts = tuple(f"disputes.{path}.{result}" for result in DISPUTE_RESULTS)
        yield Identity(left=(f"disputes.{path}.total",), right=parts)


def broken_identities(figures: StatutoryFigures) -> list[Identity]:
    """Identities that do not hold; empty for everything that this module makes."""
    return [identity for identity in statutory_identities() if not identity.holds(figures)]


def draw_years(random: Random, *, level: Level, years: int) -> list[StatutoryFigures]:
    """Figures of one body for consecutive years, oldest first.

    What one year carries out the next carries in, column by column, and stocks in force move by what was made and
    abolished.
    """
    drawn: list[StatutoryFigures] = []
    for _ in range(years):
        previous = drawn[-1] if drawn else None
        values: dict[str, Decimal | int] = {
            **_draw_proactive(random, level=level, previous=previous),
            **_draw_requests(random, level=level, previous=previous),
            **_draw_disputes(random, level=level),
        }
        drawn.append(StatutoryFigures(values={field: Decimal(values[field]) for field in FIELDS}))
    return drawn


def draw_region(
    random: Random, *, counties: int, years: int
) -> tuple[list[list[StatutoryFigures]], list[StatutoryFigures]]:
    """Figures of some counties and of the city that they make up, each for consecutive years, oldest first.

    The city's report counts what its counties count, as the statistics of a whole region do: every figure of it is the
    sum of theirs, so that all identities and carry-overs hold for it as well.
    """
    members = [draw_years(random, level="county", years=years) for _ in range(counties)]
    return members, [added(of_year) for of_year in zip(*members, strict=True)]


def added(parts: Sequence[StatutoryFigures]) -> StatutoryFigures:
    """The figure-by-figure sum."""
    return StatutoryFigures(values={field: sum((part[field] for part in parts), Decimal(0)) for field in FIELDS})


def blank_zeros(figures: StatutoryFigures, random: Random, *, share: float) -> StatutoryFigures:
    """The same figures with about `share` of the zeros of applicant columns and disputes left unprinted."""
    eligible = (f for f, v in figures.values.items() if v == 0 and not f.startswith("proactive") and "total" not in f)
    return StatutoryFigures(values=figures.values, blank=frozenset(f for f in eligible if random.random() < share))


def _draw_proactive(random: Random, *, level: Level, previous: StatutoryFigures | None) -> dict[str, Decimal]:
    scale = {"office": 1, "county": 5, "city": 25}[level]
    values: dict[str, Decimal] = {}
    for kind, mean in (("regulations", 1.0 if level == "city" else 0.0), ("documents", 0.6 * scale)):
        stock = (
            previous[f"proactive.{kind}.in_force"]
            if previous
            else Decimal(_around(random, mean * random.uniform(2, 9)))
        )
        made = Decimal(_around(random, mean))
        abolished = min(stock, Decimal(_around(random, mean * 0.6)))
        values |= {f"proactive.{kind}.made": made, f"proactive.{kind}.abolished": abolished}
        values[f"proactive.{kind}.in_force"] = stock + made - abolished
    busy = level != "office" or random.random() < 0.5
    for item, mean in (("licensing", 90.0), ("penalties", 25.0), ("coercion", 2.0)):
        field = f"proactive.{item}"
        before = previous[field] if previous else None
        values[field] = Decimal(_around(random, mean * scale * scale, before=before) if busy or before else 0)
    before = 100 * previous["proactive.fees"] if previous else None
    charges = bool(before) or level != "office" or random.random() < 0.15
    values["proactive.fees"] = Decimal(_around(random, 9000.0 * scale, before=before) if charges else 0) / 100
    return values


def _draw_requests(random: Random, *, level: Level, previous: StatutoryFigures | None) -> dict[str, int]:
    before = previous["requests.new.total"] if previous else None
    none = random.random() < SHARE_WITHOUT_REQUESTS[level] and not before
    received = 0 if none else max(1, _around(random, MEAN_REQUESTS[level], before=before))
    new = _split(random, received, APPLICANT_WEIGHTS)
    if previous:
        carried_in = [int(previous[f"requests.carried_out.{column}"]) for column in APPLICANTS]
    else:
        carried_in = _split(random, _around(random, received * SHARE_CARRIED_OUT), APPLICANT_WEIGHTS)
    values: dict[str, int] = {}
    for column, fresh, old in zip(APPLICANTS, new, carried_in, strict=True):
        carried_out = sum(random.random() < SHARE_CARRIED_OUT for _ in range(fresh + old))
        outcomes = _split(random, fresh + old - carried_out, OUTCOME_WEIGHTS)
        per_row = (fresh, old, *outcomes, fresh + old - carried_out, carried_out)
        values |= {f"requests.{row}.{column}": count for row, count in zip(ROWS, per_row, strict=True)}
    for row in ROWS:
        values[f"requests.{row}.total"] = sum(values[f"requests.{row}.{column}"] for column in APPLICANTS)
    return values


def _draw_disputes(random: Random, *, level: Level) -> dict[str, int]:
    values: dict[str, int] = {}
    mean = {"office": 0.25, "county": 4.0, "city": 40.0}[level]
    for path, share in zip(DISPUTE_PATHS, (1.0, 0.3, 0.4), strict=True):
        results = _split(random, _around(random, mean * share), DISPUTE_WEIGHTS)
        values |= {f"disputes.{path}.{name}": n for name, n in zip(DISPUTE_RESULTS, results, strict=True)}
        values[f"disputes.{path}.total"] = sum(results)
    return values


def _around(random: Random, mean: float, *, before: Decimal | int | None = None) -> int:
    """A count with a long tail: exponential, which is what such counts look like across bodies.

    With the count of the year `before`, one like it: a body stays the size that it is.
    """
    if mean <= 0:
        return 0
    if not before:
        return int(random.expovariate(1 / mean))
    return round(float(before) * random.lognormvariate(0, YEARLY_CHANGE))


def _split(random: Random, count: int, weights: tuple[float, ...]) -> list[int]:
    """`count` things thrown into boxes by weight; the boxes add up to `count`."""
    boxes = [0] * len(weights)
    for box in random.choices(range(len(weights)), weights, k=count):
        boxes[box] += 1
    return boxes
