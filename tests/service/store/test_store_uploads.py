"""The same bytes are one document, and an upload that was answered is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpora.document.errors import Failure
from service.store.errors import IdempotencyConflict, Unknown
from service.store.filters import DocumentFilter, Paging
from service.store.nouns import JobCounts, Rejected, Upload
from service.store.results import Result
from service.store.store import Store

Make = Callable[..., Result]
MakeUpload = Callable[..., Upload]
DAMAGED = Rejected(path="坏.zip", failure=Failure(code="corrupt", message="文件已损坏"))


def test_a_job_has_its_documents_in_the_order_sent(store: Store, upload: MakeUpload) -> None:
    job = store.accept([upload("甲"), upload("乙")], rejected=[DAMAGED])
    assert [(one.path, one.status) for one in job.documents] == [
        ("甲.txt", "queued"), ("乙.txt", "queued"), ("坏.zip", "failed"),
    ]  # fmt: skip
    assert job.documents[2].error == DAMAGED.failure
    assert job.counts == JobCounts(queued=2, failed=1)
    assert (job.status, job.finished) == ("running", None)
    assert store.job(job.id) == job
    assert store.original(upload("甲").sha256) == "甲".encode()


def test_the_same_bytes_are_one_document_under_two_paths(store: Store, upload: MakeUpload, make: Make) -> None:
    first = store.accept([upload("甲"), upload("甲", "别名.txt")])
    assert first.counts.queued == 2
    assert store.documents(DocumentFilter(), Paging()).total == 1
    taken = store.claim_next("w")
    assert taken is not None
    assert store.claim_next("w") is None
    store.finish(taken.sha256, make(taken.sha256), worker="w")
    assert store.job(first.id, with_documents=False).counts == JobCounts(read=2)  # type: ignore[union-attr]

    again = store.accept([upload("甲")])
    assert (again.status, again.counts) == ("done", JobCounts(read=1))
    assert again.finished is not None
    assert store.claim_next("w") is None


def test_a_failed_document_is_tried_again_and_the_first_job_keeps_what_it_saw(store: Store, upload: MakeUpload) -> None:
    failure = Failure(code="timeout", message="处理超时")
    first = store.accept([upload("甲")])
    store.claim_next("w")
    assert store.fail(upload("甲").sha256, failure, worker="w")
    second = store.accept([upload("甲")])
    assert second.status == "queued"
    kept = store.job(first.id)
    assert kept is not None
    assert (kept.status, kept.documents[0].status, kept.documents[0].error) == ("done", "failed", failure)
    taken = store.claim_next("w")
    assert taken is not None
    assert taken.attempts == 1
    assert kept == store.job(first.id)


def test_a_key_gives_the_same_job_for_the_same_uploads_and_refuses_others(store: Store, upload: MakeUpload) -> None:
    first = store.accept([upload("甲")], idempotency_key="k")
    assert store.accept([upload("甲")], idempotency_key="k").id == first.id
    with pytest.raises(IdempotencyConflict):
        store.accept([upload("乙")], idempotency_key="k")
    assert store.documents(DocumentFilter(), Paging()).total == 1
    assert store.accept([upload("甲")]).id != first.id


def test_bytes_may_be_kept_before_but_must_be_there_and_be_what_they_are_said_to_be(
    store: Store, upload: MakeUpload
) -> None:
    bare = replace(upload("甲"), data=None)
    with pytest.raises(Unknown):
        store.accept([bare])
    store.keep("甲".encode())
    assert store.accept([bare]).counts.queued == 1
    with pytest.raises(ValueError, match="hash"):
        store.accept([replace(upload("乙"), data=b"other")])


def test_an_original_is_written_whole_into_a_folder_of_its_hash(store: Store, tmp_path: Path) -> None:
    sha256 = store.keep(b"bytes")
    assert store.keep(b"bytes") == sha256
    assert [path.relative_to(tmp_path) for path in (tmp_path / "originals").rglob("*") if path.is_file()] == [
        Path("originals") / sha256[:2] / sha256
    ]
    for strange in ("../../etc/passwd", "", "a" * 63, "A" * 64, "/" * 64, f"{sha256}\n"):
        assert store.original(strange) is None


def test_an_original_that_was_cut_off_is_written_again(store: Store, tmp_path: Path) -> None:
    sha256 = store.keep(b"bytes")
    (tmp_path / "originals" / sha256[:2] / sha256).write_bytes(b"by")
    store.keep(b"bytes")
    assert store.original(sha256) == b"bytes"


def test_paths_that_no_database_can_hold_are_kept_as_far_as_they_can_be(store: Store, upload: MakeUpload) -> None:
    job = store.accept([upload("甲", "a\0b\udcff.txt"), upload("乙", "长" * 5000)])
    assert [one.path for one in job.documents] == ["a\ufffdb\ufffd.txt", "长" * 5000]


def test_a_thousand_documents_at_once(store: Store, upload: MakeUpload) -> None:
    job = store.accept([upload(f"{number}") for number in range(1100)])
    assert job.counts.queued == 1100
    assert [one.path for one in job.documents] == [f"{number}.txt" for number in range(1100)]
