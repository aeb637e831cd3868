"""A desk as settings ask for it, with the readers that people have."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping

import pytest
from fpdf import FPDF

from corpora.document.errors import UsageError
from service.settings import LEAST_MEMORY_BYTES, Settings
from service.store.nouns import Job
from service.store.store import Store
from service.work.opening import fitting_workers, open_desk


def test_text_and_pdf_are_read_with_the_readers_people_have(
    store: Store, put: Callable[[Mapping[str, str | bytes]], Job], printed: Callable[..., str]
) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica")
    pdf.write(text="Report 2023: 12 requests were received in all, and 7 were granted.")
    job = put(
        {"报告.txt": printed("2023年，我局共收到申请60件。"), "page.pdf": bytes(pdf.output()), "坏.pdf": b"%PDF-1.7 x"}
    )
    desk = open_desk(store, Settings(), workers=1)
    desk.start()
    try:
        end = time.monotonic() + 100
        while (found := store.job(job.id)) is not None and found.counts.waiting and time.monotonic() < end:
            time.sleep(0.05)
    finally:
        desk.stop(grace_seconds=0)
    assert found is not None
    assert [(one.status, one.error.code if one.error else None) for one in found.documents] == [
        ("read", None), ("read", None), ("failed", "corrupt"),
    ]  # fmt: skip
    records = [json.loads(store.record(one.sha256 or "") or b"") for one in found.documents]
    assert any(check["verdict"] == "contradicted" for check in records[0]["checks"])
    assert (records[1]["source"]["pages"], records[2]["error"]["code"]) == (1, "corrupt")


def test_no_cluster_is_a_usage_error(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import service.batch.cluster as cluster

    def nobody(*_: object) -> None:
        raise UsageError("--address")

    monkeypatch.setattr(cluster, "_quiet_ray", lambda local: __import__("types").SimpleNamespace(shutdown=lambda: None))
    monkeypatch.setattr(cluster, "_connect", nobody)
    with pytest.raises(UsageError):
        open_desk(store, Settings(), address="127.0.0.1:1")


def test_as_many_processes_as_memory_and_cpus_allow() -> None:
    assert fitting_workers(Settings(max_memory_bytes=1 << 40)) == 1
    assert fitting_workers(Settings(max_memory_bytes=LEAST_MEMORY_BYTES)) >= 1
