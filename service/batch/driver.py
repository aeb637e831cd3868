"""The loop that keeps every worker busy and nobody waiting for a commit, in bounded memory.

A worker has at most one look and one read before it, and does both at once. Documents that were being read when a
worker was lost are read again one by one, so that one which takes workers with it is known and no other pays for it.
"""

from __future__ import annotations

import math
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from corpora.document.errors import Crashed, NotStarted
from service.batch.accounts import Accounts
from service.batch.commits import Ledger
from service.batch.documents import Doc, Looked, Read
from service.batch.feed import LOOK_ITEMS, Feed
from service.batch.nouns import Found, Item, Watch, Workers
from service.batch.ordering import InOrder
from service.batch.pool import Pool, Ticket, Worker, WorkerLost

PART_SECONDS: Final = 5.0
"""Of reading to a part, which is what a kill may cost; a part takes some hundredths of a second to commit."""
LEAST_AT_ONCE: Final = 8
"""Documents to a read; half a second's worth of text reports."""
TICK_SECONDS: Final = 0.25
"""Between two looks whether to stop."""
LOSSES: Final = 3
"""Of workers that had nothing but this document before them: then it is not read any more. Documents run in a process
apart, so a worker is hardly ever lost by one's doing: two may be chance.
"""
LOSSES_PER_WORKER: Final = 10
"""In a row, with nothing read in between: the machine is at fault, and the run ends."""


LOOK_SECONDS: Final = 600.0
"""Until a worker that looks is believed to be stuck: over a share that is gone, a store that never answers."""
READ_SECONDS: Final = 900.0
"""Beyond what a document may take, until a worker that reads is believed to be stuck: for processes and staging."""


class WorkersKeepDying(Exception):
    """No document gets read any more; what was committed stays."""


@dataclass(slots=True, kw_only=True)
class _Asked:
    """A question that a worker has before it."""

    what: Literal["open", "look", "forget", "read"]
    deadline: float = math.inf
    items: tuple[Item, ...] = ()
    docs: tuple[Doc, ...] = ()


@dataclass(slots=True, kw_only=True, eq=False)
class _Hand:
    """A worker, what it has before it, and documents whose bytes it holds: `ready` to be read, or `held` until it is
    known whether they are.
    """

    worker: Worker
    asked: dict[Ticket, _Asked] = field(default_factory=dict)
    ready: deque[Doc] = field(default_factory=deque)
    held: int = 0
    not_wanted: list[Doc] = field(default_factory=list)

    def opening(self) -> set[Ticket]:
        """What it has before it of being made ready."""
        return {ticket for ticket, asked in self.asked.items() if asked.what == "open"}

    def has(self, what: str) -> bool:
        """Is it asked that?"""
        return any(asked.what == what for asked in self.asked.values())


