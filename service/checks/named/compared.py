"""Rows and columns set against one another by name, by the tables: 予以公开30件，比部分公开多23件; 企业占一成四.

What a row or column may mean besides, and the wholes that a share may be of, are tried before a statement is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.numeral import parse_numeral
from corpora.document.proportion import percentage
from corpora.document.proportion_words import Proportion, find_proportions
from service.checks.figures.request_totals import ALL_REQUESTS
from service.checks.inspection import Finding, Inspection, message, plain
from service.checks.named.tokens import Clause, expression, meanings, read_on, statements_with
from service.checks.named.words import GROUPS, NEW, SETTLED, Word

SURE: Final = 0.8
FEWEST: Final = 8
"""A whole of fewer is no matter for shares in words."""
_NO_UNIT: Final = re.compile(r"\s?个百分点")

_OF_SEVERAL: Final = re.compile("合计|共计|总计|两|之和|相加|共占")
_SAYS: Final = re.compile("比|较|倍|[%％]|成|分之|半")

Side = list[tuple[Expression, Decimal]]
"""What one side may be, with its value, the likeliest first."""


def names_compared(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each comparison that no reading of the names bears out."""
    text = inspection.document.text
    for span in statements_with(inspection, _SAYS):
        for front, clause in read_on(text, span):
            for judge in (_difference, _times, _share, _share_in_words):
                if (finding := judge(inspection, front, clause)) is not None:
                    yield finding
                    break
            if _is_head(clause):
                break


def _is_head(clause: Clause) -> bool:
    """`自然人提出的申请中，`: what follows is of those."""
    kinds = {word.kind for word in clause.words}
    return kinds == {"column"} and re.search("[中里]$", clause.text) is not None


def _side(inspection: Inspection, words: Sequence[Word], told: Decimal | None = None) -> Side:
    """All that the names may mean; where a count is told of them, what has that, or nothing."""
    found = [
        (one, value)
        for cells in meanings(words)
        if (value := inspection.value(one := expression(cells, words))) is not None
    ]
    return [(one, value) for one, value in found if told is None or value == told]


def _left(inspection: Inspection, front: Sequence[Clause], clause: Clause, end: int) -> Side:
    """What stands in front of a comparison: names of its clause, else the count of the clause before, by its names."""
    names = clause.names(before=end)
    counts = [word for word in clause.of("count") if word.end <= end]
    if names:
        return _side(inspection, names, counts[0].value if len(counts) == 1 else None) if len(counts) < 2 else []
    if counts or not front or len(front[-1].of("count")) != 1:
        return []
    return _side(inspection, front[-1].names(), front[-1].of("count")[0].value)


def _difference(inspection: Inspection, front: Sequence[Clause], clause: Clause) -> Finding | None:
    """`比上年转入的5件少2件`, `企业申请比其他组织多5件`."""
    (than, way, count) = ([*clause.of(*kinds)] for kinds in (("than",), ("more", "less"), ("count",)))
    if len(than) != 1 or len(way) != 1 or not count or count[-1].start < way[0].end:
        return None
    told = [word.value for word in count[:-1] if word.start > than[0].end]
    other = _side(inspection, clause.names(behind=than[0].end, before=way[0].start), told[0] if told else None)
    one = _left(inspection, front, clause, than[0].start)
    if not one or not other:
        return None
    sign = 1 if way[0].kind == "more" else -1
    made = [(a, b, sign * (x - y)) for (a, x), (b, y) in product(one, other)]
    if any(exact == count[-1].value for _, _, exact in made):
        return None
    first, second, exact = made[0]
    values = (one[0][1], other[0][1]) if sign == 1 else (other[0][1], one[0][1])
    return _finding(
        inspection, clause, count[-1], (first, second), exact=exact,
        arithmetic=f"{plain(values[0])} − {plain(values[1])}",
    )  # fmt: skip


