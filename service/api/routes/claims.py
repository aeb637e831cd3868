"""What the prose of a document claims, figure by figure."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from service.api.access import Reader
from service.api.backend import Rooms
from service.api.problems import Refused
from service.api.routes.checks import Confidence
from service.api.routes.documents import found_document
from service.api.wire import Listed, PageNumber, PageSize, Sha256Path, refusals
from service.export.wire import ClaimRecord, Record

router = APIRouter(prefix="/v1/documents", tags=["documents"])

Linked = Annotated[
    bool | None, Query(description="是否对应表格中的数据 / does it speak of a figure of the tables?")
]  # fmt: skip
Spoken = Annotated[str | None, Query(max_length=1000, description="对应的数据项 / the figure that it speaks of")]


@router.get("/{sha256}/claims", responses=refusals("no_document", "not_read"))
def list_claims(
    sha256: Sha256Path,
    _: Reader,
    rooms: Rooms,
    linked: Linked = None,
    field: Spoken = None,
    min_confidence: Confidence = None,
    max_confidence: Confidence = None,
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Listed[ClaimRecord]:
    """Claims as they stand in the record, corrections included, in reading order."""
    row = found_document(rooms, sha256)
    record = rooms.store.record(sha256)
    if record is None:
        raise Refused("not_read", (f"状态：{row.status}", f"status: {row.status}"))
    least, most = min_confidence or 0.0, 1.0 if max_confidence is None else max_confidence
    found = [
        claim
        for claim in Record.model_validate_json(record).claims
        if (linked is None or linked == (claim.field is not None))
        and (field is None or field == claim.field)
        and least <= claim.confidence <= most
    ]
    begin = (page - 1) * size
    return Listed[ClaimRecord](items=found[begin : begin + size], total=len(found), page=page, size=size)
