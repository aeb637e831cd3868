r"""Reports as RTF, as archives hold it under the name .doc: tables with Word's merge marks, text as \uN escapes."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpora.synthetic.files.docx_tables import column_twips
from corpora.synthetic.files.pieces import pieces
from corpora.synthetic.files.surface import PLAIN, Surface
from corpora.synthetic.files.visual import Slot, visual_rows
from corpora.synthetic.report import PrintedTable, Report

HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0\deflang1033\deflangfe2052"
    r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\paperw11906\paperh16838\viewkind4\uc1\pard\f0\fs21 "
)
CONTROL = {"\\": r"\\", "{": r"\{", "}": r"\}", "\n": r"\line ", "\t": r"\tab "}


def render_rtf(report: Report, *, random: Random, surface: Surface = PLAIN) -> bytes:
    """The report as an RTF file in ASCII; the same bytes for the same arguments."""
    lines = [HEAD]
    for piece in pieces(report):
        if piece.table is not None:
            lines += _table(piece.table, random, surface)
        else:
            prose = piece.kind in ("paragraph", "subheading")
            text = surface.prose(piece.text) if prose else piece.text
            lines.append(rf"\pard {escaped(text)}\par")
    return "\n".join([*lines, "}", ""]).encode("ascii")


def escaped(text: str) -> str:
    r"""The text in ASCII: \uN with N as a signed 16-bit number and ? for readers that know no Unicode (RTF 1.9.1)."""
    return "".join(_escape(sign) for sign in text)


def _escape(sign: str) -> str:
    if sign in CONTROL:
        return CONTROL[sign]
    if sign.isascii():
        return sign
    units = sign.encode("utf-16-le")
    codes = (int.from_bytes(units[start : start + 2], "little", signed=True) for start in range(0, len(units), 2))
    return "".join(rf"\u{code}?" for code in codes)


def _table(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    for slots in visual_rows(table):
        edges = (_edge(slot, column_twips(table)) for slot in slots)
        yield r"\trowd\trgaph108 " + "".join(edges)
        texts = ("" if slot.continued else surface.cell(slot.text, random, header=slot.cell.header) for slot in slots)
        yield "".join(rf"\pard\intbl {escaped(text)}\cell " for text in texts) + r"\row"
    yield r"\pard\par"


def _edge(slot: Slot, width: int) -> str:
    cell = slot.cell
    merge = "" if cell.row_span == 1 else r"\clvmrg" if slot.continued else r"\clvmgf"
    right = (cell.column + cell.column_span) * width
    borders = "".join(rf"\clbrdr{side}\brdrs\brdrw10" for side in "tlbr")
    return rf"{merge}{borders}\cellx{right} "
