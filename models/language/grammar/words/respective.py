"""`自然人、法人申请分别为17件、2件`: names that stand in one list, and their figures in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.number import Number

_BETWEEN: Final = re.compile(r"\s?(?:[、，,]|和|与|及|以及)\s?")
_HANDS_OUT: Final = re.compile(r"(?:分别|依次)(?:各)?(?:为|是|有|达|计|共|(?:提出|提交|递交|申请)了?)?\s?$")
_OF_THESE: Final = re.compile(r"(?<=[\u4e00-\u9fff])的\s?$")
"""`来自社会公益组织、法律服务机构、其他组织的` in front of 12件、36件、16件."""
_BARE_RUN: Final = re.compile(r"(?:分别|依次|各)(?:为|是|有|达|计)?[\d\s、，,.和与及]*$")
_DONE_RUN: Final = re.compile(r"(?:分别|依次)[^，,。；;：:、（()）\d]{1,12}(?:\d[\d,]*\s?[、和与及]\s?)*$")
"""`网站、微信分别发布信息443、650条`."""
_TELL_WHEN: Final = frozenset(("年", "月", "日", "号", "%"))
_NAMES: Final = re.compile(r"[^，,。；;：:（）()\d]*$")
_LAST_JOIN: Final = re.compile(r"以及|和|及|与")
_SHARED_END: Final = re.compile(r"(?:(?:的)?(?:申请|案件|事项|信息)|的[^的]{2,12})(?:数量|数|量)?$")
"""What the last name bears for all: 自然人、法人申请; 制发、废止的规范性文件."""


def with_shared_units(text: str, numbers: Sequence[Number]) -> list[Number]:
    """Bare numbers behind 分别 or 依次 (分别为17和2件) are counted as the last of them is."""
    numbers = _with_units_around(text, _with_units_in_front(text, numbers))
    shared: list[Number] = []
    for number in reversed(numbers):
        behind = shared[-1] if shared else None
        if behind is not None and number.unit is None and _is_in_a_run(text[: number.span.start], behind):
            joined = _BETWEEN.fullmatch(text, number.span.end, behind.span.start)
            number = replace(number, unit=behind.unit) if joined else number
        shared.append(number)
    return shared[::-1]


def _is_in_a_run(before: str, behind: Number) -> bool:
    counted = behind.unit is not None and behind.unit not in _TELL_WHEN
    return _BARE_RUN.search(before) is not None or (counted and _DONE_RUN.search(before) is not None)


_TO: Final = r"\s?(?:至|到|—+|－|–|-|~|～)\s?"
_YEARS: Final = re.compile(
    rf"(?P<years>(?:(?:19|20)\d\d\s?年?度?\s?[、,，和及与]\s?){{1,5}}(?:19|20)\d\d\s?年度?"
    rf"|(?P<from>(?:19|20)\d\d)\s?年?度?{_TO}(?P<to>(?:19|20)\d\d)\s?年度?间?)[，,]?"
    r"(?P<words>[^，,。；;：:（()）\d]{0,16}?)(?:分别|依次)(?:各)?(?P<verb>[^，,。；;：:（()）\d]{0,20})$"
)
"""2022年、2023年分别收到申请9件、12件, 2021年至2023年分别收到…: a figure for each year."""


def _years(words: str, *, count: int) -> list[str]:
    """The words of each of so many figures, with the year that they are of."""
    found = _YEARS.search(words)
    if found is None:
        return []
    run = range(int(found["from"] or 0), int(found["to"] or 0) + 1)
    years = [str(year) for year in run] if found["from"] else re.findall(r"(?:19|20)\d\d", found["years"])
    if len(years) != count:
        return []
    said = found["words"] + re.sub(r"(?:为|是|有|达|计|共)?\s?$", "", found["verb"])
    return [f"{year}年{said}" for year in years]


_LISTED: Final = re.compile(r"\s?[^\s，,。；;：:、/（()）\d]{2,12}[:：]?\s?")
_LIST_MARKS: Final = "、，,/；;（(：:"
FEWEST_LISTED: Final = 2
"""Bare numbers in a row that are a list (42件，自然人29，企业13); one may be anything."""


def _with_units_in_front(text: str, numbers: Sequence[Number]) -> list[Number]:
    """`175件（住建58、教育17、其他100）`: bare numbers, each behind its name, count what the number in front of them does."""
    found = list(numbers)
    for place, head in enumerate(numbers):
        if head.unit is None or head.unit in ("%", "年", "月", "日"):
            continue
        run: list[int] = []
        end = head.span.end + len(head.unit)
        for other in range(place + 1, len(numbers)):
            gap = text[end : numbers[other].span.start]
            listed = gap[:1] in _LIST_MARKS and gap and _LISTED.fullmatch(gap[1:])
            after = text[numbers[other].span.end : numbers[other].span.end + 1]
            if not listed or numbers[other].unit is not None or after not in ("", *"、，,/；;。）)"):
                break
            run.append(other)
            end = numbers[other].span.end
        if len(run) >= FEWEST_LISTED:
            for other in run:
                found[other] = replace(numbers[other], unit=head.unit)
    return found


_IN_LIST: Final = re.compile(r"[、，,；;]\s?[^\s，,。；;：:、/（()）\d]{2,12}")
_SHARE_BEHIND: Final = re.compile(r"[，,（(]?(?:约)?占[^，,。；;、\d]{0,8}\d+(?:\.\d+)?\s?[%％][）)]?")


def _with_units_around(text: str, numbers: Sequence[Number]) -> list[Number]:
    """`公开30件，占58%；部分公开7，占13%；不予公开3件`: one bare number among those that count alike counts as they do."""
    found = list(numbers)
    counts = [place for place, number in enumerate(numbers) if number.unit != "%"]
    for left, place, right in zip(counts, counts[1:], counts[2:], strict=False):
        before, bare, behind = numbers[left], numbers[place], numbers[right]
        if bare.unit is not None or before.unit is None or before.unit != behind.unit:
            continue
        gaps = (
            text[before.span.end + len(before.unit) : bare.span.start],
            text[bare.span.end : behind.span.start],
        )
        if all(_IN_LIST.fullmatch(_SHARE_BEHIND.sub("", gap)) for gap in gaps):
            found[place] = replace(bare, unit=before.unit)
    return found


def handed_out(text: str, numbers: Sequence[Number], ends: Sequence[int]) -> Mapping[int, str]:
    """The name of each number that 分别 or 依次 hands out, by its place; nothing where names and numbers do not pair.

    Args:
        text: the sentence.
        numbers: its quantities in order, spans into `text`.
        ends: where each ends with its unit.
    """
    found = _years_behind(text, numbers, ends)
    for first, last in _runs(text, numbers, ends):
        words = text[: numbers[first].span.start]
        head = _HANDS_OUT.search(words) or _OF_THESE.search(words)
        names = _names(_NAMES.search(text[: head.start()]), count=last - first + 1) if head else []
        names = _years(words, count=last - first + 1) or names
        found.update(zip(range(first, last + 1), names, strict=False))
    return found


_YEAR_BEHIND: Final = re.compile(r"\s?[（(]\s?(?P<year>(?:19|20)\d\d)\s?年度?[）)]\s?")
_LEAD: Final = re.compile(
    r"(?:近|最近|过去)?[两二三四五]年(?:来|间)?[，,]?|(?:分别|依次)?(?:各)?(?:为|是|有|达|共)*\s?$|[^，,。；;：:（()）]*[，,。；;：:]"
)


def _years_behind(text: str, numbers: Sequence[Number], ends: Sequence[int]) -> dict[int, str]:
    """`近三年新收申请分别为38件（2021年）、42件（2022年）和50件（2023年）`: each with the year that stands behind it."""
    found: dict[int, str] = {}
    told = [_YEAR_BEHIND.match(text, end) for end in ends]
    run: list[tuple[int, int]] = []
    counts = [place for place, number in enumerate(numbers) if number.unit not in _TELL_WHEN]
    for place, next_place in zip(counts, [*counts, None][1:], strict=True):
        said = told[place]
        if said is None:
            run = []
            continue
        run.append((place, int(said["year"])))
        goes_on = next_place is not None and _BETWEEN.fullmatch(text, said.end(), numbers[next_place].span.start)
        if not goes_on:
            words = _LEAD.sub("", text[: numbers[run[0][0]].span.start])
            found |= {one: f"{year}年{words}" for one, year in run} if len(run) > 1 else {}
            run = []
    return found


def _runs(text: str, numbers: Sequence[Number], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of numbers that nothing but 、 or 和 parts."""
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or not _BETWEEN.fullmatch(text, ends[place - 1], numbers[place].span.start):
            if place - first > 1:
                yield first, place - 1
            first = place


def _names(words: re.Match[str] | None, *, count: int) -> list[str]:
    """The words as so many names, each with the ending that the last bears for all; none where they are not so many."""
    names = words.group().strip().split("、") if words else []
    if len(names) == count - 1:
        joins = list(_LAST_JOIN.finditer(names[-1]))
        if len(joins) == 1:
            names[-1:] = [names[-1][: joins[0].start()], names[-1][joins[0].end() :]]
    if len(names) != count or not all(name.strip() for name in names):
        return []
    shared = _SHARED_END.search(names[-1])
    ending = shared.group() if shared and not any(map(_SHARED_END.search, names[:-1])) else ""
    return [*(f"{name.strip()}{ending}" for name in names[:-1]), names[-1].strip()]
