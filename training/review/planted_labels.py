"""Wrong labels put into right ones, each known: what a search for label errors is measured by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Final

from corpora.document.geometry import Span
from corpora.labelled.label import CLAIM_LABELS, ENTITY_LABELS, ClaimLabel, EntityLabel, FigureLabel, LabelledText
from corpora.labelled.opinion import OpinionKind
from corpora.synthetic.tables.fields import FIELDS

LONGEST_INVENTED: Final = 6
"""Characters of an entity that stands nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A wrong label by its kind and place; `place` is (start, end) in the text of an example, or a field."""

    kind: OpinionKind
    document: str
    example: str
    place: Span | str
    how: str


def plant_in_text(item: LabelledText, random: Random, *, share: float) -> tuple[LabelledText, list[Plant]]:
    """The example with about `share` of its labels wrong: entities of another label, with another end, left out or
    where there are none; claims left out or of another relation; claims of another cell or of none.
    """
    plants: list[Plant] = []
    entities = list(_entities(item, random, share, plants))
    claims = list(_claims(item, random, share, plants))
    return replace(item, entities=tuple(entities), claims=tuple(claims)), plants


def _entities(item: LabelledText, random: Random, share: float, plants: list[Plant]) -> Iterator[EntityLabel]:
    def planted(span: Span, how: str) -> None:
        plants.append(Plant(kind="entity", document=item.document, example=item.id, place=span, how=how))

    taken = [one.span for one in item.entities]
    for one in item.entities:
        if random.random() >= share:
            yield one
            continue
        how = random.choice(("label", "end", "left out"))
        wrong = _with_another_end(one, item, random) if how == "end" else None
        if how == "left out":
            planted(one.span, how)
        elif wrong is not None:
            planted(Span(min(one.span.start, wrong.span.start), max(one.span.end, wrong.span.end)), how)
            yield wrong
        else:
            planted(one.span, "label")
            yield replace(one, label=random.choice([label for label in ENTITY_LABELS if label != one.label]))
    if random.random() < share * len(item.entities) / 4:
        start = random.randrange(len(item.text))
        span = Span(start, min(len(item.text), start + random.randint(2, LONGEST_INVENTED)))
        if not any(other.start < span.end and span.start < other.end for other in taken):
            planted(span, "invented")
            yield EntityLabel(
                label=random.choice(ENTITY_LABELS), text=item.text[span.start : span.end], span=span, origin="person",
                confidence=1.0,
            )  # fmt: skip


def _with_another_end(one: EntityLabel, item: LabelledText, random: Random) -> EntityLabel | None:
    """Cut by one or two characters, or longer by as many."""
    by = random.choice((-2, -1, 1, 2))
    end = one.span.end + by
    crossed = any(other is not one and other.span.start < end and one.span.end <= other.span.start
                  for other in item.entities)  # fmt: skip
    if not one.span.start < end <= len(item.text) or crossed:
        return None
    span = Span(one.span.start, end)
    return replace(one, span=span, text=item.text[span.start : span.end])


def _claims(item: LabelledText, random: Random, share: float, plants: list[Plant]) -> Iterator[ClaimLabel]:
    """Claims of one numeral (均为0件) share their fate, but for their fields: of those only single ones go wrong."""
    by_numeral: dict[Span, list[ClaimLabel]] = {}
    for one in item.claims:
        by_numeral.setdefault(one.numeral, []).append(one)
    for numeral, claims in by_numeral.items():
        fate = random.random()
        if fate < share / 2:
            plants.append(_plant(item, "relation", numeral, "left out"))
        elif fate < share:
            others = [label for label in CLAIM_LABELS if label not in (claims[0].relation, "none")]
            relation = random.choice(others)
            plants.append(_plant(item, "relation", numeral, "relation"))
            yield from (replace(one, relation=relation) for one in claims)
        elif len(claims) == 1 and claims[0].field in FIELDS and random.random() < share:
            plants.append(_plant(item, "field", numeral, "field"))
            yield replace(claims[0], field=_another_field(claims[0].field or "", random))
        else:
            yield from claims


def _plant(item: LabelledText, kind: OpinionKind, place: Span, how: str) -> Plant:
    return Plant(kind=kind, document=item.document, example=item.id, place=place, how=how)


def _another_field(field: str, random: Random) -> str | None:
    """A neighbour of the same table, or none."""
    table = field.partition(".")[0]
    return random.choice([None, *(one for one in FIELDS if one != field and one.startswith(f"{table}."))])


def plant_in_figures(
    figures: Sequence[FigureLabel], random: Random, *, share: float, document: str
) -> tuple[tuple[FigureLabel, ...], list[Plant]]:
    """The figures with about `share` of them misprinted: another digit, one too many, two swapped."""
    plants: list[Plant] = []
    found = []
    for one in figures:
        if one.value is None or random.random() >= share:
            found.append(one)
            continue
        plants.append(Plant(kind="cell", document=document, example=one.table, place=one.field, how="digit"))
        found.append(replace(one, value=_misprinted(one.value, random)))
    return tuple(found), plants


def _misprinted(value: Decimal, random: Random) -> Decimal:
    digits = f"{value:f}"
    place = random.randrange(len(digits))
    wrong = [digits[:place] + sign + digits[place + 1 :] for sign in "0123456789" if sign != digits[place]]
    wrong.append(digits + random.choice("0123456789"))
    wrong += [digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)]
    return Decimal(random.choice([one for one in wrong if Decimal(one) != value]))
