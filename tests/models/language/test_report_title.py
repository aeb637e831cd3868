import pytest

from models.language.report_title import body_of_title, year_of_title


@pytest.mark.parametrize(
    ("title", "body", "year"),
    [
        ("榆桥市财政局2023年政府信息公开工作年度报告", "榆桥市财政局", 2023),
        ("2022年榆桥区财政局政府信息公开工作年度报告", "榆桥区财政局", 2022),
        ("榆桥市综合行政执法局2023年度行政执法工作年度报告", "榆桥市综合行政执法局", 2023),
        ("榆桥区政务公开办公室二〇二二年政府信息公开年报", "榆桥区政务公开办公室", 2022),
        ("榆桥乡财政所2021年政府信息公开工作年报", "榆桥乡财政所", 2021),
        ("榆桥省财政厅关于2023年政府信息公开工作情况的报告", "榆桥省财政厅", 2023),
        ("榆桥市人民政府2023年政府信息公开工作年度报告", "榆桥市人民政府", 2023),
        ("榆桥县2022年财政预算执行情况报告", "榆桥县", 2022),
        ("2023年政府信息公开工作年度报告", None, 2023),
    ],
)
def test_body_and_year(title: str, body: str | None, year: int) -> None:
    assert (body_of_title(title), year_of_title(title)) == (body, year)
