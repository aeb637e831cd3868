"""What bureaus write: years that say where cases went, names in quotation marks before a number, shares of two parts,
growth from last year's count, places of a region told twice, and what applicants were told of.

Words and figures of our own; the invented bureau's tables of 2023: 新收 50, 上年结转 5, 结转下年度 3, 行政查询事项 0.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.regressions.test_own_wording import wrong

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2022年结转至2023年3件。", ("3", "5")),
        ("2022年结转至2023年5件。", None),
        ("2023年结转至2024年5件。", ("5", "3")),
        ("2023年结转至2024年3件。", None),
        ("2021年结转至2022年3件。", None),
    ],
)
def test_years_say_where_cases_went(contradictions: Say, words: str, told: tuple[str, str] | None) -> None:
    assert [found[1:] for found in wrong(contradictions(words))] == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("“办事指南”专栏改造为“社会保障”“就业创业”两个板块。", []),
        ("“办事指南”专栏改造为“社会保障”“就业创业”“人才引进”“劳动维权”五个板块。", []),
        ("打造“甲乙”“丙丁”“戊己”“庚辛”五大专题。", ["4"]),
        ("打造“甲乙”“丙丁”“戊己”“庚辛”四大专题。", []),
    ],
)
def test_names_side_by_side(contradictions: Say, words: str, told: list[str]) -> None:
    assert [right for _, _, right in wrong(contradictions(words))] == told


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (("80", "25"), "75.04"),
        (("75", "25"), None),
        (("75", "20"), "24.96"),
        (("80", "20"), None),  # of something else
    ],
)
def test_shares_of_two_parts(contradictions: Say, shares: tuple[str, str], told: str | None) -> None:
    words = f"全年发布业务信息466条，占{shares[0]}%；其他信息155条，占{shares[1]}%。"
    found = [right for kind, _, right in wrong(contradictions("本年度主动公开政府信息621条。", words))]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("与上一年的40件相比，申请数量增加了35%。", "25"),
        ("与上一年的40件相比，申请数量增加了25%。", None),
        ("与上一年的40件相比，来信数量增加了35%。", None),
        ("与上一年的40件相比，申请数量增加了约三成。", None),
    ],
)
def test_growth_from_last_years_count(contradictions: Say, words: str, told: str | None) -> None:
    found = [right.removesuffix(".00") for _, _, right in wrong(contradictions("我局共受理申请50件。", words))]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("公开专区已覆盖全市130个村（社区）。", "130"),
        ("公开专区已覆盖全市103个村（社区）。", None),
        ("公开专区已覆盖全市100个村（社区）。", None),
        ("公开专区已覆盖130个村（社区）。", None),
        ("公开专区已覆盖全市130个社区服务点。", None),
    ],
)
def test_places_of_a_region(contradictions: Say, again: str, told: str | None) -> None:
    found = [claimed for _, claimed, _ in wrong(contradictions("结合全市103个村（社区）的实际推进标准化。", again))]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    "words", ["受理申请50件，其中告知申请人查询方法的6件。", "受理申请50件，其中告知其获取该信息的方式和途径6件。"]
)
def test_what_applicants_were_told_of(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "borne_out"),
    [
        ("我局共收到申请50件，52件均按照工作流程规范给予了答复。", True),
        ("我局共收到申请50件，52件已按照规定时限和程序依法依规进行了答复。", True),
        ("我局共收到申请50件，52件已按照相关要求整改。", False),
    ],
)
def test_answered_as_is_prescribed(say: Say, words: str, borne_out: bool) -> None:
    told = [check for check in say(words) if check.kind == "claim-table" and check.claimed == 52]
    assert [check.verdict for check in told] == (["supported"] if borne_out else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("全年收到申请50件。均为自然人提出。", ("50", "41")),
        ("全年收到申请50件。申请人均为自然人，无代理。", ("50", "41")),
        ("全年收到申请50件。均由办公室承办。", None),
        ("全年收到申请50件。均为零投诉。", None),
        ("全年发布信息88条。均为原创。", None),
        ("全年收到自然人申请41件。均为书面申请。", None),
    ],
)
def test_what_the_next_sentence_says_of_all(contradictions: Say, words: str, told: tuple[str, str] | None) -> None:
    assert [found[1:] for found in wrong(contradictions(words))] == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("进一步明确了依申请公开办理的6个环节：登记、会商、审核、送达、归档。", ("6", "5")),
        ("进一步明确了依申请公开办理的5个环节：登记、会商、审核、送达、归档。", None),
        ("依申请公开办理6个关键步骤均已上墙。", None),
    ],
)
def test_steps_are_no_cases(contradictions: Say, words: str, told: tuple[str, str] | None) -> None:
    assert [found[1:] for found in wrong(contradictions(words))] == ([told] if told else [])


@pytest.mark.parametrize(
    ("shares", "told"),
    [(("30", "40"), []), (("35", "40"), ["30.00"]), (("30", "50"), ["40.00"]), (("40", "30"), ["30.00", "40.00"])],
)
def test_each_share_is_of_the_base_in_front_of_it(
    contradictions: Say, shares: tuple[str, str], told: list[str]
) -> None:
    words = (
        f"全年信息公开类复议6件、诉讼4件，分别占我局全部复议（20件）的{shares[0]}%、全部诉讼（10件）的{shares[1]}%。"
    )
    assert [right for _, _, right in wrong(contradictions(words))] == told


def test_bases_that_no_counts_stand_in_front_of_say_nothing(contradictions: Say) -> None:
    assert contradictions("信息公开类复议、诉讼分别占我局全部复议（20件）的35%、全部诉讼（10件）的45%。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "较去年同期多收10件，少结转2件（上年结转5件、今年结转3件）。",
        "公开招标信息88条，中标金额合计3126.5万元，节约资金212.4万元，节约率6.4%。",
        "送审金额500万元，核减50万元，核减率9.1%。",
        "依申请公开办理费用为0，全年未收取检索、复制、邮寄等费用。",
    ],
)
def test_changes_are_no_wholes_and_what_is_saved_is_of_both(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(("persons", "told"), [("41", []), ("42", [("50", "51")])])
def test_where_a_part_began_is_no_part(contradictions: Say, persons: str, told: list[tuple[str, str]]) -> None:
    words = f"新收申请数同比由40件增至50件，其中自然人由32件增至{persons}件，法人及其他组织由8件增至9件。"
    assert sorted(found[1:] for found in wrong(contradictions(words))) == sorted(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("征地补偿21件、规划许可9件、房屋征收8件，三类合计31件。", [("31", "38")]),
        ("征地补偿21件、规划许可9件、房屋征收8件，三类合计38件。", []),
        ("征地补偿21件、规划许可9件、房屋征收8件、其他12件，前三类合计38件。", []),
        ("征地补偿21件、规划许可9件、房屋征收8件，其余三类合计10件。", []),
        ("第一季度发布12条，第二季度15条，第三季度13条，第四季度10条，全年53条。", [("53", "50")]),
        ("第一季度发布12条，第二季度15条，第三季度13条，第四季度10条，全年50条。", []),
        ("第二季度发布15条，第三季度13条，第四季度10条，全年53条。", []),
        ("2020—2022年，分别公开信息480条、600条、530条，三年合计1580条。", [("1580", "1610")]),
        ("2020—2023年，分别公开信息480条、600条、530条，三年合计1580条。", []),
        ("事项1274项，其中可网办1210项，网办率98%。", [("98", "94.98")]),
        ("经费预算20万元，支出18.6万元，执行率96%。", [("96", "93.00")]),
    ],
)
def test_totals_and_rates_that_tell_what_they_are_of(
    contradictions: Say, words: str, told: list[tuple[str, str]]
) -> None:
    assert [found[1:] for found in wrong(contradictions(words))] == told
