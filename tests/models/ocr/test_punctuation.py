import pytest

from models.ocr.punctuation import chinese_punctuation, comma_before


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("受理、审查、答复三个关口.为经济社会发展", "受理、审查、答复三个关口，为经济社会发展"),
        ("点击58,146次.网上提交入口访问顺畅.", "点击58,146次，网上提交入口访问顺畅。"),
        ("1.属于国家秘密", "1.属于国家秘密"),
        ("收费12.50万元", "收费12.50万元"),
        ("占78.89%.比上年", "占78.89%.比上年".replace("%.", "%，")),
        ("www.example.cn", "www.example.cn"),
        ("0.", "0."),
        ("件.", "件."),
    ],
)
def test_stops_between_chinese_words_are_commas(read: str, meant: str) -> None:
    assert chinese_punctuation(read) == meant


@pytest.mark.parametrize(
    ("read", "following", "meant"),
    [
        ("收到申请971宗.", "均未引发争议", "收到申请971宗，"),
        ("33个．", "共需办理", "33个，"),
        ("收到申请971.", "均未引发争议", "收到申请971."),
        ("一.", "总体情况", "一."),
        ("申请971宗.", "2.办理", "申请971宗."),
    ],
)
def test_a_stop_before_the_next_word_of_a_line_is_a_comma(read: str, following: str, meant: str) -> None:
    assert comma_before(read, following=following) == meant
