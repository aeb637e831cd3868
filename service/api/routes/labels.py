"""A labelled set of what is in the store."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from starlette.background import BackgroundTask
from starlette.responses import FileResponse

from corpora.document.errors import UsageError
from service.api.access import Reader
from service.api.backend import Backend, Rooms
from service.api.problems import Refused
from service.api.wire import refusals

router = APIRouter(prefix="/v1", tags=["labels"])

ZIP: Final = "application/zip"
Format = Literal["docbin", "conll", "huggingface", "label-studio", "pubtabnet", "coco", "claims"]
Origin = Literal["person", "arithmetic", "model"]

SET: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "train、dev、test 与 README.md / and their card, as gouji label writes them",
        "content": {ZIP: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/labels", response_class=FileResponse, responses={**SET, **refusals("busy")})
def get_labels(
    _: Reader,
    rooms: Rooms,
    format: Annotated[list[Format], Query(min_length=1, max_length=7, description="可多个 / repeatable")],
    min_confidence: Annotated[float, Query(ge=0, le=1, allow_inf_nan=False)] = 0.0,
    origin: Annotated[list[Origin] | None, Query(max_length=3, description="标注来源，可多个 / repeatable")] = None,
    masked: Annotated[bool, Query(description="遮盖电话、邮箱、证件号、姓名 / telephones, names … masked")] = False,
    seed: Annotated[int, Query(ge=0, le=2**31 - 1, description="划分的种子 / of the split")] = 0,
) -> FileResponse:
    """Everything that was read, with reviewers' words as labels of origin `person`. A large store takes minutes; one
    set is made at a time.
    """
    from corpora.labelled.build import Options
    from corpora.labelled.label import ORIGINS

    options = Options(
        formats=tuple(format), min_confidence=min_confidence, origins=frozenset(origin or ORIGINS), masked=masked,
        seed=seed,
    )  # fmt: skip
    with rooms.labelling.taken():
        path = _written(rooms, options, sizes="coco" in format)
    return FileResponse(
        path, media_type=ZIP, filename="gouji-labels.zip", background=BackgroundTask(path.unlink, missing_ok=True)
    )


def _written(rooms: Backend, options: Any, *, sizes: bool) -> Path:
    # Near-duplicates are found with scipy, which takes a second to load: who asks for no labels does not wait for it.
    from service.api.labelling import stored_documents
    from service.labels.archive import write_archive

    descriptor, name = tempfile.mkstemp(prefix="gouji-labels-", suffix=".zip")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            write_archive(stored_documents(rooms, sizes=sizes), stream=stream, options=options, folder=path.parent)
    except UsageError as error:
        path.unlink(missing_ok=True)
        raise Refused("invalid", (str(error), str(error))) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
