"""Who asks: a key in `Authorization`, a session's cookie, or, where no key is required, whoever is at the machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Request

from service.api.backend import Backend, Rooms
from service.api.problems import Refused
from service.api.session import COOKIE, key_of
from service.store.nouns import Key, Scope

ORDER: Final[tuple[Scope, ...]] = ("read", "review", "admin")
"""Each may do what the ones before it may."""

MAX_KEY: Final = 200
"""Characters; a longer one is none of ours and is not worth hashing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Whose word it is. `name` is that of the key."""

    name: str
    scope: Scope


AT_THE_MACHINE: Final = Asker(name="local", scope="admin")


def asker_of(request: Request, backend: Backend) -> Asker:
    """Raises Refused for a key that is wanted and not shown, not known or revoked."""
    if not backend.options.keys_required:
        return AT_THE_MACHINE
    key = _key(request, backend)
    if key is None or key.revoked is not None:
        raise Refused("key_required", headers={"WWW-Authenticate": 'Bearer realm="gouji"'})
    return Asker(name=key.name, scope=key.scope)


def _key(request: Request, backend: Backend) -> Key | None:
    header = request.headers.get("authorization", "")
    if header:
        scheme, _, secret = header.partition(" ")
        return shown_key(backend, secret.strip()) if scheme.lower() == "bearer" else None
    token = request.cookies.get(COOKIE)
    held = key_of(token, now=backend.now(), secret=backend.options.secret) if token else None
    return backend.store.key_by_id(held) if held else None


def shown_key(backend: Backend, secret: str) -> Key | None:
    """The key whose secret this is. The store keeps a hash of it alone and compares that."""
    if not secret or len(secret) > MAX_KEY or not secret.isascii():
        return None
    return backend.store.key(secret)


def allowed(least: Scope) -> Callable[[Request, Backend], Asker]:
    """A dependency: the asker, who has at least this scope."""

    def asker(request: Request, backend: Rooms) -> Asker:
        found = asker_of(request, backend)
        request.state.who = found.name
        if ORDER.index(found.scope) < ORDER.index(least):
            raise Refused("scope", (f"需要 {least} 权限", f"the scope {least} is needed"))
        return found

    return asker


Reader = Annotated[Asker, Depends(allowed("read"))]
Reviewer = Annotated[Asker, Depends(allowed("review"))]
Admin = Annotated[Asker, Depends(allowed("admin"))]
