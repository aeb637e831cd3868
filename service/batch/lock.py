"""One driver to an output."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from corpora.document.errors import UsageError
from service.batch.folder import LOCK, LocalStore, Store

LEASE_SECONDS: Final = 120.0
"""Of a lock on a file system that has none of its own: how long a driver may be silent and still be believed alive."""
RENEWALS: Final = 4
"""In that time."""


@contextmanager
def held(store: Store) -> Iterator[None]:
    """While the block runs, no other driver that asks works on this output.

    On a disk the system keeps the lock and lets go of it when the process ends, however it ends. Elsewhere a file says
    who works and since when, and is believed for `LEASE_SECONDS`; two that come within the same second are not told
    apart by every such file system.

    Raises:
        UsageError: another driver has it.
    """
    if isinstance(store, LocalStore):
        with _locked(store):
            yield
    else:
        with _leased(store):
            yield


@contextmanager
def _locked(store: LocalStore) -> Iterator[None]:
    path = store.path(LOCK)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise _taken(store) from error
        yield


@contextmanager
def _leased(store: Store) -> Iterator[None]:
    own = {"holder": secrets.token_hex(8), "host": socket.gethostname(), "process": os.getpid()}
    before = _lease(store)
    if before is not None and not _is_over(before):
        raise _taken(store)
    _renew(store, own)
    if (now := _lease(store)) is None or now["holder"] != own["holder"]:
        raise _taken(store)
    ended = threading.Event()
    renewing = threading.Thread(target=_keep, args=(store, own, ended), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        ended.set()
        renewing.join()
        store.remove(LOCK)


def _keep(store: Store, own: dict[str, Any], ended: threading.Event) -> None:
    while not ended.wait(LEASE_SECONDS / RENEWALS):
        try:
            _renew(store, own)
        except OSError:
            continue  # the next one may succeed, and until then the lease holds


def _renew(store: Store, own: dict[str, Any]) -> None:
    store.put(LOCK, json.dumps(own | {"seconds": time.time()}).encode())


def _lease(store: Store) -> dict[str, Any] | None:
    try:
        lease = json.loads(store.get(LOCK) or b"null")
    except ValueError:
        return None
    return lease if isinstance(lease, dict) and {"holder", "seconds"} <= lease.keys() else None


def _is_over(lease: dict[str, Any]) -> bool:
    """Also when its process was one of this machine and is gone, or had the number of this one."""
    if time.time() - lease["seconds"] > LEASE_SECONDS:
        return True
    if lease.get("host") != socket.gethostname() or not isinstance(lease.get("process"), int):
        return False
    try:
        os.kill(lease["process"], 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return bool(lease["process"] == os.getpid())


def _taken(store: Store) -> UsageError:
    return UsageError(f"--out {store.url}: 另一个 gouji batch 正在写入 (another gouji batch is at work there)")
