"""One form after the other, filled in for one thing after the other: each is a table, not the next part of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from models.tables.values import is_value_text

LOOKED_AT, SAME = 5, 4
"""Rows under what is printed again, and how many of them must begin with the labels of the table above, all different,
to be another copy of it: rows of a list differ, or begin alike throughout.
"""
_WHITE = re.compile(r"\s+")


def is_copy(above: Iterable[str], below: Iterable[str]) -> bool:
    """Do two tables begin with the same labels, row by row? Both are told without the head that they share."""
    pairs = islice(zip(above, below, strict=False), LOOKED_AT)
    said = [(_WHITE.sub("", one), _WHITE.sub("", other)) for one, other in pairs]
    return len({one for one, other in said if one == other and len(one) > 1 and not is_value_text(one)}) >= SAME
