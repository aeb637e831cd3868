"""Forms as programs take them out of web pages: a pipe behind each cell, and as many in each row as there are columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Form
from models.tables.recover import Recovered
from tests.models.tables.pages.print.test_text_columns import read

PROFILE = next(profile for profile in load_profiles() if profile.id == "statutory-2021")
FORMS = {form.id: form for form in PROFILE.forms}
HEADINGS = {"requests": "三、收到和处理政府信息公开申请情况", "disputes": "四、政府信息公开行政复议、行政诉讼情况"}
COLUMNS = ("natural_person", "business", "research", "social_welfare", "legal_service", "other_org", "total")
PEOPLE = ("2", "1", "", "0", "", "1", "4")
NOBODY = ("0", "0", "", "0", "0", "", "0")


def rows_of(form: Form, figures: Mapping[str, str], say: Callable[[str], str]) -> list[list[str]]:
    """The cells that begin in each row."""
    told: list[list[str]] = []
    for row in range(form.n_rows):
        labels = [(label.column, say(label.text)) for label in form.labels if label.row == row]
        fields = [(field.column, figures.get(field.id, "0")) for field in form.fields if field.row == row]
        told.append([text for _, text in sorted(labels + fields)])
    return told


def first_line(label: str) -> str:
    """What is left of a label of two lines."""
    return label[:2] if label.startswith(("行政", "结果", "其他", "尚未", "商业", "科研")) else label


def taken(name: str, figures: Mapping[str, str], *, drop: bool = False, say: Callable[[str], str] = str) -> str:
    """The form's text; `drop` leaves blank cells out and fills up behind."""
    form = FORMS[name]
    lines = [HEADINGS[name]]
    for cells in rows_of(form, figures, say):
        kept = [text for text in cells if text] if drop else cells
        lines.append(" ".join(f"{text} |".strip() for text in kept) + " " + "|" * (form.n_columns - len(kept)))
    return "\n".join(lines)


def row(read: Recovered, name: str) -> list[str]:
    found = {figure.field: figure for figure in read.figures}
    fields = [found[f"requests.{name}.{column}"] for column in COLUMNS]
    return [str(one.value) if one.value is not None else one.state for one in fields]


def requests(**rows: tuple[str, ...]) -> dict[str, str]:
    """Figures of the rows told, `_` for the points of their names."""
    return {
        f"requests.{name.replace('__', '.')}.{column}": text
        for name, told in rows.items()
        for column, text in zip(COLUMNS, told, strict=True)
    }


FILLED = requests(
    new=PEOPLE, granted=("2", "0", "0", "", "0", "1", "3"), denied__state_secret=("0", "1", "0", "0", "0", "0", "1"),
    denied__third_party=NOBODY, outcome_total=("2", "1", "0", "0", "0", "1", "4"),
)  # fmt: skip


def test_labels_of_which_the_first_line_is_left() -> None:
    figures = {field.id: str(number) for number, field in enumerate(FORMS["disputes"].fields)}
    found = read(taken("disputes", figures, say=first_line)).figures
    assert {one.field: one.printed for one in found if one.field.startswith("disputes")} == figures


def test_a_few_words_are_no_form() -> None:
    """其他 and 总计 stand in any table."""
    found = read("四、情况\n结果 | 结果 | 其他 | 总计 |\n1 | 2 | 3 | 6 |").figures
    assert not [one for one in found if one.value is not None]


def test_a_nonzero_figure_stands_in_no_column_without_any() -> None:
    found = read(taken("requests", FILLED, drop=True))
    assert row(found, "new") == ["2", "1", "unreadable", "unreadable", "unreadable", "1", "4"]
    assert row(found, "granted")[0] == "2"
    assert row(found, "granted")[-2:] == ["1", "3"]


def test_the_last_nought_is_the_total_where_rows_are_filled_up_behind() -> None:
    several = requests(
        partial=("1", "0", "", "", "0", "0", "1"), denied__internal_affairs=("0", "1", "0", "", "", "0", "1"),
        unavailable__not_held=("1", "", "0", "0", "", "1", "2"), outcome_total=("4", "2", "0", "0", "0", "2", "8"),
        new=("4", "2", "0", "0", "", "2", "8"),
    )  # fmt: skip
    told = row(read(taken("requests", FILLED | several, drop=True)), "denied.third_party")
    assert told[-1] == "0"


def test_without_such_rows_a_blank_at_the_end_is_one() -> None:
    short = requests(denied__third_party=("0", "0", "0", "0", "0", "0", ""))
    assert row(read(taken("requests", short)), "denied.third_party")[-1] == "blank"


def test_a_break_in_a_blank_cell_ends_no_row() -> None:
    told = ("7", "1", "", "", "0", "0", "8")
    text = taken("requests", FILLED | requests(unavailable__needs_creation=told))
    broken = re.sub(r"(?<=\|) (?=\|)", "\n", text)
    assert "\n|\n| 0" in broken
    assert row(read(broken), "unavailable.needs_creation") == ["7", "1", "blank", "blank", "0", "0", "8"]
    assert row(read(broken), "new") == ["2", "1", "blank", "0", "blank", "1", "4"]


def test_digits_apart_in_cells_on_lines_of_their_own_are_one_figure() -> None:
    """2 5, 5, 0, 2, 3 2 of a row that lost two blanks are as many digits as the form has columns."""
    figures = requests(new=("25", "5", "0", "", "", "2", "32"), outcome_total=("25", "5", "0", "0", "0", "2", "32"))
    lines = [text for cells in rows_of(FORMS["requests"], figures, str) for text in cells if text]
    apart = [" ".join(text) if text.isdigit() else text for text in lines]
    told = row(read("\n".join([HEADINGS["requests"], *apart])), "new")
    assert told[0] in ("25", "unreadable")
    assert told[-1] in ("32", "unreadable")
