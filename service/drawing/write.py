"""Writes the drawings of a document into a folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.drawing.cell_states import cell_states
from service.drawing.legend import with_legend
from service.drawing.page_drawing import draw_page
from service.drawing.seen import Keeper

LONGEST_NAME: Final = 60
"""Characters of a document's name in those of its pictures: three bytes each, of the 255 that a file name may have."""


def write_drawings(
    keeper: Keeper, source: RawSource, reading: Reading | None, *, folder: Path, language: str
) -> list[Path]:
    """One PNG a page. Without a reading, what was seen until the document was given up.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    states = cell_states(reading)
    paths = []
    for seen in keeper.pages:
        number = seen.printed.page.number
        grids = keeper.found.get(number, ())
        drawing = with_legend(
            draw_page(seen, grids, states), seen, grids, name=safe_name(source.path), language=language
        )
        paths.append(folder / f"{safe_name(source.path)}-{source.sha256[:8]}-p{number:03d}.png")
        drawing.save(paths[-1], compress_level=1)
    return paths


def safe_name(path: str) -> str:
    """The last part of a document's path as a plain file name, whatever it was called."""
    last = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
    plain = re.sub(r"[^\w.-]+", "_", last, flags=re.UNICODE).strip("._-")
    return plain.encode("utf-8", "ignore").decode()[:LONGEST_NAME] or "document"
