"""Statements about rows and columns that are compared, ranked, shared out or denied, clause by clause: 企业申请比
科研机构多4件, 没有一件因第三方权益不予公开.

Only clauses made of known words are read: any other word may narrow what is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from corpora.document.claim import Expression
from corpora.document.geometry import Span
from service.checks.inspection import Inspection
from service.checks.named.clauses import told_closest
from service.checks.named.words import (
    CARRIED_IN,
    CARRIED_OUT,
    DENIED,
    GROUPS,
    NEW,
    NOT_PROCESSED,
    ORGANISATIONS,
    REQUEST_WORDS,
    SETTLED,
    UNAVAILABLE,
    Kinds,
    Word,
    cells_of,
    words_of,
)

_NUMERAL: Final = r"(?:\d{1,6}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,3})"
_UNDER: Final = "不及|不足|不到|未到|低于|少于"
_OVER: Final = "超过|超出|高于|多于|大于|超|过|占到|占"
_FRACTION: Final = (
    r"(?:[二三四五六七八九十2-9]分之[一二两三四五六七八九1-9]|[一二两三四五六七八九1-9]\s?成(?![为立果绩员效份])[一二三四五六七八九半]?"
    r"|半数|一半|过半数?)(?:以上|左右|上下|多|余|强)?"
)
COMPARING: Final[Kinds] = (
    (
        "row",
        (NEW,),
        re.compile(r"(?:当年|本年度?|今年|全年)?新[收增]到?的?(?:政府信息公开|信息公开)?申请(?:总[数量]|数量?)?"),
    ),
    ("row", (SETTLED,), re.compile(r"(?:已)?(?:办结|答复|办理)(?:件|总[数量]|件数|数量|结果)")),
    (
        "column",
        ORGANISATIONS,
        re.compile("以?(?:法人|单位|组织|机构)(?:或者?其[他它]组织)?的?名义|单位|非自然人|法人"),
    ),
    ("column", ("natural_person",), re.compile("(?:以)?(?:个人|公民|自然人)(?:的)?名义")),
    ("than", (), re.compile("比(?!重|例)|较|相比")),
    ("more", (), re.compile("多|高|超出|高出|多出")),
    ("less", (), re.compile("少|低|少于")),
    ("times", (), re.compile(rf"{_NUMERAL}\s?倍(?:多|以上|有余|强)?")),
    ("percent", (), re.compile(r"\d{1,3}(?:\.\d{1,2})?\s?[%％]")),
    ("bound", (), re.compile(f"{_UNDER}|{_OVER}|将近|接近|近|约|至少|达到?")),
    ("fraction", (), re.compile(_FRACTION)),
    ("whole", (), re.compile("占(?:到|了|比)?|占比|比重|比例")),
    (
        "first", (),
        re.compile(
            "(?:数量)?(?:为|是)?(?:最多|最高|最大)|(?:高|位)?居(?:于)?(?:首位?|第一位?|榜首)|(?:排|列)(?:在|于|名)?(?:首位|第一位?|最前)"
            "|占(?:了|据)?(?:大头|多数|大多数)|居多|首位|为主(?!要|体)"
        ),
    ),
    ("least", (), re.compile("(?:数量)?(?:为|是)?(?:最少|最低|垫底)|(?:居|排|列)(?:在|于|名)?(?:末位|最后|最末)|末位")),
    (
        "some", (),
        re.compile("(?<![未不没])曾(?:经)?(?:向[\u4e00-\u9fff]{2,4}?)?(?:发生|出现|收到|提出|提交|递交)(?:过|了)?"),
    ),
    (
        "place", (),
        re.compile("(?:位)?(?:居|列|排)(?:在|于|名)?(?:各类)?第?(?P<place>[二三四五六])(?:位|名)?|次之|(?:位)?居次(?:位|席)?"),
    ),
    (
        "none", (),
        re.compile(
            "无一(?:[件宗份])?|(?:没有|并无|无)(?:任何)?(?:一[件份宗])?|(?:均|都|从|也)?未(?:曾)?(?:向[\u4e00-\u9fff]{2,4}?)?(?:提出|提交|递交)(?:过)?"
            "|(?:尚|均|都|也)?未(?:曾)?(?:出现|发生|收到|产生|作出|存在)|不存在|零(?=[\u4e00-\u9fff])"
        ),
    ),
    (
        "plain", (),
        re.compile(
            "从|按|看|来看|上看|结果|角度|构成|占比|总数|总量|数量?|件数|量|身份|主体|类型|类别|统计|答复结果|办理结果|办理|名义|比重|比例|倒|仅次于|得到|"
            "发生|出现|存在|情形|情况|提交|递交|过|任何|同比|合计|共|各类|在|中|这|理由|原因|决定|作出|全部|里|了|最终|办理中|当中|继续|而|反而|就|相当于|"
            "收到|受理|的是|还|要|均|都|整整|恰好|正好|大致|来源|本机关|权益|类答复|类申请|要求|等|书面|一类|一项"
        ),
    ),
    *REQUEST_WORDS,
)  # fmt: skip
"""Of two words of one length the earlier kind is meant."""


_OPENS: Final = re.compile("申请|[件宗份]|[中里内]$|除|其[他它]")
"""Words of a clause that a later one may be of (`补正申请中，`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words between two marks, without those that carry no sense.

    Args:
        start, end, text: of all its words.
        opens_nothing: no later clause is of it.
        statement: that it stands in.
    """

    words: tuple[Word, ...]
    start: int
    end: int
    opens_nothing: bool
    text: str
    statement: Span

    @property
    def known(self) -> bool:
        """Is it made of known words alone?"""
        return all(word.kind != "unknown" for word in self.words)

    def of(self, *kinds: str) -> list[Word]:
        """Its words of some kinds."""
        return [word for word in self.words if word.kind in kinds]

    def names(self, *, before: int | None = None, behind: int = 0) -> list[Word]:
        """Its rows and columns between two places of the text."""
        last = self.end if before is None else before
        return [word for word in self.of("row", "column") if behind <= word.start and word.end <= last]


def read_on(text: str, span: Span, kinds: Kinds = COMPARING) -> Iterator[tuple[list[Clause], Clause]]:
    """Each clause of a statement that is made of known words, with those in front of it, up to one whose words may
    narrow what follows.
    """
    front: list[Clause] = []
    for clause in clauses(text, span, kinds):
        if clause.known:
            yield front, clause
            front.append(clause)
        elif not beside(clause):
            return


def clauses(text: str, span: Span, kinds: Kinds = COMPARING) -> list[Clause]:
    """The clauses of a statement."""
    found: list[list[Word]] = [[]]
    for word in words_of(text, span.start, span.end, kinds):
        if word.kind == "mark" and word.text != "、":
            found.append([])
        else:
            found[-1].append(word)
    return [
        Clause(
            words=tuple(word for word in words if word.kind not in ("plain", "mark")),
            start=words[0].start, end=words[-1].end,
            text=text[words[0].start : words[-1].end],
            statement=span,
            opens_nothing=_OPENS.search(text, words[0].start, words[-1].end) is None,
        )
        for words in found if words
    ]  # fmt: skip


_STATEMENT: Final = re.compile(r"[^。；;\n]{6,160}")


def statements_with(inspection: Inspection, words: re.Pattern[str]) -> Iterator[Span]:
    """Statements of the narrative in which such words are, behind sentences that tell of all requests."""
    text = inspection.document.text
    for passage in inspection.layout.passages:
        for said in _STATEMENT.finditer(text, passage.place.span.start, passage.place.span.end):
            span = Span(*said.span())
            if words.search(said[0]) and stands_for_all(inspection, span.start):
                yield span


Cells = tuple[tuple[str, ...], tuple[str, ...]]
"""Rows and columns, whose every crossing is added up."""


def meanings(words: Sequence[Word]) -> list[Cells]:
    """The cells that rows and columns named together may mean, the likeliest first; none where they name several."""
    rows = told_closest([word for word in words if word.kind == "row"])
    columns = tuple(dict.fromkeys(one for word in words if word.kind == "column" for one in word.means))
    if len(rows) > 1 or not words or sum(word.kind == "column" for word in words) > 1:
        return []
    wider = [columns or ("total",)]
    if columns in (("business",), ("other_org",)):
        wider.append(ORGANISATIONS)
    if not rows:
        return [*product([(NEW,), (NEW, CARRIED_IN), (SETTLED,)], wider)]
    own = rows[0].means
    return [*product([own, *_wider(own, columns)], wider)]


def _wider(row: tuple[str, ...], columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if row == ("granted",):
        yield ("granted", "partial")
    elif row == DENIED:
        yield (*DENIED, *UNAVAILABLE)
    elif row == ("unavailable.not_held",):
        yield UNAVAILABLE
    elif row == ("not_processed.petition",):
        yield NOT_PROCESSED
    elif row == (SETTLED,) and not columns:
        yield (NEW,)
    elif row == (NEW,):
        yield (NEW, CARRIED_IN)
    elif row == (CARRIED_IN,):
        yield (CARRIED_OUT,)
    elif row == GROUPS[3]:
        yield ("other.other",)


def expression(cells: Cells, words: Sequence[Word]) -> Expression:
    """What adds the cells up, by the words that name them."""
    name = "".join(word.text for word in words)
    return cells_of(*cells, name)


def stands_for_all(inspection: Inspection, start: int) -> bool:
    """Does nothing in front say of which requests a sentence goes on to speak?"""
    before = inspection.told_in_front_of(Span(start, start + 1))
    return all(claim.fields and inspection.fitting(claim) is not None for claim in before)


def beside(clause: Clause) -> bool:
    """Does it name nothing that a later clause could be of?"""
    said = "".join(word.text for word in clause.words if word.kind == "unknown")
    tells = clause.of("row", "column", "count", "none", "percent", "than", "fraction")
    return not tells and clause.opens_nothing and bool(said)
