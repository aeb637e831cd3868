"""Rows of as many figures as they should have, one of them a page's number in place of a lost blank."""

from __future__ import annotations

from corpora.profiles.load import load_profiles
from tests.models.tables.pages.print.test_text_columns import read

PROFILE = next(profile for profile in load_profiles() if profile.id == "statutory-2021")
FORM = next(form for form in PROFILE.forms if form.id == "disputes")
RIGHT = [0, 1, 1, 0, 2, 2, 0, 0, 0, 2, 0, 0, 1, 0, 1]


def confidences(figures: list[int]) -> list[float]:
    """Of a form with a cell a line."""
    labels = [label.text for label in sorted(FORM.labels, key=lambda label: (label.row, label.column))]
    lines = ["四、政府信息公开行政复议、行政诉讼情况", *labels, *map(str, figures)]
    return [one.confidence for one in read("\n".join(lines)).figures if one.field.startswith("disputes.")]


def test_a_row_that_fails_in_several_sums_is_doubted() -> None:
    assert len(confidences(RIGHT)) == len(RIGHT)
    assert min(confidences(RIGHT)) > 0.9
    assert max(confidences([*RIGHT[:3], *RIGHT[4:], 4])) < 0.5


def test_the_number_of_a_label_set_to_both_sides_is_no_figure() -> None:
    """The row above lost a blank: with that number it would have as many figures as it should."""
    row = ["2.其他法律行政法规禁止公开", "24", "0", "0", "1", "2", "27"]
    lines = ["三、收到和处理政府信息公开申请情况", "1.属于国家秘密", *"0000000", *row, "3 . 危", "及“三安全一稳定”"]
    found = read("\n".join([*lines, *"0000000", "4.保护第三方合法权益", *"1000001"])).figures
    told = {one.field.rsplit(".")[-1]: one.printed for one in found if "prohibited_by_law" in one.field}
    assert told.pop("total") == "27"
    assert "27" not in told.values()


def test_one_wrong_cell_is_the_reports_own() -> None:
    assert min(confidences([*RIGHT[:4], 3, *RIGHT[5:]])) > 0.9


def test_rows_told_by_counting_are_doubted_where_several_of_them_fail() -> None:
    requests = next(form for form in PROFILE.forms if form.id == "requests")
    labels = {label.row: label.text for label in requests.labels if label.column_span < 4 or label.column == 0}
    rows = sorted({field.row for field in requests.fields})

    def sure(wrong: tuple[int, ...]) -> int:
        """Figures of the rows without labels, of which those fail, that are believed."""
        lines = ["三、收到和处理政府信息公开申请情况"]
        for number, row in enumerate(rows):
            lines += [] if 4 <= number <= 8 else [labels[row]]
            lines += ["0"] * 6 + ["3" if number in wrong else "0"]
        hidden = {field.id for field in requests.fields if field.row in rows[4:9]}
        found = read("\n".join(lines)).figures
        return sum(one.confidence > 0.5 for one in found if one.field in hidden and one.value is not None)

    assert sure(()) > 20
    assert sure((5, 7)) == 0
