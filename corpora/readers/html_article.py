"""What of a government page is not the report: menus, breadcrumbs, toolbars, related links, the site's footer.

When in doubt a part stays: a stray menu costs little, a lost section everything.
"""

from __future__ import annotations

import re

from corpora.readers.html_measure import Measure
from corpora.readers.html_tree import CELLS, SECTIONS, TABLE_PARTS, Node

_ENOUGH = 200
"""Weight below which a page has no article to be told from the rest."""
_ARTICLE_SHARE = 0.9
_SMALL_SHARE = 0.05
"""Largest part of a page's text that may be dropped for its name alone."""
_MENU_LINKS, _MENU_LINK_SHARE = 3, 0.5
_LIST_LINKS, _LIST_LINK_SHARE = 5, 0.9
"""Inside the article a list of links must be plainer: attachments are links too."""

_CONTAINERS = (
    SECTIONS
    | CELLS
    | frozenset(("html", "body", "div", "section", "article", "main", "center", "form", "table", "tr", "ul", "li"))
)
_CHROME_TAGS = frozenset(("nav", "footer", "aside", "header", "menu"))
_CHROME_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar"))
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|bread|footer|foot|header|topbar|top|sidebar|"
    r"copyright|share|toolbar|search|login|friendlinks?|related|recommend|qrcode|dqwz|weizhi|position|location|"
    r"daohang|xglj|print)(?=$|[\s_-]|\d)",
    re.IGNORECASE,
)

_TOOL = (
    r"打印本页|打印页面|我要打印|打印|关闭本页|关闭窗口|关闭页面|关闭|分享到|分享至|分享|收藏本页|加入收藏|收藏|设为首页|返回顶部|返回首页|"
    r"返回|回到顶部|字体大小|字体|字号|无障碍浏览|无障碍|长者模式|关怀版|老年版|手机版|电脑版|微信|微博|新浪微博|QQ空间|QQ好友|腾讯微博|人人网|"
    r"扫一扫在手机打开当前页|扫一扫|朗读|纠错|我要纠错|繁體|繁体|简体|视力保护色|下载文字版|下载图片版|责任编辑"
)
_TOOLBAR = re.compile(rf"(?:{_TOOL}|[大中小]|默认|超大|[\s\[\]【】()（）|｜·,，、/:：>»*+-])+")
_HAS_TOOL = re.compile(_TOOL)
_POSITION = re.compile(r"(?:您|你)?(?:现在|当前)?的?(?:所在|当前)?(?:的)?位置(?:是|为)?\s*[:：>].{0,150}")
_NEIGHBOUR = re.compile(r"(?:[上下]一[篇条页]|相关(?:链接|文章|阅读))\s*(?:[:：].{0,120})?")
_COUNTER = re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|量|数|人次)?\s*[:：]\s*(?:\d+|[.…]+)?\s*次?")
_BYLINE = re.compile(r"(?:(?:发布|发文|更新|成文)?(?:时间|日期)|(?:信息|文章|稿件)?来源|作者|编辑)\s*[:：]")
_BYLINE_MAX, _IMPRINT_MAX = 150, 200
_IMPRINT = re.compile(
    r"ICP备|公网安备|网站标识码|版权所有|Copyright|©|技术支持\s*[:：]|建议使用.{0,20}分辨率|网站地图", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[。；]")


def chrome(root: Node, measures: dict[Node, Measure]) -> frozenset[Node]:
    """Elements to leave out: beside the article what looks like a menu, inside it only what is one beyond doubt."""
    whole = measures[root]
    if whole.weight < _ENOUGH:
        return frozenset()
    found: set[Node] = set()
    node = root
    while True:
        inner = _heaviest(node, measures, whole=whole)
        for child in node.nodes():
            if child is not inner:
                _prune(child, measures, whole=whole, outside=inner is not None, found=found)
        if inner is None:
            return frozenset(found)
        node = inner


def is_chrome_line(text: str) -> bool:
    """A line of a toolbar, a breadcrumb, a byline with a counter, a link to the neighbour, the site's imprint."""
    if len(text) < _IMPRINT_MAX and _HAS_TOOL.search(text) and _TOOLBAR.fullmatch(text):
        return True
    if _POSITION.fullmatch(text) and not _SENTENCE_END.search(text):
        return True
    if _NEIGHBOUR.fullmatch(text) or _COUNTER.fullmatch(text):
        return True
    if len(text) < _BYLINE_MAX and _BYLINE.match(text) and not _SENTENCE_END.search(text):
        return bool(_COUNTER.search(text) or _HAS_TOOL.search(text))
    return len(text) < _IMPRINT_MAX and bool(_IMPRINT.search(text)) and not _SENTENCE_END.search(text)


def _heaviest(node: Node, measures: dict[Node, Measure], *, whole: Measure) -> Node | None:
    """The child that holds nearly all of the article."""
    for child in node.nodes():
        if child.tag in _CONTAINERS and measures[child].weight >= whole.weight * _ARTICLE_SHARE:
            return child
    return None


def _prune(node: Node, measures: dict[Node, Measure], *, whole: Measure, outside: bool, found: set[Node]) -> None:
    # Rows and cells stay, so that tables keep their shape; what stands in them may go.
    if node.tag not in TABLE_PARTS and _is_chrome(node, measures[node], whole=whole, outside=outside):
        found.add(node)
        return
    for child in node.nodes():
        _prune(child, measures, whole=whole, outside=outside, found=found)


def _is_chrome(node: Node, size: Measure, *, whole: Measure, outside: bool) -> bool:
    if size.titled and node.tag != "nav":
        return False
    if size.weight > whole.weight * _SMALL_SHARE:
        return False
    if _is_menu(size, outside=outside):
        return node.tag != "a"
    if node.tag in _CHROME_TAGS or node.attributes.get("role") in _CHROME_ROLES:
        return outside or size.links > 0
    named = _CHROME_NAME.search(node.attributes.get("class", "")) or _CHROME_NAME.search(node.attributes.get("id", ""))
    return outside and bool(named) and size.cells == 0 and size.weight < _ENOUGH


def _is_menu(size: Measure, *, outside: bool) -> bool:
    links, share = (_MENU_LINKS, _MENU_LINK_SHARE) if outside else (_LIST_LINKS, _LIST_LINK_SHARE)
    if not outside and size.cells:
        return False
    return size.links >= links and size.link_share >= share and size.weight == 0
