"""The truth of the ICDAR 2013 competition, with the slips that its files have."""

from __future__ import annotations

import pytest

from corpora.document.errors import GoujiError
from corpora.document.geometry import Box
from training.metrics.icdar2013 import true_regions

HEAD = """<cell start-row='1' start-col='2' end-col='3'><bounding-box x1='10' y1='80' x2='90' y2='90'/>
<content>Cases\n reported</content></cell>"""
BODY = (
    """<cell start-row='2' start-col='2'><bounding-box x1='26ß' y1='70' x2='30' y2='60'/><content>7</content></cell>"""
)


def region(*cells: str, page: int = 2) -> bytes:
    return f"<document><table><region page='{page}'>{''.join(cells)}</region></table></document>".encode()


def test_cells_count_from_the_first_of_their_region_and_boxes_from_the_top_of_the_page() -> None:
    (one,) = true_regions(region(HEAD, BODY), {2: 100.0})
    cells = [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in one.grid.cells]
    assert (one.page, cells) == (2, [(0, 0, 1, 2, "Cases reported"), (1, 0, 1, 1, "7"), (1, 1, 1, 1, "")])
    places = [cell.place.box for cell in one.grid.cells if cell.place]
    assert places == [Box(left=10, top=10, right=90, bottom=20), Box(left=26, top=30, right=30, bottom=40)]


def test_a_region_without_cells_is_none() -> None:
    assert true_regions(region(), {2: 100.0}) == ()


def test_what_is_no_truth_is_said() -> None:
    with pytest.raises(ValueError, match="no page 3"):
        true_regions(region(HEAD, page=3), {2: 100.0})
    with pytest.raises(ValueError, match="missing"):
        true_regions(region("<cell start-row='1'><bounding-box x1='1' y1='1' x2='2' y2='2'/></cell>"), {2: 100.0})
    with pytest.raises(GoujiError):
        true_regions(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", {})
