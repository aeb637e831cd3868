"""What happens, as a line of JSON each. Neither keys nor queries nor a document's words are ever in them."""

from __future__ import annotations

import json
import logging
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, TextIO

LAST_PLACES: Final = 6
LEVELS: Final = {"debug": 10, "info": 20, "warning": 30, "error": 40}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Log:
    """Writes to `stream`, each line whole, from any thread. A stream that is full or closed costs the line alone."""

    def __init__(self, stream: TextIO, *, level: str = "info", now: Callable[[], str] = _now) -> None:
        self._stream, self._least, self._now = stream, LEVELS[level], now
        self._lock = threading.Lock()

    def __call__(self, level: str, event: str, **more: object) -> None:
        """A line; what is None is left out."""
        if LEVELS[level] < self._least:
            return
        told = {name: value for name, value in more.items() if value is not None}
        line = json.dumps({"time": self._now(), "level": level, "event": event} | told, ensure_ascii=False)
        try:
            with self._lock:
                self._stream.write(line + "\n")
                self._stream.flush()
        except (OSError, ValueError):
            return


class Forwarded(logging.Handler):
    """What libraries tell Python's logging, as lines of ours: the message's form and kind of error, not its values,
    which may be words of a document.
    """

    def __init__(self, log: Log) -> None:
        super().__init__(level=logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """One line."""
        level = "error" if record.levelno >= logging.ERROR else "warning"
        error = record.exc_info[1] if record.exc_info else None
        self._log(
            level, "library", logger=record.name, message=str(record.msg)[:200],
            error=type(error).__name__ if error else None, where=places(error) if error else None,
        )  # fmt: skip


def places(error: BaseException) -> list[str]:
    """The last places that it came through, of ours and of libraries; no values, which may be words of a document."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames[-LAST_PLACES:]]
