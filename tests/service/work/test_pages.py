"""Pictures of pages are made apart, and what goes wrong there costs nobody else anything."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from fpdf import FPDF

from corpora.document.errors import Corrupt, Crashed, Internal, TimedOut
from corpora.document.page import Page
from service.settings import Settings
from service.store.nouns import Job
from service.store.store import Store
from service.work import pages as module
from service.work.errors import Busy
from service.work.pages import Pages

Put = Callable[[Mapping[str, bytes]], Job]


@pytest.fixture
def pages(store: Store, settings: Settings) -> Iterator[Pages]:
    opened = Pages(store, settings)
    yield opened
    opened.close()


@pytest.fixture
def report(put: Put) -> str:
    pdf = FPDF(unit="pt", format=(400, 600))
    pdf.add_page()
    sha256 = put({"报告.pdf": bytes(pdf.output())}).documents[0].sha256
    assert sha256 is not None
    return sha256


def test_sizes_and_pictures(pages: Pages, report: str, put: Put) -> None:
    assert pages.sizes(report) == (Page(number=1, width=400.0, height=600.0),)
    assert pages.png(report, 1).startswith(b"\x89PNG")
    text = put({"报告.txt": b"2023"}).documents[0].sha256
    assert text is not None
    assert pages.sizes(text) == ()
    for sha256, number in ((report, 2), (report, 0), (text, 1), ("0" * 64, 1)):
        with pytest.raises(LookupError):
            pages.png(sha256, number)
    for scale in (0.0, -1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="scale"):
            pages.png(report, 1, scale=scale)


def test_a_damaged_document_has_its_code(pages: Pages, put: Put, report: str) -> None:
    broken = put({"坏.pdf": b"%PDF-1.7 nothing of the kind"}).documents[0].sha256
    assert broken is not None
    with pytest.raises(Corrupt):
        pages.sizes(broken)
    assert pages.sizes(report)


def misbehaving(settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch, name: str) -> Pages:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return Pages(store, settings.model_copy(update={"timeout_seconds": 1.0}), factory=f"misbehaving:{name}")


@pytest.mark.parametrize(
    ("name", "error"), [("crashing_shower", Crashed), ("hanging_shower", TimedOut), ("lying_shower", Internal)]
)
def test_a_process_that_fails_is_told_and_the_next_asks_another(
    name: str, error: type[Exception], settings: Settings, store: Store, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = misbehaving(settings, store, monkeypatch, name)
    try:
        for _ in range(2):
            with pytest.raises(error):
                pages.png(report, 1)
    finally:
        pages.close()


def test_more_than_can_wait_are_told_to_come_again(
    settings: Settings, store: Store, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAITING", 1)
    pages = misbehaving(settings, store, monkeypatch, "hanging_shower")
    ends: list[type[BaseException]] = []

    def ask() -> None:
        try:
            pages.png(report, 1)
        except (TimedOut, Busy) as error:
            ends.append(type(error))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    try:
        for thread in threads:
            thread.start()
            time.sleep(0.05)
        for thread in threads:
            thread.join()
    finally:
        pages.close()
    assert sorted(error.__name__ for error in ends) == ["Busy", "Busy", "TimedOut", "TimedOut"]


def test_pictures_are_kept_for_the_next_who_asks(pages: Pages, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, sizes = pages.png(report, 1), pages.sizes(report)
    pages.close()
    monkeypatch.setattr(pages, "_asked", lambda request: pytest.fail("asked again"))
    assert pages.png(report, 1) == first
    assert pages.sizes(report) == sizes


def test_what_is_kept_is_bounded(pages: Pages, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HELD_BYTES", 1)
    for scale in (1.0, 2.0, 1.0):
        pages.png(report, 1, scale=scale)
    assert pages._held_bytes <= 1
    assert not pages._pictures
