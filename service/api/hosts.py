"""Which names this service answers to. A page of a stranger can have its own name resolve to this machine (DNS
rebinding); its requests then carry that name in `Host`, which is how they are told.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

LOOPBACK_NAMES = frozenset({"localhost", "localhost.localdomain", "ip6-localhost"})


def is_loopback(host: str) -> bool:
    """Can only this machine reach what listens there? A name that is not known to be so is not."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() in LOOPBACK_NAMES


def own_names(host: str, more: Iterable[str] = ()) -> frozenset[str]:
    """Names, lower case, that a service bound to `host` may be called by, addresses aside."""
    names = {"localhost", *(name.lower().rstrip(".") for name in more)}
    if not is_loopback(host):
        names |= {socket.gethostname().lower(), host.lower()}
    return frozenset(names)


def host_name(header: str) -> str | None:
    """The name or address in a `Host` header or an authority, without its port; None when it is none."""
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port
    except ValueError:
        return None
    if parts.username is not None or parts.path or parts.query or parts.fragment or not parts.hostname:
        return None
    return parts.hostname.rstrip(".")


def may_be_called(header: str, names: frozenset[str]) -> bool:
    """Addresses are always right: whoever can be rebound has a name."""
    name = host_name(header)
    if name is None:
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name in names
    return True
