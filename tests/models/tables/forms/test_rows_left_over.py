"""Rows of a page as they are counted and named: what stands behind their figures is no label."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, Slip
from corpora.profiles.load import load_profiles
from models.tables.forms.counted_rows import doubted_beside_rows_left_over, page_rows
from models.tables.forms.filling import DOUBTFUL, EXACT, Filled, Filling
from models.tables.printed.form_words import form_words
from models.tables.printed.tokens import region_tokens

(PROFILE,) = (one for one in load_profiles() if one.id == "statutory-2021")
FORM = next(form for form in PROFILE.forms if form.id == "requests")
WORDS = form_words((FORM,))
LABELS = ("二、上年结转政府信息公开申请数量", "（二）部分公开（区分处理的，只计", "", "1.属于国家秘密")
FIGURES = ("11", "2", "3", "4", "5", "6", "31")


def region(behind: str) -> Region:
    def slip(column: int, text: str) -> Slip:
        return Slip(text=text, place=Place(span=Span(0, len(text))), column=column)

    rows = [[label, *FIGURES, behind] for label in LABELS]
    return Region(
        rows=tuple(tuple(slip(at, text) for at, text in enumerate(row) if text) for row in rows),
        place=Place(span=Span(0, 1)), trust="grid",
    )  # fmt: skip


@pytest.mark.parametrize("behind", ["", "件", "含补正一件"])
def test_words_behind_the_last_figure_are_no_label(behind: str) -> None:
    rows = list(page_rows(region_tokens([region(behind)], WORDS)))
    assert [[token.text for token in row.words] for row in rows] == [[label] if label else [] for label in LABELS]
    assert [[token.text for token in row.cells] for row in rows] == [list(FIGURES)] * len(LABELS)


@pytest.mark.parametrize("behind", ["", "件"])
def test_beside_a_row_left_over_a_torn_label_is_not_believed(behind: str) -> None:
    """Previously a unit behind the figures hid such rows: seven figures of the row above it at 0.9."""
    tokens = region_tokens([region(behind)], WORDS)
    given = {row: [one.id for one in FORM.fields if one.row == row] for row in (4, 6, 7)}
    filling = Filling()
    for row, number in ((4, 0), (6, 1), (7, 3)):
        values = [token for token in tokens if token.row == number and token.kind == "value"]
        for name, token in zip(given[row], values, strict=True):
            filling.fields[name] = Filled(token=token, state="read", confidence=EXACT)
    doubted_beside_rows_left_over(filling, tokens, WORDS)
    sure = {row: {filling.fields[name].confidence for name in names} for row, names in given.items()}
    assert sure == {4: {EXACT}, 6: {DOUBTFUL}, 7: {EXACT}}
