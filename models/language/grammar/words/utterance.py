"""A quantity or a negation with the words that say what it counts.

For `收到政府信息公开申请12件，其中自然人申请10件` the utterance of 10 has `before` 自然人申请, `clause` 其中自然人申请,
`unit` 件. For a number that comes first (`12件申请中`) the words are in `after`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.document.geometry import Span
from corpora.document.number import Number
from corpora.document.quantity import find_quantities
from models.language.grammar.sentence import CLAUSE_MARKS, Sentence
from models.language.grammar.words.respective import handed_out, with_shared_units

MAX_CONTEXT_CHARACTERS = 120
"""No measure is named by more; it also bounds the work of every pattern that runs over a context."""

_VERBS = (
    r"收到(?:过)?|接到(?:过)?|接收(?:到)?|受理(?:过)?|收悉|产生(?:过)?|发生(?:过)?|出现(?:过)?|制定(?:过)?|制发|新制定|新制发|出台|印发|废止|引发|引起"
    r"|涉及|作出|实施|收取|结转|存在|有|被(?:申请|提起|(?=纠正|纠错|撤销|确认违法))|(?=败诉)|见(?=[一1]\s?[件宗起例])|新收(?:到)?|新增|提起"
)
NEGATION = re.compile(
    rf"(?:(?<![并从])(?:均|都|暂|也|亦|从|尚|并)?未(?:曾|有)?(?:向[^，,。；;]{{2,8}}|因[^，,。；;\d]{{2,16}}?)?(?P<verb>{_VERBS}|(?<=[关位局会府办])(?:提出|提交))|(?:均|都|暂|也|亦|从)?没(?!有现成|有?(?:经过?|申请|走)(?:行政)?复议|有?[^，,。；;\d]{{2,30}}的(?:[（(][^（()）\d]{{2,40}}[）)])?\s?\d[\d,]*\s?[件宗起份])有?(?P<verb2>{_VERBS})?"
    r"|(?:仍旧?|仍然|亦|也|均|都|皆|全部|继续)?(?:保持)?(?:为|是)零(?=[，,。；;、）)\s]|$)|零发生"
    r"|(?<!信息)不存在(?!(?:的)?(?:政府)?(?:信息)?\s?\d)|(?:(?:19|20)\d\d\s?年度?|本年度?|全年|年内|年度?|均|暂|(?:首次|再次|继续|连续[^，。；]{0,6}|全部|全年)?(?:实现|保持|为|呈现?)了?|连续[^，。；]{1,4}年|(?<=[，,。；;：:、])|(?<=公开)|^)\s?“?零(?=收到|收件|申请|投诉|复议|诉讼|受理|纠错|纠正|败诉)"
    r"|(?<![有毫并])(?:均|暂|皆|都|也|亦|并)?无(?!法(?!人)|效|关|故|缝|障碍|偿|条件|正当|需|须|线|人(?:机|驾驶|值守|售|车|船|艇|岛)|纸|异议|论|不(?!(?<!且无不)予(?:公开|处理|受理))|数|害|锡|为|棣|极|穷|比|疑|限|意|视|私|形|权|名|业|烟|差别|现成|误|死角|遗漏|保留))"
)
"""Words that deny. 未审结, 未经复议, 未公开 are names of results, not denials, so that 未 needs a verb that counts; so is
没有 where a figure closes its clause (没有审结的2件).
"""
_NEXT_NONE = re.compile(r"[、和及]\s?零")
"""零复议、零诉讼: each denies its own."""
_NOT_ONE = re.compile(r"\s?[一1]\s?[件宗起例条项份次桩](?![、性\d])")
"""没有一件转入下年 denies what follows; its 一件 counts nothing."""
ZERO_AFTER = re.compile(r"[:：]\s*(?P<word>无|没有|零|暂无|未收到|未发生|无此类情况|无此情况)(?=[。；;，,\s]|$)")
_NOT_A_STATEMENT = re.compile(r"(?:对|对于|针对|凡|如|若|如果|倘|除|无论|因|由于)\s?[^，,。；;]{0,6}$")
"""对没有收到补正材料的申请 denies nothing of the year."""
_OF_A_COUNTING = re.compile("(?:没有?|未|无)(?:纳入|计入|列入|算入|包含|包括|统计)")
"""没有纳入依申请公开统计 says how the year was counted."""
_OF_SUCH = re.compile(r"的[，,]$")
"""`在办的、上年接续的，均没有` denies those that the words in front name, and not what an earlier sentence counts."""
_ITEM_MARK = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十]{1,2}[）)、是]|[（(]\d{1,2}[）)]|\d{1,2}[.．、])\s?(?=[\u4e00-\u9fff\d])"
)
"""一是, 3. and （2） in front of an item name nothing."""
_AMONG = re.compile(
    r"\s?(?:的)?(?:政府)?(?:信息公开|依申请公开)?(?:申请|案件|事项|复议|诉讼)之?中|\s?(?:之|当)?中(?=[^，,。；;、\d]{2,8}\d)"
)
"""1897件申请中自然人1702件: what follows is of the next number."""
_JUNK_BEFORE = re.compile(r"^(?:[\s、：:，,；;]|以及|并且|另外|同时|另|和|及(?!时)|与|并|且|而|也|又|还)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Spans index the document's text.

    Args:
        number: its span too indexes the document's text. A negation has the value 0.
        before: words between the previous quantity (or the clause's start) and the number.
        after: words behind the unit, to the clause's end or the next 、.
        earlier: the sentence up to `before`, nearest words last.
        end: offset behind number and unit.
        depth: how many brackets are open.
        clause_start: offset where the clause begins.
        negated: the zero is said by 未, 没有, 无.
        handed: `before` is the name that 分别 hands the number, from a list of names in front of it.
    """

    sentence: Sentence
    number: Number
    before: str
    after: str
    earlier: str
    start: int
    end: int
    depth: int
    clause_start: int
    negated: bool = False
    handed: bool = False

    @property
    def words(self) -> str:
        """What names the measure, in reading order."""
        return f"{self.before} {self.after}".strip()

    @property
    def place(self) -> int:
        """Where its number begins in the sentence's text."""
        return self.number.span.start - self.sentence.span.start


