from __future__ import annotations

import pytest

from corpora.readers.ordinals import ordinal


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (12, "japaneseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (101, "chineseCounting", "一百零一"),
        (110, "chineseCounting", "一百一十"),
        (1010, "chineseCounting", "一千零一十"),
        (10000, "chineseCounting", "10000"),
        (11, "chineseLegalSimplified", "壹拾壹"),
        (20, "ideographDigital", "二〇"),
        (2, "ideographTraditional", "乙"),
        (13, "ideographZodiac", "13"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "(21)"),
        (7, "decimalZero", "07"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (5, "something-new", "5"),
        (0, "lowerRoman", "0"),
    ],
)
def test_ordinal(value: int, number_format: str, expected: str) -> None:
    assert ordinal(value, number_format) == expected
