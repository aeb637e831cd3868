"""Nouns of the store → wire types."""

from __future__ import annotations

import json
from typing import Any, Final

from corpora.document.errors import Failure
from service.api.naming import Names
from service.api.ports import Outcome
from service.api.wire_checks import CheckWire
from service.api.wire_documents import (
    BodyWire,
    BodyYearWire,
    DocumentNameWire,
    DocumentWire,
    DoubtfulWire,
    OverviewWire,
)
from service.api.wire_jobs import CountsWire, FailureWire, JobDocumentWire, JobWire, WholeJobWire
from service.api.wire_review import (
    ChangeWire,
    ListedWordWire,
    OutcomeWire,
    ReviewedCheckWire,
    WithdrawnWire,
    WordWire,
)
from service.revision.corrections import FACTS
from service.store.filters import BodyRow, DocumentRef, DocumentRow, ListedCheck, ListedDoubtful, Overview
from service.store.nouns import Job, JobDocument, Word, WordKind

NO_FACT: Final = "—"
"""Beside other facts, one that the document does not name."""


def failure_wire(failure: Failure | None) -> FailureWire | None:
    """As told when it was read."""
    return FailureWire(code=failure.code, message=failure.message) if failure else None


def job_document_wire(document: JobDocument) -> JobDocumentWire:
    """One of a job."""
    return JobDocumentWire(
        sha256=document.sha256, path=document.path, status=document.status, error=failure_wire(document.error)
    )


def job_wire(job: Job) -> JobWire:
    """Without its documents."""
    counts = job.counts
    return JobWire(
        id=job.id, status=job.status, created=job.created, finished=job.finished,
        counts=CountsWire(
            queued=counts.queued, running=counts.running, read=counts.read, failed=counts.failed,
            cancelled=counts.cancelled, total=counts.total,
        ),
    )  # fmt: skip


def whole_job_wire(job: Job) -> WholeJobWire:
    """With its documents."""
    return WholeJobWire(
        **job_wire(job).model_dump(), documents=[job_document_wire(document) for document in job.documents]
    )


def overview_wire(overview: Overview) -> OverviewWire:
    """Counts."""
    return OverviewWire(
        documents=overview.documents, read=overview.read, waiting=overview.waiting, failed=overview.failed,
        contradicted=overview.contradicted, open=overview.open, doubtful=overview.doubtful, bodies=overview.bodies,
        bodies_with_gaps=overview.bodies_with_gaps, unnamed=overview.unnamed, reviewed=overview.reviewed,
    )  # fmt: skip


def body_wire(body: BodyRow) -> BodyWire:
    """A line of the first list."""
    years = [
        BodyYearWire(
            year=year.year, sha256=year.sha256, status=year.status, contradicted=year.contradicted, open=year.open,
            doubtful=year.doubtful,
        )
        for year in body.years
    ]  # fmt: skip
    return BodyWire(
        organisation=body.organisation, years=years, missing_years=list(body.missing_years),
        contradicted=body.contradicted, open=body.open, doubtful=body.doubtful,
    )  # fmt: skip


def document_wire(row: DocumentRow) -> DocumentWire:
    """A line of the list of documents."""
    return DocumentWire(
        sha256=row.sha256, path=row.path, title=row.title, organisation=row.organisation, year=row.year,
        status=row.status, error=failure_wire(row.error), media_type=row.media_type, bytes=row.size_bytes,
        pages=row.pages, contradicted=row.contradicted, open=row.open, doubtful=row.doubtful,
        corrections=row.corrections, added=row.added, read=row.read,
    )  # fmt: skip


def name_wire(document: DocumentRef) -> DocumentNameWire:
    """Which document."""
    return DocumentNameWire(
        sha256=document.sha256, path=document.path, organisation=document.organisation, year=document.year,
        title=document.title,
    )  # fmt: skip


def check_wire(listed: ListedCheck) -> CheckWire:
    """A line of the list of checks. Raises ValueError for a detail that is no check."""
    detail: dict[str, Any] = json.loads(listed.check.detail)
    decision = listed.decision
    return CheckWire.model_validate(
        detail
        | {
            "id": listed.check.id, "number": listed.check.number, "document": name_wire(listed.document),
            "decision": decision.decision if decision else None, "reason": decision.reason if decision else None,
        }
    )  # fmt: skip


def doubtful_wire(listed: ListedDoubtful) -> DoubtfulWire:
    """A line of the queue of doubtful figures. Raises ValueError for a detail that is none."""
    detail: dict[str, Any] = json.loads(listed.figure.detail)
    return DoubtfulWire.model_validate(detail | {"document": name_wire(listed.document), "reviewed": listed.reviewed})


def reviewed_check_wire(listed: ListedCheck) -> ReviewedCheckWire:
    """What was said of a check."""
    said = listed.decision
    return ReviewedCheckWire.model_validate(
        {
            "id": listed.check.id, "number": listed.check.number, "decision": said.decision if said else None,
            "reason": said.reason if said else None, "note": said.note if said else None,
            "who": said.who if said else None, "when": said.when if said else None,
        }
    )  # fmt: skip


def word_wire(word: Word, names: Names) -> WordWire:
    """A word."""
    return WordWire(**_word(word, names), document=word.document)


def listed_word_wire(word: Word, document: DocumentRef, names: Names) -> ListedWordWire:
    """A word with its document."""
    return ListedWordWire(**_word(word, names), document=name_wire(document))


def _word(word: Word, names: Names) -> dict[str, Any]:
    withdrawn = WithdrawnWire(who=word.withdrawn_by, when=word.withdrawn) if word.withdrawn_by else None
    return {
        "id": word.id, "when": word.when, "who": word.who, "target": word.kind, "key": word.target,
        "about": names.about(word), "before": _read(word.kind, word.before), "after": _read(word.kind, word.after),
        "reason": word.reason, "note": word.note, "withdrawn": withdrawn,
    }  # fmt: skip


def _read(kind: WordKind, said: str | None) -> str | int | float | None:
    """What a person reads: of a check the bare decision, of a document its facts, else the value, the text or the field
    out of the JSON.
    """
    if said is None or kind == "check":
        return said
    parts = json.loads(said)
    if kind == "document":
        return _facts(parts)
    for name in ("text", "value", "field"):
        if isinstance(parts, dict) and parts.get(name) is not None:
            found = parts[name]
            return found if isinstance(found, str | int | float) else str(found)
    return None


def _facts(said: dict[str, Any]) -> str | int | None:
    """One as it is; several beside each other in the order of the word's `key`."""
    told = [said[fact] for fact in FACTS if fact in said]
    return told[0] if len(told) == 1 else " · ".join(NO_FACT if one is None else str(one) for one in told)


def outcome_wire(outcome: Outcome, names: Names) -> OutcomeWire:
    """A word and what followed from it."""
    changed = [
        ChangeWire.model_validate(
            {
                "id": change.id, "number": change.number, "before": change.before, "after": change.after,
                "message": change.message,
            }
        )
        for change in outcome.changed
    ]  # fmt: skip
    return OutcomeWire(word=word_wire(outcome.word, names), changed=changed, record_revision=outcome.revision)
