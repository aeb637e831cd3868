"""Whatever is done to a store, in whatever order: it agrees with a model of dictionaries."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from corpora.document.errors import Failure
from service.store.errors import AlreadyWithdrawn, Changed
from service.store.filters import BodyFilter, CheckFilter, DocumentFilter, Paging
from service.store.nouns import NewWord, Upload
from service.store.opening import open_store
from service.store.results import Result, Revised

TEXTS = st.sampled_from("甲乙丙")
VERDICTS = st.lists(st.sampled_from(["contradicted", "supported", "unverifiable"]), max_size=4).map(tuple)
BODIES = st.sampled_from([None, "东局", "西局"])
YEARS = st.sampled_from([None, 2019, 2023])
WORKERS = st.sampled_from(["one", "two"])
WHOLE = Paging(size=200)
PHASES = tuple(phase for phase in Phase if phase is not Phase.explain)


@dataclass
class Held:
    """What the model knows of one document."""

    status: str
    worker: str | None = None
    attempts: int = 0
    revision: int = 0
    organisation: str | None = None
    year: int | None = None
    verdicts: tuple[str, ...] = ()
    said: str | None = None
    machine: str | None = None


@dataclass
class Spoken:
    """A word: which check of which document, and whether it holds."""

    id: int
    sha256: str
    index: int
    after: str | None
    holds: bool = True


@dataclass
class Sent:
    """A job: its entries, each with a status of its own once it has one."""

    entries: list[str]
    own: dict[int, str] = field(default_factory=dict)
    stopped: bool = False


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class StoreMachine(RuleBasedStateMachine):
    result_of: Callable[..., Result]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="gouji-store-")
        self.store = open_store(None, Path(self.folder.name))
        self.held: dict[str, Held] = {}
        self.jobs: dict[str, Sent] = {}
        self.spoken: list[Spoken] = []
        self.keyed: dict[tuple[str, ...], str] = {}
        self.clock = datetime(2026, 1, 1, tzinfo=UTC)
        self.results = 0

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def tick(self) -> datetime:
        self.clock += timedelta(seconds=1)
        return self.clock

    def result(self, sha256: str, verdicts: tuple[str, ...], body: str | None, year: int | None) -> Result:
        self.results += 1
        one = type(self).result_of(sha256, organisation=body, year=year, verdicts=verdicts, said=f"r{self.results}")
        held = self.held[sha256]
        held.organisation, held.year, held.verdicts, held.said = body, year, verdicts, f"r{self.results}"
        held.revision += 1
        return one

    def waits(self, sha256: str) -> bool:
        return any(
            entry == sha256 and index not in job.own and not job.stopped
            for job in self.jobs.values()
            for index, entry in enumerate(job.entries)
        )

    def settle(self, job: Sent, sha256: str, status: str) -> None:
        job.own |= {index: status for index, one in enumerate(job.entries) if one == sha256 and index not in job.own}

    @rule(texts=st.lists(TEXTS, min_size=1, max_size=3), keyed=st.booleans())
    def accept(self, texts: list[str], keyed: bool) -> None:
        sent = [
            Upload(path=text, sha256=sha(text), media_type=None, size_bytes=3, data=text.encode()) for text in texts
        ]
        key = "/".join(texts) if keyed else None
        job = self.store.accept(sent, idempotency_key=key, now=self.tick())
        if keyed and (known := self.keyed.get(tuple(texts))):
            assert job.id == known
            return
        assert job.id not in self.jobs
        if keyed:
            self.keyed[tuple(texts)] = job.id
        for text in texts:
            held = self.held.setdefault(sha(text), Held(status="queued"))
            if held.status in ("failed", "cancelled"):
                for other in self.jobs.values():
                    self.settle(other, sha(text), held.status)
                held.status, held.attempts = "queued", 0
        self.jobs[job.id] = Sent(entries=[sha(text) for text in texts])

    @rule(worker=WORKERS)
    def claim(self, worker: str) -> None:
        taken = self.store.claim_next(worker, now=self.tick(), lease_seconds=5)
        queued = {sha256 for sha256, held in self.held.items() if held.status == "queued"}
        if taken is None:
            assert not queued
            return
        assert taken.sha256 in queued
        held = self.held[taken.sha256]
        held.status, held.worker, held.attempts = "running", worker, held.attempts + 1
        assert (taken.attempts, taken.revision) == (held.attempts, held.revision)

    def drawn(self, data: st.DataObject, *statuses: str) -> str:
        """A document, mostly one of these statuses."""
        fitting = sorted(sha256 for sha256, held in self.held.items() if held.status in statuses)
        usual = bool(fitting) and data.draw(st.integers(0, 4)) > 0
        return data.draw(st.sampled_from(fitting if usual else sorted(self.held)))

    def worker_of(self, data: st.DataObject, sha256: str) -> str:
        return (data.draw(st.booleans()) and self.held[sha256].worker) or data.draw(WORKERS)

    @precondition(lambda self: self.held)
    @rule(data=st.data(), verdicts=VERDICTS, body=BODIES, year=YEARS)
    def finish(self, data: st.DataObject, verdicts: tuple[str, ...], body: str | None, year: int | None) -> None:
        sha256 = self.drawn(data, "running")
        held, worker = self.held[sha256], self.worker_of(data, sha256)
        if (held.status, held.worker) != ("running", worker):
            assert not self.store.finish(sha256, type(self).result_of(sha256), worker=worker)
            return
        result = self.result(sha256, verdicts, body, year)
        assert self.store.finish(sha256, result, worker=worker, now=self.tick())
        held.status, held.machine = "read", held.said

    @precondition(lambda self: self.held)
    @rule(data=st.data(), end=st.sampled_from(["fail", "release"]))
    def give_up(self, data: st.DataObject, end: str) -> None:
        sha256 = self.drawn(data, "running")
        held, worker = self.held[sha256], self.worker_of(data, sha256)
        holds = (held.status, held.worker) == ("running", worker)
        if end == "fail":
            assert self.store.fail(sha256, Failure(code="crashed", message="坏"), worker=worker) is holds
            if holds:
                held.status, held.revision = "failed", held.revision + 1
        else:
            assert self.store.release(sha256, worker=worker) is holds
            if holds:
                held.status, held.attempts = "queued" if self.waits(sha256) else "cancelled", held.attempts - 1

    @rule(of=st.sampled_from([None, "one"]), pause=st.sampled_from([0, 60]))
    def requeue(self, of: str | None, pause: int) -> None:
        self.clock += timedelta(seconds=pause)
        lost = {
            sha256
            for sha256, held in self.held.items()
            if held.status == "running" and (held.worker == of or (pause and True))
        }
        found = self.store.requeue_lost(of=of, now=self.clock)
        if pause:
            assert found == len(lost)
        for sha256, held in self.held.items():
            status = self.store.document(sha256).status  # type: ignore[union-attr]
            if sha256 in lost:
                held.status = "queued" if self.waits(sha256) else "cancelled"
            elif held.status == "running" and status != "running":
                # The lease of five seconds ended while other things were done.
                held.status = "queued" if self.waits(sha256) else "cancelled"

    @precondition(lambda self: self.jobs)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.jobs)))
        job = self.jobs[name]
        self.store.cancel_job(name, now=self.tick())
        if job.stopped or not any(
            self.status(job, index) in ("queued", "running") for index in range(len(job.entries))
        ):
            return
        job.stopped = True
        for sha256 in set(job.entries):
            if self.held[sha256].status == "queued":
                self.settle(job, sha256, "cancelled")
                if not self.waits(sha256):
                    self.held[sha256].status = "cancelled"

    @precondition(lambda self: self.held)
    @rule(data=st.data(), index=st.integers(0, 2), after=st.sampled_from(["accepted", "dismissed", None]))
    def decide(self, data: st.DataObject, index: int, after: str | None) -> None:
        sha256 = self.drawn(data, "read")
        target = f"{sha256[:16]}-{index}"
        word = NewWord(who="王", document=sha256, kind="check", target=target, before=None, after=after)
        said = self.store.say(word, now=self.tick())
        self.spoken.append(Spoken(id=said.id, sha256=sha256, index=index, after=after))

    @precondition(lambda self: self.spoken)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        word = data.draw(st.sampled_from(self.spoken))
        if not word.holds:
            with pytest.raises(AlreadyWithdrawn):
                self.store.withdraw(word.id, who="李")
            return
        assert self.store.withdraw(word.id, who="李", now=self.tick()).withdrawn_by == "李"
        word.holds = False

    @precondition(lambda self: self.held)
    @rule(data=st.data(), verdicts=VERDICTS, body=BODIES, year=YEARS, late=st.booleans())
    def revise(
        self, data: st.DataObject, verdicts: tuple[str, ...], body: str | None, year: int | None, late: bool
    ) -> None:
        sha256 = self.drawn(data, "read")
        held = self.held[sha256]
        if held.status != "read" or late:
            stale = Revised(sha256=sha256, result=type(self).result_of(sha256), revision=held.revision - late)
            with pytest.raises(Changed):
                self.store.revise([stale])
            return
        revision = held.revision
        result = self.result(sha256, verdicts, body, year)
        word = NewWord(who="王", document=sha256, kind="figure", target="f", before=None, after="1")
        said = self.store.say(word, revised=[Revised(sha256=sha256, result=result, revision=revision)])
        self.spoken.append(Spoken(id=said.id, sha256=sha256, index=-1, after="1"))

    def status(self, job: Sent, index: int) -> str:
        return job.own.get(index) or self.held[job.entries[index]].status

    def decided(self, sha256: str) -> set[int]:
        last: dict[int, str | None] = {}
        for word in self.spoken:
            if word.holds and word.sha256 == sha256 and word.index >= 0:
                last[word.index] = word.after
        return {index for index, after in last.items() if after is not None}

    @invariant()
    def documents_agree(self) -> None:
        rows = {row.sha256: row for row in self.store.documents(DocumentFilter(), WHOLE).items}
        assert rows.keys() == self.held.keys()
        for sha256, held in self.held.items():
            row, decided = rows[sha256], self.decided(sha256)
            assert (row.status, row.revision) == (held.status, held.revision)
            verdicts = held.verdicts if held.status == "read" else ()
            wrong = {index for index, verdict in enumerate(verdicts) if verdict == "contradicted"}
            assert (row.checks, row.contradicted, row.open) == (len(verdicts), len(wrong), len(wrong - decided))
            assert row.decided == len(decided & set(range(len(verdicts))))
            for machine, said in ((True, held.machine), (False, held.said)):
                record = self.store.record(sha256, machine=machine)
                assert (said is None) == (record is None)
                assert said is None or f'"{said}"'.encode() in (record or b"")

    @invariant()
    def jobs_agree(self) -> None:
        for name, sent in self.jobs.items():
            job = self.store.job(name)
            assert job is not None
            statuses = [self.status(sent, index) for index in range(len(sent.entries))]
            assert [one.status for one in job.documents] == statuses
            counts = Counter(statuses)
            assert (job.counts.queued, job.counts.running) == (counts["queued"], counts["running"])
            assert (job.counts.read, job.counts.failed) == (counts["read"], counts["failed"])
            assert job.counts.cancelled == counts["cancelled"]
            assert (job.finished is None) == bool(counts["queued"] + counts["running"])
            assert (job.status == "cancelled") == sent.stopped

    @invariant()
    def sums_agree(self) -> None:
        read = [held for held in self.held.values() if held.status == "read"]
        totals = self.store.overview()
        assert totals.contradicted == sum(held.verdicts.count("contradicted") for held in read)
        assert totals.read == len(read)
        bodies = self.store.bodies(BodyFilter(), WHOLE)
        years: dict[str, list[int]] = {}
        for held in read:
            if held.organisation is not None:
                years.setdefault(held.organisation, []).extend([held.year] if held.year else [])
        assert {body.organisation for body in bodies.items} == years.keys()
        for body in bodies.items:
            its = years[body.organisation]
            missing = set(range(min(its), max(its))) - set(its) if its else set()
            assert set(body.missing_years) == missing
        assert totals.bodies_with_gaps == sum(bool(body.missing_years) for body in bodies.items)
        for asked in (CheckFilter(), CheckFilter(verdict="contradicted"), CheckFilter(reviewed=True, year=2019)):
            found = self.store.checks(asked, WHOLE)
            assert found.total == len(found.items)


def test_a_store_agrees_with_its_model(make: Callable[..., Result]) -> None:
    StoreMachine.result_of = staticmethod(make)  # type: ignore[method-assign, assignment]
    few = settings(
        max_examples=8, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES
    )
    run_state_machine_as_test(StoreMachine, settings=few)  # type: ignore[no-untyped-call]
