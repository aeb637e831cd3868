"""Checks of all documents in one list."""

from __future__ import annotations

from corpora.document.check import Cause, CheckKind
from service.api.wire import Decision, JsonNumber, Verdict, Wire
from service.api.wire_documents import DocumentNameWire
from service.export.wire import EvidenceRecord

CHECK_EXAMPLE = "3f0a9c1d5b7e2f48-0123456789ab"


class CheckWire(Wire):
    """A check as in the record, with an `id` that outlives corrections, its `number` in the record and its document."""

    id: str
    number: str
    document: DocumentNameWire
    kind: CheckKind
    verdict: Verdict
    cause: Cause | None
    message: str
    claimed: JsonNumber | None
    found: JsonNumber | None
    fields: list[str]
    confidence: float
    evidence: list[EvidenceRecord]
    decision: Decision | None
    reason: str | None
