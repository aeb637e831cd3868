"""A second report family, and reports of none: no code knows either."""

from decimal import Decimal

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.assemble import build_toolkit
from service.pipeline import Toolkit, read_report
from service.settings import Settings

REPORT = """霁岚县市场监督管理局2023年度行政执法统计年报

一、行政执法总体情况
2023年，我局共办理行政许可312件，行政处罚{penalties}件，行政强制6件，开展行政检查1520次，未实施行政征收。
全年罚没金额{fines}。
二、行政执法数据
执法类别\t办理数量\t撤销数量\t罚没金额（万元）
行政许可\t312\t0\t0
行政处罚\t84\t1\t36.5
行政强制\t6\t0\t0
行政检查\t1520\t0\t0
行政征收\t0\t0\t0
合计\t{total}\t1\t36.5
三、存在的问题及改进措施
执法力量有待加强。
"""


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return build_toolkit(Settings())


def read(toolkit: Toolkit, text: str) -> Reading:
    reading = read_report(RawSource(path="r.txt", data=text.encode()), toolkit)
    assert isinstance(reading, Reading)
    return reading


def contradicted(reading: Reading) -> list[tuple[str, Decimal | None, Decimal | None]]:
    return [(check.kind, check.claimed, check.found) for check in reading.checks if check.verdict == "contradicted"]


@pytest.mark.parametrize("fines", ["36.5万元", "365000元"])
def test_a_consistent_report_of_another_family(toolkit: Toolkit, fines: str) -> None:
    reading = read(toolkit, REPORT.format(penalties=84, total=1922, fines=fines))
    assert reading.layout.profile == "enforcement-annual"
    assert contradicted(reading) == []
    supported = {
        check.fields for check in reading.checks if check.verdict == "supported" and check.kind == "claim-table"
    }
    assert ("enforcement.penalties.decided",) in supported
    assert ("enforcement.levies.decided",) in supported
    assert ("enforcement.total.amount",) in supported


def test_its_prose_against_its_table(toolkit: Toolkit) -> None:
    reading = read(toolkit, REPORT.format(penalties=48, total=1922, fines="36.5万元"))
    assert contradicted(reading) == [("claim-table", Decimal(48), Decimal(84))]


def test_its_table_against_itself(toolkit: Toolkit) -> None:
    reading = read(toolkit, REPORT.format(penalties=84, total=1912, fines="36.5万元"))
    assert contradicted(reading) == [("table-identity", Decimal(1912), Decimal(1922))]


PLAIN = """云屏岭市图书馆2023年工作总结

2023年，全馆举办读者活动{whole}场，包括讲座12场、展览8场、培训5场。设有3个分馆，分别为东湖馆、西山馆、南门馆。

分馆\t到馆人次\t借阅册次
东湖馆\t1200\t300
西山馆\t800\t150
南门馆\t500\t90
合计\t2500\t{total}
"""


def test_a_report_without_a_profile_gets_the_checks_that_need_no_fields(toolkit: Toolkit) -> None:
    reading = read(toolkit, PLAIN.format(whole=25, total=540))
    assert reading.layout.profile is None
    assert [table.grid.n_rows for table in reading.layout.tables] == [5]
    kinds = {check.kind for check in reading.checks if check.verdict == "supported"}
    assert {"claim-parts", "claim-list", "table-identity"} <= kinds
    assert contradicted(reading) == []


def test_and_their_contradictions_are_found(toolkit: Toolkit) -> None:
    reading = read(toolkit, PLAIN.format(whole=26, total=550))
    assert sorted(contradicted(reading)) == [
        ("claim-parts", Decimal(26), Decimal(25)),
        ("table-identity", Decimal(550), Decimal(540)),
    ]
