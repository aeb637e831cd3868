"""What a site puts around a report: head, menus, tables that arrange the page, scripts, and the end of the page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from corpora.synthetic.files.html_style import HtmlStyle
from corpora.synthetic.files.html_tables import grid_sheet
from corpora.synthetic.report import Report

WRONG = {"utf-8": "gb2312", "gb18030": "utf-8"}
NAMES = {"utf-8": "utf-8", "gb18030": "gb2312"}
"""What pages call their encoding: GB 2312 whatever of GB 18030 they use."""
WORD_HEAD = (
    "<html xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office' "
    "xmlns:w='urn:schemas-microsoft-com:office:word' xmlns='http://www.w3.org/TR/REC-html40'>"
)
WORD_SHEET = (
    "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:PunctuationKerning/></w:WordDocument></xml>"
    "<![endif]--><style><!-- p.MsoNormal {mso-style-parent:'';margin:0cm;font-size:10.5pt} "
    "@page WordSection1 {size:595.3pt 841.9pt} div.WordSection1 {page:WordSection1} --></style>"
)
SIDE = "<td width='180' valign='top'><a href='#'>公开指南</a><br><a href='#'>公开目录</a><br></td>"
SCRIPT = (
    "<script type='text/javascript'>var n = 12 < 15 ? '<td>99</td>' : \"</div>\"; "
    "document.write('<table><tr><td>88</td></tr></table>');</script>"
)


def head(report: Report, style: HtmlStyle) -> Iterator[str]:
    """Up to and with the opening of the body."""
    title = escape(report.title or "政府信息公开")
    names = {"right": NAMES[style.encoding], "wrong": WRONG[style.encoding], "none": ""}
    name = names[style.declared]
    sheet = grid_sheet(style)
    if style.writer == "word":
        yield WORD_HEAD
        yield f'<head><meta http-equiv=Content-Type content="text/html; charset={name}"><title>{title}</title>'
        yield f"{WORD_SHEET}</head><body lang=ZH-CN style='text-justify-trim:punctuation'><div class=WordSection1>"
        return
    meta = f'<meta charset="{name}">' if name else ""
    inside = f"<style>{_cdata(sheet, style)}</style>" if sheet or style.cdata else ""
    yield "<!DOCTYPE html>"
    yield f"<html><head>{meta}<title>{title}</title>{inside}</head><body>"


def _cdata(sheet: str, style: HtmlStyle) -> str:
    return f"/*<![CDATA[*/ td {{border:1px solid}} {sheet} /*]]>*/" if style.cdata else sheet


def furniture(report: Report) -> Iterator[str]:
    """A menu and a table of metadata."""
    links = "".join(f"<li><a href='#'>{name}</a></li>" for name in ("首页", "政务公开", "互动交流"))
    yield f"<ul class='nav'>{links}</ul>"
    rows = (
        ("索 引 号", f"00000000/{report.year + 1}-00017", "信息分类", "政府信息公开年报"),
        ("发布机构", report.body, "发文日期", f"{report.year + 1}-01-18"),
        ("文　　号", "无", "关 键 词", "年度报告"),
    )
    cells = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    yield f"<table class='meta' border='0'>{cells}</table>"


def layout_open(style: HtmlStyle) -> Iterator[str]:
    """Tables that arrange the page, left open around the report; the innermost has a menu at its left."""
    for level in range(style.layout_tables):
        last = level == style.layout_tables - 1
        side = SIDE if last else ""
        yield f"<table width='1000' border='0' cellpadding='0'><tr>{side}<td valign='top'>"


def layout_close(style: HtmlStyle) -> Iterator[str]:
    """The ends of `layout_open`."""
    yield from ("</td></tr></table>" for _ in range(style.layout_tables))


def between(style: HtmlStyle) -> Iterator[str]:
    """What stands between the parts of an article."""
    if style.scripts:
        yield SCRIPT
        yield "<iframe src='about:blank' width='0' height='0'>此处不支持框架</iframe>"
        yield "<!-- 正文开始 <table><tr><td>77</td></tr></table> -->"


def foot(style: HtmlStyle) -> Iterator[str]:
    """The end of the page."""
    if style.furniture:
        yield "<div class='footer'>主办单位：示例单位　网站标识码：0000000000　<a href='#'>打印</a></div>"
    if style.unclosed_paragraphs:
        return
    yield "</div></body></html>" if style.writer == "word" else "</body></html>"
    yield ""