def utterances_of(sentence: Sentence) -> list[Utterance]:
    """Quantities and negations of a sentence in reading order."""
    denials = list(NEGATION.finditer(sentence.text))
    found = (*_quantities(sentence, denials), *_negations(sentence, denials))
    return sorted(found, key=lambda item: (item.number.span.start, item.end))


def _quantities(sentence: Sentence, denials: Sequence[re.Match[str]]) -> Iterator[Utterance]:
    text, base = sentence.text, sentence.span.start
    denied = {match.end() for match in denials if _NOT_ONE.match(text, match.end())}
    found = [number for number in find_quantities(text) if len(text[: number.span.start].rstrip()) not in denied]
    numbers = with_shared_units(text, found)
    names = handed_out(text, numbers, [_end_with_unit(text, number) for number in numbers])
    previous_end = 0
    for index, number in enumerate(numbers):
        end = _end_with_unit(text, number)
        if number.unit is None and not _stands_alone(text, number):
            continue
        place = _before_own_bracket(text, number, end, previous_end=previous_end)
        end += place < number.span.start
        start_of_clause = clause_start(text, place)
        begin = max(start_of_clause, previous_end)
        before = text[begin:place]
        if previous_end > start_of_clause and "、" in before:
            before = before.rpartition("、")[2] if _is_list_break(before) else before.partition("、")[2]
        if "）" in before or ")" in before:
            before = re.split("[）)]", before)[-1] if _CLOSES_ANOTHER.match(before) else before
        if previous_end > start_of_clause and _JOINS.fullmatch(before[-2:].strip() or " "):
            before = ""
        alone = text[end : end + 1] in ("", *CLAUSE_MARKS, *"、（(）)") and not before.strip()
        label = _label(text, begin, previous_end) if alone else begin
        before, begin = text[label:begin].rstrip(" ：:") + before, label
        before = _OF_A_KIND.sub("", names.get(index, before))
        if begin >= previous_end and _BARE_COUNT.fullmatch(before.strip()):
            before = _announced(text, begin, previous_end) + before
        following = numbers[index + 1].span.start if index + 1 < len(numbers) else len(text)
        behind = _BEHIND_ITS_SHARE.match(text, end) if not before.strip() else None
        after = behind["words"] if behind is not None else _after(text, end, following)
        yield Utterance(
            sentence=sentence, number=_shifted(number, base), before=_clean(before), after=after,
            earlier=text[max(0, begin - MAX_CONTEXT_CHARACTERS) : begin], start=base + number.span.start, end=base + end,
            depth=depth_at(text, place), clause_start=base + start_of_clause, handed=index in names,
        )  # fmt: skip
        previous_end = end


