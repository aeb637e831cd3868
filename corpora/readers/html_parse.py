"""Markup → tree. libxml2 first, since it is fast; html5lib where the markup is nested so wrongly that they differ."""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Iterator
from typing import Any, cast
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import DataLossWarning
from lxml import etree

from corpora.document.errors import Corrupt
from corpora.readers.html_hidden import hidden_names
from corpora.readers.html_tree import Builder, Page, TooDeep
from corpora.readers.limits import Limits

_CHUNK = 1 << 18
"""Bytes fed at once: an exception in our tree builder stops libxml2 only between chunks."""
_MISNESTED = re.compile(r"Unexpected end tag : (?:p|table|thead|tbody|tfoot|tr|td|th)\b")
"""libxml2's words. It closes a paragraph with the span around it, merges rows whose `<tr>` is missing; browsers
don't. Other stray end tags change no text."""
_CELL_TAG = re.compile(r"<(/?)t[dh]\b", re.IGNORECASE)
_FORMATTING_TAG = re.compile(r"<(/?)(?:font|b|strong|i|em|u|span|a)\b", re.IGNORECASE)
_SLOW_PARSER_CHARACTERS = 2_000_000
_SLOW_PARSER_SECONDS = 10.0
_TEXT_KEPT = 0.99
"""html5lib is believed when it kept all cells and this share of the text."""

_INLINE = re.compile(
    r"</?(?!(?:p|br|table|tbody|thead|tfoot|tr|td|th|li|ol|ul|h[1-6]|script|style|title|noscript)\b)[a-z][^<>]*>", re.I
)
_DIVISION = re.compile(r"</?(?:div|section|article|main|form|center|blockquote|dl|dt|dd)\b[^<>]*>", re.I)
_CELL = re.compile(r"</t[dh]\b[^<>]*>", re.I)
_ANY_BUT_RAW = re.compile(r"</?(?!(?:br|script|style|title|noscript)\b)[a-z][^<>]*>", re.I)


def parse(markup: str, *, limits: Limits, keep_hidden: bool = False) -> tuple[Page, tuple[str, ...]]:
    """The page and warnings about what had to be flattened.

    Raises:
        Corrupt: nothing that can be parsed.
        TooLarge: more elements or text than a report has.
    """
    try:
        return _parse(markup, limits=limits, keep_hidden=keep_hidden), ()
    except TooDeep:
        pass
    for lost, flatten in (("inline", _without_inline), ("tables", _without_tables)):
        try:
            page = _parse(flatten(markup), limits=limits, keep_hidden=keep_hidden)
        except TooDeep:
            continue
        return page, (f"html_flattened:{lost}",)
    raise Corrupt("标签嵌套过深")


def text_only(markup: str, *, limits: Limits) -> Page:
    """The page with comments opened and every tag taken for a line break: for one that shows nothing as it stands."""
    return parse_lxml(_without_tables(markup.replace("<!--", " ")), limits=limits)[0]


def _parse(markup: str, *, limits: Limits, keep_hidden: bool) -> Page:
    page, misnested = parse_lxml(markup, limits=limits, keep_hidden=keep_hidden)
    if not (misnested or _left_open(markup)) or len(markup) > _SLOW_PARSER_CHARACTERS:
        return page
    second = parse_html5(markup, limits=limits, keep_hidden=keep_hidden)
    if second and second.cells >= page.cells and second.characters >= page.characters * _TEXT_KEPT:
        return second
    return page


def _left_open(markup: str) -> bool:
    """Cells that end where the next begins, with formatting open in them: libxml2 takes the next for a part of it."""
    return _balance(_CELL_TAG, markup) > 0 and _balance(_FORMATTING_TAG, markup) > 0


def _balance(tag: re.Pattern[str], markup: str) -> int:
    """Start tags over end tags."""
    return sum(-1 if end else 1 for end in tag.findall(markup))


def parse_lxml(markup: str, *, limits: Limits, keep_hidden: bool = False) -> tuple[Page, bool]:
    """The page as libxml2 sees it, and whether tags were nested so that browsers may see another."""
    builder = Builder(limits=limits, keep_hidden=keep_hidden, hidden=hidden_names(markup))
    # Events instead of a tree of libxml2's: that one takes minutes for a tag with 300 000 attributes.
    target = cast(Any, builder)  # the stubs ask for methods that lxml does without
    parser = etree.HTMLParser(target=target, recover=True, no_network=True, huge_tree=True, encoding="utf-8")
    data = markup.encode("utf-8", errors="replace")
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        misnested = any(_MISNESTED.match(entry.message) for entry in parser.feed_error_log)
        parser.close()
    except etree.LxmlError as error:
        if not data.strip():
            raise
        raise Corrupt("网页无法解析") from error
    return builder.close(), misnested


def parse_html5(markup: str, *, limits: Limits, keep_hidden: bool = False) -> Page | None:
    """The page as a browser sees it; None when that takes too long or nests too deep."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DataLossWarning)
            root = _Timed(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False).parse(markup)
        builder = Builder(limits=limits, keep_hidden=keep_hidden, hidden=hidden_names(markup))
        _replay(root, builder)
    except (_OutOfTime, TooDeep, RecursionError):
        return None
    return builder.close()


class _OutOfTime(Exception):
    pass


class _Timed(html5lib.HTMLParser):
    """Formatting that is never closed is reopened in every paragraph: time grows with the square."""

    def normalizedTokens(self) -> Iterator[object]:  # noqa: N802  html5lib's name
        deadline = time.monotonic() + _SLOW_PARSER_SECONDS
        for token in super().normalizedTokens():  # type: ignore[misc]  # the stubs leave it out
            if time.monotonic() > deadline:
                raise _OutOfTime
            yield token


def _replay(root: Element, builder: Builder) -> None:
    """Hands a finished tree on as events, without recursion."""
    stack: list[tuple[Element, Iterator[Element]]] = []

    def enter(element: Element) -> None:
        builder.start(element.tag if isinstance(element.tag, str) else "#comment", element.attrib)
        if element.text and isinstance(element.tag, str):
            builder.data(element.text)
        stack.append((element, iter(element)))

    enter(root)
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is not None:
            enter(child)
            continue
        stack.pop()
        builder.end(str(element.tag))
        if element.tail and stack:
            builder.data(element.tail)


def _without_inline(markup: str) -> str:
    return _INLINE.sub("", _DIVISION.sub("<br>", markup))


def _without_tables(markup: str) -> str:
    return _ANY_BUT_RAW.sub("<br>", _CELL.sub("&#9;", markup))
