"""Paragraphs of a text whose lines were broken at one width, as programs print what stands on pages: one line again.

A break within a word (依申请, 公开) hides it from whatever reads sentences. Tables keep their lines: theirs end
anywhere, and their labels are no sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from unicodedata import east_asian_width

from corpora.readers.normalise import Normalised, without

NARROWEST = 24
"""Columns of a full line, ideographs counting two."""
RAGGED = 4
"""Columns by which full lines differ: a sign that may not begin a line, figures that are not broken."""
FEWEST_FULL = 3
"""Lines as wide, none of which ends a sentence, that show where lines were broken."""
SHORTEST, FEWEST_COMMAS = 40, 2
"""Characters, and commas where there is no full stop, from which a run of lines is a paragraph and no label."""
SPACED, SPACED_SHARE = 2, 0.8
"""Lines from one to the next, and share of the lines, where a text is spaced out."""
FEWEST_FOLDS, FOLDED = 5, 0.4
"""Blanks between ideographs, and the share of them that stand as far apart as one line is wide."""
_FOLD, _STOP = re.compile(r"(?<=[\u4e00-\u9fff，、；]) (?=[\u4e00-\u9fff])"), re.compile("[，。；]")
_PARTED = re.compile(r"[\t|｜│┃]|(?<=\S)[ \u3000]{2,}(?=\S)")
"""Within a line: cells."""
_ENDS = re.compile(r"(?:[。！？!?]|年度?报告|年报)\s*$")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_BEGINS = re.compile(
    rf"[ \t\u3000]{{2,}}|\s*(?:{_NUMERAL}[、.．]|[（(](?:{_NUMERAL}|\d{{1,2}})[)）]|\d{{1,2}}[、.．](?!\d)|[①-⑳●■◆·#*-]"
    rf"|第(?:{_NUMERAL}|\d{{1,3}})[章节条款项部])"
)
"""A paragraph, an item or a heading."""
_HEADING = re.compile(rf"{_BEGINS.pattern}[^，。；：,;:]*")
_COUNTED = re.compile(r"\s*[件条个项次份宗起篇期部人名户场元](?!数)(?=[，。；、：,;（(）)\u4e00-\u9fff])")
"""A count's measure word at the beginning of a line."""
_FIGURES = re.compile(r"[\s\d.,%/—-]*")
_FAR_EAST = re.compile("[\u2e80-\u9fff]")
_UNBROKEN = re.compile(r"\s*(?:[\d.,%]+|[A-Za-z]+|.)[，。；：、！？）)」』”’》〉]*")
"""What a line begins with and would have stood on the line above, had there been room."""


@dataclass(frozen=True, kw_only=True)
class _Line:
    text: str
    start: int

    @cached_property
    def width(self) -> int:
        return _width(self.text.rstrip())


def with_wrapped_lines_joined(text: Normalised) -> Normalised:
    """The text without the breaks, and the blanks around them, within such paragraphs."""
    lines = _without_spacing(list(_lines(text.text)))
    broken = Counter(line.width for line in lines if _is_prose(line.text) and not _ENDS.search(line.text))
    spans = []
    for run in _runs(lines, broken):
        for above, below in pairwise(run):
            begin = above.start + len(above.text.rstrip())
            spans.append((begin, below.start + len(below.text) - len(below.text.lstrip())))
    return without(text, spans)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        yield _Line(text=line, start=start)
        start += len(line) + 1


def with_folds_closed(text: Normalised) -> Normalised:
    """The text without the blanks between ideographs that were line breaks: where most stand one line's width apart."""
    folds = list(_folds(text.text))
    apart = Counter(width for width, _, _ in folds)
    widths = {full: sum(apart.get(full - less, 0) for less in range(RAGGED + 1)) for full in apart}
    full = max(widths, key=widths.__getitem__, default=0)
    if len(folds) < FEWEST_FOLDS or full < NARROWEST or widths[full] < FOLDED * len(folds):
        return text
    return without(text, [span for width, heading, span in folds if not heading or width >= full - RAGGED])


def _folds(text: str) -> Iterator[tuple[int, bool, tuple[int, int]]]:
    """Blanks between ideographs of sentences: the width of what stands before each, whether that may be a heading, and
    the blank's place.
    """
    for line in _lines(text):
        if len(line.text) < SHORTEST or _PARTED.search(line.text) or not _STOP.search(line.text):
            continue
        behind = 0
        for fold in _FOLD.finditer(line.text):
            before = line.text[behind : fold.start()]
            heading = not behind and not _STOP.search(before)
            yield _width(before), heading, (line.start + fold.start(), line.start + fold.end())
            behind = fold.end()


def _without_spacing(lines: list[_Line]) -> list[_Line]:
    """The lines without those that are blank, where one stands between nearly any two."""
    printed = [at for at, line in enumerate(lines) if line.text.strip()]
    apart = sum(below - above == SPACED for above, below in pairwise(printed))
    return [lines[at] for at in printed] if apart >= SPACED_SHARE * len(printed) else lines


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def _runs(lines: Sequence[_Line], broken: Mapping[int, int]) -> Iterator[list[_Line]]:
    """Lines of one paragraph each; `broken`: how many lines of each width end within a sentence."""
    run: list[_Line] = []
    for line in lines:
        if run and _goes_on(run[-1], line):
            run.append(line)
        else:
            yield from _paragraphs(run, broken)
            run = [line]
    yield from _paragraphs(run, broken)


def _goes_on(above: _Line, below: _Line) -> bool:
    """May the line below be the next one of the paragraph?"""
    if not above.text.strip() or not below.text.strip():
        return False
    if _ENDS.search(above.text) or _HEADING.fullmatch(above.text) or _BEGINS.match(below.text):
        return False
    return all(_is_prose(line.text) for line in (above, below))


def _is_prose(text: str) -> bool:
    return not _PARTED.search(text) and not _FIGURES.fullmatch(text) and _FAR_EAST.search(text) is not None


def _paragraphs(run: Sequence[_Line], broken: Mapping[int, int]) -> Iterator[list[_Line]]:
    """Those parts of the run whose lines, but for their last, are full."""
    if len(run) < 2:
        return
    full = max(line.width for line in run)
    if sum(broken.get(full - less, 0) for less in range(RAGGED + 1)) < FEWEST_FULL:
        full = 0
    part: list[_Line] = []
    for line, below in zip(run, [*run[1:], None], strict=True):
        part.append(line)
        if below is None or not (_is_full(line, below, full) or _cuts_a_count(line, below)):
            yield from _told(part)
            part = []


def _is_full(line: _Line, below: _Line, full: int) -> bool:
    """Had the line no room for what the next one begins with? No, where nothing shows how wide one is."""
    first = _UNBROKEN.match(below.text)
    return full >= NARROWEST and line.width + (_width(first[0].strip()) if first else 0) > full - RAGGED


def _cuts_a_count(line: _Line, below: _Line) -> bool:
    return line.text.rstrip()[-1].isdigit() and _COUNTED.match(below.text) is not None


def _told(part: list[_Line]) -> Iterator[list[_Line]]:
    said = "".join(line.text for line in part)
    sentence = "。" in said or "；" in said or said.count("，") >= FEWEST_COMMAS
    if len(part) > 1 and len(said) >= SHORTEST and sentence:
        yield part
