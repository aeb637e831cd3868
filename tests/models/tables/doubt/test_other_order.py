"""Forms of which the page prints columns in an order of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from corpora.document.document import Document
from corpora.profiles.load import load_profiles
from corpora.readers.read import read_document
from corpora.synthetic.tables.forms import requests_form
from corpora.synthetic.values import draw_years
from models.tables.doubt.figures import BELIEVED, doubt_pictures
from models.tables.doubt.other_order import OTHER_ORDER
from models.tables.recover import recover_tables
from models.tables.registration.order_told import all_in_order
from tests.models.tables.form_as_html import requests_page

CELLS = requests_form(draw_years(Random(5), level="county", years=1)[0]).cells
SWAPPED = {"科研机构": "社会公益组织", "社会公益组织": "科研机构"}
TORN = {"商业企业": "商业企", "科研机构": "业 科研", "社会公益组织": "社会", "法律服务机构": "机构 益组"}


@pytest.mark.parametrize(("heads", "named"), [(SWAPPED, True), ({}, True), (TORN, False)])
def test_figures_under_heads_that_tell_the_order_are_believed(heads: Mapping[str, str], named: bool) -> None:
    assert believed(heads, named=named) > 100


def test_figures_under_torn_heads_are_doubted_where_the_page_has_another_order() -> None:
    """Previously they were read in the form's order: 38 wrong figures at 0.99, all sums of which hold."""
    assert believed(TORN, named=True) == 0


@pytest.mark.parametrize(("heads", "told"), [({}, True), (SWAPPED, False), (TORN, False)])
def test_a_form_whose_heads_are_all_read_in_its_order_need_not_be_registered(
    heads: Mapping[str, str], told: bool
) -> None:
    """Previously the forms of every page were: half of the time of pages that rules settle."""
    profiles = load_profiles()
    recovered = recover_tables(document_of(heads), profiles=profiles)
    assert [table.form for table in recovered.tables] == ["requests"]
    assert all_in_order(recovered.tables, [form for profile in profiles for form in profile.forms]) is told


def believed(heads: Mapping[str, str], *, named: bool) -> int:
    """Figures, where some heads of columns are others and a warning names the form or does not."""
    warnings = (f"{OTHER_ORDER}: requests",) if named else ()
    document = replace(document_of(heads), warnings=warnings)
    profiles = load_profiles()
    recovered = doubt_pictures(recover_tables(document, profiles=profiles), document, profiles=profiles)
    return sum(one.value is not None and one.confidence > BELIEVED for one in recovered.figures)


def document_of(heads: Mapping[str, str]) -> Document:
    cells = [replace(c, text=heads.get(c.text, c.text)) for c in CELLS]
    return read_document(requests_page(cells), path="报告.html")
