"""A reviewer's words, in the store: what they change, there and in other years' reports, and taking them back."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping

import pytest

from service.revision.errors import NoSuchTarget, NotAValue, NotRead
from service.settings import Settings
from service.store.errors import AlreadyWithdrawn
from service.store.filters import CheckFilter, DocumentFilter, DoubtfulFilter, ListedCheck, Paging
from service.store.store import Store
from service.work.review import Review

NEW = "requests.new.total"
OUT = "requests.carried_out.total"
SAYS_50 = "2023年，我局共收到政府信息公开申请50件。"
Printed = Callable[..., str]
Put = Callable[[Mapping[str, str]], object]


def sha(store: Store, path: str) -> str:
    return next(row.sha256 for row in store.documents(DocumentFilter(), Paging()).items if row.path == path)


def contradicted(store: Store, path: str) -> list[ListedCheck]:
    asked = CheckFilter(document=sha(store, path), verdict="contradicted")
    return list(store.checks(asked, Paging()).items)


@pytest.fixture
def review(store: Store, settings: Settings) -> Review:
    return Review(store, settings)


@pytest.fixture
def misread(store: Store, put: Put, read_waiting: Callable[[], None], printed: Printed) -> str:
    """The SHA-256 of a report whose cell of 新收 says 60 where the prose and all sums say 50."""
    put({"报告.txt": printed(SAYS_50, figures={NEW: 60})})
    read_waiting()
    return sha(store, "报告.txt")


def test_a_corrected_figure_changes_record_lists_and_counts(store: Store, review: Review, misread: str) -> None:
    assert contradicted(store, "报告.txt")
    outcome = review.say(document=misread, kind="figure", target=NEW, after={"value": "50"}, who="李")
    assert not contradicted(store, "报告.txt")
    assert {(change.before, change.after) for change in outcome.changed} >= {("contradicted", "supported")}
    assert (outcome.word.before, outcome.word.after) == (
        '{"state": "read", "value": "60"}',
        '{"state": "read", "value": "50"}',
    )
    row = store.document(misread)
    assert row is not None
    assert (row.contradicted, row.corrections, row.revision) == (0, 1, outcome.revision)
    now, machine = (json.loads(store.record(misread, machine=machine) or b"") for machine in (False, True))
    values = [next(one["value"] for one in record["figures"] if one["field"] == NEW) for record in (now, machine)]
    assert values == [50, 60]


def test_a_word_taken_back_leaves_what_the_machine_said(store: Store, review: Review, misread: str) -> None:
    before = store.record(misread)
    first = review.say(document=misread, kind="figure", target=NEW, after={"value": "50"}, who="李")
    second = review.say(document=misread, kind="figure", target="proactive.fees", after={"value": "4"}, who="王")
    back = review.withdraw(first.word.id, who="王")
    assert [change.after for change in back.changed if change.before is None]
    assert contradicted(store, "报告.txt")
    review.withdraw(second.word.id, who="王")
    assert store.record(misread) == before
    with pytest.raises(AlreadyWithdrawn):
        review.withdraw(second.word.id, who="王")


def test_a_second_word_is_kept_with_what_the_first_said(review: Review, misread: str) -> None:
    review.say(document=misread, kind="figure", target=NEW, after={"value": "55"}, who="李")
    outcome = review.say(document=misread, kind="figure", target=NEW, after={"value": "50"}, who="王")
    assert outcome.word.before == '{"state": "read", "value": "55"}'


def test_a_claim_s_check_keeps_its_decision_when_its_verdict_turns(
    store: Store, review: Review, put: Put, read_waiting: Callable[[], None], printed: Printed
) -> None:
    put({"报告.txt": printed("2023年，我局共收到政府信息公开申请60件。")})
    read_waiting()
    (wrong,) = contradicted(store, "报告.txt")
    document = wrong.document.sha256
    review.say(
        document=document,
        kind="check",
        target=wrong.check.id,
        after={"decision": "dismissed"},
        who="李",
        reason="misread",
    )
    claim = next(one for one in json.loads(store.record(document) or b"")["claims"] if one["value"] == 60)
    outcome = review.say(document=document, kind="claim", target=claim["id"], after={"value": 50}, who="李")
    assert [(one.id, one.before, one.after) for one in outcome.changed] == [
        (wrong.check.id, "contradicted", "supported")
    ]
    check = store.check(wrong.check.id)
    assert check is not None
    assert check.check.verdict == "supported"
    assert check.decision is not None
    assert (check.decision.decision, check.decision.reason) == ("dismissed", "misread")


def test_next_year_s_report_changes_with_last_year_s(
    store: Store, review: Review, put: Put, read_waiting: Callable[[], None], printed: Printed
) -> None:
    last = printed("无其他事项。", year=2022, figures={OUT: 9, "requests.carried_out.natural_person": 5})
    put({"2023.txt": printed("无其他事项。"), "2022.txt": last})
    read_waiting()
    (wrong,) = contradicted(store, "2023.txt")
    assert wrong.check.kind == "table-identity"
    outcome = review.say(document=sha(store, "2022.txt"), kind="figure", target=OUT, after={"value": "5"}, who="李")
    assert not contradicted(store, "2023.txt")
    assert (wrong.check.id, "contradicted", "supported") in {(one.id, one.before, one.after) for one in outcome.changed}
    review.withdraw(outcome.word.id, who="李")
    assert [one.check.id for one in contradicted(store, "2023.txt")] == [wrong.check.id]


def test_words_at_once_all_count(store: Store, review: Review, misread: str) -> None:
    fields = ["proactive.fees", "proactive.licensing", "proactive.penalties", NEW]

    def say(field: str) -> None:
        review.say(document=misread, kind="figure", target=field, after={"value": "50"}, who="李")

    threads = [threading.Thread(target=say, args=(field,)) for field in fields]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record = json.loads(store.record(misread) or b"")
    values = {one["field"]: one["value"] for one in record["figures"]}
    assert [values[field] for field in fields] == [50] * 4
    assert len(store.words(misread)) == 4


def test_a_document_read_again_keeps_what_was_said(
    store: Store, review: Review, put: Put, read_waiting: Callable[[], None], printed: Printed, misread: str
) -> None:
    review.say(document=misread, kind="figure", target=NEW, after={"value": "50"}, who="李")
    store._database.write(lambda connection: connection.exec_driver_sql("UPDATE documents SET status = 'queued'"))
    read_waiting()
    assert not contradicted(store, "报告.txt")
    assert json.loads(store.record(misread, machine=True) or b"")["checks"]


def test_a_confirmed_figure_leaves_the_queue(store: Store, review: Review, misread: str) -> None:
    outcome = review.say(document=misread, kind="figure", target=NEW, after={"value": "60"}, who="李")
    assert outcome.changed == ()
    assert not store.doubtful(DoubtfulFilter(document=misread, reviewed=False), Paging()).items


@pytest.mark.parametrize(
    ("kind", "target", "after", "error"),
    [
        ("figure", "requests.nobody", {"value": "1"}, NoSuchTarget),
        ("figure", NEW, {"value": "x"}, NotAValue),
        ("claim", "c99", {"value": "1"}, NoSuchTarget),
        ("cell", "t9/0/0", {"text": "1"}, NoSuchTarget),
        ("check", "0000000000000000-000000000000", {"decision": "accepted"}, NoSuchTarget),
    ],
)
def test_what_cannot_be_said_is_not_written(
    kind: str, target: str, after: dict[str, object], error: type[Exception], store: Store, review: Review, misread: str
) -> None:
    with pytest.raises(error):
        review.say(document=misread, kind=kind, target=target, after=after, who="李")  # type: ignore[arg-type]
    assert store.words(misread) == ()


def test_a_decision_must_be_one_and_its_check_of_the_document(store: Store, review: Review, misread: str) -> None:
    (check, *_) = contradicted(store, "报告.txt")
    for after, options in (({"decision": "perhaps"}, {}), ({"decision": "dismissed"}, {"reason": "dunno"})):
        with pytest.raises(NotAValue):
            review.say(document=misread, kind="check", target=check.check.id, after=after, who="李", **options)
    with pytest.raises(NoSuchTarget):
        review.say(document="0" * 64, kind="check", target=check.check.id, after={"decision": None}, who="李")


def test_a_document_that_is_not_read_cannot_be_corrected(review: Review) -> None:
    with pytest.raises(NotRead):
        review.say(document="0" * 64, kind="figure", target=NEW, after={"value": "1"}, who="李")


def test_a_region_with_many_bodies_is_left_to_the_desk(
    store: Store, settings: Settings, put: Put, read_waiting: Callable[[], None], printed: Printed,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    says = "本报告由云屏岭市人民政府汇总各部门、各乡镇数据编制。"
    region = printed(says, body="云屏岭市人民政府", figures={NEW: 60})
    put(
        {
            "0.txt": region,
            "1.txt": printed("无。", body="云屏岭市水利局"),
            "2.txt": printed("无。", body="云屏岭市财政局", figures={NEW: 5}),
        }
    )
    read_waiting()
    word = {"document": sha(store, "2.txt"), "kind": "figure", "target": NEW, "after": {"value": "50"}, "who": "李"}
    at_once = Review(store, settings).say(**word)
    assert store.document(sha(store, "0.txt")).sha256[:16] in {one.id.partition("-")[0] for one in at_once.changed}
    Review(store, settings).withdraw(at_once.word.id, who="李")
    monkeypatch.setattr("service.work.neighbourhood.FEW", 1)
    later: list[str] = []
    said = Review(store, settings, later=lambda row: later.append(row.path)).say(**word)
    assert later == ["0.txt"]
    assert {one.id.partition("-")[0] for one in said.changed} == {sha(store, "2.txt")[:16]}
