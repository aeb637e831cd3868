"""Words that name a row or a column of the table of requests, and the plain words that carry them: 本机关不掌握, 企业.

Only statements made of such words and of counts are read cell by cell: any other word may narrow what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final, Literal

from corpora.document.claim import Expression
from corpora.document.numeral import parse_numeral

DENIED: Final = tuple(
    f"denied.{reason}"
    for reason in (
        "state_secret", "prohibited_by_law", "three_securities", "third_party", "internal_affairs",
        "process_information", "enforcement_files", "administrative_query",
    )
)  # fmt: skip
UNAVAILABLE: Final = ("unavailable.not_held", "unavailable.needs_creation", "unavailable.still_unclear")
NOT_PROCESSED: Final = tuple(
    f"not_processed.{reason}" for reason in ("petition", "repeated", "publication", "excessive", "confirmation")
)
OTHERWISE: Final = ("other.not_corrected_in_time", "other.fee_unpaid", "other.other")
GROUPS: Final = (DENIED, UNAVAILABLE, NOT_PROCESSED, OTHERWISE)
"""Rows that the form puts together."""
NEW, CARRIED_IN, SETTLED, CARRIED_OUT = "new", "carried_in", "outcome_total", "carried_out"
TOTAL: Final = ("total",)
"""The column of all applicants."""
OF_LAST_YEAR: Final = re.compile(r"上|去年|年初|\d")
"""In a name of 结转 that is not of the next year: `5件结转` may be of either."""
ORGANISATIONS: Final = ("business", "research", "social_welfare", "legal_service", "other_org")

Kind = Literal[
    "row",
    "column",
    "count",
    "mark",
    "with_carried",
    "sum",
    "rest",
    "each",
    "all",
    "divides",
    "plain",
    "unknown",
    "than",
    "more",
    "less",
    "times",
    "percent",
    "bound",
    "fraction",
    "whole",
    "first",
    "place",
    "none",
    "least",
    "some",
]

_YEAR: Final = r"(?:19|20)\d\d\s?年"
_ROWS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    ((NEW,), r"新(?:收|提|接|增|提交|接收|受理)(?:到)?(?:的)?(?:申请)?"),
    (
        (CARRIED_IN,),
        rf"(?:上(?:一)?年度?|去年|{_YEAR}度?|年初)?(?:结转|转结|遗留)(?:而来|过来|下来|来)?(?:办理)?"
        r"|(?:接转|承接|接续)上(?:一)?年度?(?:的)?|(?:上(?:一)?年度?|去年)(?:年底|末)?(?:转入|转来|跨年|未结)(?:继续办理|办理)?",
    ),
    ((NEW, CARRIED_IN), r"(?:须|应|需|要)(?:当|予)?(?:办理|答复|办)|(?:全年|年内|当年)在办"),
    ((SETTLED,), r"已办(?:结|毕)?(?!理)|(?:实际)?(?:办结|答复|办复|审结|办理完毕)(?:完毕)?"),
    (
        (CARRIED_OUT,),
        rf"(?:结转|转结|转入|转|顺延|延续|跨)(?:至|到|入)?(?:下(?:一)?年度?|次年|来年|{_YEAR}度?)(?:度)?(?:继续)?(?:办理|答复)?"
        r"|(?:正在|尚在|仍在|还在)(?:办理|办(?!结))(?:中|之中)?|(?:尚|还|仍)?未(?:办结|结|答复)|跨年(?:度)?(?:办理)?|在办(?![结理])",
    ),
    (("granted",), r"(?:予以|全部|全文|完全|同意|准予|准许)?公开"),
    (
        ("granted", "partial"),
        r"(?:予以)?全部(?:公开)?(?:和|或|及|、|与)(?:者)?部分(?:予以)?(?:公开|得到满足|满足)|(?:予以|同意)?公开(?:和|或|及|、|与)(?:者)?(?:予以)?部分(?:予以)?公开",
    ),
    (("granted", "partial"), r"公开类"),
    (("partial",), r"(?:予以)?部分(?:予以)?公开|区分处理"),
    (DENIED, r"(?:决定)?不(?:予|予以)?公开|未(?:予|予以)?公开|拒绝公开"),
    (("denied.state_secret",), r"(?:涉及?)?国家秘密"),
    (("denied.prohibited_by_law",), r"(?:其他)?(?:法律)?[、和]?(?:行政)?法规(?:明确)?(?:规定)?禁止(?:公开)?(?:的)?"),
    (("denied.three_securities",), r"(?:危及)?[“\"]?三安全一稳定[”\"]?"),
    (
        ("denied.third_party",),
        r"(?:保护|涉及?|损害|侵害|影响)?(?:到)?第三方(?:的|不同意)?(?:合法)?(?:权益|利益|信息)?(?:公开)?",
    ),
    (("denied.internal_affairs",), r"(?:三类)?内部(?:事务|管理)(?:性)?(?:的)?(?:信息)?"),
    (("denied.process_information",), r"(?:四类)?过程性(?:的)?(?:信息)?"),
    (("denied.enforcement_files",), r"(?:行政)?执法(?:类)?案卷(?:类)?(?:信息)?|案卷(?:类)?信息"),
    (("denied.administrative_query",), r"(?:行政)?查询(?:类)?事项|行政查询"),
    (UNAVAILABLE, r"(?:无法|不能|未能|无从)(?:予以)?提供"),
    (
        ("unavailable.not_held",),
        r"(?:本机关|本单位|我[局委办镇乡县市区院厅]|本[局委办镇乡县市区院厅])?(?:并)?(?:不|未)掌握(?:的)?(?:所申请|相关|有关)?(?:的)?(?:政府)?(?:信息)?",
    ),
    (
        ("unavailable.needs_creation",),
        r"(?:没有|无)现成(?:的)?(?:政府)?(?:信息)?(?:[、，,]?(?:而)?(?:需要?|须)(?:本机关)?另行制作)?|(?:要求|需要?|须)?(?:要)?(?:本机关)?另行(?:制作|加工|汇总|整理)(?:、?(?:加工|汇总|分析|整理))?"
        r"|(?:需要?|须)(?:重新)?(?:加工|汇总|制作)(?:、?(?:加工|汇总|分析|整理|制作)){0,2}",
    ),
    (
        ("unavailable.still_unclear",),
        r"(?:经)?补正后(?:申请)?(?:的)?(?:内容)?仍(?:然)?不明确?|(?:申请)?内容(?:仍)?(?:然)?不明确|仍不明确?",
    ),
    (NOT_PROCESSED, r"不(?:予|作)处理"),
    (
        ("not_processed.petition",),
        r"信访(?:[、]?举报)?(?:[、]?投诉)?(?:[、]?举报)?(?:类|性质|事项)?|(?:举报投诉|投诉举报)类",
    ),
    (
        ("not_processed.repeated",),
        r"(?:与(?:此前|之前|先前|前次|以往)(?:申请)?(?:的)?(?:内容)?)?重复(?:性)?(?:申请|提交|提出)?",
    ),
    (("not_processed.publication",), r"(?:要求|索要|索取)?(?:提供|获取)?公开出版物"),
    (("not_processed.excessive",), r"(?:无正当理由)?大量(?:、)?反复(?:申请|提出|提交)?"),
    (
        ("not_processed.confirmation",),
        r"(?:要求)?(?:行政机关)?(?:确认或(?:者)?)?重新出具(?:已获取)?(?:的)?(?:政府)?(?:信息|文件)?",
    ),
    (OTHERWISE, r"其[他它](?:方式|情形)?处理"),
    (("other.not_corrected_in_time",), r"(?:申请人)?(?:无正当理由)?(?:逾期|到期|超期)(?:未|不)(?:作|予)?补正(?:材料)?"),
    (
        ("other.fee_unpaid",),
        r"(?:申请人)?(?:逾期)?(?:未|不)按(?:照)?(?:收费)?通知(?:书)?(?:的)?(?:要求)?(?:缴纳费用|缴费|缴纳|交费)|(?:申请人)?逾期(?:未|不)(?:缴纳费用|缴费|缴纳|交费|缴)"
        r"|(?:申请人)?(?:因)?(?:逾期)?(?:未|不|没有)(?:按期|按时|按规定|在规定期限内)?(?:按(?:照)?通知)?(?:缴纳|交纳|缴|交)(?:信息处理费|处理费|费用|费)?",
    ),
    (("other.other",), r"(?:申请人)?(?:主动|自行|自愿)?(?:撤回|撤销)(?:申请)?"),
)
_COLUMNS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (("natural_person",), "自然人|公民个人|居民个人|公民|个人|群众|(?:居民|村民)(?!委员?会|小组|代表)|市民"),
    (
        ORGANISATIONS,
        "(?:法人|单位)(?:或者?|和|及|与|、)?(?:其[他它])?组织|(?<![\u4e00-\u9fff])单位(?=提出|提交|递交|申请)",
    ),
    (("business",), "(?:[一两几]家|商业|辖区)?(?:商业)?企业(?:单位)?|公司"),
    (("research",), "(?:高校|高等院校|大学)?(?:和|及|与|以及|、)?科研(?:机构|院所|单位)|高校(?:院所)?|高等院校"),
    (("social_welfare",), "(?:社会|环保)?公益(?:性|类)?(?:社会)?组织|社会组织"),
    (
        ("legal_service",),
        "(?:律师事务所|律所)等法律服务(?:机构|组织)|法律服务(?:机构|组织)|(?:[一两几]家)?(?:律师事务所|律所)",
    ),
    (("other_org",), "其[他它](?:类)?(?:型)?(?:组织|机构)"),
)
_PLAIN: Final = (
    "的|申请|公开申请|申请人|件|中|里|当中|之中|有|为|是|计|达|以|因|由|被|属|属于|系|占|提出|提交|递交|来自|来件|收件|收到|收|接到|受理|予以|依法|决定|"
    "告知|答复单位|答复机关|承办单位|承办机关|承办部门|主管单位|责任单位|另有|另外|另|还有|还|尚有|尚|仍有|仍|并|和|及|与|或|而|故|因此|为此|已|已经|均|都|也|全年|年内|本年度?|本年|今年|当年|年末|年底|期末|理由|原因|为由|"
    "方面|一项|两项|两类|两种|二者|两者|名下|只|仅|不足|实为|实属|视为|归入|列入|计入|作|作出|作为|按|依规|行政机关|本机关|我局|我委|我办|处理|不再处理|其|其中|"
    "情形|情况|信息|政府信息公开|信息公开|依申请公开|政府信息|事项|名义|分别|一并|所|经|经甄别|经审查|经核查|经研究|经梳理|经统计|发出收费通知后|截至年底|截至年末|"
    "“|”|‘|’|一栏|最多|最少|其次|居首|首位|末位|排在|位列|群体|申请群体|结果|办理结果|答复结果|数量|主体|给|给了|依次|递交|提出的|唯一|告知了|到年底|截至12月31日|区分处理后|手上|手头|里面|分布如下|具体为|如下|"
    "视为放弃|放弃|被终止办理|终止办理|终止|提交的|了|除|外|以外|之外|过|答复|相关|上述|以上|最终|类|按照|按期|按时|全部|因征求第三方意见|征求第三方意见"
)
_MORE: Final[tuple[tuple[Kind, str], ...]] = (
    (
        "with_carried",
        r"(?:含|包括|连同|加上|算上|计入)(?:了)?(?:上(?:一)?年度?|去年)?(?:的)?结转(?:来)?(?:的)?(?:申请)?(?:在内|一并计算)?",
    ),
    (
        "sum",
        r"(?:(?:这|上述|以上)?(?:[两二三四五六]|[2-6])\s?(?:者|项|类|种|种情形)(?:申请|答复|理由|原因)?(?:共|合)?(?:计|有)?)?(?:合计|总计|共计|一共|总共|共有|(?<!公)共)",
    ),
    ("rest", r"其余|余下|剩余|剩下|其[他它]"),
    ("each", r"各(?:有|为)?|(?:均|都|同)(?:为|是|有)(?=\s?\d)"),
    (
        "all",
        r"(?:全部|均|都|全)(?:是|为|系)?由|(?:均|都|全部)(?:系|是|为|来自|出自)(?=自然人|个人|公民|居民|[商企公科高社律法其])|(?:提出|提交)(?:的|申请的?)?(?:人|者)?(?:是|为|系)(?=[一某自个公居商企科高社律法其])"
        r"|(?<=件)(?:申请)?由(?=[一某自个公居商企科高社律法其])",
    ),
    (
        "divides",
        r"(?:按|从|就)(?:照)?申请(?:人|主体)(?:的)?(?:类别|类型|身份|构成|性质)?(?:来)?(?:拆开|划分|区分|统计|分类|分|看)(?:是|为|的话)?|其中|申请人(?:分别)?(?:为|是)|占(?=\s?\d+\s?[件宗份])",
    ),
    ("mark", r"[，,、：:（()）]"),
)
_COUNT: Final = re.compile(
    r"(?P<count>\d[\d,]{0,8}|[一二两三四五六七八九十百]{1,5})\s?(?:[件宗份](?!次|代)|起(?!诉(?!讼)))"
)
_SPACE: Final = re.compile(r"\s+")
Kinds = tuple[tuple[Kind, tuple[str, ...], re.Pattern[str]], ...]
"""Kinds of words with what they mean and their patterns."""
REQUEST_WORDS: Final[Kinds] = (
    *(("row", means, re.compile(words)) for means, words in _ROWS),
    *(("column", means, re.compile(words)) for means, words in _COLUMNS),
    *((kind, (), re.compile(words)) for kind, words in _MORE),
    ("plain", (), re.compile("|".join(sorted(_PLAIN.replace("?", "").split("|"), key=len, reverse=True)))),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a statement. `means`: rows or columns, whose sum it names; `value`: of a count."""

    kind: Kind
    text: str
    start: int
    end: int
    means: tuple[str, ...] = ()
    value: Decimal = Decimal(0)


