"""Reviewers' words: said, taken back, told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from service.store.columns import within
from service.store.errors import AlreadyWithdrawn, Unknown
from service.store.filters import ListedWord, Page, Paging, WordFilter
from service.store.listing import documents_of
from service.store.nouns import NewWord, Word
from service.store.results import DoubtfulRow, Revised
from service.store.said import said_of
from service.store.schema import checks, documents, doubtful, withdrawals, words
from service.store.settling import mark_unsettled
from service.store.sums import accounted
from service.store.writing import locked, revise_all

_TOLD = (
    select(words, documents.c.sha256, withdrawals.c.when.label("withdrawn"), withdrawals.c.who.label("withdrawn_by"))
    .select_from(words.join(documents).outerjoin(withdrawals))
    .order_by(words.c.id)
)


def say(connection: Connection, word: NewWord, *, revised: Sequence[Revised], now: datetime) -> Word:
    """Writes the word and what follows from it. Raises Unknown for the document, Changed."""
    document = locked(connection, word.document)
    said = connection.execute(
        insert(words)
        .values(
            document_id=document.id, when=now, who=word.who, kind=word.kind, target=word.target, before=word.before,
            after=word.after, reason=word.reason, note=word.note,
        )
        .returning(words.c.id)
    ).scalar_one()  # fmt: skip
    _follow(connection, document, revised, now=now)
    return told(connection, words.c.id == said)[0]


def withdraw(connection: Connection, word_id: int, *, who: str, revised: Sequence[Revised], now: datetime) -> Word:
    """Takes the word back, and writes what follows. Raises Unknown, AlreadyWithdrawn, Changed."""
    found = told(connection, words.c.id == within(word_id))
    if not found:
        raise Unknown(f"没有这条更正 (no such word): {word_id}")
    document = locked(connection, found[0].document)
    if connection.execute(select(withdrawals.c.word_id).where(withdrawals.c.word_id == word_id)).first():
        raise AlreadyWithdrawn(f"更正已撤销 (taken back before): {word_id}")
    connection.execute(insert(withdrawals).values(word_id=word_id, when=now, who=who))
    _follow(connection, document, revised, now=now)
    return told(connection, words.c.id == word_id)[0]


def told(connection: Connection, condition: Any) -> tuple[Word, ...]:
    """Words, first to last, also those that were taken back."""
    return tuple(_word(row) for row in connection.execute(_TOLD.where(condition)))


def list_words(connection: Connection, asked: WordFilter, paging: Paging) -> Page[ListedWord]:
    """The latest first."""
    conditions: list[ColumnElement[bool]] = []
    if asked.document is not None:
        conditions.append(documents.c.sha256 == asked.document)
    if asked.who is not None:
        conditions.append(words.c.who == asked.who)
    if asked.holds is not None:
        conditions.append(withdrawals.c.word_id.is_(None) if asked.holds else withdrawals.c.word_id.is_not(None))
    said = words.join(documents).outerjoin(withdrawals)
    total = connection.execute(select(func.count()).select_from(said).where(*conditions)).scalar_one()
    ids = connection.execute(
        select(words.c.id, words.c.document_id)
        .select_from(said)
        .where(*conditions)
        .order_by(words.c.id.desc())
        .limit(paging.size)
        .offset(paging.offset)
    ).all()
    belongs = documents_of(connection, ids)
    spoken = {word.id: word for word in told(connection, words.c.id.in_([row.id for row in ids]))}
    items = tuple(ListedWord(word=spoken[row.id], document=belongs[row.document_id]) for row in ids)
    return Page(items=items, total=total, page=paging.page, size=paging.size)


def _follow(connection: Connection, document: Row[Any], revised: Sequence[Revised], *, now: datetime) -> None:
    """A word changes what stands in the record, never what the machine said."""
    corrected = [replace(one, result=replace(one.result, machine_record=None, reading=None)) for one in revised]
    revise_all(connection, corrected, now=now)
    if revised:
        mark_unsettled(connection, document.id)
    if document.sha256 not in {one.sha256 for one in revised}:
        with accounted(connection, document):
            _mark(connection, document.id)


def _mark(connection: Connection, document_id: int) -> None:
    """Sets anew what the words of this document say of its checks and figures."""
    said = said_of(connection, document_id)
    connection.execute(
        update(checks)
        .where(checks.c.document_id == document_id, checks.c.word_id.is_not(None))
        .values(word_id=None, reviewed=False)
    )
    for target, word in said.decisions.items():
        connection.execute(
            update(checks)
            .where(checks.c.document_id == document_id, checks.c.public_id == target)
            .values(word_id=word, reviewed=True)
        )
    for row in connection.execute(select(doubtful).where(doubtful.c.document_id == document_id)).all():
        figure = DoubtfulRow(
            field=row.field, confidence=row.confidence, detail="", table=row.table_id, row=row.row, column=row.column
        )
        if bool(row.reviewed) != said.speaks_of(figure):
            connection.execute(update(doubtful).where(doubtful.c.id == row.id).values(reviewed=not row.reviewed))


def _word(row: Row[Any]) -> Word:
    return Word(
        id=row.id, when=row.when, who=row.who, document=row.sha256, kind=row.kind, target=row.target,
        before=row.before, after=row.after, reason=row.reason, note=row.note,
        withdrawn_by=row.withdrawn_by, withdrawn=row.withdrawn,
    )  # fmt: skip
