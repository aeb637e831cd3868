"""Around everything: who may be asked by which name and from which page, and what browsers are told each time."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.hosts import may_be_called
from service.api.language import language_of
from service.api.problems import Refused, refusal
from service.settings import Language

PAGE_POLICY: Final = "; ".join(
    (
        "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
        "font-src 'self' data:", "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
        "frame-ancestors 'none'",
    )
)  # fmt: skip
"""Of the review page: its own scripts alone. The toolkit sets styles on elements, hence 'unsafe-inline' for those."""

DOCUMENT_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
"""Of answers that hold a stranger's content: nothing in them runs, whatever a browser takes them for."""

HEADERS: Final = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

HOW_TO_NAME: Final = (
    "若此主机名确属本服务，请在启动时加上 --name 主机名",
    "where this name is really this service's, start it with --name NAME",
)

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES: Final = frozenset({"same-origin", "none"})
"""Of `Sec-Fetch-Site`: this page itself, or the user's own doing. A neighbour under the same domain is a stranger."""


class Shield:
    """ASGI middleware.

    Args:
        names: see `hosts.own_names`.
        default: language of refusals to whoever prefers none.
    """

    def __init__(self, app: ASGIApp, *, names: frozenset[str], default: Language) -> None:
        self._app, self._names, self._default = app, names, default

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses, or passes on and adds the headers that the answer does not bring itself."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            language = language_of(HTTPConnection(scope), default=self._default)
            await refusal(refused, language)(scope, receive, _with_headers(send))
            return
        await self._app(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope) -> Refused | None:
        headers = Headers(scope=scope)
        if not may_be_called(headers.get("host", ""), self._names):
            return Refused("host", HOW_TO_NAME)
        if is_foreign(str(scope["method"]), headers):
            return Refused("foreign_origin")
        return None


def is_foreign(method: str, headers: Headers) -> bool:
    """Did a page of another site send it? Programs send neither header; every browser sends one of them where it
    matters. A link to here from elsewhere may be followed.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site not in OWN_SITES:
        return method not in SAFE or headers.get("sec-fetch-mode") != "navigate"
    origin = headers.get("origin")
    return method not in SAFE and origin is not None and _authority(origin) != headers.get("host", "").lower()


def _authority(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            _complete(message)
        await send(message)

    return sent


def _complete(message: MutableMapping[str, object]) -> None:
    message.setdefault("headers", [])
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
