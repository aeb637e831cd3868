"""What a document's process starts: watched for memory, and killed when the document is done."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import psutil

_SUBREAPER: Final = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): orphans below come to this process instead of init, so that they are found."""
EVERY_SECONDS: Final = 0.5
"""Between two looks at the memory: a process that does nothing else fills one or two gigabytes in that time."""


SWEEPS: Final = 50
SWEEP_PAUSE_SECONDS: Final = 0.01
MARGIN: Final = 1.25
"""Times what the reader may allocate: its libraries are held, too, and are not counted there."""


def adopt_orphans() -> None:
    """From now on; where the system cannot (macOS), orphans that leave their process group are lost sight of."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, 1, 0, 0, 0)


class Descendants:
    """The process that reads and all that comes of it.

    Args:
        reader: the id of the process that reads, None while there is none.
        max_bytes: that all of them together may hold; the reader alone is limited by the system besides.
    """

    def __init__(self, reader: Callable[[], int | None], *, max_bytes: int) -> None:
        adopt_orphans()
        self._reader, self._max_bytes = reader, max_bytes
        self._before = set(_children(os.getpid()))
        self.too_large = False
        self._wanted = threading.Event()
        self._ended = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def close(self) -> None:
        """Ends the watching."""
        self._ended.set()
        self._wanted.set()
        self.sweep()

    def watch(self) -> None:
        """A document begins."""
        self.too_large = False
        self._wanted.set()

    def sweep(self) -> None:
        """A document is done: kills what it left, until nothing is left. What forks faster than it is killed is left to
        the next sweep.
        """
        self._wanted.clear()
        for _ in range(SWEEPS):
            left = [process for process in self._left() if _is_alive(process)]
            if not left:
                return
            for process in left:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(process, signal.SIGKILL)
            time.sleep(SWEEP_PAUSE_SECONDS)

    def _left(self) -> list[int]:
        reader = self._reader()
        mine = [child for child in _children(os.getpid()) if child != reader and child not in self._before]
        for child in mine:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, os.WNOHANG)  # an orphan that came to this process and has ended
        return mine + (list(_below(reader)) if reader is not None else [])

    def _look(self) -> None:
        while not self._ended.is_set():
            self._wanted.wait()
            reader = self._reader()
            if reader is not None and _held_bytes([reader, *_below(reader)]) > MARGIN * self._max_bytes:
                self.too_large = True
                with contextlib.suppress(ProcessLookupError):
                    os.kill(reader, signal.SIGKILL)
            self._ended.wait(EVERY_SECONDS)


def _below(process: int) -> Iterator[int]:
    for child in _children(process):
        yield child
        yield from _below(child)


def _children(process: int) -> list[int]:
    """Its living children. The kernel keeps a list for each thread; elsewhere all processes are gone through."""
    try:
        lists = [(task / "children").read_text("ascii") for task in Path(f"/proc/{process}/task").iterdir()]
    except OSError:
        return _listed(process)
    return [int(number) for line in lists for number in line.split()]


def _listed(process: int) -> list[int]:
    try:
        return [child.pid for child in psutil.Process(process).children()]
    except psutil.Error:
        return []


def _is_alive(process: int) -> bool:
    try:
        return bool(psutil.Process(process).status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _held_bytes(processes: list[int]) -> int:
    held = 0
    for process in processes:
        with contextlib.suppress(psutil.Error):
            held += psutil.Process(process).memory_info().rss
    return held
