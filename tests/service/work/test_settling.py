"""What a server did not live to see through is seen to by the next one."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import pytest

from service.settings import Settings
from service.store.filters import CheckFilter, DocumentFilter, DocumentRow, Paging
from service.store.store import Store
from service.work.asking import Asks
from service.work.desk import Desk
from service.work.review import Review

BODY, OTHER = "云屏岭市水利局", "某某局"
Printed = Callable[..., str]
Put = Callable[[Mapping[str, str]], object]


class Killed(BaseException):
    """The process is no more."""


def row_of(store: Store, path: str) -> DocumentRow:
    return next(row for row in store.documents(DocumentFilter(), Paging()).items if row.path == path)


def contradictions(store: Store, path: str) -> int:
    asked = CheckFilter(document=row_of(store, path).sha256, verdict="contradicted")
    return len(store.checks(asked, Paging()).items)


@pytest.fixture
def started_again(store: Store, settings: Settings, reader: Asks) -> Callable[[], None]:
    def run() -> None:
        desk = Desk(store, settings, workers=1, name="test", reader=lambda: reader)
        desk.start()
        end = time.monotonic() + 30
        while store.unsettled() and time.monotonic() < end:
            time.sleep(0.02)
        desk.stop()

    return run


@pytest.fixture
def last_year(printed: Printed) -> str:
    """9 are carried on, of which this year's report knows nothing."""
    out = "requests.carried_out"
    return printed(year=2022, figures={f"{out}.total": 9, f"{out}.natural_person": 9})


def test_nothing_is_left_where_nobody_was_killed(
    store: Store, settings: Settings, put: Put, read_waiting: Callable[[], None], printed: Printed, last_year: str
) -> None:
    put({"2022.txt": last_year.replace(BODY, OTHER), "2023.txt": printed()})
    read_waiting()
    assert store.unsettled() == ()
    review, document = Review(store, settings), row_of(store, "2022.txt").sha256
    word = review.say(document=document, kind="document", target="organisation", after={"organisation": BODY}, who="李")
    review.withdraw(word.word.id, who="李")
    assert store.unsettled() == ()


def test_a_report_written_while_a_word_was_said(
    store: Store, settings: Settings, put: Put, read_waiting: Callable[[], None], printed: Printed, last_year: str,
    monkeypatch: pytest.MonkeyPatch, started_again: Callable[[], None],
) -> None:  # fmt: skip
    put({"2022.txt": last_year.replace(BODY, OTHER)})
    read_waiting()
    say = store.say

    def meanwhile(*args: object, **options: object) -> object:
        put({"2023.txt": printed()})
        read_waiting()
        say(*args, **options)  # type: ignore[arg-type]
        raise Killed

    monkeypatch.setattr(store, "say", meanwhile)
    document = row_of(store, "2022.txt").sha256
    with pytest.raises(Killed):
        Review(store, settings).say(
            document=document, kind="document", target="organisation", after={"organisation": BODY}, who="李"
        )
    assert contradictions(store, "2023.txt") == 0
    assert [row.path for row in store.unsettled()] == ["2022.txt"]
    started_again()
    assert contradictions(store, "2023.txt") == 1
    assert store.unsettled() == ()


def test_a_word_said_while_a_report_was_written(
    store: Store, settings: Settings, put: Put, read_waiting: Callable[[], None], printed: Printed, last_year: str,
    monkeypatch: pytest.MonkeyPatch, started_again: Callable[[], None],
) -> None:  # fmt: skip
    put({"2022.txt": last_year.replace(BODY, OTHER)})
    read_waiting()
    document, finish = row_of(store, "2022.txt").sha256, store.finish

    def meanwhile(*args: object, **options: object) -> object:
        Review(store, settings).say(
            document=document, kind="document", target="organisation", after={"organisation": BODY}, who="李"
        )
        finish(*args, **options)  # type: ignore[arg-type]
        raise Killed

    monkeypatch.setattr(store, "finish", meanwhile)
    put({"2023.txt": printed()})
    with pytest.raises(Killed):
        read_waiting()
    assert contradictions(store, "2023.txt") == 0
    assert "2023.txt" in [row.path for row in store.unsettled()]
    started_again()
    assert contradictions(store, "2023.txt") == 1
    assert store.unsettled() == ()
