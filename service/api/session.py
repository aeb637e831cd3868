"""The page's cookie: which key it stands for, until when, signed. The key itself is not in it."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from corpora.document.errors import UsageError

COOKIE: Final = "gouji_session"
SECRET_BYTES: Final = 32


def read_secret(data: Path) -> bytes:
    """The server's own secret, kept in the data folder for its owner alone; made at the first call.

    Raises:
        UsageError: what lies there is no secret of ours.
    """
    path = data / "session.secret"
    if not path.exists():
        with NamedTemporaryFile(dir=data, prefix=".secret-") as file:  # for its owner alone from the beginning
            file.write(secrets.token_bytes(SECRET_BYTES))
            file.flush()
            with contextlib.suppress(FileExistsError):  # another server on the same folder was quicker
                os.link(file.name, path)
    held = path.read_bytes()
    if len(held) != SECRET_BYTES:
        raise UsageError(f"{path}: {len(held)} bytes, {SECRET_BYTES} wanted")
    return held


def session_token(key_id: str, *, until: int, secret: bytes) -> str:
    """A cookie's value for the key; `until` in seconds of Unix time."""
    told = f"{until}.{key_id}".encode()
    return _coded(told) + "." + _coded(_signed(told, secret))


def key_of(token: str, *, now: float, secret: bytes) -> str | None:
    """The key that a cookie stands for; None when it is forged, damaged or too old."""
    head, _, tail = token.partition(".")
    try:
        told, signature = _decoded(head), _decoded(tail)
    except (binascii.Error, ValueError):
        return None
    if not hmac.compare_digest(signature, _signed(told, secret)):
        return None
    until, _, key_id = told.decode().partition(".")
    return key_id if int(until) > now else None


def _signed(told: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, b"gouji session\0" + told, hashlib.sha256).digest()


def _coded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
