"""Laws of claims and checks: places reproduce words, and a change of amounts with their unit changes no verdict."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.document.check import Check
from corpora.document.reading import Reading

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WHOLE_LINE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

PIECES = st.sampled_from(
    [
        "2023年，",
        "我局共收到政府信息公开申请",
        "其中自然人",
        "（含上年结转",
        "）",
        "。",
        "、",
        "，",
        "；",
        "未收到",
        "无",
        "占",
        "比上年增加",
        "50",
        "1,272",
        "五十一",
        "约",
        "余",
        "件",
        "条",
        "%",
        "万元",
        "包括",
        "分别为",
        "：",
        "一是",
        "二是",
        "行政复议",
        "行政诉讼",
        "结果维持",
        "制发行政规范性文件",
        "《办法》",
        "网站",
        "合计",
        "等",
        "\n",
        " ",
        "“",
        "”",
    ]
)


def verdicts(checks: tuple[Check, ...]) -> list[tuple[str, str]]:
    return [(check.kind, check.verdict) for check in checks]


@WHOLE_LINE
@given(st.lists(PIECES, max_size=40))
def test_any_prose_is_read_and_every_place_reproduces_its_words(
    read: Callable[..., Reading], pieces: list[str]
) -> None:
    reading = read("云屏岭市水利局2023年政府信息公开工作年度报告\n一、总体情况\n" + "".join(pieces) + "\n")
    text = reading.document.text
    for claim in reading.claims:
        assert text[slice(*claim.span)] == claim.text
        assert text[slice(*claim.number.span)] == claim.number.printed
        assert claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end
    for entity in reading.entities:
        assert text[slice(*entity.span)] == entity.text
    for item in (item for check in reading.checks for item in check.evidence):
        assert item.place is not None
        assert text[slice(*item.place.span)] == item.text


@FEW
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(-3, 3))
def test_amounts_in_yuan_and_in_ten_thousand_yuan(
    say: Callable[..., tuple[Check, ...]], first: int, second: int, error: int
) -> None:
    parts = (Decimal(first), Decimal(second))
    whole = sum(parts, Decimal(error))
    if whole <= max(parts):
        return

    def sentence(scale: int, unit: str) -> str:
        said = [f"{(amount / scale).normalize():f}{unit}" for amount in (whole, *parts)]
        return f"全年支出{said[0]}，其中宣传{said[1]}、培训{said[2]}。"

    assert verdicts(say(sentence(1, "元"))) == verdicts(say(sentence(10_000, "万元")))


@FEW
@given(st.integers(0, 400_000))
def test_a_fee_said_in_yuan_or_in_ten_thousand_yuan(say: Callable[..., tuple[Check, ...]], yuan: int) -> None:
    in_form_unit = f"{Decimal(yuan) / 10_000:f}"
    assert verdicts(say(f"行政事业性收费{yuan}元。")) == verdicts(say(f"行政事业性收费{in_form_unit}万元。"))


@FEW
@given(st.integers(1, 9999))
def test_the_same_number_in_other_digits(say: Callable[..., tuple[Check, ...]], count: int) -> None:
    forms = (
        f"{count}",
        f"{count:,}",
        f" {count} ",
        str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    )
    found = {tuple(verdicts(say(f"2023年，我局共收到政府信息公开申请{printed}件。"))) for printed in forms}
    assert len(found) == 1
