"""Reports as web pages, from clean to the damage that editors and site templates do."""

from __future__ import annotations

from collections.abc import Iterator
from quopri import encodestring
from random import Random

from corpora.synthetic.files.html_site import between, foot, furniture, head, layout_close, layout_open
from corpora.synthetic.files.html_style import CLEAN, HtmlStyle, draw_html_style
from corpora.synthetic.files.html_tables import html_tables, marked, word_paragraph
from corpora.synthetic.files.pieces import Piece, pieces
from corpora.synthetic.files.surface import PLAIN, Surface
from corpora.synthetic.report import Report

__all__ = ["CLEAN", "HtmlStyle", "draw_html_style", "html_bytes", "render_html"]

PART_BOUNDARY = "----=_NextPart_01DA0000.00000000"


def render_html(report: Report, *, random: Random, style: HtmlStyle = CLEAN, surface: Surface = PLAIN) -> str:
    """The report as an HTML page; it names the encoding that `html_bytes` gives it, or as the style says."""
    return "\n".join(_lines(report, random, style, surface))


def html_bytes(page: str, style: HtmlStyle) -> bytes:
    """The page's bytes, in the style's encoding; wrapped as a single-file web page where the style says so."""
    if not style.mhtml:
        return page.encode(style.encoding)
    charset = "gb2312" if style.encoding == "gb18030" else "utf-8"
    head = [
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related; boundary="{PART_BOUNDARY}"',
        "",
        "This document is a Single File Web Page.",
        "",
        f"--{PART_BOUNDARY}",
        "Content-Location: file:///C:/0A1B2C3D/report.htm",
        "Content-Transfer-Encoding: quoted-printable",
        f'Content-Type: text/html; charset="{charset}"',
        "",
        "",
    ]
    body = _quoted(page.encode(style.encoding))
    return "\r\n".join(head).encode() + body + f"\r\n--{PART_BOUNDARY}--\r\n".encode()


def _quoted(data: bytes) -> bytes:
    return encodestring(data).replace(b"\n", b"\r\n")


def _lines(report: Report, random: Random, style: HtmlStyle, surface: Surface) -> Iterator[str]:
    yield from head(report, style)
    if style.furniture:
        yield from furniture(report)
    yield from layout_open(style)
    yield f'<div class="{style.content_class}">'
    yield from between(style)
    for piece in pieces(report):
        if piece.table is not None:
            yield from html_tables(piece.table, random, style, surface)
        else:
            yield _printed(piece, style, surface)
    if not style.unclosed_paragraphs:
        yield "</div>"
    yield from layout_close(style)
    yield from foot(style)


def _printed(piece: Piece, style: HtmlStyle, surface: Surface) -> str:
    end = "" if style.unclosed_paragraphs else "</p>"
    if piece.kind in ("paragraph", "subheading"):
        words = marked(surface.prose(piece.text), style)
    else:
        words = marked(piece.text, style)
    if style.writer == "word":
        return word_paragraph(f"<b>{words}</b>" if piece.kind in ("title", "heading") else words)
    if style.no_break_spaces and piece.kind == "paragraph":
        return f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{words}{end}"
    forms = {
        "title": f"<h1>{words}</h1>",
        "heading": f"<p><strong>{words}</strong>{end}",
        "subheading": f"<h3>{words}</h3>",
        "caption": f"<p align='center'>{words}{end}",
        "unit": f"<p align='right'>{words}{end}",
        "note": f"<p>{words}{end}",
    }
    return forms.get(piece.kind, f"<p>　　{words}{end}")
