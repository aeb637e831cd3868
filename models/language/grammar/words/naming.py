"""Which row and column of a topic an utterance names, by its own words or those beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpora.document.claim import Expression
from corpora.profiles.measure import Term, Topic
from models.language.grammar.sentence import Sentence
from models.language.grammar.words.linkage import Link, Setting, is_intake
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import ANYONE, SEVERAL_ASKERS, first_term, last_clause, left_over, nearby

RESPECTIVELY = re.compile(r"分别(?:为|是|有|达|共)?\s?$")
AND_OTHERS = re.compile(r"等(?:其他|其它)?(?:情况|情形|方式|原因|事项|处理)?(?:的)?(?:申请)?(?:有|为|共)?\s?$")
_JOINT = re.compile(r"(?:的|类|类的)?(?:申请|情形|情况|信息)?\s?(?:[、和及与或并]|以及|或者)\s?(?:结果|作|作出|因)?")
_OF_REQUESTS = re.compile(r"申请中$|新收[^，,；;]{0,12}申请[^，,；;]{0,8}(?:看|而言|方面|构成|中|分|统计|划分)$")
_OF_APPLICANTS = re.compile(r"申请人(?:的)?(?:构成|类型|类别|情况|身份)?(?:方面|来看|看|而言|划分|分)$")
_BARE_PAIR = re.compile(r"\s?[、和]\s?\d[\d,]*\s?[件起宗例条次个份]")
_RUNNING_ON = re.compile(r"(?:^|[，,；;。：:])[^，,；;。：:]*[件条起宗例次个份项]\s?[、和及与]\s?$")
_UNIT_END = tuple("件个份条部项篇、，,")


def says_the_same(row: Term | None, column: Term | None, whole: Link) -> bool:
    """`收到12件，其中转办3件、直接受理9件`: a part with its whole's own row and column divides it by something else. Not
    what is named more closely than its whole (`受理办理55件，其中新收50件，结转5件`).
    """
    closer = row is not None and not row.general and whole.row.general
    return column is None and row is not None and not closer and row.means[:1] == whole.row.means[:1]


def is_term_of(topic: Topic, whole: Link | None) -> bool:
    """`行政争议17件，其中行政复议9件`: is what the topic counts one of the terms that the whole is the sum of?"""
    if whole is None or topic.default_row is None:
        return False
    return set(topic.default_row.means[0].plus) < set(whole.row.means[0].plus)


def says_its_context(topic: Topic, utterance: Utterance) -> bool:
    """`收到9件。其中，发生2起有关政府信息公开的行政复议案件`: told with all that makes it the topic's, it is no part."""
    return topic.context is not None and topic.context.search(utterance.words) is not None


def comes_of(topic: Topic, whole: Link | None) -> bool:
    """`答复申请48件，其中涉及行政复议5件`: of what causes others a part by another name is what came of it."""
    return topic.context is not None and whole is not None and whole.topic.causes and whole.topic.id != topic.id


_RECEIVED = re.compile(r"收|受理|接")


def names_asker(topic: Topic, utterance: Utterance, row: Term | None, column: Term | None) -> bool:
    """`结转下年8件，其中7件由自然人提出`: a part that says who asked, and not what was received, is of its whole's row."""
    asked = row is not None and is_intake(topic, row)
    return asked and column is not None and not _RECEIVED.search(utterance.words)


def hands_out(utterance: Utterance, setting: Setting) -> bool:
    """分别为17件、4件 behind one topic hands its rows or columns out, which ones it does not say here."""
    return bool(RESPECTIVELY.search(utterance.before)) and not setting.respective


def is_trade(topic: Topic, sentence: Sentence) -> bool:
    """Does the sentence speak of the office's trade (a bureau that handles 复议) and not of cases about 信息公开?"""
    if topic.trade is None or not topic.trade.search(sentence.text):
        return False
    return topic.context is None or not (topic.context.search(sentence.text) or topic.context.search(sentence.heading))


AMONG = re.compile(r"(?:(?<!其)中|里|来看|看)[，,]?(?:仅|只|共)?(?:有)?\s?$")
"""行政复议案件中有1件纠正: what was counted among them stands behind the number."""


def is_among(utterance: Utterance) -> bool:
    """Is the number said to be some of what stands in front of it?"""
    return not utterance.negated and bool(utterance.after) and bool(AMONG.search(utterance.before))


