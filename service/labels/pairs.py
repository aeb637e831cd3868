"""Statements beside cells from the checks of a record, and the twins of those that contradict the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpora.document.check import Verdict
from corpora.document.geometry import Span
from corpora.document.numeral import parse_numeral, print_chinese
from corpora.labelled.label import CellName, Origin, PairLabel
from service.export.wire import CheckRecord, ClaimRecord, Record
from service.labels.words import PersonsWord
from service.labels.worth import Backing, concerns

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_RIGHT_AFTER_ALL = frozenset({"rounding", "wording"})
"""Reasons of a dismissal by which the sentence is true."""


def pairs_of(
    record: Record, *, text: str, backing: Backing, words: Sequence[PersonsWord], hidden: Sequence[Span]
) -> Iterator[PairLabel]:
    """A pair for each check of a sentence beside cells, then its twin where it is refuted. `text` is the record's, in
    which `hidden` may be masked.
    """
    decided = {word.target: word for word in words if word.kind == "check"}
    corners = {(table.id, cell.row, cell.col) for table in record.tables for cell in table.cells}
    for check in record.checks:
        if check.kind != "claim-table":
            continue
        pair = _pair(record, check, text=text, backing=backing, word=decided.get(check.id))
        if pair is None or any((one.table, one.row, one.column) not in corners for one in pair.evidence):
            continue
        if pair.numeral is not None and _is_hidden(pair, hidden):
            continue
        yield pair
        if (twin := _twin(pair)) is not None:
            yield twin


def _pair(
    record: Record, check: CheckRecord, *, text: str, backing: Backing, word: PersonsWord | None
) -> PairLabel | None:
    said = next((one for one in check.evidence if one.role == "claim" and one.source is None and one.span), None)
    cells = [
        CellName(table=one.table, row=one.cell[0], column=one.cell[1])
        for one in check.evidence
        if one.role == "cell" and one.source is None and one.table is not None and one.cell is not None
    ]
    if said is None or said.span is None or not cells or not 0 <= said.span[0] < said.span[1] <= len(text):
        return None
    verdict = _verdict(check, word)
    if verdict is None:
        return None
    start, end = said.span
    claim = _the_claim(record, check)
    numeral = None if claim is None else Span(claim.numeral[0] - start, claim.numeral[1] - start)
    return PairLabel(
        id=f"{(record.source.sha256 or '')[:16]}-{check.id}",
        statement=text[start:end],
        span=Span(start, end),
        numeral=numeral,
        claimed=_exact(check.claimed),
        found=_exact(check.found),
        fields=tuple(check.fields),
        evidence=tuple(dict.fromkeys(cells)),
        verdict=verdict,
        twin_of=None,
        origin=_origin(check, backing, word),
        confidence=1.0 if word is not None else check.confidence,
    )


def _the_claim(record: Record, check: CheckRecord) -> ClaimRecord | None:
    """The one claim that the check is about; None where several may be."""
    about = [claim for claim in record.claims if concerns(check, claim)]
    return about[0] if len({claim.numeral for claim in about}) == 1 else None


def _verdict(check: CheckRecord, word: PersonsWord | None) -> Verdict | None:
    """None where a reviewer's word leaves it open."""
    if word is not None and word.decision == "dismissed":
        return "supported" if word.reason in _RIGHT_AFTER_ALL else None
    if check.verdict == "supported":
        return "supported"
    # Where our reading is at fault, or the sentence speaks of another body or year, this table says nothing of it.
    return "contradicted" if check.verdict == "contradicted" and check.cause == "published" else "unverifiable"


def _origin(check: CheckRecord, backing: Backing, word: PersonsWord | None) -> Origin:
    if word is not None:
        return "person"
    if check.verdict == "contradicted":
        return "arithmetic" if check.fields and all(one in backing.summed for one in check.fields) else "model"
    return "arithmetic" if check.verdict == "supported" and backing.confirms(check.fields) else "model"


def _is_hidden(pair: PairLabel, hidden: Sequence[Span]) -> bool:
    if pair.numeral is None:
        return False
    start, end = pair.span.start + pair.numeral.start, pair.span.start + pair.numeral.end
    return any(one.start < end and start < one.end for one in hidden)


def _twin(pair: PairLabel) -> PairLabel | None:
    """The same sentence with the number that the table has, printed as the wrong one was; None where that cannot be."""
    if pair.verdict != "contradicted" or pair.numeral is None or pair.found is None:
        return None
    printed = pair.statement[pair.numeral.start : pair.numeral.end]
    right = _printed_alike(pair.found, printed, claimed=pair.claimed)
    if right is None or right == printed:
        return None
    start = pair.numeral.start
    return replace(
        pair,
        id=f"{pair.id}-twin",
        statement=pair.statement[:start] + right + pair.statement[pair.numeral.end :],
        numeral=Span(start, start + len(right)),
        claimed=pair.found,
        verdict="supported",
        twin_of=pair.id,
    )


def _printed_alike(value: Decimal, printed: str, *, claimed: Decimal | None) -> str | None:
    """None for numerals with words in them (1.2万), and denials."""
    if parse_numeral(printed) != claimed or value < 0:
        return None
    whole = value == value.to_integral_value()
    if _PLAIN.fullmatch(printed):
        return f"{value.normalize():f}"
    if _GROUPED.fullmatch(printed) and whole:
        return f"{int(value):,}"
    if not any(sign.isdigit() and sign.isascii() for sign in printed) and whole:
        return print_chinese(int(value))
    return None


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
