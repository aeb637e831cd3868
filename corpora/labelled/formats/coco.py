"""Table structure as COCO object detection: an image a page, boxes of tables, rows, columns and cells.

Categories follow PubTables-1M (Smock, Pesala and Abraham, CVPR 2022), with `table cell` beside them, which carries what
makes a grid of the boxes: `row`, `column`, their spans, `text`, `header`. Boxes are [left, top, width, height] in the
unit of the image's `width` and `height`: points (72 to the inch). A picture of the page at D dots per inch is larger by
D/72. Only tables whose source has pages are here, page by page: a table over two pages gives boxes on both.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from corpora.document.geometry import Box
from corpora.labelled.faults import BadFile
from corpora.labelled.formats.boxes import Part, parts_of
from corpora.labelled.formats.protocol import Sample, Split
from corpora.labelled.label import CellLabel, LabelledReport, PageSize, TableLabel
from corpora.labelled.sound import sound_table

CATEGORIES: Final = (
    "table", "table row", "table column", "table column header", "table spanning cell", "table cell",
)  # fmt: skip
_ID: Final = {name: number for number, name in enumerate(CATEGORIES, start=1)}
_CELL_KEYS: Final = ("row", "column", "row_span", "column_span", "text", "header", "origin", "confidence")


class CocoWriter:
    """Writes `SPLIT.json`. COCO is one object: images and annotations wait in files beside it until all are there."""

    def __init__(self, folder: Path, split: Split) -> None:
        self._path = folder / f"{split}.json"
        self._images = folder / f".{split}.images"
        self._boxes = folder / f".{split}.annotations"
        self._open = {"images": self._images.open("w+"), "annotations": self._boxes.open("w+")}
        self._counts = {"images": 0, "annotations": 0}

    def add(self, sample: Sample) -> int:
        """See `Writer`; counts tables that have a place on some page."""
        report = sample.report
        for table in report.tables:
            sound_table(table)
        on_pages: dict[int, list[tuple[TableLabel, list[Part]]]] = {}
        for table in report.tables:
            for page in sorted({cell.page for cell in table.cells if cell.page is not None and cell.box is not None}):
                on_pages.setdefault(page, []).append((table, list(parts_of(table, page))))
        for page, held in sorted(on_pages.items()):
            image = self._put("images", _image(report, page))
            for table, parts in held:
                for part in parts:
                    self._put("annotations", _annotation(part, table=table, image=image))
        return len({table.id for held in on_pages.values() for table, _ in held})

    def close(self) -> None:
        """See `Writer`."""
        with self._path.open("w", encoding="utf-8") as whole:
            categories = [{"id": number, "name": name, "supercategory": "table"} for name, number in _ID.items()]
            whole.write('{"info": {"description": "gouji", "unit": "pt"}, "licenses": [], "categories": ')
            json.dump(categories, whole)
            for name, stream in self._open.items():
                whole.write(f', "{name}": [')
                stream.seek(0)
                shutil.copyfileobj(stream, whole)
                whole.write("]")
            whole.write("}\n")
        self.abandon()

    def abandon(self) -> None:
        """See `Writer`."""
        for stream in self._open.values():
            stream.close()
        for path in (self._images, self._boxes):
            path.unlink(missing_ok=True)

    def _put(self, name: str, row: dict[str, Any]) -> int:
        """Numbers count from 1: some tools take 0 for none."""
        self._counts[name] += 1
        comma = ",\n" if self._counts[name] > 1 else "\n"
        self._open[name].write(
            comma + json.dumps({"id": self._counts[name], **row}, ensure_ascii=True, allow_nan=False)
        )
        return self._counts[name]


def _image(report: LabelledReport, page: int) -> dict[str, Any]:
    size = next((one for one in report.pages if one.number == page), None) or _extent(report, page)
    return {
        "file_name": f"{report.document}-{page}.png", "width": size.width, "height": size.height,
        "size_exact": size.exact, "document": report.document, "page": page, "organisation": report.organisation,
        "year": report.year,
    }  # fmt: skip


def _extent(report: LabelledReport, page: int) -> PageSize:
    boxes = [cell.box for table in report.tables for cell in table.cells if cell.page == page and cell.box is not None]
    return PageSize(
        number=page, width=max(box.right for box in boxes), height=max(box.bottom for box in boxes), exact=False
    )


def _annotation(part: Part, *, table: TableLabel, image: int) -> dict[str, Any]:
    box = part.box
    width, height = box.right - box.left, box.bottom - box.top
    row: dict[str, Any] = {
        "image_id": image, "category_id": _ID[part.category], "bbox": [box.left, box.top, width, height],
        "area": width * height, "iscrowd": 0,
        "segmentation": [
            [box.left, box.top, box.right, box.top, box.right, box.bottom, box.left, box.bottom]
        ],
        "table": table.id,
    }  # fmt: skip
    if part.cell is not None:
        row |= {name: getattr(part.cell, name) for name in _CELL_KEYS}
    elif part.category == "table":
        row |= {
            "form": table.form, "caption": table.caption, "n_rows": table.n_rows, "n_columns": table.n_columns,
            "found_by": table.found_by, "origin": table.origin, "confidence": table.confidence,
        }  # fmt: skip
    return row


def read_coco(path: Path) -> Iterator[tuple[str, TableLabel]]:
    """Tables rebuilt from their cells, with the document that they are of; cells without a box are not in the format,
    so that a table that had some comes back with those that it has.

    Raises:
        BadFile: for a file that is no COCO of ours.
    """
    try:
        with path.open(encoding="utf-8") as stream:
            whole = json.load(stream)
        images = {image["id"]: image for image in whole["images"]}
        found: dict[tuple[str, str], TableLabel] = {}
        for row in whole["annotations"]:
            image = images[row["image_id"]]
            _take(found, row, document=image["document"], page=image["page"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise BadFile(f"{path.name}: {type(error).__name__}") from error
    for (document, _), table in found.items():
        yield document, table


def _take(found: dict[tuple[str, str], TableLabel], row: Mapping[str, Any], *, document: str, page: int) -> None:
    key = (document, row["table"])
    if row["category_id"] == _ID["table"] and key not in found:
        names = ("form", "caption", "n_rows", "n_columns", "found_by", "origin", "confidence")
        found[key] = TableLabel(id=row["table"], cells=(), **{name: row[name] for name in names})
    elif row["category_id"] == _ID["table cell"]:
        left, top, width, height = row["bbox"]
        box = Box(left=left, top=top, right=left + width, bottom=top + height)
        cell = CellLabel(page=page, box=box, **{name: row[name] for name in _CELL_KEYS})
        table = found[key]
        found[key] = replace(table, cells=(*table.cells, cell))
