"""The desk: so many threads, each with a process of its own, take documents from the store and read them.

desk = Desk(store, settings, workers=2)
desk.start()
…                  # store.accept(…), then desk.wake()
desk.stop(grace_seconds=30)
"""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from corpora.document.errors import DocumentError, NotStarted
from service.settings import Settings
from service.store.errors import StoreError
from service.store.filters import DocumentRow
from service.store.nouns import Waiting
from service.store.store import Store
from service.work.alone import Alone
from service.work.asking import Asks, LocalReader
from service.work.later import Later
from service.work.neighbourhood import many_bodied
from service.work.requests import WarmUp
from service.work.turn import Turn
from service.work.watching import Watch

log = logging.getLogger("gouji.work")

LOOK_SECONDS: Final = 2.0
"""Between two looks into the store by who has nothing to do; another server on the same database may have put it there.
"""
RENEW_SECONDS: Final = 30.0
"""Between two renewals of leases, which are four times as long."""
TROUBLE_SECONDS: Final = 5.0
"""Before a store that did not answer, or a process that did not start, is tried again."""

OnChange = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """How the desk stands.

    Args:
        alive: processes that have loaded what they need.
        busy: of them those that read.
        lost: processes that ended over a document or could not be started, since the desk was opened.
    """

    alive: int
    busy: int
    lost: int


