"""Invented names and codes that fill cells: places, offices, people, telephone numbers, 文号, dates."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from corpora.synthetic.bodies import places
from corpora.synthetic.split import Split
from corpora.synthetic.tables.words import load_words


def draw_place(random: Random, *, split: Split = "all") -> str:
    """An invented place; each place belongs to one split for good."""
    return random.choice(places(split))


def draw_places(random: Random, count: int, *, kind: str, split: Split = "all") -> list[str]:
    """Different places with the ending of their kind: "towns" 镇乡街道, "places" 县区市."""
    endings = load_words("names")["towns" if kind == "towns" else "counties"]
    return [f"{place}{random.choice(endings)}" for place in _different(count, lambda: draw_place(random, split=split))]


def draw_offices(random: Random, count: int) -> list[str]:
    """Different offices, at most as many as there are."""
    offices = list(load_words("names")["offices"])
    return random.sample(offices, min(count, len(offices)))


def draw_person(random: Random) -> str:
    """An invented name; names of two characters are printed with a wide space between them in some lists."""
    names = load_words("names")
    return f"{random.choice(names['surnames'])}{random.choice(names['given'])}"


def draw_phone(random: Random) -> str:
    """A telephone number with or without its area code; it is no quantity."""
    number = f"{random.randint(2, 8)}{random.randint(0, 999_999):06d}"
    return random.choice(
        (f"0{random.randint(310, 998)}-{number}", f"{number}", f"0{random.randint(310, 998)}—{number}")
    )


def draw_date(random: Random, year: int) -> str:
    """A day of the year in one of the usual ways of writing it."""
    month, day = random.randint(1, 12), random.randint(1, 28)
    return random.choice((f"{year}-{month:02d}-{day:02d}", f"{year}年{month}月{day}日", f"{year}.{month}.{day}"))


def draw_document_number(random: Random, year: int) -> str:
    """文号 such as 水发〔2022〕17号."""
    return (
        f"{random.choice(load_words('names')['documents'])}〔{year - random.randint(0, 6)}〕{random.randint(1, 160)}号"
    )


def draw_code(random: Random, digits: int) -> str:
    """Digits with leading zeros, often."""
    return f"{random.randint(0, 10**digits // random.choice((1, 1, 50)) - 1):0{digits}d}"


def draw_credit_code(random: Random) -> str:
    """Eighteen characters in the manner of a unified social credit code; its check digit is not right on purpose."""
    return f"1{random.randint(1, 3)}99{random.randint(0, 99):02d}00" + "".join(
        random.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(10)
    )


def fill(random: Random, text: str, *, place: str, year: int) -> str:
    """The words with their places, years and subjects filled in."""
    topics = load_words("lists")["topics"]
    return text.format(
        place=place,
        year=year,
        topic=random.choice(topics),
        m=random.randint(1, 12),
        a=random.randint(2, 48),
        b=random.randint(1, 4),
    )


def draw_amount(random: Random, low: Decimal, high: Decimal, decimals: int) -> Decimal:
    """Between low and high with a long tail, as amounts and counts across units are."""
    bottom = max(float(low), 0.4)
    drawn = Decimal(repr(bottom * (max(float(high), bottom) / bottom) ** random.random()))
    value = drawn.quantize(Decimal(1).scaleb(-decimals))
    return Decimal(0) if low == 0 and random.random() < 0.25 else max(value, low.quantize(Decimal(1).scaleb(-decimals)))


def _different(count: int, draw: Callable[[], str]) -> list[str]:
    found: dict[str, None] = {}
    for _ in range(count * 40):
        if len(found) == count:
            break
        found[draw()] = None
    return list(found)