def _times(inspection: Inspection, front: Sequence[Clause], clause: Clause) -> Finding | None:
    """`予以公开数是部分公开数的5倍`, `自然人申请是企业的七倍多`."""
    times = clause.of("times")
    if len(times) != 1 or clause.of("than", "more", "less", "whole"):
        return None
    said = re.match(r"[\d.]+|[一二两三四五六七八九十]+", times[0].text)
    value = parse_numeral(said[0]) if said else None
    names = clause.names(before=times[0].start)
    pairs = [
        (_left(inspection, front, clause, names[place].start), _side(inspection, names[place:]))
        for place in range(len(names))
    ]
    sides = [(one, other) for one, other in pairs if one and other]
    if value is None or len(sides) != 1:
        return None
    (one, other), over = sides[0], re.search("多|以上|有余|强", times[0].text) is not None
    made = [(a, b, x / y) for (a, x), (b, y) in product(one, other) if y]
    about = bool(clause.of("bound"))
    if not made or any(_is_so_many_times(exact, value, over=over, about=about) for _, _, exact in made):
        return None
    first, second, exact = made[0]
    return _finding(
        inspection, clause, times[0], (first, second), exact=exact.quantize(Decimal("0.01")),
        arithmetic=f"{plain(one[0][1])} ÷ {plain(other[0][1])}",
    )  # fmt: skip


def _is_so_many_times(exact: Decimal, said: Decimal, *, over: bool, about: bool) -> bool:
    if over:
        return said - Decimal("0.05") <= exact < said + 1
    return abs(exact - said) <= (Decimal("0.75") if about else Decimal("0.25")) or (
        said != said.to_integral_value() and abs(exact - said) <= Decimal("0.06")
    )


def _wholes(inspection: Inspection, front: Sequence[Clause], names: Sequence[Word]) -> Side:
    """Of what a share is told: by name, by the clause in front, else of any total."""
    head = [word for word in names if word.kind == "row" or word.means]
    if not head:
        told = [one for clause in front for one in [_named_behind(clause)] if one]
        head = told[-1] if told else []
    if not head:
        opened = [clause for clause in front if clause.names() and not clause.of("percent", "fraction", "whole")]
        named = opened[-1].names() if opened else []
        if any(word.kind == "column" for word in named) and not opened[-1].of("count"):
            return []
        total = meanings(named)[0][0] if meanings(named) else ()
        head = named if total in ((NEW,), (SETTLED,)) or (total in GROUPS and len(opened) == 1) else []
        if named and not head and any(word.kind == "row" for word in named):
            return []
    if head:
        return _side(inspection, head)
    return [(one, value) for one in ALL_REQUESTS if (value := inspection.value(one))]


def _group(inspection: Inspection, names: Sequence[Word]) -> Side:
    """All results of the kind that a reason belongs to, of which its share may be."""
    rows = {row for word in names if word.kind == "row" for row in word.means}
    groups = [group for group in GROUPS if rows & {*group} and not {*group} <= rows]
    found = [Expression(name="", plus=tuple(f"requests.{row}.total" for row in group)) for group in groups]
    return [(one, value) for one in found if (value := inspection.value(one))]


def _named_behind(clause: Clause) -> list[Word]:
    """The whole that a share of a clause in front has by name: `占新收申请的86.5%`."""
    whole = [word for word in clause.of("whole", "bound") if "占" in word.text]
    said = clause.of("percent", "fraction")
    return clause.names(behind=whole[0].end, before=said[0].start) if whole and said else []


def _share(inspection: Inspection, front: Sequence[Clause], clause: Clause) -> Finding | None:
    """`自然人占新收申请的86.5%，单位占28%`."""
    whole, percent = clause.of("whole", "bound"), clause.of("percent")
    if _OF_SEVERAL.search(clause.text):
        return None
    whole = [word for word in whole if "占" in word.text or word.kind == "whole"][:1]
    if not whole or len(percent) != 1 or percent[0].start < whole[0].end:
        return None
    if clause.of("than", "more", "less", "count", "times") or _NO_UNIT.match(inspection.document.text, percent[0].end):
        return None
    bounds = [word for word in clause.of("bound") if word not in whole]
    names = clause.names(before=whole[0].start)
    parts = _side(inspection, names)
    wholes = _wholes(inspection, front, clause.names(behind=whole[0].end, before=percent[0].start))
    said = Decimal(percent[0].text.rstrip("%％ "))
    made = [
        (a, b, x, y, exact)
        for (a, x), (b, y) in product(parts, [*wholes, *_group(inspection, names)] if wholes else [])
        if y and x <= y and (exact := percentage(x, y)) is not None
    ]
    digit = Decimal(1).scaleb(min(-1, int(said.as_tuple().exponent)) if "." in percent[0].text else 0)
    if not made or any(abs(exact - said) <= digit for *_, exact in made) or bounds:
        return None
    first, second, x, y, exact = made[0]
    return _finding(
        inspection, clause, percent[0], (first, second), exact=exact.quantize(Decimal("0.01")),
        arithmetic=f"{plain(x)} ÷ {plain(y)} × 100", ratio=True,
    )  # fmt: skip


