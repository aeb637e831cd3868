"""Which words of an utterance name a topic, a row, a column, and what is left of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.profiles.measure import Term, Topic
from models.language.grammar.words.utterance import Utterance

DENIED_VERB_CHARACTERS = 4
"""A negation with no more than a verb behind it denies what stands before it: 行政复议均未发生."""

NEARBY_CHARACTERS = 24
"""How far a remark in brackets or a lead may stand from the number that it qualifies: 41件（含上年结转3件）."""

TOLD_EXACTLY = r"(?:已|共|实际|高)*(?:达到?|为|计)"
"""Words between a bound and how many there are: 首次突破50件，达52件."""

_BASIS = (
    r"(?:按照|依照|依据|根据)(?:《[^》]{2,40}》|条例)?(?:第[^，。；]{1,8}条(?:第[^，。；]{1,4}[款项]){0,2})?"
    r"(?:的?(?:有关|相关|法律|法规|政策|法定|工作|办理|答复)*的?(?:规定|要求|程序|流程|规范|时限|期限|标准|制度)"
    r"(?:[、和及与]?(?:规定|要求|程序|流程|规范|时限|期限|标准))*)?(?<=[》例条款项定求序程范限准度])"
)
_BASIS_SAID = re.compile(_BASIS)
_FILLERS = re.compile(
    rf"{_BASIS}|"
    r"(?:自|从)?(?:(?:19|20)\d\d\s?年)?1月1日起?[至到—~～-](?:(?:19|20)\d\d\s?年)?12月31日(?:止|期间)?|政府信息|信息公开|(?:相关|此类|该类)(?=申请|案件|情况|$)|申请人?|信息|公开|案件|案|的|了|共计|累计|合计|总计|共|其中|已|均|皆|全部|按(?:规定)?程序|经批准|方式(?:予以)?(?:作出)?答复|按时|按期|如期|先后|陆续|(?:盖章|签章|签名|署名|落款)人?|按规定|依法依规|依法|及时|规范(?!性)|认真|严格|依规|情况|报告期内?|本年度|年度|全年|当年|年内|本年|今年|"
    r"(?:19|20)\d\d年|我街道|全(?:市|县|区|省|州|镇|乡|街道|系统)|我[局委办镇乡县市区省州旗署厅院校街]|本(?:机关|单位|部门|局|级)|数量|总数|(?:办理|答复|处理)结果(?=$)|12月(?:底|末|31日)|年底|年末|截至|截止|目前|现已|(?:在|于)?法定(?:答复|办理)?(?:期限|时限)(?:之?内)?|仍在|继续|事项|作出|做出|予以|给予|进行|书面|为|有|属于?|因|由|类|[\s、，,:：。（）()和及与或以并且也又还另]"
)
TAKES_IN_CARRIED = (
    r"(?:含|包括|包含)(?:了)?[^，,。；;（()）\d]{0,12}(?:(?:19|20)\d\d\s?年度?)?[^，,。；;（()）\d]{0,6}结转"
)
"""`含上年结转5件`: those carried over are among those told in front."""
_CAUSAL = re.compile(r"针对|有关|关于|事务|单位|引发|引起|导致|产生|提起|发生|涉及|出现|被|事项|事件")
_ALL_WAYS = re.compile(
    r"等(?:多种|各种|各类|不同)?(?:方式|途径|渠道|形式|平台)|相结合(?:的|等)?(?:方式|形式|模式|渠道)?|线上[^，。；]{0,12}线下"
)
_CAUSE = re.compile(
    r"(?:信息公开|依申请公开)(?:的)?申请(?:所)?(?:引发|引起|导致|产生)|因.{0,24}(?:引发|引起|导致|产生|提起|被|申请行政复议|而|发生|的)|涉及?.{0,10}(?:的)?行政(?:复议|诉讼)|有关.{0,16}行政(?:复议|诉讼)"
)
_JOINT = re.compile(
    r"^(?:案件)?(?:数量|件数|数)?(?:的)?[、和及与或/，,以]?(?:及|者|其|被|提起|引发|引起|发生|申请|因|政府信息公开)*(?:的)?$"
)
_GOES_ON = re.compile(r"$|(?:的)?(?:政府信息公开|信息公开)?(?:申请|案件)")
"""What may follow the number when the words in front of it name the measure: `上年结转的6件申请也已纳入台账`."""


def left_over(words: str, terms: Sequence[Term] = (), topics: Sequence[Topic] = ()) -> str:
    """The words without terms, topics and fillers: what they say beyond them."""
    words = without_quotes(words)
    for pattern in (*(term.words for term in terms), *(topic.words for topic in topics)):
        words = pattern.sub("", words)
    return _FILLERS.sub("", words)


def without_basis(words: str) -> str:
    """The words without the law that something was done by: 按照《条例》 of 按照《条例》顺延到下年度答复."""
    return _BASIS_SAID.sub("", words)


def left_of_denial(words: str, columns: Sequence[Term], topics: Sequence[Topic]) -> str:
    """What a denial says beyond those who could have asked (公民、法人和其他组织), its topics and the verbs of cause
    (因…引起的): 应公开而不予 of 没有应公开而不予公开的办件.
    """
    return _CAUSAL.sub("", left_over(without_such(without_grievances(words)), columns, topics))


_SUCH = re.compile("的?(?:情形|问题|现象|案例|事例)$")


def without_such(denied: str) -> str:
    """发生被纠正 of `未发生被纠正的情形`."""
    return _SUCH.sub("", denied)


_GRIEVANCES = re.compile(
    r"(?:(?:有关|关于|对)?[^，,。；;、]{0,12}?的)?(?:(?:举报|投诉|申诉|信访|上访|来信来访)(?:[、，,和与及或]|以及|或者){1,2})+"
    r"|(?:[、，,和与及或]|以及|或者)(?:行政)?(?:举报|投诉|申诉|信访|上访)(?=等|[、，,和与及或]|$|情况|事项|案件)|等(?:情况|情形|事项|案件|问题)?$"
)
"""Other ways to complain that a denial names beside 复议 and 诉讼: 未发生投诉、行政复议、行政诉讼等情形."""


def without_grievances(words: str) -> str:
    """What a denial says beside 举报 and 投诉, which it denies too."""
    return _GRIEVANCES.sub("", words)


_QUOTES = str.maketrans("", "", '“”‘’「」"')
"""“公开”136件 is 公开136件."""


def without_quotes(words: str) -> str:
    """The words without quotation marks."""
    return words.translate(_QUOTES)


def first_term(terms: Sequence[Term], words: str) -> Term | None:
    """The first term, special ones first, whose words are there and whose exceptions are not."""
    words = without_quotes(words)
    if not words:
        return None
    return next(
        (term for term in terms if term.words.search(words) and not (term.unless and term.unless.search(words))), None
    )


def own_words(utterance: Utterance) -> tuple[str, ...]:
    """Where a topic is looked for: in front of a number, then also behind it; of a negation, in what it denies."""
    if utterance.negated:
        return (
            (utterance.after,) if len(utterance.after) > DENIED_VERB_CHARACTERS else (utterance.after, utterance.before)
        )
    return (utterance.before, utterance.words) if utterance.before else (utterance.after,)


def elliptic_words(topic: Topic, utterance: Utterance) -> str:
    """The words that an ellipsis is judged by: those in front alone, when what follows only repeats the thing."""
    if first_term(topic.rows, utterance.before) and _GOES_ON.match(utterance.after):
        return utterance.before
    return utterance.words


def last_clause(earlier: str) -> str:
    """The clause before the utterance's own, as long as no other quantity stands between: `复议案件中，维持3件`."""
    clause = re.split(r"[。；;]", earlier)[-1]
    return re.split(r"\d", clause)[-1]


