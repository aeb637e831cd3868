"""What speaks against holding parts against their whole: they may be others, overlap, or leave some out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from corpora.document.claim import Claim
from corpora.document.mention import PartList
from corpora.document.proportion import percentage
from corpora.document.slips import is_far, is_slip, is_swap_in_a_sum
from models.language.grammar.parts.completeness import THAT_IS_ALL, are_so_many_sorts
from service.checks.figures.part_groups import (
    LEAST_WHOLE,
    SEVERAL,
    are_done_and_not,
    count_one_thing,
    first_or_last,
    is_the_rest,
    least_of,
    sum_of,
    thing_counted,
)
from service.checks.figures.ratio_doubts import WELL_ROUNDED, rounding_of
from service.checks.inspection import Inspection, slack_of
from service.checks.parts.likeness import are_channels, goes_on_alike, overlaps, told_alike

FAR_OF_PARTS = Decimal("1.25")
"""How many times their whole parts come to that are not all its parts; see `corpora.document.slips`."""
NEARLY, NEARLY_WITH_THE_REST = Decimal("0.005"), Decimal("0.01")
"""Share of a whole that parts miss which are all of it, however they are told; the same where the last is the rest."""
LEAST_OF_ALL = 100
"""Whole from which many parts come to it, but for one digit, by no chance."""
FEWEST_ALIKE = 3
"""Parts told in one way that are parts of one whole, however far they exceed it."""
OF_PARTS_ALIKE = 10
"""How many times the ways to exchange two digits their whole is to be, where one exchange makes its sum hold."""


def is_told_as_a_share(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`受理2947件，其中大气类1412件、噪声类1035件，二者占83.0%`: the words say that the parts are not all."""
    exact = percentage(sum_of(named), whole.number.value)
    return exact is not None and any(
        one.number.unit == "%" and one.sentence == named[-1].sentence
        and one.number.span.start > named[-1].number.span.end and rounding_of(exact, one) in WELL_ROUNDED
        for one in inspection.mentions.claims
    )  # fmt: skip


def is_doubted(inspection: Inspection, parts: PartList, whole: Claim, named: Sequence[Claim]) -> bool:
    """May a list whose parts exceed or fall short of the whole be right all the same?"""
    return (
        not (are_exact(whole, named) or _exceed_however_many(whole, named))
        or not (
            parts.firm
            or _are_its_terms(inspection, whole, named)
            or _nearly_make_it(whole, named)
            or _is_their_total_but_for_a_slip(parts, whole, named)
            or _close_with_the_rest_but_for_a_slip(whole, named)
            or _are_some_and_the_rest(inspection, whole, named)
            or _divide_it_by_name_but_for_a_slip(inspection, whole, named)
        )
        or _is_explained(inspection, whole, named)
        or _counts_some_twice(inspection, whole, named)
        or _are_of_another_year(whole, named)
        or _are_others(inspection, whole, named)
        or _ends_otherwise(inspection, parts, whole, named)
        or _counts_other_things(whole, named)
        or (sum_of(named) > whole.number.value and _may_be_no_more(inspection, whole, named, complete=parts.complete))
    )


_SOME_TWICE = re.compile(
    r"同一[^，,。；;\d]{0,8}(?:可|能|会|或|被)[^，,。；;\d]{0,6}(?:多|两|几|重复|同时)|(?:有|存在|部分)[^，,。；;\d]{0,4}(?:重复|交叉|重叠)|重复(?:计算|统计|计入)|兼有|兼具|同时(?:享受|享有|领取|具有|具备|参加|属于|符合)[^，,。；;\d]{0,6}[两二多]"
    r"|之和(?:要|会)?(?:大于|多于|超过|高于)"
)
"""`名录423家（水环境118家、大气187家、土壤142家，同一单位可列入多类）`."""


