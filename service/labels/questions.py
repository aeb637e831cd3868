"""What a reader was in doubt about in a record, as patterns that other reports may have too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpora.labelled.teaching import Question
from service.export.wire import ClaimRecord, Record, TableRecord

DIGITS: Final = re.compile(r"\d+(?:[,，.．]\d+)*")
BLANKS: Final = re.compile(r"\s+")
LONGEST: Final = 24
"""Characters of a wording next to its number that make it; farther ones belong to other claims."""
BROKEN: Final = 0.5
"""Doubt about a table whose sums do not hold: as often the report's own mistake as ours."""
HEADS: Final = 6
"""Heads of a table's first row by which its layout is known."""


def questions_of(record: Record) -> Iterator[Question]:
    """Of a record that was read: the wording of each claim, the layout of each table with figures."""
    for claim in record.claims:
        yield Question(pattern=f"claim {wording_of(claim)}", doubt=1.0 - claim.confidence)
    broken = {
        one.table
        for check in record.checks
        if check.kind == "table-identity" and check.verdict == "contradicted"
        for one in check.evidence
        if one.source is None
    }
    for table in record.tables:
        doubts = [
            1.0 if one.state == "unreadable" else 1.0 - one.confidence
            for one in record.figures
            if one.table == table.id
        ]
        if doubts:
            mean = sum(doubts) / len(doubts)
            yield Question(pattern=f"table {_layout(table)}", doubt=max(mean, BROKEN if table.id in broken else 0.0))


def wording_of(claim: ClaimRecord) -> str:
    """本年收到申请12件 and 本年收到申请七件 are one wording."""
    start, end = (place - claim.span[0] for place in claim.numeral)
    words = f"{claim.text[:start]}#{claim.text[end:]}" if 0 <= start < end <= len(claim.text) else claim.text
    unit = f" {claim.unit}" if claim.unit else ""
    return f"{DIGITS.sub('#', BLANKS.sub('', words))[-LONGEST:]}{unit}"


def _layout(table: TableRecord) -> str:
    """Form, and the words of the first row."""
    heads = [cell.text for cell in table.cells if cell.row == 0][:HEADS]
    return f"{table.form or '–'} [{'|'.join(DIGITS.sub('#', BLANKS.sub('', head))[:LONGEST] for head in heads)}]"
