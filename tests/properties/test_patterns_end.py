"""Every pattern that prose, names and tables are read with ends, whatever repeats what it repeats: one that tries each
way to part a list into items takes twice the time for each item more.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

import pytest

sre: Any = importlib.import_module("re._parser")
PACKAGES = ("corpora", "models", "service")
NOT_TO_IMPORT = ("__main__", "migrations")
"""Modules that do something when they are imported."""
SIGNS = "件年的申请公开0123456789办结、，（）和及  其中为"
TIMES = 26
"""How often a text repeats what a pattern repeats: 2 to that power is no time that a test ends in."""
AT_WILL = 8
"""What may be repeated more often is repeated at will."""
SECONDS = 20
"""After which nobody waits any longer; all patterns together take a few."""
TEXTS = 14
"""To a pattern."""


def patterns_of(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from patterns_of((*value, *value.values()))
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from patterns_of(one)


def all_patterns() -> dict[str, re.Pattern[str]]:
    """Those that modules hold, by their text."""
    for name in PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
            if not any(part in module.name for part in NOT_TO_IMPORT):
                importlib.import_module(module.name)
    modules = [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] in PACKAGES]
    found = (one for module in modules for value in list(vars(module).values()) for one in patterns_of(value))
    return {one.pattern: one for one in found if re.search(r"[*+}]", one.pattern)}


def sign_of(members: Sequence[Any], random: Random) -> str:
    """One of a set of signs, of those that prose is made of if it has any."""
    signs = [sign for sign in SIGNS if _is_of(members, sign)]
    literals = [chr(value if kind is sre.LITERAL else value[0]) for kind, value in members
                if kind in (sre.LITERAL, sre.RANGE)]  # fmt: skip
    return random.choice(signs or literals or ["x"])


CATEGORIES = {
    sre.CATEGORY_DIGIT: str.isdigit, sre.CATEGORY_SPACE: str.isspace, sre.CATEGORY_WORD: str.isalnum,
}  # fmt: skip


def _is_of(members: Sequence[Any], sign: str) -> bool:
    (first, _), *_ = members
    hit = any(
        (kind is sre.LITERAL and value == ord(sign))
        or (kind is sre.RANGE and value[0] <= ord(sign) <= value[1])
        or (kind is sre.CATEGORY and value in CATEGORIES and CATEGORIES[value](sign))
        for kind, value in members
    )
    return hit != (first is sre.NEGATE)


def text_of(tree: Any, random: Random, times: int = TIMES) -> str:
    """A text that the pattern may match, what it repeats at will repeated so often."""
    parts: list[str] = []
    for kind, value in tree:
        if kind is sre.LITERAL:
            parts.append(chr(value))
        elif kind is sre.IN:
            parts.append(sign_of(value, random))
        elif kind in (sre.ANY, sre.NOT_LITERAL):
            parts.append(random.choice(SIGNS))
        elif kind is sre.BRANCH:
            parts.append(text_of(random.choice(value[1]), random, times))
        elif kind is sre.SUBPATTERN:
            parts.append(text_of(value[3], random, times))
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            least, most, body = value
            often = most > AT_WILL and random.random() < 0.8
            count = min(most, times) if often else random.randint(least, min(most, least + 2))
            parts += [text_of(body, random, 3 if often else times) for _ in range(count)]
    return "".join(parts)


@pytest.mark.thorough
def test_no_pattern_takes_time_without_end() -> None:
    random, patterns = Random(1), all_patterns()
    assert len(patterns) > 500

    def give_up(*_: object) -> None:
        raise TimeoutError(f"{pattern.pattern!r} on {probe!r}")

    before = signal.signal(signal.SIGALRM, give_up)
    try:
        for pattern in patterns.values():
            tree = sre.parse(pattern.pattern, pattern.flags)
            for _ in range(TEXTS):
                text = text_of(tree, random)
                probe = text[: int(len(text) * random.choice((0.6, 0.8, 0.9, 1.0)))][:3_000] + "鿿"
                signal.alarm(SECONDS)
                pattern.search(probe)
                pattern.match(probe)
                signal.alarm(0)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_a_pattern_that_does_not_end_is_found() -> None:
    tree = sre.parse("(?:[、和][^、]{2,12}?[0-9]+件)+均")
    assert any(text_of(tree, Random(seed)).count("件") >= TIMES for seed in range(TEXTS))
