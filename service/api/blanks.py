"""Parameters that a form leaves empty: `GET /v1/checks?verdict=&kind=period` asks for every verdict."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class NoBlanks:
    """ASGI middleware: what is asked with an empty value is not asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on."""
        if scope["type"] == "http" and scope["query_string"]:
            scope = {**scope, "query_string": without_blanks(scope["query_string"])}
        await self._app(scope, receive, send)


def without_blanks(query: bytes) -> bytes:
    """The query without names that have no value."""
    return b"&".join(pair for pair in query.split(b"&") if pair.partition(b"=")[2])
