"""Passages as they come out of scanners and other people's hands: the same truth, other characters.

What is learned from generated prose alone leans on its very words; so some characters are misread, some words swapped
for their like, some headings lost, some passages run together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from corpora.document.geometry import Span
from corpora.labelled.passage import LabelledPassage
from corpora.labelled.shift import moved_claim, moved_entity, moved_items, moved_parts, moved_share
from corpora.plain_yaml import plain_yaml

Edit = tuple[int, int, str]
"""Start, end and what stands there instead."""

SWAPPED_AT_ONCE: Final = 32
"""Groups of synonyms from which words of one passage are swapped."""
CLAUSE: Final = re.compile("[^，；。：]*[，；。：]")
TELLING: Final = re.compile(
    "申请|复议|诉讼|办理|结转|许可|处罚|强制|收费|规章|规范性|文件|[上去明次]年|全[市区县省州]|信箱|热线|计划|[上下]一步|累计|以来"
)
"""A clause with such words may say what the figures of others are of."""
SHARE_SHORTENED: Final = 0.5
"""Of such clauses, in a passage that is shortened."""
NUMERALS: Final = "零一二三四五六七八九十百千万两%"
"""Left as they are: the grammar reads them."""
REPLACEMENT: Final = "□"
"""What stands for a character that could not be read."""
READABLE: Final = (0x4E00, 0x9000)
"""Any other character, where a reader guesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseWords:
    """`noise_words.yaml`."""

    like: dict[str, str]
    synonyms: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    headings: tuple[str, ...]
    marks: dict[str, str]
    parts_of_year: tuple[str, ...]
    last_years: tuple[str, ...]
    kinds_of_request: tuple[str, ...]