def named_row_of(topic: Topic, utterance: Utterance) -> Term | None:
    """The row that the words in front of the number name, else those behind it; first those where it is one of many."""
    if is_among(utterance) and (row := first_term(topic.rows, utterance.after)):
        return row
    if utterance.negated and (row := first_term(topic.rows, utterance.before + utterance.after)):
        return row
    in_front = utterance.sentence.text[: utterance.place]
    if (both := _WITH_THE_NEW.search(in_front)) and (row := first_term(topic.rows, both[0])):
        return row
    if (either := _EITHER_REASON.match(utterance.after)) and (row := first_term(topic.rows, either["row"])):
        return row
    before = _TAKEN_IN.sub("", _SOME_REASONS.sub("", utterance.before))
    named = first_term(topic.rows, before) or first_term(topic.rows, utterance.after)
    return named or (first_term(topic.rows, utterance.words) if _DOES.search(utterance.before) else None)


_WITH_THE_NEW = re.compile(r"与新收[^，,。；;\d]{0,12}(?:合计|共计|相加|合并)[为有共]*\s?$")
"""`上年结转14件，与新收件合计338件` is of both."""
_EITHER_REASON = re.compile(
    r"[^，,。；;]{2,20}(?:或者?|(?<!涉)(?<!以)及|以及|和|、)[^，,。；;]{2,14}?的?(?P<row>不予处理|不予公开|无法提供)"
)
"""`17件不属于政府信息公开申请或重复提出的不予处理`: of either reason."""
_SOME_REASONS = re.compile(
    r"^.*?(?:因|由于|属于?|涉及)[^，,。；;]*等(?:类?事项|原因|情形|情况|理由|因素)?(?:的|而)?(?=不予公开|无法提供|不予处理|其他处理)"
)
"""因属于信访等事项不予处理15件: one reason of several names no row."""
_TAKEN_IN = re.compile(r"(?:连同|加上|加之|含|包括)(?:本年度?|当年|今年)?新收(?:到)?(?:的)?(?:申请|件)*(?=[^，,]*办结)")
"""连同新收件当年共办结245件: what was settled, not what came in."""
_DOES = re.compile(r"(?:作出|做出|实施)了?\s?$")
"""作出40宗行政许可: verb and noun of one name stand on both sides of the number."""


def named_column_of(topic: Topic, utterance: Utterance, *, local: bool) -> Term | None:
    """The column that the words name; behind the number only where the topic is not named in front of it."""
    if is_among(utterance) and (column := first_term(topic.columns, utterance.after)):
        return column
    within = _WITHIN.split(utterance.before)
    column = first_term(topic.columns, within[-1]) if len(within) > 1 else None
    column = column or first_term(topic.columns, utterance.before)
    if column is None and (utterance.negated or not (local and topic.words.search(utterance.before))):
        column = first_term(topic.columns, utterance.after)
    elif column is not None and not column.firm:
        behind = first_term(topic.columns, utterance.after)  # 保留27件现行有效
        column = behind if behind is not None and behind.means == column.means else column
    if column is None and local and (lead := _LEADS.search(utterance.earlier)) is not None:
        column = first_term(topic.columns, lead["words"])
    return column


_LEADS = re.compile(
    r"(?:^|[。；;，,：:])\s?(?P<words>[^，,。；;：:、\d]{2,10}的)[，,：:]\s?(?:[^，,。；;：:、]{1,12}(?:、|$))*$"
)
"""`被纠正的，复议2件、诉讼1件`: what all of the list are."""


_WITHIN = re.compile(r"(?<!其)(?:当?中|里)[，,]?")
"""法人或其他组织中企业19件: the last of the names counts."""


def asker_of_statement(topic: Topic, utterance: Utterance) -> Term | None:
    """`自然人办结402件，予以公开148件`: the column of the one count of the statement that names an asker. What follows may be
    of those who were named, or of all.
    """
    statement = SEVERAL_ASKERS.sub("", ANYONE.sub("", re.split(r"[。；;]", utterance.earlier)[-1]))
    named = [
        (count, column)
        for count in _COUNT.finditer(statement)
        if (column := first_term(topic.columns, count["words"])) is not None and column is not topic.default_column
    ]
    if len(named) != 1 or _OF_ALL.search(named[0][0]["words"] + utterance.before):
        return None
    ((count, column),) = named
    others = first_term(topic.columns, statement[count.end() :] + utterance.before)
    return column if others is None and _GOES_ON.match(statement, count.end()) else None


def of_several_columns(expressions: Sequence[Expression]) -> bool:
    """Does a count take in several askers: `受理公民、商业企业提出的申请13件`? What follows is of no one of them."""
    return bool(expressions) and len({field.rpartition(".")[2] for field in expressions[0].plus}) > 1


