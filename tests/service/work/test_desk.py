"""What waits in the store is read in processes that may be killed, and each document ends once."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from corpora.document.errors import NotStarted
from service.settings import Settings
from service.store.errors import StoreUnavailable
from service.store.filters import CheckFilter, Paging
from service.store.nouns import Job, Waiting
from service.store.store import Store
from service.work.asking import Asks, LocalReader
from service.work.desk import Desk
from service.work.requests import Conclude, Read, WarmUp
from service.work.turn import Turn
from service.work.watching import Watch

Put = Callable[[Mapping[str, str]], Job]
Open = Callable[..., AbstractContextManager[Desk]]
OUT = "requests.carried_out.total"
SOON = 30.0
"""Seconds: less than a lease, and much more than two lines take."""


def key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def open_desk(store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Open:
    """A desk with processes of `misbehaving`; stopped at the end."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))

    @contextmanager
    def run(*, workers: int = 1, reader: str = "misbehaving:obedient", **changed: object) -> Iterator[Desk]:
        watch, own = Watch(), settings.model_copy(update=changed)
        desk = Desk(
            store, own, workers=workers, name="test", reader=lambda: LocalReader(own, watch=watch, factory=reader)
        )
        desk.start()
        try:
            yield desk
        finally:
            desk.stop(grace_seconds=0)

    return run


def until(condition: Callable[[], object], *, seconds: float = 240) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)


def ended(store: Store, job: Job) -> Callable[[], bool]:
    def look() -> bool:
        now = store.job(job.id)
        return now is not None and now.counts.waiting == 0

    return look


def statuses(store: Store, job: Job) -> dict[str, tuple[str, str | None]]:
    found = store.job(job.id)
    assert found is not None
    return {one.path: (one.status, one.error.code if one.error else None) for one in found.documents}


def test_good_and_bad_documents_each_end_once(store: Store, put: Put, open_desk: Open, tmp_path: Path) -> None:
    job = put({
        "好.txt": "某局2023年政府信息公开工作年度报告\n共收到申请3件。", "崩.txt": "kill SIGSEGV", "密.txt": "encrypted x",
        "一次.txt": f"once {tmp_path / 'once'}", "杀.txt": "kill SIGKILL",
    })  # fmt: skip
    told: list[str] = []
    with open_desk() as desk:
        desk.on_change(told.append)
        until(ended(store, job))
        assert desk.ready
        assert desk.workers.lost == 2 + 1 + 3
    assert statuses(store, job) == {
        "好.txt": ("read", None), "崩.txt": ("failed", "crashed"), "密.txt": ("failed", "encrypted"),
        "一次.txt": ("read", None), "杀.txt": ("failed", "crashed"),
    }  # fmt: skip
    assert set(told) == {document.sha256 for document in job.documents}
    record = store.record(key("kill SIGSEGV"))
    assert record is not None
    assert '"code":"crashed"' in record.decode()


def test_a_document_that_takes_too_long_is_told_so(store: Store, put: Put, open_desk: Open) -> None:
    job = put({"慢.txt": "sleep 60", "好.txt": "共收到申请3件。"})
    with open_desk(timeout_seconds=1.0):
        until(ended(store, job))
    assert statuses(store, job) == {"慢.txt": ("failed", "timeout"), "好.txt": ("read", None)}


def test_an_answer_that_is_none_costs_its_document(store: Store, put: Put, open_desk: Open) -> None:
    job = put({"谎.txt": "共收到申请3件。"})
    with open_desk(reader="misbehaving:liar"):
        until(ended(store, job))
    assert statuses(store, job) == {"谎.txt": ("failed", "internal")}


def test_what_a_document_started_is_swept_up(store: Store, put: Put, open_desk: Open, tmp_path: Path) -> None:
    job = put({"子.txt": f"child {tmp_path / 'pid'}"})
    with open_desk():
        until(ended(store, job))
        child = int((tmp_path / "pid").read_text())
        until(lambda: not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE)


def test_memory_is_counted_with_what_a_document_starts(store: Store, put: Put, open_desk: Open) -> None:
    job = put({"洪.txt": "flood x"})
    with open_desk(max_memory_bytes=600 << 20):
        until(ended(store, job))
    assert statuses(store, job) == {"洪.txt": ("failed", "too_large")}


def test_a_cancelled_job_ends_what_is_being_read(store: Store, put: Put, open_desk: Open, tmp_path: Path) -> None:
    job = put({"久.txt": f"wait {tmp_path / 'begun'}", "后.txt": "sleep 50"})
    with open_desk() as desk:
        until((tmp_path / "begun").exists)
        store.cancel_job(job.id)
        desk.give_up_unwanted()
        until(ended(store, job))
        assert {status for status, _ in statuses(store, job).values()} == {"cancelled"}
        after = put({"好.txt": "共收到申请3件。"})
        desk.wake()
        until(ended(store, after))
    assert statuses(store, after) == {"好.txt": ("read", None)}


