"""What a denial denies: its topic, or something more special than that."""

from __future__ import annotations

import re

from corpora.profiles.measure import Topic
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import left_of_denial

DENIAL_CHARACTERS = 6
"""Words left over in what a negation denies, beyond which it denies something more special than the topic's total."""
_FAULT = re.compile(r"不当|违法|违规|不规范|不及时|不到位|不履行|未履行|不作为|过错|失误|泄密|质量|程序|瑕疵")
"""未发生因答复不当引发的诉讼 denies the fault, not the disputes."""
_FOR_SOME_REASONS = re.compile(r"(?:因|由于|以)[^，,。；;]{2,30}(?:不予公开|无法提供|不予处理)")
"""没有因国家秘密等原因不予公开的情况: there may be other reasons."""
_UNDONE = re.compile(
    r"(?:许可|处罚|强制)(?:决定|行为|案件)?(?:后)?被(?:撤销|变更|纠正|确认|投诉|举报|申请|提起|复议|诉讼)|(?:公开|答复|提供|处理)后(?:又|再)?被"
)
"""未发生行政处罚被撤销情形, 没有不予公开后被复议的案件."""
_NO_OTHERS = re.compile(r"(?:有|收到|受理|发生|作出|实施|涉及)?(?:任何)?(?:的)?其[他它](?!处理|结果|法律|组织|法人)")
"""除防雷许可12件外，没有其他行政许可 leaves twelve."""
_DENYING_VERBS = re.compile("[收接]到|收件|受理|实施|制[定发]|出台|印发|存在|过|此|类|任何|这|该")
"""What a denial says of the very thing named in front of it: 行政强制未实施过."""
_SOME_FEE = re.compile(r"(?:任何|过)?(?:收费|费用)")


def denies_some_only(utterance: Utterance) -> bool:
    """Does it deny a fault, others than those named, or those of some reasons?"""
    said = utterance.after
    some = _FAULT.search(said) or _NO_OTHERS.match(said) or _FOR_SOME_REASONS.match(said) or _UNDONE.search(said)
    return bool(some)


def denies_something_else(topic: Topic, utterance: Utterance, topics: tuple[Topic, ...]) -> bool:
    """Does it deny more than that there was any of the topic? `topics`: all that there are."""
    left = left_of_denial(utterance.after, topic.columns, topics)
    return len(left) > DENIAL_CHARACTERS or _names_what_it_denies(topic, utterance)


def may_be_of_some_fee(utterance: Utterance) -> bool:
    """没有收费 may deny what an applicant would have had to pay, and not what a body collects by law."""
    return _SOME_FEE.fullmatch(utterance.after.strip()) is not None


def _names_what_it_denies(topic: Topic, utterance: Utterance) -> bool:
    """`依申请公开没有收费`: the topic stands in front, and what is denied of it is named."""
    if topic.words.search(utterance.after) or not topic.words.search(utterance.before):
        return False
    return bool(_DENYING_VERBS.sub("", left_of_denial(utterance.after, topic.columns, (topic,))))
