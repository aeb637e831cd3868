"""Which elements a page's names and styles make cells of, though they are no `<td>`."""

from __future__ import annotations

import re
from collections.abc import Mapping

_CELL_NAME = re.compile(r"cell|(?:^|[\s_-])(?:td|th|col|column|item)(?=$|[\s_\d-])", re.IGNORECASE)
_CELL_STYLE = re.compile(r"display:inline-block")
_WIDTH = re.compile(r"(?<![\w-])width:\d")
_ROW_NAME = re.compile(r"(?:^|[\s_-])(?:flex|tr|row)(?=$|[\s_\d-])", re.IGNORECASE)
_ROW_STYLE = re.compile(r"display:(?:inline-)?(?:flex|grid)(?![\w-])")


def may_be_cell(attributes: Mapping[str, str], *, parent: Mapping[str, str]) -> bool:
    """Whether an inline element is to be kept until its siblings tell. Both arguments are attributes of elements."""
    if _CELL_NAME.search(attributes.get("class") or ""):
        return True
    style = _plain_style(attributes)
    return bool(_CELL_STYLE.search(style) and _WIDTH.search(style)) or _lays_out_a_row(parent)


def _lays_out_a_row(attributes: Mapping[str, str]) -> bool:
    return bool(_ROW_NAME.search(attributes.get("class") or "") or _ROW_STYLE.search(_plain_style(attributes)))


def _plain_style(attributes: Mapping[str, str]) -> str:
    return re.sub(r"\s", "", attributes.get("style") or "").lower()
