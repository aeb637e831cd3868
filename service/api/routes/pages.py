"""Pictures of pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from corpora.document.errors import DocumentError
from service.api.access import Reader
from service.api.backend import Backend, Rooms
from service.api.caching import etag_of, unchanged
from service.api.problems import Refused
from service.api.routes.documents import found_document
from service.api.turned import page_turns
from service.api.wire import Sha256Path, refusals
from service.api.wire_documents import PageWire

router = APIRouter(prefix="/v1/documents", tags=["pages"])

PNG = "image/png"
MAX_AGE = 7 * 24 * 3600
"""Seconds: the bytes are named by their hash, so that only a better renderer changes the picture."""

Number = Annotated[int, Path(ge=1, le=100_000, description="页码，从 1 起 / from 1")]
Scale = Annotated[float, Query(ge=0.1, le=6, allow_inf_nan=False, description="每点像素 / pixels a point")]


@router.get("/{sha256}/pages", responses=refusals("no_document", "page", "busy"))
def list_pages(sha256: Sha256Path, _: Reader, rooms: Rooms) -> list[PageWire]:
    """Sizes in points, and how pages that lie sideways are turned upright; empty for a document without pages."""
    found_document(rooms, sha256)
    try:
        sizes = rooms.pages.sizes(sha256)
    except DocumentError as error:
        raise _cannot(error) from error
    record = rooms.store.record(sha256, machine=True)
    turns = page_turns(record or b"{}", {page.number: (page.width, page.height) for page in sizes})
    return [
        PageWire(number=page.number, width=float(page.width), height=float(page.height), turn=turns[page.number])
        for page in sizes
    ]


@router.get(
    "/{sha256}/pages/{number}.png",
    response_class=Response,
    responses={
        200: {"content": {PNG: {"schema": {"type": "string", "format": "binary"}}}, "description": "PNG"},
        304: {"description": "未变 / not changed"},
        **refusals("no_document", "no_page", "page", "busy"),
    },
)  # fmt: skip
def get_page(
    sha256: Sha256Path, number: Number, request: Request, _: Reader, rooms: Rooms, scale: Scale = 1.5
) -> Response:
    """The page as it looks, in the coordinates of the record's boxes times `scale`."""
    found_document(rooms, sha256)
    etag = etag_of("page", sha256, number, scale)
    headers = {"ETag": etag, "Cache-Control": f"private, max-age={MAX_AGE}"}
    if unchanged(request, etag):
        return Response(status_code=304, headers=headers)
    return Response(_drawn(rooms, sha256, number, scale), media_type=PNG, headers=headers)


def _drawn(rooms: Backend, sha256: str, number: int, scale: float) -> bytes:
    try:
        return rooms.pages.png(sha256, number, scale=scale)
    except DocumentError as error:
        raise _cannot(error) from error
    except LookupError as error:
        raise Refused("no_page") from error


def _cannot(error: DocumentError) -> Refused:
    return Refused("page", (error.failure().message, error.failure(language="en").message))
