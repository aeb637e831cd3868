"""What the words behind a count say of all that it counts: 行政复议2件，均结果维持; 收到3件，申请人为自然人."""

from __future__ import annotations

import re
from decimal import Decimal

_ALL = "均|都|全部|皆|一律|悉数|全(?=[为是系由])"
_OF_THEM = r"\s?(?:的?(?:政府)?(?:信息公开|依申请公开|公开)?(?:申请|案件)件?)?"
_ALL_ARE = re.compile(
    _OF_THEM
    + r"(?:[，,（(。]\s?|(?=(?:"
    + _ALL
    + r")(?:属于?|系|是|为|因)))(?:(?:复议|诉讼|审理|处理|裁判|判决|裁决)?结果|(?:所有)?申请(?:人|主体|者)?(?:身份|类型|类别)?)?(?:"
    + _ALL
    + r")(?:已|被|由[^，,。；;\d]{2,8}?|经[^，,。；;\d]{2,8}?|依法|作出|做出)*(?:属于?|系|是|为|因)?"
    r"(?P<what>尚?未(?:审结|办结|结案)|(?:(?!无(?!法)|未|没|且|并)[^，,。；;、（）()\d]){2,20})(?=(?:、无法提供)?(?:[，,。；;）)]|$))"
)
_ASKER_IS = re.compile(
    _OF_THEM
    + r"[，,（(]\s?(?:所有|其)?申请(?:人|主体)(?:身份|类型|类别)?[为是系](?P<what>[^，,。；;、（）()和或及\d]{2,14})(?=[，,。；;）)]|$)"
)
"""`收到申请3件，申请人为自然人`: of all of them without 均."""
_ALL_ASKED_BY = re.compile(
    _OF_THEM
    + r"[，,（(]\s?(?:"
    + _ALL
    + r")由(?P<what>[^，,。；;、（）()和或及\d]{2,14}?)(?:提出|提交|递交|申请)(?=[，,。；;）)]|$)"
)
_THE_ONE_IS = re.compile(
    r"\s?(?:案件)?[，,（(]\s?(?:目前|现已?|至今|截至年底|该案|结果|最终|已|被|(?:复议|诉讼|答复|办理)?结果|依法|作出)*[为是]?"
    r"(?P<what>尚?未(?:审结|办结|结案)|(?:正在|尚在|仍在)(?:审理|办理|审查)(?:之?中)?|(?:予以)?维持(?:原[^，,。；;\d]{2,10})?|(?:予以|被)?纠正|其[他它]结果"
    r"|(?:予以|部分|不予)公开|无法提供|不予处理)(?:答复)?(?=[，,。；;）)]|$)"
)
"""`行政复议1件，目前尚未审结`, `答复1件，为部分公开`: of a single case what is said of all is said without 均."""


_RESULT_OF_ALL = re.compile(
    r"\s?(?:案件)?[，,（(]\s?(?:(?:复议|诉讼|审理|处理|裁判|判决)?结果(?:全部)?[为是]?|(?:被|予以|判决|裁定)?)(?P<what>维持|纠正)(?=[，,。；;）)]|$)"
)
"""`行政复议8件，结果维持。`, `行政诉讼2件，维持`."""


_ALL_BY_WHO_DECIDES = re.compile(
    r"\s?(?:的?案件)?[，,—（(]+\s?(?:经?审[理查]后?[，,]?)?(?:各?级?人?民?法院|复议机关|(?:[\u4e00-\u9fff]{1,6})?人?民?政府)(?:最终)?(?:"
    + _ALL
    + r")"
    r"(?:依法|判决|裁定|决定|作出|予以)*(?P<what>维持|纠正)(?=了?(?:我|本|原|该|其|相关|上述|行政|答复|的?决定|[。；;，,）)]|$))"
)
"""`行政诉讼6件，法院一律维持了我局的答复`."""


_PASSED_OVER = re.compile(
    r"\s?(?:案件)?[，,（(]\s?(?:其中)?[，,]?(?P<one>(?:未经复议)?直接(?:起诉|提起诉讼)的?|(?:经|经过)?(?:行政)?复议后(?:再)?(?:起诉|提起诉讼)的?)\s?[\d,]+\s?[件起宗][、，,；和]\s?(?:其中)?"
    r"(?P<other>(?:未经复议)?直接(?:起诉|提起诉讼)的?|(?:经|经过)?(?:行政)?复议后(?:再)?(?:起诉|提起诉讼)的?)\s?[\d,]+\s?[件起宗](?:[）)])?(?=[，,；])"
    r"|\s?(?:案件)?[、和及与]\s?(?:行政)?(?:复议|诉讼)(?:案件)?\s?[\d,]+\s?[件起宗](?:案件)?(?=[，,]\s?(?:均|都|全部))"
    r"|\s?(?:的?(?:政府)?(?:信息公开|依申请公开|公开)?申请)?[，,]\s?(?:加上)?(?:上(?:一)?年度?|去年)结转(?:的|过来)?(?:申请)?\s?[\d,]+\s?[件宗份](?=[，,]\s?(?:所有|其)?申请(?:人|主体))"
)
"""`行政诉讼7件，其中直接起诉2件、复议后起诉5件，判决结果均为维持`: what stands between the count and what all are."""


_BY_A_WAY = re.compile(
    r"(?<=[人业构体者织员民众])(?:通过|经由?|采用|采取|以)[\u4e00-\u9fff]{2,8}(?=(?:提出|提交|递交|申请)?$)"
)
"""`均为自然人通过信函方式提出`."""


def said_of_all_of_them(behind: str, count: Decimal) -> str | None:
    """The name of what all of them are, of the words right behind a count and its unit; None where they say nothing
    of all.
    """
    if (between := _PASSED_OVER.match(behind)) is not None:
        behind = behind[between.end() :].replace("；", "，", 1)
    found = (
        _ALL_BY_WHO_DECIDES.match(behind)
        or _ALL_ASKED_BY.match(behind)
        or _ALL_ARE.match(behind)
        or _ASKER_IS.match(behind)
    )
    found = found or (_THE_ONE_IS.match(behind) if count == 1 else _RESULT_OF_ALL.match(behind))
    return _BY_A_WAY.sub("", found["what"]) if found else None
