"""A reader of one-line documents that does what the line says, in the process that reads; others become a reading.

Named as `LocalReader`'s factory by tests.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from corpora.document.document import Document
from corpora.document.errors import Encrypted
from corpora.readers.read import read_document
from corpora.readers.sources import RawSource
from models.language.grammar.reader import GrammarReader
from models.tables.recover import recover_tables
from service.pipeline import Toolkit, read_report
from service.revision.conclusion import Profiles
from service.settings import Settings
from service.work.child import answers


def obedient(settings: Settings, on_page: Callable[[], None]) -> Callable[[Any], Any]:
    toolkit = Toolkit(read=_read, recover=partial(recover_tables, profiles=()), language=GrammarReader(), profiles=())
    return answers(partial(read_report, toolkit=toolkit), profiles=Profiles(profiles=()), language=settings.lang)


def liar(settings: Settings, on_page: Callable[[], None]) -> Callable[[Any], Any]:
    """Answers with what nobody asked for."""
    honest = obedient(settings, on_page)
    return lambda request: {"parcel": "no bytes", "more": 1} if hasattr(request, "source") else honest(request)


def _read(source: RawSource) -> Document:
    verb, _, rest = source.data.decode().partition(" ")
    if verb in ORDERS:
        ORDERS[verb](rest.strip())
    return read_document(source.data, path=source.path)


def _kill(name: str) -> None:
    os.kill(os.getpid(), getattr(signal, name))
    time.sleep(60)


def _encrypted(rest: str) -> None:
    raise Encrypted


def _child(path: str) -> None:
    """Leaves a process that would run on."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(path).write_text(f"{process.pid}")
    time.sleep(1.2)


def _wait(path: str) -> None:
    """Says that it has begun, and takes its time."""
    Path(path).touch()
    time.sleep(60)


def _once(path: str) -> None:
    """Crashes the first time only."""
    if not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGABRT)


def _flood(rest: str) -> None:
    """More memory than is allowed, below the process that is watched and of a kind that its own limit does not count."""
    code = "import mmap, time; x = mmap.mmap(-1, 1 << 30); x[::4096] = b'1' * (1 << 18); time.sleep(60)"
    subprocess.run([sys.executable, "-c", code], check=False)


ORDERS: dict[str, Callable[[str], None]] = {
    "kill": _kill, "encrypted": _encrypted, "child": _child, "wait": _wait, "once": _once, "flood": _flood,
    "sleep": lambda rest: time.sleep(float(rest)),
}  # fmt: skip


def crashing_shower(settings: Settings, on_page: Callable[[], None]) -> Callable[[Any], Any]:
    return lambda request: os.kill(os.getpid(), signal.SIGSEGV)


def hanging_shower(settings: Settings, on_page: Callable[[], None]) -> Callable[[Any], Any]:
    return lambda request: time.sleep(60)


def lying_shower(settings: Settings, on_page: Callable[[], None]) -> Callable[[Any], Any]:
    return lambda request: ["no", "picture"]
