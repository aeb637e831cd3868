"""The port that the service listens on."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from service.api.protocol import Protocol
from service.api.serving import PortTaken, bound


def test_small_answers_do_not_wait_for_acknowledgements() -> None:
    with bound("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_cannot_be_had() -> None:
    with bound("127.0.0.1", 0) as listening, pytest.raises(PortTaken), bound("127.0.0.1", listening.getsockname()[1]):
        pass


async def nothing(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError(scope["path"])


@contextmanager
def listening_there() -> Iterator[int]:
    with bound("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(nothing, http=Protocol, lifespan="off", log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield int(listening.getsockname()[1])
        server.should_exit = True
        thread.join(10)


def answer_to(port: int, request: bytes) -> tuple[bytes, bytes]:
    """Head and body, once the other side has closed."""
    end = time.monotonic() + 10
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        answer = b""
        while (piece := connection.recv(4096)) and time.monotonic() < end:
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    return head, body


@pytest.mark.parametrize(
    "request_bytes",
    [
        "GET /v1/checks?organisation=云屏岭市水利局 HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(),
        b"\x16\x03\x01\r\n\r\n",
    ],
)
def test_what_is_no_http_is_a_problem_like_others(request_bytes: bytes) -> None:
    with listening_there() as port:
        head, body = answer_to(port, request_bytes)
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/problem+json" in head
    problem = json.loads(body)
    assert (problem["status"], problem["code"]) == (400, "bad_request")
    assert "百分号编码" in problem["detail"]
