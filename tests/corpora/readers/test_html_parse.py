"""Two parsers, one tree; and pages made to break parsers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.document.document import Document, Source
from corpora.document.errors import DocumentError, ExpandsTooFar, Forbidden, TooLarge
from corpora.document.region import Region
from corpora.readers.html import read_html
from corpora.readers.html_parse import parse, parse_html5, parse_lxml
from corpora.readers.html_tree import Node
from corpora.readers.limits import DEFAULT, Limits

SECONDS = 60.0  # of the processor
"""Far above what these take on an idle machine (a few seconds), far below what they take without the guards."""


def read(page: str | bytes, *, limits: Limits = DEFAULT) -> Document:
    data = page.encode() if isinstance(page, str) else page
    source = Source(path="页", sha256="0" * 64, media_type="text/html", size_bytes=len(data))
    return read_html(data, source=source, limits=limits)


def outline(node: Node) -> list[object]:
    """Tags and text without white space, and without the `tbody` that html5lib adds."""
    parts: list[object] = []
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                parts.append("".join(child.split()))
        elif child.tag in ("tbody", "html", "body"):
            parts.extend(outline(child))
        else:
            parts.append((child.tag, outline(child)))
    return parts


clean_text = st.text(alphabet="甲乙丙丁12，。", min_size=1, max_size=6)
clean_block = st.one_of(
    clean_text.map(lambda text: f"<p>{text}</p>"),
    clean_text.map(lambda text: f"<h2>{text}</h2>"),
    st.lists(clean_text, min_size=1, max_size=3).map(
        lambda cells: f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
    ),
    st.lists(clean_text, min_size=1, max_size=3).map(
        lambda items: f"<ol>{''.join(f'<li>{item}</li>' for item in items)}</ol>"
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(clean_block, min_size=1, max_size=5))
def test_both_parsers_agree_on_clean_pages(blocks: list[str]) -> None:
    markup = f"<html><head></head><body><div>{''.join(blocks)}</div></body></html>"
    first, misnested = parse_lxml(markup, limits=DEFAULT)
    second = parse_html5(markup, limits=DEFAULT)
    assert not misnested
    assert second is not None
    assert outline(first.root) == outline(second.root)


def test_missing_row_starts_are_read_by_the_second_parser() -> None:
    markup = "<table><td>1</td><td>2</td></tr><td>3</td></tr></table>"
    first, misnested = parse_lxml(markup, limits=DEFAULT)
    assert misnested
    assert len([node for node in first.root.descendants() if node.tag == "tr"]) == 0
    page, _ = parse(markup, limits=DEFAULT)
    assert len([node for node in page.root.descendants() if node.tag == "tr"]) == 2


def test_the_second_parser_is_not_believed_when_it_loses_cells() -> None:
    page, _ = parse("<p>甲</p></p><tr><td>1</td><td>2</td></tr></table>", limits=DEFAULT)
    assert page.cells == 2


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "正文",
        "<span>甲" * 50_000 + "正文",
        "<table><tr><td>" * 30_000 + "正文",
        "<b>x</i>" * 200_000 + "正文",
        "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">正文</p>",
        '<p title="' + "x" * 20_000_000 + '">正文</p>',
        "<ol><li>" * 50_000 + "正文",
        "</div></p>" * 500_000 + "正文",
        "<!--" * 100_000 + "<p>正文",
        "<p>" + "&#x26;" * 100_000 + "正文",
        "<p><font color=1><b><i>" * 20_000 + "正文",
        "<p>正文</p><" + "<a " * 100_000,
        "<p>" + "\0" * 1_000_000 + "正文</p>",
    ],
    ids=lambda page: page[:12].replace("\0", "0"),
)
def test_hostile_markup_is_read_in_bounded_time(page: str) -> None:
    start = time.process_time()
    assert "正文" in read(page).text
    assert time.process_time() - start < SECONDS


def test_unclosed_tags_by_the_million_have_a_code() -> None:
    with pytest.raises(TooLarge):
        read("<p>a" * 2_500_000)


def test_spans_of_a_million_stay_small() -> None:
    document = read("<table><tr><td rowspan=1000000 colspan=1000000>甲<td>乙<tr><td>丙<td>丁</table>")
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert (region.rows[0][0].row_span, region.rows[0][0].column_span) == (2, 1000)


def test_many_wide_spans_have_a_code() -> None:
    with pytest.raises(ExpandsTooFar):
        read("<table>" + "<tr>" + "<td colspan=1000>甲" * 500 + "</table>")


@pytest.mark.parametrize(
    "page",
    [
        '<!DOCTYPE html [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><html><p>&b;</p></html>',
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><p>&x;</p></html>',
    ],
)
def test_declared_entities_are_refused(page: str) -> None:
    with pytest.raises(Forbidden):
        read(page)


def test_limits_hold() -> None:
    with pytest.raises(TooLarge):
        read("<p>甲</p>" * 100, limits=Limits(max_bytes=100))
    with pytest.raises(TooLarge):
        read("<p>甲乙丙</p>" * 100, limits=Limits(max_characters=50))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "<p>",
                    "</p>",
                    "<div>",
                    "</div>",
                    "<span>",
                    "</span>",
                    "<table>",
                    "</table>",
                    "<tr>",
                    "</tr>",
                    "<td>",
                ),
                *("</td>", "<td rowspan=3>", "<th colspan=2>", "<ol>", "<li>", "</ol>", "<br>", "<pre>", "<a>", "</a>"),
                *("<sup>", "</sup>", "<b>", "</b>", "<h1>", "</h1>", "<form>", "</form>", "<tbody>", "<caption>", "<a"),
                *("甲", "12", "。", " ", "\n", "&nbsp;", "<!--", "-->", "<", ">", '"', "&#0;", "&", "<td", "<![if"),
            ]
        ),
        max_size=40,
    )
)
def test_any_soup_is_read_or_refused(parts: list[str]) -> None:
    try:
        document = read("<p>始</p>" + "".join(parts))
    except DocumentError:
        return
    for block in document.blocks:
        assert document.text[block.place.span.start : block.place.span.end].strip() or isinstance(block, Region)
    # Where no tag is broken, characters are neither lost nor doubled.
    if not {"<!--", "<", "<a", "<td", "<![if", "-->", "&#0;", "&", ">", '"'} & set(parts):
        assert document.text.count("甲") == parts.count("甲")
        assert document.text.count("1") + document.text.count("¹") == parts.count("12") + _numbers(document)


def _numbers(document: Document) -> int:
    """The list numbers that contain a 1."""
    return document.text.count("1. ") + sum(document.text.count(f"1{digit}. ") for digit in range(10))
