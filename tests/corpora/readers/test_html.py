"""Web pages as they come: encodings, white space, hidden parts, menus, titles."""

from __future__ import annotations

import pytest

from corpora.document.document import Document, Source
from corpora.document.errors import Empty
from corpora.document.region import Region
from corpora.readers.html import read_html

SENTENCE = "　　根据《条例》规定，现公布本报告。2023年度共收到依申请公开10件，办结10件。"
ARTICLE = f"<p>{SENTENCE}</p>" * 6


def read(page: str | bytes, *, encoding: str = "utf-8") -> Document:
    data = page.encode(encoding) if isinstance(page, str) else page
    source = Source(path="页.html", sha256="0" * 64, media_type="text/html", size_bytes=len(data))
    return read_html(data, source=source)


def lines(page: str | bytes, *, encoding: str = "utf-8") -> list[str]:
    document = read(page, encoding=encoding)
    return [document.text[block.place.span.start : block.place.span.end] for block in document.blocks]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("iso-8859-1", "gb18030"),
        ("no-such-charset", "utf-8"),
        ("gb2312", "utf-16"),
        ("utf-16", "utf-16-le"),
        ("utf-16", "utf-16-be"),
    ],
)
def test_right_and_wrong_declarations(declared: str, encoding: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body>{ARTICLE}<p>镕㛃</p></body></html>"
    assert lines(page, encoding=encoding) == [SENTENCE.strip()] * 6 + ["镕㛃"]


def test_declared_big5_is_believed() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>政府資訊公開報告，收到申請十件。</p>'
    assert lines(page, encoding="big5") == ["政府資訊公開報告，收到申請十件。"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><span>2</span><span>0</span><span>2</span><span>3</span><span>年</span></p>", ["2023年"]),
        (
            "<p><span>2</span>\n<span>0</span>\n<span>2</span>\n<span>3</span>\n<span>年</span></p>",
            ["2023年"],
        ),
        ("<p><span>20</span><font>23</font>年</p>", ["2023年"]),
        ("<p>收到10\n20件</p>", ["收到10 20件"]),
        ("<p>依申请\r\n  公开</p>", ["依申请公开"]),
        ("<p>收到&nbsp;&nbsp;10　件</p>", ["收到 10 件"]),
        ("<p>一<br>二<br/><br>三</p>", ["一", "二", "三"]),
        ("<div>一<p>二</p>三<div>四</div></div>", ["一", "二", "三", "四"]),
        ("<span><p>2023年收到</span>10件</p>", ["2023年收到10件"]),
        ("<p>1,2<b>7</b>2条</p>", ["1,272条"]),
        ("<p>面积10<sup>2</sup>平方米，H<sub>2</sub>O</p>", ["面积10²平方米，H₂O"]),
        ("<pre>甲\t1\n乙\t2</pre>", ["甲\t1", "乙\t2"]),
        ('<p>甲<span style="display : none">秘</span>乙<i hidden>丙</i></p>', ["甲乙"]),
        ("<p>甲</p><script>alert('乙')</script><style>p{}</style><!-- 丙 --><noscript>丁</noscript>", ["甲"]),
        ("<p><![if !supportLists]><span>1.</span><![endif]>事项<o:p>&nbsp;</o:p></p>", ["1.事项"]),
        ("<p>甲<!--[if gte mso 9]><xml>乙</xml><![endif]--><del>丙</del><ins>丁</ins></p>", ["甲丁"]),
        ("<p>5 < 6，7 > 3 &lt;</p>", ["5 < 6,7 > 3 <".replace(",", "，")]),
        ("<p>甲\0乙</p>", ["甲乙"]),
        ("<title/><script src='a.js'/><p>甲</p>", ["甲"]),
    ],
)
def test_text_as_a_browser_shows_it(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>总体<li>主动</ol>", ["一、总体", "二、主动"]),
        ("<ol type=A><li>甲<ol type=i><li>乙<li>丙</ol><li>丁</ol>", ["A. 甲", "i. 乙", "ii. 丙", "B. 丁"]),
        ("<ol><li>一、甲<li>（二）乙<li>3.丙</ol>", ["一、甲", "（二）乙", "3.丙"]),
        ("<ul><li>甲<li>乙</ul><ol style='list-style:none'><li>丙</ol>", ["甲", "乙", "丙"]),
    ],
)
def test_list_numbers(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


def test_headings_carry_their_level() -> None:
    document = read("<h1>年度报告</h1><h3>一、总体</h3><p>文</p>")
    assert [getattr(block, "heading_level", None) for block in document.blocks] == [1, 3, None]


def test_a_page_that_hides_its_article_until_a_script_runs() -> None:
    document = read(f"<div style='display:none'>{ARTICLE}</div><p>载入中</p>")
    assert "2023年度共收到" in document.text
    assert document.warnings == ("html_hidden_shown",)


PAGE = f"""<html><head><title>某区2023年年度报告-某区人民政府</title></head><body>
<div class="header"><h1>某区人民政府门户网站</h1><ul><li><a>首页</a><li><a>公开</a><li><a>服务</a></ul></div>
<div class="dqwz">当前位置：<a>首页</a> &gt; <a>公开</a> &gt; <a>年报</a></div>
<table><tr><td>索引号：</td><td>0001</td></tr><tr><td>发文日期：</td><td>2024-01-20</td></tr></table>
<div class="main"><div class="left"><a>概况</a><a>机构</a><a>年报</a><a>指南</a></div><div class="right">
<div>发布时间：2024-01-20 来源：办公室 浏览次数：1234 【字体：<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a></div>
<div class="editor">{ARTICLE}<p>六、其他需要报告的事项</p><p>无。</p></div>
<p>附件：<a>年报.docx</a></p><div>上一篇：<a>另一份报告</a></div><div>分享到：<a>微信</a> 打印 关闭</div></div></div>
<div class="footer"><p>版权所有：某区人民政府 皖ICP备12345号</p><a>网站地图</a> <a>联系我们</a></div></body></html>"""


def test_the_report_is_kept_and_the_site_is_not() -> None:
    assert lines(PAGE) == [
        "某区2023年年度报告",
        "索引号：\t0001\n发文日期：\t2024-01-20",
        *[SENTENCE.strip()] * 6,
        "六、其他需要报告的事项",
        "无。",
        "附件：年报.docx",
    ]


def test_a_short_page_is_kept_whole() -> None:
    assert lines("<div class=footer><p>收到申请3件</p></div><nav>目录</nav>") == ["收到申请3件", "目录"]


def test_sections_with_menu_like_names_survive_when_they_hold_the_report() -> None:
    page = f"<body><div class=header>{ARTICLE}</div><div class=footer>{ARTICLE}</div></body>"
    assert lines(page) == [SENTENCE.strip()] * 12


def test_sentences_that_speak_of_tools_are_prose() -> None:
    for sentence in ("打印政策文件300份。", "网站地图栏目访问1200次；", "分享经验3次"):
        assert lines(f"<p>{sentence}</p>") == [sentence]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<meta name=ArticleTitle content=某区2023年年度报告><title>年报_网站</title>", "某区2023年年度报告"),
        ("<title>某区2023年年度报告 - 某区网</title>", "某区2023年年度报告"),
        ("<meta name=Generator content='Microsoft Word 15'><title>某县2021年年度报告</title>", "正文"),
        ("<title>无标题文档</title>", "正文"),
    ],
)
def test_title_from_the_head(head: str, expected: str) -> None:
    assert lines(f"<head>{head}</head><p>正文</p>")[0] == expected