_LISTED = re.compile(r"(?:[^，,、。；;\d]{0,14}\d[\d,]*\s?[件份条宗项起](?:[、，,]|$))+$")


def lead_of_list(earlier: str) -> str:
    """The clause that leads a list: `按结果看自然人的申请，公开142件、部分公开25件`; what stands behind a number is of that
    (`4件由个人提出，公开4件`).
    """
    statement = SEVERAL_ASKERS.sub("", ANYONE.sub("", re.split(r"[。；;]", earlier)[-1]))
    lead = last_clause(told := _LISTED.sub("", statement))
    behind_a_number = len(lead) < len(told)
    return _OF_THE_NUMBER.sub("", lead, count=1) if behind_a_number else lead


_OF_THE_NUMBER = re.compile(
    "^[件份条宗项起](?:由[^，,]*"
    "|(?:申请)?[，,（(](?:所有|其)?(?:申请(?:人|主体|者)?)?(?:身份|类型|类别)?(?:均|都|全部|皆|全)?(?:[为是系]|属于|来自|由)[^，,）)]*[）)]?)[，,]?"
)
"""Also `收到6件，均为自然人申请，答复6件`: what is told of all of them in front is nothing that the answers are parted by."""


SEVERAL_ASKERS = re.compile(
    r"(?:公民|自然人|个人|商业企业|企业|法人)[、和与及](?:商业企业|企业|科研机构|社会(?:公益)?组织|法律服务机构)"
)
"""`受理公民、商业企业提出的申请13件`: what follows is of no one of them."""
ANYONE = re.compile(
    r"(?:公民|自然人|个人|公众|群众)(?:和|或者|或|及|以及|、|与)?(?:企业)?法人(?:(?:[和或及与、]|以及|或者){0,2}(?:其[他它])?组织)?"
)
"""Who may ask by the law, and no division of those who did."""


