"""Several reports in one file."""

from __future__ import annotations

from corpora.document.document import Source
from corpora.profiles.load import load_profiles
from corpora.readers.text import read_text
from models.tables.recover import Recovered, recover_tables

CONTENTS = "目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"


def read(text: str) -> Recovered:
    data = text.encode()
    source = Source(path="r.txt", sha256="", media_type="text/plain", size_bytes=len(data))
    return recover_tables(read_text(data, source=source), profiles=load_profiles())


def report(title: str, *, permits: int, reviews: str) -> str:
    return (
        f"{title}\n一、总体情况\n我局依法做好政府信息公开各项工作。\n二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n行政许可\t{permits}\n"
        f"三、收到和处理政府信息公开申请情况\n全年没有收到申请。\n四、政府信息公开行政复议、行政诉讼情况\n{reviews}\n五、存在的主要问题及改进情况\n无。\n"
    )


TABLE = (
    "行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n"
    + "\t".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2)
    + "\n3\t0\t0\t1\t4\t0\t0\t0\t0\t0\t1\t0\t0\t0\t1"
)
FIRST = report("云屏岭市水利局2023年政府信息公开工作年度报告", permits=12, reviews="全年没有发生。")
SECOND = report("石漈口乡人民政府\n2023年政府信息公开工作年度报告", permits=99, reviews=TABLE)


def test_gaps_of_the_first_report_are_not_filled_from_the_next() -> None:
    recovered = read(FIRST + SECOND)
    values = {figure.field: figure.value for figure in recovered.figures if figure.value is not None}
    assert values == {"proactive.licensing": 12}
    assert "several_reports" in recovered.warnings


def test_a_cover_with_contents_is_no_report_of_its_own() -> None:
    recovered = read("云屏市水利局2023年政府信息公开工作年度报告\n" + CONTENTS + FIRST)
    assert {figure.field: figure.value for figure in recovered.figures if figure.value is not None} == {
        "proactive.licensing": 12
    }
    assert "several_reports" not in recovered.warnings


def test_a_report_printed_twice_is_one() -> None:
    assert "several_reports" not in read(FIRST + FIRST).warnings