_BEHIND_ITS_SHARE = re.compile(
    r"[（(]\s?(?:约|占)*\d[\d.]*\s?[%％][）)](?P<words>[^，,。；;、：:\d（）()]{4,24})(?=[，,。；;]|$)"
)
"""`14件（23.3%）因不掌握无法提供；`: what a count that comes first counts stands behind its share."""


def _before_own_bracket(text: str, number: Number, end: int, *, previous_end: int) -> int:
    """Where the words in front of a number end: before a bracket that holds the number and nothing else, 予以公开（8件）,
    unless it stands behind another number.
    """
    start = number.span.start
    alone = text[start - 1 : start] in ("（", "(") and text[end : end + 1] in ("）", ")") and start > 1
    if not alone or number.unit in (None, "%") or previous_end == start - 1:
        return start
    return start - 1


LONGEST_LABEL = 20
"""Characters of words that a colon sets off in front of a number (不予处理：1件); longer ones are a clause."""
_LABEL_MARKS = "，,；;。：:！？!?\n、（(）)"


def _label(text: str, begin: int, previous_end: int) -> int:
    """Where the label begins that a colon right in front of a number closes; `begin` where there is none.

    Offsets are within `text`; the label starts no earlier than the number before it ends.
    """
    place = len(text[:begin].rstrip())
    if text[place - 1 : place] not in ("：", ":"):
        return begin
    start = place - 1
    while start > previous_end and text[start - 1] not in _LABEL_MARKS:
        start -= 1
    words = text[start : place - 1].strip()
    return start if words and len(words) <= LONGEST_LABEL and not _ORDERS.search(words) else begin


_CLOSES_ANOTHER = re.compile(r"[^（(]*[）)]")
"""`（含上年结转1件，1件转下年）公开38件`: what the bracket behind the figure before says is over with it."""
_OF_A_KIND = re.compile(r"(?<=[予分]公开|[予他]处理|法提供)的?一?类(?=[的共计有为]*\s?$)")
"""不予处理及其他处理类179件 are those of both."""
_BARE_COUNT = re.compile(
    r"(?:则|也|仅|只|总|一)?(?:共有|共计|共|有|为|计|合计|总计|达)|占(?:比)?(?:为|达)?|比例(?:为|达)|(?=$)"
)
_STANDS_OUT = re.compile(
    r"(?:的)?(?:情形|情况|现象)?(?:(?:较为?|比较|最为|尤为|相对|更为)(?:突出|集中|普遍|明显)|较[多高大]|偏[多高大])$"
)
"""`无法提供的情形较为突出，达286件`: the words say nothing beyond the name."""
_RANKED = r"(?:(?:较为?|比较|最为|尤为|相对|更为)(?:突出|集中|普遍|明显)|较[多高大]|偏[多高大]|最[多高少低大]|居[多首]|(?:居|位居|排名?|位列)(?:第[一二三四]|首)位?|次之|其次)"
_ANNOUNCED = re.compile(
    r"(?:^|[，,；;。：:])\s?(?P<words>(?:(?:至于|关于|而)[^，,。；;：:、\d（(]{2,20}"
    rf"|[^，,。；;：:、\d（(]{{2,12}}{_RANKED}|[^，,。；;：:、\d（(]{{0,12}}{_RANKED}(?:的|者)?[为是][^，,。；;：:、\d（(]{{2,14}}))[，,]\s?$"
)


