"""HEAD, answered wherever GET is: as GET would, without the body (RFC 9110, 9.3.2). Watchdogs ask that way."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes HEAD on as GET, and no body back."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            answer = _Bodiless(receive, send)
            await self._app({**scope, "method": "GET"}, answer.receive, answer.send)
        else:
            await self._app(scope, receive, send)


class _Bodiless:
    """Ends the answer behind its headers; to whoever would go on (a job's events), the client has left by then."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send, self._ended = receive, send, False

    async def receive(self) -> Message:
        return {"type": "http.disconnect"} if self._ended else await self._receive()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._ended = True
            await self._send(message)
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
        elif message["type"] != "http.response.body":
            await self._send(message)
