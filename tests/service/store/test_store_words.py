"""What a reviewer says is kept beside what the machine said, and never in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from service.store.errors import AlreadyWithdrawn, Changed, Unknown
from service.store.filters import CheckFilter, DoubtfulFilter, Paging
from service.store.nouns import NewWord, WordKind
from service.store.results import Result, Revised
from service.store.store import Store

Make = Callable[..., Result]
Read = Callable[..., str]


def word(sha256: str, kind: WordKind, target: str, after: str | None, **rest: str) -> NewWord:
    return NewWord(who="王", document=sha256, kind=kind, target=target, before=None, after=after, **rest)


def revised(sha256: str, make: Make, *, revision: int, **options: object) -> Revised:
    return Revised(sha256=sha256, result=replace(make(sha256, **options), machine_record=None), revision=revision)


def test_a_correction_writes_the_new_record_beside_the_machines(store: Store, read: Read, make: Make) -> None:
    sha256 = read("甲")
    machine = store.record(sha256)
    said = store.say(
        word(sha256, "figure", "requests.new.total", "7"),
        revised=[revised(sha256, make, revision=1, said="王", verdicts=("supported", "supported"))],
    )
    assert store.words(sha256) == (said,)
    assert store.record(sha256, machine=True) == machine
    assert b"\\u738b" in (store.record(sha256) or b"")
    row = store.document(sha256)
    assert row is not None
    assert (row.revision, row.contradicted, row.corrections) == (2, 0, 1)

    store.withdraw(said.id, who="李", revised=[revised(sha256, make, revision=2)])
    assert store.record(sha256) == machine
    row = store.document(sha256)
    assert row is not None
    assert (row.revision, row.contradicted, row.corrections) == (3, 1, 0)
    (kept,) = store.words(sha256)
    assert (kept.after, kept.withdrawn_by) == ("7", "李")
    with pytest.raises(AlreadyWithdrawn):
        store.withdraw(said.id, who="李")


def test_of_two_who_start_from_the_same_revision_the_second_is_told(store: Store, read: Read, make: Make) -> None:
    sha256, other = read("甲"), read("乙", year=2024)
    one = [revised(sha256, make, revision=1, said="one")]
    store.say(word(sha256, "figure", "f", "1"), revised=one)
    with pytest.raises(Changed):
        store.say(
            word(other, "figure", "f", "2"),
            revised=[revised(other, make, revision=1, said="two"), revised(sha256, make, revision=1, said="two")],
        )
    assert store.words(other) == ()
    assert b"two" not in (store.record(other) or b"") + (store.record(sha256) or b"")


def test_a_decision_stays_with_its_check_when_checks_are_written_anew(store: Store, read: Read, make: Make) -> None:
    sha256 = read("甲")
    check = f"{sha256[:16]}-0"
    said = store.say(word(sha256, "check", check, "dismissed", reason="rounding", note="四舍五入"))
    found = store.check(check)
    assert found is not None
    assert found.decision is not None
    assert (found.decision.decision, found.decision.reason, found.decision.word) == ("dismissed", "rounding", said.id)
    row = store.document(sha256)
    assert row is not None
    assert (row.revision, row.contradicted, row.open, row.decided) == (1, 1, 0, 1)

    store.revise([revised(sha256, make, revision=1, verdicts=("unverifiable", "contradicted", "supported"))])
    found = store.check(check)
    assert found is not None
    assert (found.check.verdict, found.decision is not None) == ("unverifiable", True)
    row = store.document(sha256)
    assert row is not None
    assert (row.contradicted, row.open, row.decided) == (1, 1, 1)


def test_the_last_word_that_holds_decides(store: Store, read: Read) -> None:
    sha256 = read("甲")
    check = f"{sha256[:16]}-0"

    def decision() -> str | None:
        found = store.check(check)
        return found.decision.decision if found and found.decision else None

    first = store.say(word(sha256, "check", check, "accepted"))
    second = store.say(word(sha256, "check", check, "dismissed"))
    assert decision() == "dismissed"
    third = store.say(word(sha256, "check", check, None))
    assert decision() is None
    assert store.checks(CheckFilter(verdict="contradicted", reviewed=False), Paging()).total == 1
    store.withdraw(third.id, who="王")
    store.withdraw(second.id, who="王")
    assert decision() == "accepted"
    assert store.checks(CheckFilter(verdict="contradicted", reviewed=True), Paging()).total == 1
    assert first.id < second.id < third.id


def test_a_doubtful_figure_is_reviewed_by_a_word_on_it_or_on_its_cell(store: Store, read: Read) -> None:
    sha256 = read("甲", doubtful=3)
    store.say(word(sha256, "figure", "requests.new.0", "1"))
    said = store.say(word(sha256, "cell", "t2/1/3", '"2"'))
    queue = store.doubtful(DoubtfulFilter(reviewed=False), Paging())
    assert [one.figure.field for one in queue.items] == ["requests.new.2"]
    assert queue.total == store.overview().doubtful == 1
    store.withdraw(said.id, who="王")
    assert store.doubtful(DoubtfulFilter(reviewed=False), Paging()).total == 2
    assert store.doubtful(DoubtfulFilter(reviewed=True), Paging()).total == 1
    assert store.doubtful(DoubtfulFilter(), Paging()).total == 3


def test_words_need_a_document(store: Store) -> None:
    with pytest.raises(Unknown):
        store.say(word("0" * 64, "check", "c", "accepted"))
    with pytest.raises(Unknown):
        store.withdraw(1, who="王")
    assert store.words("0" * 64) == ()
    assert store.word(1) is None


def test_a_reading_is_kept_until_another_is_given(store: Store, read: Read, make: Make) -> None:
    sha256 = read("甲")
    store.revise([replace(one := revised(sha256, make, revision=1), result=replace(one.result, reading=None))])
    assert store.reading(sha256) == b"reading of " + sha256.encode()
    store.revise([revised(sha256, make, revision=2)])
    assert store.document(sha256).revision == 3  # type: ignore[union-attr]
