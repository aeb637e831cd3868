"""Which of the parts that a list names make up its whole, or may be told of one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations, pairwise, takewhile

from corpora.document.claim import Claim
from corpora.document.mention import PartList
from corpora.document.numeral import DIGITS
from models.language.grammar.part_list import CHANNEL_NAME, NAMES_SOME
from service.checks.figures.beside import topic_of
from service.checks.figures.company import ACTS
from service.checks.inspection import Inspection

LEAST_WHOLE = 20
"""A smaller whole may be what the first of its parts come to by chance."""
LEAST_MADE = 100
"""Whole that the first of its parts come to by no chance."""
SEVERAL = 4
"""Parts that add up to the one before them by no chance."""
LEAST_TOLD_ALIKE = Decimal(100)
"""A part from which on those behind it, told just as it is, come to it by no chance."""
MOST_FURTHER = 3
"""Counts behind a list that may be the rest of its whole."""
_OF_DOCUMENTS = frozenset("条件篇份则")


def sum_of(claims: Iterable[Claim]) -> Decimal:
    """What the figures of several claims come to."""
    return sum((claim.number.value for claim in claims), Decimal(0))


def two_or_three_come_to(total: Decimal, values: Sequence[Decimal]) -> bool:
    """Do any two or three of the figures, one behind the other or not, add up to it?"""
    return any(sum(few, Decimal(0)) == total for size in (2, 3) for few in combinations(values, size))


_OF_ACCOUNTS = frozenset("个家户")
_OF_WORKS, _WORKS = frozenset("个幅部张"), re.compile("解读[^，,。；;]{0,6}(?:产品|作品|材料|稿件|视频|图)|图解$")


def thing_counted(claim: Claim) -> str:
    """The thing counted: 条次, 条（次） and 条 count the same, and so do the measure words of documents, and those of
    accounts (账号6家，含微博号4个、头条号2个) and of works that explain (解读260条，其中解读产品201个).
    """
    unit = re.sub(r"[（(].*[）)]", "", claim.number.unit or "")
    unit = unit.removesuffix("次") or unit
    if unit in _OF_ACCOUNTS and CHANNEL_NAME.search(claim.measure):
        return "个"
    if unit in _OF_WORKS and _WORKS.search(claim.measure):
        return "条"
    return "条" if unit in _OF_DOCUMENTS else unit


def count_one_thing(whole: Claim, named: Iterable[Claim]) -> bool:
    """Is it the whole's own of all of them?"""
    return all(thing_counted(claim) == thing_counted(whole) for claim in named)


_DONE = re.compile("答复(?!书)|办结|办理完毕|办理完成|处理完毕")
_NOT_DONE = re.compile("正在|按序时|尚[未在]|未(?:办结|答复|到期)|(?:办理|处理)中|待(?:答复|办)|在办")


def are_done_and_not(named: Sequence[Claim]) -> bool:
    """`受理41件，其中35件已答复，5件正在办理`: there is no third."""
    if len(named) != 2 or named[0].number.unit != named[1].number.unit:
        return False
    return sum(map(is_done, named)) == 1 and any(_NOT_DONE.search(claim.text) for claim in named)


_RESULTS = tuple(re.compile(words) for words in ("维持", "纠[正错]", "其[他它]", "未(?:审结|结|办结)|在审|审理中"))


_ISSUERS = tuple(map(re.compile, ("政府(?!办)[^办]*$", "办(?:公[室厅])?[^公]*$", "部门|单位")))


def are_all_results(named: Sequence[Claim]) -> bool:
    """`43件，其中维持30件、纠正3件、其他8件、未审结2件`: of disputes there is no fifth."""
    return len(named) == len(_RESULTS) and all(any(one.search(claim.measure) for claim in named) for one in _RESULTS)


def are_of_all_issuers(named: Sequence[Claim]) -> bool:
    """`39件，其中区政府文件9件、区政府办公室文件13件、部门文件15件`: there is no fourth but where towns issue any."""
    return len(named) == len(_ISSUERS) and all(any(one.search(claim.measure) for claim in named) for one in _ISSUERS)


