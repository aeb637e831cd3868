"""Scores records against their truth. Misses stay in the denominators; a ratio without a denominator is None."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from training.metrics.plain import plain

Json = Mapping[str, Any]

SHORTEST_SENTENCE = 4
"""Characters of evidence below which it could stand in any sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts over some documents.

    Args:
        named: documents whose body and year are those of the truth.
        figures: that the truth lists; `right` have the exact value, `wrong` another one (an unread figure is neither).
        blanks: cells that are printed blank; `filled` were given a number all the same.
        cells, cells_read, cells_right: placed cells with text in the truth, in the record, in both.
        planted: contradictions in the truth; `found` of them were flagged.
        flags: contradictions that the record states; `true` ones are in the truth.
        claims: claims that the truth calls supported; `supported` were found so.
    """

    documents: int = 0
    unread: int = 0
    named: int = 0
    figures: int = 0
    right: int = 0
    wrong: int = 0
    blanks: int = 0
    filled: int = 0
    cells: int = 0
    cells_read: int = 0
    cells_right: int = 0
    planted: int = 0
    found: int = 0
    flags: int = 0
    true: int = 0
    claims: int = 0
    supported: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(**{item.name: getattr(self, item.name) + getattr(other, item.name) for item in fields(self)})

    @property
    def cells_f1(self) -> float | None:
        """Harmonic mean of precision and recall over placed cells."""
        total = self.cells + self.cells_read
        return 2 * self.cells_right / total if self.cells else None


def ratio(part: int, whole: int) -> float | None:
    """`part` of `whole`, None when there is nothing to be part of."""
    return part / whole if whole else None


def score(record: Json | None, gold: Json) -> Tally:
    """One document. A record that is missing or has an error keeps the truth's counts, and gets nothing right."""
    if record is None or record.get("error"):
        return Tally(
            documents=1, unread=1, figures=len(gold["figures"]), blanks=len(gold.get("blank", ())),
            cells=_n_cells(gold), planted=len(planted_in(gold)),
            claims=len(gold.get("supported", ())),
        )  # fmt: skip
    named = all(record[key] == gold[key] for key in ("organisation", "year") if key in gold)
    return Tally(documents=1, named=named) + _figures(record, gold) + _grids(record, gold) + _checks(record, gold)


def _n_cells(gold: Json) -> int:
    general = sum(_cells(_placed("", table["cells"])).total() for table in gold.get("tables", ()))
    return _cells(_gold_tables(gold)).total() + general


def _figures(record: Json, gold: Json) -> Tally:
    read = {figure["field"]: _number(figure["value"]) for figure in record["figures"]}
    truth = {name: _number(value) for name, value in gold["figures"].items()}
    blank = gold.get("blank", ())
    return Tally(
        figures=len(truth),
        right=sum(read.get(name) == value for name, value in truth.items()),
        wrong=sum(read.get(name) not in (None, value) for name, value in truth.items()),
        blanks=len(blank),
        filled=sum(read.get(name) is not None for name in blank),
    )


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


Placed = tuple[str, int, int, int, int, str]


def _gold_tables(gold: Json) -> Iterable[Placed]:
    for grid in gold.get("grids", ()):
        yield from _placed(grid["name"], grid["cells"])


def _read_tables(record: Json) -> Iterable[Placed]:
    for table in record["tables"]:
        if table["form"]:
            yield from _placed(table["form"], _as_list(table))


def _placed(name: str, cells: Iterable[Sequence[Any]]) -> Iterable[Placed]:
    for row, column, row_span, column_span, text in cells:
        yield name, row, column, row_span, column_span, plain(text)


def _as_list(table: Json) -> Iterable[Sequence[Any]]:
    return ((c["row"], c["col"], c["row_span"], c["col_span"], c["text"]) for c in table["cells"])


def _cells(placed: Iterable[Placed]) -> Counter[Placed]:
    return Counter(cell for cell in placed if cell[-1])


def _grids(record: Json, gold: Json) -> Tally:
    return _statutory_grids(record, gold) + _general_tables(record, gold)


def _statutory_grids(record: Json, gold: Json) -> Tally:
    want, read = _cells(_gold_tables(gold)), _cells(_read_tables(record))
    if not want:
        return Tally()
    return Tally(cells=want.total(), cells_read=read.total(), cells_right=(want & read).total())


