"""Which part of the year's flow of requests each count of a sentence is told to be, by the words right around it:
came over, came in, due, settled, or goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from corpora.document.claim import Claim
from service.checks.figures.request_totals import UNITS
from service.checks.inspection import Inspection
from service.checks.named.words import words_of

Role = Literal["new", "in", "due", "done", "out"]

FEWEST: Final = 2
"""Counts of a row."""
FARTHEST: Final = 40
"""Characters in front of a count, and behind it, that say what it is."""
_MARKS: Final = re.compile("[，,、。；;：:（()）\n]")
_LAST: Final = r"(?:上(?:一)?年度?|去年|往年|年初|期初|{last}年度?)"
_NEXT: Final = r"(?:下(?:一)?年度?|次年|来年|翌年|{next}年度?)"
_ENDS: Final = r"(?:的|了|到|申请|件|共|有|为|是|计)*\s?$"
_OVER: Final = (
    r"(?:结转|转结|转来|转入|接转|承接|接续|留下|遗留|结存|结余|留存|跨年|尚?未(?:办结|结)|没有?办完|接手|接收|积压"
    r"|旧件|旧存|存件)(?:而来|过来|下来|来|办理|继续办理|旧件|数)*"
)
_IN_FRONT: Final[tuple[tuple[Role, str], ...]] = (
    (
        "due",
        r"(?:连同|加上|算上|含)[^，,、。；;\d]{{0,10}}(?:结转|旧件|跨年)(?:来|的|申请)*(?:共|合计|总计|共计)" + _ENDS,
    ),
    ("due", r"(?:连同|加上|算上|含)[^，,、。；;\d]{{0,6}}新收(?:的|到|件|申请)*(?:共|合计|总计|共计)" + _ENDS),
    ("in", _LAST + r"(?:年?底|年?末)?[^，,、。；;\d]{{0,3}}" + _OVER + _ENDS),
    ("in", r"(?:消化|接手|承接|加上|连同|算上|扣除|除去)(?:了)?(?:跨年|结转|旧件|旧存)(?:来|而来)?" + _ENDS),
    ("in", r"^(?:含|其中|连同|加上|算上|扣除|除去)?(?:了)?" + _LAST + _ENDS),
    ("in", r"结转[^，,、。；;\d]{{0,4}}由" + _LAST + _ENDS),
    ("in", r"^(?:以及|和|及|与|加)?(?:结转|转入)(?:的|了|申请)*\s?$"),
    ("new", r"(?:新收|又收|再收|新接|新增|新来|收进|新提交|新受理)(?:到|进|的)*" + _ENDS),
    ("new", r"^(?:{this}年|本年度?|今年|当年|年内|全年)(?:度)?(?:收到|接收|受理|收)?" + _ENDS),
    (
        "due",
        r"(?:(?:须|应|需要?|要)(?:办理|办|处理|答复)|应办|(?:申请|受理|办件|在办)(?:总量|总数)|总共|经手|进入办理程序|登记在册)(?:的)?(?:政府信息公开)?(?:申请|件)*(?:总[量数])?(?:合计|共计|总计)?"
        + _ENDS,
    ),
    (
        "due",
        r"(?:新收|本年)[^，,。；;\d]{{0,8}}(?:结转|旧件|上年)[^，,。；;\d]{{0,6}}(?:合计|共计|相加|总计|加起来|加总|之和)"
        + _ENDS,
    ),
    (
        "done",
        r"(?<!未)(?<!待)(?<!没有)(?:办结|办出|办完|办毕|了结|结清|结案|已办|消化|答复|审结|处理完|处理完毕)(?:完毕)?"
        + _ENDS,
    ),
    (
        "out",
        r"(?:结转|转结|转入|转到|转至|转|顺延|延续|跨|留待|留到)(?:至|到|入|给)?"
        + _NEXT
        + r"(?:继续)?(?:办理|答复)?"
        + _ENDS,
    ),
    ("out", r"(?<!上年)(?:尚|还|仍)?(?:未(?:办结|办完|了结|结)|没有?(?:办完|办结))" + _ENDS),
    (
        "out",
        r"(?:到)?(?:年底|年末|年终|期末|截至年底)(?:时)?(?:手[上头]|账上)?(?:仍|还|尚)?(?:有|剩|剩余|余|在办|结存|移交|留存|未结)"
        + _ENDS,
    ),
    ("out", r"^(?:转出|移交|结存|结余)" + _ENDS),
    ("out", r"^(?:的)?(?:升|降|增加?|减少?|变|上升|下降)(?:至|到|为)(?:年底|年末|期末|年终)" + _ENDS),
)
"""Words in front of a count, up to the mark or the count before it."""
_CARRIED: Final = r"结转(?:的|了|申请)*\s?$"
"""Said of what came over and of what goes on."""
_GOES_ON: Final = re.compile(rf"^(?:以及|和|及|与|加)?{_CARRIED}")
"""So it does behind those settled and behind what came over."""
_UNSURE: Final = (
    rf"^{_CARRIED}|^(?:扣除|除去)(?:了)?(?:跨年|结转|旧件|旧存){_ENDS}"
    rf"|^(?:上(?:一)?年度?|去年|往年|{{last}}年度?){_ENDS}"
)
"""Words for what came over that may tell of what goes on or of a year ago: `收到278件，2022年为251件`."""
_LEFT: Final = re.compile(r"(?:剩余|剩下|余下|还剩|尚余|仍余|余|还有|尚有|另有|另|其余)(?:的)?\s?$")
_BEHIND: Final[tuple[tuple[Role, str], ...]] = (
    (
        "out",
        r"^(?:申请)?(?:将|已|均|都|依法|按规定)*(?:结转|转结|转入|转到|转至|转|顺延|延续|跨)(?:至|到|入)?(?:"
        + _NEXT
        + r"|年)",
    ),
    (
        "out",
        r"^(?:申请)?(?:仍|还|尚|正|均|都)*(?:在|处于)?(?:法定|答复|办理)?(?:期限内?|期内)?(?:继续|正在|仍在)?(?:办理(?:之?中|当中)?|在办|待办)$",
    ),
    ("out", r"^(?:申请)?(?:仍|还|尚)?(?:未到|没有到|未满|没到)(?:法定)?(?:答复|办理)?期限"),
    ("out", r"^(?:申请)?(?:未办结|未结)?(?:申请)?结转(?:至|到|入)?" + _NEXT),
    ("out", r"^(?:申请)?结转(?:外|以外|之外)$"),
    ("done", r"^(?:申请)?(?:均|都|全部|全|已)+[^，,、。；;\d未没]{{0,14}}(?:办结|答复|办完|办毕|有了结果|了结|结清)"),
)
"""Words behind it, up to the next mark or count."""
_IN_ALL: Final = re.compile(
    r"(?:全年|本年度?|年内|申请|两项|[两二]者|一并)*(?:合计|共计|总计|一共|总共|共)(?:有|为|收到|受理|申请)*\s?"
)
_ASKS: Final = re.compile(
    r"(?:的|共|总共|一共|全年|本年度?|今年|年内|代[\u4e00-\u9fff]{1,4})*(?:提出|提交|递交|申请)(?:的|了|共|有|为|申请)*\s?$"
)
_OLD: Final = re.compile("^旧件|^存件|没有?办完|未办结|未办完|没有?办结")
_OF_IT: Final = re.compile("^(?:中|里|当中|之中)")
_SOME: Final = re.compile(
    "类|涉|关于|[季月旬批]度?|信函|邮|网|当面|现场|窗口|渠道|热线|复议|诉讼|补正|征求|意见|(?<!无一)(?<![无未])(?:延期|延长|超期)|站|中心|所|科|股|局(?!机关)|部门|单位|镇|乡|街道|村|公开(?!申请)|提供|重复"
    "|(?<!全)部|半"
)
"""Signs that some of the requests are told of."""
_NO_COLUMN: Final = "two"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A count with the part of the flow that it is told to be.

    Args:
        column: of the applicant named last, `total` for none.
        some: the sentence has signs that some of the requests alone are told of.
        answered: it is told of those that were answered.
        rest: it is all but those that go on (`除3件结转外，其余52件`).
        others: counts of the sentence that tell of something else (`撤回2件`).
        clear: its own words say that they came in this year.
        unsure: its words for what came over are said of other counts, too.
    """

    claim: Claim
    role: Role
    column: str
    some: bool
    answered: bool
    rest: bool
    others: frozenset[Decimal]
    clear: bool
    unsure: bool


