"""Who is asking, and sessions of the review page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field

from service.api.access import MAX_KEY, Reader, shown_key
from service.api.backend import Rooms
from service.api.problems import Refused
from service.api.session import COOKIE, session_token
from service.api.version import gouji_version
from service.api.wire import Language, Scope, Wire, refusals

router = APIRouter(prefix="/v1", tags=["access"])


class Me(Wire):
    """The asker; `scope` says what he may do."""

    name: str = Field(examples=["local"])
    scope: Scope
    keys_required: bool
    lang: Language
    version: str


class KeyShown(Wire):
    """A key, to be turned into a session's cookie."""

    key: Annotated[str, Field(min_length=1, max_length=MAX_KEY)]


@router.get("/me", responses=refusals())
def who_am_i(asker: Reader, rooms: Rooms) -> Me:
    """The asker's name and scope. Refused with `key_required` where a key is wanted and none was shown."""
    options = rooms.options
    return Me(
        name=asker.name, scope=asker.scope, keys_required=options.keys_required, lang=options.settings.lang,
        version=gouji_version(),
    )  # fmt: skip


@router.post("/session", status_code=204, responses=refusals())
def log_in(shown: KeyShown, request: Request, rooms: Rooms) -> Response:
    """Sets the session's cookie, which scripts cannot read and other sites cannot send."""
    options = rooms.options
    key = shown_key(rooms, shown.key.strip())
    if key is None or key.revoked is not None:
        raise Refused("key_required", ("密钥不对或已吊销", "the key is not right, or revoked"))
    until = int(rooms.now()) + options.session_seconds
    response = Response(status_code=204)
    response.set_cookie(
        COOKIE, session_token(key.id, until=until, secret=options.secret), max_age=options.session_seconds,
        httponly=True, samesite="strict", secure=request.url.scheme == "https", path="/",
    )  # fmt: skip
    return response


@router.delete("/session", status_code=204, responses=refusals())
def log_out() -> Response:
    """Removes the cookie."""
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return response
