import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxruntime")

from corpora.document.geometry import Box
from corpora.synthetic.pages.truth import Quad, TrueLine, TrueRegion
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.recogniser.crop import PIXELS_PER_POINT
from models.tables.recogniser.recognise import MARGIN
from training.tables.compare import NOTHING, geometric

REGION = TrueRegion(
    table="t1", form=None, quad=Quad.upright(100, 200, 300, 260), first_row=0, n_rows=1, n_columns=1,
    row_lines=tuple[TrueLine, ...](), column_lines=(), cells=(),
)  # fmt: skip


def grid(box: Box) -> PageGrid:
    cell = PageCell(row=0, column=0, row_span=1, column_span=1, box=box, words=())
    return PageGrid(
        box=box, row_edges=(box.top, box.bottom), column_edges=(box.left, box.right), cells=(cell,), confidence=1.0,
        found_by="rules",
    )  # fmt: skip


def test_the_finders_grid_lies_where_the_recogniser_sees_the_region() -> None:
    here, elsewhere = Box(left=100, top=200, right=300, bottom=260), Box(left=100, top=500, right=300, bottom=560)
    found = geometric([grid(elsewhere), grid(here)], REGION)
    assert np.allclose(found.rows, np.array([MARGIN, 60 + MARGIN]) * PIXELS_PER_POINT)
    assert np.allclose(found.columns, np.array([MARGIN, 200 + MARGIN]) * PIXELS_PER_POINT)


def test_a_grid_elsewhere_is_none_for_the_region() -> None:
    assert geometric([grid(Box(left=100, top=500, right=300, bottom=560))], REGION) is NOTHING
    assert geometric([], REGION) is NOTHING
