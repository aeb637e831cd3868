"""Checks and doubtful figures of all documents."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from corpora.document.check import Cause, CheckKind
from service.api.access import Reader, Reviewer
from service.api.backend import Rooms
from service.api.problems import Refused
from service.api.reviewing import said
from service.api.routes.documents import Name, Year
from service.api.shown import check_wire, doubtful_wire
from service.api.wire import Listed, PageNumber, PageSize, SearchWords, Sha256, Verdict, refusals
from service.api.wire_checks import CHECK_EXAMPLE, CheckWire
from service.api.wire_documents import DoubtfulWire
from service.api.wire_review import CheckPatch, OutcomeWire
from service.store.filters import CheckFilter, CheckSort, DoubtfulFilter, DoubtfulSort, Paging

router = APIRouter(prefix="/v1", tags=["checks"])

CheckId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}-[0-9a-z-]{1,40}$", examples=[CHECK_EXAMPLE])]
Document = Annotated[Sha256 | None, Query(description="只看这份文件 / of this document alone")]
Confidence = Annotated[float | None, Query(ge=0, le=1, allow_inf_nan=False)]
Reviewed = Annotated[bool | None, Query(description="是否已审 / has a reviewer spoken of it?")]


def asked_checks(
    verdict: Verdict | None = None,
    kind: CheckKind | None = None,
    cause: Cause | None = None,
    organisation: Name = None,
    year: Year = None,
    document: Document = None,
    reviewed: Reviewed = None,
    min_confidence: Confidence = None,
    max_confidence: Confidence = None,
    search: SearchWords = None,
) -> CheckFilter:
    """Which checks a list or a file shall hold."""
    return CheckFilter(
        verdict=verdict, kind=kind, cause=cause, organisation=organisation, year=year, document=document,
        reviewed=reviewed, min_confidence=min_confidence, max_confidence=max_confidence, search=search,
    )  # fmt: skip


AskedChecks = Annotated[CheckFilter, Depends(asked_checks)]


@router.get("/checks", responses=refusals())
def list_checks(
    _: Reader,
    rooms: Rooms,
    wanted: AskedChecks,
    sort: CheckSort = "-confidence",
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Listed[CheckWire]:
    """Checks of all documents, the surest first."""
    found = rooms.store.checks(wanted, Paging(page=page, size=size), sort=sort)
    return Listed[CheckWire](
        items=[check_wire(listed) for listed in found.items], total=found.total, page=page, size=size,
        exact=found.exact,
    )  # fmt: skip


@router.get("/checks/{id}", responses=refusals("no_check"))
def get_check(id: CheckId, _: Reader, rooms: Rooms) -> CheckWire:
    """One check; its id stays the same when corrections change its verdict."""
    found = rooms.store.check(id)
    if found is None:
        raise Refused("no_check")
    return check_wire(found)


@router.patch("/checks/{id}", responses=refusals("no_check", "changed", "not_read"))
def decide(id: CheckId, patch: CheckPatch, asker: Reviewer, rooms: Rooms) -> OutcomeWire:
    """A reviewer's word on a check: it is right, or dismissed with a reason."""
    found = rooms.store.check(id)
    if found is None:
        raise Refused("no_check")
    return said(
        rooms, asker, document=found.document.sha256, kind="check", target=id, after={"decision": patch.decision},
        reason=patch.reason, note=patch.note,
    )  # fmt: skip


@router.get("/doubtful", responses=refusals())
def list_doubtful(
    _: Reader,
    rooms: Rooms,
    organisation: Name = None,
    document: Document = None,
    reviewed: Reviewed = None,
    search: SearchWords = None,
    sort: DoubtfulSort = "confidence",
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Listed[DoubtfulWire]:
    """Figures that a person should look at, the least sure first."""
    wanted = DoubtfulFilter(organisation=organisation, document=document, reviewed=reviewed, search=search)
    found = rooms.store.doubtful(wanted, Paging(page=page, size=size), sort=sort)
    return Listed[DoubtfulWire](
        items=[doubtful_wire(listed) for listed in found.items], total=found.total, page=page, size=size,
        exact=found.exact,
    )  # fmt: skip