def _announced(text: str, begin: int, previous_end: int) -> str:
    """`至于上年结转件，共有4件`: the clause that announces what a bare count is of; "" where there is none."""
    found = _ANNOUNCED.search(text, previous_end, begin)
    return _STANDS_OUT.sub("", found["words"]) if found else ""


_ORDERS = re.compile(r"如下|下列|以下|情况$|方面$")
"""办理情况如下：共5件: words that announce name nothing by themselves."""
_JOINS = re.compile(r".?[和及与]|以及")
"""共有11件复议案件和13件诉讼案件: words that end so belong to the number in front of them."""


def _is_list_break(before: str) -> bool:
    """In 申请3件、行政复议、行政诉讼0件 the first 、 ends the last item, the second one joins two names."""
    return before.count("、") == 1


_SHARE_THAT_IS = re.compile(
    r"(?:超过?|近|逾|约|不足|不到)?(?:半数?|一半|[一二三四五六七八九]成[多余]?|[二三四五]分之[一二三四])(?:以上)?[，,]?即\s?$"
)
"""`超过半数即31件得到公开`: the share that the number makes names nothing."""


def _clean(before: str) -> str:
    before = _SHARE_THAT_IS.sub("", _JUNK_BEFORE.sub("", _ITEM_MARK.sub("", before)))
    return before[-MAX_CONTEXT_CHARACTERS:]


def _end_with_unit(text: str, number: Number) -> int:
    if number.unit is None:
        return number.span.end
    unit = re.compile(r"\s?[余多来几]?\s?" + re.escape(number.unit).replace("%", "[%％]")).match(text, number.span.end)
    return unit.end() if unit else number.span.end


LONGEST_BARE_NUMBER = 6
"""Digits of a number without a unit; a longer run is a code, or a row of cells run together."""


def _stands_alone(text: str, number: Number) -> bool:
    """A number without a unit counts only where the words in front present it: 数量为15，"""
    before, after = text[: number.span.start], text[number.span.end :]
    if len(number.printed) > LONGEST_BARE_NUMBER:
        return False
    return bool(
        re.search(
            r"(?:为|是|共|达|计|数(?:量|为|是)?[:：]?|申请|复议|诉讼|公开|处理|提供|维持|纠正|审结|新收|自然人|企业|法人|机构|办结|旧存|结转|许可|处罚|强制)\s?$",
            before,
        )
    ) and bool(re.match(r"\s?(?:[，,；;。、）)]|$)", after))


def _after(text: str, end: int, following: int) -> str:
    if (put_off := _PUT_OFF.match(text, end)) is not None:
        end = put_off.end()
    stop = end
    while stop < following and text[stop] not in CLAUSE_MARKS + "、（(）)" and stop - end < MAX_CONTEXT_CHARACTERS:
        stop += 1
    among = _AMONG.match(text, end)
    return text[end : min(among.end(), stop) if among else stop].strip()


_PUT_OFF = re.compile(
    r"(?:(?:依法|经批准|按规定)?延(?:期|长)(?:答复|办理|期限)?、?|(?:尚?未能?(?:在|于)?(?:年内|当年|年底前|年末前)?(?:办结|答复|办理完毕)[、，])"
    r"|因[^，,。；;、\d]{2,14}?(?=(?:结转|转入|顺延)(?:至|到)?(?:下|次|明|20)))"
    r"(?=(?:需|须|将)?(?:结转|转入|顺延))"
)
"""`除1件依法延期、结转至2025年办理外`, `27件未能在年内办结、结转下年度继续办理`: what is put off is carried over."""


