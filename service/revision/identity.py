"""Names for checks that stay when checks are made again, whose numbers k1, k2 … then shift."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Final

from service.export.wire import CheckRecord, Record

DOCUMENT_DIGITS: Final = 16
CHECK_DIGITS: Final = 12


def check_ids(record: Record) -> list[str]:
    """One for each of `record.checks`, in their order, unique in any number of documents.

    A name is made of what is looked at (kind, fields, the sentence, the cells of this document) and of nothing that was
    found there, so that a reviewer's word stays with its check when a correction turns the verdict. Checks that look at
    the same get -2, -3 … in their order.
    """
    document = (record.source.sha256 or "")[:DOCUMENT_DIGITS]
    met = Counter[str]()
    names = []
    for check in record.checks:
        digest = _digest(check)
        met[digest] += 1
        again = f"-{met[digest]}" if met[digest] > 1 else ""
        names.append(f"{document}-{digest}{again}")
    return names


def document_of(check_id: str) -> str:
    """The beginning of the SHA-256 of the document that a check is of."""
    return check_id.partition("-")[0]


def _digest(check: CheckRecord) -> str:
    own = [evidence for evidence in check.evidence if evidence.source is None]
    looked_at = {
        "kind": check.kind,
        "fields": sorted(check.fields),
        "spans": sorted(evidence.span for evidence in own if evidence.role != "cell" and evidence.span is not None),
        "cells": sorted((evidence.table, *evidence.cell) for evidence in own if evidence.table and evidence.cell),
    }
    text = json.dumps(looked_at, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:CHECK_DIGITS]
