"""The port that the service listens on."""

from __future__ import annotations

import socket

import pytest

from service.api.serving import PortTaken, bound


def test_small_answers_do_not_wait_for_acknowledgements() -> None:
    with bound("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_cannot_be_had() -> None:
    with bound("127.0.0.1", 0) as listening, pytest.raises(PortTaken), bound("127.0.0.1", listening.getsockname()[1]):
        pass
