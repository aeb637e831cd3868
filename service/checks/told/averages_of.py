"""Averages of years, of persons told behind, and of money: 2019年86件，2020年119件，2021年98件，三年平均101件; 人均
10.4件（5名经办人员）; 88件处罚合计罚款44万元，每件5000元; 每5件约有3件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import MONEY, Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding
from service.checks.told.parts_named import Amount, cells_named, of_claims

_OF_YEARS: Final = re.compile(
    r"(?P<many>[两二三四五])年(?:间|来|的)?(?:平均值?|均值|年均|均)(?:[^，,。；;：:\d]{0,4}?)(?:约|大约|近)?(?:为|是|达)?(?:约)?\s?$"
)
_BY_PERSON: Final = re.compile(r"人均(?:承办|办理|办结|处理|答复)?(?:约|为|达|近)*\s?$")
_PERSONS: Final = re.compile(r"\s?[件份宗]?[（(](?:共|按|以)?\s?(?P<many>\d{1,3}|[两二三四五六七八九])\s?[名位个]")
_EACH: Final = re.compile(
    r"(?:平均(?:下来)?|折算下来|算下来|相当于)?(?:每(?:一)?(?P<one>[件起宗])|(?P<two>[件起宗])均)(?:平均)?(?:处罚|案件|罚款|罚没|约|为|达)*\s?$"
)
_EVERY: Final = re.compile(
    r"每(?:收到|办结|答复|受理|审结)?\s?(?P<of>[2-9]|10|[两二三四五六七八九十])\s?[件份起宗](?P<what>[^，,。；;：:\d]{0,6}?)[，,]?"
    r"(?:就|中|里|约|大约|大概|平均|便)*(?:有)?(?P<near>接近|将近|近|约|大约|差不多)?(?:有)?\s?$"
)
_BEHIND: Final = re.compile(r"\s?[件份起宗](?P<what>[^，,。；;：:\d]{2,16})")
_FRAME: Final = re.compile(r"(?:^|[，,])(?P<of>[^，,。；;：:\d]{2,12}?)(?:的申请)?(?:[中里]|当中)$")
_OPENS: Final = re.compile(r"[^，,。；;：:\d]{0,10}[中里][，,]?(?:平均|大致|大约)?")
_FROM: Final = re.compile(r"(?:出自|来自|由|属于?|获得|得到|能够?|是|被|为|约|的手|之手|之口|提出|提交|的?答复|的)")
_COME_IN: Final = re.compile("每(?:收到|受理)")
SLACK: Final = Decimal("0.5")
"""Of the smaller figure of `每5件约有3件`."""
ABOUT: Final = Decimal("0.03")


def told_averages_of(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such average."""
    for place, said in enumerate(told.counts):
        if said.number.unit is None:
            continue
        exact = said.number.bound in ("exact", "about")
        for of in (_of_years, _by_person, _of_money, _of_every) if exact else (_of_every,):
            if (finding := of(inspection, told, place)) is not None:
                yield finding
                break


def _made(inspection: Inspection, said: Claim, total: Amount, by: Decimal, shown: str = "") -> Finding | None:
    if not by or not total.value:
        return None
    exact = total.value / by
    digit = Decimal(1).scaleb(-said.number.decimals)
    slack = max(digit, ABOUT * exact) if said.number.bound == "about" else digit
    return told_finding(
        inspection, "claim-ratio", said, total.claims, fits=abs(exact - said.number.value) < slack,
        exact=exact.quantize(Decimal("0.01")), arithmetic=f"{total.shown} ÷ {shown or plain(by)}",
        fields=total.fields, settled=True,
    )  # fmt: skip


