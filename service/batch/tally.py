"""Events, added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from service.batch.nouns import Committed, Event, Found, Outcome, Skipped, Stage, Tally, Watch, Workers


def counted(tally: Tally, event: Event) -> Tally:
    """The tally with what the event says."""
    match event:
        case Found():
            return replace(tally, found=event.entries, all_found=event.all_of_them)
        case Skipped():
            return (
                replace(tally, known=tally.known + 1) if event.why == "known" else replace(tally, twins=tally.twins + 1)
            )
        case Workers():
            return replace(tally, workers=event.alive, workers_lost=event.lost)
        case Stage():
            return replace(tally, stage=event.name)
        case Committed():
            return _with(tally, event.outcomes)


def _with(tally: Tally, outcomes: Iterable[Outcome]) -> Tally:
    codes = dict(tally.codes)
    ends: Counter[str] = Counter()
    pages, size, contradicted = tally.pages, tally.size_bytes, tally.contradicted
    for outcome in outcomes:
        ends[outcome.ending] += 1
        if outcome.code is not None:
            codes[outcome.code] = codes.get(outcome.code, 0) + 1
        pages += outcome.pages or 0
        size += outcome.size_bytes or 0
        contradicted += outcome.contradicted
    return replace(
        tally, complete=tally.complete + ends["complete"], partial=tally.partial + ends["partial"],
        failed=tally.failed + ends["failed"], codes=codes, pages=pages, size_bytes=size, contradicted=contradicted,
        parts=tally.parts + 1,
    )  # fmt: skip


class Counting:
    """Adds up what happens, and hands it on."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.tally = Tally()

    def __call__(self, event: Event) -> None:
        """See `Watch`."""
        self.tally = counted(self.tally, event)
        self._watch(event)
