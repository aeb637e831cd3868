"""Tables with the ends that the page shows."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.printed_page import PrintedPage
from models.tables.pages.cells.blank_ends import without_blank_ends
from models.tables.pages.heads.heads_apart import with_heads_apart_joined
from models.tables.pages.labels.labels_beside import with_labels_beside
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import holds
from models.tables.pages.rows.rows_below_forms import with_form_rows_below
from models.tables.pages.rows.thin_rows import without_thin_rows


def as_printed(grids: Sequence[PageGrid], page: PrintedPage) -> tuple[PageGrid, ...]:
    """What rules of a page with text draw beyond the table, and what of the table they leave out."""
    trimmed = (
        without_thin_rows(without_blank_ends(grid, page.rules, page.shades, read=page.scanned)) for grid in grids
    )
    whole = [grid for grid in trimmed if len(grid.cells) > 1]
    free = [word for word in page.words if not any(holds(grid.box, word.box) for grid in grids)]
    whole = with_form_rows_below([with_labels_beside(grid, free) for grid in whole], page)
    return tuple(with_heads_apart_joined(whole, page.words))
