"""What besides tables goes wrong in a text file: wrapped prose, pages, site remains, odd blanks and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from corpora.synthetic.files.surface import Encoding, Newline
from corpora.synthetic.report import Report
from corpora.synthetic.split import Split, allowed

Blanks = Literal["plain", "entities", "double", "zero_width"]
"""How spaces come: as they are; `&nbsp;` left as text; encoded a second time; with zero-width ones between words."""

ENDINGS: tuple[str, ...] = (
    "【打印本页】 【关闭窗口】",
    "打印 关闭",
    "分享到：\n打印本页 | 关闭窗口",
    "扫一扫在手机打开当前页\n打印 关闭",
    "上一篇：无\n下一篇：无\n关闭窗口",
    "返回顶部\n【关闭】",
    "分享\n字号：大 中 小\n打印",
    "[我要纠错] [打印] [关闭]",
)
"""What sites print under an article, in words that their visitors see everywhere."""
IMPRINTS: tuple[str, ...] = (
    "索引号：{key}\n发布机构：{body}\n发布日期：{date}",
    "发布时间：{date}　来源：{body}　浏览次数：{hits}次",
    "当前位置：首页 > 政务公开 > 政府信息公开年报",
    "日期：{date} 字体：[大] [中] [小]",
    "{date}　信息来源：{body}",
    "信息索引：{key}　　生成日期：{date}　　文号：无",
    "来源：{body} 时间：{date} 点击数：{hits}",
    "首页 > 信息公开 > 年度报告\n{date}　作者：办公室",
)
"""What sites print above one."""
SHARE_OF_ODD_BLANKS = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """Irregularities of one text file.

    Args:
        wrap_at: characters after which every line of prose is broken, also inside numbers; None leaves it whole.
        indent: stands before each paragraph.
        tables_last: the tables come when all prose is over, one after another.
        headings_lose_numbers: 二、 is gone from the headings of sections.
        imprint, ending: what the site printed above and below; "" for nothing.
        blanks: see `Blanks`.
        stray_marks: byte order marks in the middle, as files that were joined have them.
        page_lines: lines of a page: a page number and a form feed come after so many; None for no pages.
        page_number: how page numbers are printed, with {n} and {pages}.
        encoding, newline: of the file.
    """

    wrap_at: int | None = None
    indent: str = ""
    tables_last: bool = False
    headings_lose_numbers: bool = False
    imprint: str = ""
    ending: str = ""
    blanks: Blanks = "plain"
    stray_marks: bool = False
    page_lines: int | None = None
    page_number: str = "- {n} -"
    encoding: Encoding = "utf-8"
    newline: Newline = "\n"


CLEAN = TextStyle()
PAGE_NUMBERS = ("- {n} -", "— {n} —", "第 {n} 页", "第{n}页 共{pages}页", "{n}/{pages}", "~ {n} ~")


def draw_text_style(
    random: Random, split: Split = "all", *, form: str = "rows", odd: bool = False, wrapped: bool = False
) -> TextStyle:
    """The irregularities of one text file; few unless it is to be `odd`. Layouts of spaces come on pages."""
    often = 0.35 if odd else 0.0
    laid_out = form == "layout"
    encoding: Encoding = random.choices(("utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"), (6, 2, 3, 1, 0.5))[
        0
    ]
    newline: Newline = random.choices(("\n", "\r\n", "\r"), (5, 3, 0.5 if odd else 0))[0]
    blanks: Blanks = random.choice(("plain", "entities", "double", "zero_width")) if odd else "plain"
    return TextStyle(
        wrap_at=random.randint(30, 40) if wrapped or random.random() < often else None,
        indent=random.choice(("", "　　", "    ")) if odd else "",
        tables_last=random.random() < often,
        headings_lose_numbers=random.random() < often / 2,
        imprint=random.choice(allowed(IMPRINTS, split)) if random.random() < 2 * often else "",
        ending=random.choice(allowed(ENDINGS, split)) if random.random() < 2 * often else "",
        blanks=blanks,
        stray_marks=random.random() < often,
        page_lines=random.randint(38, 60) if laid_out and random.random() < 0.8 else None,
        page_number=random.choice(PAGE_NUMBERS),
        encoding=encoding,
        newline=newline,
    )


def imprint(report: Report, style: TextStyle) -> Iterator[str]:
    """The lines of the site above the report, if any; the date is in the January after its year."""
    if style.imprint:
        day = 10 + report.year % 17
        words = {"key": f"0000000-{report.year + 1}-0017", "hits": str(100 + len(report.body) * 13)}
        yield style.imprint.format(body=report.body, date=f"{report.year + 1}-01-{day}", **words)


def boilerplate(style: TextStyle) -> Iterator[str]:
    """The lines of the site below the report, if any."""
    if style.ending:
        yield style.ending


def paged(text: str, style: TextStyle) -> str:
    """The text in pages: a number at the foot and a form feed before the first line of the next."""
    lines, size = text.split("\n"), style.page_lines or 1
    pages = [lines[start : start + size] for start in range(0, len(lines), size)]
    printed = []
    for number, page in enumerate(pages, start=1):
        foot = " " * 40 + style.page_number.format(n=number, pages=len(pages))
        printed.append("\n".join([*page, "", foot, ""]))
    return "\f".join(printed)


def blanked(text: str, random: Random, style: TextStyle) -> str:
    """The text with its blanks as the style has them; what is added prints nothing."""
    if style.blanks == "zero_width":
        return re.sub(r"(?<=[，。、])", lambda _: "\u200b" if random.random() < SHARE_OF_ODD_BLANKS else "", text)
    if style.blanks == "plain":
        return text
    entity = "&nbsp;" if style.blanks == "entities" else "&amp;nbsp;"
    indented = re.sub(r"(?m)^(　　|    )(?=\S)", entity * 4, text)
    return indented.replace("\N{NO-BREAK SPACE}", entity)
