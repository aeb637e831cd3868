"""A small tree of what matters on a page: blocks, tables, links and text. Inline markup and hidden parts are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from corpora.document.errors import TooLarge
from corpora.readers.html_cells import may_be_cell
from corpora.readers.html_hidden import HiddenNames
from corpora.readers.html_pictures import HELD
from corpora.readers.limits import Limits

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
SECTIONS = frozenset(("thead", "tbody", "tfoot"))
CELLS = frozenset(("td", "th"))
TABLE_PARTS = SECTIONS | CELLS | {"tr", "caption"}
_TEXT_BLOCKS = frozenset(("p", "pre", "blockquote", "address", "hr", "ul", "ol", "li", "dl", "dt", "dd", "dir", "menu"))
_PAGE_BLOCKS = frozenset(
    ("html", "body", "main", "article", "section", "aside", "nav", "header", "footer", "div", "center")
)
_FORM_BLOCKS = frozenset(
    ("form", "fieldset", "legend", "details", "summary", "dialog", "figure", "figcaption", "center")
)
BLOCKS = _TEXT_BLOCKS | _PAGE_BLOCKS | _FORM_BLOCKS | TABLE_PARTS | frozenset(HEADINGS) | {"table"}
_INLINE_KEPT = frozenset(("a", "br", "sup", "sub"))

_NOT_TEXT = frozenset(("script", "style", "template", "svg", "canvas", "audio", "video", "map", "embed", "xml"))
_FRAMES = frozenset(("noscript", "iframe", "frameset", "object", "applet"))
_CONTROLS = frozenset(("select", "option", "datalist", "button", "input"))
_STRUCK_OUT = frozenset(("del", "s", "strike"))
"""Word saves a deletion under review as a line through the text: what it says no longer holds."""
_DROPPED = _NOT_TEXT | _FRAMES | _CONTROLS | _STRUCK_OUT | {"rt", "rp", "col", "colgroup"}
_STATED = frozenset(("rowspan", "colspan", "type", "start", "value", "height", "width", "reversed"))
_ATTRIBUTES = _STATED | {"class", "id", "role", "style", "width"}
_HIDDEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|mso-hide:all|text-decoration(?:-line)?:[a-z]*line-through"
)
_DISPLAY = re.compile(
    r"display:(table-row-group|table-header-group|table-row|table-cell|table|block|list-item)(?![\w-])"
)
_DISPLAYED_AS = {
    "table": "table",
    "table-row-group": "tbody",
    "table-header-group": "thead",
    "table-row": "tr",
    "table-cell": "td",
    "block": "div",
    "list-item": "div",
}
_FIGURE = re.compile(r"\s*\d[\d,]*(?:\.\d+)?\s*")
_NEAR = 6
"""Elements between a box to write in and its cell."""
MAX_OPEN = 2000
"""Open elements a parser may hold: libxml2 looks through all of them at every end tag."""
_MAX_NODES = 500_000
"""A node takes some 200 bytes, so this is 100 MB; the largest real report has about 10 000."""
_RAW_CHARACTERS_FACTOR = 4
"""Source text (with its indentation) to printed text."""


NOTHING_HIDDEN = HiddenNames(names={})


class TooDeep(Exception):
    """Elements nested beyond any layout. The page has to be flattened before it is parsed."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Node:
    """An element; `children` holds text as the source has it, one string per text node, so that runs can be told."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """Child elements, without the text."""
        return (child for child in self.children if isinstance(child, Node))

    def descendants(self) -> Iterator[Node]:
        """Every element below, in document order."""
        for child in self.nodes():
            yield child
            yield from child.descendants()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`hidden_characters` and `hidden_cells` were left out because a style hides them."""

    root: Node
    title: str
    meta: Mapping[str, str]
    hidden_characters: int
    hidden_cells: int
    characters: int
    cells: int