def test_a_stopped_desk_hands_back_what_it_was_reading(store: Store, put: Put, open_desk: Open, tmp_path: Path) -> None:
    me = psutil.Process(os.getpid())
    others = set(me.children())  # a database server of other tests may be among them
    job = put({"久.txt": f"wait {tmp_path / 'begun'}"})
    with open_desk():
        until((tmp_path / "begun").exists)
        assert set(me.children()) - others
    assert statuses(store, job) == {"久.txt": ("queued", None)}
    assert not [process for process in me.children() if process not in others and process.is_running()]


def test_what_a_killed_server_left_is_taken_up_at_once(store: Store, put: Put, open_desk: Open) -> None:
    job = put({"好.txt": "共收到申请3件。"})
    assert store.claim_next("test/0") is not None, "as a server of the same name that was killed then"
    with open_desk():
        until(ended(store, job))
    assert statuses(store, job) == {"好.txt": ("read", None)}


def test_a_document_that_ended_many_servers_is_not_read_again(store: Store, put: Put, open_desk: Open) -> None:
    job = put({"好.txt": "共收到申请3件。"})
    for _ in range(10):
        store.claim_next("test/0")
        store.requeue_lost(of="test/")
    with open_desk():
        until(ended(store, job))
    assert statuses(store, job) == {"好.txt": ("failed", "crashed")}


def test_a_process_that_cannot_be_started_costs_no_document(store: Store, put: Put, open_desk: Open) -> None:
    job = put({"好.txt": "共收到申请3件。"})
    with open_desk(reader="misbehaving:nobody") as desk:
        until(lambda: desk.workers.lost)
        assert not desk.ready
    assert statuses(store, job) == {"好.txt": ("queued", None)}


class Stumbling:
    """Reads as `reader` does, once it has raised each of `errors` for a request of this kind."""

    def __init__(self, reader: Asks, kind: type, *errors: Exception) -> None:
        self._reader, self._kind, self._errors = reader, kind, list(errors)

    def ask(self, request: Any) -> Any:
        if isinstance(request, self._kind) and self._errors:
            raise self._errors.pop()
        return self._reader.ask(request)

    def interrupt(self) -> None: ...

    def close(self) -> None: ...


