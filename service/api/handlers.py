"""Every error that a route or the framework raises becomes a problem document."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match, Route

from corpora.document.errors import GoujiError
from service.api.language import Words, language_of
from service.api.problems import Refused, refusal
from service.revision.errors import CannotCorrect
from service.settings import Language

OF_STATUS: Final = {
    400: "bad_request", 401: "key_required", 403: "scope", 404: "not_found", 405: "method_not_allowed",
    406: "not_acceptable", 408: "too_slow", 413: "too_large", 415: "unsupported_media_type", 422: "invalid",
    503: "busy",
}  # fmt: skip
"""What the framework itself refuses with."""

OF_CODE: Final = {
    "store_unavailable": "busy", "busy": "busy", "idempotency_conflict": "idempotency_conflict", "unknown": "not_found",
    "changed": "changed", "already_withdrawn": "withdrawn", "no_such_target": "no_target", "not_a_value": "not_a_value",
    "not_read": "not_read", "state_too_old": "not_read", "cannot_correct": "not_a_value",
}  # fmt: skip
"""What the rooms below raise on purpose, by the code of the error."""


def add_handlers(app: FastAPI, *, default: Language) -> None:
    """`default` is the language of whoever prefers none."""

    async def refused(request: Request, error: Exception) -> Response:
        told = _as_refused(error)
        if told.kind.status == HTTPStatus.METHOD_NOT_ALLOWED:
            told.headers["Allow"] = _allowed(request)
        return refusal(told, language_of(request, default=default))

    for kind in (Refused, HTTPException, RequestValidationError, GoujiError):
        app.add_exception_handler(kind, refused)


def _allowed(request: Request) -> str:
    """Methods of every route at this path (RFC 9110, 15.5.6); the framework names those of the first alone."""
    routes = (route for route in request.app.routes if isinstance(route, Route))
    there = (route.methods or () for route in routes if route.matches(request.scope)[0] is not Match.NONE)
    named = {method for methods in there for method in methods}
    return ", ".join(sorted(named | {"HEAD"} if "GET" in named else named))


def _as_refused(error: Exception) -> Refused:
    match error:
        case Refused():
            return error
        case RequestValidationError():
            return Refused("invalid", errors=[_told(item) for item in error.errors()])
        case HTTPException():
            code = OF_STATUS.get(error.status_code, "bad_request" if error.status_code < 500 else "internal")
            return Refused(code, headers=error.headers)
        case GoujiError() if error.code in OF_CODE:
            return Refused(OF_CODE[error.code], _detail(error))
        case _:
            raise error


def _detail(error: GoujiError) -> Words | None:
    """What it says itself, where it does in both languages; messages of the store may name places of this machine."""
    if isinstance(error, CannotCorrect):
        return error.message(language="zh"), error.message(language="en")
    return None


def _told(item: dict[str, object]) -> dict[str, str]:
    """Where and why; not what was sent, which may be a document's words."""
    where = item.get("loc")
    parts = where if isinstance(where, tuple | list) else ()
    return {"where": ".".join(str(part) for part in parts), "message": str(item.get("msg", ""))}
