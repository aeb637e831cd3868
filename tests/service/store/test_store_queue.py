"""A document that waits is read once, by one worker, whatever becomes of workers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from corpora.document.errors import Failure
from service.store.errors import Changed, Unknown
from service.store.filters import DocumentFilter, Paging
from service.store.nouns import JobCounts, Upload
from service.store.results import Result, Revised
from service.store.store import Store

Make = Callable[..., Result]
MakeUpload = Callable[..., Upload]
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(seconds=61)


def test_claimers_at_the_same_time_never_take_the_same_document(store: Store, upload: MakeUpload) -> None:
    store.accept([upload(f"{number}") for number in range(40)])
    taken: list[str] = []
    begin = threading.Barrier(6)

    def work(name: str) -> None:
        begin.wait()
        while (one := store.claim_next(name)) is not None:
            taken.append(one.sha256)

    workers = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(taken) == len(set(taken)) == 40


def test_a_short_upload_does_not_wait_for_a_long_one_before_it(store: Store, upload: MakeUpload) -> None:
    store.accept([upload(f"long {number}") for number in range(5)])
    store.accept([upload("short")])
    paths = [one.path for _ in range(3) if (one := store.claim_next("w")) is not None]
    assert paths == ["long 0.txt", "short.txt", "long 1.txt"]


def test_a_document_whose_lease_ended_is_read_by_another_and_the_first_is_not_heard(
    store: Store, upload: MakeUpload, make: Make
) -> None:
    job = store.accept([upload("甲")])
    sha256 = upload("甲").sha256
    assert store.claim_next("slow", now=NOON, lease_seconds=60) is not None
    assert store.requeue_lost(now=NOON) == 0
    assert store.requeue_lost(now=LATER) == 1
    again = store.claim_next("quick", now=LATER)
    assert again is not None
    assert again.attempts == 2

    assert not store.finish(sha256, make(sha256, said="slow"), worker="slow")
    assert not store.fail(sha256, Failure(code="crashed", message=""), worker="slow")
    assert not store.release(sha256, worker="slow")
    assert store.record(sha256) is None
    assert store.finish(sha256, make(sha256, said="quick"), worker="quick")
    assert b"quick" in (store.record(sha256) or b"")
    assert store.job(job.id, with_documents=False).counts == JobCounts(read=1)  # type: ignore[union-attr]


def test_a_lease_that_is_renewed_does_not_end(store: Store, upload: MakeUpload) -> None:
    store.accept([upload("甲")])
    store.claim_next("w", now=NOON, lease_seconds=60)
    assert store.renew("w", now=NOON + timedelta(seconds=50), lease_seconds=60) == 1
    assert store.renew("other", now=NOON) == 0
    assert store.requeue_lost(now=LATER) == 0


def test_a_server_that_starts_again_takes_back_its_own_at_once(store: Store, upload: MakeUpload) -> None:
    store.accept([upload("甲"), upload("乙")])
    store.claim_next("here/1", now=NOON)
    store.claim_next("there/1", now=NOON)
    assert store.requeue_lost(of="here/", now=NOON) == 1
    assert store.requeue_lost(of="he%", now=NOON) == 0


def test_what_is_handed_back_has_not_been_tried(store: Store, upload: MakeUpload) -> None:
    job = store.accept([upload("甲")])
    store.claim_next("w")
    assert store.release(upload("甲").sha256, worker="w")
    assert store.job(job.id, with_documents=False).status == "queued"  # type: ignore[union-attr]
    taken = store.claim_next("w")
    assert taken is not None
    assert taken.attempts == 1


def test_a_cancelled_job_gives_back_what_no_other_job_waits_for(store: Store, upload: MakeUpload) -> None:
    first = store.accept([upload("running"), upload("shared"), upload("own")])
    second = store.accept([upload("shared")])
    running = store.claim_next("w")
    assert running is not None

    job = store.cancel_job(first.id)
    assert job is not None
    assert (job.status, job.counts, job.finished) == ("cancelled", JobCounts(running=1, cancelled=2), None)
    assert [one.status for one in job.documents] == ["running", "cancelled", "cancelled"]
    assert store.wanted(upload("shared").sha256)
    assert not store.wanted(upload("running").sha256)

    assert store.release(running.sha256, worker="w")
    ended = store.job(first.id)
    assert ended is not None
    assert ended.counts == JobCounts(cancelled=3)
    assert ended.finished is not None
    shared = store.claim_next("w")
    assert shared is not None
    assert shared.path == "shared.txt"
    assert store.claim_next("w") is None
    assert store.job(second.id, with_documents=False).status == "running"  # type: ignore[union-attr]
    assert store.documents(DocumentFilter(status="cancelled"), Paging()).total == 2
    assert store.cancel_job("nothing") is None


def test_a_document_that_only_a_cancelled_job_had_is_not_read_after_another_takes_itself_out(
    store: Store, upload: MakeUpload
) -> None:
    first = store.accept([upload("甲")])
    store.claim_next("w", now=NOON, lease_seconds=1)
    store.cancel_job(first.id)
    second = store.accept([upload("甲")])
    assert store.requeue_lost(now=LATER) == 1
    store.cancel_job(second.id)
    assert store.claim_next("w") is None
    assert store.job(first.id, with_documents=False).counts == JobCounts(cancelled=1)  # type: ignore[union-attr]
    assert store.accept([upload("甲")]).status == "queued"


def test_a_job_that_ended_cannot_be_cancelled(store: Store, upload: MakeUpload, make: Make) -> None:
    job = store.accept([upload("甲")])
    store.claim_next("w")
    store.finish(upload("甲").sha256, make(upload("甲").sha256), worker="w")
    ended = store.cancel_job(job.id)
    assert ended is not None
    assert (ended.status, ended.counts) == ("done", JobCounts(read=1))


def test_a_result_for_another_revision_is_refused(store: Store, upload: MakeUpload, make: Make) -> None:
    store.accept([upload("甲")])
    taken = store.claim_next("w")
    assert taken is not None
    with pytest.raises(Changed):
        store.finish(taken.sha256, make(taken.sha256), worker="w", revision=taken.revision + 1)
    assert store.finish(taken.sha256, make(taken.sha256), worker="w", revision=taken.revision)
    with pytest.raises(Unknown):
        store.finish("0" * 64, make(taken.sha256), worker="w")


def test_a_neighbour_is_revised_with_the_document_that_was_read_or_neither_is(
    store: Store, upload: MakeUpload, make: Make, read: Callable[..., str]
) -> None:
    other = read("去年", year=2022)
    store.accept([upload("甲")])
    taken = store.claim_next("w")
    assert taken is not None
    for revision, written in ((2, False), (1, True)):
        revised = [Revised(sha256=other, result=make(other, year=2022, said="anew"), revision=revision)]
        try:
            store.finish(taken.sha256, make(taken.sha256), worker="w", revised=revised)
        except Changed:
            assert not written
        assert (b"anew" in (store.record(other) or b"")) is written
        assert (store.record(taken.sha256) is not None) is written
        assert store.document(taken.sha256).status == ("read" if written else "running")  # type: ignore[union-attr]


def test_a_failure_leaves_its_code_and_a_record_that_says_so(store: Store, upload: MakeUpload) -> None:
    store.accept([upload("甲")])
    store.claim_next("w")
    failure = Failure(code="encrypted", message="文件已加密")
    store.fail(upload("甲").sha256, failure, worker="w", record=b'{"error": {}}')
    row = store.document(upload("甲").sha256)
    assert row is not None
    assert (row.status, row.error) == ("failed", failure)
    assert store.record(row.sha256) == b'{"error": {}}'
    totals = store.overview()
    assert (totals.documents, totals.failed, totals.read, totals.bodies) == (1, 1, 0, 0)
