"""How far along a run is, from what happens in it; and the small file in DIR by which others see it."""

from __future__ import annotations

import os
import socket
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict

from service.batch.folder import PROGRESS, Store
from service.batch.nouns import Committed, Event, Stage, Tally, Watch
from service.batch.tally import counted

WINDOW_SECONDS: Final = 60.0
"""Over which speed is measured: parts come every few seconds, and a scan takes its time."""
WRITTEN_EVERY_SECONDS: Final = 5.0
"""To the file in DIR; an object store takes a request for it."""

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a run stands.

    Args:
        seconds: since it began.
        documents_a_second, pages_a_second: of late.
        left_seconds: at that speed; None while the corpus is still being looked through or nothing has been read.
    """

    tally: Tally
    seconds: float
    documents_a_second: float
    pages_a_second: float
    left_seconds: float | None


class Pace:
    """Adds up a run's events and measures its speed."""

    def __init__(self, *, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._tally = Tally()
        self._marks: deque[tuple[float, int, int]] = deque([(self._began, 0, 0)])

    def __call__(self, event: Event) -> None:
        """See `Watch`."""
        self._tally = counted(self._tally, event)
        now = self._clock()
        if isinstance(event, Stage) and event.name == "reading":
            self._marks = deque([(now, self._tally.done, self._tally.pages)])  # starting Ray is no reading
        if isinstance(event, Committed):
            self._marks.append((now, self._tally.done, self._tally.pages))
            while len(self._marks) > 2 and self._marks[1][0] < now - WINDOW_SECONDS:
                self._marks.popleft()

    def now(self) -> Progress:
        """As of this moment."""
        now, tally = self._clock(), self._tally
        start, done, pages = self._marks[0]
        passed = now - start
        speed = (tally.done - done) / passed if passed > 0 else 0.0
        left = max(0, tally.found - tally.known - tally.twins - tally.done)
        return Progress(
            tally=tally,
            seconds=now - self._began,
            documents_a_second=speed,
            pages_a_second=(tally.pages - pages) / passed if passed > 0 else 0.0,
            left_seconds=left / speed if tally.all_found and speed > 0 else None,
        )


class Snapshot(BaseModel):
    """`_gouji/progress.json`: what is known of the run that is at work in DIR, or was when it was last heard of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal["1"] = "1"
    host: str
    process: int
    written: datetime
    seconds: float
    documents_a_second: float
    pages_a_second: float
    left_seconds: float | None
    tally: dict[str, Any]


class Recorder:
    """Writes the snapshot every few seconds, and when the run comes to another stage.

    Not before the run reads: until then another one may be at work in DIR.
    """

    def __init__(self, store: Store, pace: Pace, *, clock: Clock = time.monotonic) -> None:
        self._store, self._pace, self._clock = store, pace, clock
        self._written: float | None = None

    def __call__(self, event: Event) -> None:
        """See `Watch`. Raises OSError when the output cannot be written."""
        is_turn = isinstance(event, Stage) and event.name != "starting"
        late = self._written is not None and self._clock() - self._written >= WRITTEN_EVERY_SECONDS
        if (is_turn and (self._written is not None or event == Stage(name="reading"))) or late:
            self._written = self._clock()
            self._store.put(PROGRESS, snapshot(self._pace.now()).model_dump_json(indent=1).encode())


def snapshot(progress: Progress) -> Snapshot:
    """What of it is written down."""
    return Snapshot(
        host=socket.gethostname(), process=os.getpid(), written=datetime.now(UTC).replace(microsecond=0),
        seconds=round(progress.seconds, 1), documents_a_second=round(progress.documents_a_second, 3),
        pages_a_second=round(progress.pages_a_second, 3), left_seconds=progress.left_seconds,
        tally=asdict(progress.tally),
    )  # fmt: skip


class Watches:
    """Several at once. One that fails is told of and heard no more: a full disk for the log must not end the run."""

    def __init__(self, watches: Sequence[Watch], *, on_trouble: Callable[[Exception], None]) -> None:
        self._watches = list(watches)
        self._on_trouble = on_trouble

    def __call__(self, event: Event) -> None:
        """See `Watch`."""
        for watch in list(self._watches):
            try:
                watch(event)
            except Exception as error:  # noqa: BLE001 - whoever only watches must not end what he watches
                self._watches.remove(watch)
                self._on_trouble(error)
