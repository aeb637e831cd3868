"""What stands at a target now, as the words of a reviewer keep it."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.reading import Reading
from service.revision.corrections import (
    CellCorrection,
    ClaimCorrection,
    Correction,
    DocumentCorrection,
    FigureCorrection,
    kept,
)
from service.revision.errors import NoSuchTarget


def standing(reading: Reading, correction: Correction) -> str:
    """JSON text of the correction that would change nothing at the same target.

    Raises:
        NoSuchTarget: there is no such figure, cell or claim.
    """
    match correction:
        case FigureCorrection():
            figure = next((one for one in reading.layout.figures if one.field == correction.field), None)
            if figure is None:
                raise NoSuchTarget(correction.field[:80])
            return kept(FigureCorrection(field=figure.field, value=figure.value, state=figure.state))
        case CellCorrection():
            return _cell(reading, correction)
        case DocumentCorrection():
            return _document(reading, correction)
        case ClaimCorrection():
            claim = next((one for one in reading.claims if one.id == correction.claim), None)
            if claim is None:
                raise NoSuchTarget(correction.claim[:40])
            number = claim.number
            return kept(
                ClaimCorrection(claim=claim.id, value=number.value, unit=number.unit, speaks_of=claim.fields[:1])
            )


def _document(reading: Reading, correction: DocumentCorrection) -> str:
    layout = reading.layout
    return kept(replace(correction, title=layout.title, organisation=layout.organisation, year=layout.year))


def _cell(reading: Reading, correction: CellCorrection) -> str:
    table = next((one for one in reading.layout.tables if one.id == correction.table), None)
    try:
        if table is None:
            raise KeyError(correction.table)
        cell = table.grid.at(correction.row, correction.column)
    except KeyError as error:
        raise NoSuchTarget(f"{correction.table[:20]} {correction.row} {correction.column}") from error
    return kept(CellCorrection(table=table.id, row=cell.row, column=cell.column, text=cell.text))
