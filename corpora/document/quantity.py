"""Which numerals in Chinese prose are quantities, with their units and bounds.

Everything that looks like a number and counts nothing is consumed first, by name: dates, document numbers, articles of
law, ordinals, enumerators, telephone numbers, idioms (统一, 两会, 三审三校). What is left and is followed by a measure
word or a unit is a quantity.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from corpora.document.geometry import Span
from corpora.document.number import Bound, Number
from corpora.document.numeral import CHINESE, parse_numeral

UNITS = (
    "个工作日|个百分点|百分点|平方公里|平方米|立方米|公里|亩|公顷|万美元|亿美元|美元|万亿元|亿元|万元|千元|元"
    "|(?:人|家|户|件|条|篇|场|批|项|局|校|车)次(?!之(?!多)|席)|次（条）|条（次）|件（次）|次（件）|条（件）|件（条）|件（项）|项（件）|篇（条）|条（篇）|条（篇、次）"
    "|件|条|次|个|份|篇|卷(?![宗内积入])|项|名|人|家|期|场|起|宗|例|封|通|部|户|处|类|批|页|本|册|则|幅|张|段|套|所|座|只|辆|台|台次|字|"
    "桩|笔|单|轮|版|号|组|支|队|行|路|站|位|档|级|区|县|镇|村|街道|小时|分钟|天|日|周|个月|月|年|岁|倍|折|成|米|吨|千米|厘米|点|栏|层|道|款|科|门|种|方面|大(?=平台|渠道|领域|板块|版块|体系|模块|类|专题|专栏|栏目|载体|途径)"
)
"""Measure words and units, longest first where one begins another."""

COUNTING_UNITS = frozenset(
    [
        "件",
        "种",
        "大",
        "方面",
        "条",
        "次",
        "个",
        "份",
        "篇",
        "项",
        "名",
        "人",
        "家",
        "期",
        "场",
        "起",
        "宗",
        "例",
        "封",
        "通",
        "部",
        "户",
        "处",
        "类",
        "批",
        "页",
        "卷",
        "本",
        "册",
        "则",
        "幅",
        "张",
        "段",
        "套",
        "所",
        "人次",
        "家次",
        "户次",
        "件次",
        "条次",
        "篇次",
        "场次",
        "批次",
        "项次",
        "单",
        "笔",
        "桩",
        "组",
        "支",
        "位",
        "栏",
        "组",
        "次（条）",
        "条（次）",
        "件（次）",
        "次（件）",
        "条（件）",
        "件（条）",
        "件（项）",
        "项（件）",
        "篇（条）",
        "条（篇）",
        "条（篇、次）",
    ]
)
"""Units that count things, as against lengths of time, money and shares."""

_CN = f"[{CHINESE}]"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:，\d{3})+(?:\.\d+)?(?=\s?[余多]?(?:条|件|次|份|篇|项|人|元|万元|个|户))|\d+(?:\.\d+)?"
_SCALED = rf"(?:{_ARABIC})(?:\s?[百千]?[万亿](?!元|美元|亿元))?"

_EXCLUDED = "|".join(
    (
        r"〔\s?\d{4}\s?〕\s?(?:第\s?)?\d+\s?号|[\[［【(（]\s?(?:19|20)\d\d\s?[\]］】)）]\s?(?:第\s?)?\d+\s?号?",  # 文号
        rf"第\s?(?:\d+|{_CN}+)\s?(?:次|届|季度|条|款|项|章|节|号|期|批|一|二|位|名|个|轮|方|者|三方|季|年度|版|部分|页|卷)?(?:第|之[{CHINESE}])?",
        r"(?:19|20)\d\d\s?年?\s?[-—–~～至到]\s?(?:(?:19|20)\d\d)\s?年(?:度|间|底|末|初)?",
        r"(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-](?:\s?\d{1,2}\s?日?)?",
        r"(?:19|20)\d\d\s?年(?:度|底|末|初|间|以来)?|二[〇○零]\s?[一二三四五六七八九〇○零]\s?[一二三四五六七八九〇○零]\s?年(?:度)?",
        r"\d{1,2}\s?月份?(?:\s?\d{1,2}\s?[日号])?(?:\s?[-—–~～至到]\s?(?:\d{1,2}\s?月)?\d{1,2}\s?[日号])?|(?<=月)\s?\d{1,2}\s?[日号]|\d{1,2}\s?日(?=[止起至前后，,。])",
        r"\d{1,2}\s?[:：]\s?\d{2}(?:\s?[-—–~～至到]\s?\d{1,2}\s?[:：]\s?\d{2})?",
        r"(?:\d{3,4}\s?[-—–]\s?)\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|\d{3,}[-—–]\d{3,}",
        r"[“\"‘']\s?(?:\d+|[一二三四五六七八九十两]+)(?:\s?[+＋·.]\s?(?:\d+|[A-Za-zN一二三四五六七八九十]+))*\s?[”\"’']",
        r"\d+\s?[+＋]\s?(?:\d+|[A-Za-z]+)(?:\s?[+＋]\s?(?:\d+|[A-Za-z]+))*",
        r"[两三四五六]项(?=合计|共计|总计|总共|一共|共(?:为|是)?\s?\d|占|相加|加起来|合起来|合在一起|加总|之和)|[两三]类(?=信息(?:合计|共计|总计))|(?<=处理)[两三四]类(?=合计|共计|总计)",
        r"(?<=残疾人)两项补贴|三安全一稳定|三安全|[三四]类(?=内部|过程)",  # names of the form's own rows
        r"(?<!\d)(?:12345|12315|12348|12388|12369|12329|12306)(?!\d|\.\d|\s?[件条份宗起万])",
        r"\d+\s?[xX×*＊]\s?\d+(?:\s?小时)?|(?<![A-Za-z])(?![A-Z]{2,6}\d{1,6}\s?[件份条封篇])[A-Za-z][A-Za-z._-]*\d[\w.]*|\d+[A-Za-z][A-Za-z.]*(?!\w)",
        r"\d+(?:\.\d+){2,}",
        r"(?:https?://|www\.)[^\s，。；、（）]+|[\w.+-]+@[\w.-]+",
    )
)
_MASTER = re.compile(
    rf"(?P<skip>{_EXCLUDED})"
    rf"|(?P<fraction>(?:百|千|万)分之(?P<fraction_body>(?:{_CN}|点)+|\d+(?:\.\d+)?))"
    rf"|(?P<apart>(?<![\d年月日])\d{{1,3}}(?: \d{{1,3}}){{1,2}}(?:\.\d+)?(?=\s?(?:%|{UNITS})))"
    rf"|(?P<arabic>{_SCALED})"
    rf"|(?P<chinese>{_CN}+(?:点{_CN}+)?)"
)
_BOUND_OF_TAIL: dict[str, Bound] = {"左右": "about", "上下": "about", "以内": "at_most", "以下": "at_most"}
_BOUND_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r"(?:不少于|不低于|至少|超过或等于|达到或超过)\s?$")),
    ("at_most", re.compile(r"(?:不超过|不多于|至多|最多|不高于)\s?$")),
    ("less_than", re.compile(r"(?:近|将近|接近|不到|不足|未满|低于|少于)\s?$")),
    ("more_than", re.compile(r"(?:超过|超|逾|高于|突破|多达)\s?$")),
    ("about", re.compile(r"(?:(?<![预节签公条合])约|大约|约为|大概|约占|约达)\s?$")),
)
"""Longer ones first: 不少于 ends with 少于, and means the opposite."""
_BOUND_AFTER = re.compile(r"\s?([余多]|来(?=[条件次个份篇项])|几)(?!少)")
_BOUND_AFTER_UNIT = re.compile(r"(以上|及以上|左右|上下|以内|以下|之多)")
_UNIT = re.compile(rf"\s?(%|％|‰|{UNITS})")
_UNIT_BEHIND = re.compile(r"[（(][^（()）]{1,24}[）)]\s?([件条份个篇项次宗起期场])(?=[，,；;。、]|$)")
"""预决算3（45个单位）条: a remark between the number and its unit."""
_RANGE = re.compile(rf"\s?[-—–~～至到]\s?(?P<upper>{_ARABIC})(?=\s?(?:%|{UNITS}))")
_IDIOM_AFTER = re.compile(
    r"\s?(?:个(?:维护|意识|自信|确立|全面|坚持|到位|统一|必须|务必|工作日内)|会(?!议)|人(?:多[职岗责能用]|一[岗档策])|批示|站式|体化|网通|窗|键|码|把手|岗双责|级抓一级|线|般|致|直|样|定|切|些|旦|边|并|律|共|同|半|流|贯|起来)"
)
_ARTICLE_VERBS = re.compile(
    r"(?:收到|受理|办理|接到|接收|发生|新增|公开|发布|共|仅|有|召开|举办|开展|印发|制定|出台|废止|答复|维持|纠正|审结|结转|增加|减少|为|处理|组织)\s?$"
)
_BEFORE_NOT_QUANTITY = re.compile(
    r"(?:[第每某另前后上同各逐]|(?<!以)下|任何|同|其|这|那|哪|唯|统|专|划|单|万无|不|逐|(?<![推引改])进|一)$"
)
_UNIT_CONTINUES = re.compile(
    r"(?:人大|人口|人员|人民|人事|人力|人士|人才|次性|次办|项目|项重|个别|个人|个性|个体|条例|条件|件件|条龙|部门|部署|部分|部委|部长|级|本|名录|名单|名称|页面|处理|处置|处罚|处室|类似|通过|通桥|通道|通一平|通报|通知|通告|场所|起到|期间|期限|期望|位置|年度工作|号文|号令|站|科技|行政|区域|县区|号楼|号码)"
)


_CASES = re.compile(
    r"[件宗起](?:案件)?(?:已|经)?(?:被|判决|判定|裁定|结果|维持|纠正|撤[诉回销]|驳回|终止|尚未|未审|正在|尚在|审结|确认违法|系?复议后|系?直接)"
)
"""`复议6件，3件维持，一件纠正，两件尚未审结`: a case with its result is one of them."""
_POINTS = re.compile(r"(?:主要|突出|明显)?(?:不足|问题|短板|困难|差距|原因|经验|体会|措施|举措|做法|建议|要求)")
"""`存在两点不足`: what is told in points, and no hour of the day."""
_DENIED = re.compile(r"(?:没有|没|无|未有|未|每|任何|同|哪|某)$")
KEPT_TEXTS = 1024
"""Sentences whose quantities are kept: more than a report has, so that whoever asks again within one waits for none."""


@lru_cache(maxsize=KEPT_TEXTS)
def find_quantities(text: str) -> tuple[Number, ...]:
    """Quantities in prose, in order, spans into `text`.

    A Chinese numeral counts only with a unit behind it; an Arabic one also without, its unit is then None (the caller
    decides whether the words around make it one).
    """
    found: list[Number] = []
    position = 0
    while match := _MASTER.search(text, position):
        number = _quantity(text, match)
        position = max(match.end(), number.span.end if number else 0)
        if number is not None:
            found.append(number)
    return tuple(found)


def _quantity(text: str, match: re.Match[str]) -> Number | None:
    if match["skip"]:
        return None
    if match["fraction"]:
        return _fraction(match)
    printed = match["arabic"] or match["chinese"] or match["apart"]
    value = parse_numeral(printed)
    if value is None or (match["chinese"] and not _counts(text, match)):
        return None
    if match["arabic"] and text[: match.start()].endswith(("第", ".")):
        return None
    return _with_unit(text, match, printed, value)


def _fraction(match: re.Match[str]) -> Number | None:
    value = parse_numeral(match["fraction_body"])
    if value is None or not match["fraction"].startswith("百"):
        return None
    return Number(
        value=value,
        printed=match.group(),
        span=Span(*match.span()),
        unit="%",
        decimals=_decimals(match["fraction_body"]),
    )


def _counts(text: str, match: re.Match[str]) -> bool:
    """Is a Chinese numeral a count here, and not part of a word or an article (一个, 一件)?"""
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 8]
    if _BEFORE_NOT_QUANTITY.search(before) or _IDIOM_AFTER.match(after):
        return False
    if match["chinese"] == "一" and after.startswith("起") and before.endswith(("在", "到")):
        return False  # 加在一起
    unit = _UNIT.match(_BOUND_AFTER.sub("", after, count=1) if _BOUND_AFTER.match(after) else after)
    if unit is not None and unit[1] == "点":
        return _POINTS.match(after, unit.end()) is not None
    if unit is None or (unit[1] not in COUNTING_UNITS and unit[1] not in ("元", "万元", "亿元", "倍")):
        return False
    if _UNIT_CONTINUES.match(after.lstrip()) and not re.match(r"\s?项(?:重|目)", after):
        return False
    if unit[1] == "类" and re.match(r"\d", after[unit.end() :]):
        return False  # 一类300条、二类50条: names of classes
    if match["chinese"] in ("一", "几"):
        if _CASES.match(after) and not _DENIED.search(before):
            return True
        return bool(_ARTICLE_VERBS.search(before)) or bool(re.match(r"[，,。；;、）)]|$", after[unit.end() :]))
    return True


def _with_unit(text: str, match: re.Match[str], printed: str, value: Decimal) -> Number:
    end = match.end()
    bound, upper = _bound_before(text, match.start()), None
    if match["apart"]:
        bound = "about"  # 5 06条: one number set apart, or two; not to be held against anything
    if ranged := _RANGE.match(text, end):
        upper, end, bound = parse_numeral(ranged["upper"]), ranged.end(), "range"
        printed = text[match.start() : end]
    after = _BOUND_AFTER.match(text, end)
    if after and bound == "exact":
        bound = "more_than"
    unit = _UNIT.match(text, after.end() if after else end)
    name = unit[1].replace("％", "%") if unit and not _word_goes_on(text, unit) else None
    if unit is None and match["arabic"] and (behind := _UNIT_BEHIND.match(text, end)):
        name = behind[1]
    if name and bound == "exact" and unit and (tail := _BOUND_AFTER_UNIT.match(text, unit.end())):
        bound = _BOUND_OF_TAIL.get(tail[1], "at_least")
    return Number(
        value=value, printed=printed, span=Span(match.start(), end), unit=name, decimals=_decimals(printed), bound=bound,
        upper=upper,
    )  # fmt: skip


def _word_goes_on(text: str, unit: re.Match[str]) -> bool:
    """部 in 2部门 and 人 in 3人大 are the start of a word, not a unit; 1272条例 is rare and 条 stays."""
    return unit[1] in ("部", "处", "通", "站", "科", "行", "号", "区", "县", "级") and bool(
        _UNIT_CONTINUES.match(text, unit.start(1))
    )


def _bound_before(text: str, start: int) -> Bound:
    before = text[max(0, start - 6) : start]
    for bound, pattern in _BOUND_BEFORE:
        if pattern.search(before):
            return bound
    return "exact"


def _decimals(printed: str) -> int:
    match = re.search(r"[.点]([\d" + CHINESE + r"]+)", printed)
    return len(match[1]) if match else 0
