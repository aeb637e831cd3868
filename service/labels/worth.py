"""Which source stands behind each figure, claim, cell and table of a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.labelled.label import Agreement, Origin
from service.export.wire import CheckRecord, ClaimRecord, FigureRecord, Record, TableRecord
from service.labels.words import PersonsWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What confirms a record's figures.

    Args:
        summed: fields that identities confirm and none denies.
        said: fields that a sentence confirms too.
        misread: fields of a contradiction that is laid to the reading.
        denied: those, and fields of an identity that does not hold.
        by_person: targets of reviewers' words, by kind.
    """

    summed: frozenset[str]
    said: frozenset[str]
    misread: frozenset[str]
    denied: frozenset[str]
    by_person: frozenset[tuple[str, str]]

    def figure(self, figure: FigureRecord) -> Origin:
        """Of a figure's value."""
        row, column = figure.cell
        named = {("figure", figure.field), ("cell", f"{figure.table}/{row}/{column}")}
        if named & self.by_person:
            return "person"
        return "arithmetic" if figure.state == "read" and self.confirms([figure.field]) else "model"

    def claim(self, claim: ClaimRecord, checks: Iterable[CheckRecord]) -> Origin:
        """Of a claim's value and field: a sentence that agrees with figures that identities confirm."""
        if ("claim", claim.id) in self.by_person:
            return "person"
        agreeing = (check for check in checks if check.verdict == "supported" and concerns(check, claim))
        return "arithmetic" if any(self.confirms(check.fields) for check in agreeing) else "model"

    def cell(self, table: TableRecord, row: int, column: int, figures: dict[tuple[str, int, int], Origin]) -> Origin:
        """Of a cell's text: that of its figure, if it has one."""
        if ("cell", f"{table.id}/{row}/{column}") in self.by_person:
            return "person"
        return figures.get((table.id, row, column), "model")

    def table(self, figures: Sequence[FigureRecord]) -> Origin:
        """Of a table's structure: every figure where the identities need it. A figure in a wrong row breaks them."""
        fields = {one.field for one in figures}
        sound = bool(fields & self.summed) and not fields & self.denied
        return "arithmetic" if sound and all(one.state != "unreadable" for one in figures) else "model"

    def confirms(self, fields: Sequence[str]) -> bool:
        """Do identities and prose both come to all these figures?"""
        return bool(fields) and all(one in self.summed and one in self.said for one in fields)


def backing_of(record: Record, words: Sequence[PersonsWord]) -> Backing:
    """What the record's checks and reviewers' words confirm."""
    summed, unsummed, said, misread = set[str](), set[str](), set[str](), set[str]()
    for check in record.checks:
        if check.kind == "table-identity" and check.verdict == "supported":
            summed.update(check.fields)
        elif check.kind == "table-identity" and check.verdict == "contradicted":
            unsummed.update(check.fields)
        elif check.kind == "claim-table" and check.verdict == "supported":
            said.update(check.fields)
        if check.cause == "reading":
            misread.update(check.fields)
    return Backing(
        summed=frozenset(summed - unsummed - misread),
        said=frozenset(said - misread),
        misread=frozenset(misread),
        denied=frozenset(unsummed | misread),
        by_person=frozenset((word.kind, word.target) for word in words),
    )


def concerns(check: CheckRecord, claim: ClaimRecord) -> bool:
    """Is it this claim that the check put beside the table? Records do not say it by id."""
    if check.kind != "claim-table" or claim.field is None or claim.value != check.claimed:
        return False
    fields = set(claim.field.replace("-", "+").split("+"))
    return fields == set(check.fields) and any(
        one.role == "claim" and one.source is None and one.span is not None
        and one.span[0] <= claim.numeral[0] and claim.numeral[1] <= one.span[1]
        for one in check.evidence
    )  # fmt: skip


def agreement_of(record: Record, backing: Backing, words: Sequence[PersonsWord]) -> tuple[Agreement, ...]:
    """How often person and model, and arithmetic and model, judged the same and agreed."""
    found = []
    for kind in ("figure", "claim", "cell", "check"):
        told = [word.agreed for word in words if word.kind == kind]
        if told:
            agreed = sum(told)
            found.append(Agreement(kind=kind, origins=("person", "model"), agreed=agreed, differed=len(told) - agreed))
    confirmed = sum(backing.confirms([one.field]) for one in record.figures)
    misread = sum(one.field in backing.misread for one in record.figures)
    if confirmed or misread:
        found.append(Agreement(kind="figure", origins=("arithmetic", "model"), agreed=confirmed, differed=misread))
    return tuple(found)
