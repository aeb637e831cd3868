"""One table of a document, as a file."""

from __future__ import annotations

from io import BytesIO
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Path, Request, Response

from service.api.access import Reader
from service.api.backend import Backend, Rooms
from service.api.caching import etag_of, unchanged
from service.api.downloads import disposition
from service.api.problems import Refused
from service.api.routes.documents import found_document
from service.api.shield import DOCUMENT_POLICY
from service.api.wire import Sha256Path, refusals
from service.export.one_table import table_csv, table_page, table_workbook
from service.export.wire import Record, TableRecord
from service.export.writers import open_stream_writer
from service.store.filters import DocumentRow

router = APIRouter(prefix="/v1/documents", tags=["tables"])

Form = Literal["json", "html", "csv", "xlsx"]
WholeForm = Literal["jsonl", "csv", "xlsx"]
TableId = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,40}$", examples=["t1"])]

SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES: Final = {
    "json": "application/json", "html": "text/html; charset=utf-8", "csv": "text/csv; charset=utf-8", "xlsx": SHEET,
    "jsonl": "application/jsonl",
}  # fmt: skip
FILE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "文件 / the file",
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/TableRecord"}},
            "text/html": {"schema": {"type": "string"}},
            "text/csv": {"schema": {"type": "string"}},
            SHEET: {"schema": {"type": "string", "format": "binary"}},
        },
    },
    304: {"description": "未变 / not changed"},
}
WHOLE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "文件 / the file",
        "content": {
            "application/jsonl": {"schema": {"type": "string"}},
            "text/csv": {"schema": {"type": "string"}},
            SHEET: {"schema": {"type": "string", "format": "binary"}},
        },
    },
    304: {"description": "未变 / not changed"},
}


@router.get(
    "/{sha256}/tables/{id}.{form}", response_class=Response,
    responses={**FILE, **refusals("no_document", "no_table", "not_read")},
)  # fmt: skip
def get_table(sha256: Sha256Path, id: TableId, form: Form, request: Request, _: Reader, rooms: Rooms) -> Response:
    """The table with its corrections. What a spreadsheet would run as a formula is text in it."""
    row = found_document(rooms, sha256)
    etag = etag_of("table", sha256, row.revision, id, form)
    if unchanged(request, etag):
        return Response(status_code=304, headers={"ETag": etag})
    table = _table(_record(rooms, row), id)
    name = f"{row.organisation or row.path.rsplit('/', 1)[-1]} {row.year or ''} {id}"
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if form == "html":
        headers["Content-Security-Policy"] = DOCUMENT_POLICY
    if form in ("csv", "xlsx"):
        headers["Content-Disposition"] = disposition(f"{name}.{form}")
    return Response(_written(table, form, name=name), media_type=TYPES[form], headers=headers)


@router.get(
    "/{sha256}/export.{form}", response_class=Response,
    responses={**WHOLE, **refusals("no_document", "not_read")},
)  # fmt: skip
def get_export(sha256: Sha256Path, form: WholeForm, request: Request, _: Reader, rooms: Rooms) -> Response:
    """The whole document as `gouji extract --format` writes it, with its corrections: in the workbook contradictions
    stand first.
    """
    row = found_document(rooms, sha256)
    etag = etag_of("export", sha256, row.revision, form)
    if unchanged(request, etag):
        return Response(status_code=304, headers={"ETag": etag})
    record, stream = _record(rooms, row), BytesIO()
    with open_stream_writer(form, stream, language=rooms.options.settings.lang) as writer:
        writer.write(record)
    name = f"{row.organisation or row.path.rsplit('/', 1)[-1]} {row.year or ''}.{form}"
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Content-Disposition": disposition(name)}
    return Response(stream.getvalue(), media_type=TYPES[form], headers=headers)


def _record(rooms: Backend, row: DocumentRow) -> Record:
    record = rooms.store.record(row.sha256)
    if record is None:
        raise Refused("not_read", (f"状态：{row.status}", f"status: {row.status}"))
    return Record.model_validate_json(record)


def _table(record: Record, id: str) -> TableRecord:
    found = next((table for table in record.tables if table.id == id), None)
    if found is None:
        raise Refused("no_table")
    return found


def _written(table: TableRecord, form: Form, *, name: str) -> bytes:
    match form:
        case "json":
            return table.model_dump_json().encode()
        case "html":
            return table_page(table, title=name)
        case "csv":
            return table_csv(table)
        case "xlsx":
            return table_workbook(table, name=name)
