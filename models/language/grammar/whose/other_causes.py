"""Reviews and suits that came of something else than requests for information: 因行政处罚引发的复议8件."""

from __future__ import annotations

import re

_DISPUTE = r"(?:行政)?(?:复议|诉讼|争议|应诉|官司)"
_HAPPENED = "(?:的|均|都|也|亦|未|没有|无|另|还|共|有|发生|产生|出现)*"
OTHER_ACTS = (
    r"非(?:政府)?(?:信息)?公开|处罚|许可|征收|征地|征迁|拆[迁除违]|控违|登记|(?<!答复)强制|投诉|举报|采购|招投?标|执法|违[法建章]|补偿|安置|待遇|补贴|补助|认定|确权|工伤|核定|规划|环评|安全生产|治安"
    r"|审批|社保|低保|其[他它](?:行政)?(?:行为|事项|领域|业务|案件|类)|(?:具体)?行政行为|履职|履行(?:法定)?职责|不作为|监管|检查|整治|查处|纠纷|产权|价格|税|学籍|招生|入学|医疗|物业|劳动|消费|食品|药品|超限|交通|资格|职称|抚恤|优抚|宅基地|林权|户籍"
)
FARTHEST = 200
"""Characters in front of a count in which its cause is looked for; it also bounds the work of the pattern."""
_INFORMATION = re.compile(
    r"(?<!非)(?<!非政府)信息|(?<!非)(?<!非信息)(?<!非政府信息)公开|(?<!投诉)(?<!举报)(?<!信访)(?<!来信)答复|依申请"
)
_CAUSE = re.compile(
    rf"(?P<cause>(?:因|由于?|就|对|针对|涉及?|关于|不服)?[^，,。；;：:\d（()）]{{0,36}}?(?:{OTHER_ACTS})[^，,。；;：:、\d（()）]{{0,24}}?)"
    rf"(?:(?:引发|引起|导致|产生|提起|发生|被申请|被提起|申请|被诉)(?:的|了)?[^，,。；;：:\d（()）]{{0,4}}(?={_DISPUTE})|(?<![和及与或])(?<!行政)(?:类|领域|方面)?{_HAPPENED}(?={_DISPUTE}))"
)
_MEDIATED = re.compile(
    r"(?:纠纷|调解|仲裁)[^。；;]{0,40}(?:进入|转入|转为|走向|提起)(?:司法|民事)?(?=诉讼)|纠纷(?:调解)?\s?[\d,]+\s?[件起宗][，,、](?=诉讼)"
    r"|民事(?:案件|纠纷)?[、和及与]?(?=(?:行政)?诉讼)"
)
"""`医疗纠纷投诉186件，调解成功154件，进入诉讼11件`, `民事、行政诉讼19件`: between people, and no review of an answer."""
_CAUSES = re.compile(
    rf"(?:因|由于?)(?![^，,。；;\d]{{0,30}}(?:信息|公开|答复|依申请))(?P<cause>[^，,。；;：:\d（()）]{{0,16}}?(?:{OTHER_ACTS})[^，,。；;：:\d（()）]{{0,16}}?)被(?:提起|申请)?(?={_DISPUTE}|诉)"
)
"""`因不动产登记、土地确权被复议14件`: several at once."""
_QUARREL = re.compile(
    rf"(?P<cause>[^，,。；;：:、\d（()）]{{2,14}}?(?:争议|纠纷))(?:引发|引起|导致|产生)的?(?={_DISPUTE})"
)
"""`学位争议引发的诉讼`."""
_FIELD = re.compile(
    rf"(?:收到|发生|接到|产生)?(?P<cause>[^，,。；;：:、\d（()）]{{2,16}}?)(?<![各两此这该保障督济])(?:方面|领域|类){_HAPPENED}(?={_DISPUTE})"
)
"""`出租汽车经营权方面的行政复议`."""
_LED_TO = re.compile(
    rf"(?P<cause>[^，,。；;：:\d（()）]{{0,24}}?(?:{OTHER_ACTS})[^，,。；;：:、\d（()）]{{0,16}}?)(?:引发|引起|导致|产生|提起)的?$"
)
"""`征迁补偿协议引发的9件诉讼`."""
_OF_ANY = re.compile(r"监督|保障|救济|工作|法治|本年|全年|我[局市县区]")
_DENIED_OF = re.compile(
    rf"(?:{OTHER_ACTS})[^，,。；;：:、\d]{{0,10}}\d[\d,]*\s?[件宗起项次](?:[（(][^（()）]*[）)])?[，,](?:均|都|也|亦|全部|皆)*(?:未|没有|无)(?!因政府|因信息)[^，,。；;\d信]{{0,10}}$"
)
"""`采购投诉处理14件，未被提起复议`: of those none."""
_TURNS = re.compile(
    rf"(?:(?<!非)政府信息|(?<!非)(?<!非政府)信息|依申请)公开[^，,。；;\d]{{0,12}}{_DISPUTE}|{_DISPUTE}[^，,。；;\d]{{0,4}}(?:政府信息|信息)公开"
)


OVER_INFORMATION = re.compile(
    r"(?:其中)?(?:属于|涉及|不服|因|针对|对|关于|以|为)?(?:政府)?信息公开(?:类|方面|领域|案件|案由|答复|申请|工作|事项|有关|相关|为由|引发|提起)*的?(?:有|为|共)?"
)
"""All that is said of a count of disputes where others are told by their causes: `不服信息公开答复的`."""


def is_of_another_cause(text: str, offset: int) -> bool:
    """Is a dispute counted at `offset` of a sentence one that the words in front lead back to another act of the body?

    What they say goes on until disputes over information are named, or a full stop.
    """
    head = text[max(0, offset - FARTHEST) : offset]
    if _DENIED_OF.search(head):
        return True
    if OVER_INFORMATION.fullmatch(re.split("[，,、；;：:（(]", head)[-1].strip()) is not None:
        return False
    found = None
    for match in _CAUSE.finditer(head):
        found = match
    for pattern in (_MEDIATED, _CAUSES, _QUARREL, _LED_TO):
        for match in pattern.finditer(head):
            found = match if found is None or match.start() >= found.start() else found
    for match in _FIELD.finditer(head):
        if not _OF_ANY.search(match["cause"]) and (found is None or match.start() >= found.end()):
            found = match
    if found is None or _INFORMATION.search(found.groupdict().get("cause") or ""):
        return False
    return _TURNS.search(head, found.end()) is None
