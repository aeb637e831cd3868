"""A reviewer's corrections change what they name, and the checks that depend on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from corpora.document.check import Check
from corpora.document.geometry import Span
from corpora.document.passage import Doubt
from corpora.document.reading import Reading
from service.export.record import to_record
from service.pipeline import Toolkit
from service.revision.corrected import corrected
from service.revision.corrections import CellCorrection, ClaimCorrection, Correction, kept, parse_correction
from service.revision.errors import CannotCorrect, NoSuchTarget, NotAValue
from service.revision.identity import check_ids
from service.revision.standing import standing
from service.revision.state import dump_reading, light, load_reading

Printed = Callable[..., str]
Correct = Callable[..., Reading]
NEW = "requests.new.total"
WRONG = "2023年，我局共收到政府信息公开申请60件。"
RIGHT = "2023年，我局共收到政府信息公开申请50件。"


@pytest.fixture(scope="module")
def correct(toolkit: Toolkit) -> Correct:
    def run(reading: Reading, *said: tuple[str, str, dict[str, object]], others: Sequence[Reading] = ()) -> Reading:
        corrections = [parse_correction(*one) for one in said]  # type: ignore[arg-type]
        profile = toolkit.profile(reading.layout.profile)
        return corrected(reading, [one for one in corrections if one], profile=profile, others=others)

    return run


@pytest.fixture(scope="module")
def misread(read: Callable[..., Reading], printed: Printed) -> Reading:
    """A report whose cell of 新收 was read as 60 where 50 is printed: every sum of it fails, and the prose disagrees."""
    return read(printed(RIGHT, figures={NEW: 60}))


@pytest.fixture(scope="module")
def mistaken(read: Callable[..., Reading], printed: Printed) -> Reading:
    """A report whose prose says 60 of a cell that says 50."""
    return read(printed(WRONG))


def contradicted(reading: Reading) -> list[Check]:
    return [check for check in reading.checks if check.verdict == "contradicted"]


def verdict_of(reading: Reading, kind: str, field: str) -> set[str]:
    return {check.verdict for check in reading.checks if check.kind == kind and field in check.fields}


def test_a_figure_put_right_mends_its_sums_and_the_prose(misread: Reading, correct: Correct) -> None:
    assert contradicted(misread)
    reading = correct(misread, ("figure", NEW, {"value": "50"}))
    assert not contradicted(reading)
    assert verdict_of(reading, "claim-table", NEW) == {"supported"}
    figure = next(one for one in reading.layout.figures if one.field == NEW)
    assert (figure.value, figure.printed, figure.state, figure.confidence) == (Decimal(50), "50", "read", 1.0)


def test_record_cells_and_html_say_the_corrected_value(misread: Reading, correct: Correct) -> None:
    record = to_record(correct(misread, ("figure", NEW, {"value": 51})))
    figure = next(one for one in record.figures if one.field == NEW)
    table = next(one for one in record.tables if one.id == figure.table)
    cell = next(one for one in table.cells if (one.row, one.col) == figure.cell)
    assert (figure.value, cell.text, cell.number, cell.confidence) == (51, "51", 51, 1.0)
    assert "<td>51</td>" in table.html
    assert f"corrected_by_person: {NEW}" in record.warnings
    said = [check for check in record.checks if NEW in check.fields and check.kind == "claim-table"]
    assert [check.verdict for check in said] == ["unverifiable"], "the prose says what the sums ask for"
    assert said[0].message.endswith("（其中的数字经人工更正）")
    assert any(evidence.text == "51" for evidence in said[0].evidence)


def test_nothing_else_changes(misread: Reading, correct: Correct) -> None:
    reading = correct(misread, ("figure", NEW, {"value": "50"}))
    others = [one for one in reading.layout.figures if one.field != NEW]
    assert others == [one for one in misread.layout.figures if one.field != NEW]
    before = [cell for table in misread.layout.tables for cell in table.grid.cells]
    after = [cell for table in reading.layout.tables for cell in table.grid.cells]
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert (reading.document, reading.entities, reading.claims) == (misread.document, misread.entities, misread.claims)


def test_a_confirmed_figure_keeps_its_words_and_is_sure(misread: Reading, correct: Correct) -> None:
    figures = tuple(replace(one, confidence=0.4) if one.field == NEW else one for one in misread.layout.figures)
    doubtful = replace(misread, layout=replace(misread.layout, figures=figures))
    reading = correct(doubtful, ("figure", NEW, {"value": "60"}))
    figure = next(one for one in reading.layout.figures if one.field == NEW)
    assert (figure.value, figure.printed, figure.confidence) == (Decimal(60), "60", 1.0)
    assert not reading.layout.warnings or not any("corrected" in warning for warning in reading.layout.warnings)
    assert not any(check.message.remark for check in reading.checks)
    assert contradicted(reading), "its sums are checked now that it can be trusted"


def test_a_blank_and_an_unreadable_figure(misread: Reading, correct: Correct) -> None:
    for state in ("blank", "unreadable"):
        reading = correct(misread, ("figure", NEW, {"value": None, "state": state}))
        figure = next(one for one in reading.layout.figures if one.field == NEW)
        assert (figure.value, figure.state, figure.printed, figure.confidence) == (None, state, "", 1.0)
        assert to_record(reading).figures


@pytest.mark.parametrize(
    ("text", "value", "state"),
    [("50", "50", "read"), ("50件", "50", "read"), ("12（其中修订3件）", "12", "read"), ("/", None, "blank"),
     ("", None, "blank"), ("见附件", None, "unreadable")],
)  # fmt: skip
def test_a_cell_that_carries_a_figure_corrects_it(
    text: str, value: str | None, state: str, misread: Reading, correct: Correct
) -> None:
    figure = next(one for one in misread.layout.figures if one.field == NEW)
    place = f"{figure.table}/{figure.cell[0]}/{figure.cell[1]}"
    reading = correct(misread, ("cell", place, {"text": text}))
    figure = next(one for one in reading.layout.figures if one.field == NEW)
    assert (figure.value, figure.state) == (None if value is None else Decimal(value), state)
    table = next(one for one in reading.layout.tables if one.id == figure.table)
    assert table.grid.at(*figure.cell).text == text == figure.printed


def test_a_cell_of_a_table_without_a_form_is_added_up_anew(read: Callable[..., Reading], correct: Correct) -> None:
    rows = [
        ("乡镇", "一季度", "二季度", "合计"),
        ("甲镇", 3, 4, 7),
        ("乙镇", 5, 6, 11),
        ("丙镇", 8, 2, 17),
        ("丁镇", 9, 1, 10),
    ]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    reading = read(f"<html><body><h1>某县统计表</h1><p>情况如下。</p><table>{body}</table></body></html>")
    assert [check.kind for check in contradicted(reading)] == ["table-identity"]
    mended = correct(reading, ("cell", "t1/3/3", {"text": "10"}))
    assert not contradicted(mended)
    assert mended.layout.tables[0].grid.at(3, 3).number is not None


def test_a_claim_put_right(mistaken: Reading, correct: Correct) -> None:
    (wrong,) = contradicted(mistaken)
    claim = next(one for one in mistaken.claims if one.number.value == 60)
    reading = correct(mistaken, ("claim", claim.id, {"value": 50}))
    assert not contradicted(reading)
    changed = next(one for one in reading.claims if one.id == claim.id)
    assert (changed.number.value, changed.confidence, changed.text) == (Decimal(50), 1.0, claim.text)
    (said,) = [check for check in reading.checks if check.kind == "claim-table"]
    assert said.message.remark == "corrected"
    assert said.evidence[0] == wrong.evidence[0]


def test_a_claim_that_speaks_of_another_figure_or_of_none(mistaken: Reading, correct: Correct) -> None:
    claim = next(one for one in mistaken.claims if one.number.value == 60)
    of_other = correct(mistaken, ("claim", claim.id, {"field": "requests.granted.total"}))
    (wrong,) = contradicted(of_other)
    assert wrong.fields == ("requests.granted.total",)
    assert "予以公开" in dict(wrong.message.values)["measure"]
    of_none = correct(mistaken, ("claim", claim.id, {"field": None}))
    assert not [check for check in of_none.checks if check.kind == "claim-table"]
    of_sum = correct(mistaken, ("claim", claim.id, {"field": "requests.new.total+requests.carried_in.total"}))
    (still,) = contradicted(of_sum)
    assert still.found == 55


def test_a_claim_that_was_read_doubtfully_speaks_again_when_a_person_has_looked(
    mistaken: Reading, correct: Correct
) -> None:
    claim = next(one for one in mistaken.claims if one.number.value == 60)
    doubt = Doubt(span=Span(claim.number.span.start, claim.number.span.end), confidence=0.3)
    passages = tuple(
        replace(one, doubts=(doubt,)) if one.place.span.start <= doubt.span.start < one.place.span.end else one
        for one in mistaken.layout.passages
    )
    scan = replace(mistaken, layout=replace(mistaken.layout, passages=passages))
    unsure = correct(scan, ("figure", "proactive.fees", {"value": "3.5"}))
    assert not contradicted(unsure)
    assert contradicted(correct(scan, ("claim", claim.id, {"value": "60"})))


def test_undone_words_leave_what_the_machine_said(misread: Reading, correct: Correct) -> None:
    assert correct(misread) == misread
    one = ("figure", NEW, {"value": "50"})
    other = ("figure", "requests.granted.total", {"value": "31"})
    assert correct(misread, one, other) == correct(misread, other, one)
    assert correct(misread, other, ("figure", NEW, {"value": "77"}), one) == correct(misread, one, other)
    again = load_reading(dump_reading(misread))
    assert correct(again, one) == correct(misread, one)


def test_last_year_s_report_is_looked_at_anew(read: Callable[..., Reading], printed: Printed, correct: Correct) -> None:
    last = light(read(printed(RIGHT, year=2022, figures={"requests.carried_out.total": 9})))
    this = read(printed(RIGHT))
    assert [check.fields for check in contradicted(correct(this, others=[last]))] == [("requests.carried_in.total",)]
    mended = correct(light(last), ("figure", "requests.carried_out.total", {"value": "5"}))
    assert not contradicted(correct(this, others=[mended]))


@pytest.mark.parametrize(
    ("kind", "target", "after", "error"),
    [
        ("figure", "requests.nobody.total", {"value": "1"}, NoSuchTarget),
        ("cell", "t9/0/0", {"text": "1"}, NoSuchTarget),
        ("cell", "t1/999/0", {"text": "1"}, NoSuchTarget),
        ("cell", "t1/-1/0", {"text": "1"}, NoSuchTarget),
        ("cell", "t1", {"text": "1"}, NoSuchTarget),
        ("claim", "c999", {"value": "1"}, NoSuchTarget),
        ("claim", "c1", {"field": "requests.nobody.total"}, NoSuchTarget),
        ("claim", "c1", {"field": "+"}, NotAValue),
        ("claim", "c1", {}, NotAValue),
        ("figure", NEW, {"value": "十二"}, NotAValue),
        ("figure", NEW, {"value": "NaN"}, NotAValue),
        ("figure", NEW, {"value": float("inf")}, NotAValue),
        ("figure", NEW, {"value": True}, NotAValue),
        ("figure", NEW, {"value": "1e999999"}, NotAValue),
        ("figure", NEW, {"value": None, "state": "read"}, NotAValue),
        ("figure", NEW, {"value": "1", "state": "blank"}, NotAValue),
        ("figure", NEW, {"value": "1", "later": "x"}, NotAValue),
        ("cell", "t1/0/0", {"text": 7}, NotAValue),
    ],
)  # fmt: skip
def test_words_that_change_nothing_have_a_code(
    kind: str, target: str, after: dict[str, object], error: type[CannotCorrect], misread: Reading, correct: Correct
) -> None:
    with pytest.raises(error) as caught:
        correct(misread, (kind, target, after))
    assert caught.value.message() != caught.value.message(language="en")


@pytest.mark.parametrize(
    ("kind", "target", "after"),
    [("figure", NEW, {"value": "1.50"}), ("figure", NEW, {"value": None}), ("cell", "t1/2/3", {"text": "无"}),
     ("claim", "c1", {"value": "7", "unit": "条"}), ("claim", "c1", {"field": "a+b-c"}), ("claim", "c1", {"field": None})],
)  # fmt: skip
def test_what_is_kept_of_a_word_gives_it_back(kind: str, target: str, after: dict[str, object]) -> None:
    correction = parse_correction(kind, target, after)  # type: ignore[arg-type]
    assert correction is not None
    assert parse_correction(kind, target, kept(correction)) == correction  # type: ignore[arg-type]


def test_what_stands_now_is_the_correction_that_changes_nothing(misread: Reading, correct: Correct) -> None:
    claim = misread.claims[0]
    asked: list[tuple[str, str, Correction | None]] = [
        ("figure", NEW, parse_correction("figure", NEW, {"value": "1"})),
        ("cell", "t2/3/0", CellCorrection(table="t2", row=3, column=0, text="")),
        ("claim", claim.id, ClaimCorrection(claim=claim.id, value=Decimal(1))),
    ]
    for kind, target, correction in asked:
        assert correction is not None
        before = parse_correction(kind, target, standing(misread, correction))  # type: ignore[arg-type]
        assert before is not None
        again = corrected(misread, [before], profile=None)
        assert [one.value for one in again.layout.figures] == [one.value for one in misread.layout.figures]
        assert [one.number for one in again.claims] == [one.number for one in misread.claims]
        assert not any("corrected_by_person" in warning for warning in again.layout.warnings)


def test_ids_stay_with_their_checks(mistaken: Reading, correct: Correct) -> None:
    before = to_record(mistaken)
    claim = next(one for one in mistaken.claims if one.number.value == 60)
    after = to_record(correct(mistaken, ("claim", claim.id, {"value": 50})))
    names = check_ids(before)
    assert len(set(names)) == len(names)
    at = next(index for index, check in enumerate(before.checks) if check.verdict == "contradicted")
    verdicts = dict(zip(check_ids(after), (check.verdict for check in after.checks), strict=True))
    assert verdicts[names[at]] == "supported"
    assert all(name.startswith(f"{before.source.sha256[:16]}-") for name in names if before.source.sha256)


def test_checks_that_look_at_the_same_are_told_apart(mistaken: Reading) -> None:
    record = to_record(mistaken)
    twice = record.model_copy(update={"checks": [*record.checks, *record.checks]})
    names = check_ids(twice)
    assert len(set(names)) == 2 * len(record.checks)
    assert names[: len(record.checks)] == check_ids(record)
