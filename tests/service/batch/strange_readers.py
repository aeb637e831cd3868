"""Readers of one-line documents that do what the line says, in the process that reads; good ones become a reading.

Named as `Order.reader` by tests; see `service.batch.documents.Plan`.
"""

from __future__ import annotations

import ctypes
import hashlib
import mmap
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from corpora.document.document import Document, Source
from corpora.document.errors import Encrypted
from corpora.document.geometry import Span
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.document.reading import Reading, Unread
from corpora.readers.sources import RawSource
from models.language.grammar.reader import GrammarReader
from models.tables.recover import Recovered
from service.pipeline import Toolkit, read_report
from service.settings import Settings

Read = Callable[[RawSource], Reading | Unread]


def obedient(settings: Settings, on_page: Callable[[], None]) -> Read:
    """Does what the first word says, if it is one of `ORDERS`."""
    toolkit = Toolkit(read=_read, recover=_recover, language=GrammarReader(), profiles=())
    return lambda source: _halved(read_report(source, toolkit))


def _halved(result: Reading | Unread) -> Reading | Unread:
    """Half a character where the links between reports expect whole ones."""
    if isinstance(result, Reading) and result.document.text == "半个字符":
        return replace(result, layout=replace(result.layout, organisation="半\udcb0局", year=2023))
    return result


def obedient_but_for_pages(settings: Settings, on_page: Callable[[], None]) -> Read:
    """The same for text; what is no text is read as it is, page by page."""
    # It takes half of a process's start, of which tests need many.
    from service.isolation.paged import paged_reports

    read_line = obedient(settings, on_page)
    read_pages = paged_reports(settings, on_page)
    return lambda source: (read_pages if source.data.startswith(b"%PDF") else read_line)(source)


def slow(settings: Settings, on_page: Callable[[], None]) -> Read:
    """The same, a twentieth of a second each: long enough to be killed in."""
    read = obedient(settings, on_page)

    def slowly(source: RawSource) -> Reading | Unread:
        time.sleep(0.05)
        return read(source)

    return slowly


def _read(source: RawSource) -> Document:
    text = source.data.decode()
    verb, _, rest = text.partition(" ")
    text = ORDERS[verb](rest) if verb in ORDERS else text
    return Document(
        source=Source(
            path=source.path, sha256=hashlib.sha256(source.data).hexdigest(), media_type="text/plain",
            size_bytes=len(source.data),
        ),
        text=text,
        blocks=(Passage(place=Place(span=Span(0, len(text)))),),
        warnings=("x" * (140 << 20),) if verb == "huge" else (),
    )  # fmt: skip


def _recover(document: Document) -> Recovered:
    passages = tuple(block for block in document.blocks if isinstance(block, Passage))
    return Recovered(passages=passages, tables=(), figures=(), profile=None, warnings=())


def _signal(name: str) -> str:
    os.kill(os.getpid(), getattr(signal, name.strip()))
    time.sleep(60)
    return ""


def _shared_memory(rest: str) -> str:
    """Memory that RLIMIT_DATA does not count, filled by the system at once where it can."""
    flags = mmap.MAP_SHARED | mmap.MAP_ANONYMOUS | getattr(mmap, "MAP_POPULATE", 0)
    held = []
    for _ in range(16):
        held.append(mmap.mmap(-1, 256 << 20, flags=flags))
        held[-1].write(b"x" * (256 << 20))
    return ""


def _orphan(path: str) -> str:
    """Leaves a process in a session of its own, whose parent has ended, and is a good document otherwise."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(600)", path])
        time.sleep(0.3)
        os._exit(0)
    os.wait()
    return f"孤儿 {path}"


def _deep(rest: str) -> str:
    """Compares until the stack has run over; `repr` would, too, but looks through all that it is in at every level."""
    sys.setrecursionlimit(1 << 30)
    one: list[object] = []
    other: list[object] = []
    for _ in range(200_000):
        one, other = [one], [other]
    return str(one == other)


def _raise(error: Exception) -> str:
    raise error


def _once(path: str) -> str:
    """Crashes the first time only."""
    marker = Path(path.strip())
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGABRT)
    return "第二次读出"


ORDERS: dict[str, Callable[[str], str]] = {
    "segfault": lambda rest: str(ctypes.string_at(8)),
    "exit": lambda rest: os._exit(3),
    "loop": lambda rest: str(any(iter(int, 1))),
    "allocate": lambda rest: str(len(bytearray(8 << 30))),
    "share": _shared_memory,
    "orphan": _orphan,
    "encrypted": lambda rest: _raise(Encrypted()),
    "exception": lambda rest: _raise(ZeroDivisionError("defect")),
    "signal": _signal,
    "deep": _deep,
    "half": lambda rest: "半个字符",
    "once": _once,
}
