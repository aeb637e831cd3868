"""Everything that a PDF's record names has its page and its box, blank cells too."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from corpora.document.geometry import Box
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from corpora.synthetic.corpus import write_corpus
from service.export.record import to_record
from service.pipeline import Toolkit, read_report
from tests.few import one_in

LOOKS = ("pdf-all", "pdf-thin", "pdf-shaded")


@pytest.fixture(scope="module", params=LOOKS)
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, toolkit: Toolkit) -> Reading:
    folder = tmp_path_factory.mktemp("places")
    (path,) = write_corpus(folder, count=1, seed=77, kinds=(request.param,), planted=1.0, split="dev")
    reading = read_report(RawSource(path=path.name, data=path.read_bytes()), toolkit)
    assert isinstance(reading, Reading)
    return reading


@pytest.fixture(scope="module")
def record(read: Reading) -> dict[str, Any]:
    return json.loads(to_record(read).model_dump_json())


def test_each_cell_has_page_and_box_within_it(read: Reading, record: dict[str, Any]) -> None:
    pages = {page.number: page for page in read.document.pages}
    cells = [cell for table in record["tables"] for cell in table["cells"]]
    assert cells
    assert any(not cell["text"] for cell in cells)
    for cell in cells:
        page, (left, top, right, bottom) = pages[cell["page"]], cell["bbox"]
        assert -3 <= left < right <= page.width + 3, cell
        assert -3 <= top < bottom <= page.height + 3, cell


def test_cells_of_a_row_stand_beside_each_other(record: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if request.node.callspec.params["read"] != "pdf-all":
        pytest.skip("where no rule shows the columns, a head may be found over two of them")
    for table in record["tables"]:
        single = [cell for cell in table["cells"] if cell["row_span"] == cell["col_span"] == 1]
        for one in single:
            right = next((cell for cell in single if (cell["row"], cell["col"]) == (one["row"], one["col"] + 1)), None)
            if right is not None and right["page"] == one["page"]:
                assert right["bbox"][0] >= one["bbox"][2] - 3, (one, right)


def test_a_figure_has_the_place_of_its_cell(read: Reading) -> None:
    grids = {table.id: table.grid for table in read.layout.tables}
    for figure in read.layout.figures:
        assert figure.place == grids[figure.table].at(*figure.cell).place
        assert figure.place is not None
        assert figure.place.box is not None


def test_a_table_has_a_box_on_each_of_its_pages(record: dict[str, Any]) -> None:
    for table in record["tables"]:
        assert [one["page"] for one in table["boxes"]] == table["pages"]


def test_evidence_leads_to_the_page(record: dict[str, Any]) -> None:
    evidence = [one for check in record["checks"] for one in check["evidence"]]
    assert {one["role"] for one in evidence} >= {"claim", "cell"}
    for one in evidence:
        assert one["page"] is not None, one
        assert one["bbox"] is not None, one


@pytest.mark.parametrize("quarters", one_in(2, [1, 2, 3]))
def test_a_pdf_turned_by_its_viewer_says_the_same_at_other_places(
    quarters: int, tmp_path: Path, toolkit: Toolkit
) -> None:
    (path,) = write_corpus(tmp_path, count=1, seed=78, kinds=("pdf-all",), planted=0.0, split="dev")
    upright = read_report(RawSource(path="a", data=path.read_bytes()), toolkit)
    turned = read_report(RawSource(path="a", data=_turned(path.read_bytes(), quarters)), toolkit)
    assert isinstance(upright, Reading)
    assert isinstance(turned, Reading)
    assert turned.document.text == upright.document.text
    sizes = {page.number: (page.width, page.height) for page in upright.document.pages}
    for before, after in zip(upright.layout.figures, turned.layout.figures, strict=True):
        assert (after.field, after.value, after.cell) == (before.field, before.value, before.cell)
        assert before.place is not None
        assert after.place is not None
        assert before.place.box is not None
        assert after.place.box is not None
        width, height = sizes[before.place.page_number or 0]
        x, y = _middle(before.place.box)
        expected = {1: (height - y, x), 2: (width - x, height - y), 3: (y, width - x)}[quarters]
        assert _middle(after.place.box) == pytest.approx(expected, abs=1.0)


def _turned(data: bytes, quarters: int) -> bytes:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation(90 * quarters)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2
