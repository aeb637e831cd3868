"""Figures of a narrower subject than the table's total, against the invented bureau's tables: 新收 50 (自然人 41, 企业 7),
上年结转 5, 办结 52 (予以公开 30, of 企业 4), 结转下年度 3, 复议 6.
"""

from collections.abc import Callable

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")

CAME = "全年收到政府信息公开申请50件，上年结转5件。"


@pytest.fixture(scope="module")
def flags(whole_toolkit: Toolkit, printed: Callable[..., str]) -> Callable[..., list[str]]:
    """Kinds of the contradictions that grammar and networks together find in section 一."""

    def run(words: str) -> list[str]:
        read = read_report(RawSource(path="报告.txt", data=printed(CAME, words).encode()), whole_toolkit)
        assert isinstance(read, Reading)
        return [one.kind for one in read.checks if one.verdict == "contradicted"]

    return run


@pytest.mark.parametrize(
    "words",
    [
        "企业申请全年新收7件。年内办结8件，予以公开5件、部分公开1件、不掌握2件。",
        "办公室本级全年收到申请18件，答复19件。答复中予以公开和部分公开合计12件。",
        "上年转入的5件2月底前全部办结。公开2件，部分公开1件，无法提供2件。",
        "上年跨年的两件在1月答复，一件公开，一件不予公开，均未引发行政复议。",
        "全年无未审结案件。",
    ],
)
def test_of_some_contradicts_no_total(words: str, flags: Callable[..., list[str]]) -> None:
    assert not flags(words)


@pytest.mark.parametrize(
    "words",
    [
        "全年办结52件。予以公开33件，部分公开7件，无法提供10件。",
        "企业申请全年新收9件，自然人申请41件。年内办结52件，予以公开30件。",
        "全年办结52件，均未引发行政复议。",
        "结转下年度继续办理8件。",
    ],
)
def test_of_all_still_does(words: str, flags: Callable[..., list[str]]) -> None:
    assert "claim-table" in flags(words)