@cache
def noise_words() -> NoiseWords:
    """The package's own."""
    data = plain_yaml((Path(__file__).parent / "noise_words.yaml").read_text("utf-8"))
    return NoiseWords(
        like={sign: group for group in data["like"] for sign in group},
        synonyms=tuple((_any_of(words), tuple(words)) for words in data["synonyms"]),
        headings=tuple(data["headings"]),
        marks=dict(data["marks"]),
        parts_of_year=tuple(data["parts_of_year"]),
        last_years=tuple(data["last_years"]),
        kinds_of_request=tuple(data["kinds_of_request"]),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def noisy(passage: LabelledPassage, random: Random) -> LabelledPassage:
    """One passage in some disguise, often in none."""
    if random.random() < 0.25:
        passage = replace(passage, heading="" if random.random() < 0.6 else random.choice(noise_words().headings))
    if random.random() < 0.6:
        passage = edited(passage, _shortened(passage, random))
    if random.random() < 0.3:
        passage = edited(passage, _renumbered(passage, random))
    if random.random() < 0.4:
        passage = edited(passage, _swapped(passage, random))
    if random.random() < 0.2:
        passage = edited(passage, _misread(passage.text, random, share=random.choice((0.01, 0.02, 0.05))))
    return passage


def run_together(passages: Iterable[LabelledPassage], random: Random, *, share: float) -> Iterator[LabelledPassage]:
    """Some passages joined with the one behind them, as where a line break was lost."""
    waiting: LabelledPassage | None = None
    for passage in passages:
        if waiting is not None and random.random() < share and waiting.year == passage.year:
            waiting = joined(waiting, passage)
            continue
        if waiting is not None:
            yield waiting
        waiting = passage
    if waiting is not None:
        yield waiting


def joined(one: LabelledPassage, other: LabelledPassage) -> LabelledPassage:
    """Both under the heading of the first."""
    by, behind = len(one.text), len(one.claims)

    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return replace(
        one,
        text=one.text + other.text,
        sentences=(*one.sentences, *map(move, other.sentences)),
        families=(*one.families, *other.families),
        entities=(*one.entities, *(moved_entity(mention, move) for mention in other.entities)),
        claims=(*one.claims, *(moved_claim(mention, move) for mention in other.claims)),
        part_lists=(*one.part_lists, *(moved_parts(mention, behind=behind) for mention in other.part_lists)),
        shares=(*one.shares, *(moved_share(mention, behind=behind) for mention in other.shares)),
        item_lists=(*one.item_lists, *(moved_items(mention, move, behind=behind) for mention in other.item_lists)),
    )


def edited(passage: LabelledPassage, edits: Sequence[Edit]) -> LabelledPassage:
    """With stretches of text replaced, in order and apart from one another; every span moves with its characters."""
    text, starts, ends = _rewritten(passage.text, edits)

    def move(span: Span) -> Span:
        return Span(starts[span.start], max(ends[span.end], starts[span.start]))

    return replace(
        passage,
        text=text,
        sentences=tuple(map(move, passage.sentences)),
        entities=tuple(moved_entity(mention, move) for mention in passage.entities),
        claims=tuple(moved_claim(mention, move) for mention in passage.claims),
        item_lists=tuple(moved_items(mention, move) for mention in passage.item_lists),
    )


def _rewritten(text: str, edits: Sequence[Edit]) -> tuple[str, list[int], list[int]]:
    """The new text, and for every offset of the old one where a span that starts, or ends, there now does."""
    pieces, length, at = list[str](), 0, 0
    starts, ends = [0] * (len(text) + 1), [0] * (len(text) + 1)
    inserted = -1
    for start, end, words in (*edits, (len(text), len(text), "")):
        for place in range(at, start + 1):
            starts[place] = length + place - at
            if place != inserted:  # a span that ended there still does, before what was put in
                ends[place] = starts[place]
        pieces += [text[at:start], words]
        length += start - at
        for place in range(start + 1, end + 1):
            starts[place] = ends[place] = length + len(words)
        inserted = start if start == end else -1
        length, at = length + len(words), end
    return "".join(pieces), starts, ends


def _swapped(passage: LabelledPassage, random: Random) -> list[Edit]:
    """Words for their like, nowhere over the edge of a span."""
    edges = {edge for span in all_spans(passage) for edge in (span.start, span.end)}
    kept = [claim.numeral or claim.span for claim in passage.claims]
    edits: list[Edit] = []
    for pattern, words in random.sample(noise_words().synonyms, SWAPPED_AT_ONCE):
        for match in pattern.finditer(passage.text):
            start, end = match.span()
            cut = any(start < edge < end for edge in edges) or any(s.start < end and start < s.end for s in kept)
            if not cut and random.random() < 0.5:
                edits.append((start, end, random.choice(words)))
    return _apart(edits)


def _shortened(passage: LabelledPassage, random: Random) -> list[Edit]:
    """Clauses without any figure or name are left out here and there: what a figure is of may not hang on them."""
    text, edits = passage.text, list[Edit]()
    spans = [span for span in all_spans(passage) if span not in passage.sentences]
    for match in CLAUSE.finditer(text):
        start, end = match.span()
        bare = not any(span.start < end and start < span.end for span in spans) and not TELLING.search(match[0])
        if not bare or random.random() >= SHARE_SHORTENED:
            continue
        if match[0].endswith("，"):
            edits.append((start, end, ""))
        elif match[0].endswith("。") and text[:start].endswith("，"):
            edits.append((start - 1, end - 1, ""))
        elif match[0].endswith("。") and text[:start].endswith("。"):
            edits.append((start, end, ""))
    return _apart(edits)


def _renumbered(passage: LabelledPassage, random: Random) -> list[Edit]:
    """Counts become zeros and zeros counts: a wording met with one may come with the other."""
    edits: list[Edit] = []
    for numeral in sorted({claim.numeral for claim in passage.claims if claim.numeral and not claim.approximate}):
        words = passage.text[numeral.start : numeral.end]
        if words.isdigit() and random.random() < 0.5:
            changed = "0" if words != "0" and random.random() < 0.5 else str(random.choice((3, 17, 265, 1304)))
            edits.append((numeral.start, numeral.end, changed))
    return edits


def _misread(text: str, random: Random, *, share: float) -> list[Edit]:
    """Characters misread, lost, blurred or printed otherwise; numerals are left, since the grammar reads those."""
    words, edits = noise_words(), list[Edit]()
    for place, sign in enumerate(text):
        if random.random() >= share or sign.isdigit() or sign in NUMERALS or _in_number(text, place):
            continue
        if sign in words.marks:
            edits.append((place, place + 1, words.marks[sign]))
        else:
            edits.append((place, place + 1, _blurred(sign, words, random)))
    return edits


def _in_number(text: str, place: int) -> bool:
    """The point of 84.66, the comma of 1,304."""
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()


def _blurred(sign: str, words: NoiseWords, random: Random) -> str:
    choice = random.random()
    if sign in words.like and choice < 0.6:
        return random.choice(words.like[sign])
    if choice < 0.75:
        return REPLACEMENT
    return f" {sign}" if choice < 0.85 else chr(random.randint(*READABLE))


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def all_spans(passage: LabelledPassage) -> Iterator[Span]:
    """Of its sentences, names, claims with their numerals and measures, and items."""
    yield from passage.sentences
    yield from (mention.span for mention in passage.entities)
    for claim in passage.claims:
        yield from (span for span in (claim.span, claim.numeral, claim.measure) if span)
    yield from (item for items in passage.item_lists for item in items.items)
