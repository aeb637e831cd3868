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
_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零]")
_KIND = re.compile(r"报告|年报|总结|公报")
_WORD = re.compile(r"microsoft|word|excel|wps", re.IGNORECASE)


def missing_title(page: Page, lines: Iterable[str]) -> str | None:
    """The page's own title unless the lines print it already, be it broken over two of them.

    What Word or WPS writes there is the title of the file that the author started from, often last year's: not used.
    """
    if _WORD.search(page.meta.get("generator", "") + page.meta.get("progid", "")):
        return None
    title = next((page.meta[name] for name in _NAMES if page.meta.get(name)), "")
    candidate = _report(title.strip() or max(_PARTS.split(page.title.strip()), key=len))
    if len(_CHINESE.findall(candidate)) < _CHINESE_ENOUGH:
        return None
    printed, squeezed = [_squeezed(line) for line in lines], _squeezed(candidate)
    if squeezed in "".join(printed) or any(_is_part(line, squeezed) for line in printed):
        return None
    return " ".join(candidate.split())


def _report(title: str) -> str:
    """Of words with blanks between, those that name a report of a year: the others are the site and its column."""
    return next((part for part in title.split() if _YEAR.search(part) and _KIND.search(part)), title)


def _is_part(line: str, candidate: str) -> bool:
    """Is the line the title, around which the page's own title names the site and its column?"""
    return bool(line in candidate and _YEAR.search(line) and _KIND.search(line))


def _squeezed(text: str) -> str:
    return "".join(normalise_text(text).split())
