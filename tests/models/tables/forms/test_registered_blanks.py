"""Cells of a registered form without a figure: blank, or lost, or with ink that nobody read."""

from __future__ import annotations

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import UNREAD, Region, RegisteredForm, Slip
from corpora.profiles.load import load_profiles
from models.tables.forms.filling import EXACT, NO_VALUES, UNREADABLE, Filling
from models.tables.forms.registered import registered_reading
from models.tables.printed.form_words import form_words
from models.tables.printed.tokens import region_tokens

(PROFILE,) = (one for one in load_profiles() if one.id == "statutory-2021")
FORM = next(form for form in PROFILE.forms if form.id == "requests")


def read(texts: dict[int, list[str]], unread: tuple[int, int] | None = None, *, sure: float = 0.97) -> Filling:
    """The form's rows that stand on the page, each with its figures from the fourth column on, read as surely."""

    def slip(row: int, column: int, text: str) -> Slip:
        confidence = UNREAD if (row, column) == unread else sure if text else 1.0
        return Slip(text=text, place=Place(span=Span(0, len(text))), column=column, confidence=confidence)

    rows = tuple(tuple(slip(row, 3 + at, text) for at, text in enumerate(line)) for row, line in texts.items())
    form = RegisteredForm(form=FORM.id, n_rows=FORM.n_rows, n_columns=FORM.n_columns, rows=tuple(texts))
    region = Region(rows=rows, place=Place(span=Span(0, 1)), trust="grid", found_by="form", registered=form)
    words = form_words((FORM,))
    reading = registered_reading([region], region_tokens([region], words), words)
    assert reading is not None
    return reading[1]


def test_a_blank_with_ink_is_no_sure_one() -> None:
    found = read({3: ["1", "", "", "", "", "", "1"]}, unread=(3, 5)).fields
    blanks = [found[f"requests.new.{one}"] for one in ("business", "research", "legal_service")]
    assert {one.state for one in blanks} == {"blank"}
    assert [one.confidence for one in blanks] == [NO_VALUES, UNREADABLE, NO_VALUES]


def test_a_text_layer_loses_no_figure() -> None:
    """Previously one cell without a figure among full ones was lost, on whatever page."""
    rows = {row: ["1", "0", "0", "0", "0", "0", "1"] for row in range(3, FORM.n_rows)}
    rows[4][2] = ""
    (field,) = (one.id for one in FORM.fields if (one.row, one.column) == (4, 5))
    said = {sure: read(rows, sure=sure).fields[field] for sure in (1.0, 0.97)}
    assert (said[1.0].state, said[1.0].confidence) == ("blank", EXACT)
    assert (said[0.97].state, said[0.97].confidence) == ("unreadable", UNREADABLE)
    assert read(rows, unread=(4, 5), sure=1.0).fields[field].confidence == UNREADABLE


def test_where_print_has_faded_no_blank_is_sure() -> None:
    """Previously a cell whose last specks were gone was surely blank beside figures that could hardly be read."""
    for sure, confidence in ((0.3, UNREADABLE), (0.9, NO_VALUES)):
        found = read({3: ["1", "", "0", "0", "0", "0", "1"]}, sure=sure).fields
        assert found["requests.new.business"].state == "blank"
        assert found["requests.new.business"].confidence == confidence


def test_of_a_torn_page_a_row_without_figures_among_whole_ones_has_lost_them() -> None:
    """Previously its cells were surely blank."""
    whole, bare = ["1", "0", "0", "0", "0", "0", "1"], [""] * 7
    rows = {row: bare if row == 6 else whole for row in range(3, 12)}
    (field,) = (one.id for one in FORM.fields if (one.row, one.column) == (6, 5))
    assert read(rows).fields[field].state == "unreadable"
    assert read(rows, sure=1.0).fields[field].state == "blank"  # a text layer loses none
    left_out = {row: whole if row in (3, 4, 11) else bare for row in range(3, 12)}
    assert read(left_out).fields[field].confidence == NO_VALUES
