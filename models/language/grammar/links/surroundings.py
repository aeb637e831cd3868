"""What stands around an utterance and speaks for or against a link."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpora.profiles.measure import Topic
from models.language.grammar.whose.scope import CHANNEL
from models.language.grammar.words.linkage import Link, Setting
from models.language.grammar.words.naming import without_terms
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import (
    elliptic_words,
    first_term,
    is_partial,
    last_clause,
    without_grievances,
)

_WITHIN_DAYS = re.compile(r"\d\s?个?(?:工作)?[日天]\s?$")

IS_SUBJECT = re.compile(r"\|(?:的)?(?:政府信息公开|依申请公开|信息公开)?(?:的)?申请(?:件|事项)?(?:均|全部|都|已|按|在)")
"""`20件申请均已办结`: figures said before, of which this tells something else."""


def is_of_answers(words: str) -> bool:
    """Do words that a bare total (今年共52件) inherits speak of answers, and not of what came in?"""
    return bool(re.search("答复|办结|办理|处理", words)) and not re.search("收到|接收|受理|新收", words)


DIVIDES_RESULTS = re.compile(r"[，,（(]?(?:其中|包括)[^，。；]{0,6}(?:公开|无法提供|不予)")
"""本年度共55件，其中予以公开30件: a total of results."""


_ALL_OF_THEM = re.compile(
    r"(?:这|以上|上述)?\|(?:的)?(?:案件|案)?(?:的)?(?:(?:审理|处理|复议|诉讼|裁判|判决)?结果)?(?:都|均|全部|全|皆|一律)(?!未)"
)
"""`3件的结果都是维持`: of all the cases told before it."""


def behind(utterance: Utterance) -> str:
    """A few words behind the number and its unit."""
    return utterance.sentence.text[utterance.end - utterance.sentence.span.start :][:24]


def and_behind(utterance: Utterance) -> str:
    """The words in front of the number and those behind it, | for the number."""
    return f"{utterance.before}|{utterance.after}"


def is_of_channel(topic: Topic, utterance: Utterance) -> bool:
    """`依托领导信箱等渠道，共受理59条`: a bare general word takes the business of the clause in front of it."""
    row = first_term(topic.rows, elliptic_words(topic, utterance))
    return row is not None and row.general and bool(CHANNEL.search(last_clause(utterance.earlier)))


def is_business_of_desk(utterance: Utterance) -> bool:
    """`12345热线受理群众申请318件`: what a hotline or a mailbox takes in itself, unless the words say that it is 公开."""
    return bool(_TAKEN_BY_DESK.search(utterance.before)) and not _OF_DISCLOSURE.search(utterance.before)


_TAKEN_BY_DESK = re.compile(
    r"(?:热线|信箱|留言板|12345|12388|110)[”』）)\"]?(?:平台|电话|系统)?(?:全年|年内|今年|本年度?|一年)?(?:共计?|累计|总共)?"
    r"(?:受理|接到|收到|接收|收集|办理|处理|接听|转办|登记)"
)
_OF_DISCLOSURE = re.compile(r"信息公开|公开申请|政府信息|公开信息|依申请")


def is_by_channel(link: Link, utterance: Utterance) -> bool:
    """`收到网上申请31件`: the words name a channel beside the link's row, so that the number may be some of it."""
    rest = without_terms(link, without_grievances(utterance.words) if utterance.negated else utterance.before)
    rest = _IN_WRITING.sub("", rest) if utterance.negated else _WITH_SOME.sub("", rest)
    return is_partial(link.topic, rest) or bool(CHANNEL.search(rest))


