"""A document's title, body and year corrected: its own checks, those of other years and the lists follow, and undo."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest

from service.revision.errors import NotAValue
from service.settings import Settings
from service.store.filters import BodyFilter, CheckFilter, DocumentFilter, DocumentRow, ListedCheck, Paging
from service.store.store import Store
from service.work.review import Review

OUT = "requests.carried_out.total"
NEW = "requests.new.total"
BODY = "云屏岭市水利局"
Printed = Callable[..., str]
Put = Callable[[Mapping[str, str]], object]
PAGE = Paging()


def row_of(store: Store, path: str) -> DocumentRow:
    return next(row for row in store.documents(DocumentFilter(), PAGE).items if row.path == path)


def contradicted(store: Store, path: str) -> list[ListedCheck]:
    asked = CheckFilter(document=row_of(store, path).sha256, verdict="contradicted")
    return list(store.checks(asked, PAGE).items)


@pytest.fixture
def review(store: Store, settings: Settings) -> Review:
    return Review(store, settings)


@pytest.fixture
def file(store: Store, review: Review) -> Callable[..., int]:
    """Says what a document is; gives the word's id."""

    def run(path: str, **said: str | int | None) -> int:
        facts = [fact for fact in ("title", "organisation", "year") if fact in said]
        outcome = review.say(
            document=row_of(store, path).sha256, kind="document", target=",".join(facts), after=said, who="李"
        )
        return outcome.word.id

    return run


def test_a_document_without_a_body_goes_under_its_own(
    store: Store, review: Review, put: Put, read_waiting: Callable[[], None], printed: Printed, file: Callable[..., int]
) -> None:
    nameless = printed("2023年，我局共收到政府信息公开申请51件。").replace(BODY, "")
    put({"a.txt": nameless, "b.txt": printed(year=2021)})
    read_waiting()
    assert [row.path for row in store.documents(DocumentFilter(named=False), PAGE).items] == ["a.txt"]
    assert store.overview().unnamed == 1
    word = file("a.txt", organisation=BODY)
    row = row_of(store, "a.txt")
    assert (row.organisation, row.year, row.body, row.corrections) == (BODY, 2023, BODY, 1)
    assert (store.overview().unnamed, store.overview().bodies) == (0, 1)
    (body,) = store.bodies(BodyFilter(), PAGE).items
    assert [(year.year, year.contradicted) for year in body.years] == [(2021, 0), (2023, 1)]
    assert body.missing_years == (2022,)
    assert [one.path for one in store.documents(DocumentFilter(search="水利"), PAGE).items].count("a.txt") == 1
    now, machine = (json.loads(store.record(row.sha256, machine=one) or b"") for one in (False, True))
    assert (now["organisation"], machine["organisation"]) == (BODY, None)
    (said,) = store.words(row.sha256)
    assert (said.kind, said.target, said.who) == ("document", "organisation", "李")
    assert (said.before, said.after) == ('{"organisation": null}', f'{{"organisation": "{BODY}"}}')
    review.withdraw(word, who="王")
    assert (row_of(store, "a.txt").organisation, store.overview().unnamed) == (None, 1)
    (body,) = store.bodies(BodyFilter(), PAGE).items
    assert (body.missing_years, body.contradicted) == ((), 0)
    assert json.loads(store.record(row.sha256) or b"") == machine


def test_checks_between_years_come_and_go_with_body_and_year(
    store: Store, review: Review, put: Put, read_waiting: Callable[[], None], printed: Printed, file: Callable[..., int]
) -> None:
    last = printed(year=2022, figures={OUT: 9, "requests.carried_out.natural_person": 9})
    put({"2022.txt": last.replace(BODY, "某某局"), "2023.txt": printed()})
    read_waiting()
    assert not contradicted(store, "2023.txt")
    first = file("2022.txt", organisation=BODY, year=2020)
    assert not contradicted(store, "2023.txt")
    second = file("2022.txt", year=2022)
    (wrong,) = contradicted(store, "2023.txt")
    assert wrong.check.kind == "table-identity"
    third = file("2022.txt", organisation="云屏岭市林业局")
    assert not contradicted(store, "2023.txt")
    review.withdraw(third, who="李")
    assert [one.check.id for one in contradicted(store, "2023.txt")] == [wrong.check.id]
    gone = review.withdraw(second, who="李").changed
    assert (wrong.check.id, "contradicted", None) in {(one.id, one.before, one.after) for one in gone}
    review.withdraw(first, who="李")
    assert not contradicted(store, "2023.txt")


