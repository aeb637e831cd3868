"""Many at once, on the same documents: every count is in the end what counting gives, and nobody waits for ever."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import func, select, text

from corpora.document.errors import Failure
from service.store.errors import AlreadyWithdrawn, Changed, IdempotencyConflict, Unknown
from service.store.filters import BodyFilter, CheckFilter, DocumentFilter, Paging
from service.store.nouns import JobCounts, NewWord, Upload
from service.store.results import Result, Revised
from service.store.schema import checks, tallies
from service.store.store import Store

THREADS = 6
STEPS = 40
TEXTS = "甲乙丙丁戊己庚辛"


def test_counts_after_a_scramble(store: Store, upload: Callable[..., Upload], make: Callable[..., Result]) -> None:
    jobs: list[str] = []
    failed: list[BaseException] = []

    def scramble(seed: int) -> None:
        chance, worker = random.Random(seed), f"w{seed}"
        try:
            for _ in range(STEPS):
                step(chance, worker)
        except BaseException as error:
            failed.append(error)
            raise

    def step(chance: random.Random, worker: str) -> None:
        sha256 = upload(chance.choice(TEXTS)).sha256
        act = chance.randrange(8)
        if act == 0:
            texts = chance.sample(TEXTS, 3)
            with suppress(IdempotencyConflict):
                jobs.append(store.accept([upload(one) for one in texts], idempotency_key=chance.choice("abcdef")).id)
        elif act == 1 and jobs:
            store.cancel_job(chance.choice(jobs))
        elif act <= 4:
            work(chance, worker)
        else:
            speak(chance, sha256)

    def work(chance: random.Random, worker: str) -> None:
        taken = store.claim_next(worker)
        if taken is None:
            return
        if chance.random() < 0.2:
            assert store.fail(taken.sha256, Failure(code="crashed", message=""), worker=worker)
        elif chance.random() < 0.2:
            assert store.release(taken.sha256, worker=worker)
        else:
            result = make(taken.sha256, organisation=chance.choice(["东局", "西局"]), year=chance.choice([2019, 2023]))
            assert store.finish(taken.sha256, result, worker=worker)

    def speak(chance: random.Random, sha256: str) -> None:
        row = store.document(sha256)
        with suppress(Changed, Unknown, AlreadyWithdrawn):
            if row is not None and chance.random() < 0.5:
                others = store.others_of(body=row.body or "", years=(2019, 2023))
                revised = [
                    Revised(sha256=one.sha256, result=make(one.sha256, organisation="东局"), revision=one.revision)
                    for one in others
                ]
                store.revise(revised)
            said = store.say(
                NewWord(
                    who="王", document=sha256, kind="check", target=f"{sha256[:16]}-0", before=None, after="accepted"
                )
            )
            if chance.random() < 0.3:
                store.withdraw(said.id, who="李")

    threads = [threading.Thread(target=scramble, args=(seed,)) for seed in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    for job in set(jobs):
        told = store.job(job)
        assert told is not None
        assert told.counts == JobCounts(**Counter(one.status for one in told.documents))
    consistent(store)


def consistent(store: Store) -> None:
    rows = store.documents(DocumentFilter(), Paging(size=200)).items
    found = store.checks(CheckFilter(), Paging(size=200))
    by_document = Counter(one.document.sha256 for one in found.items if one.check.verdict == "contradicted")
    read = [row for row in rows if row.status == "read"]
    assert {row.sha256: row.contradicted for row in read} == {row.sha256: by_document[row.sha256] for row in read}
    assert found.total == len(found.items) == sum(row.checks for row in rows)
    totals = store.overview()
    assert totals.contradicted == sum(by_document.values())
    assert totals.open == sum(row.open for row in rows)
    assert totals.reviewed == sum(row.decided for row in rows) == sum(one.decision is not None for one in found.items)
    assert sum(len(body.years) for body in store.bodies(BodyFilter(), Paging()).items) == len(read)
    with store._database.read() as connection:
        counted = select(checks.c.verdict, checks.c.reviewed, func.count()).group_by(
            checks.c.verdict, checks.c.reviewed
        )
        kept = (
            select(tallies.c.verdict, tallies.c.reviewed, func.sum(tallies.c.checks))
            .where(tallies.c.checks != 0)
            .group_by(tallies.c.verdict, tallies.c.reviewed)
        )
        assert set(map(tuple, connection.execute(counted))) == set(map(tuple, connection.execute(kept)))


def test_connections_that_were_cut_are_made_anew(store: Store, read: Callable[..., str]) -> None:
    sha256 = read("甲")
    if not store._database.is_sqlite:
        with store._database.read() as connection:
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                     "AND pid <> pg_backend_pid()")
            )  # fmt: skip
            with suppress(Exception):
                connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert store.document(sha256) is not None
    assert store.requeue_lost() == 0