_WITH_SOME = re.compile("[（(](?:含|包含|包括)[^（）()]*[）)]")
"""`信访、举报类申请（含咨询事项）17件` takes those in, and is not of them."""
_IN_WRITING = re.compile("(?:以|采用|通过)?书面(?:的)?(?:形式|方式)?(?:的)?")
"""没有收到书面申请 denies them all: 条例 (art. 29) asks for 书面形式, letters and 数据电文 included."""
SOME_AMONG = re.compile(r"(?<!其)中(?!心|央|共|国|小|级|期|旬)[^，。；：、的]{2,8}的$")
"""`复议案中站住的7宗`: those among them, in words that no row has."""
_OF_ITS_RESULT = re.compile(
    r"(?:的)?(?:申请)?(?:已|均|都|全部|未|没有|没)*(?:予以|依法)?(?:提供|公开|答复|办结|获得|得到)"
)
_ANOTHER = re.compile(r"另外|其余|另有|另$|剩余|剩下")


def is_some_of_its_kind(utterance: Utterance) -> bool:
    """`自然人的2件已提供；自然人另外2件`: applicants of one result, or what others are left."""
    return bool(_OF_ITS_RESULT.match(utterance.after)) or bool(_ANOTHER.search(utterance.before))


def with_cases(said: Sequence[Link]) -> Sequence[Link]:
    """`复议10件，诉讼0件，维持4件`: results belong to a topic that has cases, where one has. `规范性文件制发13件；规章制发0件，
    现行有效6件`: of 规章 there may be some for all that.
    """
    some = [link for link in said if not (link.zero and link.column is link.topic.default_column)]
    return some if any(link.topic.columns == said[-1].topic.columns for link in some) else said


def is_within_days(utterance: Utterance) -> bool:
    """5个工作日内答复的12件 and 11至20个工作日答复的34件 are some of those answered."""
    days = _WITHIN_DAYS.search(utterance.earlier[-8:])
    return days is not None and utterance.before.startswith(("内", "以内", "之内", "答复", "办结"))


_MAINLY = re.compile(
    r"(?P<head>[^，,。；;]*?)的?主要(?:是|为|系|属于?|集中(?:在|于)|涉及|因)(?P<what>[^，,。；;\d]{2,})$"
)


def is_of_its_main_kind(link: Link, utterance: Utterance) -> bool:
    """`不予处理的主要是以申请公开名义进行举报的21件`: some of those that the words in front name."""
    said = _MAINLY.search(utterance.before)
    return said is not None and bool(link.row.words.search(said["head"])) and not link.row.words.search(said["what"])


_BY_BOTH = re.compile(
    "法院[和与及、](?:行政)?复议机关|复议机关[和与及、](?:人民)?法院|(?:行政)?复议[和与及、](?:行政)?诉讼中"
)


def is_by_both(utterance: Utterance) -> bool:
    """`法院和复议机关纠正的4件`: of suits and reviews."""
    return _BY_BOTH.search(utterance.before) is not None


THE_OTHERS = re.compile(r"(?:其[他它余]|剩余)(?:各?类|情形|原因)?的?(?:不予公开|无法提供|不予处理)")


def is_of_the_other_kinds(link: Link, utterance: Utterance, setting: Setting) -> bool:
    """`属行政查询事项27件，其他不予公开14件`: those of the group that are not told in front."""
    some = {*link.row.means[0].plus}
    told = any({*said.row.means[0].plus} < some for said in setting.before if said.topic.id == link.topic.id)
    return told and THE_OTHERS.match(utterance.before) is not None


_BOTH_OF = re.compile("[和与及、]|以及")


def is_of_two_behind(link: Link, utterance: Utterance) -> bool:
    """`22件中有21件来自个人和律师事务所`: of both that are named behind it."""
    if utterance.negated or link.column not in link.topic.columns or link.column.words.search(utterance.before):
        return False
    named = link.column.words.search(utterance.after)
    if named is None:
        return False
    front, rest = utterance.after[: named.start()], utterance.after[named.end() :]
    joined = front if _BOTH_OF.search(front[-2:]) else rest if _BOTH_OF.match(rest) else ""
    return first_term(link.topic.columns, joined) not in (None, link.column)


