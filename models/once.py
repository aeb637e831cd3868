"""What a function says of an object, kept by its identity: comparing regions costs as much as reading them, and rules
ask the same of a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
How = ParamSpec("How")

MOST: Final = 1024
"""Answers that are kept, and their objects with them: a report's regions, and each figure of a sentence, are asked
again and again, then never. A table that was run together into one sentence holds hundreds of figures.
"""


def once_each(function: Callable[Concatenate[Asked, How], Answer]) -> Callable[Concatenate[Asked, How], Answer]:
    """The function, asked once for each object and further arguments; for objects and answers that nobody changes."""
    known: dict[tuple[object, ...], tuple[Asked, Answer]] = {}

    @wraps(function)
    def asked(one: Asked, /, *further: How.args, **named: How.kwargs) -> Answer:
        key = (id(one), *further, *named.items())
        kept = known.get(key)
        if kept is None:
            kept = (one, function(one, *further, **named))
            if len(known) >= MOST:
                known.clear()
            known[key] = kept
        return kept[1]

    return asked