def _counts_some_twice(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """Do the words behind the parts, or in front of them, say that one may be in several of them?"""
    places = ((named[-1].number.span.end, named[-1].sentence.end), (whole.number.span.end, named[0].number.span.start))
    return any(_SOME_TWICE.search(inspection.document.text, *place) is not None for place in places)


def _are_of_another_year(whole: Claim, named: Sequence[Claim]) -> bool:
    """`去年是39件，其中企业由15件增加到24件，个人由22件降到20件`: this year's counts are no parts of last year's."""
    return whole.period_kind == "last_year" and all(one.period_kind == "this_year" for one in named)


def _nearly_make_it(whole: Claim, named: Sequence[Claim]) -> bool:
    """`7460条，其中文件7条、通知9条；动态1834条、规划1210条、其他4397条`: what comes so near is all of it.
    Figures of the tables come near to one another by chance.
    """
    missing = abs(whole.number.value - sum_of(named))
    tied = sum(bool(claim.fields) for claim in named)
    alike = count_one_thing(whole, named) and 2 * tied < len(named) and not (whole.fields and tied)
    least = min(claim.number.value for claim in named)
    share = NEARLY_WITH_THE_REST if is_the_rest(named[-1]) else NEARLY
    return alike and len(named) >= SEVERAL and missing < least and missing <= whole.number.value * share


def _is_their_total_but_for_a_slip(parts: PartList, whole: Claim, named: Sequence[Claim]) -> bool:
    """`会议7期，公开市级文件31件、部门文件226件，合计247件`: a bare total behind counts of one thing, one digit off."""
    behind = parts.complete and _BARE_TOTAL.fullmatch(whole.measure.strip()) is not None
    large = whole.number.value >= LEAST_WHOLE and not whole.fields
    return behind and large and count_one_thing(whole, named) and is_slip(sum_of(named), whole.number.value)


_BARE_TOTAL = re.compile(r"(?:合计|共计|总计)(?:为|是|达)?")


_AT_LEAST = ("exact", "more_than", "at_least")


def _exceed_however_many(whole: Claim, named: Sequence[Claim]) -> bool:
    """`公开8769条，其中网站2100条，专栏5469条，媒体1600余条、其他600余条`: what is told with 余 is no less, and too
    much by more than who rounds so leaves away.
    """
    if whole.number.bound != "exact" or any(claim.number.bound not in _AT_LEAST for claim in named):
        return False
    rounded = [slack_of(claim.number.value) for claim in named if claim.number.bound != "exact"]
    return sum_of(named) - whole.number.value > sum(rounded, Decimal(0))


def _close_with_the_rest_but_for_a_slip(whole: Claim, named: Sequence[Claim]) -> bool:
    """`公开188条，其中动态38条；公告1条；规划1条；公益137条，配置7条；其他14条`: many parts, whatever marks are between
    them, of which the last is the rest, one digit too much.
    """
    large = whole.number.value >= LEAST_OF_ALL and not whole.fields
    closed = len(named) > SEVERAL and is_the_rest(named[-1]) and count_one_thing(whole, named)
    return closed and large and sum_of(named) > whole.number.value and is_slip(sum_of(named), whole.number.value)


_BY_A_NAME = re.compile(
    r"\s?\w{1,3}[，,](?:其中)?[，,]?[按从依][^，,。；;：:\d]{1,12}?(?:看|分|划分|统计|区分)?[，,：:]?(?:分别)?(?:为|是|有)?[^，,。；;：:、\d]{2,14}"
)
"""`612件，按领域看食品安全` in front of the first part."""


def _divide_it_by_name_but_for_a_slip(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`处罚612件，按领域看食品241件、…、其他48件`: words say how all of it is divided, the last is the rest, and one
    digit makes it hold.
    """
    closed = len(named) > SEVERAL and is_the_rest(named[-1]) and not named[-1].fields
    alike = closed and {one.number.unit for one in named} == {whole.number.unit}
    between = inspection.document.text[whole.number.span.end : named[0].number.span.start]
    return alike and _BY_A_NAME.fullmatch(between) is not None and is_slip(sum_of(named), whole.number.value)


_OF_WHICH = re.compile(r"\s?\w{1,2}[，,（(]\s?其中[，,]?[^。；;：:\d]{0,24}")


def _are_some_and_the_rest(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`不予公开19件，其中属于行政执法案卷信息的11件，其余10件分别涉及国家秘密、第三方权益`: nothing else is meant."""
    text = inspection.document.text
    alike = len(named) > 1 and {one.number.unit for one in named} == {whole.number.unit}
    closed = alike and re.match(r"[，,、]?其余", named[-1].text) is not None
    closed = closed or (alike and len(named) >= FEWEST_ALIKE and _OTHER_REASONS.search(named[-1].text) is not None)
    between = text[whole.number.span.end : named[0].number.span.start]
    listed = text[named[0].number.span.end : named[-1].number.span.start]
    return closed and _OF_WHICH.fullmatch(between) is not None and not re.search("[。；;]", listed)


_OTHER_REASONS = re.compile(r"其[他它](?:情形|情况|原因|事由|理由)\s?\d")
"""`不予公开27件，其中涉及第三方权益13件、过程性信息8件、法律法规禁止公开等其他情形9件`."""


def are_exact(whole: Claim, named: Sequence[Claim]) -> bool:
    """None is told as 余, 近 or 约."""
    return all(claim.number.bound == "exact" for claim in (whole, *named))


MANY_ALIKE, LITTLE_OF_ALL = 4, Decimal("0.02")
"""Parts that count what their whole does, beside which one of another unit is theirs; and the share that it may be."""


def _counts_other_things(whole: Claim, named: Sequence[Claim]) -> bool:
    """Do those of the whole's own unit not exceed it? Not where one is all that another is not, in whatever unit."""
    if are_one_and_the_others(named) or _come_to_it_but_for_the_last(whole, named):
        return False
    alike = [claim for claim in named if thing_counted(claim) == thing_counted(whole)]
    others = [claim for claim in named if claim not in alike]
    if len(others) == 1 and len(alike) >= MANY_ALIKE and is_the_rest(named[-1]) and others[0] is not named[-1]:
        # 信息3127条，其中动态1386条、…、征集调查14期、其他1230条: with it or without, the list does not make the whole
        return others[0].number.value > LITTLE_OF_ALL * whole.number.value
    return bool(others) and sum_of(alike) <= whole.number.value


def are_one_and_the_others(named: Sequence[Claim]) -> bool:
    """`公文类70份，非公文类39份`, `专职42人，兼职121人`: one is all that the other is not: there is no third."""
    names = {claim.measure.strip().removeprefix("其中").lstrip("，,：: ") for claim in named}
    two_kinds = {name[:2] for name in names} in _TWO_KINDS
    return len(named) == 2 and (two_kinds or any(f"非{name}" in names for name in names))


_TWO_KINDS = ({"专职", "兼职"}, {"全职", "兼职"}, {"原创", "转载"})


def _come_to_it_but_for_the_last(whole: Claim, named: Sequence[Claim]) -> bool:
    """`项目312项，其中学校120条、医院38条、公园45条、道路61条、桥梁48条、泵站26条`: all but the last tell by their sum
    that they count what the whole does, whatever they call it.
    """
    alike = len(named) > SEVERAL and len({thing_counted(claim) for claim in named}) == 1
    return alike and whole.number.value >= LEAST_WHOLE and sum_of(named[:-1]) == whole.number.value


def _may_be_no_more(inspection: Inspection, whole: Claim, named: Sequence[Claim], *, complete: bool) -> bool:
    """May parts that exceed the whole be one another's details, or the same things twice?"""
    one_way = told_alike(inspection, whole, named)
    return (
        whole.number.value >= least_of(inspection, named, one_way=one_way)
        or overlaps(whole.number.value, named, complete=complete)
        or _goes_on_otherwise(inspection, whole, named)
    )


def _is_explained(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    return _explained_by_table(inspection, whole, named) and not _says_that_is_all(inspection, named)


def _goes_on_otherwise(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`行政许可37件，其中建房审批34件；行政处罚6件`: of two parts the second, behind a ；, is a figure of the tables,
    which the first is not, and may stand beside the whole; or it is told of the first
    (`其中主办211件；公开主办件复文198件`). Not in a list behind a colon.
    """
    if len(named) != 2 or named[0].number.value > whole.number.value:
        return False
    name = named[0].measure.strip().removeprefix("其中")
    of_the_first = len(name) > 1 and name in named[1].measure and named[1].number.value <= named[0].number.value
    if not of_the_first and (named[0].fields or not named[1].fields):
        return False
    text = inspection.document.text
    opening, gap = text[whole.span.end : named[0].number.span.start], text[named[0].span.end : named[1].span.start]
    return "其中" in opening and re.search("[；;]", gap) is not None


def _are_its_terms(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`不予公开27件，其中涉及第三方合法权益13件、过程性信息8件`: is the whole their sum and more in the tables? Or is
    it so by an identity, and each of them agrees with its own cell?
    """
    if not whole.fields or not all(claim.fields for claim in named):
        return False
    terms = [field for claim in named for field in claim.fields[0].fields]
    if len(set(terms)) < len(terms) or len(terms) < 2:
        return False
    if set(terms) < set(whole.fields[0].plus):
        return True
    identities = inspection.profile.identities if inspection.profile else ()
    sums = any(one.left == whole.fields[0].fields and set(terms) <= set(one.right) for one in identities)
    return sums and whole.firm and all(inspection.fitting(claim) == claim.fields[0] for claim in named)


def _says_that_is_all(inspection: Inspection, named: Sequence[Claim]) -> bool:
    """`予以公开13件、不予公开4件，以上即为全部办理情况`, `分为四类，分别为` in front of four: then the table has no
    others either.
    """
    text = inspection.document.text
    before = text[named[0].sentence.start : named[0].number.span.start]
    so_many = are_so_many_sorts(before, len(named)) or (len(named) > 1 and _ALL_ARE.search(before) is not None)
    return so_many or are_done_and_not(named) or THAT_IS_ALL.match(text, named[-1].span.end) is not None


_ALL_ARE = re.compile(r"[，,](?:全部|均|都|只|仅)(?:为|是|有|涉及|属于)[^，,。；;\d]*$")
"""`无法提供34件，全部为不掌握（29件）和需要另行制作（4件）`."""


def _are_others(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """Do the parts come to so much more that they are not all parts of it? Not where each is a figure of the tables, or
    the first or last of them come to the whole but for a slip, or all of them, none above the whole, are told alike.
    """
    if (whole.fields and all(claim.fields for claim in named)) or are_one_and_the_others(named):
        return False
    total = sum_of(named)
    if total < whole.number.value or not is_far(total, whole.number.value, times=FAR_OF_PARTS):
        return False
    within = all(one.number.value <= whole.number.value for one in named) and not is_far(total, whole.number.value)
    swapped = is_swap_in_a_sum(whole.number.value, [claim.number.value for claim in named], no_chance=OF_PARTS_ALIKE)
    alike = len(named) >= FEWEST_ALIKE and told_alike(inspection, whole, named, marks="、，,", mixed=swapped)
    if (within or swapped) and alike and not are_channels(named):
        return False
    return not any(is_slip(sum_of(some), whole.number.value) for some in first_or_last(named))


def exceeds_already(inspection: Inspection, whole: Claim, leading: Sequence[Claim]) -> bool:
    """The parts that surely are some are too many already, whatever follows them, and hold nothing twice."""
    if overlaps(whole.number.value, leading) or are_channels(leading):
        return False
    least = least_of(inspection, leading, one_way=False)
    return len(leading) > 1 and count_one_thing(whole, leading) and least > whole.number.value


def _ends_otherwise(inspection: Inspection, parts: PartList, whole: Claim, named: Sequence[Claim]) -> bool:
    """`410条，其中网站230条，其他方式180条，规范性文件2条`: do all but the last, of another kind, come to it? A small
    whole only where the last is told in another unit (`文件13份，其中规范性文件5份，其他文件8份，发布解读3篇`).
    """
    but_last = len(named) - 1
    units = {claim.number.unit for claim in (whole, *named[:but_last])}
    telling = whole.number.value >= LEAST_WHOLE or named[-1].number.unit not in units
    of_some = len(named) > 2 and _is_a_result_of_some(named)
    comes = but_last > 1 and (telling or of_some) and sum_of(named[:but_last]) == whole.number.value
    comes = comes and not is_the_rest(named[-1])
    return comes and (of_some or not goes_on_alike(inspection, parts, whole, named, but_last))


_JUDGED = re.compile("判决|裁定|败诉|胜诉|驳回|支持")


def _is_a_result_of_some(named: Sequence[Claim]) -> bool:
    """`诉讼8件：直接起诉5件，复议后起诉3件，法院判决败诉1件`: what became of some of those in front."""
    *others, last = (_JUDGED.search(one.text) is not None for one in named)
    return last and not any(others)


def _explained_by_table(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """Each figure agrees with its own cell: then the sentence leaves parts out, or speaks of them in another sense."""
    linked = [claim for claim in named if claim.fields]
    fitting = inspection.fitting(whole)
    if fitting is None or not linked or len(named) < 2 or any(inspection.fitting(claim) is None for claim in linked):
        return False
    if sum_of(named) < whole.number.value:
        return True
    # 办结 in a sense that leaves 不予处理 out cannot have 不予处理 among its parts.
    return fitting == whole.fields[0] and len(linked) == len(named)
