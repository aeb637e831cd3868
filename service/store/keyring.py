"""Keys of access: the secret is shown once, and only its digest is kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from service.store.errors import Unknown
from service.store.nouns import Key, Scope
from service.store.schema import keys

SECRET_BYTES = 32
"""As many as the digest has: guessing one is as hard as guessing the other, so that no slow hash is needed."""

PREFIX = "gouji_"
"""By which a key is known where it should not be: in logs, in repositories."""


def add_key(connection: Connection, name: str, scope: Scope, *, now: datetime) -> str:
    """The secret."""
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    connection.execute(
        insert(keys).values(id=secrets.token_hex(4), name=name, scope=scope, digest=_digest(secret), created=now)
    )
    return secret


def find_key(connection: Connection, secret: str) -> Key | None:
    """The key with this secret, unless it was revoked. Compares digests, so that time tells nothing of a secret."""
    row = connection.execute(select(keys).where(keys.c.digest == _digest(secret), keys.c.revoked.is_(None))).first()
    return None if row is None else _key(row)


def find_key_by_id(connection: Connection, key: str) -> Key | None:
    """The key, unless it was revoked: for a session that it opened before."""
    row = connection.execute(select(keys).where(keys.c.id == key, keys.c.revoked.is_(None))).first()
    return None if row is None else _key(row)


def list_keys(connection: Connection) -> tuple[Key, ...]:
    """All, in the order in which they were made."""
    return tuple(_key(row) for row in connection.execute(select(keys).order_by(keys.c.created, keys.c.id)))


def revoke_key(connection: Connection, key: str, *, now: datetime) -> Key:
    """The key with this id, or with this name where only one has it. Raises Unknown where none such still opens."""
    named = connection.execute(select(keys).where(keys.c.revoked.is_(None), or_(keys.c.id == key, keys.c.name == key)))
    found = {row.id: row for row in named}
    row = found.get(key) or (next(iter(found.values())) if len(found) == 1 else None)
    if row is None:
        raise Unknown(f"没有这个密钥，或有几个同名 (no such key, or several of this name): {key}")
    connection.execute(update(keys).where(keys.c.id == row.id).values(revoked=now))
    return replace(_key(row), revoked=now)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _key(row: Row[Any]) -> Key:
    return Key(id=row.id, name=row.name, scope=row.scope, created=row.created, revoked=row.revoked)
