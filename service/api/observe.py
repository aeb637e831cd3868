"""Around each request: it is counted, timed and told; an error that nobody expected becomes a problem document."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.language import language_of
from service.api.log import Log, places
from service.api.metrics import Metrics
from service.api.problems import Refused, refusal
from service.settings import Language

QUIET = frozenset({"/livez", "/readyz", "/metrics"})
"""Asked every few seconds by machines: told only when they fail."""


@dataclass(slots=True)
class _Told:
    """What becomes known of a request while it is answered."""

    id: str = field(default_factory=lambda: uuid.uuid4().hex[:16])
    status: int = 0
    sent_bytes: int = 0


class Observer:
    """ASGI middleware, the outermost: counts, times and tells."""

    def __init__(self, app: ASGIApp, *, log: Log, metrics: Metrics) -> None:
        self._app, self._log, self._metrics = app, log, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told, begin = _Told(), time.perf_counter()
        scope.setdefault("state", {})["request_id"] = told.id
        try:
            await self._app(scope, receive, _watched(send, told))
        finally:
            self._tell(scope, told, time.perf_counter() - begin)

    def _tell(self, scope: Scope, told: _Told, seconds: float) -> None:
        route, method = _route(scope), str(scope["method"])
        status = told.status or 499
        self._metrics.answered(method=method, route=route, status=status, seconds=seconds)
        if route in QUIET and status < 500:
            return
        level = "error" if status == 500 else "warning" if status > 500 else "info"
        self._log(
            level, "request", id=told.id, method=method[:10], route=route, status=status, seconds=round(seconds, 4),
            bytes=told.sent_bytes, who=scope.get("state", {}).get("who"),
        )  # fmt: skip


class Defects:
    """ASGI middleware: what no handler knows is a defect of ours. It costs this request, and is told without values."""

    def __init__(self, app: ASGIApp, *, log: Log, default: Language) -> None:
        self._app, self._log, self._default = app, log, default

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on."""
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            if scope["type"] != "http":
                raise
            id = str(scope.get("state", {}).get("request_id", ""))
            self._log("error", "defect", id=id, error=type(error).__name__, where=places(error))
            if begun:
                raise Broken(type(error).__name__) from None
            language = language_of(HTTPConnection(scope), default=self._default)
            await refusal(Refused("internal", (f"编号 {id}", f"id {id}")), language)(scope, receive, send)


class Broken(Exception):
    """An answer that had begun cannot be ended: the connection is closed, so that nobody takes it for whole."""


def _watched(send: Send, told: _Told) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            told.status = message["status"]
            MutableHeaders(scope=message)["X-Request-Id"] = told.id
        elif message["type"] == "http.response.body":
            told.sent_bytes += len(message.get("body", b""))
        await send(message)

    return sent


def _route(scope: Scope) -> str:
    """The route's pattern: paths themselves are as many as there are documents, and strangers make up their own."""
    return str(getattr(scope.get("route"), "path", None) or "-")
