"""Pictures of pages that nothing has damaged: which these are, and what ink shows on them."""

from __future__ import annotations

from corpora.document.printed_page import PrintedPage
from models.tables.pages.no_tables.axes import without_axes
from models.tables.pages.no_tables.lying_bars import without_lying_bars
from models.tables.pages.no_tables.standing_bars import without_charts
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.pictures.rules_between_fills import with_rules_between_fills


def is_undamaged(picture: PagePicture, page: PrintedPage) -> bool:
    """See `has_clean_ground`."""
    from models.tables.pages.pictures.clean_ground import has_clean_ground  # OpenCV comes with the reader of pictures

    return has_clean_ground(picture, page)


def as_inked(page: PrintedPage, picture: PagePicture) -> PrintedPage:
    """The page with rules as long as their ink is, without charts and their axes."""
    # NumPy comes with the reader of pictures
    from models.tables.pages.no_tables.filled_bars import filled_bars
    from models.tables.pages.pictures.inked_rules import with_rules_as_inked
    from models.tables.pages.pictures.overlooked_uprights import with_overlooked_uprights

    bars = filled_bars(picture, page.words)
    page = without_charts(without_lying_bars(with_rules_as_inked(page, picture), bars), bars)
    return without_axes(with_rules_between_fills(with_overlooked_uprights(page, picture)))
