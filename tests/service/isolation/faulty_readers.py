"""Jobs that misbehave on command, built in the worker; see `service.isolation.worker.Start.factory`."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

OnPage = Callable[[], None]


def obedient(argument: object, on_page: OnPage) -> Callable[[str], object]:
    """Does what the document says."""

    def read(order: str) -> object:
        verb, _, rest = order.partition(" ")
        return ORDERS[verb](rest, on_page)

    return read


def unbuildable(argument: object, on_page: OnPage) -> Callable[[str], object]:
    raise RuntimeError("no such network")


def _signal(name: str, on_page: OnPage) -> object:
    os.kill(os.getpid(), getattr(signal, name))
    time.sleep(60)
    return None


def _wild_pointer(rest: str, on_page: OnPage) -> object:
    return ctypes.string_at(8)


def _spin(rest: str, on_page: OnPage) -> object:
    """An endless loop that answers no signal that Python could handle."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        pass


def _bomb(rest: str, on_page: OnPage) -> object:
    from corpora.document.errors import TooLarge

    hoard = []
    try:
        while True:
            hoard.append(bytearray(64 << 20))
    except MemoryError:
        return TooLarge(f"{len(hoard)}").failure()


def _pages(rest: str, on_page: OnPage) -> object:
    count, seconds = rest.split()
    for _ in range(int(count)):
        time.sleep(float(seconds))
        on_page()
    return Decimal(count)


def _chatter(rest: str, on_page: OnPage) -> object:
    """Libraries print; nothing of it may come between the frames."""
    os.write(1, b"noise on standard output")
    sys.stdout.write("more noise")
    sys.stdout.flush()
    sys.stderr.write("and more")
    return "quiet"


ORDERS: dict[str, Callable[[str, OnPage], object]] = {
    "say": lambda rest, on_page: (rest, os.getpid()),
    "signal": _signal,
    "wild": _wild_pointer,
    "spin": _spin,
    "bomb": _bomb,
    "pages": _pages,
    "chatter": _chatter,
    "exit": lambda rest, on_page: os._exit(int(rest)),
    "stranger": lambda rest, on_page: Path(rest),
    "big": lambda rest, on_page: "勾" * int(rest),
}