_OF_ANOTHER = re.compile(r"(?<=[\u4e00-\u9fff])[（(][^（）()]*[）)](?=\s?[，,；;、])")
"""A remark that brackets close before the next clause is of the number in front of them."""


def nearby(utterance: Utterance) -> str:
    """Words around the number, a bracket behind it too."""
    end = utterance.end - utterance.sentence.span.start
    behind = utterance.sentence.text[end : end + NEARBY_CHARACTERS]
    earlier = _OF_ANOTHER.sub("", utterance.earlier)[-NEARBY_CHARACTERS:]
    return f"{earlier}{utterance.before}|{re.split('[。；;]', behind)[0]}"


def is_partial(topic: Topic, words: str) -> bool:
    """Do the words count a part of the topic by a dimension of their own, and not all ways together (等途径)?"""
    return bool(topic.partial and topic.partial.search(words)) and not _ALL_WAYS.search(words)


def coordinated(topics: tuple[Topic, ...], words: str) -> tuple[Topic, ...]:
    """Of several topics, those that one coordination names (行政复议、行政诉讼); else the one nearest to the number."""
    cause = _CAUSE.search(words)
    joined = [topics[0]]
    for topic in topics[1:]:
        if cause and topic.causes:
            break
        end = [match.end() for match in topic.words.finditer(words)][-1]
        starts = [match.start() for match in joined[-1].words.finditer(words) if match.start() >= end]
        if not starts or not _JOINT.match(words[end : starts[0]]) or (topic.causes and starts[0] == end):
            break  # 依申请公开行政复议 is one thing
        joined.append(topic)
    return tuple(joined)


_SUCH_AS = re.compile(
    r"^(?:其中[，,]?)?(?:(?!行政复议|诉讼)[^，,。；;\d])+等(?=其[他它](?:结果|处理)(?:的)?$|(?:行政)?(?:查询事项|执法案卷)(?:信息)?(?:的|类)*$)"
)
"""`驳回复议申请及终止审理等其他结果4件`: what stands in front of 等 are some of what the row counts."""


def without_examples(words: str) -> str:
    """What a count is of, without examples of it in front: 其他结果, 属于行政查询事项."""
    return _SUCH_AS.sub(lambda said: "属于" if said.group().startswith("属于") else "", words)
