"""Tree → paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from corpora.readers.assembly import RawCell
from corpora.readers.html_lines import LINE_BREAK, preformatted, printed_lines, raised
from corpora.readers.html_lists import item_numbers
from corpora.readers.html_measure import Measure
from corpora.readers.html_sheet import split_sheet
from corpora.readers.html_table import Formed, Placed, form_table, is_layout
from corpora.readers.html_told_heads import without_told_heads
from corpora.readers.html_tree import BLOCKS, CELLS, HEADINGS, SECTIONS, Node
from corpora.readers.limits import Limits
from corpora.readers.stacked_rows import unstacked

_ROW_PARTS = SECTIONS | CELLS | {"tr"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line. `heading_level` as the page declares it."""

    text: str
    heading_level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of entries, ready for the assembler."""

    rows: tuple[tuple[RawCell, ...], ...]
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture, by the name under which its bytes are held."""

    name: str


Block = Line | Table | Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    heading_level: int | None = None
    preformatted: bool = False
    in_entry: bool = False


def page_blocks(
    root: Node, *, measures: dict[Node, Measure], limits: Limits, skip: Set[Node] = frozenset()
) -> list[Block]:
    """Everything below `root` that prints, but for the elements in `skip`."""
    walk = _Walk(measures=measures, limits=limits, skip=skip)
    walk.inside(root, _Context())
    walk.flush(_Context())
    return walk.blocks


@dataclass(slots=True, kw_only=True)
class _Walk:
    measures: dict[Node, Measure]
    limits: Limits
    skip: Set[Node]
    blocks: list[Block] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    numbers: dict[Node, str] = field(default_factory=dict)

    def inside(self, node: Node, context: _Context) -> None:
        """The children of an element, in order."""
        rows: list[Node] = []
        for child in node.children:
            if rows and isinstance(child, str) and not child.strip():
                continue
            if isinstance(child, Node) and child.tag in _ROW_PARTS:
                rows.append(child)
                continue
            if rows:
                self.loose_rows(rows, context)
                rows = []
            if isinstance(child, str):
                self.runs.append(preformatted(child) if context.preformatted else child)
            elif child not in self.skip:
                self.element(child, context)
        if rows:
            self.loose_rows(rows, context)

    def element(self, node: Node, context: _Context) -> None:
        """One element, according to its kind."""
        if node.tag == "br":
            self.runs.append(LINE_BREAK)
        elif node.tag in ("sup", "sub"):
            self.runs.append(raised("".join(_strings(node)), below=node.tag == "sub"))
        elif node.tag == "img":
            self.flush(context)
            self.blocks.append(Shown(name=node.attributes["src"]))
        elif node.tag == "table":
            self.flush(context)
            self.table(node, context)
        elif node.tag in BLOCKS:
            self.flush(context)
            self.block(node, context)
        else:
            self.inside(node, context)

    def block(self, node: Node, context: _Context) -> None:
        """An element that stands on lines of its own."""
        if node.tag == "ol":
            self.numbers.update(item_numbers(node))
        if number := self.numbers.get(node):
            self.runs.append(number)
        inner = _Context(
            heading_level=HEADINGS.get(node.tag, context.heading_level),
            preformatted=context.preformatted or node.tag == "pre" or "white-space:pre" in _style(node),
            in_entry=context.in_entry,
        )
        self.inside(node, inner)
        self.flush(inner)

    def flush(self, context: _Context) -> None:
        """Ends the paragraph that was being collected."""
        for line in printed_lines(self.runs):
            self.blocks.append(Line(text=line, heading_level=context.heading_level))
        self.runs = []

    def loose_rows(self, rows: list[Node], context: _Context) -> None:
        """Rows whose `<table>` the page forgot."""
        before = self.blocks[-1] if self.blocks and not printed_lines(self.runs) else None
        self.flush(context)
        table = Node(tag="table", children=list(rows))
        parts = [self.measures[row] for row in rows]
        self.measures[table] = max(parts, key=lambda part: part.characters)
        formed = form_table(table, limits=self.limits)
        if isinstance(before, Table) and not context.in_entry and not is_layout(table, formed, self.measures):
            # A `</table>` too many: the rows go on where the table was broken off.
            self.blocks[-1] = Table(rows=before.rows + self.entries(formed).rows, caption=before.caption)
        else:
            self.table(table, context)

    def table(self, node: Node, context: _Context) -> None:
        """A table of entries as such; one that arranges the page as what it holds."""
        formed = form_table(node, limits=self.limits)
        self._each(formed.loose, context)
        self._each(formed.captions, context)
        if context.in_entry or is_layout(node, formed, self.measures) or _only_shows(node):
            self._each((placed.node for row in formed.rows for placed in row), context)
        elif any(formed.rows):
            self._append(self.entries(formed))
        self._each(formed.after, context)

    def _append(self, table: Table) -> None:
        for piece in split_sheet(table.rows):
            if isinstance(piece, str):
                self.blocks.extend(Line(text=line) for line in piece.split("\n"))
            else:
                self.blocks.append(Table(rows=piece, caption=table.caption))

    def entries(self, formed: Formed) -> Table:
        """The table's cells as raw cells; what stands inside one becomes its text."""
        rows = without_told_heads(unstacked([tuple(self.entry(placed) for placed in row) for row in formed.rows]))
        caption = " ".join(line for node in formed.captions for line in printed_lines(_strings(node)))
        return Table(rows=rows, caption=caption or None)

    def entry(self, placed: Placed) -> RawCell:
        """One cell; paragraphs, lists and tables inside it count as its lines."""
        inner = _Walk(measures=self.measures, limits=self.limits, skip=self.skip)
        context = _Context(in_entry=True)
        inner.inside(placed.node, context)
        inner.flush(context)
        return RawCell(
            text="\n".join(block.text for block in inner.blocks if isinstance(block, Line)),
            column=placed.column,
            row_span=placed.row_span,
            column_span=placed.column_span,
            header=placed.header,
        )

    def _each(self, parts: Iterable[Node | str], context: _Context) -> None:
        for part in parts:
            if isinstance(part, str):
                self.runs.append(part)
            elif part in self.skip:
                continue
            elif part.tag in CELLS or part.tag == "caption":
                self.inside(part, context)
            else:
                self.element(part, context)
                continue
            self.flush(context)


def _only_shows(node: Node) -> bool:
    """Does a table hold pictures and no text? It frames them."""
    return any(child.tag == "img" for child in node.descendants()) and not "".join(_strings(node)).strip()


def _style(node: Node) -> str:
    return node.attributes.get("style", "").replace(" ", "").lower()


def _strings(node: Node) -> list[str]:
    found: list[str] = []
    for child in node.children:
        found.extend([child] if isinstance(child, str) else _strings(child))
    return found
