"""Documents: the list, the record, the file as it came."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import FileResponse

from service.api.access import Reader
from service.api.backend import Backend, Rooms
from service.api.caching import etag_of, unchanged
from service.api.downloads import disposition
from service.api.problems import Refused
from service.api.shield import DOCUMENT_POLICY
from service.api.shown import document_wire
from service.api.wire import Listed, PageNumber, PageSize, SearchWords, Sha256Path, refusals
from service.api.wire_documents import DocumentWire
from service.api.wire_jobs import DocumentStatus
from service.export.wire import Record
from service.store.filters import DocumentFilter, DocumentRow, DocumentSort, Paging

router = APIRouter(prefix="/v1/documents", tags=["documents"])

Name = Annotated[str | None, Query(max_length=200)]
Year = Annotated[int | None, Query(ge=1900, le=2200)]
As = Annotated[
    Literal["current", "machine"],
    Query(alias="as", description="machine：机器所读，不含更正 / as the machine said it, without corrections"),
]
Named = Annotated[
    bool | None, Query(description="已读且写明机构的；false 为机构不明的 / read and naming a body, or not")
]
OCTETS: Final = "application/octet-stream"


@router.get("", responses=refusals())
def list_documents(
    _: Reader,
    rooms: Rooms,
    search: SearchWords = None,
    organisation: Name = None,
    year: Year = None,
    status: DocumentStatus | None = None,
    media_type: Name = None,
    open: bool | None = None,
    named: Named = None,
    sort: DocumentSort = "-added",
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Listed[DocumentWire]:
    """Documents, the latest first."""
    wanted = DocumentFilter(
        search=search, organisation=organisation, year=year, status=status, media_type=media_type, open=open,
        named=named,
    )  # fmt: skip
    found = rooms.store.documents(wanted, Paging(page=page, size=size), sort=sort)
    return Listed[DocumentWire](
        items=[document_wire(row) for row in found.items], total=found.total, page=page, size=size, exact=found.exact
    )


RECORD: Final[dict[int | str, dict[str, Any]]] = {
    200: {"model": Record, "description": "记录 / the record", "headers": {"ETag": {"schema": {"type": "string"}}}},
    304: {"description": "未变 / not changed"},
}


@router.get(
    "/{sha256}", response_class=Response, responses={**RECORD, **refusals("no_document", "not_read")}
)  # fmt: skip
def get_record(sha256: Sha256Path, request: Request, _: Reader, rooms: Rooms, as_: As = "current") -> Response:
    """The record of the contract, corrections included."""
    row = found_document(rooms, sha256)
    etag = etag_of("record", sha256, row.revision, as_)
    if unchanged(request, etag):
        return Response(status_code=304, headers={"ETag": etag})
    record = rooms.store.record(sha256, machine=as_ == "machine")
    if record is None:
        raise Refused("not_read", (f"状态：{row.status}", f"status: {row.status}"))
    return Response(record, media_type="application/json", headers={"ETag": etag, "Cache-Control": "private, no-cache"})


@router.get("/{sha256}/summary", responses=refusals("no_document"))
def get_summary(sha256: Sha256Path, _: Reader, rooms: Rooms) -> DocumentWire:
    """The document as in the list: its status, its failure, its counts."""
    return document_wire(found_document(rooms, sha256))


@router.get(
    "/{sha256}/original",
    response_class=FileResponse,
    responses={200: {"content": {OCTETS: {}}, "description": "原件 / the file"}, **refusals("no_document")},
)  # fmt: skip
def get_original(sha256: Sha256Path, _: Reader, rooms: Rooms) -> Response:
    """The file as it came, to be kept and not to be shown: its content is a stranger's."""
    row, path = found_document(rooms, sha256), rooms.store.original_path(sha256)
    if path is None:
        raise Refused("no_document")
    return FileResponse(
        path, media_type=OCTETS,
        headers={
            "Content-Disposition": disposition(row.path.rsplit("/", 1)[-1]), "ETag": f'"{sha256}"',
            "Content-Security-Policy": DOCUMENT_POLICY,
        },
    )  # fmt: skip


def found_document(rooms: Backend, sha256: str) -> DocumentRow:
    """Raises Refused when there is none."""
    row = rooms.store.document(sha256)
    if row is None:
        raise Refused("no_document")
    return row
