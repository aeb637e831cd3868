"""What a function says of an object, kept by the object's identity: comparing regions costs as much as reading them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

MOST: Final = 64
"""Objects whose answers are kept, and they with them: a report's regions are asked again and again, then never."""


def once_each(function: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """The function, asked once for each object; for objects and answers that nobody changes."""
    known: dict[int, tuple[Asked, Answer]] = {}

    @wraps(function)
    def asked(one: Asked) -> Answer:
        kept = known.get(id(one))
        if kept is None:
            kept = (one, function(one))
            if len(known) >= MOST:
                known.clear()
            known[id(one)] = kept
        return kept[1]

    return asked