def terms_of(inspection: Inspection, claims: Sequence[Claim]) -> Iterator[Terms]:
    """Those of one sentence, which tells of this year; none where it tells any of another."""
    text, counts = inspection.document.text, [one for one in claims if one.number.unit in UNITS]
    year = _year(inspection)
    if year is None or len(counts) < FEWEST:
        return
    years = {"last": str(year - 1), "this": str(year), "next": str(year + 1)}
    sentence = text[claims[0].sentence.start : claims[0].sentence.end]
    some = _SOME.search(sentence) is not None
    now = re.search(f"今年|本年|当年|年内|{year}年", sentence) is not None
    column = "total"
    roles: list[Role | None] = []
    found: list[Terms] = []
    for place, claim in enumerate(counts):
        start = counts[place - 1].number.span.end + 1 if place else claim.sentence.start
        end = counts[place + 1].number.span.start if place + 1 < len(counts) else claim.sentence.end
        column = _column(text[start : claim.number.span.start], column)
        front, behind = _around(text, start, claim, end)
        role = _role(front, behind, years, [*roles])
        roles.append(role)
        if role != "in" and re.search(rf"(?<![比较与同]){_LAST.format(**years)}(?!.*(?:今年|本年))", front) is not None:
            return  # 2022年收到48件，办结43件
        if role is None or not _is_plain(claim, role, inherits=now and "in" in roles):
            continue
        own = _column(behind, column) if role == "new" and column == "total" else column
        if own == _NO_COLUMN:
            continue
        terms = Terms(
            claim=claim, role=role, column=own, some=some, answered="答复" in front + behind,
            rest=re.search("其[余他]|余下", front) is not None,
            clear=re.search("新|本年|今年|当年|又", front) is not None, others=frozenset(),
            unsure=role == "in" and re.search(_UNSURE.format(**years), front) is not None,
        )  # fmt: skip
        found.append(terms)
    others = frozenset(
        one.number.value for one, role in zip(counts, roles, strict=True) if role is None and one.number.value
    )
    yield from (replace(one, others=others) for one in found)


