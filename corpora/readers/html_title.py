"""The title that a page states about itself, for bodies that lack it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpora.readers.html_tree import Page
from corpora.readers.normalise import normalise_text

_NAMES = ("articletitle", "og:title", "twitter:title", "dc.title", "title")
_PARTS = re.compile(r"\s*[|｜_—–]+\s*|\s+-+\s+|(?<=[\u4e00-\u9fff）)])-+(?=[\u4e00-\u9fff])")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_CHINESE_ENOUGH = 6
"""`文档`, `无标题文档` and a column's name are no titles."""
_WORD = re.compile(r"microsoft|word|excel|wps", re.IGNORECASE)


def missing_title(page: Page, lines: Iterable[str]) -> str | None:
    """The page's own title unless the lines print it already, be it broken over two of them.

    What Word or WPS writes there is the title of the file that the author started from, often last year's: not used.
    """
    if _WORD.search(page.meta.get("generator", "") + page.meta.get("progid", "")):
        return None
    title = next((page.meta[name] for name in _NAMES if page.meta.get(name)), "")
    candidate = title.strip() or max(_PARTS.split(page.title.strip()), key=len)
    if len(_CHINESE.findall(candidate)) < _CHINESE_ENOUGH:
        return None
    return None if _squeezed(candidate) in _squeezed("".join(lines)) else " ".join(candidate.split())


def _squeezed(text: str) -> str:
    return "".join(normalise_text(text).split())
