"""Figures of a stated grid stay in their columns, whatever else a page put in their cells."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, Slip
from corpora.profiles.load import load_profiles
from models.tables.doubt.figures import BELIEVED
from models.tables.forms.filled_form import align
from models.tables.forms.filling import Filled
from models.tables.printed.form_words import form_words

(PROFILE,) = (one for one in load_profiles() if one.id == "statutory-2021")
APPLICANTS = ("natural_person", "business", "research", "social_welfare", "legal_service", "other_org", "total")
DISPUTES = [["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3]


def read(form: str, rows: Sequence[Sequence[str]], *, page: int | None = 4) -> dict[str, Filled]:
    """What is read of a grid of a page, each text a cell."""
    (own,) = (one for one in PROFILE.forms if one.id == form)
    slips = tuple(
        tuple(
            Slip(text=text, place=Place(span=Span(0, len(text)), page_number=page), column=column, confidence=0.97)
            for column, text in enumerate(row)
        )
        for row in rows
    )
    region = Region(rows=slips, place=Place(span=Span(0, 1)), trust="grid", found_by="rules")
    words = form_words((own,))
    names = {one.id for one in own.fields}
    identities = [one for one in PROFILE.identities if {*one.left, *one.right} <= names]
    return dict(align([region], words, identities, known=words).filling.fields)


def value(one: Filled) -> int | None:
    """The figure, None where there is none or it is not believed."""
    believed = one.state == "read" and one.confidence > BELIEVED
    return int(one.token.number.value) if believed and one.token and one.token.number else None


def test_a_piece_of_a_rule_beside_a_nought_moves_no_figure() -> None:
    """Previously `0 1` in one cell were two figures, and all behind them stood a column too far to the right."""
    row = ["0"] * 11 + ["0 1", "0", "1 1", "1"]
    found = read("disputes", [*DISPUTES, row])
    names = [f"disputes.litigation_after.{one}" for one in ("upheld", "corrected", "other", "pending", "total")]
    assert [value(found[name]) for name in names] == [0, None, 0, None, 1]


ROWS = [
    ["（六）其他处理 3.其他 1", "4", "0", "0", "0", "0", "5", ""],
    ["（七）总计 1", "4", "0", "0", "0", "0", "5", ""],
    ["四、结转下年度继续办理", "2", "0", "0", "", "3", "5", ""],
]
"""The label and 自然人 in one cell, and a column too many at the end."""


def test_a_row_whose_first_figure_shares_the_cell_of_its_label_has_a_blank_there() -> None:
    """Previously what was left filled the row from its first column on, with a confidence of 0.95."""
    found = read("requests", ROWS)
    carried = [found[f"requests.carried_out.{one}"] for one in APPLICANTS]
    assert [value(one) for one in carried] == [None, 2, 0, 0, None, 3, 5]
    assert [one.state for one in carried] == ["blank", *["read"] * 3, "blank", *["read"] * 2]


def test_where_no_whole_row_tells_the_columns_nothing_is_guessed() -> None:
    blank = [row if row is ROWS[2] else [*row[:3], "", *row[4:]] for row in ROWS]
    found = read("requests", blank)
    assert [value(found[f"requests.carried_out.{one}"]) for one in APPLICANTS[:-1]] == [None] * 6
    alone = read("requests", ROWS[2:])
    assert [value(alone[f"requests.carried_out.{one}"]) for one in APPLICANTS[:2]] == [2, 0]
