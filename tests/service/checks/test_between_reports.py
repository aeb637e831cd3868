from collections.abc import Callable, Sequence

import pytest

from corpora.document.reading import Reading
from service.between_reports import compare_with_next_year, compare_years
from service.export.messages import render

Read = Callable[..., Reading]
Printed = Callable[..., str]

DISTRICT = "云屏岭区人民政府"
SUMS_UP = "本报告由区政府办公室根据全区各部门、各街道年度报告汇总编制。"
ENTERED = {"requests.carried_in.natural_person": 5, "requests.carried_in.total": 5}
"""What this year's report has; last year's carries out 3 unless it is changed."""


def between(reading: Reading) -> list[tuple[str, str, str]]:
    return [
        (check.verdict, f"{check.claimed:f}", f"{check.found:f}")
        for check in reading.checks
        if check.message.code.startswith("between-")
    ]


@pytest.fixture
def years(read: Read, printed: Printed) -> Callable[..., tuple[Reading, Reading]]:
    def run(**figures: int) -> tuple[Reading, Reading]:
        changed = {f"requests.{name.replace('__', '.')}": value for name, value in figures.items()}
        # The stock of last year that this year's 9 made and 4 abolished leave at 36.
        changed |= {"proactive.documents.in_force": 31}
        return read(printed(year=2023)), read(printed(year=2022, figures=changed), path="2022.txt")

    return run


def test_what_one_year_hands_on_the_next_takes_in(years: Callable[..., tuple[Reading, Reading]]) -> None:
    this, last = years(carried_out__natural_person=5, carried_out__total=5)
    this, last = compare_years([this, last])
    assert between(this) == [("supported", "5", "5"), ("supported", "36", "36")]
    assert between(last) == []


def test_a_carry_over_that_differs_contradicts_with_both_cells(years: Callable[..., tuple[Reading, Reading]]) -> None:
    this, _ = compare_years(years())
    (check,) = [check for check in this.checks if check.message.code == "between-years.carried.contradicted"]
    assert (check.kind, check.cause, check.claimed, check.found) == ("table-identity", "published", 5, 3)
    assert [item.source for item in check.evidence] == [None, "2022.txt"]
    assert [item.text for item in check.evidence] == ["5", "3"]
    message = render(check.message)
    assert all(words in message for words in ("2022 年报告", "四、结转下年度继续办理 / 总计", "3 件", "5 件"))


def test_other_applicants_with_the_same_total_are_only_pointed_at(
    years: Callable[..., tuple[Reading, Reading]],
) -> None:
    this, _ = compare_years(years(carried_out__natural_person=4, carried_out__business=1, carried_out__total=5))
    assert between(this)[0] == ("unverifiable", "5", "4")


def test_a_stock_that_moved_otherwise_is_no_contradiction(read: Read, printed: Printed) -> None:
    then = {"proactive.documents.in_force": 40, "requests.carried_out.total": 5}
    this, _ = compare_years([read(printed(year=2023)), read(printed(year=2022, figures=then))])
    assert ("unverifiable", "36", "45") in between(this)
    assert "contradicted" not in [verdict for verdict, *_ in between(this)]


def test_another_body_hands_nothing_on(read: Read, printed: Printed) -> None:
    assert between(compare_years([read(printed(year=2023)), read(printed(year=2022, body="枫渚坪县民政局"))])[0]) == []


def test_a_blank_carry_over_is_no_zero(read: Read, printed: Printed) -> None:
    before = read(printed(year=2022, blank=["requests.carried_out.total"], html=True))
    assert [verdict for verdict, *_ in between(compare_years([read(printed(year=2023)), before])[0])] == [
        "unverifiable"
    ]


def test_the_later_to_go_out_tells_it(years: Callable[..., tuple[Reading, Reading]]) -> None:
    this, last = years()
    assert between(compare_with_next_year(last, [this])) == [("contradicted", "3", "5")]
    assert compare_with_next_year(this, [last]) is this


def district(read: Read, printed: Printed, words: str, *, parts: Sequence[tuple[str, int]]) -> Reading:
    whole = read(printed(words, body=DISTRICT))
    bureaus = [
        read(printed(body=body, figures={"requests.new.total": new, "requests.outcome_total.total": 0}))
        for body, new in parts
    ]
    return compare_years([whole, *bureaus])[0]


@pytest.mark.parametrize(
    ("words", "parts", "found"),
    [
        (SUMS_UP, [("云屏岭区水利局", 30), ("云屏岭区教育局", 25)], [("contradicted", "50", "55")]),
        (SUMS_UP, [("云屏岭区水利局", 30), ("云屏岭区教育局", 20)], [("supported", "50", "50")]),
        (SUMS_UP, [("云屏岭区水利局", 30)], []),
        ("全区各部门认真落实《条例》。", [("云屏岭区水利局", 30), ("云屏岭区教育局", 25)], []),
        (
            SUMS_UP.replace("汇总编制", "汇总编制，不含各街道"),
            [("云屏岭区水利局", 30), ("云屏岭区青溪街道办事处", 25)],
            [],
        ),
        (SUMS_UP, [("枫渚坪县水利局", 30), ("枫渚坪县教育局", 25)], []),
    ],
)
def test_a_region_beside_its_bodies(
    read: Read, printed: Printed, words: str, parts: list[tuple[str, int]], found: list[tuple[str, str, str]]
) -> None:
    assert between(district(read, printed, words, parts=parts)) == found


def test_what_next_year_s_report_says_outlasts_the_comparison_with_last_year(read: Read, printed: Printed) -> None:
    """It was told to the report that came after it, and lost when that one was compared with its own last year."""
    this, last, older = (read(printed(year=year)) for year in (2023, 2022, 2021))
    told = between(compare_with_next_year(last, [this]))
    assert told == [("contradicted", "3", "5")]
    (compared, _) = compare_years([compare_with_next_year(last, [this]), older])
    assert [one for one in between(compared) if one in told] == told
