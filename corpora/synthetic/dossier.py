"""What belongs together in a corpus: one report, a body's reports of two years, or a city's with those of its counties.

A dossier is planned before anything is drawn and drawn from a random source of its own, so that any part of a corpus
can be made alone, in any process, and comes out the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from corpora.document.check import CheckKind
from corpora.synthetic.bodies import draw_body, shuffled_places
from corpora.synthetic.draw import REGULAR, Habits, draw_habits, draw_reports
from corpora.synthetic.general_report import draw_general_report, plant_in_general_report
from corpora.synthetic.kinds import NO_BLANKS
from corpora.synthetic.order import Order
from corpora.synthetic.plant import Contradiction, plant, plant_several
from corpora.synthetic.report import Report
from corpora.synthetic.values import Level, StatutoryFigures, draw_region

Shape = Literal["single", "years", "region"]
Role = Literal["alone", "year_before", "this_year", "county", "city"]
Kinds = tuple[CheckKind, ...]

SHARE_OF_YEARS, SHARE_OF_REGIONS = 0.15, 0.03
FEWEST_COUNTIES, MOST_COUNTIES = 2, 5
MOST_TOGETHER = 3
"""Kinds of contradiction in one report, where several are planted."""
ATTEMPTS = 400
"""Tries to draw reports that say something of the kinds to be planted: a small office without requests seldom does."""
FIRST_YEAR, LAST_YEAR = 2021, 2025


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A dossier before it is drawn.

    Args:
        number: of the dossier, from 0.
        first: number of its first document in the corpus.
        shape: what its documents have to do with one another.
        general: its one report is of another family than the statutory one.
        plants: for each document the kinds of contradiction that go into it.
    """

    number: int
    first: int
    shape: Shape
    general: bool
    plants: tuple[Kinds, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One document before it is rendered. `clean` is the report before anything was planted."""

    number: int
    dossier: int
    role: Role
    report: Report
    clean: Report
    contradictions: tuple[Contradiction, ...] = ()


def plans(order: Order) -> Iterator[Plan]:
    """The dossiers of a corpus; together they have exactly `order.count` documents."""
    random, first, number, turn = Random(f"plan {order.seed}"), 0, 0, 0
    while first < order.count:
        room = order.count - first
        general = random.random() < order.general
        shape: Shape = "single" if general else _shape(random, room)
        plants: list[Kinds] = []
        for _ in range(_size(random, shape, room)):
            wanted = _how_many(random, order)
            plants.append(tuple(order.plant_kinds[(turn + step) % len(order.plant_kinds)] for step in range(wanted)))
            turn += wanted
        if general:
            settled: tuple[Kinds, ...] = (("table-identity",) if plants[0] else (),)
        else:
            shape, settled = _settled(shape, plants, room)
        yield Plan(number=number, first=first, shape=shape, general=general, plants=settled)
        first, number = first + len(settled), number + 1


def draw_dossier(plan: Plan, order: Order) -> list[Item]:
    """The documents of a planned dossier.

    Raises:
        LookupError: when no drawn report says anything of the kinds to be planted.
    """
    random = Random(f"dossier {order.seed} {plan.number}")
    if plan.general:
        return [_draw_general(plan, order, random)]
    names = shuffled_places(order.seed, split=order.split)
    places = [names[(plan.first + step) % len(names)] for step in range(len(plan.plants))]
    for _ in range(ATTEMPTS):
        roles, reports = _draw(plan, order, random, places)
        items = list(_items(plan, roles, reports, random))
        if len(items) == len(reports):
            return items
    raise LookupError(f"no report drawn in {ATTEMPTS} attempts can carry {plan.plants}")


def _draw_general(plan: Plan, order: Order, random: Random) -> Item:
    """A report of another family, with one wrong digit in a table where the plan says so."""
    for _ in range(ATTEMPTS):
        report = draw_general_report(random, split=order.split)
        planted = plant_in_general_report(report, random) if plan.plants[0] else (report, None)
        if planted:
            found = (planted[1],) if planted[1] else ()
            return Item(
                number=plan.first, dossier=plan.number, role="alone", report=planted[0], clean=report,
                contradictions=found,
            )  # fmt: skip
    raise LookupError(f"no general report drawn in {ATTEMPTS} attempts has a table that adds up")


def draw_planted(
    random: Random, *, kind: CheckKind, year: int, level: Level, body: str, habits: Habits = REGULAR
) -> tuple[list[Report], Report, Contradiction]:
    """Consecutive consistent reports of one body (two for claim-change, else one), the last of them planted as well,
    and what was planted.

    Raises:
        LookupError: when no drawn report says anything of the kind.
    """
    for _ in range(ATTEMPTS):
        years = 2 if kind == "claim-change" else 1
        reports = draw_reports(random, year=year, years=years, level=level, body=body, habits=habits)
        result = plant(reports[-1], random, kind=kind)
        if result:
            return reports, *result
    raise LookupError(f"no report drawn in {ATTEMPTS} attempts can carry a planted {kind}")


def _shape(random: Random, room: int) -> Shape:
    chance = random.random()
    if chance < SHARE_OF_REGIONS and room > FEWEST_COUNTIES:
        return "region"
    return "years" if chance < SHARE_OF_REGIONS + SHARE_OF_YEARS and room > 1 else "single"


def _size(random: Random, shape: Shape, room: int) -> int:
    if shape == "region":
        return 1 + random.randint(FEWEST_COUNTIES, min(MOST_COUNTIES, room - 1))
    return 2 if shape == "years" else 1


def _how_many(random: Random, order: Order) -> int:
    if random.random() >= order.planted:
        return 0
    most = min(MOST_TOGETHER, len(set(order.plant_kinds)))
    return random.randint(2, most) if most > 1 and random.random() < order.together else 1


def _settled(shape: Shape, plants: Sequence[Kinds], room: int) -> tuple[Shape, tuple[Kinds, ...]]:
    """A comparison with last year needs last year's report: only the second of two years can get it wrong."""
    if shape == "single" and "claim-change" in plants[0] and room > 1:
        shape, plants = "years", [(), plants[0]]
    kept = [kinds if shape == "years" and at else _without_change(kinds) for at, kinds in enumerate(plants)]
    return shape, tuple(kept)


def _without_change(kinds: Kinds) -> Kinds:
    return tuple(kind for kind in kinds if kind != "claim-change")


def _draw(plan: Plan, order: Order, random: Random, places: Sequence[str]) -> tuple[list[Role], list[Report]]:
    """Consistent reports of the dossier, in the order of its documents."""
    numbers = range(plan.first, plan.first + len(plan.plants))
    full = any(order.kind_of(number) in NO_BLANKS for number in numbers)
    titled = plan.shape != "single" or any(plan.plants)
    year = random.randint(FIRST_YEAR, LAST_YEAR)
    if plan.shape == "region":
        return _draw_region(order, random, places, year=year, habits=[_habits(random, full, titled) for _ in numbers])
    reports = draw_reports(
        random,
        year=year,
        years=len(numbers),
        level=(body := draw_body(random, place=places[0])).level,
        body=body.name,
        habits=_habits(random, full, titled),
        split=order.split,
    )
    return (["year_before", "this_year"] if len(reports) == 2 else ["alone"]), reports


def _draw_region(
    order: Order, random: Random, places: Sequence[str], *, year: int, habits: Sequence[Habits]
) -> tuple[list[Role], list[Report]]:
    """Reports of the counties, then that of the city whose figures are their sums."""
    members, whole = draw_region(random, counties=len(places) - 1, years=2)

    def report(place: str, level: Level, figures: list[StatutoryFigures], own: Habits) -> Report:
        body = draw_body(random, place=place, level=level).name
        (drawn,) = draw_reports(
            random, year=year, level=level, body=body, habits=own, figures=figures, split=order.split
        )
        return drawn

    counties = zip(places[:-1], members, habits[:-1], strict=True)
    reports = [report(place, "county", figures, own) for place, figures, own in counties]
    roles: list[Role] = ["county"] * len(reports)
    return [*roles, "city"], [*reports, report(places[-1], "city", whole, habits[-1])]


def _habits(random: Random, full: bool, titled: bool) -> Habits:
    """`full` leaves no cell blank, `titled` keeps the title on."""
    habits = draw_habits(random)
    return replace(habits, blank_share=0.0 if full else habits.blank_share, titled=titled or habits.titled)


def _items(plan: Plan, roles: Sequence[Role], reports: Sequence[Report], random: Random) -> Iterator[Item]:
    """The documents with what is planted in them; fewer than there are reports where one cannot carry its plants."""
    for step, (role, report, kinds) in enumerate(zip(roles, reports, plan.plants, strict=True)):
        result = plant_several(report, random, kinds=kinds)
        if result is None:
            return
        yield Item(
            number=plan.first + step,
            dossier=plan.number,
            role=role,
            report=result[0],
            clean=report,
            contradictions=result[1],
        )