_GOES_ON = re.compile(
    r"(?:申请)?(?:[和及与、加]\s?(?:今年|本年度?|当年|新收|上年度?|去年)(?:的|新收|结转|申请)*\s?\d{1,6}\s?[件份宗](?:申请)?)?(?:已|均|都|全部)*(?:办结|答复|办理完毕)?[之当]?[中里]?[，,]"
)
"""`社会公益组织的8件申请全部办结，5件予以公开`: what stands between an asker's count and its results."""


_COUNT = re.compile(r"(?P<words>[^，,、\d]{2,24})\d[\d,]*\s?[件宗条份]")
_OF_ALL = re.compile("合计|总计|全年|全部|均|其中")


_OPENING = re.compile(r"(?P<words>[^，,。；;\d]{2,24}?)(?:连同|加上|包括|含)")


def opens_with_asker(topic: Topic, utterance: Utterance) -> bool:
    """`社会公益组织连同上年结转的1件，全年办结9件，其中予以公开5件`: a statement about one asker, in all its figures."""
    statement = re.split(r"[。；;]", utterance.earlier)[-1]
    opening = _OPENING.match(statement)
    column = first_term(topic.columns, opening["words"]) if opening else None
    return column is not None and column is not topic.default_column


def inherited_row(topic: Topic, setting: Setting, whole: Link | None, *, local: bool) -> Term | None:
    """The row of the whole, or of what was said of the topic before."""
    if whole is not None:
        return whole.row
    if local:
        return None
    if is_divided(topic, setting):
        return topic.default_row
    return next((link.row for link in reversed(setting.before) if link.topic.id == topic.id), None)


def is_divided(topic: Topic, setting: Setting) -> bool:
    """`行政诉讼28件，未经复议直接起诉12件，复议后起诉16件；败诉1件，未审结8件`: behind rows that divide the topic's own count, of
    all; so it is where these are all rows that there are (`直接起诉150件、复议后起诉120件，判决纠正20件`).
    """
    before = list(setting.before)
    while before and before[-1].row is topic.default_row and before[-1].column is not topic.default_column:
        before.pop()
    if len(before) < 2:
        return False
    *earlier, one, other = before
    if one.row is other.row or one.row not in topic.rows or other.row not in topic.rows:
        return False
    undivided = one.column is other.column is topic.default_column
    return undivided and (len(topic.rows) == 2 or any(link.row is topic.default_row for link in earlier))


def lead_row(topic: Topic, utterance: Utterance) -> Term | None:
    """The row of a clause that says what the next ones divide: 新收申请中，法人或其他组织申请18件; 行政诉讼案件中，维持12件
    are of the topic itself, whatever row was said before.
    """
    lead = last_clause(utterance.earlier).rstrip("，,：: ")
    if _OF_REQUESTS.search(lead):
        return first_term(topic.rows, lead)
    if topic.rows and _OF_APPLICANTS.search(lead):
        return first_term(topic.rows, lead) or topic.default_row
    named = lead.endswith(("案件中", "诉讼中", "复议中")) and topic.words.search(lead)
    return first_term(topic.rows, lead) or topic.default_row if named else None


LEAD_CHARACTERS = 3
"""Words that a clause may have beside the row that it names (方面, 上, 看), so that the next one tells its figure."""


def led_row(topic: Topic, utterance: Utterance) -> Term | None:
    """`申请收到数方面，本年度为37件`: the row of the clause in front, where the number's own words name nothing."""
    if utterance.negated or left_over(utterance.words):
        return None
    lead = re.split(r"[，,：:]", last_clause(utterance.earlier).rstrip("，,：: "))[-1]
    if not topic.words.search(lead) or len(left_over(lead, topic.rows, (topic,))) > LEAD_CHARACTERS:
        return None
    return first_term(topic.rows, lead)


def shared_column(topic: Topic, utterance: Utterance, setting: Setting) -> Term | None:
    """`公开规章0件、规范性文件0件`: a bare name takes the column of the one it is coordinated with."""
    if not setting.before or not topic.columns or len(left_over(utterance.words, topics=(topic,))) > 1:
        return None
    last = setting.before[-1]
    joined = last.topic.columns == topic.columns and utterance.earlier.rstrip().endswith(_UNIT_END)
    return last.column if joined else None


