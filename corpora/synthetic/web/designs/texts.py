"""Names, dates, telephones and passages of words that fill the cells of lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from corpora.synthetic.web.figures import draw_code, draw_date
from corpora.synthetic.web.words import Words

BULLETS = ("• ", "•", "· ", "- ", "– ", "■ ", "◆", "○ ", "➢ ", "▪ ", "* ", "§ ")
NUMBERED = ("{0}. ", "{0}、", "{0}.", "({0}) ", "（{0}）", "{0}）", "{0}) ")


def pick(random: Random, words: Words, zh: str, en: str) -> str:
    """One of the wordings in the words' language; bars part them."""
    return random.choice((zh if words.chinese else en).split("|"))


def person(random: Random, words: Words) -> str:
    """A name of a person."""
    surname, given = words.one(random, "list_surnames"), words.one(random, "list_given")
    return surname + given if words.chinese else f"{given} {surname}"


def people(random: Random, words: Words, count: int) -> list[str]:
    """So many names, in one way of writing them."""
    names = [person(random, words) for _ in range(count)]
    if words.chinese and random.random() < 0.15:
        return [f"{name[0]}\u3000{name[1]}" if len(name) == 2 else name for name in names]
    if not words.chinese and random.random() < 0.25:
        return [", ".join(reversed(name.split(" ", 1))) for name in names]
    return names


def passage(random: Random, words: Words, kind: str, most: int = 3) -> str:
    """A few sentences or phrases of a kind, one after the other."""
    found = words.some(random, kind, random.choice((1, 1, random.randint(1, most))))
    if words.chinese:
        return ("" if found[0][-1] in "。？" else "；").join(found)
    return (" " if found[0][-1] in ".?" else "; ").join(found)


def bullets(random: Random, words: Words, kind: str, count: int, most: int = 5) -> list[str]:
    """Cells of several lines, each line after a mark or a number, mostly the same in all cells."""
    forms = [random.choice((random.choice(BULLETS) + "{1}", random.choice(NUMBERED) + "{1}")) for _ in range(count)]
    forms = forms if random.random() < 0.15 else forms[:1] * count
    return [_lines(form, words.some(random, kind, random.randint(1, most))) for form in forms]


def _lines(form: str, lines: Sequence[str]) -> str:
    return "\n".join(form.format(number, line) for number, line in enumerate(lines, start=1))


def holes(random: Random, cells: Sequence[str], share: float, blank: str = "") -> list[str]:
    """The same cells, some without their text."""
    return [blank if random.random() < share else cell for cell in cells]


def phones(random: Random, count: int) -> list[str]:
    """Numbers of telephones, all in one way of writing them."""
    forms: tuple[Callable[[], str], ...] = (
        lambda: draw_code(random, "phone"),
        lambda: f"1{random.randint(30, 99)}{random.randint(0, 99999999):08}",
        lambda: f"1{random.randint(30, 99)}****{random.randint(0, 9999):04}",
        lambda: str(random.randint(2000, 8999)),
        lambda: f"(0{random.randint(10, 999)}) {random.randint(100, 999)} {random.randint(1000, 9999)}",
        lambda: f"{draw_code(random, 'phone')}\n{draw_code(random, 'phone')}",
    )
    form = random.choices(forms, (5, 5, 2, 3, 3, 1))[0]
    return [form() for _ in range(count)]


def dates(random: Random, words: Words, count: int) -> list[str]:
    """Dates of one form."""
    form = random.randrange(6)
    return [draw_date(random, chinese=words.chinese, form=form) for _ in range(count)]
