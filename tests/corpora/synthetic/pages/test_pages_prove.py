from dataclasses import replace
from random import Random

import pytest

from corpora.synthetic.pages.lay import lay_out
from corpora.synthetic.pages.prove import faults
from corpora.synthetic.pages.style import RULE_KINDS
from corpora.synthetic.pages.style_draw import draw_page_style
from corpora.synthetic.pages.truth import Point, Quad, TruePage
from corpora.synthetic.pages.truth_json import page_from_json, page_to_json

SPLITS = ("all", "train", "dev", "test")


@pytest.mark.parametrize("kind", RULE_KINDS)
def test_drawn_styles_have_no_fault(kind, shelf, reports):
    for seed, report in enumerate(reports[:4]):
        random = Random(f"{kind}{seed}")
        style = draw_page_style(random, rules=kind, split=SPLITS[seed % 4], fonts=shelf)
        for page in lay_out(report, style=style, random=random, fonts=shelf):
            assert faults(page.truth) == [], (kind, seed, page.truth.number)


@pytest.mark.parametrize("seed", range(20))
def test_every_cell_is_printed_once_whatever_the_breaks(seed, shelf, reports):
    report = reports[seed % len(reports)]
    style = draw_page_style(Random(seed), rules=None, split="all", fonts=shelf)
    printed: dict[tuple[str, int, int], str] = {}
    for page in lay_out(report, style=style, random=Random(seed), fonts=shelf):
        for region in page.truth.regions:
            for cell in region.cells:
                key = (region.table, cell.row, cell.column)
                printed[key] = printed.get(key, "") + "".join(cell.text.split())
    wanted = {
        (f"t{number}", cell.row, cell.column): "".join(cell.text.split())
        for number, table in enumerate(report.tables, start=1)
        for cell in table.cells
    }
    assert printed == wanted


@pytest.fixture(scope="module")
def page(shelf, reports) -> TruePage:
    for seed in range(20):
        style = draw_page_style(Random(seed), rules="all", split="all", fonts=shelf)
        for laid in lay_out(reports[0], style=style, random=Random(seed), fonts=shelf):
            if len(laid.truth.regions) > 1 and any(word.cell is None for word in laid.truth.words):
                return laid.truth
    raise LookupError("no page with two tables")


def test_the_page_to_plant_in_is_sound(page):
    assert faults(page) == []


def _of_cell(page):
    return next(index for index, word in enumerate(page.words) if word.cell is not None)


def _with_word(page, index, **changes):
    words = list(page.words)
    words[index] = replace(words[index], **changes)
    return replace(page, words=tuple(words))


def _shifted(quad, dx, dy):
    return quad.moved(lambda point: Point(point.x + dx, point.y + dy))


def _height(quad):
    return quad.box.bottom - quad.box.top


def _with_region(page, **changes):
    return replace(page, regions=(replace(page.regions[0], **changes), *page.regions[1:]))


def _with_cell(page, **changes):
    cells = page.regions[0].cells
    return _with_region(page, cells=(replace(cells[0], **changes), *cells[1:]))


def _planted(page):
    at, region = _of_cell(page), page.regions[0]
    word, cell = page.words[at], region.cells[0]
    return {
        "does not contain its word": _with_word(
            page, at, quad=_shifted(word.quad, 0, _height(page.regions[0].cells[0].quad))
        ),
        "its words": _with_word(page, at, text=word.text + "9"),
        "is off the page": _with_word(page, 0, quad=_shifted(page.words[0].quad, -page.width, 0)),
        "are over each other": _with_word(page, 0, quad=_shifted(page.words[1].quad, 1.0, 1.0)),
        "is not between": _with_cell(page, quad=_shifted(cell.quad, 0, 3)),
        "overlap": _with_region(page, quad=page.regions[1].quad),
        "row lines for": _with_region(page, row_lines=region.row_lines[:-1]),
        "column lines for": _with_region(page, column_lines=region.column_lines[1:]),
        "out of order": _with_region(page, row_lines=region.row_lines[::-1]),
        "cells of": _with_region(page, cells=region.cells[1:]),
        "is not among": _with_cell(page, row=99),
        "which is not there": _with_word(page, at, cell=(98, 0)),
    }


KINDS = (
    "does not contain its word", "its words", "is off the page", "are over each other", "is not between", "overlap",
    "row lines for", "column lines for", "out of order", "cells of", "is not among", "which is not there",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_fault_is_found(page, kind):
    assert any(kind in fault for fault in faults(_planted(page)[kind]))


def test_a_turned_and_skewed_page_is_as_sound_as_an_upright_one(page):
    def turn(point):
        return Point(0.96 * point.x - 0.1 * point.y + 120, 0.14 * point.x + 0.94 * point.y + 10)

    moved = page.moved(turn, width=page.width * 1.5, height=page.height * 1.5)
    assert faults(moved) == []
    assert faults(_planted(page)["is not between"].moved(turn, width=2 * page.width, height=2 * page.height))


def test_a_page_survives_json(shelf, reports):
    for seed in range(6):
        style = draw_page_style(Random(seed), rules=None, split="all", fonts=shelf)
        for laid in lay_out(reports[seed], style=style, random=Random(seed), fonts=shelf):
            stored = page_to_json(laid.truth)
            back = page_from_json(stored)
            assert page_to_json(back) == stored
            assert [word.text for word in back.words] == [word.text for word in laid.truth.words]
            assert [len(region.cells) for region in back.regions] == [len(r.cells) for r in laid.truth.regions]
            assert faults(back) == []


def test_rounding_is_to_a_hundredth_of_a_point(page):
    back = page_from_json(page_to_json(page))
    for old, new in zip(page.words, back.words, strict=True):
        for a, b in zip(old.quad.corners, new.quad.corners, strict=True):
            assert max(abs(a.x - b.x), abs(a.y - b.y)) <= 0.0051


def test_what_damage_hid_survives_json_and_may_be_off_the_page(page):
    free = next(index for index, word in enumerate(page.words) if word.cell is None)
    gone = _with_word(page, free, quad=_shifted(page.words[free].quad, -page.width, 0), hidden=1.0)
    half = _with_word(gone, _of_cell(page), hidden=0.5)
    assert page_from_json(page_to_json(half)).words[free].hidden == 1.0
    assert page_from_json(page_to_json(half)).words[_of_cell(page)].hidden == 0.5
    assert faults(half) == []


def test_another_version_is_refused(page):
    with pytest.raises(ValueError, match="version"):
        page_from_json({**page_to_json(page), "version": 0})


def test_quads_of_either_sense_hold_their_middle():
    from corpora.synthetic.pages.prove import holds

    quad = Quad.upright(0, 0, 10, 5)
    mirrored = Quad(corners=(quad.corners[1], quad.corners[0], quad.corners[3], quad.corners[2]))
    for each in (quad, mirrored):
        assert holds(each, Point(5, 2))
        assert not holds(each, Point(11, 2))