def preferred(topic: Topic, utterance: Utterance, expressions: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """Expressions in the order that words around the number ask for: 41件（含上年结转3件） is 新收 plus 结转 first."""
    words = nearby(utterance)
    for preference in topic.prefer:
        of_another = preference.unless and _includes(expressions[:1], preference.unless)
        if preference.words.search(words) and not of_another:
            chosen = _includes(expressions, preference.key)
            return tuple(dict.fromkeys((*chosen, *expressions)))
    return expressions


def _includes(expressions: Sequence[Expression], key: str) -> list[Expression]:
    """Those that a row is a term of."""
    return [item for item in expressions if any(key in field.split(".") for field in item.plus)]


def without_terms(link: Link, words: str) -> str:
    """The words without those that name the link's row and column."""
    for term in (link.row, link.column):
        if term.words.pattern != ".*":
            words = term.words.sub("", words)
    return words


def joined_links(links: Sequence[Link]) -> Link:
    """One claim about several topics at once: their sum, or any of them; firm between those that share columns."""
    first = links[0]
    each = tuple(expression for link in links for expression in link.expressions)
    firm = all(link.firm and link.topic.columns == first.topic.columns for link in links) and bool(first.topic.columns)
    sums = (sum_of_topics([link.expressions[0] for link in links]), *each)
    topics = tuple(link.topic for link in links)
    return replace(first, expressions=sums, firm=firm, plain=False, joint=True, joined=topics)


def sum_of_topics(firsts: Sequence[Expression]) -> Expression:
    """Their sum. Topics that one name joins come the last one first; the name of the sum has them as they were said."""
    return Expression(
        name="＋".join(one.name for one in reversed(firsts)),
        plus=tuple(field for one in firsts for field in one.plus),
        minus=tuple(field for one in firsts for field in one.minus),
    )


def joined_terms(terms: Sequence[Term], chosen: Term, words: str) -> tuple[Term, ...]:
    """Terms that one number counts together with the chosen one: 不予处理及其他处理30件, 维持及驳回5件, and so on over
    more of them (不予公开、无法提供、不予处理及其他处理合计158件).
    """
    spot = chosen.words.search(words)
    if spot is None:
        return ()
    spots = {chosen.name: spot.span()}
    joined: list[Term] = []
    while True:
        found = ((term, at) for term in terms if (at := _beside(term, spots, words)) is not None)
        more, at = next(found, (None, (0, 0)))
        if more is None:
            return tuple(joined)
        joined.append(more)
        spots[more.name] = at


def _beside(term: Term, spots: Mapping[str, tuple[int, int]], words: str) -> tuple[int, int] | None:
    """Where a term stands next to one of those found, with nothing but 、 or 和 between."""
    match = None if term.name in spots or term.general else term.words.search(words)
    if match is None or not match.group():
        return None
    for spot in spots.values():
        first, last = sorted((spot, match.span()))
        if first[1] <= last[0] and _JOINT.fullmatch(words[first[1] : last[0]]):
            return match.span()
    return None


def is_bare_pair(utterance: Utterance) -> bool:
    """`其中尚未审结1件、5件`: figures handed out to bodies or topics that other words named."""
    text, end = utterance.sentence.text, utterance.end - utterance.sentence.span.start
    pair = bool(_BARE_PAIR.match(text, end))
    return pair and not utterance.handed and not RESPECTIVELY.search(utterance.before)


def governing_words(utterance: Utterance) -> str:
    """The clause in front of an utterance that runs on with 、: 公示行政许可决定530件、行政处罚决定75件."""
    lead = utterance.earlier.rstrip()
    return re.split(r"[，,；;。：:]", lead)[-1] if runs_on(utterance) else ""


def leading_words(topic: Topic, utterance: Utterance) -> str:
    """The same, where the words are nothing but the topic's name also over a comma: 双公示行政处罚50件，行政许可900件."""
    lead = utterance.earlier.rstrip()
    if not lead.endswith(("，", ",")) or left_over(utterance.before, topics=(topic,)):
        return governing_words(utterance)
    return re.split(r"[，,；;。：:]", lead[:-1])[-1]


def runs_on(utterance: Utterance) -> bool:
    """Does a 、 or 和 stand between the quantity before and the words of this one?"""
    place = utterance.place - len(utterance.before)
    return bool(_RUNNING_ON.search(utterance.sentence.text[:place]))


_STAGE_BEHIND = re.compile(
    r"\s?(?:已|当年|本年度?|全年|年内)?(?P<stage>办结|答复|新收|收到|受理)的?(?:申请|答复|件)*的?(?:办理|处理|答复)?(?:结果|情况|类型|结构)*"
    r"(?:[之当]?[中里]|来?看|上看|而言|分析)"
)
_NOTHING_ELSE = re.compile(r"(?:从|在|对|这|上述|全部|所有|以上)*")


def with_its_stage(utterance: Utterance) -> Utterance:
    """`52件办结件中，予以公开30件`, `从52件办结的结果看`: what the count is of stands behind it."""
    behind = _STAGE_BEHIND.match(utterance.after) if _NOTHING_ELSE.fullmatch(utterance.before.strip()) else None
    if behind is None:
        return utterance
    return replace(utterance, before=behind["stage"], after=utterance.after[behind.end() :])