class Driver:
    """Reads a corpus. Used once.

    Args:
        document_seconds: that one may take, all attempts together.
        stop: asked between two steps; once it says so, what is answered is committed and the rest left for next time.
    """

    def __init__(
        self, *, pool: Pool, workers: int, feed: Feed, accounts: Accounts, ledger: Ledger, watch: Watch,
        stop: Callable[[], bool], document_seconds: float = math.inf,
    ) -> None:  # fmt: skip
        self._pool, self._feed, self._accounts, self._ledger = pool, feed, accounts, ledger
        self._watch, self._stop, self._wanted = watch, stop, workers
        self._read_seconds = READ_SECONDS + document_seconds
        self._hands: list[_Hand] = []
        self._alone: deque[Doc] = deque()
        self._loose: deque[Doc] = deque()
        self._given_up: deque[Doc] = deque()
        self._order = InOrder()
        self._losses: Counter[str] = Counter()
        self._lost = self._lost_in_a_row = 0

    def run(self) -> bool:
        """Whether all was read; else it was stopped.

        Raises:
            WorkersKeepDying: they do.
            UsageError: a worker cannot be what it should.
            OSError: the output cannot be written.
        """
        try:
            for _ in range(self._wanted):
                self._hire()
            while not self._stop():
                self._employ_all()
                if self._is_done():
                    self._accounts.commit_places()
                    self._watch(Found(entries=self._feed.taken, all_of_them=True))
                    return True
                for read in self._answers():
                    self._accounts.commit(read)
            self._accounts.commit_places()
            return False
        finally:
            for hand in self._hands:
                self._pool.end(hand.worker)

    def _is_done(self) -> bool:
        """Nothing is left to do; a worker that is still being made ready, or that has no room, is not waited for."""
        busy = any(hand.ready or hand.held or hand.asked.keys() - hand.opening() for hand in self._hands)
        return not (busy or self._alone or self._loose or self._given_up) and self._feed.is_empty

    def _hire(self) -> None:
        worker = self._pool.start()
        hand = _Hand(worker=worker)
        self._hands.append(hand)
        self._ask(hand, _Asked(what="open"), "open")
        self._watch(Workers(alive=len(self._hands), lost=self._lost))

    def _ask(self, hand: _Hand, asked: _Asked, method: str, *arguments: Any, **options: Any) -> None:
        hand.asked[self._pool.ask(hand.worker, method, *arguments, **options)] = asked

    def _answers(self) -> list[Read]:
        """What was read since; everything else that was answered is seen to, and workers are busy again."""
        tickets = [ticket for hand in self._hands for ticket in hand.asked]
        ready = set(self._pool.ready(tickets, seconds=TICK_SECONDS))
        reads = []
        for hand in list(self._hands):
            if not ready and any(asked.deadline < time.monotonic() for asked in hand.asked.values()):
                self._lose(hand, blame=True)
                continue

            for ticket in [ticket for ticket in hand.asked if ticket in ready]:
                if ticket not in hand.asked:
                    continue
                try:
                    answer = self._pool.answer(ticket)
                except (WorkerLost, NotStarted) as error:
                    self._lose(hand, blame=not isinstance(error, NotStarted))
                    break
                reads += self._heard(hand, hand.asked.pop(ticket), answer)
        if reads:
            self._lost_in_a_row = 0
            self._employ_all()
        self._watch(Found(entries=self._feed.taken, all_of_them=self._feed.exhausted))
        return reads

    def _heard(self, hand: _Hand, asked: _Asked, answer: Any) -> list[Read]:
        match answer:
            case Looked():
                self._feed.look_again(iter(answer.rest))
                self._order.end(set(asked.items) - set(answer.rest))
                self._order.hold(answer.docs, hand)
                hand.held += len(answer.docs)
                self._release()
            case Read():
                hand.ready.extendleft(reversed(answer.left))
                for doc in answer.changed:
                    again = [doc, *self._accounts.twins(doc)]
                    self._accounts.release(doc)
                    self._feed.look_again(iter(dict.fromkeys(one.item for one in again)))
                return [answer]
        return []

    def _release(self) -> None:
        """Hands out what was looked at, in the order of the corpus."""
        for doc, holder in self._order.released():
            holder.held -= 1
            new, old = self._accounts.wanted([doc])
            (holder.ready if holder in self._hands else self._loose).extend(new)
            holder.not_wanted += old
        for hand in self._hands:
            if hand.not_wanted:
                self._ask(hand, _Asked(what="forget"), "forget", tuple(hand.not_wanted))
                hand.not_wanted.clear()

    def _lose(self, hand: _Hand, *, blame: bool) -> None:
        """Another worker in its place; what it had before it is asked of others."""
        self._hands.remove(hand)
        self._pool.end(hand.worker)
        self._lost += 1
        self._lost_in_a_row += 1
        if self._lost_in_a_row > LOSSES_PER_WORKER * self._wanted:
            raise WorkersKeepDying(self._lost)
        self._loose.extend(hand.ready)
        for asked in hand.asked.values():
            if asked.what == "look":
                self._blame_items(asked.items)
            for doc in asked.docs:
                self._blame(doc, alone=blame and len(asked.docs) == 1)
        self._hire()

    def _blame(self, doc: Doc, *, alone: bool) -> None:
        self._losses[doc.key] += alone
        (self._given_up if self._losses[doc.key] >= LOSSES else self._alone).append(doc)

    def _blame_items(self, items: tuple[Item, ...]) -> None:
        for item in items:
            self._losses[item.path] += len(items) == 1
        good = (item for item in items if self._losses[item.path] < LOSSES)
        self._feed.look_again(good, alone=True)
        for item in items:
            if self._losses[item.path] >= LOSSES:
                self._feed.give_up(item, Crashed("阅读进程"))
                self._order.end([item])
        self._release()

    def _employ_all(self) -> None:
        for hand in self._hands:
            if not hand.has("open"):
                self._employ(hand)

    def _employ(self, hand: _Hand) -> None:
        if not hand.has("look") and len(hand.ready) + hand.held < LOOK_ITEMS and self._feed.has_items:
            items = self._feed.items()
            if items:
                self._order.begin(items)
                self._ask(
                    hand, _Asked(what="look", items=items, deadline=time.monotonic() + LOOK_SECONDS), "look", items
                )
        if hand.has("read"):
            return
        if self._given_up:
            doc = self._given_up.popleft()
            failure = Crashed("阅读进程").failure()
            self._ask(
                hand, _Asked(what="read", docs=(doc,)), "fail", doc, failure, attempts=LOSSES,
                part=self._ledger.reserve(),
            )  # fmt: skip
        elif docs := self._next_docs(hand):
            self._ask(
                hand,
                _Asked(what="read", docs=docs, deadline=time.monotonic() + self._read_seconds),
                "read",
                docs,
                part=self._ledger.reserve(),
                seconds=PART_SECONDS,
            )

    def _next_docs(self, hand: _Hand) -> tuple[Doc, ...]:
        if self._alone:
            return (self._alone.popleft(),)
        if unread := self._unread():
            return unread
        for source in (hand.ready, self._loose):
            if source:
                return _taken(source, len(source) if self._feed.has_items or self._wanted == 1 else _half(source))
        if hand.has("look"):
            return ()
        richest = max(self._hands, key=lambda other: len(other.ready))
        return _taken(richest.ready, _half(richest.ready))

    def _unread(self) -> tuple[Doc, ...]:
        new, _ = self._accounts.wanted(self._feed.unread())
        return tuple(new)


def _half(docs: deque[Doc]) -> int:
    """Towards the end, so that no worker has all that is left."""
    return min(len(docs), max(LEAST_AT_ONCE, (len(docs) + 1) // 2))


def _taken(docs: deque[Doc], count: int) -> tuple[Doc, ...]:
    return tuple(docs.popleft() for _ in range(count))
