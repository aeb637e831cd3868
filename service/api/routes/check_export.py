"""A list of checks as a file, for whoever has to put the reports right."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

from fastapi import APIRouter, Response
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, StreamingResponse

from service.api.access import Reader
from service.api.backend import Backend, Rooms
from service.api.downloads import disposition
from service.api.problems import Refused
from service.api.routes.checks import AskedChecks
from service.api.routes.tables import SHEET, TYPES
from service.api.wire import refusals
from service.export.check_list import CheckLine, checks_csv, checks_workbook
from service.export.wire import CheckRecord
from service.store.filters import MAX_SIZE, CheckFilter, ListedCheck, Paging

router = APIRouter(prefix="/v1/export", tags=["checks"])

MAX_LINES: Final = 100_000
"""More than anybody reads; a workbook of as many has some 10 MB."""
NAME: Final = "勾稽核对"

Form = Literal["csv", "xlsx"]
LIST: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "文件 / the file",
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            SHEET: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


@router.get("/checks.{form}", response_class=Response, responses={**LIST, **refusals("too_many_checks")})
def export_checks(form: Form, wanted: AskedChecks, _: Reader, rooms: Rooms) -> Response:
    """The checks that `GET /v1/checks` lists with the same parameters, sorted by document."""
    first = rooms.store.checks(wanted, Paging(page=1, size=1), sort="document")
    if first.total > MAX_LINES:
        raise Refused("too_many_checks", (f"至多 {MAX_LINES} 条，请缩小范围", f"at most {MAX_LINES}; ask for fewer"))
    language, lines = rooms.options.settings.lang, _lines(rooms, wanted)
    headers = {"Content-Disposition": disposition(f"{NAME}.{form}"), "Cache-Control": "no-store"}
    if form == "csv":
        return StreamingResponse(checks_csv(lines, language=language), media_type=TYPES[form], headers=headers)
    descriptor, name = tempfile.mkstemp(prefix="gouji-checks-", suffix=".xlsx")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            checks_workbook(lines, stream, language=language)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    remove = BackgroundTask(path.unlink, missing_ok=True)
    return FileResponse(path, media_type=TYPES[form], headers=headers, background=remove)


def _lines(rooms: Backend, wanted: CheckFilter) -> Iterator[CheckLine]:
    for page in range(1, MAX_LINES // MAX_SIZE + 1):
        found = rooms.store.checks(wanted, Paging(page=page, size=MAX_SIZE), sort="document")
        yield from map(_line, found.items)
        if len(found.items) < MAX_SIZE:
            return


def _line(listed: ListedCheck) -> CheckLine:
    detail: dict[str, Any] = json.loads(listed.check.detail)
    said, document = listed.decision, listed.document
    return CheckLine(
        id=listed.check.id, check=CheckRecord.model_validate(detail), path=document.path,
        organisation=document.organisation, year=document.year, decision=said.decision if said else None,
        reason=said.reason if said else None, note=said.note if said else None, who=said.who if said else None,
        when=said.when if said else None,
    )  # fmt: skip
