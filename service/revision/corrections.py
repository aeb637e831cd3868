"""What a reviewer says of a figure, a cell, a claim, a document: as it comes in, as it is kept, as it is applied."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal

from corpora.document.claim import Expression
from corpora.document.figure import FigureState
from service.revision.errors import NoSuchTarget, NotAValue

TargetKind = Literal["figure", "cell", "claim", "check", "document"]
Fact = Literal["title", "organisation", "year"]

MOST_DIGITS: Final = 18
"""Of a number that a person says; no report prints a longer one."""
MOST_CHARACTERS: Final = 2000
"""Of a cell's text."""
MOST_OF_A_NAME: Final = {"title": 300, "organisation": 200}
"""Characters; lists are asked for a body by no longer name."""
YEARS: Final = range(1900, 2201)
"""For which lists can be asked."""
FACTS: Final[tuple[Fact, ...]] = ("title", "organisation", "year")
_STATES: Final[tuple[FigureState, ...]] = ("read", "blank", "unreadable")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCorrection:
    """`value` is in the figure's unit, as printed; None unless `state` is "read"."""

    field: str
    value: Decimal | None
    state: FigureState


@dataclass(frozen=True, slots=True, kw_only=True)
class CellCorrection:
    """What is printed in the cell that covers (`row`, `column`), both from 0."""

    table: str
    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCorrection:
    """Only what is said changes: `value` and `unit` of the numeral, None to keep them; `speaks_of` the figure that the
    claim is about, () when it is about none, None to keep what the machine took it for.
    """

    claim: str
    value: Decimal | None = None
    unit: str | None = None
    speaks_of: tuple[Expression, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCorrection:
    """What the document is called, who issued it, for which year: only the facts in `said` change, in the order of
    `FACTS`. None is that the document names none.
    """

    said: tuple[Fact, ...]
    title: str | None = None
    organisation: str | None = None
    year: int | None = None

    def of(self, fact: Fact) -> str | int | None:
        """What is said of it; None also where nothing is."""
        return {"title": self.title, "organisation": self.organisation, "year": self.year}[fact]


Correction = FigureCorrection | CellCorrection | ClaimCorrection | DocumentCorrection


def parse_correction(kind: TargetKind, target: str, after: Mapping[str, Any] | str) -> Correction | None:
    """The correction that a word makes; None for a word on a check, which corrects nothing. `after` is what was sent,
    or the JSON text that `kept` made of it.

    Raises:
        NoSuchTarget: `target` is not even the name of one.
        NotAValue: a number that is none, a key that is unknown.
    """
    said = _loaded(after) if isinstance(after, str) else after
    match kind:
        case "figure":
            return _figure(target, said)
        case "cell":
            return _cell(target, said)
        case "claim":
            return _claim(target, said)
        case "document":
            return _document(target, said)
        case "check":
            return None


def kept(correction: Correction) -> str:
    """JSON text of it; `parse_correction` gives the same correction."""
    said: dict[str, Any]
    match correction:
        case FigureCorrection():
            said = {"value": _printed(correction.value), "state": correction.state}
        case CellCorrection():
            said = {"text": correction.text}
        case DocumentCorrection():
            said = {fact: correction.of(fact) for fact in correction.said}
        case ClaimCorrection():
            said = {"value": _printed(correction.value)} if correction.value is not None else {}
            said |= {"unit": correction.unit} if correction.unit is not None else {}
            if correction.speaks_of is not None:
                said["field"] = written(correction.speaks_of[0]) if correction.speaks_of else None
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def cell_target(table: str, row: int, column: int) -> str:
    """How a cell is named as the target of a word."""
    return f"{table}/{row}/{column}"


def document_target(said: Iterable[str]) -> str:
    """How the facts that are said of a document are named as the target of a word."""
    facts = set(said)
    return ",".join(fact for fact in FACTS if fact in facts)


def written(expression: Expression) -> str:
    """`a+b-c`, as records write what a claim speaks of."""
    return "+".join(expression.plus) + "".join(f"-{field}" for field in expression.minus)


def number_said(value: object) -> Decimal:
    """An exact number, from text or from a JSON number by the digits that it prints.

    Raises:
        NotAValue: no number, not finite, or too long.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise NotAValue("数值")
    text = str(value).strip().replace(",", "").replace("，", "")
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise NotAValue(text[:20]) from error
    if not number.is_finite() or len(number.as_tuple().digits) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS:
        raise NotAValue(text[:20])
    return number + 0 if number else Decimal(0)


def _loaded(after: str) -> Mapping[str, Any]:
    try:
        said = json.loads(after)
    except ValueError as error:
        raise NotAValue("JSON") from error
    if not isinstance(said, dict):
        raise NotAValue("JSON")
    return said


def _known(said: Mapping[str, Any], *names: str) -> None:
    unknown = sorted(set(said) - {*names, "note"})
    if unknown:
        raise NotAValue(unknown[0][:40])


def _figure(target: str, said: Mapping[str, Any]) -> FigureCorrection:
    _known(said, "value", "state")
    value = None if said.get("value") is None else number_said(said["value"])
    named = said.get("state") or ("blank" if value is None else "read")
    state = next((one for one in _STATES if one == named), None)
    if state is None or (value is None) == (state == "read"):
        raise NotAValue(f"{named}"[:40])
    return FigureCorrection(field=target, value=value, state=state)


def _cell(target: str, said: Mapping[str, Any]) -> CellCorrection:
    _known(said, "text")
    table, _, place = target.partition("/")
    row, _, column = place.partition("/")
    if not (table and row.isdecimal() and column.isdecimal() and len(place) < MOST_DIGITS):
        raise NoSuchTarget(target[:40])
    text = said.get("text")
    if not isinstance(text, str) or len(text) > MOST_CHARACTERS:
        raise NotAValue("text")
    return CellCorrection(table=table, row=int(row), column=int(column), text=text.strip())


def _claim(target: str, said: Mapping[str, Any]) -> ClaimCorrection:
    _known(said, "value", "unit", "field")
    value = None if said.get("value") is None else number_said(said["value"])
    unit = said.get("unit")
    if unit is not None and (not isinstance(unit, str) or len(unit) > MOST_DIGITS):
        raise NotAValue("unit")
    speaks_of = _expressions(said["field"]) if "field" in said else None
    if value is None and unit is None and speaks_of is None:
        raise NotAValue("value, field")
    return ClaimCorrection(claim=target, value=value, unit=unit, speaks_of=speaks_of)


def _expressions(field: object) -> tuple[Expression, ...]:
    if field is None or field == "":
        return ()
    if not isinstance(field, str) or len(field) > MOST_CHARACTERS:
        raise NotAValue("field")
    terms = field.replace("-", "+-").split("+")
    plus = tuple(term for term in terms if term and not term.startswith("-"))
    minus = tuple(term[1:] for term in terms if term.startswith("-") and term != "-")
    if not plus or len(plus) + len(minus) != len(terms):
        raise NotAValue(field[:40])
    return (Expression(name="", plus=plus, minus=minus),)


def _printed(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _document(target: str, said: Mapping[str, Any]) -> DocumentCorrection:
    _known(said, *FACTS)
    facts = tuple(fact for fact in FACTS if fact in said)
    if not facts:
        raise NotAValue(", ".join(FACTS))
    if target != document_target(facts):
        raise NoSuchTarget(target[:40])
    return DocumentCorrection(
        said=facts,
        title=_name("title", said.get("title")),
        organisation=_name("organisation", said.get("organisation")),
        year=_year(said.get("year")),
    )


def _name(fact: Fact, said: object) -> str | None:
    """In one line; None for no name. Signs that nobody sees (they may turn what stands beside them) are no name's."""
    if said is None:
        return None
    if not isinstance(said, str):
        raise NotAValue(fact)
    name = " ".join(said.split())
    if len(name) > MOST_OF_A_NAME[fact] or not name.isprintable():
        raise NotAValue(name[:20] if name.isprintable() else fact)
    return name or None


def _year(said: object) -> int | None:
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int) or said not in YEARS:
        raise NotAValue(f"{said}"[:20])
    return said
