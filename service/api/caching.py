"""Answers that need not be sent again (RFC 9110, 8.8 and 13.1.2)."""

from __future__ import annotations

import hashlib

from starlette.requests import Request


def etag_of(*parts: object) -> str:
    """Strong; the same for the same parts."""
    told = "\0".join(str(part) for part in parts)
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:24]}"'


def unchanged(request: Request, etag: str) -> bool:
    """Does the asker hold this already?"""
    held = request.headers.get("if-none-match", "")
    return held.strip() == "*" or etag in {item.strip().removeprefix("W/") for item in held.split(",")}
