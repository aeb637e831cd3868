"""How far the parts of a list are parts of its whole, and of nothing that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.document.claim import Claim
from models.language.grammar.words.wording import TAKES_IN_CARRIED
from service.checks.figures.beside import topic_of
from service.checks.figures.company import ACTS
from service.checks.figures.part_groups import is_beside, is_done, sum_of
from service.checks.inspection import Inspection
from service.checks.parts.ways import ways_in


def of_it_alone(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> list[Claim]:
    """`企业34件，其中药企29件，科研机构11件`: up to what stands beside the whole in the tables, and each told once
    (`延续12件，失效7件，失效的7件已计入`); not what was settled of all
    (`包含上年结转5件，52件已答复`), nor with more than it (`申请17件，内容主要有征地，当年办结18件（含上年结转1件）`).
    """
    if named and whole.text.lstrip().startswith(("其余", "其他", "其它")):
        first = named[0]
        if _HANDS_OUT.search(inspection.document.text, first.sentence.start, first.number.span.start):
            return [*named]
    kept: list[Claim] = []
    for claim in named:
        if len(kept) > 1 and sum_of(kept) == whole.number.value and _is_of_its_row(whole, claim):
            break
        if kept and (is_beside(whole, claim) or _is_settled_of_all(kept, claim)):
            break
        if (
            _is_another_way(whole, claim)
            or _takes_in_those_carried(inspection, whole, claim)
            or _is_an_act_beside(whole, kept, claim)
            or (kept and _is_the_whole_again(inspection, whole, claim))
            or (kept and _is_another_medium(inspection, whole, claim))
        ):
            break
        if not any(_is_told_again(one, claim) for one in kept):
            kept.append(claim)
    return kept


_HANDS_OUT = re.compile(r"(?:分别|依次)(?:为|是|有)?\s?$")
"""`其余4件由科研机构、公益组织和其他组织提出，分别为1件、1件和2件`: whoever the first name is, it is of all three."""
_LETTERS = "来信"
"""However they came: 来信88件，其中电邮21件，信函62件，当面5件."""


def _is_another_way(whole: Claim, claim: Claim) -> bool:
    """`网上申请131件，其中省平台98件；信函60件；当面13件`: what came by letter is none of what came online."""
    if _LETTERS in whole.measure:
        return False
    names = [one.text.partition(one.number.printed)[0] for one in (whole, claim)]
    own, other = (ways_in(name) for name in names)
    return len(own) == 1 and bool(other) and own.isdisjoint(other)


def _is_of_its_row(whole: Claim, claim: Claim) -> bool:
    """`制发文件412件，其中省34件、省直121件、市县257件，废止356件`: what the form has beside a whole that is told."""
    rows = {one.fields[0].fields[0].rpartition(".")[0] for one in (whole, claim) if one.fields}
    row = next(iter(rows), "")
    return (
        bool(whole.fields and claim.fields)
        and len(rows) == 1
        and row.startswith(ACTS)
        and whole.fields[0] != claim.fields[0]
    )


def _is_an_act_beside(whole: Claim, kept: Sequence[Claim], claim: Claim) -> bool:
    """`发布信息2203条，其中招商类87条、规划类164条，行政许可1964件`: what the tables count, beside what they do not."""
    alike = claim.number.unit == whole.number.unit or whole.fields or not kept
    return not alike and bool(claim.fields) and topic_of(claim) == ACTS and not any(one.fields for one in kept)


def _is_settled_of_all(kept: Sequence[Claim], claim: Claim) -> bool:
    return len(kept) == 1 and "结转" in kept[0].measure and is_done(claim)


def _takes_in_those_carried(inspection: Inspection, whole: Claim, claim: Claim) -> bool:
    behind = inspection.document.text[claim.number.span.end : claim.sentence.end]
    return claim.number.value > whole.number.value and is_done(claim) and _CARRIED_BEHIND.match(behind) is not None


_CARRIED_BEHIND = re.compile(rf"\s?[件宗份起条]?\s?[（(，,](?:其中)?{TAKES_IN_CARRIED}")


def _is_told_again(one: Claim, other: Claim) -> bool:
    name = one.measure.strip().removeprefix("其中")
    return len(name) > 1 and other.measure.strip().startswith(f"{name}的") and one.number.value == other.number.value


_AND_ALL = re.compile(r"\s?(?:均|都|全部|悉数)")


def _is_the_whole_again(inspection: Inspection, whole: Claim, claim: Claim) -> bool:
    """`诉讼4起，其中3起经过复议；4起均未败诉`: all of them once more, behind another mark."""
    text, end = inspection.document.text, claim.number.span.end + len(claim.number.unit or "")
    parted = re.search("[；;。]", text[whole.number.span.end : claim.number.span.start]) is not None
    same = claim.number.value == whole.number.value and claim.number.unit == whole.number.unit
    return parted and same and _AND_ALL.match(text, end) is not None


_SITES = re.compile("网站|门户")
_ACCOUNTS = re.compile("微信|公众号|微博|抖音|客户端|新媒体|公报")


def _is_another_medium(inspection: Inspection, whole: Claim, claim: Claim) -> bool:
    """`门户网站公开2406条，其中新增1272条；公众号发布1326条`: what an account published, no site has."""
    between = inspection.document.text[whole.number.span.end : claim.number.span.start]
    last = re.split("[；;。]", between)
    named = _ACCOUNTS.search(last[-1]) is not None and _ACCOUNTS.search(whole.measure) is None
    return len(last) > 1 and named and _SITES.search(whole.measure) is not None
