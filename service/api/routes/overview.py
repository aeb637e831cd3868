"""What there is altogether, and the list of bodies with their years."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from service.api.access import Reader
from service.api.backend import Rooms
from service.api.shown import body_wire, overview_wire
from service.api.wire import Listed, PageNumber, PageSize, SearchWords, refusals
from service.api.wire_documents import BodyWire, OverviewWire
from service.store.filters import BodyFilter, BodySort, Paging

router = APIRouter(prefix="/v1", tags=["lists"])

Gaps = Annotated[bool | None, Query(description="缺年份的机构 / with a year missing")]
Open = Annotated[bool | None, Query(description="有未处理的矛盾 / with contradictions that nobody has looked at")]


@router.get("/overview", responses=refusals())
def overview(_: Reader, rooms: Rooms) -> OverviewWire:
    """Totals over everything."""
    return overview_wire(rooms.store.overview())


@router.get("/bodies", responses=refusals())
def list_bodies(
    _: Reader,
    rooms: Rooms,
    search: SearchWords = None,
    gaps: Gaps = None,
    open: Open = None,
    sort: BodySort = "-open",
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Listed[BodyWire]:
    """Bodies with the reports of each year."""
    found = rooms.store.bodies(
        BodyFilter(search=search, gaps=gaps, open=open), Paging(page=page, size=size), sort=sort
    )  # fmt: skip
    return Listed[BodyWire](
        items=[body_wire(body) for body in found.items], total=found.total, page=page, size=size, exact=found.exact
    )
