"""Traditional characters that are read where simplified ones are printed: on worn print 现 and 現 look the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

TRADITIONAL_PAGE = 0.25
"""Share of a page's ideographs from which it is printed in traditional characters: about 0.4 of those in running text
have no place in GB/T 2312, and 0.2 at most of what is read on the worst pages."""
_IDEOGRAPH = re.compile(r"[㐀-鿿]")


def is_traditional(texts: Iterable[str]) -> bool:
    """Whether a page with these words was printed in traditional characters."""
    marks: list[str] = _IDEOGRAPH.findall("".join(texts))
    return sum(simplified(mark) != mark for mark in marks) > TRADITIONAL_PAGE * len(marks)


def simplified(text: str) -> str:
    """`text` with characters outside of GB/T 2312 replaced by the simplified ones in it that they are forms of.

    Those in it stay, whatever else they may be the traditional form of: 乾县.
    """
    return text if text.isascii() else "".join(map(_simplified, text))


@cache
def _simplified(mark: str) -> str:
    if _in_standard(mark):
        return mark
    short = _converter().convert(mark)
    return short if len(short) == 1 and _in_standard(short) else mark


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # of the extra `ocr`

    return OpenCC("t2s")


def _in_standard(mark: str) -> bool:
    try:
        mark.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