_OF_EACH = re.compile(
    r"[\d一二两三四五六七八九十]\s?[家个名人户位所][^，,。；;、\d]{0,12}(?:分别)?各(?:自)?[\u4e00-\u9fff]{0,4}\s?$"
)


def is_of_each_of_several(utterance: Utterance) -> bool:
    """`对3家企业各作出1件行政处罚`: there are as many times three."""
    return _OF_EACH.search(utterance.earlier + utterance.before) is not None


_NOT_OF_DISCLOSURE = r"(?:与|跟|和)(?:政府)?信息公开[^，,。；;]{0,6}无关|不(?:涉及|属于|涉|属)(?:政府)?信息公开|非(?:政府)?信息公开(?:类|案)|[不未](?:计|纳)入(?:本|上述|表|统计|政府信息公开)"
_UNRELATED = re.compile(
    rf"[^。；;\d]{{0,16}}(?:{_NOT_OF_DISCLOSURE})"
    rf"|(?:[、和及与][^，,。；;、\d]{{2,12}}?\d[\d,]*\s?[件宗起条]){{1,8}}[^。；;\d]{{0,8}}(?:均|都)(?:{_NOT_OF_DISCLOSURE})"
)


def is_said_unrelated(text: str, behind: int) -> bool:
    """`另有征收补偿类诉讼23件，与信息公开无关`, `复议3件、诉讼5件，均不涉及信息公开`: does what stands behind a number say
    that the tables do not count it?
    """
    return _UNRELATED.match(text, behind) is not None


_AND_THE_REST = re.compile(
    r"(?:及|和|与|、)其[他它余](?:各?类|方面|申请人|情形|原因|主体)?(?:申请)?(?:合计|共计|总计|共|计)*$"
)
_TWO_SORTS = re.compile(r"类[、和及与][\u4e00-\u9fff]{2,12}类(?:申请|件)?(?:合计|共计|总计|共|计)*$")


def counts_two_sorts(link: Link, utterance: Utterance) -> bool:
    """`信访类、逾期不补正类合计3件`, `社会公益组织及其他4件`: both, where words are known for one of them only."""
    fields = link.expressions[0].fields
    if len({field.rpartition(".")[0] for field in fields}) == 1 and _TWO_SORTS.search(utterance.before):
        return True
    return len(fields) == 1 and _AND_THE_REST.search(utterance.before) is not None


def told_together(utterances: Sequence[Utterance], links: Sequence[tuple[Link, ...]], index: int) -> list[Link]:
    """`复议1件、诉讼2件，3件的结果都是维持`: the cases of several topics right before a number that is all of them."""
    told: list[Link] = []
    rest = utterances[index].number.value
    if not _ALL_OF_THEM.match(and_behind(utterances[index])):
        return []
    for place in range(index - 1, -1, -1):
        found = links[place]
        if not rest or len(found) != 1 or found[0].column is not found[0].topic.default_column:
            break
        if told and (found[0].topic is told[-1].topic or found[0].topic.columns != told[-1].topic.columns):
            break
        told.append(found[0])
        rest -= utterances[place].number.value
    return told[::-1] if len(told) > 1 and not rest else []


_AS_OF_THIS_YEAR = re.compile(
    r"(?:(?:19|20)\d\d\s?年度?|今年|本年度?)(?:全年)?(?:则|共|已)?(?:上升|增加|增长|攀升|下降|减少|回落|降|升|增|减)?[为是到至]"
)
_YEAR_IN_FRONT = re.compile(r"^(?:(?:19|20)\d\d\s?年度?|上(?:一)?年度?|去年)[，,]?")


def named_as_then(then: Utterance, utterance: Utterance) -> Utterance | None:
    """`2022年收到申请35件，2023年下降为29件`: the figure of this year by the words of that of the year before."""
    words = _YEAR_IN_FRONT.sub("", then.before)
    alike = then.number.unit == utterance.number.unit and words != then.before and utterance.depth == then.depth
    return replace(utterance, before=words) if alike and _AS_OF_THIS_YEAR.fullmatch(utterance.before) else None
