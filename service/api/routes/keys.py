"""Keys, for whoever has the scope `admin`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import Field

from service.api.access import Admin
from service.api.backend import Rooms
from service.api.problems import Refused
from service.api.wire import Scope, Wire, refusals
from service.store.errors import Unknown
from service.store.nouns import Key

router = APIRouter(prefix="/v1/keys", tags=["access"])

KeyId = Annotated[str, Path(pattern=r"^[0-9a-f]{1,40}$", examples=["9f3c01ab"])]


class KeyWire(Wire):
    """A key; its secret is not kept."""

    id: str
    name: str
    scope: Scope
    created: datetime
    revoked: datetime | None


class NewKey(Wire):
    """Whose it will be, and what it may do."""

    name: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$", examples=["审核甲"])]
    scope: Scope


class MadeKey(KeyWire):
    """`secret` is shown this once."""

    secret: str


@router.get("", responses=refusals())
def list_keys(_: Admin, rooms: Rooms) -> list[KeyWire]:
    """All, also those that were revoked."""
    held = rooms.store.keys()
    return [_wire(key) for key in held]


@router.post("", status_code=201, responses=refusals())
def add_key(new: NewKey, asker: Admin, rooms: Rooms) -> MadeKey:
    """A new key."""
    secret = rooms.store.add_key(new.name, new.scope)
    key = rooms.store.key(secret)
    if key is None:
        raise Refused("changed", ("密钥刚被吊销", "the key was revoked just now"))
    rooms.log("info", "key_added", who=asker.name, key=key.id, scope=key.scope)
    return MadeKey(**_wire(key).model_dump(), secret=secret)


@router.delete("/{id}", status_code=204, responses=refusals("no_key"))
def revoke_key(id: KeyId, asker: Admin, rooms: Rooms) -> Response:
    """It opens nothing from now on, sessions included."""
    if rooms.store.key_by_id(id) is None:  # the store would take a name, too
        raise Refused("no_key")
    try:
        rooms.store.revoke_key(id)
    except Unknown as error:
        raise Refused("no_key") from error
    rooms.log("info", "key_revoked", who=asker.name, key=id)
    return Response(status_code=204)


def _wire(key: Key) -> KeyWire:
    return KeyWire(id=key.id, name=key.name, scope=key.scope, created=key.created, revoked=key.revoked)