@contextmanager
def a_desk_with(store: Store, settings: Settings, reader: Asks, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("service.work.desk.TROUBLE_SECONDS", 0.1)
    desk = Desk(store, settings, workers=1, name="test", reader=lambda: reader)
    desk.start()
    try:
        yield desk
    finally:
        desk.stop()


def test_a_desk_goes_on_after_what_nobody_expected(
    store: Store, settings: Settings, put: Put, reader: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its threads had ended then, and whatever waited did so for ever."""
    claims, claim = iter([RuntimeError("can't start new thread")]), store.claim_next

    def claim_next(worker: str) -> Waiting | None:
        if (error := next(claims, None)) is not None:
            raise error
        return claim(worker)

    monkeypatch.setattr(store, "claim_next", claim_next)
    job = put({"好.txt": "共收到申请3件。"})
    stumbling = Stumbling(reader, WarmUp, OSError(11, "Resource temporarily unavailable"))
    with a_desk_with(store, settings, stumbling, monkeypatch):
        until(ended(store, job), seconds=SOON)
    assert statuses(store, job) == {"好.txt": ("read", None)}


@pytest.mark.parametrize("kind", [Read, Conclude])
def test_a_process_that_is_not_to_be_had_on_the_way_costs_no_document(
    kind: type, store: Store, settings: Settings, put: Put, reader: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = put({"好.txt": "共收到申请3件。"})
    with a_desk_with(store, settings, Stumbling(reader, kind, NotStarted()), monkeypatch):
        until(ended(store, job), seconds=SOON)
    assert statuses(store, job) == {"好.txt": ("read", None)}


def test_what_could_not_be_handed_back_is_so_before_anything_else_is_read(
    store: Store, settings: Settings, put: Put, reader: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It had been left to its lease, which was renewed for as long as its worker had anything else to read."""
    answers, release = iter([StoreUnavailable("locked")]), store.release

    def released(sha256: str, *, worker: str) -> bool:
        if (error := next(answers, None)) is not None:
            raise error
        return release(sha256, worker=worker)

    monkeypatch.setattr(store, "release", released)
    job = put({"一.txt": "共收到申请3件。", "二.txt": "共收到申请4件。"})
    with a_desk_with(store, settings, Stumbling(reader, Read, NotStarted()), monkeypatch):
        until(ended(store, job), seconds=SOON)
    assert set(statuses(store, job).values()) == {("read", None)}


@pytest.mark.parametrize("order", [(2022, 2023), (2023, 2022)])
def test_years_are_compared_in_whatever_order_they_come(
    order: tuple[int, int], store: Store, settings: Settings, put: Put, reader: Asks, printed: Callable[..., str]
) -> None:
    texts = {
        2022: printed("无。", year=2022, figures={OUT: 9, "requests.carried_out.natural_person": 5}),
        2023: printed("无。", year=2023),
    }
    desk = Desk(store, settings, workers=1, name="test", reader=lambda: reader)
    desk.start()
    try:
        for year in order:
            job = put({f"{year}.txt": texts[year]})
            desk.wake()
            until(ended(store, job))
        until(lambda: len(_contradictions(store, key(texts[2023]))) == 1)
        assert not _contradictions(store, key(texts[2022]), field=OUT)
    finally:
        desk.stop()


def _contradictions(store: Store, sha256: str, *, field: str = "requests.carried_in.total") -> list[str]:
    found = store.checks(CheckFilter(document=sha256, verdict="contradicted"), Paging()).items
    return [one.check.id for one in found if f'"fields":["{field}"]' in one.check.detail]


def test_two_years_read_at_the_same_time_by_two_servers_are_compared(
    store: Store, settings: Settings, put: Put, reader: Asks, printed: Callable[..., str]
) -> None:
    texts = [printed("无。", year=2022, figures={OUT: 9, "requests.carried_out.natural_person": 5}), printed("无。")]
    both = threading.Barrier(2)

    def together(request: object) -> object:
        """Both are concluded before either is written."""
        answer = reader.ask(request)
        if getattr(request, "as_new", False):
            both.wait(timeout=20)
        return answer

    desks = [Desk(store, settings, name=name, reader=lambda: type(reader)(together)) for name in ("one", "other")]
    job = put({f"{number}.txt": text for number, text in enumerate(texts)})
    for desk in desks:
        desk.start()
    try:
        until(ended(store, job))
        until(lambda: len(_contradictions(store, key(texts[1]))) == 1)
    finally:
        for desk in desks:
            desk.stop()


def test_two_years_are_not_concluded_side_by_side(
    store: Store, settings: Settings, put: Put, reader: Asks, printed: Callable[..., str]
) -> None:
    at_once, most = 0, []

    def counted(request: object) -> object:
        nonlocal at_once
        if not hasattr(request, "as_new"):
            return reader.ask(request)
        at_once += 1
        most.append(at_once)
        time.sleep(0.1)
        answer = reader.ask(request)
        at_once -= 1
        return answer

    desk = Desk(store, settings, workers=2, name="test", reader=lambda: type(reader)(counted))
    job = put({f"{year}.txt": printed("无。", year=year) for year in (2021, 2022, 2023)})
    desk.start()
    try:
        until(ended(store, job))
    finally:
        desk.stop()
    assert max(most) == 1


def test_a_region_that_was_to_be_looked_at_is_so_when_the_server_starts_again(
    store: Store, settings: Settings, put: Put, reader: Asks, printed: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("service.work.neighbourhood.FEW", 1)
    says = "本报告由云屏岭市人民政府汇总各部门、各乡镇数据编制。"
    region = printed(says, body="云屏岭市人民政府", figures={"requests.new.total": 60})
    put(
        {
            "0.txt": region,
            "1.txt": printed("无。", body="云屏岭市水利局"),
            "2.txt": printed("无。", body="云屏岭市财政局"),
        }
    )
    turn = Turn(store, reader, settings, worker="killed/0", stopped=lambda: False)
    while (waiting := store.claim_next("killed/0")) is not None:
        later = turn.take(waiting)
    assert [row.path for row in later] == ["0.txt"]
    assert not _contradictions(store, key(region), field="requests.new.total")
    desk = Desk(store, settings, workers=1, name="again", reader=lambda: reader)
    desk.start()
    try:
        until(lambda: _contradictions(store, key(region), field="requests.new.total"))
    finally:
        desk.stop()


def test_a_region_with_many_bodies_is_held_against_them_at_the_end(
    store: Store, settings: Settings, put: Put, reader: Asks, printed: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("service.work.neighbourhood.FEW", 1)
    region = printed(
        "本报告由云屏岭市人民政府汇总各部门、各乡镇数据编制。",
        body="云屏岭市人民政府",
        figures={"requests.new.total": 60},
    )
    texts = [region, printed("无。", body="云屏岭市水利局"), printed("无。", body="云屏岭市财政局")]
    job = put({f"{number}.txt": text for number, text in enumerate(texts)})
    desk = Desk(store, settings, workers=1, name="test", reader=lambda: reader)
    desk.start()
    try:
        until(ended(store, job))
        until(lambda: _contradictions(store, key(region), field="requests.new.total"))
    finally:
        desk.stop()