def are_settled_alone(named: Sequence[Claim]) -> bool:
    """`49件，其中维持30件、纠正3件、其他8件`: results of those settled; some may not be, whatever 其他 says."""
    others = [one for one in _RESULTS[:2] if any(one.search(claim.measure) for claim in named)]
    return len(others) == len(_RESULTS[:2]) and not any(_RESULTS[-1].search(claim.measure) for claim in named)


def is_done(claim: Claim) -> bool:
    """Do its words say that it was settled?"""
    return _DONE.search(claim.text) is not None and _NOT_DONE.search(claim.text) is None


def is_the_rest(last: Claim) -> bool:
    """`其他信息284条`, and no row of the tables (其他处理): all that the parts before it are not."""
    words = last.measure.strip('“”"《》 ').removeprefix("和")
    rest = words.startswith(("其他", "其它", "其余", "以外的其余")) or _ALL_OTHERS.search(words) is not None
    tied = last.fields and (last.supposed is None or not _OTHER_CASES.search(words))
    return (rest or _OTHER_CASES.search(words) is not None) and not tied and not _OF_EACH.search(words)


_OTHER_CASES = re.compile("等其[他它](?:情形|情况|原因|类型|事项)$")
"""`逾期不补正5件，主动撤回等其他情形2件`: whatever row a network takes it for."""


_ALL_OTHERS = re.compile("(?:公开|发布)的其[他它]信息$")
"""本区应予公开的其他信息7100条."""


_OF_EACH = re.compile("各(?!类)|均|每")
"""其余各季度均为3场 tells each of them."""


