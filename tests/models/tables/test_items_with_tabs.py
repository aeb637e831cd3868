"""Items of a list whose numbers stand a tab away are sentences: previously two of them were a table without a claim."""

from __future__ import annotations

import pytest

from corpora.document.document import Source
from corpora.profiles.load import load_profiles
from corpora.readers.text import read_text
from models.tables.recover import Recovered, recover_tables

SAID = ("健全制度，明确分工，印发文件5件。", "加强培训，组织培训3次。", "强化监督，开展检查2次。")


def recovered(lines: list[str]) -> Recovered:
    data = "\n".join(["示例市档案局2023年工作情况", "一、总体情况", *lines]).encode()
    source = Source(path="r.txt", sha256="", media_type="text/plain", size_bytes=len(data))
    return recover_tables(read_text(data, source=source), profiles=load_profiles())


@pytest.mark.parametrize("between", ["\t", "\t\t", "    "])
@pytest.mark.parametrize(
    "marks",
    [
        ("1.", "2.", "3."), ("（1）", "（2）", "（3）"), ("①", "②", "③"), ("a)", "b)", "c)"), ("1.1", "1.2", "1.3"),
        ("●", "●", "●"), ("-", "-", "-"), ("一是", "二是", "三是"), ("第一条", "第二条", "第三条"), ("\uf0fc",) * 3,
    ],
    ids=lambda marks: marks[0],
)  # fmt: skip
def test_items_are_sentences(marks: tuple[str, ...], between: str) -> None:
    found = recovered([f"{mark}{between}{said}" for mark, said in zip(marks, SAID, strict=True)])
    assert found.tables == ()
    assert len(found.passages) == 5


@pytest.mark.parametrize(
    "rows",
    [
        ["1.\t120\t30", "2.\t85\t20", "3.\t96\t41"],
        ["序号\t单位", "1.\t水务所", "2.\t河湖所", "3.\t防汛办"],
        ["1.\t水务所，河湖所\t12", "2.\t防汛办，质监站\t7"],
    ],
    ids=["figures", "names", "several cells"],
)
def test_rows_that_numbers_count_are_a_table(rows: list[str]) -> None:
    (table,) = recovered(rows).tables
    assert table.grid.n_rows == len(rows)
