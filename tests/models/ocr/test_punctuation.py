import pytest

from models.ocr.punctuation import chinese_punctuation


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
