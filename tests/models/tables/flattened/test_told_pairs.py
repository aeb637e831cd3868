"""Rows told as pairs of heads and figures, and the sentences that are not."""

from __future__ import annotations

import pytest

from corpora.document.document import Source
from corpora.profiles.load import load_profiles
from corpora.readers.text import read_text
from models.tables.recover import Recovered, recover_tables


def read(text: str) -> Recovered:
    data = text.encode()
    source = Source(path="r.txt", sha256="", media_type="text/plain", size_bytes=len(data))
    return recover_tables(read_text(data, source=source), profiles=load_profiles())


def values(text: str) -> dict[str, int]:
    return {figure.field: int(figure.value) for figure in read(text).figures if figure.value is not None}


def test_a_line_for_each_pair() -> None:
    rows = ["项目: 规章", "本年制发件数: 2", "本年废止件数: NaN", "现行有效件数: 7", ""]
    rows += ["项目: 行政许可", "本年处理决定数量: 12"]
    assert values("\n".join(rows)) == {
        "proactive.regulations.made": 2,
        "proactive.regulations.in_force": 7,
        "proactive.licensing": 12,
    }


@pytest.mark.parametrize(
    "lines",
    [
        "行政复议：结果维持3件，结果纠正1件\n行政诉讼：结果维持2件，结果纠正0件",
        "（一）依申请公开：自然人：12；商业企业：3",
        "联系电话：0579，邮编：3210\n地址：解放路12",
    ],
)
def test_sentences_stay(lines: str) -> None:
    recovered = read(f"一、总体情况\n{lines}\n工作平稳有序。")
    assert recovered.tables == ()
    assert len(recovered.passages) == lines.count("\n") + 3
