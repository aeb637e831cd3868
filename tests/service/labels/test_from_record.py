"""What of a record becomes a label, and who stands behind it."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from corpora.document.reading import Reading
from corpora.labelled.build import Options
from corpora.labelled.faults import BadStructure, SpanMismatch
from corpora.labelled.formats.claims import read_claims
from corpora.labelled.label import LabelledReport
from service.export.record import to_record
from service.export.wire import Record
from service.labels.archive import Stored, write_archive
from service.labels.from_record import labelled_report
from service.labels.words import PersonsWord

Read = Callable[..., Reading]
Printed = Callable[..., str]

SAID = (
    "2023年，本局共收到政府信息公开申请50件，其中自然人申请41件。予以公开30件。联系人：王小明，联系电话：0588-2670848。"
)
WRONG = "2023年，本局共收到政府信息公开申请60件。"


@pytest.fixture(scope="module")
def record(read: Read, printed: Printed) -> Record:
    return to_record(read(printed(SAID)))


@pytest.fixture(scope="module")
def contradicted(read: Read, printed: Printed) -> Record:
    return to_record(read(printed(WRONG)))


def changed(record: Record, change: Callable[[dict[str, object]], None]) -> Record:
    data = json.loads(record.model_dump_json())
    change(data)
    return Record.model_validate_json(json.dumps(data))


def origins(report: LabelledReport) -> dict[str, str]:
    return {one.field: one.origin for one in report.figures}


def test_what_identities_and_prose_confirm_is_arithmetic(record: Record) -> None:
    found = origins(labelled_report(record))
    assert found["requests.new.total"] == found["requests.new.natural_person"] == "arithmetic"
    assert found["requests.new.business"] == "model", "no sentence speaks of it"
    assert found["proactive.licensing"] == "model", "no identity holds it"
    claims = {one.field: one.origin for one in labelled_report(record).claims}
    assert claims["requests.new.total"] == "arithmetic"


def test_a_broken_identity_confirms_nothing(read: Read, printed: Printed) -> None:
    broken = to_record(read(printed(SAID, figures={"requests.new.business": 9})))
    report = labelled_report(broken)
    assert origins(report)["requests.new.total"] == "model"
    assert {one.form: one.origin for one in report.tables} == {
        "proactive": "model", "requests": "model", "disputes": "arithmetic"
    }  # fmt: skip
    sound = labelled_report(to_record(read(printed(SAID))))
    assert {one.form: one.origin for one in sound.tables}["requests"] == "arithmetic"


def test_a_blank_cell_is_confirmed_by_nobody(read: Read, printed: Printed) -> None:
    blank = to_record(
        read(printed("2023年，新收申请50件，其他组织申请0件。", blank=("requests.new.research",), html=True))
    )
    (figure,) = [one for one in labelled_report(blank).figures if one.field == "requests.new.research"]
    assert (figure.state, figure.value, figure.origin) == ("blank", None, "model")


def test_a_persons_word_goes_before(record: Record) -> None:
    claim = record.claims[0].id
    words = (
        PersonsWord(kind="figure", target="requests.new.total", agreed=True),
        PersonsWord(kind="claim", target=claim, agreed=False),
    )
    report = labelled_report(record, words=words)
    (figure,) = [one for one in report.figures if one.field == "requests.new.total"]
    assert (figure.origin, figure.confidence) == ("person", 1.0)
    assert [one.id for one in report.claims if one.origin == "person"] == [claim]
    cells = [cell for table in report.tables for cell in table.cells if cell.origin == "person"]
    assert [cell.text for cell in cells] == ["50"]
    judged = {(one.kind, *one.origins): (one.agreed, one.differed) for one in report.agreement}
    assert judged[("figure", "person", "model")] == (1, 0)
    assert judged[("claim", "person", "model")] == (0, 1)
    assert judged[("figure", "arithmetic", "model")][0] > 0


@pytest.mark.parametrize(
    ("said", "right"),
    [
        (WRONG, "2023年，本局共收到政府信息公开申请50件。"),
        ("2023年，本局共收到政府信息公开申请六十件。", "2023年，本局共收到政府信息公开申请五十件。"),
        ("2023年，本局作出行政许可1,372件。", "2023年，本局作出行政许可1,272件。"),
        ("2023年，本局未收到政府信息公开申请。", None),
    ],
)
def test_a_contradiction_and_its_twin(said: str, right: str | None, read: Read, printed: Printed) -> None:
    report = labelled_report(to_record(read(printed(said))))
    (refuted,) = [one for one in report.pairs if one.verdict == "contradicted"]
    twins = [one for one in report.pairs if one.twin_of == refuted.id]
    assert refuted.statement == said
    assert [one.statement for one in twins] == ([] if right is None else [right])
    for twin in twins:
        assert (twin.claimed, twin.found, twin.verdict) == (refuted.found, refuted.found, "supported")
        assert twin.numeral is not None
        start, end = twin.numeral
        assert right is not None
        assert right[start:end] in ("50", "五十", "1,272")


@pytest.mark.parametrize(
    ("decision", "reason", "truths"),
    [
        ("accepted", None, ["contradicted", "supported"]),
        ("dismissed", "wording", ["supported"]),
        ("dismissed", "misread", []),
    ],
)
def test_a_reviewers_decision(contradicted: Record, decision: str, reason: str | None, truths: list[str]) -> None:
    (check,) = [one for one in contradicted.checks if one.evidence and one.evidence[0].text == WRONG]
    word = PersonsWord(
        kind="check",
        target=check.id,
        agreed=decision == "accepted",
        decision=decision,
        reason=reason,  # type: ignore[arg-type]
    )
    found = [one for one in labelled_report(contradicted, words=[word]).pairs if one.fields == tuple(check.fields)]
    found = [one for one in found if one.span == Span_of(contradicted, WRONG)]
    assert [one.verdict for one in found] == truths
    assert all(one.origin == "person" for one in found)


def Span_of(record: Record, words: str) -> tuple[int, int]:
    start = (record.text or "").index(words)
    return (start, start + len(words))


def test_what_may_be_our_misreading_refutes_nothing(contradicted: Record) -> None:
    def doubt(data: dict[str, object]) -> None:
        for check in data["checks"]:  # type: ignore[attr-defined]
            if check["verdict"] == "contradicted":
                check["cause"] = "reading"

    report = labelled_report(changed(contradicted, doubt))
    assert "contradicted" not in {one.verdict for one in report.pairs}
    assert not [one for one in report.pairs if one.twin_of]
    assert origins(report)["requests.new.total"] == "model"


def test_masked_labels_stand_where_they_stood(record: Record) -> None:
    plain, masked = labelled_report(record), labelled_report(record, masked=True)
    assert len(masked.text) == len(plain.text)
    assert "王小明" not in masked.text
    assert "2670848" not in masked.text
    assert [one.span for one in masked.entities] == [one.span for one in plain.entities]
    assert all(masked.text[one.span.start : one.span.end] == one.text for one in (*masked.entities, *masked.claims))
    assert {one.field for one in masked.claims} == {one.field for one in plain.claims}


def test_a_record_whose_spans_are_shifted_is_refused(record: Record) -> None:
    def shift(data: dict[str, object]) -> None:
        data["entities"][0]["span"][0] += 1  # type: ignore[index]

    for masked in (False, True):
        with pytest.raises(SpanMismatch):
            labelled_report(changed(record, shift), masked=masked)


def test_a_record_that_claims_a_table_of_a_million_rows_is_refused(record: Record) -> None:
    def stretch(data: dict[str, object]) -> None:
        data["tables"][0]["n_rows"] = 10**9  # type: ignore[index]
        data["tables"][0]["cells"][0]["row_span"] = 10**9  # type: ignore[index]

    with pytest.raises(BadStructure):
        labelled_report(changed(record, stretch))


def test_the_archive_holds_the_set(record: Record, contradicted: Record, tmp_path: Path) -> None:
    stored = [
        Stored(record=one.model_dump_json().encode()) for one in (record, contradicted)
    ] + [Stored(record=b"{}")]  # fmt: skip
    stream = BytesIO()
    options = Options(formats=("claims", "docbin"))
    summary = write_archive(stored, stream=stream, options=options, folder=tmp_path)
    assert sum(summary.reports.values()) == 2
    assert summary.left_out == {"corrupt": 1}
    assert list(tmp_path.iterdir()) == []
    with ZipFile(stream) as archive:
        assert {"README.md", "splits.json", "claims/train.jsonl", "docbin/train.spacy"} <= set(archive.namelist())
        (tmp_path / "train.jsonl").write_bytes(archive.read("claims/train.jsonl"))
    pairs = [pair for _, pair in read_claims(tmp_path / "train.jsonl")]
    assert {pair.verdict for pair in pairs} >= {"supported", "contradicted"}
    assert all(isinstance(pair.claimed, Decimal) for pair in pairs)
    again = BytesIO()
    write_archive(stored, stream=again, options=options, folder=tmp_path)
    assert ZipFile(again).read("splits.json") == ZipFile(stream).read("splits.json")
