"""A Ray of our own keeps to itself."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path

import psutil

from service.batch.run import OpenPool


def test_nothing_listens_beyond_loopback(open_pool: OpenPool) -> None:
    below = psutil.Process().children(recursive=True)
    assert any("raylet" in process.name() for process in below)
    heard = {
        connection.laddr.ip
        for process in [psutil.Process(), *below]
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert heard
    assert {address for address in heard if not is_loopback(address)} == set()


def is_loopback(address: str) -> bool:
    found = ipaddress.ip_address(address)
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def test_no_token_is_left_at_home(open_pool: OpenPool) -> None:
    assert os.environ["RAY_AUTH_TOKEN"]
    token = Path.home() / ".ray" / "auth_token"
    assert not token.exists() or os.environ["RAY_AUTH_TOKEN"] not in token.read_text()
