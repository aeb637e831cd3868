"""What a Word paragraph prints: insertions kept, deletions and hidden text left out, field results and not their codes.

Text boxes are handed back apart, since they stand beside the paragraph that they are anchored in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpora.readers.docx_package import MC, M, R, W, is_on, value_of
from corpora.readers.docx_styles import Styles

_TRANSPARENT = frozenset(
    W + name
    for name in ("hyperlink", "smartTag", "ins", "moveTo", "fldSimple", "customXml", "dir", "bdo", "sdtContent")
) | {M + "oMathPara", MC + "Choice", MC + "Fallback"}
_SHAPES = frozenset({W + "drawing", W + "pict", W + "object"})
_LITERAL = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "",
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
"""Symbol fonts sit in the private area; Word writes their codes with or without it."""
_WINGDINGS = {0x52: "☑", 0x54: "☒", 0x6F: "□", 0xA3: "□", 0xA8: "□", 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑"} | {
    0x81 + digit: chr(0x2460 + digit) for digit in range(10)
}
# A raised 2 behind 100 is a note or an exponent; as a plain digit it would make 1002.
_RAISED = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
_MATHS_RAISED = {M + "sup": "superscript", M + "sub": "subscript"}
_EMBEDS = ("embed", "id")
"""Attributes by which DrawingML and VML name a picture's part."""
_EMBEDDED = "embedded_object"
_PICTURE = "picture"
_PICTURE_TAGS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
)


@dataclass(slots=True)
class FieldState:
    """Open fields, innermost last; True once the field's result has begun. It outlives paragraphs, as a TOC does."""

    open: list[bool] = field(default_factory=list)

    def mark(self, kind: str | None) -> None:
        """Takes note of a `w:fldChar`."""
        if kind == "begin":
            self.open.append(False)
        elif kind == "separate" and self.open:
            self.open[-1] = True
        elif kind == "end" and self.open:
            self.open.pop()

    def end_paragraph(self) -> None:
        """A field that still shows no result is taken as damaged: its code must not swallow the rest of the report."""
        self.open = [True] * len(self.open)

    @property
    def visible(self) -> bool:
        """Whether text met now is printed."""
        return all(self.open)


@dataclass(slots=True)
class Words:
    """A paragraph's text, the text boxes anchored in it, its pictures (ids of relations), and codes of what can't be
    read as text.
    """

    text: str = ""
    pictures: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


def paragraph_words(paragraph: etree._Element, *, styles: Styles, fields: FieldState) -> Words:
    """What a `w:p` prints, without its automatic number."""
    words = Words()
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is None or not styles.hides(value_of(style)):
        for child in paragraph:
            _node(child, words, styles=styles, fields=fields)
    fields.end_paragraph()
    return words


def content_blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a body, cell, text box or control, in order, through wrappers."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag == W + "sdt":
            yield from _control_blocks(child)
        elif child.tag == MC + "AlternateContent":
            yield from content_blocks(_branch(child))
        elif child.tag in (W + "customXml", W + "ins", W + "moveTo", W + "smartTag", W + "altChunk"):
            yield from [child] if child.tag == W + "altChunk" else content_blocks(child)


def _control_blocks(control: etree._Element) -> Iterator[etree._Element]:
    content = control.find(W + "sdtContent")
    if content is not None and not _is_placeholder(control):
        yield from content_blocks(content)


def _is_placeholder(control: etree._Element) -> bool:
    return is_on(control.find(W + "sdtPr"), "showingPlcHdr")


def _node(node: etree._Element, words: Words, *, styles: Styles, fields: FieldState) -> None:
    tag = node.tag
    if tag == W + "t":
        words.text += (node.text or "") if fields.visible else ""
    elif tag in _LITERAL:
        words.text += _LITERAL[tag] if fields.visible else ""
    elif tag == W + "fldChar":
        fields.mark(value_of(node, "fldCharType"))
    elif tag == W + "sym":
        words.text += _symbol(node) if fields.visible else ""
    elif tag == M + "oMath":
        words.text += _maths(node)
    elif tag in _SHAPES:
        _shape(node, words)
    else:
        start = len(words.text)
        for child in _children(node, styles):
            _node(child, words, styles=styles, fields=fields)
        raised = _RAISED.get(value_of(node.find(f"{W}rPr/{W}vertAlign")) or "") if node.tag == W + "r" else None
        if raised:
            words.text = words.text[:start] + words.text[start:].translate(raised)


def _children(node: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """What of a wrapper is printed; nothing for deletions, properties, notes and whatever is not known."""
    if node.tag == W + "r":
        properties = node.find(W + "rPr")
        style = None if properties is None else value_of(properties.find(W + "rStyle"))
        withdrawn = any(is_on(properties, toggle) for toggle in ("vanish", "strike", "dstrike"))
        if not withdrawn and not (style and styles.hides(style)):
            yield from node
    elif node.tag in _TRANSPARENT:
        yield from node
    elif node.tag == W + "sdt" and not _is_placeholder(node):
        yield from node.findall(W + "sdtContent")
    elif node.tag == W + "ruby":
        yield from node.findall(f"{W}rubyBase/{W}r")
    elif node.tag == MC + "AlternateContent":
        yield _branch(node)


def _branch(alternate: etree._Element) -> etree._Element:
    """The one branch to read: the same content stands in each, in the words of a newer and an older Word."""
    branches = [*alternate.findall(MC + "Choice"), *alternate.findall(MC + "Fallback")]
    telling = (branch for branch in branches if next(branch.iter(W + "t", W + "tab"), None) is not None)
    return next(telling, branches[0] if branches else alternate)


def _maths(node: etree._Element) -> str:
    """A formula in one line: a fraction gets its stroke and raised digits stay raised, lest 1 over 2 become 12."""
    if node.tag == M + "t":
        return node.text or ""
    parts = [(child.tag, _maths(child)) for child in node]
    if node.tag == M + "f":
        return "/".join(text for tag, text in parts if tag in (M + "num", M + "den"))
    return "".join(text.translate(_RAISED[_MATHS_RAISED[tag]]) if tag in _MATHS_RAISED else text for tag, text in parts)


def _shape(shape: etree._Element, words: Words) -> None:
    found = len(words.boxes)
    words.boxes.extend(_boxes(shape))
    if shape.tag == W + "object":
        words.lost.add(_EMBEDDED)
    elif len(words.boxes) == found and (marks := list(shape.iter(*_PICTURE_TAGS))):
        words.lost.add(_PICTURE)
        words.pictures += [name for mark in marks for key in _EMBEDS if (name := mark.get(R + key))]


def _boxes(node: etree._Element) -> Iterator[etree._Element]:
    for child in node:
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _boxes(_branch(child) if child.tag == MC + "AlternateContent" else child)


def _symbol(node: etree._Element) -> str:
    try:
        code = int(value_of(node, "char") or "", 16)
    except ValueError:
        return ""
    code = code - _PRIVATE.start if code in _PRIVATE else code
    if (value_of(node, "font") or "").lower().startswith("wingdings"):
        return _WINGDINGS.get(code, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""
