"""What a report leaves for others says as much as the report itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from corpora.document.passage import Doubt
from corpora.document.reading import Reading
from service.batch.links import COLUMNS, figures_of, light_reading, link_row
from service.between_reports import compare_with_next_year, compare_with_others, waits_for_others
from service.export.record import to_record

Read = Callable[..., Reading]
Printed = Callable[..., str]

GROWN = "2023年收到政府信息公开申请50件，比上年增加10件；主动公开信息1200条，同比增长20%。"
DISTRICT = "云屏岭区人民政府"
SUMS_UP = "本报告由区政府办公室根据全区各部门、各街道年度报告汇总编制。"


def light(reading: Reading, *, with_own: bool = False) -> Reading:
    row: dict[str, Any] | None = link_row(reading)
    assert row is not None
    assert list(row) == [name for name, _ in COLUMNS]
    source = reading.document.source
    return light_reading(
        row | {"path": source.path, "sha256": source.sha256}, figures=figures_of(row["figures"]), with_own=with_own
    )


def found(reading: Reading) -> list[Mapping[str, Any]]:
    """Checks of changes and between reports, as a record has them, but for their numbers."""
    kept = [
        check for check in reading.checks if check.kind == "claim-change" or check.message.code.startswith("between-")
    ]
    record = to_record(replace(reading, checks=tuple(kept)))
    return [check.model_dump(exclude={"id"}) for check in record.checks]


def same(whole: Reading, others: Sequence[Reading]) -> list[Mapping[str, Any]]:
    expected = found(compare_with_others(whole, others))
    assert found(compare_with_others(light(whole, with_own=True), [light(other) for other in others])) == expected
    return expected


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        (GROWN, {"requests.new.total": 40}), (GROWN, {"requests.new.total": 41}), ("无。", {}),
        ("2023年收到政府信息公开申请50件，与上年持平。", {"requests.new.total": 40}),
        (GROWN.replace("增加10", "减少10"), {"requests.carried_out.total": 5, "requests.carried_out.natural_person": 5}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("html", [False, True])
def test_beside_last_year(read: Read, printed: Printed, sentence: str, last: dict[str, int], html: bool) -> None:
    before = read(printed(year=2022, figures=last, html=html), path="2022.txt")
    assert same(read(printed(sentence, html=html)), [before])


def test_without_last_year(read: Read, printed: Printed) -> None:
    """The growth of what no table counts (主动公开信息1200条) is nothing to be looked up."""
    assert [check["verdict"] for check in same(read(printed(GROWN)), [])] == ["unverifiable"]


@pytest.mark.parametrize("sure", [0.3, 0.9])
def test_claims_of_a_scan_stay_in_doubt(read: Read, printed: Printed, sure: float) -> None:
    whole = read(printed(GROWN))
    start = whole.document.text.index("10件")
    passages = tuple(
        replace(passage, doubts=(Doubt(span=type(passage.place.span)(start, start + 2), confidence=sure),))
        if passage.place.span.start <= start < passage.place.span.end else passage
        for passage in whole.layout.passages
    )  # fmt: skip
    whole = replace(whole, layout=replace(whole.layout, passages=passages))
    verdicts = [check["verdict"] for check in same(whole, [read(printed(year=2022))]) if check["claimed"] == 10]
    assert verdicts == ["unverifiable" if sure < 0.5 else "contradicted"]


def test_next_year_s_report(read: Read, printed: Printed) -> None:
    this, last = read(printed(year=2023)), read(printed(year=2022), path="2022.txt")
    expected = found(compare_with_next_year(last, [this]))
    assert expected
    assert found(compare_with_next_year(light(last, with_own=True), [light(this)])) == expected


@pytest.mark.parametrize(
    "words", [SUMS_UP, SUMS_UP.replace("汇总编制", "汇总编制，不含各街道"), "各部门认真落实。" + GROWN + SUMS_UP]
)
def test_a_region_beside_its_bodies(read: Read, printed: Printed, words: str) -> None:
    region = read(printed(words, body=DISTRICT))
    bureaus = [
        read(printed(body=f"云屏岭区{name}局", figures={"requests.new.total": 30}), path=name)
        for name in ("水利", "教育")
    ]
    expected = same(region, bureaus)
    assert bool([check for check in expected if check["kind"] == "table-identity"]) == waits_for_others(region)
    row = link_row(region)
    assert row is not None
    assert row["sums_up"] == ("云屏岭区" if waits_for_others(region) else None)
    for bureau in bureaus:
        row = link_row(bureau)
        assert row is not None
        assert row["regions"] == ["云屏岭区"]


def test_a_report_that_says_nothing_of_others_leaves_only_its_figures(read: Read, printed: Printed) -> None:
    row = link_row(read(printed("2023年收到政府信息公开申请50件。")))
    assert row is not None
    assert row["own"] is None
    assert (row["body"], row["year"], row["changes"], row["sums_up"]) == ("云屏岭市水利局", 2023, False, None)
    assert len(row["figures"]) < 10_000


def test_a_report_without_year_or_body_leaves_nothing(reading: Reading) -> None:
    assert link_row(replace(reading, layout=replace(reading.layout, year=None))) is None
    assert link_row(replace(reading, layout=replace(reading.layout, organisation=None))) is None
