"""One process that serves: the store opened, readers started, the port bound, and all of it ended in order."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

import uvicorn
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from corpora.document.errors import UsageError
from service.api.app import create_app
from service.api.backend import Backend, Slots
from service.api.ends import Ends
from service.api.hosts import is_loopback
from service.api.log import Forwarded, Log
from service.api.metrics import Metrics
from service.api.naming import Names
from service.api.opening import opened_store
from service.api.options import Options
from service.api.protocol import Protocol
from service.api.session import read_secret
from service.api.standing import standing
from service.settings import Settings
from service.store.store import Store
from service.web import page_folder
from service.work.desk import Desk
from service.work.opening import open_desk
from service.work.pages import Pages
from service.work.review import Review

STOP_SECONDS: Final = 20
"""For requests that are being answered when the service is told to stop, and as long again for readings."""
KEEP_ALIVE_SECONDS: Final = 30
WAITING_CONNECTIONS: Final = 512


class NoKeys(UsageError):
    """It would be open to everybody who can reach it."""

    code = "no_keys"


class PortTaken(UsageError):
    """Nothing can listen there."""

    code = "port_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be served, and where.

    Args:
        database: a URL of SQLAlchemy; None is an SQLite file in `data`.
        workers: reading processes; None as many as suits this machine.
        address: of a Ray cluster that reads; None reads on this machine.
        port: 0 takes any that is free.
    """

    settings: Settings
    data: Path
    database: str | None = None
    workers: int | None = None
    address: str | None = None
    port: int = 8300
    options: Options = field(default_factory=Options)


def serve(order: Order, *, log: Log, on_listening: Callable[[str], None]) -> None:
    """Until SIGTERM or Ctrl-C; `on_listening` is told the URL when requests are answered.

    Raises:
        NoKeys: asked to listen beyond this machine, and there is no key.
        PortTaken: the port cannot be had.
        StoreError: the store cannot be opened.
    """
    with ExitStack() as stack:
        store = opened_store(order.data, order.database)
        stack.callback(store.close)
        options = _checked(order, store)
        listening = stack.enter_context(bound(options.host, order.port))
        stack.enter_context(_forwarded(log))
        desk = open_desk(store, order.settings, workers=order.workers, address=order.address)
        pages = Pages(store, order.settings)
        stack.callback(pages.close)
        backend = _backend(store, desk, pages, options, log)
        url = _url(options.host, listening.getsockname()[1])
        app = create_app(backend, page_folder=page_folder(), lifespan=partial(_life, desk, lambda: on_listening(url)))
        _run(app, listening)


def _checked(order: Order, store: Store) -> Options:
    outside = not is_loopback(order.options.host)
    required = order.options.keys_required or outside
    held = store.keys()
    if required and not any(key.revoked is None for key in held):
        raise NoKeys(order.options.host)
    return replace(
        order.options, settings=order.settings, keys_required=required,
        secret=read_secret(order.data) if required else b"",
    )  # fmt: skip


def _backend(store: Store, desk: Desk, pages: Pages, options: Options, log: Log) -> Backend:
    return Backend(
        store=store, desk=desk, pages=pages, review=Review(store, options.settings, later=desk.look_at_later),
        options=options, log=log,
        metrics=Metrics(partial(standing, store, desk)), uploads=Slots(options.uploads.at_once),
        labelling=Slots(1), names=Names(store),
    )  # fmt: skip


@asynccontextmanager
async def _life(desk: Desk, on_listening: Callable[[], None], app: FastAPI) -> AsyncIterator[None]:
    backend: Backend = app.state.backend
    backend.log("info", "starting")
    await run_in_threadpool(desk.start)
    leave = desk.on_change(Ends(backend))
    asyncio.get_running_loop().call_soon(on_listening)
    try:
        yield
    finally:
        leave()
        await run_in_threadpool(desk.stop, grace_seconds=STOP_SECONDS)
        backend.log("info", "stopped")


@contextmanager
def bound(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens there until the block ends; port 0 takes any that is free. Raises PortTaken."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family, backlog=WAITING_CONNECTIONS)
        # asyncio sets this for sockets of its own making only; without it each small answer waits 40 ms for an
        # acknowledgement (Nagle's algorithm and delayed acknowledgements, RFC 1122, 4.2.3).
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise PortTaken(f"{host}:{port}: {error.strerror or error}") from error
    with listening:
        yield listening


@contextmanager
def _forwarded(log: Log) -> Iterator[None]:
    """Python's own logging goes into ours while the service runs."""
    handler, root = Forwarded(log), logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


def _url(host: str, port: int) -> str:
    """As a browser on this machine can open it."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _run(app: FastAPI, listening: socket.socket) -> None:
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=STOP_SECONDS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS, lifespan="on", http=Protocol,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])