def test_a_title_in_the_body_is_not_doubled() -> None:
    page = "<title>某区2023年年度报告</title><p>某区</p><p>2023年年度 报告</p>"
    assert lines(page) == ["某区", "2023年年度 报告"]


@pytest.mark.parametrize("page", ["<html></html>", "<p> &nbsp; </p>", "   ", "<script>1</script>"])
def test_nothing_printed(page: str) -> None:
    with pytest.raises(Empty):
        read(page)


def test_blocks_cover_the_text() -> None:
    document = read(PAGE)
    covered = "".join(document.text[block.place.span.start : block.place.span.end] for block in document.blocks)
    assert "".join(covered.split()) == "".join(document.text.split())
    assert any(isinstance(block, Region) for block in document.blocks)


def test_a_report_behind_a_tab_is_read_and_a_hidden_copy_is_not() -> None:
    row = "<tr><td>行政许可</td><td>12</td><td>13</td></tr>"
    report = f"<p>{'全年办结申请若干件。' * 20}</p><table>{row * 25}</table>"
    shown = f"<p>{'附件：年报图解、年报全文。' * 10}</p>"
    behind = read(f'<div>{shown}</div><div style="display:none">{report}</div>')
    assert behind.warnings == ("html_hidden_shown",)
    assert "行政许可" in behind.text
    copied = read(f'<div>{report}</div><div style="display:none">{report}</div>')
    assert copied.warnings == ()
    assert copied.text.count("行政许可") == 25
