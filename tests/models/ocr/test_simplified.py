import pytest

from models.ocr.simplified import is_traditional, simplified


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("現行有效件數", "现行有效件数"),
        ("信息內容", "信息内容"),
        ("乾县、瞭望、堃、镕", "乾县、瞭望、堃、镕"),
        ("1.属于国家秘密", "1.属于国家秘密"),
        ("295", "295"),
    ],
)
def test_what_is_no_simplified_character_becomes_one(read: str, meant: str) -> None:
    assert simplified(read) == meant


def test_a_page_in_traditional_characters_is_told_from_a_worn_one() -> None:
    assert is_traditional(["政府資訊公開年度報告", "本年度共受理公開申請一百二十八件，較上年減少。"])
    assert not is_traditional(
        ["第二十条第（一）項", "信息內容", "本年制发件數", "行政规范性文件", "行政许可", "行政处罚"]
    )
    assert not is_traditional([])