class Desk:
    """Reads what waits in the store.

    Args:
        store: of the documents.
        settings: for the readers.
        workers: processes that read.
        reader: makes one; those of this machine by default.
        name: of this server among those on one database; the documents that a server of this name left when it was
            killed are taken up again at once.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        workers: int = 1,
        reader: Callable[[], Asks] | None = None,
        name: str | None = None,
    ) -> None:
        watch = Watch()
        make = reader or (lambda: LocalReader(settings, watch=watch))
        self._store, self._name = store, f"{name or socket.gethostname()}/"
        self._stopping = threading.Event()
        self._news = threading.Condition()
        self._unsettled, self._later, self._alone = Later(), Later(), Alone()
        self._listeners: dict[int, OnChange] = {}
        self._next_listener = 0
        self._slots = [_Slot(self, store, make(), settings, name=f"{self._name}{number}") for number in range(workers)]
        self._threads: list[threading.Thread] = []
        self._at_end: list[Callable[[], None]] = []

    def at_end(self, action: Callable[[], None]) -> None:
        """To be done when the desk has stopped."""
        self._at_end.append(action)

    def start(self) -> None:
        """Takes up what an earlier server left, and begins."""
        self._store.requeue_lost(of=self._name)
        for row in self._store.unsettled():
            self._unsettled.add(row)
        runs = [slot.run for slot in self._slots]
        for number, run in enumerate((*runs, self._keep)):
            thread = threading.Thread(target=run, name=f"gouji-desk-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self, *, grace_seconds: float = 30.0) -> None:
        """Takes no more; what is being read may end within the grace, then it is handed back unread."""
        self._stopping.set()
        self.wake()
        end = time.monotonic() + grace_seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        for slot in self._slots:
            slot.interrupt()
        for thread in self._threads:
            thread.join(TROUBLE_SECONDS)
        for slot in self._slots:
            slot.close()
        while self._at_end:
            self._at_end.pop()()

    def wake(self) -> None:
        """There is something new in the store."""
        with self._news:
            self._news.notify_all()

    def look_at_later(self, row: DocumentRow) -> None:
        """Compares a report anew when nothing else is to be done; for `service.work.review.Review`."""
        self._later.add(row)
        self.wake()

    def give_up_unwanted(self) -> None:
        """After `Store.cancel_job`: what is being read and no job waits for any longer is given up."""
        for slot in self._slots:
            sha256 = slot.sha256
            if sha256 is not None and not self._store.wanted(sha256):
                slot.interrupt(sha256)

    @property
    def ready(self) -> bool:
        """Has a process loaded what it needs, and is the desk open?"""
        return not self._stopping.is_set() and any(slot.warm for slot in self._slots)

    @property
    def workers(self) -> Workers:
        """How it stands."""
        return Workers(
            alive=sum(slot.warm for slot in self._slots),
            busy=sum(slot.sha256 is not None for slot in self._slots),
            lost=sum(slot.lost for slot in self._slots),
        )

    def on_change(self, listener: OnChange) -> Callable[[], None]:
        """`listener` is told, from threads of the desk, the SHA-256 of each document whose status or record is another
        one now; it must be quick. Gives what ends it.
        """
        with self._news:
            number = self._next_listener
            self._next_listener += 1
            self._listeners[number] = listener

        def end() -> None:
            with self._news:
                self._listeners.pop(number, None)

        return end

    # What slots ask

    @property
    def stopping(self) -> bool:
        """Is it being stopped?"""
        return self._stopping.is_set()

    @property
    def later(self) -> Later:
        """Reports to be compared anew when nothing else is to be done."""
        return self._later

    @property
    def unsettled(self) -> Later:
        """Documents whose change an earlier server did not live to see through."""
        return self._unsettled

    @property
    def alone(self) -> Alone:
        """Sees to it that reports of one body are not concluded side by side."""
        return self._alone

    def changed(self, sha256: str) -> None:
        """Tells the listeners."""
        with self._news:
            listeners = tuple(self._listeners.values())
        for listener in listeners:
            try:
                listener(sha256)
            except Exception:
                log.exception("a listener failed")

    def wait(self, seconds: float = LOOK_SECONDS) -> None:
        """Until there is news, or so long."""
        with self._news:
            if not self._stopping.is_set():
                self._news.wait(seconds)

    def _keep(self) -> None:
        """Renews leases, and takes up what other servers, and this one when it was last ended, have lost."""
        try:
            for row in many_bodied(self._store):
                self._later.add(row)
                if self._stopping.is_set():
                    return
        except Exception:
            log.exception("reports of regions could not be looked through")
        while not self._stopping.wait(RENEW_SECONDS):
            try:
                for slot in self._slots:
                    if slot.sha256 is not None:
                        self._store.renew(slot.name)
                if self._store.requeue_lost():
                    self.wake()
            except Exception:
                # Whatever it is: without this thread what is read for long would be taken from who reads it.
                log.exception("leases could not be renewed")


class _Slot:
    """A thread and its process."""

    def __init__(self, desk: Desk, store: Store, reader: Asks, settings: Settings, *, name: str) -> None:
        self.name = name
        self.sha256: str | None = None
        self.warm, self._failed_starts = False, 0
        self._owed: Waiting | None = None
        self._desk, self._store, self._reader = desk, store, reader
        self._lock = threading.Lock()
        self._turn = Turn(store, reader, settings, worker=name, stopped=lambda: desk.stopping, alone=desk.alone)

    @property
    def lost(self) -> int:
        """Processes that ended over a document, or did not start."""
        return self._turn.crashes + self._failed_starts

    def run(self) -> None:
        """Until the desk is stopped."""
        while not self._desk.stopping:
            try:
                self._step()
            except StoreError:
                log.exception("the store does not answer")
                self._desk.wait(TROUBLE_SECONDS)
            except NotStarted:
                log.exception("no process that reads could be started")
                self.warm = False
                self._failed_starts += 1
                self._desk.wait(TROUBLE_SECONDS)
            except Exception:
                # Whatever it is: without this thread what waits would wait for ever, and nobody would hear of it.
                log.exception("the desk stumbled")
                self._desk.wait(TROUBLE_SECONDS)

    def interrupt(self, sha256: str | None = None) -> None:
        """Kills the process, if it reads this document or, for None, whatever it does."""
        with self._lock:
            if sha256 is None or self.sha256 == sha256:
                self._reader.interrupt()

    def close(self) -> None:
        """Ends the process."""
        self._reader.close()

    def _step(self) -> None:
        self._hand_back()
        if not self.warm:
            self._warm_up()
            return
        waiting = self._store.claim_next(self.name)
        if waiting is not None:
            self._take(waiting)
        elif (row := self._desk.unsettled.next()) is not None:
            for sha256 in self._turn.settle(row):
                self._desk.changed(sha256)
        elif (row := self._desk.later.next()) is not None:
            again = self._store.document(row.sha256)
            if again is not None and self._turn.renew(again):
                self._desk.changed(row.sha256)
        else:
            self._desk.wait()

    def _warm_up(self) -> None:
        try:
            self._reader.ask(WarmUp())
        except NotStarted:
            raise
        except DocumentError as error:
            raise NotStarted(error.code) from error
        self.warm = True

    def _take(self, waiting: Waiting) -> None:
        with self._lock:
            self.sha256 = waiting.sha256
        self._desk.changed(waiting.sha256)
        try:
            self._read(waiting)
        except (StoreError, NotStarted):
            self._owed = waiting
            with suppress(StoreError):
                self._hand_back()
            raise
        finally:
            with self._lock:
                self.sha256 = None
            self._desk.changed(waiting.sha256)

    def _read(self, waiting: Waiting) -> None:
        """Raises StoreError, NotStarted: the document is still this worker's."""
        try:
            for row in self._turn.take(waiting):
                self._desk.later.add(row)
        except (StoreError, NotStarted):
            raise
        except Exception:
            # Our own defect costs this document, and neither the thread nor the others.
            log.exception("a document could not be taken", extra={"sha256": waiting.sha256})
            self._turn.give_up(waiting)

    def _hand_back(self) -> None:
        """What was taken and could not be read goes back before anything else is taken: its lease would be renewed with
        that of whatever is read next, for as long as there is anything to read.
        """
        if self._owed is not None:
            self._store.release(self._owed.sha256, worker=self.name)
            self._owed = None
