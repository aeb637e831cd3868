"""Figures of two cells of a registered form that a page prints without white between them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, RegisteredForm, Slip
from corpora.profiles.load import load_profiles
from models.tables.doubt.figures import BELIEVED
from models.tables.forms.filled_form import align
from models.tables.printed.form_words import form_words

(PROFILE,) = (one for one in load_profiles() if one.id == "statutory-2021")
FORM = next(form for form in PROFILE.forms if form.id == "disputes")
NAMES = [one.id for one in sorted(FORM.fields, key=lambda one: one.column)]
IDENTITIES = [one for one in PROFILE.identities if {*one.left, *one.right} <= set(NAMES)]


def read(figures: Sequence[str], *, sure: float = 1.0) -> list[tuple[int | None, bool]]:
    """What is read of the form's row of figures, and whether it is believed."""
    slips = [
        Slip(text=text, place=Place(span=Span(0, len(text))), column=at, confidence=sure if text else 1.0)
        for at, text in enumerate(figures)
    ]
    form = RegisteredForm(form=FORM.id, n_rows=FORM.n_rows, n_columns=FORM.n_columns, rows=(3,))
    region = Region(rows=(tuple(slips),), place=Place(span=Span(0, 1)), trust="grid", found_by="form", registered=form)
    words = form_words((FORM,))
    fields = align([region], words, IDENTITIES, known=words).filling.fields
    return [
        (
            int(one.token.number.value) if one.state == "read" and one.token and one.token.number else None,
            one.confidence > BELIEVED,
        )
        for one in map(fields.__getitem__, NAMES)
    ]


FIRST, SECOND, THIRD = ["3", "0", "8", "", "011"], ["4", "0", "1", "", "29"], ["1", "1", "4", "", "612"]
"""11 and 12 are sums with the 0 and the 6 that stand before them; of 2 and 9 none is."""


def test_a_zero_before_a_figure_tells_that_it_is_two() -> None:
    """Previously 6 and 12 were 612, of a confidence of 0.99."""
    found = read([*FIRST, *SECOND, *THIRD])
    assert [value for value, _ in found[:5]] == [3, 0, 8, 0, 11]
    assert [value for value, _ in found[10:]] == [1, 1, 4, 6, 12]
    assert all(believed for _, believed in (*found[:5], *found[10:]))


def test_what_no_cut_explains_is_doubted_there() -> None:
    found = read([*FIRST, *SECOND, *THIRD])
    assert [believed for _, believed in found[5:10]] == [True, True, True, False, False]


@pytest.mark.parametrize("figures", [["3", "0", "8", "", "11"], ["3", "0", "8", "", "12"]])
def test_a_failing_sum_alone_cuts_no_figure(figures: list[str]) -> None:
    found = read([*figures, *SECOND, *THIRD])
    assert found[4] == (int(figures[4]), True)
    assert found[14] == (612, True)


def test_a_zero_that_no_sum_explains_leaves_neither_cell() -> None:
    found = read(["3", "1", "8", "", "011", *SECOND[:4], "5", *THIRD[:4], "6"])
    assert found[3:5] == [(None, False), (None, False)]
    assert found[9] == (5, True)
