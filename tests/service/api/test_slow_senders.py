"""Whoever sends a request byte by byte is refused; nobody else waits for it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any

import pytest

from service.api.options import UploadLimits

HEAD = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
END = b"\r\n--b--\r\n"
PIECE_SECONDS = 0.05
PATIENCE_SECONDS = 20.0


def trickled(served: Any, method: str, path: str, kind: str, pieces: Iterable[bytes]) -> tuple[int, str]:
    """Status and code of the answer to a body that comes in so many pieces, one after the other."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "path": path,
        "raw_path": path.encode(), "query_string": b"", "scheme": "http", "client": ("127.0.0.1", 1),
        "server": ("localhost", 8300), "root_path": "",
        "headers": [(b"host", b"localhost:8300"), (b"content-type", kind.encode())],
    }  # fmt: skip
    left, sent = iter(pieces), []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(PIECE_SECONDS)
        piece = next(left, None)
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(asyncio.wait_for(served.client.app(scope, receive, send), PATIENCE_SECONDS))
    body = b"".join(message.get("body", b"") for message in sent)
    return sent[0]["status"], json.loads(body).get("code", "")


def upload(served: Any, pieces: Iterable[bytes]) -> tuple[int, str]:
    return trickled(served, "POST", "/v1/documents", "multipart/form-data; boundary=b", pieces)


def test_an_upload_below_the_least_rate_is_refused_and_gives_its_place_back(serve: Any) -> None:
    served = serve(uploads=UploadLimits(idle_seconds=0.4, least_bytes_a_second=5000, at_once=1))
    assert upload(served, [HEAD, *[b"x"] * 1000]) == (408, "too_slow")
    assert served.upload(("b.txt", "乙")).status_code == 202


def test_one_that_falls_silent_is_refused(serve: Any) -> None:
    served = serve(uploads=UploadLimits(idle_seconds=PIECE_SECONDS / 10))
    assert upload(served, [HEAD]) == (408, "too_slow")


@pytest.mark.parametrize("rate", [5000, 0])
def test_one_that_is_quick_enough_or_short_is_taken(serve: Any, rate: int) -> None:
    served = serve(uploads=UploadLimits(idle_seconds=0.4, least_bytes_a_second=rate))
    assert upload(served, [HEAD, *[b"x" * 1000] * 12, END])[0] == 202


def test_a_word_that_takes_longer_than_a_word_may_is_refused(serve: Any) -> None:
    served = serve(json_seconds=0.4)
    path = f"/v1/checks/{'0' * 16}-{'0' * 12}"
    assert trickled(served, "PATCH", path, "application/json", [b" "] * 1000) == (408, "too_slow")
