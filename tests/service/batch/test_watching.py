"""What a run's events come to: speed and time left, the snapshot in DIR, the log, the metrics."""

from __future__ import annotations

import io
import json
import urllib.request
from pathlib import Path

import pytest

from corpora.document.errors import UsageError
from service.batch.folder import PROGRESS, open_store
from service.batch.log import Log
from service.batch.metrics import Metrics, served
from service.batch.nouns import Committed, Event, Found, Outcome, Skipped, Stage, Workers
from service.batch.progress import Pace, Recorder, Snapshot, Watches


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def outcome(number: int, *, code: str | None = None, pages: int | None = 2) -> Outcome:
    return Outcome(
        path=f"{number}.pdf", sha256=f"{number:064}", media_type="application/pdf", size_bytes=100, pages=pages,
        seconds=1.5, attempts=1, ending="failed" if code else "complete", code=code, message=code and "文件已加密",
        supported=3, contradicted=1,
    )  # fmt: skip


def part(*numbers: int) -> Committed:
    return Committed(part="p", outcomes=tuple(outcome(number) for number in numbers))


def test_speed_is_that_of_late_and_tells_the_time_left() -> None:
    clock = Clock()
    pace = Pace(clock=clock)
    pace(Stage(name="starting"))
    clock.now += 30  # of Ray's own
    pace(Stage(name="reading"))
    pace(Found(entries=100, all_of_them=False))
    clock.now += 10
    pace(part(*range(20)))
    assert (pace.now().documents_a_second, pace.now().pages_a_second, pace.now().left_seconds) == (2.0, 4.0, None)
    pace(Found(entries=100, all_of_them=True))
    assert pace.now().left_seconds == 40.0
    for _ in range(10):
        clock.now += 20
        pace(part(1, 2))
    assert pace.now().documents_a_second == pytest.approx(0.1)
    assert pace.now().tally.done == 40


def test_what_is_there_already_is_not_waited_for() -> None:
    clock = Clock()
    pace = Pace(clock=clock)
    pace(Found(entries=10, all_of_them=True))
    for number in range(6):
        pace(Skipped(path=str(number), sha256="", why="known" if number else "twin"))
    clock.now += 2
    pace(part(1, 2))
    assert pace.now().left_seconds == 2.0


def test_the_snapshot_is_written_every_few_seconds_and_not_before_reading(tmp_path: Path) -> None:
    clock = Clock()
    store = open_store(str(tmp_path))
    pace = Pace(clock=clock)
    recorder = Recorder(store, pace, clock=clock)

    def happens(event: Event) -> int | None:
        pace(event)
        recorder(event)
        data = store.get(PROGRESS)
        return None if data is None else int(Snapshot.model_validate_json(data).tally["complete"])

    assert happens(Stage(name="starting")) is None
    clock.now += 60
    assert happens(Found(entries=1, all_of_them=False)) is None
    assert happens(Stage(name="interrupted")) is None  # it never read: DIR may be another run's
    assert happens(Stage(name="reading")) == 0
    assert happens(part(1)) == 0
    clock.now += 5
    assert happens(part(2)) == 2
    assert happens(part(3)) == 2
    assert happens(Stage(name="done")) == 3


def test_the_log_has_a_line_for_what_happens() -> None:
    stream = io.StringIO()
    log = Log(stream, now=lambda: "now")
    for event in (
        Stage(name="reading"), Workers(alive=2, lost=0), Found(entries=3, all_of_them=True),
        Found(entries=3, all_of_them=True), Skipped(path="old", sha256="0", why="known"),
        Skipped(path="twin", sha256="1", why="twin"),
        Committed(part="p", outcomes=(outcome(1), outcome(2, code="encrypted"))), Workers(alive=1, lost=1),
    ):  # fmt: skip
        log(event)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["level"], line["event"]) for line in lines] == [
        ("info", "stage"), ("info", "workers"), ("info", "found"), ("info", "twin"), ("info", "document"),
        ("warning", "document"), ("info", "committed"), ("error", "worker_lost"),
    ]  # fmt: skip
    assert lines[4]["contradicted"] == 1
    assert (lines[5]["path"], lines[5]["code"], lines[5]["message"]) == ("2.pdf", "encrypted", "文件已加密")
    assert {line["time"] for line in lines} == {"now"}


def test_metrics_are_served_on_loopback() -> None:
    metrics = Metrics()
    for event in (
        Stage(name="reading"), Found(entries=7, all_of_them=False), Workers(alive=2, lost=1),
        Skipped(path="x", sha256="", why="known"), Committed(part="p", outcomes=(outcome(1), outcome(2, code="timeout"))),
    ):  # fmt: skip
        metrics(event)
    with served(metrics, port=0) as port:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
            lines = answer.read().decode().splitlines()
        with pytest.raises(UsageError), served(metrics, port=port):
            pass
    for line in (
        'gouji_documents_total{ending="complete"} 1.0', 'gouji_failures_total{code="timeout"} 1.0', "gouji_pages_total 4.0",
        "gouji_workers_lost 1.0", 'gouji_stage{gouji_stage="reading"} 1.0', "gouji_entries_found 7.0",
        'gouji_skipped_total{why="known"} 1.0', 'gouji_checks_total{verdict="contradicted"} 2.0',
        'gouji_document_seconds_bucket{le="2.0"} 2.0',
    ):  # fmt: skip
        assert line in lines


def test_a_watch_that_fails_is_told_of_once_and_the_others_go_on() -> None:
    heard: list[Event] = []
    troubles: list[Exception] = []

    def full(event: Event) -> None:
        raise OSError("no space left")

    watch = Watches([full, heard.append], on_trouble=troubles.append)
    watch(Stage(name="reading"))
    watch(Stage(name="done"))
    assert [type(trouble) for trouble in troubles] == [OSError]
    assert len(heard) == 2