def _of_years(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`近三年分别为592件（2020年）、667件（2021年）和618件（2022年），三年均值约为626件`: of the last so many."""
    words = _OF_YEARS.search(told.clause(place))
    if words is None:
        return None
    many, said = DIGITS[words["many"]], told.counts[place]
    run = [one for one in told.before(place) if told.counts[one].relation in ("equal", "none")]
    counts = [told.counts[one] for one in run]
    if len(run) != many or any(one.number.unit != said.number.unit for one in counts):
        return None
    years = re.findall(r"(?:19|20)\d\d\s?年", told.text[told.start : said.number.span.start])
    listed = len(years) >= many or re.search(f"{words['many']}年[^。]*(?:分别|依次)", told.text[told.start : told.end])
    return _made(inspection, said, of_claims(counts), Decimal(many)) if listed else None


def _by_person(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`申请总量62件，人均承办12.4件（5名经办人员）`."""
    said = told.counts[place]
    persons = _PERSONS.match(told.text, said.number.span.end, told.end)
    front = [one for one in told.before(place) if told.counts[one].relation == "equal"]
    if not _BY_PERSON.search(told.clause(place)) or persons is None or not front:
        return None
    total = told.counts[front[0]]
    if any(told.counts[one].number.value > total.number.value for one in front) or "。" in told.head(place):
        return None
    many = Decimal(int(persons["many"]) if persons["many"].isdigit() else DIGITS[persons["many"]])
    others = [told.counts[one].number.value / many for one in front]
    if any(abs(one - said.number.value) < Decimal(1).scaleb(-said.number.decimals) for one in others[1:]):
        return None
    return _made(inspection, said, of_claims([total]), many)


def _of_money(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`88件处罚合计罚款44万元，平均每件5000元`: the one sum of money by the one count of them."""
    said, each = told.counts[place], _EACH.search(told.clause(place))
    if each is None or said.number.unit not in MONEY or place < 2:
        return None
    money = [one for one in told.counts[:place] if one.number.unit in MONEY]
    of_them = [one for one in told.counts[:place] if one.number.unit == (each["one"] or each["two"]) and is_count(one)]
    if len(money) != 1 or len(of_them) != 1 or said.number.unit == money[0].number.unit:
        return None
    if re.search("[。；;]", told.text[told.start : said.number.span.start]) or money[0].number.bound != "exact":
        return None
    scale = MONEY[money[0].number.unit or ""] / MONEY[said.number.unit or ""]
    exact = money[0].number.value * scale / of_them[0].number.value
    last = scale * Decimal(1).scaleb(-money[0].number.decimals) / of_them[0].number.value
    fits = abs(exact - said.number.value) <= max(last, Decimal(1), ABOUT * exact if said.number.bound == "about" else 0)
    if not fits and abs(exact - said.number.value) <= Decimal("0.03") * exact:
        return None
    return told_finding(
        inspection, "claim-ratio", said, [money[0], of_them[0]], fits=fits, exact=exact.quantize(Decimal("0.1")),
        arithmetic=f"{plain(money[0].number.value * scale)} ÷ {plain(of_them[0].number.value)}", settled=True,
    )  # fmt: skip


def _of_every(inspection: Inspection, told: Sentence, place: int) -> Finding | None:
    """`办结的申请中每5件约有3件予以公开`, `审结的38件复议中有6件被纠正，相当于每6件约有1件`."""
    said = told.counts[place]
    words = told.text[told.start : said.number.span.start][-40:]
    every = _EVERY.search(words)
    if every is None or thing_counted(said) not in ("件", "条", "起", "宗"):
        return None
    of = every["of"]
    many = Decimal(int(of) if of.isdigit() else DIGITS.get(of, 10))
    at = said.number.span.start - len(words) + every.start()
    pair = _told_pair(told, at) or _named_pair(inspection, told, place, every, at)
    if pair is None or not pair[1].value or said.number.value >= many:
        return None
    part, whole = pair
    exact = many * part.value / whole.value
    low = Decimal(-1) if every["near"] in ("接近", "将近", "近") else -SLACK
    off = exact - said.number.value
    fits = low <= off <= (Decimal("0.3") if low == -1 else SLACK)
    return told_finding(
        inspection, "claim-ratio", said, [*part.claims, *whole.claims], fits=fits, exact=exact.quantize(Decimal("0.1")),
        arithmetic=f"{plain(many)} × {part.shown} ÷ {whole.shown}", fields=(*part.fields, *whole.fields), settled=True,
    )  # fmt: skip


def _told_pair(told: Sentence, at: int) -> tuple[Amount, Amount] | None:
    """`审结的38件复议中有6件被纠正，` in front of 相当于每6件."""
    front = [one for one in told.counts if one.number.span.end <= at and is_count(one)]
    if len(front) != 2 or thing_counted(front[0]) != thing_counted(front[1]):
        return None
    between = told.text[told.behind(front[0]) : front[1].number.span.start]
    inside = re.fullmatch(r"[^，,。；;：:\d]{0,10}[中里][，,]?[^，,。；;：:\d]{0,6}", between) is not None
    return (of_claims(front[1:]), of_claims(front[:1])) if inside else None


def _named_pair(
    inspection: Inspection, told: Sentence, place: int, every: re.Match[str], at: int
) -> tuple[Amount, Amount] | None:
    """By what the words in front of 每 name, and those behind the second count."""
    behind = _BEHIND.match(told.text, told.counts[place].number.span.end, told.end)
    frame = _FRAME.search(told.text[told.start : at])
    front = [one for one in told.counts if one.number.span.end <= at and is_count(one)]
    opens = len(front) == 1 and _OPENS.fullmatch(told.text, told.behind(front[0]), at) is not None
    if behind is None or (frame is None and not opens and not _COME_IN.search(every[0])):
        return None
    of = frame["of"] if frame is not None else "新收"
    wholes = [of_claims(front)] if opens else cells_named(inspection, of)
    parts = cells_named(inspection, _FROM.sub("", behind["what"]))
    return (parts[0], wholes[0]) if parts and len(wholes) == 1 and parts[0].value <= wholes[0].value else None
