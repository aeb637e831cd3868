"""Words of a paragraph or cell as WordprocessingML, with the marks that Word leaves among them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from xml.sax.saxutils import escape

from corpora.synthetic.files.docx_style import DocxStyle

SHARE_OF_MARKED = 0.3
"""Share of the paragraphs and cells that carry a mark which the style allows."""
REVISION = 'w:id="{number}" w:author="经办人" w:date="2024-01-08T09:00:00Z"'
STRUCK = ("原稿", "待核", "数据未定")
RUN_LENGTH = 3
"""Characters of a run where runs are split: it cuts years and amounts in two."""


def words_xml(text: str, random: Random, style: DocxStyle, *, figure: bool = False) -> str:
    """The runs that print `text`; line breaks and tabs as Word's own."""
    plain = "".join(_run(piece, random, style) for piece in runs(text, style))
    if not text:
        return plain
    if style.fields and figure and random.random() < SHARE_OF_MARKED:
        return _field(plain)
    if style.tracked and random.random() < SHARE_OF_MARKED:
        return _revised(plain, text, random, figure=figure)
    if style.controls and random.random() < SHARE_OF_MARKED:
        return f'<w:sdt><w:sdtPr><w:alias w:val="填报项"/></w:sdtPr><w:sdtContent>{plain}</w:sdtContent></w:sdt>'
    return plain


def runs(text: str, style: DocxStyle) -> list[str]:
    """The text in runs of three characters, or in one run."""
    if not style.split_runs:
        return [text]
    return [text[start : start + RUN_LENGTH] for start in range(0, len(text), RUN_LENGTH)]


def _run(text: str, random: Random, style: DocxStyle) -> str:
    if style.soft_hyphens and len(text) > 1 and random.random() < SHARE_OF_MARKED:
        middle = len(text) // 2
        halves = f"{_text(text[:middle])}<w:softHyphen/>{_text(text[middle:])}"
        return f"<w:r>{halves}</w:r>"
    return f"<w:r>{_text(text)}</w:r>"


def _text(text: str) -> str:
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    opened = '<w:t xml:space="preserve">'
    inside = escape(text).replace("\n", f"</w:t><w:br/>{opened}").replace("\t", f"</w:t><w:tab/>{opened}")
    yield f"{opened}{inside}</w:t>"


def _field(plain: str) -> str:
    """The figure as the result of a formula, whose code prints nothing."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> =SUM(LEFT) \\# "0" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{plain}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _revised(plain: str, text: str, random: Random, *, figure: bool) -> str:
    struck = str(random.randint(100, 999)) if figure else random.choice(STRUCK)
    number = random.randint(1000, 9999)
    gone = f"<w:del {REVISION.format(number=number)}><w:r><w:delText>{struck}</w:delText></w:r></w:del>"
    return f"{gone}<w:ins {REVISION.format(number=number + 1)}>{plain}</w:ins>"