class Builder:
    """Takes a parser's events (the interface of `lxml.etree.HTMLParser(target=…)`) and keeps a tree.

    Raises:
        TooDeep: from `start`.
        TooLarge: from `start` and `data`.
    """

    def __init__(self, *, limits: Limits, keep_hidden: bool = False, hidden: HiddenNames = NOTHING_HIDDEN) -> None:
        self._sheet = hidden
        self._root = Node(tag="html")
        self._dropped, self._hidden, self._title = Node(tag="#dropped"), Node(tag="#hidden"), Node(tag="title")
        self._open = [self._root]
        self._depths = [0]
        self._meta: dict[str, str] = {}
        self._limits, self._keep_hidden = limits, keep_hidden
        self._nodes = self._cells = self._raw = self._characters = self._hidden_characters = 0
        self._hidden_cells = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if len(self._open) > MAX_OPEN:
            raise TooDeep
        parent, tag = self._open[-1], tag.lower() if isinstance(tag, str) else "#"
        if tag == "meta":
            self._remember(attributes)
        node = self._place(tag, attributes, parent=parent)
        deeper = node is not parent and node not in (self._dropped, self._hidden, self._title)
        self._open.append(node)
        self._depths.append(self._depths[-1] + deeper)
        if self._depths[-1] > self._limits.max_depth:
            raise TooDeep

    def end(self, tag: str) -> None:
        """The element opened last closes."""
        if len(self._open) > 1:
            self._open.pop()
            self._depths.pop()

    def data(self, text: str) -> None:
        """Text, possibly one part of several."""
        parent = self._open[-1]
        if parent is self._dropped:
            return
        printed = len(text) - text.count(" ") - text.count("\n")
        if parent is self._hidden:
            self._hidden_characters += printed
            return
        self._raw += len(text)
        if self._raw > self._limits.max_characters * _RAW_CHARACTERS_FACTOR:
            raise TooLarge(f"网页文字超过 {self._limits.max_characters} 字")
        parent.children.append(text)
        self._characters += printed

    def close(self) -> Page:
        """The whole page."""
        title = "".join(child for child in self._title.children if isinstance(child, str))
        return Page(
            root=self._root,
            title=title,
            meta=self._meta,
            hidden_characters=self._hidden_characters,
            hidden_cells=self._hidden_cells,
            characters=self._characters,
            cells=self._cells,
        )

    def _place(self, tag: str, attributes: Mapping[str, str], *, parent: Node) -> Node:
        """Where the element's children go: into a node of its own, its parent, or nowhere."""
        if parent in (self._dropped, self._hidden):
            self._hidden_cells += parent is self._hidden and tag in CELLS
            return parent
        if tag == "title":
            return self._dropped if self._title.children else self._title
        if tag == "input" and any(node.tag in CELLS for node in self._open[-_NEAR:]):
            parent.children.append(_filled_in(attributes))
        if tag in _DROPPED or tag.startswith("#"):
            return self._dropped
        style = re.sub(r"\s", "", attributes.get("style") or "").lower()
        if not self._keep_hidden and (_HIDDEN.search(style) or "hidden" in attributes):
            return self._hidden
        within_a_line = tag in CELLS or tag not in BLOCKS
        if not self._keep_hidden and within_a_line and self._sheet.hide(tag, attributes.get("class") or ""):
            return self._hidden
        display = _DISPLAY.search(style) if tag not in TABLE_PARTS and tag != "table" else None
        if display:
            tag = tag if tag in HEADINGS or tag == "li" else _DISPLAYED_AS[display[1]]
        if tag == "img" and (name := attributes.get("src") or "").startswith(HELD):
            picture = Node(tag=tag, attributes={"src": name})
            parent.children.append(picture)
            return picture
        if not (tag in BLOCKS or tag in _INLINE_KEPT or may_be_cell(attributes, parent=parent.attributes)):
            return parent
        self._nodes += 1
        self._cells += tag in CELLS
        if self._nodes > _MAX_NODES:
            raise TooLarge(f"网页元素超过 {_MAX_NODES} 个")
        kept = {name: value or "" for name, value in attributes.items() if name in _ATTRIBUTES}
        node = Node(tag=tag, attributes=kept)
        parent.children.append(node)
        return node

    def _remember(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("name") or attributes.get("property")
        if name and attributes.get("content"):
            self._meta.setdefault(name.lower(), attributes["content"])


def _filled_in(attributes: Mapping[str, str]) -> str:
    """The figure in a box to write in: systems that collect such reports publish them as filled forms."""
    value, kind = attributes.get("value") or "", attributes.get("type") or "text"
    return value.strip() if kind in ("text", "number") and _FIGURE.fullmatch(value) else ""