def cells_of(rows: Sequence[str], columns: Sequence[str], name: str = "") -> Expression:
    """The sum of the cells where they cross."""
    return Expression(name=name, plus=tuple(f"requests.{row}.{column}" for row, column in product(rows, columns)))


def words_of(text: str, start: int, end: int, kinds: Kinds = REQUEST_WORDS) -> Iterator[Word]:
    """The words between two places, the longest that begins at each; each sign of what is none of them as `unknown`."""
    place = start
    while place < end:
        word = _count_at(text, place, end) or _longest_at(text, place, end, kinds)
        if word is not None:
            yield word
        place = word.end if word is not None else place + 1


def _count_at(text: str, place: int, end: int) -> Word | None:
    said = _COUNT.match(text, place, end)
    value = parse_numeral(said["count"]) if said else None
    if said is None or value is None:
        return None
    return Word(kind="count", text=said[0], start=place, end=said.end(), value=value)


def _longest_at(text: str, place: int, end: int, kinds: Kinds) -> Word | None:
    """None where there is only space."""
    if (space := _SPACE.match(text, place, end)) is not None and space.end() > place:
        return None
    best: Word | None = None
    for kind, means, pattern in kinds:
        said = pattern.match(text, place, end)
        if said is not None and said.end() > place and (best is None or said.end() > best.end):
            best = Word(kind=kind, text=said[0], start=place, end=said.end(), means=means)
    return best or Word(kind="unknown", text=text[place], start=place, end=place + 1)