def test_the_corrected_document_is_held_against_its_own_last_year(
    store: Store, put: Put, read_waiting: Callable[[], None], printed: Printed, file: Callable[..., int]
) -> None:
    last = printed(year=2022, figures={OUT: 9, "requests.carried_out.natural_person": 9})
    put({"2022.txt": last, "2023.txt": printed().replace(BODY, "某某局")})
    read_waiting()
    assert not contradicted(store, "2023.txt")
    file("2023.txt", organisation=BODY)
    assert [one.check.kind for one in contradicted(store, "2023.txt")] == ["table-identity"]


def test_a_year_read_later_is_held_against_the_corrected_document(
    store: Store, put: Put, read_waiting: Callable[[], None], printed: Printed, file: Callable[..., int]
) -> None:
    last = printed(year=2021, figures={OUT: 9, "requests.carried_out.natural_person": 9})
    put({"2022.txt": last.replace(BODY, "某某局")})
    read_waiting()
    file("2022.txt", organisation=BODY, year=2022)
    put({"2023.txt": printed()})
    read_waiting()
    assert [one.check.kind for one in contradicted(store, "2023.txt")] == ["table-identity"]


def test_a_document_read_again_stays_where_it_was_filed(
    store: Store, put: Put, read_waiting: Callable[[], None], printed: Printed, file: Callable[..., int]
) -> None:
    last = printed(year=2021, figures={OUT: 9, "requests.carried_out.natural_person": 9})
    put({"2022.txt": last.replace(BODY, "某某局"), "2023.txt": printed()})
    read_waiting()
    file("2022.txt", organisation=BODY, year=2022)
    again = "UPDATE documents SET status = 'queued' WHERE path = '2022.txt'"
    store._database.write(lambda connection: connection.exec_driver_sql(again))
    read_waiting()
    row = row_of(store, "2022.txt")
    assert (row.organisation, row.year) == (BODY, 2022)
    assert [one.check.kind for one in contradicted(store, "2023.txt")] == ["table-identity"]


def test_a_region_finds_a_body_that_was_misnamed(
    store: Store, put: Put, read_waiting: Callable[[], None], printed: Printed, file: Callable[..., int]
) -> None:
    says = "本报告由云屏岭市人民政府汇总各部门、各乡镇数据编制。"
    put(
        {
            "0.txt": printed(says, body="云屏岭市人民政府"),
            "1.txt": printed(body="云屏岭市财政局", figures={NEW: 5}),
            "2.txt": printed(body="某某局", figures={NEW: 60}),
        }
    )
    read_waiting()
    asked = CheckFilter(document=row_of(store, "0.txt").sha256)

    def told() -> list[str]:
        return [one.check.detail for one in store.checks(asked, PAGE).items if "2.txt" in one.check.detail]

    assert told() == []
    file("2.txt", organisation="云屏岭市林业局")
    assert told()


def test_what_the_desk_finishes_while_a_word_is_said_is_looked_at_after_it(
    store: Store, settings: Settings, put: Put, read_waiting: Callable[[], None], printed: Printed,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    last = printed(year=2022, figures={OUT: 9, "requests.carried_out.natural_person": 9})
    put({"2022.txt": last.replace(BODY, "某某局")})
    read_waiting()
    later: list[str] = []
    review = Review(store, settings, later=lambda row: later.append(row.path))
    say = store.say

    def meanwhile(*args: object, **options: object) -> object:
        put({"2023.txt": printed()})
        read_waiting()
        return say(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "say", meanwhile)
    sha256 = row_of(store, "2022.txt").sha256
    review.say(document=sha256, kind="document", target="organisation", after={"organisation": BODY}, who="李")
    assert later == ["2023.txt"]


def test_nothing_said_is_no_word(store: Store, put: Put, read_waiting: Callable[[], None], printed: Printed,
                                 file: Callable[..., int]) -> None:  # fmt: skip
    put({"a.txt": printed()})
    read_waiting()
    with pytest.raises(NotAValue):
        file("a.txt")
    assert store.words(row_of(store, "a.txt").sha256) == ()