def clause_start(text: str, offset: int) -> int:
    """Start of the clause that `offset` lies in: behind the last clause mark or the bracket that encloses it."""
    depth = 0
    for index in range(offset - 1, max(-1, offset - MAX_CONTEXT_CHARACTERS), -1):
        sign = text[index]
        if sign in "）)":
            depth += 1
        elif sign in "（(":
            if depth == 0:
                return index + 1
            depth -= 1
        elif depth == 0 and sign in CLAUSE_MARKS and not (sign in "，," and _inside_number(text, index)):
            return index + 1
    return max(0, offset - MAX_CONTEXT_CHARACTERS)


def _inside_number(text: str, index: int) -> bool:
    return 0 < index < len(text) - 1 and text[index - 1].isdigit() and text[index + 1].isdigit()


def depth_at(text: str, offset: int) -> int:
    """How many round brackets are open at `offset`."""
    depth = 0
    for sign in text[:offset]:
        depth += (sign in "（(") - (sign in "）)")
        depth = max(0, depth)
    return depth


def _shifted(number: Number, base: int) -> Number:
    return Number(
        value=number.value, printed=number.printed, span=Span(number.span.start + base, number.span.end + base),
        unit=number.unit, decimals=number.decimals, bound=number.bound, upper=number.upper,
    )  # fmt: skip


def _negations(sentence: Sentence, denials: Sequence[re.Match[str]]) -> Iterator[Utterance]:
    text, base = sentence.text, sentence.span.start
    for match in denials:
        begin = clause_start(text, match.start())
        if (
            _OF_A_COUNTING.match(text, match.start())
            or _NOT_A_STATEMENT.search(text[begin : match.start()])
            or ZERO_AFTER.match(text, max(0, match.start() - 1))
            or (
                text[match.start() - 1 : match.start()] in ("“", '"')
                and text[match.end() : match.end() + 1] in ("”", '"')
            )
        ):
            continue
        if _OF_SUCH.search(text, 0, match.start()) and text[match.end() : match.end() + 1] in (*CLAUSE_MARKS, ""):
            continue
        one = _NOT_ONE.match(text, match.end())
        stop = one.end() if one else match.end()
        after = _object(text, stop)
        after = _NEXT_NONE.split(after)[0] if match.group().endswith("零") else after
        verb = (match["verb"] or match["verb2"] or "").removesuffix("过")
        yield _zero(
            sentence, match.start(), stop, before=text[begin : match.start()], after=f"{verb}{after}",
            end=base + stop + len(after), clause=begin,
        )  # fmt: skip
    for match in ZERO_AFTER.finditer(text):
        begin = clause_start(text, match.start())
        yield _zero(
            sentence, match.start("word"), match.end("word"), before=text[begin : match.start()], after="",
            end=base + match.end("word"), clause=begin,
        )  # fmt: skip


def _object(text: str, start: int) -> str:
    stop = start
    while stop < len(text) and text[stop] not in CLAUSE_MARKS and stop - start < MAX_CONTEXT_CHARACTERS:
        stop += 1
    return text[start:stop]


def _zero(sentence: Sentence, start: int, stop: int, *, before: str, after: str, end: int, clause: int) -> Utterance:
    base = sentence.span.start
    return Utterance(
        sentence=sentence,
        number=Number(value=Decimal(0), printed=sentence.text[start:stop], span=Span(base + start, base + stop)),
        before=before.strip()[-MAX_CONTEXT_CHARACTERS:],
        after=after,
        earlier=sentence.text[max(0, clause - MAX_CONTEXT_CHARACTERS) : clause],
        start=base + start,
        end=end,
        depth=depth_at(sentence.text, start),
        clause_start=base + clause,
        negated=True,
    )
