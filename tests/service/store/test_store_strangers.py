"""Texts and numbers of strangers: whatever a document or a request says, the store takes it or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf, nan

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.document.errors import Failure
from service.store.columns import storable
from service.store.filters import (
    BodyFilter,
    CheckFilter,
    DocumentFilter,
    DoubtfulFilter,
    Paging,
    WordFilter,
)
from service.store.nouns import NewWord, Upload
from service.store.results import CheckRow, DoubtfulRow, Facts, Result
from service.store.store import Store

STRANGE = "\0\ud800𝒳\u202e'\"; DROP TABLE documents;--" + "长" * 20_000
ANYTHING = st.text(st.characters(), max_size=50) | st.just(STRANGE)
HUGE = 10**30


def test_what_a_document_says_is_kept_as_far_as_a_database_can(store: Store, upload: Callable[..., Upload]) -> None:
    store.accept([replace(upload("甲", STRANGE), media_type=STRANGE)], idempotency_key="k")
    taken = store.claim_next(STRANGE)
    assert taken is not None
    assert taken.path == storable(STRANGE)
    result = Result(
        facts=Facts(title=STRANGE, organisation=STRANGE, year=HUGE, body=STRANGE, media_type=STRANGE),
        record=b"{}",
        checks=tuple(
            CheckRow(
                id=STRANGE,
                number=STRANGE,
                kind=STRANGE,
                verdict=STRANGE,
                cause=STRANGE,
                confidence=one,
                detail="\ud800",
            )
            for one in (nan, inf, 0.5)
        ),
        doubtful=(DoubtfulRow(field=STRANGE, confidence=nan, detail=STRANGE, table=STRANGE, row=1, column=1),),
    )
    assert store.finish(taken.sha256, result, worker=storable(STRANGE)[:300])
    row = store.document(taken.sha256)
    assert row is not None
    assert (row.year, row.checks, row.organisation) == (None, 3, storable(STRANGE)[:300])
    assert [one.check.confidence for one in store.checks(CheckFilter(), Paging()).items] == [0.5, 0.0, 0.0]
    said = store.say(
        NewWord(
            who=STRANGE, document=taken.sha256, kind="cell", target=STRANGE, before=STRANGE, after=STRANGE, reason=STRANGE,
            note=STRANGE,
        )
    )  # fmt: skip
    assert said.note == storable(STRANGE)
    assert store.bodies(BodyFilter(), Paging()).total == 1


def test_a_failure_says_what_it_can(store: Store, upload: Callable[..., Upload]) -> None:
    store.accept([upload("甲")])
    store.claim_next("w")
    store.fail(upload("甲").sha256, Failure(code="corrupt", message=STRANGE), worker="w")
    row = store.document(upload("甲").sha256)
    assert row is not None
    assert row.error == Failure(code="corrupt", message=storable(STRANGE))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(text=ANYTHING, year=st.integers(), score=st.floats())
def test_whatever_is_asked_for_gets_an_answer(store: Store, text: str, year: int, score: float) -> None:
    page = Paging()
    for answer in (
        store.documents(DocumentFilter(search=text, organisation=text, year=year, media_type=text), page),
        store.checks(
            CheckFilter(verdict=text, kind=text, cause=text, organisation=text, year=year, document=text, search=text),
            page,
        ),
        store.checks(CheckFilter(min_confidence=score, max_confidence=score), page),
        store.checks(CheckFilter(year=year), page),
        store.doubtful(DoubtfulFilter(organisation=text, document=text, search=text), page),
        store.history(WordFilter(document=text, who=text), page),
    ):
        assert answer.items == ()
    for nothing in (
        store.document(text), store.record(text), store.reading(text), store.job(text), store.check(text), store.key(text),
        store.key_by_id(text), store.word(year), store.original(text), store.cancel_job(text),
    ):  # fmt: skip
        assert nothing is None
    assert store.words(text) == ()
    assert store.others_of(body=text, years=(year,)) == store.bodies_under(text, year=year) == ()
    assert not store.wanted(text)


@pytest.mark.parametrize(("page", "size"), [(0, 50), (-1, 50), (1, 0), (1, 201), (HUGE, 50), (1, HUGE)])
def test_pages_that_there_cannot_be(page: int, size: int) -> None:
    with pytest.raises(ValueError, match="pages count"):
        Paging(page=page, size=size)


def test_the_farthest_page(store: Store, read: Callable[..., str]) -> None:
    read("甲")
    assert store.checks(CheckFilter(), Paging(page=10_000_000, size=200)).items == ()
