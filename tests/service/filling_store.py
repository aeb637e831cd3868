"""A store with thousands of documents, of which a few were really read and the others are those under other names."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

import pytest
from sqlalchemy import Connection

from service.store import queue, uploads, writing
from service.store.nouns import Upload
from service.store.results import Result
from service.store.store import Store

AT_ONCE: Final = 200
"""Documents in a transaction: a store that is being filled need not have each of them on disk at once."""
WORKER: Final = "filling/0"
PLACES: Final = ("云岭", "青禾", "望江", "石渠", "临泽", "白鹭", "丹霞", "长亭")
OFFICES: Final = ("教育局", "水利局", "财政局", "统计局", "民政局", "卫生健康委员会", "城市管理局", "人民政府")
YEARS: Final = range(2019, 2025)
SHARE_MISSING: Final = 0.05
"""Of reports that bear another year than their turn, so that bodies have gaps."""


def organisation(number: int) -> str:
    """As in a province: eight places, their districts, eight offices each."""
    return f"{PLACES[number % 8]}市第{number // 64}区{OFFICES[number // 8 % 8]}"


def fill(store: Store, results: Sequence[Result], *, documents: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the store's own statements, so that all its counts are right; the same text is compressed once."""
    for name in ("pack", "pack_text"):
        monkeypatch.setattr(writing, name, lru_cache(maxsize=None)(getattr(writing, name)))
    chance, now = random.Random(1), datetime.now(UTC)
    for start in range(0, documents, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, documents))
        named = [_named(results[number % len(results)], number, chance) for number in numbers]
        _write(store, named, now=now)
    monkeypatch.undo()


def _named(result: Result, number: int, chance: random.Random) -> tuple[Upload, Result]:
    body, year = organisation(number // len(YEARS)), YEARS[number % len(YEARS)]
    if chance.random() < SHARE_MISSING:
        year = YEARS[-1]
    sha256 = hashlib.sha256(f"{number}".encode()).hexdigest()
    facts = replace(
        result.facts, organisation=body, body=body, year=year, title=f"{body}{year}年政府信息公开工作年度报告"
    )
    checks = tuple(replace(check, id=f"{sha256[:16]}{check.id[16:]}") for check in result.checks)
    upload = Upload(
        path=f"报告/{year}/{number:06}.txt", sha256=sha256, media_type="text/plain", size_bytes=30_000 + number, data=None
    )  # fmt: skip
    return upload, replace(result, facts=facts, checks=checks)


def _write(store: Store, named: Sequence[tuple[Upload, Result]], *, now: datetime) -> None:
    by_hash: dict[str, Result] = {upload.sha256: result for upload, result in named}

    def everything(connection: Connection) -> None:
        uploads.accept(connection, [one for one, _ in named], (), idempotency_key=None, now=now)
        while waiting := queue.claim_next(connection, WORKER, now=now, lease=timedelta(hours=1)):
            queue.finish(
                connection, waiting.sha256, by_hash[waiting.sha256], worker=WORKER, revision=None, revised=(), now=now
            )

    store._database.write(everything)