_COUNTED_BEHIND: Final = re.compile(r"\s?[（(]\s?\d")
"""`不予公开25件里，超过一半` in front of （13件）, which is the part."""


_OF_A_NAME: Final = re.compile(r"[^\d件宗份起）)\s][（(]\s?约?占(?:了|到)?\s?$")
"""`主要来自旅行社（占一半）、民宿（占四分之一）`: of what the bracket stands behind, which is no count."""


def _share_in_words(inspection: Inspection, front: Sequence[Clause], clause: Clause) -> Finding | None:
    """`办结件中七成予以公开`, `予以公开的过六成`, `不予公开的不到无法提供的四分之一`."""
    fraction = clause.of("fraction")
    if _OF_SEVERAL.search(clause.text):
        return None
    if len(fraction) != 1 or clause.of("than", "more", "less", "times", "none", "percent"):
        return None
    if _COUNTED_BEHIND.match(inspection.document.text, fraction[0].end):
        return None
    if _OF_A_NAME.search(inspection.document.text, clause.statement.start, fraction[0].start):
        return None
    bounds = [word for word in clause.of("bound", "whole") if word.end <= fraction[0].start]
    bound = bounds[-1] if bounds else None
    behind = clause.names(behind=fraction[0].end)
    if behind:
        names, of = behind, clause.names(before=fraction[0].start)
    else:
        end = bounds[0].start if bounds else fraction[0].start
        names, of = clause.names(before=end), clause.names(behind=end, before=fraction[0].start)
    told = [word for word in clause.of("count") if word.end <= (bounds[0].start if bounds else fraction[0].start)]
    parts = _side(inspection, names, told[0].value if told and not behind else None)
    last = front[-1].names() if front else []
    if not names and front and len(front[-1].of("count")) == 1:
        parts = _side(inspection, front[-1].names(), front[-1].of("count")[0].value)
        front = front[:-1] if not of else front
    wholes = _wholes(inspection, front, of)
    words = (bound.text if bound is not None and not bound.text.startswith("占") else "") + fraction[0].text
    said = next(find_proportions(words), None)
    if not parts or said is None or said.span.end - said.span.start < len(words):
        return None
    made = [
        (a, b, x, y, exact)
        for (a, x), (b, y) in product(parts, [*wholes, *_group(inspection, names or last)] if wholes else [])
        if y and x <= y and (exact := percentage(x, y)) is not None
    ]
    if not made or made[0][3] < FEWEST or any(_may_be_said(said, exact) for *_, exact in made):
        return None
    first, second, x, y, exact = made[0]
    return _finding(
        inspection, clause, fraction[0], (first, second), exact=exact.quantize(Decimal("0.1")),
        arithmetic=f"{plain(x)} ÷ {plain(y)} × 100", ratio=True, words=words,
    )  # fmt: skip


def _may_be_said(said: Proportion, exact: Decimal) -> bool:
    return said.least <= exact <= said.most


def _finding(
    inspection: Inspection, clause: Clause, said: Word, sides: tuple[Expression, Expression], *, exact: Decimal,
    arithmetic: str, ratio: bool = False, words: str = "",
) -> Finding:  # fmt: skip
    claim = _claim_at(inspection, said)
    fields = tuple(dict.fromkeys(field for one in sides for field in one.fields))
    return Finding(
        kind="claim-ratio" if ratio else "claim-change",
        verdict="contradicted",
        cause="published",
        message=message(
            "told.contradicted", said=words or said.text.strip(), arithmetic=arithmetic,
            exact=f"{plain(exact)}%" if ratio else exact,
        ),
        fields=fields,
        claimed=claim.number.value if claim is not None else None,
        found=exact,
        evidence=(inspection.words(clause.statement), *inspection.cells(fields)),
        confidence=min(SURE, inspection.confidence(fields)),
        claim_ids=(claim.id,) if claim is not None else (),
        settled=True,
    )  # fmt: skip


def _claim_at(inspection: Inspection, said: Word) -> Claim | None:
    return next((one for one in inspection.mentions.claims if one.number.span.start == said.start), None)
