"""No request but an upload brings more than a few kilobytes, or takes long to bring them."""

from __future__ import annotations

import asyncio
import time
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.language import language_of
from service.api.problems import Refused, refusal
from service.settings import Language

UPLOADS: Final = ("POST", "/v1/documents")
"""Counted where they are received."""


class SmallBodies:
    """ASGI middleware: refuses a body over `most_bytes`, by what its length says or as soon as it is known, and one
    that is not whole after `most_seconds`.
    """

    def __init__(self, app: ASGIApp, *, most_bytes: int, most_seconds: float, default: Language) -> None:
        self._app, self._most_bytes, self._most_seconds, self._default = app, most_bytes, most_seconds, default

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on."""
        if scope["type"] != "http" or (scope["method"], scope["path"]) == UPLOADS:
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "")
        if told.isdecimal() and int(told) > self._most_bytes:
            detail = f"请求超过 {self._most_bytes} 字节", f"the request is over {self._most_bytes} bytes"
            language = language_of(HTTPConnection(scope), default=self._default)
            await refusal(Refused("too_large", detail), language)(scope, receive, send)
            return
        await self._app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        taken, whole, end = 0, False, time.monotonic() + self._most_seconds

        async def received() -> Message:
            nonlocal taken, whole
            if whole:  # what comes now is that the asker has left, for which streams wait as long as they like
                return await receive()
            try:
                async with asyncio.timeout(end - time.monotonic()):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408) from error  # the framework lets its own kind of error through
            whole = not message.get("more_body", False)
            taken += len(message.get("body", b"")) if message["type"] == "http.request" else 0
            if taken > self._most_bytes:
                raise HTTPException(413)
            return message

        return received
