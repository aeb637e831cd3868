"""Wholes that their sentence divides in another way than into the counts behind them; of things that no table has."""

from collections.abc import Callable

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")


@pytest.fixture(scope="module")
def flags(whole_toolkit: Toolkit, printed: Callable[..., str]) -> Callable[..., list[str]]:
    """Kinds of the contradictions that grammar and networks together find in section 一."""

    def run(words: str) -> list[str]:
        read = read_report(RawSource(path="报告.txt", data=printed(words).encode()), whole_toolkit)
        assert isinstance(read, Reading)
        return [one.kind for one in read.checks if one.verdict == "contradicted"]

    return run


@pytest.mark.parametrize(
    "words",
    [
        "接待量由37批、43批升到51批，同期走访分别为15批、20批和25批。",
        "2022年培训1场、座谈1场，2023年培训3场、座谈2场，两年合计7场。",
        "跨到下年的6批，甲、乙、丙三组各2批，其中4批正在整理。",
        "结转到下年的9批，甲组8批，乙组1批，其中3批涉及道路。",
        "12件新发文件中，有11件同步发布解读，共29篇。",
    ],
)
def test_divided_otherwise(words: str, flags: Callable[..., list[str]]) -> None:
    assert not flags(words)


@pytest.mark.parametrize(
    "words",
    [
        "接待51批，分别为15批、20批和25批。",
        "2023年培训3场、座谈2场，合计7场。",
        "公开信息90条，其中网站41条、公众号38条、公开栏12条。",
    ],
)
def test_divided_wrongly(words: str, flags: Callable[..., list[str]]) -> None:
    assert "claim-parts" in flags(words)


@pytest.mark.parametrize(
    "words",
    [
        "评议代表96人，发出评议表96份，收回94份，好评率90.6%。",
        "答复留言79条，A类率67.5%。",
        "上年不予公开36件，占办结量的21.1%，今年降至5.8%。",
    ],
)
def test_rates_of_what_is_not_told(words: str, flags: Callable[..., list[str]]) -> None:
    assert "claim-ratio" not in flags(words)
