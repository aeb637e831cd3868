"""What happens in a run, as a line of JSON each: for `--log FILE` and whatever reads logs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, TextIO

from service.batch.nouns import Committed, Event, Found, Outcome, Skipped, Stage, Workers

Line = dict[str, Any]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Log:
    """Writes to `stream`, each line whole. Documents that were in the output already get no line: there may be ten
    million of them.
    """

    def __init__(self, stream: TextIO, *, now: Callable[[], str] = _now) -> None:
        self._stream, self._now = stream, now
        self._lost = 0
        self._told_all = False

    def __call__(self, event: Event) -> None:
        """See `Watch`. Raises OSError when the log cannot be written."""
        for level, name, more in self._lines(event):
            line = {"time": self._now(), "level": level, "event": name} | more
            self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._stream.flush()

    def _lines(self, event: Event) -> Iterator[tuple[str, str, Line]]:
        match event:
            case Stage():
                yield "info", "stage", {"name": event.name}
            case Found() if event.all_of_them and not self._told_all:
                self._told_all = True
                yield "info", "found", {"entries": event.entries}
            case Skipped() if event.why == "twin":
                yield "info", "twin", {"path": event.path, "sha256": event.sha256}
            case Workers():
                lost, self._lost = event.lost - self._lost, event.lost
                yield ("error", "worker_lost", {"alive": event.alive, "lost": event.lost}) if lost else (
                    "info", "workers", {"alive": event.alive},
                )  # fmt: skip
            case Committed():
                for outcome in event.outcomes:
                    yield "warning" if outcome.code else "info", "document", _document(outcome)
                yield "info", "committed", {"part": event.part, "documents": len(event.outcomes)}


def _document(outcome: Outcome) -> Line:
    line: Line = {
        "path": outcome.path, "sha256": outcome.sha256, "ending": outcome.ending, "seconds": round(outcome.seconds, 3),
        "attempts": outcome.attempts, "bytes": outcome.size_bytes, "pages": outcome.pages,
    }  # fmt: skip
    if outcome.code:
        return line | {"code": outcome.code, "message": outcome.message}
    return line | {"contradicted": outcome.contradicted}