def _general_tables(record: Json, gold: Json) -> Tally:
    """Tables without a form: each of the truth's beside the one of the record that has most cells in common with it."""
    left = [_cells(_placed("", _as_list(table))) for table in record["tables"] if not table["form"]]
    tally = Tally()
    for table in gold.get("tables", ()):
        want = _cells(_placed("", table["cells"]))
        read = max(left, key=lambda cells: (want & cells).total(), default=Counter[Placed]())
        if not want & read:
            read = Counter()
        elif read in left:
            left.remove(read)
        tally += Tally(cells=want.total(), cells_read=read.total(), cells_right=(want & read).total())
    return tally


def planted_in(gold: Json) -> Sequence[Json]:
    """The contradictions that the truth names."""
    planted: Sequence[Json] = gold.get("contradictions", gold.get("contradicted", ()))
    return planted


def flags_of(record: Json, gold: Json) -> Sequence[Json]:
    """The contradictions that the record states, without those that the truth calls doubtful, and not also planted: who
    tells one figure twice and differently plants one and leaves the other open, and one contradiction speaks of both.
    """
    flagged = [check for check in record["checks"] if check["verdict"] == "contradicted"]
    return [
        check for check in flagged
        if any(speaks_of(check, item) for item in planted_in(gold))
        or not any(speaks_of(check, item) for item in gold.get("doubtful", ()))
    ]  # fmt: skip


def _checks(record: Json, gold: Json) -> Tally:
    planted, flagged = planted_in(gold), flags_of(record, gold)
    held = [check for check in record["checks"] if check["verdict"] == "supported"]
    claims = gold.get("supported", ())
    return Tally(
        planted=len(planted),
        found=sum(any(speaks_of(check, item) for check in flagged) for item in planted),
        flags=len(flagged),
        true=sum(any(speaks_of(check, item) for item in planted) for check in flagged),
        claims=len(claims),
        supported=sum(any(supports(check, item) for check in held) for item in claims),
    )


def speaks_of(check: Json, truth: Json) -> bool:
    """Is a contradiction the one that the truth names? By its sentence, else by kind, field and numbers.

    In a table that fills no form by the wrong cell, which must be the one that is told or stand among the cells shown.
    """
    sentence = plain(truth.get("sentence"))
    said = [plain(item["text"]) for item in check["evidence"] if item["role"] == "claim"]
    if sentence and any(len(text) >= SHORTEST_SENTENCE and (text in sentence or sentence in text) for text in said):
        return True
    if check["kind"] != truth["kind"]:
        return False
    if check["kind"] == "period":
        return True
    named = truth.get("field") or []
    wanted = {named} if isinstance(named, str) else set(named)
    if check["kind"] in ("table-identity", "claim-table") and wanted & set(check["fields"]):
        return True
    numbers = {_number(check["claimed"]), _number(check["found"])} - {None}
    if check["kind"] == "table-identity" and not wanted:
        return _number(truth["claimed"]) in numbers | {_printed(item["text"]) for item in check["evidence"]}
    keys = ("whole", "percent", "first", "second", "claimed")
    return check["kind"] != "table-identity" and any(_number(truth.get(key)) in numbers for key in keys)


def _printed(text: str) -> Decimal | None:
    """The number at the start of a cell of a table that fills no form; one in brackets is negative."""
    match = re.match(r"([(（\-－]?)([\d,]+(?:\.\d+)?)", text.strip())
    return None if match is None else Decimal(match[2].replace(",", "")) * (-1 if match[1] else 1)


def supports(check: Json, truth: Json) -> bool:
    """Is it the claim that the truth calls supported? By its kind, number and one of its fields."""
    wanted = set(truth.get("fields") or ())
    return (
        check["kind"] == truth["kind"]
        and (truth.get("claimed") is None or _number(check["claimed"]) == _number(truth["claimed"]))
        and (not wanted or bool(wanted & set(check["fields"])))
    )


@dataclass(slots=True)
class Scores:
    """Tallies by the kind of document that the truth names, and of all."""

    by_kind: dict[str, Tally] = field(default_factory=dict)

    def add(self, kind: str, tally: Tally) -> None:
        """Counts one document in."""
        self.by_kind[kind] = self.by_kind.get(kind, Tally()) + tally

    @property
    def all(self) -> Tally:
        """All documents."""
        return sum(self.by_kind.values(), Tally())