def _year(inspection: Inspection) -> int | None:
    """The year that the report tells of."""
    titled = next((one.year for one in inspection.mentions.years if one.role in ("title", "period")), None)
    told = [one.period for one in inspection.mentions.claims if one.period_kind == "this_year" and one.period]
    return titled or (int(told[0]) if told else None)


def _around(text: str, start: int, claim: Claim, end: int) -> tuple[str, str]:
    """The words in front of a count and behind its unit, up to the next marks."""
    front = _MARKS.split(text[max(start, claim.number.span.start - FARTHEST) : claim.number.span.start])[-1]
    behind = text[claim.number.span.end : min(end, claim.number.span.end + FARTHEST)].lstrip()
    return front, _MARKS.split(behind.removeprefix(claim.number.unit or ""))[0]


def _role(front: str, behind: str, years: dict[str, str], before: Sequence[Role | None]) -> Role | None:
    """What a count is told to be; None where the words say nothing of the kind."""
    if _OF_IT.search(behind) and not front:
        return None
    if re.search(rf"{_LAST.format(**years)}[^，,。；;]{{0,4}}有\s?$", front) and _OLD.search(behind):
        return "in"
    told = [role for role in before if role is not None]
    if _GOES_ON.search(front) and told and (told[-1] == "done" or "in" in told):
        return "out"
    for role, words in _IN_FRONT:
        if re.search(words.format(**years), front) is not None:
            return role
    if _IN_ALL.fullmatch(front) and "in" in before and before[-1] in ("in", "new"):
        return "due"
    for role, words in _BEHIND:
        if re.search(words.format(**years), behind) is not None:
            return role
    if _LEFT.search(front) and not behind and "done" in before and ("due" in before or "in" in before):
        return "out"
    if any(word.kind == "column" and _ASKS.match(front, word.end) for word in words_of(front, 0, len(front))):
        return "new"
    if re.search(r"^(?:的)?申请$|^申请", behind) and any(
        word.kind == "column" and word.end == len(front.rstrip("的共")) for word in words_of(front, 0, len(front))
    ):
        return "new"
    return None


def _column(words: str, last: str) -> str:
    """The applicant that the words name, `last` where they name none."""
    named = [word.means for word in words_of(words, 0, len(words)) if word.kind == "column"]
    if not named:
        return last
    return named[0][0] if len(named) == 1 and len(named[0]) == 1 else _NO_COLUMN


def _is_plain(claim: Claim, role: Role, *, inherits: bool) -> bool:
    """`inherits`: the year told is that of what came over, in front (`2022年尚有5件没有办完，加上今年新收的50件`)."""
    exact = claim.relation == "equal" and claim.number.bound == "exact" and not claim.negated
    periods = (
        ("this_year", "last_year")
        if role == "in" or inherits
        else ("this_year", "next_year")
        if role == "out"
        else ("this_year",)
    )
    return exact and claim.period_kind in periods and claim.body in ("own", "region")