def further_parts(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> Sequence[Claim] | None:
    """The counts right behind a list, with which it goes on, where they are what is missing of its whole:
    `办理76件，其中，本年度新接收73件，2020年结转办理3件`.
    """
    last, missing = named[-1], whole.number.value - sum_of(named)
    if missing <= 0 or whole.number.span.start > last.number.span.start:
        return None
    divided = {one.id for one in named}  # 法人、其他组织2件（含企业1件、其他组织1件）: details are none beside it
    details = {part for parts in inspection.mentions.part_lists if parts.whole in divided for part in parts.parts}
    behind = [one for one in _counts_behind(inspection, last) if one.id not in details]
    behind = [one for one in behind if _may_go_on(whole, last, one)][:MOST_FURTHER]
    counts = range(1, len(behind) + 1)
    return next((behind[:count] for count in counts if sum_of(behind[:count]) == missing), None)


def to_the_end(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> Sequence[Claim]:
    """The list with all counts behind it in its sentence, but for details of one of them, where they may go on with it:
    `公开574条，其中动态246条、公告91条（含采购16条）；发布提示80条；转发130条`; none where others stand among them.
    """
    last = named[-1]
    lists = inspection.mentions.part_lists
    details = {part for parts in lists if parts.whole != whole.id for part in parts.parts}
    behind = [one for one in _counts_behind(inspection, last) if one.id not in details]
    goes_on = behind and whole.number.span.start < last.number.span.start
    return [*named, *behind] if goes_on and all(_may_go_on(whole, last, one) for one in behind) else ()


def _counts_behind(inspection: Inspection, last: Claim) -> list[Claim]:
    return [
        claim for claim in inspection.mentions.claims
        if claim.sentence == last.sentence and claim.number.span.start > last.number.span.start
        and claim.relation == "equal"
    ]  # fmt: skip


def _may_go_on(whole: Claim, last: Claim, claim: Claim) -> bool:
    alike = thing_counted(claim) == thing_counted(last) and not is_beside(whole, claim)
    return alike and _is_of_one_topic(whole, claim)


def without_names(inspection: Inspection, whole: Claim, parts: PartList) -> list[Claim]:
    """The parts of a list, but for a number that is some of the next part's name: `部门3917条、8个街道1528条`."""
    text, told = inspection.document.text, [inspection.claims[part] for part in parts.parts]
    names = {
        one.id for one, after in pairwise(told)
        if one.number.unit != whole.number.unit == after.number.unit
        and re.fullmatch(r"\s?\w[^，,、。；;：:（()）\d]{1,12}", text[one.number.span.end : after.number.span.start])
    }  # fmt: skip
    return [one for one in told if one.id not in names]


def part_besides(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> Claim | None:
    """`公开874条，其中公众号361条、微博240条。此外，专栏公开273条。`: the first count of the whole's thing in the next
    sentence, which 此外 opens and which may tell the last part.
    """
    last, text = named[-1], inspection.document.text
    behind = _BESIDES.match(text, last.sentence.end)
    if behind is None or whole.number.span.start > last.number.span.start:
        return None
    counts = (
        claim for claim in inspection.mentions.claims
        if last.sentence.end <= claim.sentence.start <= behind.end() and claim.relation == "equal"
    )  # fmt: skip
    first = next(counts, None)
    return first if first and thing_counted(first) == thing_counted(whole) and _is_of_one_topic(whole, first) else None


_BESIDES = re.compile(r"[ \u3000]*(?:此外|另外|除此之外)")


def is_beside(whole: Claim, claim: Claim) -> bool:
    """Is it of the whole's own row of a table, and of another column than it? Or are both acts (许可, 处罚, 强制)?"""
    if (
        not (whole.fields and claim.fields)
        or whole.supposed is not None
        or len(whole.fields[0].fields) != 1
        or len(claim.fields[0].fields) != 1
    ):
        return False
    (row, _, column), (other, _, theirs) = (one.fields[0].fields[0].rpartition(".") for one in (whole, claim))
    return row == other and (row.startswith("requests.") or row == ACTS) and len({column, theirs, "total"}) == 3


def _is_of_one_topic(whole: Claim, claim: Claim) -> bool:
    """`复议7件，分别为维持4件、纠正1件；直接起诉1件`: what is of suits is no further part of reviews."""
    return not whole.fields or not claim.fields or topic_of(whole) == topic_of(claim)


def some_in_front(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> Sequence[Claim] | None:
    """`砚溪区418件、松台区305件、洹口县197件，前两位合计723件`: a total behind a list may be of its first or last ones;
    None where they do not come to it, or where it says that it is of all (`四个渠道合计` behind four).
    """
    if whole.number.span.start < named[-1].number.span.start:
        return None
    kinds = _KINDS.search(inspection.document.text[named[-1].span.end : whole.number.span.start])
    if kinds is not None and int(DIGITS.get(kinds["count"], kinds["count"])) == len(named):
        return None
    return next((some for some in first_or_last(named) if sum_of(some) == whole.number.value), None)


_KINDS = re.compile(r"(?<![前后])(?P<count>[两二三四五六七八九]|\d)\s?(?:个|大|[类种项])[^，,。；;\d]{0,8}?计")


def first_or_last(named: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Two or more of them that the list begins or ends with, and not all; most first."""
    for count in range(len(named) - 1, 1, -1):
        yield from (named[:count], named[-count:])


def divisions(inspection: Inspection, named: Sequence[Claim]) -> frozenset[int]:
    """Indices of parts that a stronger mark than those before sets apart: 自然人12、法人3，网上10、信函5. A full stop
    always does.
    """
    gaps = [inspection.document.text[a.span.end : b.span.start] for a, b in pairwise(named)]
    weak = [index for index, gap in enumerate(gaps) if "、" in gap[:3]]
    return frozenset(
        index + 1
        for index, gap in enumerate(gaps)
        if "。" in gap or (weak and weak[0] < index and re.match(r"\s?[，,；;]", gap))
    )


def group_that_fits(
    whole: Decimal, values: Sequence[Decimal], divisions: frozenset[int], *, alike: bool
) -> list[int] | None:
    """Parts that make up the whole, when the list goes on with another division of it, or names details of a part.

    A division is a run of two or more parts from the list's start (`自然人12、法人3，网上10、信函5` divides 15 twice);
    a detail is a run that adds up to the part before it; where all are told `alike`, small ones do so by chance.
    """
    total = sum(values, Decimal(0))
    if total == whole:
        return list(range(len(values)))
    running = Decimal(0)
    for index, value in enumerate(values):
        running += value
        again = sum(values[index + 1 :], Decimal(0)) == whole and len(values) - index > 2
        enough = (whole >= LEAST_WHOLE and len(values) - index > 2) or whole >= LEAST_MADE
        if running == whole and index >= 1 and (again or enough or index + 1 in divisions):
            return list(range(index + 1))
    for index in range(len(values) - 2):
        detail = Decimal(0)
        for last in range(index + 1, len(values)):
            detail += values[last]
            by_chance = alike and last - index < SEVERAL and detail < LEAST_WHOLE
            if last > index + 1 and detail == values[index] and total - detail == whole and not by_chance:
                return [place for place in range(len(values)) if not index < place <= last]
    return None


def least_of(inspection: Inspection, named: Sequence[Claim], *, one_way: bool) -> Decimal:
    """What the parts come to at least, if what may be told of one of them, or takes some together, is left out.
    `one_way`: all are told alike, so that small ones come to one before them by chance.
    """
    detailed = without_details(inspection, named, least=LEAST_TOLD_ALIKE if one_way else Decimal(0))
    return min(sum(detailed, Decimal(0)), sum_of(_without_terms(inspection, named)), _up_to_a_subtotal(named))


def without_details(inspection: Inspection, named: Sequence[Claim], *, least: Decimal) -> list[Decimal]:
    """Values of the parts without runs, joined by 、 behind a comma or of several of any mark, that add up to the part
    before them: 直诉53件，维持31件、纠正3件、其他8件、未结11件. Of a part below `least` they do so by chance.
    """
    text = inspection.document.text
    gaps = [text[one.span.end : other.span.start].strip() for one, other in pairwise(named)]
    values = [claim.number.value for claim in named]
    kept: list[Decimal] = []
    place = 0
    while place < len(values):
        kept.append(values[place])
        joined = 0
        told = values[place] >= least
        if told and gaps[place : place + 1] and gaps[place][:1] in ("，", ",", "（", "("):
            joined = 1 + len(list(takewhile(lambda gap: gap.startswith("、"), gaps[place + 1 :])))
        sums = enumerate(accumulate(values[place + 1 :]), 1)
        found = (count for count, detail in sums if detail == kept[-1])
        place += 1 + next((count for count in found if told and (1 < count <= joined or count >= SEVERAL)), 0)
    return kept


def _without_terms(inspection: Inspection, named: Sequence[Claim]) -> list[Claim]:
    """Without those that the tables have as terms of another: `争议17件，其中复议9件，维持7件，未审结2件；诉讼8件`."""
    fields = [claim.fields[0].fields if claim.fields else () for claim in named]
    identities = inspection.profile.identities if inspection.profile else ()
    within = {field for identity in identities if identity.left in fields for field in identity.right}
    return [claim for claim, own in zip(named, fields, strict=True) if not own or not within.issuperset(own)]


def _up_to_a_subtotal(named: Sequence[Claim]) -> Decimal:
    """What the parts come to in front of one that takes them together: 青石镇11件、柳河镇9件，两个乡镇合计20件;
    年报1条、公告32条，共发布33条.
    """
    for place, claim in enumerate(named):
        words = NAMES_SOME.sub("", claim.measure.strip())
        again = words.startswith("共") and claim.number.value == sum_of(named[:place])
        if _ONE_MORE.fullmatch(words) and claim.number.value < named[place - 1].number.value:
            continue
        if place > 1 and (again or _SUBTOTAL.search(words)):
            return sum_of(one for one in named[:place] if thing_counted(one) == thing_counted(claim))
    return sum_of(named)


_ONE_MORE = re.compile(r"[^前后以上述合总小共两三四五六七八九\d]{3,}(?:共计|合计)")
"""`公示310条，解读及互动信息共计96条`: a name of its own, and less than what stands in front of it."""
_SUBTOTAL = re.compile(r"合计|小计|共计|总共|以上|上述|[两三四五六七八九\d]\s?[个类项家](?:[^，,。；;\d]{0,6})共")
