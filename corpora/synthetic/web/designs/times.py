"""Years, months, days of the week and times of day, as tables write them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from corpora.synthetic.web.words import Words

LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTHS = tuple(name[:3] for name in LONG_MONTHS)
WEEKDAYS = (
    ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    ("一", "二", "三", "四", "五", "六", "日"),
)
WEEKDAYS_EN = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    ("M", "T", "W", "Th", "F", "Sa", "Su"),
)


def periods(random: Random, words: Words, count: int) -> list[str]:
    """Years in turn, forwards or back, or with gaps of five."""
    last, step = random.randint(1998, 2025), random.choice((1, 1, 1, 1, 2, 5))
    years = [last - step * back for back in range(count)]
    forms = (
        ("{0}年", "{0}年", "{0}", "{0}年末") if words.chinese else ("{0}", "{0}", "{0}/{1:02}", "FY{0}", "{0}–{1:02}")
    )
    form = random.choice(forms)
    texts = [form.format(year, (year + 1) % 100) for year in years]
    return texts if random.random() < 0.25 else texts[::-1]


def month_names(random: Random, words: Words, count: int) -> list[str]:
    """Names of so many months that follow each other."""
    first = random.randint(0, 11)
    form = random.choice(("{}月", "{}", "{}月份"))
    numbers = [(first + step) % 12 for step in range(count)]
    return [form.format(number + 1) if words.chinese else MONTHS[number] for number in numbers]


def weekdays(random: Random, words: Words) -> Sequence[str]:
    """Names of the days of the week from Monday, in one way of writing them."""
    return random.choice(WEEKDAYS if words.chinese else WEEKDAYS_EN)


def clock(minutes: int, form: str = "{:02}:{:02}") -> str:
    """A time of day, so many minutes after midnight."""
    return form.format(minutes // 60 % 24, minutes % 60)


def draw_span_form(random: Random) -> tuple[str, str]:
    """How a table writes times of day, and what joins two of them."""
    return random.choice(("{:02}:{:02}", "{}:{:02}", "{}.{:02}")), random.choice(("-", "–", "—", "~", " - "))


def draw_span(random: Random, form: tuple[str, str], starts: Sequence[int], lasts: Sequence[int]) -> str:
    """A span of time."""
    start = random.choice(starts)
    return f"{clock(start, form[0])}{form[1]}{clock(start + random.choice(lasts), form[0])}"


def draw_spans(random: Random, count: int, start: int, steps: Sequence[int], gaps: Sequence[int] = (0,)) -> list[str]:
    """Spans of time, one after the other, written in one way."""
    form, spans = draw_span_form(random), []
    for _ in range(count):
        last = random.choice(steps)
        spans.append(draw_span(random, form, (start,), (last,)))
        start += last + random.choice(gaps)
    return spans
