from __future__ import annotations

import pytest

from service.store.errors import Unknown
from service.store.filters import Paging, WordFilter
from service.store.nouns import NewWord
from service.store.store import Store


def test_a_key_opens_until_it_is_revoked_and_its_secret_is_kept_nowhere(store: Store) -> None:
    secret = store.add_key("审核员", "review")
    key = store.key(secret)
    assert key is not None
    assert (key.name, key.scope) == ("审核员", "review")
    assert store.key_by_id(key.id) == key
    assert store.key(secret[:-1]) is None
    assert store.key("") is None
    assert secret not in repr(store.keys())
    assert store.revoke_key(key.id).revoked is not None
    assert store.key(secret) is None
    assert store.key_by_id(key.id) is None
    kept = store.keys()
    assert [one.id for one in kept] == [key.id]
    with pytest.raises(Unknown):
        store.revoke_key(key.id)


def test_a_key_is_revoked_by_name_where_only_one_has_it(store: Store) -> None:
    store.add_key("甲", "read")
    store.add_key("乙", "read")
    store.add_key("乙", "read")
    assert store.revoke_key("甲").name == "甲"
    with pytest.raises(Unknown):
        store.revoke_key("乙")


def test_the_history_of_all_documents_is_told_from_its_end(store: Store, read: object) -> None:
    first, second = read("甲"), read("乙")  # type: ignore[operator]
    for number, (sha256, who) in enumerate([(first, "王"), (second, "李"), (first, "李")]):
        store.say(NewWord(who=who, document=sha256, kind="figure", target=f"f{number}", before=None, after="1"))
    store.withdraw(store.words(first)[1].id, who="王")
    told = store.history(WordFilter(), Paging(size=2))
    assert [(one.word.target, one.document.path) for one in told.items] == [("f2", "甲.txt"), ("f1", "乙.txt")]
    assert told.total == 3
    for asked, targets in (
        (WordFilter(document=first), ["f2", "f0"]),
        (WordFilter(who="李"), ["f2", "f1"]),
        (WordFilter(holds=True), ["f1", "f0"]),
        (WordFilter(holds=False), ["f2"]),
    ):
        assert [one.word.target for one in store.history(asked, Paging()).items] == targets
