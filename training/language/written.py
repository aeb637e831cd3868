"""Passages written by hand for training, told anew each time: other numbers, other names, pieces of them, two at once.

They are few, and what is read fifty times is learned by heart; only what the truth hangs on stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from corpora.document.geometry import Span
from corpora.document.numeral import print_chinese
from corpora.labelled.marked import read_marked
from corpora.labelled.passage import LabelledPassage
from corpora.labelled.shift import moved_claim, moved_entity, moved_items, moved_parts, moved_share
from corpora.synthetic import prose
from training.language.noise import Edit, edited, joined

FOLDER: Final = Path(prose.__file__).parent / "written"
SHARE_IN_PIECES: Final = 0.35
"""Of the passages of several sentences, of which some sentences alone are told."""
SHARE_JOINED: Final = 0.25
"""Of the passages, behind which stands another as where a line break was lost."""
SHARE_OF_NUMERALS: Final = 0.6
"""Of the numerals, which are drawn anew."""
BACKWARD: Final = re.compile(
    "[（(]?[一二三四五六七八九十\\d]*[）)、.]?(?:其中|上述|以上|该|此|这|均|另|同时|前述|对|余|剩|其|以|各|分别|按|从|占|比|较|增|减)"
)
"""A sentence that begins so leans on the one before."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?(?:年|[-—–~～至到./〕\]】)）]))")
_DECIMAL: Final = re.compile(r"\d+\.\d+")
_CHINESE_COUNT: Final = re.compile("[二三四五六七八九十两]{1,3}")


@cache
def written() -> tuple[LabelledPassage, ...]:
    """All of them, in the order of their files; none where there are none."""
    return tuple(passage for _, passage in read_marked(FOLDER)) if FOLDER.is_dir() else ()


def written_passages(random: Random, *, given: Sequence[LabelledPassage] | None = None) -> Iterator[LabelledPassage]:
    """Without end, every passage once in each round."""
    known = list(written() if given is None else given)
    while known:
        for passage in random.sample(known, len(known)):
            told = in_pieces(passage, random) if random.random() < SHARE_IN_PIECES else passage
            if random.random() < SHARE_JOINED:
                told = joined(told, moved_to_year(random.choice(known), told.year))
            yield redrawn(told, random)


def redrawn(passage: LabelledPassage, random: Random) -> LabelledPassage:
    """With other numerals of like form. A network does not see values: parts need not make up their whole."""
    edits: list[Edit] = []
    for numeral in sorted({claim.numeral for claim in passage.claims if claim.numeral}):
        if edits and numeral.start < edits[-1][1]:
            continue
        words, around = passage.text[numeral.start : numeral.end], passage.text[numeral.start - 2 : numeral.end + 1]
        if random.random() < SHARE_OF_NUMERALS and (other := _redrawn(words, around, random)) is not None:
            edits.append((numeral.start, numeral.end, other))
    return edited(passage, edits)


def _redrawn(words: str, around: str, random: Random) -> str | None:
    """A numeral like `words`, None for one that stays. A zero stays one mostly, a percentage stays one."""
    if words == "0":
        return str(random.randint(1, 40)) if random.random() < 0.1 else None
    if _DECIMAL.fullmatch(words):
        return f"{random.choice((0, 3, 12, 57, 98))}.{random.choice((3, 25, 67, 125))}"
    if "分之" in around:
        return None
    if words.isascii() and words.replace(",", "").isdigit():
        if "%" in around or "％" in around:
            return random.choice(("7", "12", "48", "100", "3.5", "66.67"))
        return _count(random)
    return _count(random) if _CHINESE_COUNT.fullmatch(words) and random.random() < 0.3 else None


def _count(random: Random) -> str:
    if random.random() < 0.05:
        return print_chinese(random.randint(2, 30))
    digits = random.choices((1, 2, 3, 4, 5), (35, 33, 20, 9, 3))[0]
    value = random.randint(10 ** (digits - 1), 10**digits - 1)
    return f"{value:,}" if random.random() < 0.3 else str(value)


def moved_to_year(passage: LabelledPassage, year: int) -> LabelledPassage:
    """The passage as told in the report of another year: every year that it says lies as far from it as before."""
    by = year - passage.year
    text = _YEAR.sub(lambda match: str(int(match.group()) + by), passage.text)
    claims = (replace(claim, period=_moved_year(claim.period, by)) for claim in passage.claims)
    return replace(passage, text=text, year=year, claims=tuple(claims))


def _moved_year(year: str | None, by: int) -> str | None:
    return str(int(year) + by) if year is not None and year.isdigit() else year


def in_pieces(passage: LabelledPassage, random: Random) -> LabelledPassage:
    """Some of its sentences in a row, such as stand by themselves; the whole passage where none do."""
    number = len(passage.sentences)
    pieces = [
        (first, last) for first in range(number) for last in range(first, number) if (first, last) != (0, number - 1)
    ]
    random.shuffle(pieces)
    for first, last in pieces:
        end = len(passage.text) if last == number - 1 else passage.sentences[last + 1].start
        span = Span(0 if first == 0 else passage.sentences[first].start, end)
        if _stands_alone(passage, span, first=first == 0):
            return _cut_out(passage, span)
    return passage


def _stands_alone(passage: LabelledPassage, span: Span, *, first: bool) -> bool:
    """Whether no tie, measure or sense of its claims hangs on what stands outside."""
    inside = {index for index, claim in enumerate(passage.claims) if _within(claim.span, span)}
    if not inside or any(tied & inside and not tied <= inside for tied in _tied(passage)):
        return False
    claims = [passage.claims[index] for index in inside]
    if any(claim.measure and not _within(claim.measure, span) for claim in claims):
        return False
    if any(not _within(item, span) for items in passage.item_lists if items.count in inside for item in items.items):
        return False
    if first:
        return True
    plain = all(claim.period_kind == "this_year" and claim.body == "own" and claim.measure for claim in claims)
    return plain and not BACKWARD.match(passage.text, span.start)


def _tied(passage: LabelledPassage) -> Iterator[set[int]]:
    for parts in passage.part_lists:
        yield {parts.whole, *parts.parts}
    for share in passage.shares:
        yield {one for one in (share.percent, share.first, share.second) if one is not None}


def _cut_out(passage: LabelledPassage, span: Span) -> LabelledPassage:
    def move(other: Span) -> Span:
        return Span(other.start - span.start, other.end - span.start)

    first = sum(claim.span.end <= span.start for claim in passage.claims)
    kept = range(first, first + sum(_within(claim.span, span) for claim in passage.claims))
    numbers = [n for n, sentence in enumerate(passage.sentences) if _within(sentence, span)]
    return replace(
        passage,
        text=passage.text[span.start : span.end],
        sentences=tuple(move(passage.sentences[n]) for n in numbers),
        families=tuple(passage.families[n] for n in numbers),
        entities=tuple(moved_entity(one, move) for one in passage.entities if _within(one.span, span)),
        claims=tuple(moved_claim(passage.claims[index], move) for index in kept),
        part_lists=tuple(moved_parts(one, behind=-first) for one in passage.part_lists if one.whole in kept),
        shares=tuple(moved_share(one, behind=-first) for one in passage.shares if one.percent in kept),
        item_lists=tuple(moved_items(one, move, behind=-first) for one in passage.item_lists if one.count in kept),
    )


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
