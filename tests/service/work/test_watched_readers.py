"""A machine that gives no thread to watch with."""

from __future__ import annotations

import threading

import pytest

from corpora.document.errors import NotStarted
from service.work.watching import Watch


def test_nothing_is_read_unwatched_and_a_later_document_is_watched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    watch, looked = Watch(), threading.Event()

    def reader() -> int | None:
        looked.set()
        return None

    with monkeypatch.context() as full:
        full.setattr(threading.Thread, "start", refused)
        with pytest.raises(NotStarted), watch.over(reader, max_bytes=1):
            pass
    assert not looked.is_set()
    with watch.over(reader, max_bytes=1):
        assert looked.wait(10)
