"""What the order and the words of a passage say against a formula that a network reads in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.formula import SUMS, Formula, FormulaKind
from corpora.document.numeral import DIGITS

FRACTIONS: Final = frozenset[FormulaKind](
    {
        "share", "growth", "growth-by", "share-of-both", "rest-share", "sum-share", "table-share", "table-sum-share",
        "table-growth", "table-growth-by",
    }
)  # fmt: skip
_MEAN: Final = re.compile("平均|均|每")
_TOGETHER: Final = re.compile("合计|共|总")
_SUB: Final = re.compile("其中|含|内有|包括")
_BREAKS: Final = re.compile(r"[。；;\n]")
_COMPARED: Final = re.compile("多|少|增|减|比|较|差|除|余|剩|另")
_GROWTHS: Final = frozenset[FormulaKind]({"growth", "growth-by"})
_GREW: Final = re.compile("增|减|升|降|涨|跌|多|少|幅|长|落|滑")
_AND: Final = re.compile("[和与及、]")
_CHANGED: Final = re.compile("净|增|减|比")
_DONE: Final = re.compile("[审办已了]结|已[办审判]|答复")
_UNDONE: Final = re.compile("[未待尚剩余另]|在[审办]|结转")
_OVERLAP: Final = re.compile("同时|交叉|重复计|不止一|[两多]种|各")
_WITHOUT: Final = re.compile("剔除|扣除|不含|除外|不计")
_DISPUTES: Final = ("行政复议", "行政诉讼")
_DIGIT: Final = re.compile(r"\d")
_OPENED: Final = re.compile("其中|分别|依次|包括|[：:]")
_REST: Final = re.compile("其[余他它]|余下|剩|另[有外]|分别|依次|均|全部")
_CLOSED: Final = re.compile("其[余他它]|余下|剩|另|分别|依次|全部|均|组成|构成|由|各类|各项")
"""What says that a list leaves nothing out."""
_SO_MANY: Final = re.compile("(?P<many>[两二三四五六七八])(?:类|项|者|家|种|级|个|方面|部分|局|地|村)")
_RANKED: Final = re.compile("最|紧随|其次|次之|居|前[二两三四五六]|主要|集中")
_POINTS: Final = re.compile(r"\s?%?个?百分点")
_ANOTHER: Final = re.compile(r"(?:上年|去年|同期|\d\d年度?|[由从])[^，,。；;]{0,3}$")
_OF_ANOTHER_SHARE: Final = re.compile("[，,][^，,\\d]{2,12}(?:比重|占比|比例|率)则")
"""`比重从34.1%提高到38.6%，不公开的比重则下降2.8个百分点`."""
_OPINION: Final = re.compile("满意|好评|赞成|认可|支持率")
"""`评议96人，收回94份，好评率90.6%`: rates of what people think are of no count that is told."""
_BESIDE_OTHERS: Final = re.compile("(?:好于|优于|高于|低于|不及)(?:全|上年|去年|同期)")
_ROUGHLY: Final = re.compile("不到|不足|超过|超")
_OTHER_YEARS: Final = ("last_year", "other_year")
_OF_CASES: Final = re.compile("败诉|胜诉|纠错|维持|应诉")
_AND_OTHERS: Final = re.compile("等共?")
_RATE: Final = re.compile(r"(?P<of>[^，,。；;\d]{1,5}?)率(?:为|达|约|是)*$")
_DONE_RATE: Final = re.compile("办|结|公开|及时|按|同比|增")
_OF_ANOTHER: Final = re.compile(r"[^，,。；;\d占]{1,8}的[^，,。；;\d占]{1,5}占")
_REGION: Final = re.compile("全(?:区|市|县|省|州|盟|旗|镇|乡|国|系统)|占[市区县省州盟旗镇乡]|全部|所有")
_ALL_TOTALS: Final = "新收总计"
_ADDED_TO: Final = (_ALL_TOTALS, "上年结转")
_FEWEST_OF_ALL: Final = 3
ALL: Final = Decimal(100)
"""Percent: that nothing was left, of whatever figures."""
SMALL: Final = Decimal(10)
"""Sums below it are a digit off whatever they are."""


class FormulaWords:
    """The words around the counts of one passage."""

    def __init__(self, text: str, claims: Sequence[Claim], totals: Mapping[str, Decimal]) -> None:
        self.text, self.claims, self.totals = text, claims, totals
        self.values = [one.number.value for one in claims]

    def may_be_meant(self, formula: Formula, said: Decimal, exact: Decimal) -> bool:
        """Does nothing in the order of the words speak against it?"""
        if self.is_rough(formula) or (self.claims[formula.result].number.unit == "%" and said == ALL):
            return False
        if formula.kind in SUMS:
            return self._is_a_sum(formula, said, exact)
        if formula.kind in FRACTIONS:
            return self._is_a_fraction(formula)
        if formula.kind in ("average", "average-over"):
            return self._is_a_mean(formula)
        if formula.kind == "table-more":
            return self._is_more_than_a_total(formula, said, exact)
        if formula.kind == "percent-sum":
            words = self._span_of(formula.places)
            points = any(self._is_of_points(at) for at in formula.places)
            return points and not _BREAKS.search(words) and not _OF_ANOTHER_SHARE.search(words)
        return formula.kind != "times" or _BREAKS.search(self._span_of(formula.places)) is None

    def _is_a_mean(self, formula: Formula) -> bool:
        """Of a thing told in its own unit, in its sentence and as a mean."""
        start, end = self._span(formula.result)
        alike = formula.numerator is None or self._are_alike((formula.result, formula.numerator))
        return (
            alike
            and _MEAN.search(self.text, max(0, start - 14), end + 3) is not None
            and _BREAKS.search(self._span_of(formula.places)) is None
        )

    def _is_more_than_a_total(self, formula: Formula, said: Decimal, exact: Decimal) -> bool:
        """`算上去年没办完的3件，今年手上一共47件`: the total of a short sentence, told as one."""
        start, _ = self._span(formula.result)
        own = [one for one in self.claims if one.sentence == self.claims[formula.result].sentence]
        return (
            formula.total in _ADDED_TO
            and len(own) <= _FEWEST_OF_ALL
            and self._are_alike(formula.places)
            and max(said, exact) >= SMALL
            and _BREAKS.search(self._span_of(formula.places)) is None
            and _TOGETHER.search(self.text, max(0, start - 8), start) is not None
            and said not in self.totals.values()
        )

    def _are_bands(self, formula: Formula) -> bool:
        """`90分以上的4个，80分以下的2个`: two of three."""
        words = self._between(formula.parts[0] - 1 if formula.parts[0] else 0, formula.parts[-1])
        return len(formula.parts) == 2 and "以上" in words and "以下" in words

    def _is_divided_again(self, formula: Formula) -> bool:
        """`8件中，7件为本机关不掌握，5件由自然人提出、2件由企业提出`: are the parts behind one that one over again?"""
        first, *rest = (self.values[at] for at in formula.parts)
        return len(rest) > 1 and sum(rest) == first

    def _span_of(self, places: Sequence[int]) -> str:
        return self._between(min(places), max(places))

    def _is_a_sum(self, formula: Formula, said: Decimal, exact: Decimal) -> bool:
        first, last, whole = formula.parts[0], formula.parts[-1], formula.result
        run = self._between(first, last)
        if _BREAKS.search(run) or max(said, exact) < SMALL or not self._are_alike(formula.places):
            return False
        if any(self.text[self._span(at)[0] - 6 : self._span(at)[0]].count("各") for at in formula.parts):
            return False
        if formula.kind == "pair" and not _COMPARED.search(self._span_of(formula.places)):
            return False
        if len({self._depth(at) for at in formula.parts}) > 1 or self._are_stages(formula):
            return False
        for one, other in zip(formula.parts, formula.parts[1:], strict=False):
            between = self._between(one, other)
            if _SUB.search(between) or ("）" in between and self._depth(other)) or self._tells_more(between, other):
                return False
        if formula.kind == "sum" and (self._are_bands(formula) or self._is_divided_again(formula)):
            return False
        if _RANKED.search(self.text, self.claims[min(first, whole)].sentence.start, self._span(last)[0]):
            return False
        if _OVERLAP.search(self.text, self._span(last)[1], self._span(last)[1] + 40):
            return False
        if formula.kind != "pair" and _CHANGED.search(self._span_of(formula.places)):
            return False
        if self._depth(whole) > self._depth(first) or abs(said - exact) in self._left_out(formula):
            return False
        between = self._between(whole, first) if whole < first else self._between(last, whole)
        many = _SO_MANY.search(self.text[self._clause(whole) : self._span(whole)[0]])
        if many is not None and DIGITS[many["many"]] != len(formula.parts):
            return False
        if not self._is_beside(whole, first if whole < first else last) or self._settles_what_was_left(formula):
            return False
        if whole > last and _AND_OTHERS.search(between):
            return False
        if whole < first:
            if exact < said and not _CLOSED.search(self._between(whole, last)):
                return False
            if not _OPENED.search(between) and self._is_an_item(whole):
                return False
            few = len(formula.parts) < _FEWEST_OF_ALL and not _REST.search(self._span_of(formula.places))
            if exact < said and few:
                return False
            if self._depth(first) > self._depth(whole) and self._goes_on(first, last, said):
                return False
            if "其中" in between and exact < said:
                return False
            return not _BREAKS.search(between) or (formula.kind == "sum" and first - whole == 1)
        if self._depth(whole) != self._depth(first):
            return False
        if not _BREAKS.search(self._between(first, whole)):
            return True
        start, _ = self._span(whole)
        return formula.kind == "sum" and _TOGETHER.search(self.text, max(0, start - 8), start) is not None

    def _settles_what_was_left(self, formula: Formula) -> bool:
        """`提出9件，连同上年结转1件，办结9件`: what came of those that there were, and no sum."""
        words = self.text[self._clause(formula.result) : self._span(formula.result)[0]]
        return _DONE.search(words) is not None and "结转" in self._span_of(formula.parts)

    def _is_beside(self, whole: int, part: int) -> bool:
        """Does no other figure of its unit stand between?"""
        lower, upper = sorted((whole, part))
        return not any(self._are_alike((whole, at)) for at in range(lower + 1, upper))

    def _is_an_item(self, at: int) -> bool:
        """`动态25条，产业信息26条，招聘14条`: does it go on a list itself?"""
        before = [one for one in range(at) if self._are_alike((one, at))][-1:]
        return any(self._depth(one) == self._depth(at) and not _BREAKS.search(self._between(one, at)) for one in before)

    def _goes_on(self, first: int, last: int, total: Decimal) -> bool:
        """Does the list have further items, in front or behind, that are none of the parts?"""
        before = [at for at in range(first) if self.claims[at].number.unit != "%"][-1:]
        behind = [at for at in range(last + 1, len(self.claims)) if self.claims[at].number.unit != "%"][:1]
        if not behind and _DIGIT.search(self.text, self._span(last)[1], self.claims[last].sentence.end):
            return True
        for at, beside in (*((at, first) for at in before), *((at, last) for at in behind)):
            alike = self._are_alike((at, beside)) and self.values[at] != total
            if alike and not _BREAKS.search(self._between(at, beside)):
                return True
        return False

    def _are_stages(self, formula: Formula) -> bool:
        """`复议70件，已结61件、纠正6件`: are some among the others, and none of them those that are left?"""
        words = [self.text[self._clause(at) : self._span(at)[1] + 6] for at in formula.parts]
        return any(map(_DONE.search, words)) and not any(map(_UNDONE.search, words))

    def _clause(self, at: int) -> int:
        """Where the words that name it begin."""
        start, _ = self._span(at)
        return max(self.text.rfind(mark, 0, start) for mark in "，,、；;。：:（(") + 1

    def _is_of_points(self, at: int) -> bool:
        """`提高3.0个百分点`: no percentage, but points between two."""
        _, end = self._span(at)
        return _POINTS.match(self.text, end) is not None

    def _left_out(self, formula: Formula) -> set[Decimal]:
        """`两村20份之外，其余7村21份，镇区9份，总计50份`: the figures told in its unit that are none of its parts."""
        unit = self.claims[formula.result].number.unit
        return {
            value for at, value in enumerate(self.values)
            if at not in formula.places and self.claims[at].number.unit == unit
        }  # fmt: skip

    def _are_alike(self, places: Sequence[int]) -> bool:
        """Are they told in one unit?"""
        return len({self.claims[at].number.unit for at in places}) == 1

    def _tells_more(self, words: str, at: int) -> bool:
        """`七起胜诉，一起重新答复，三起在审`: is there a figure in words that is no count of the passage?"""
        unit = self.claims[at].number.unit
        return bool(unit) and re.search(f"[一二两三四五六七八九十]{unit}", words) is not None

    def _is_a_fraction(self, formula: Formula) -> bool:
        """Its figures stand in the sentence of the percentage and in front of it; its base may stand in the sentence in
        front, or behind.
        """
        operands = [*formula.parts, *([formula.numerator] if formula.numerator is not None else [])]
        start, end = self._span(formula.result)
        if self._is_of_points(formula.result) or _ANOTHER.search(self.text, max(0, start - 7), start):
            return False
        if self._is_named_otherwise(formula, operands):
            return False
        if formula.kind in _GROWTHS and not _GREW.search(self.text, max(0, start - 14), end + 6):
            return False
        if formula.base is not None and not formula.parts and self.values[formula.base] == self.values[operands[0]]:
            return False
        if formula.parts and not self._are_just_before(formula):
            return False
        between = self._between(operands[-1], formula.result)
        clause = self.text[self._clause(operands[-1]) : start]
        if "其中" in between or (formula.base is not None and "其中" in self._between(formula.base, formula.result)):
            return False
        changes = any(self.claims[at].relation in ("increase", "decrease") for at in operands)
        if (
            _WITHOUT.search(clause)
            or (changes and formula.kind not in _GROWTHS)
            or (formula.total in _DISPUTES and "结" in between)
        ):
            return False
        if formula.total is not None and any(
            self.claims[at].number.unit != "%" for at in range(operands[-1] + 1, formula.result)
        ):
            return False
        for at in operands:
            if at > formula.result or "。" in self._between(at, formula.result):
                return False
        if formula.base is None:
            (first,) = operands[:1]
            return _REGION.search(self._between(first, formula.result)) is None
        if formula.base > formula.result and any(
            self.claims[at].number.unit == "%" for at in range(formula.result + 1, formula.base)
        ):
            return False
        dots = self._between(formula.base, formula.result).count("。")
        return dots == 0 or (dots == 1 and formula.base < formula.result)

    def _is_named_otherwise(self, formula: Formula, operands: Sequence[int]) -> bool:
        """Is the percentage an opinion, a target in quotes, a rate of what is not told in front
        (`答复79件，A类率67.5%`), of cases beside requests, or the share of another (`公开239件，市局的公开件占21.3%`)?
        """
        start, _ = self._span(formula.result)
        begin = self._clause(formula.result)
        clause, front = self.text[begin:start], self.text[self.claims[0].sentence.start : begin]
        if formula.total is not None and any(self.claims[at].period_kind in _OTHER_YEARS for at in operands):
            return True
        opinion = _OPINION.search(clause)
        if opinion is not None and opinion[0] not in front:
            return True
        if _BESIDE_OTHERS.search(clause) or _ROUGHLY.search(clause) or clause.count("“") > clause.count("”"):
            return True
        if _OF_CASES.search(clause) and formula.total is not None and formula.total not in _DISPUTES:
            return True
        rate = _RATE.match(clause.strip())
        if rate is not None and _DONE_RATE.search(rate["of"]) is None and not {*rate["of"]} & {*front}:
            return True
        inside = any(self._span(at)[0] >= begin for at in operands)
        return not inside and _OF_ANOTHER.match(clause.strip()) is not None

    def _span(self, at: int) -> tuple[int, int]:
        span = self.claims[at].number.span
        return span.start, span.end

    def _between(self, one: int, other: int) -> str:
        first, last = sorted((one, other))
        return self.text[self._span(first)[1] : self._span(last)[0]]

    def _depth(self, at: int) -> int:
        """Brackets that it stands in."""
        start, _ = self._span(at)
        front = self.text[self.claims[0].sentence.start : start]
        return sum(front.count(sign) for sign in "（(") - sum(front.count(sign) for sign in "）)")

    def _are_just_before(self, formula: Formula) -> bool:
        """Does the percentage follow its parts, which no words between name anew (`治安87件、交管71件，法制32件，治安和
        交管占63.5%`)?
        """
        last = formula.parts[-1]
        return last == formula.result - 1 and _AND.search(self._between(last, formula.result)) is None

    def is_rough(self, formula: Formula) -> bool:
        """Is a figure of it told roughly?"""
        return any(
            not self.claims[at].number.is_exact or self.claims[at].number.printed.rstrip().endswith(("万", "亿"))
            for at in formula.places
        )
