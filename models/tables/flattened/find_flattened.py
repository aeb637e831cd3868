"""Tables that a conversion left as lines of text: where they are, and the region of slips that each was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from corpora.document.document import Document
from corpora.document.geometry import Span
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.document.region import Region, Slip, Trust
from models.tables.cell_number import parse_cell
from models.tables.flattened.ascii_grid import in_strokes
from models.tables.flattened.by_columns import rows_of_columns
from models.tables.flattened.closed_by_pipes import closed_rows
from models.tables.flattened.data_frames import frame_blocks, frame_region
from models.tables.flattened.drawn import drawn_blocks, drawn_region
from models.tables.flattened.headless import Above, headless_form, is_figure
from models.tables.flattened.laid_out import laid_out_rows
from models.tables.flattened.lines import LABEL_LIKE, LONG, Line, runs_together, split_lines
from models.tables.flattened.markdown import markdown_blocks, markdown_region, shreds, with_titles_above
from models.tables.flattened.other_years import is_caption_of_a_year
from models.tables.flattened.plain_lines import plain_lines
from models.tables.flattened.separated import separated_blocks, separated_region
from models.tables.flattened.text_columns import Cut
from models.tables.flattened.text_heads import Row
from models.tables.flattened.told_pairs import told_regions
from models.tables.keys import whole_key
from models.tables.printed.form_words import FormWords, best_score
from models.tables.printed.furniture import Furniture
from models.tables.printed.section_words import SectionWords

MOST_WEAK = 4
"""Lines in a row that may be labels nobody knows, between lines that are surely cells."""
MOST_BLANK = 12
MOST_DOUBTFUL = 24
WIDEST_ROW = 24
"""Cells; where empty lines leave more in a row, they part tables and not rows."""
_NARROW = re.compile(r"\s{2,}\S{1,8}|\s*\S{1,8}\s{2,}\S{1,8}|\s*\S{1,3}|\s*\S{1,8}\s+[\d.,]+")
"""A line of a label in a narrow column, where the text keeps the page's layout."""
_UP_TO_POINT, _WHOLE, _FROM_POINT = re.compile(r"\d[\d,]+\."), re.compile(r"\d[\d,]*"), re.compile(r"\.\d+")
_TABS = re.compile(r"\t+")
_PIPES, _TWO_PIPES, _PIPE_RUNS = re.compile(r"[|｜]"), re.compile(r"^\||\|$|\|\|"), re.compile(r"\|+")
_CLOSED = re.compile(r"[^|｜]*[|｜]+")
_RULE = re.compile(r"[\s|｜:+\-=—─┼├┤]+")


def flattened_regions(
    document: Document, passages: Sequence[Passage], *, words: FormWords, sections: SectionWords, furniture: Furniture
) -> list[Region]:
    """The tables in a run of neighbouring passages, in order."""
    if not passages:
        return []
    first = passages[0].place.span.start
    start = document.text.rfind("\n", 0, first) + 1
    page = passages[0].place.page_number
    end = passages[-1].place.span.end
    text = plain_lines(document.text[start:end])
    split = split_lines(text, start=start, words=words, sections=sections, furniture=furniture)
    lines = _without_furniture(in_strokes(list(split)))
    regions: list[Region] = []
    done = 0
    for begin, end, block in _blocks(lines, page, words):
        regions += _loose_regions(lines[done:begin], document.text, page, words, furniture)
        regions.append(block)
        done = end
    return [*regions, *_loose_regions(lines[done:], document.text, page, words, furniture)]


def _blocks(lines: Sequence[Line], page: int | None, words: FormWords) -> list[tuple[int, int, Region]]:
    """(first line, line after the last, table) of what shows its own cells: boxes, Markdown, data frames and commas."""
    found: list[tuple[int, int, Region]] = []
    for begin, end in drawn_blocks(lines):
        region = drawn_region(lines[begin:end], page)
        if region is not None:
            found.append((begin, end, region))
    marked = with_titles_above(lines, shreds(lines, markdown_blocks(lines)), words)
    found += [(begin, end, markdown_region(lines[begin:end], page)) for begin, end in marked]
    for blocks, region_of in ((frame_blocks, frame_region), (separated_blocks, separated_region)):
        taken = {index for begin, end, _ in found for index in range(begin, end)}
        for begin, end in blocks(lines):
            if taken.isdisjoint(range(begin, end)):
                found.append((begin, end, region_of(lines[begin:end], page)))
    taken = {index for begin, end, _ in found for index in range(begin, end)}
    found += [one for one in told_regions(lines, words, page) if taken.isdisjoint(range(*one[:2]))]
    return sorted(found, key=lambda block: block[0])


def _loose_regions(
    lines: Sequence[Line], text: str, page: int | None, words: FormWords, furniture: Furniture
) -> Iterator[Region]:
    for stretch in _stretches(lines, words):
        if _is_table(stretch, words) or _is_headless(stretch, text, words, furniture):
            yield _region(stretch, page, words)


def _without_furniture(lines: Iterable[Line]) -> list[Line]:
    """Page numbers and running heads go, with the empty lines around them: the table continues behind them.

    Where cells are led by tabs an empty line ends a row, so it stays.
    """
    kept: list[Line] = []
    held: list[Line] = []
    broken = False
    for line in lines:
        if line.kind == "furniture":
            broken = True
        elif line.kind == "blank" and "\t" not in line.text:
            held.append(line)
        else:
            if not broken or line.text.startswith("\t"):
                kept += held
            kept.append(line)
            held, broken = [], False
    return [*kept, *held]


def _stretches(lines: Sequence[Line], words: FormWords) -> list[list[Line]]:
    """From one surely tabular line to the last that follows without prose, heading or too much doubt between."""
    apart = 1 + _usual_gap(lines)
    found: list[list[Line]] = []
    current: list[Line] = []
    doubtful: list[Line] = []
    weak = 0
    for line in lines:
        blank = sum(other.kind != "weak" for other in doubtful)
        parted = line.kind in ("prose", "heading") or (line.kind == "weak" and is_caption_of_a_year(line.text))
        if parted or weak > MOST_WEAK or blank > MOST_BLANK * apart or len(doubtful) > MOST_DOUBTFUL * apart:
            found.append(current)
            current, doubtful, weak = [], [], 0
        if line.kind == "cell":
            current += [*doubtful, line] if current else [line]
            doubtful, weak = [], 0
        elif current and not parted and line.kind in ("weak", "blank"):
            doubtful.append(line)
            weak += line.kind == "weak" and not _is_part(line.text, words)
    found.append(current)
    return [stretch for stretch in found if stretch]


def _is_part(text: str, words: FormWords) -> bool:
    """Is it a line of a label, in a narrow column or of signs that stand so in one?"""
    keys = [whole_key(piece) for piece in text.split()]
    return _NARROW.fullmatch(text) is not None or all(any(key in whole for whole in words.whole_keys) for key in keys)


def _usual_gap(lines: Sequence[Line]) -> int:
    """Empty lines that stand between most lines, as in double-spaced text: a row of blank cells leaves as many more."""
    gaps = [sum(1 for _ in run) for blank, run in groupby(lines, key=lambda line: not line.text.strip()) if blank]
    printed = sum(bool(line.text.strip()) for line in lines)
    usual, count = Counter(gaps).most_common(1)[0] if gaps else (0, 0)
    return usual if 2 * count > printed else 0


def _is_table(lines: Sequence[Line], words: FormWords) -> bool:
    """Labels of a known form with figures, or rows of cells that some separator cuts alike."""
    cells = [line for line in lines if line.text.strip()]
    tabbed = [line for line in cells if "\t" in line.text.strip() or len(_PIPES.findall(line.text)) > 1]
    led = [line for line in cells if line.text.startswith("\t")]
    if len(tabbed) >= 2 or len(led) >= 4 or any(_is_run(line.text.strip(), words) for line in cells):
        return True
    labels = {
        piece
        for line in cells
        for piece in (_without_figures(line.text), *line.text.split())
        if best_score(words, piece) >= LABEL_LIKE
    }
    figures = sum(_has_figure(line.text, words) for line in cells)
    return len(labels) >= 2 and figures >= 1


def _has_figure(text: str, words: FormWords) -> bool:
    """A number by itself, or digits glued to a label (规章000)."""
    bare = _without_figures(text)
    glued = bare != text.strip() and best_score(words, bare) >= LABEL_LIKE
    return glued or any(piece.isdigit() or parse_cell(piece) is not None for piece in text.split())


def _is_run(text: str, words: FormWords) -> bool:
    return len(text) > LONG and text.count(" ") < 2 and "\t" not in text and runs_together(text, words)


def _is_headless(lines: Sequence[Line], text: str, words: FormWords, furniture: Furniture) -> bool:
    """The figures of a form under the heading that names it, without a single label."""
    cells = [piece for line in lines for piece in re.split(r"[\s|｜]+", line.text) if piece]
    if not all(map(is_figure, cells)):
        return False
    above = Above(text=text, position=lines[0].start, furniture=furniture)
    return headless_form(words.forms, above=above, cells=cells) is not None


def _without_figures(text: str) -> str:
    return re.sub(r"[\s\d,./\\—-]+$", "", text).strip()


def _region(lines: list[Line], page: int | None, words: FormWords) -> Region:
    rows, trust = _rows(lines, page, words)
    rows = _numbers_mended(rows)
    turned = rows_of_columns([slip for row in rows for slip in row], words) if trust == "cells" else None
    if turned is not None:
        rows, trust = turned, "rows"
    span = Span(lines[0].start, lines[-1].end)
    return Region(rows=rows, place=Place(span=span, page_number=page), trust=trust)


def _rows(lines: list[Line], page: int | None, words: FormWords) -> tuple[tuple[tuple[Slip, ...], ...], Trust]:
    printed = [line for line in lines if line.text.strip()]
    piped = sum(len(_PIPES.findall(line.text)) > 1 for line in printed)
    inside = sum("\t" in line.text.strip() for line in printed)
    led = sum(line.text.startswith("\t") and "\t" not in line.text.strip() for line in printed)
    closed = sum(_CLOSED.fullmatch(line.text.strip()) is not None for line in printed)
    if closed and 2 * closed + 1 >= len(printed):
        return closed_rows(printed, page)
    parted = sum(_PIPES.search(line.text) is not None for line in printed)
    if 2 * piped >= len(printed) or (piped and 2 * parted >= len(printed)):
        return _rows_cut_at(_pipes_between(printed), lines, page), "rows"
    if led > inside and 3 * led >= len(printed):
        rows = _rows_of_led_cells(lines, page)
        if len(rows) > 1 and max(map(len, rows)) <= WIDEST_ROW:
            return rows, "rows"
        return tuple((slip,) for row in rows for slip in row), "cells"
    if inside and 4 * inside >= len(printed):
        rows = _rows_cut_at(_tabs_between(printed), lines, page)
        return rows, "grid" if len(set(map(len, rows))) == 1 else "rows"
    laid_out = None if inside or led else laid_out_rows(lines, words)
    if laid_out is not None:
        return tuple(_laid_out_slips(row, page, start=lines[0].start) for row in laid_out), "rows"
    return tuple((_slip(line.text, line.start, page),) if line.text.strip() else () for line in lines), "cells"


def _tabs_between(lines: Sequence[Line]) -> re.Pattern[str]:
    """One tab, or two where no line has an odd number of them side by side: some converters part cells so."""
    runs = [run for line in lines for run in _TABS.findall(line.text)]
    return re.compile("\t\t" if all(len(run) % 2 == 0 for run in runs) else "\t")


def _pipes_between(lines: Sequence[Line]) -> re.Pattern[str]:
    """One pipe, or two where every cell has one of its own on either side (|a||b|): then a blank cell left none."""
    inner = [run for line in lines for run in _PIPE_RUNS.findall(line.text.strip().strip("|"))]
    return _TWO_PIPES if inner and all(len(run) == 2 for run in inner) else _PIPES


def _rows_cut_at(separator: re.Pattern[str], lines: list[Line], page: int | None) -> tuple[tuple[Slip, ...], ...]:
    """A row a line. Markdown's rule under the head is no cell, nor are outer pipes, where most lines have them: without
    pipes behind their rows, lines may begin with one for a blank cell.
    """
    rows: list[tuple[Slip, ...]] = []
    piped = separator in (_PIPES, _TWO_PIPES)
    cut = [line.text for line in lines if piped and _PIPES.search(line.text) and not _RULE.fullmatch(line.text)]
    closed = 2 * sum(text.rstrip().endswith(("|", "｜")) for text in cut) > len(cut)
    begun = sum(text.lstrip().startswith(("|", "｜")) for text in cut)
    led = 4 * begun > 3 * len(cut) or (closed and 2 * begun > len(cut))
    rests = _rests_of_rows(lines) if closed and not led else frozenset()
    for line in lines:
        text = line.text
        rest = line.start in rests
        if not text.strip() or (piped and _RULE.fullmatch(text) and not rest):
            continue
        spots = [(0, 0), *(match.span() for match in separator.finditer(text)), (len(text), len(text))]
        cells = [_slip(text[a:b], line.start + a, page) for (_, a), (b, _) in pairwise(spots)]
        cells = cells[led and not cells[0].text :]
        cells = cells[: len(cells) - (closed and not cells[-1].text)] if cells else cells
        if rest:
            rows[-1] = (*rows[-1], *cells)
        elif cells:
            rows.append(tuple(cells))
    return tuple(rows)


def _rests_of_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Where lines begin that go on with the row above, each behind a break in a blank cell: its pipe comes first, and
    with what stands above it the row has no more pipes than most.
    """
    printed = [line for line in lines if line.text.strip()]
    pipes = [len(_PIPES.findall(line.text)) for line in printed]
    begins = [line.text.lstrip().startswith(("|", "｜")) for line in printed]
    whole: list[int] = []
    for count, begun in zip(pipes, begins, strict=True):
        if begun and whole:
            whole[-1] += count
        else:
            whole.append(count)
    counted = Counter(whole)
    most, _ = max(counted.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    found: set[int] = set()
    held = 0
    for line, count, begun in zip(printed, pipes, begins, strict=True):
        if begun and held and held + count <= most:
            found.add(line.start)
            held += count
        else:
            held = count if line.text.rstrip().endswith(("|", "｜")) else 0
    return frozenset(found)


def _rows_of_led_cells(lines: list[Line], page: int | None) -> tuple[tuple[Slip, ...], ...]:
    """A cell a line, each led by a tab; a line without tab goes on with the cell above; an empty line ends the row."""
    rows: list[list[Slip]] = [[]]
    for line in lines:
        if not line.text.strip() and "\t" not in line.text:
            if rows[-1]:
                rows.append([])
        elif line.text.startswith("\t"):
            start = line.start + 1
            for piece in line.text[1:].split("\t"):
                rows[-1].append(_slip(piece, start, page))
                start += len(piece) + 1
        elif rows[-1] and rows[-1][-1].text and _goes_on(rows[-1][-1].text, line.text.strip()):
            rows[-1][-1] = _continued(rows[-1][-1], line)
        else:
            rows[-1].append(_slip(line.text, line.start, page))
    return tuple(tuple(row) for row in rows if row)


def _slip(text: str, start: int, page: int | None) -> Slip:
    lead = len(text) - len(text.lstrip())
    bare = text.strip()
    span = Span(start + lead, start + lead + len(bare)) if bare else Span(start, start)
    return Slip(text=bare, place=Place(span=span, page_number=page))


def _laid_out_slips(row: Row, page: int | None, *, start: int) -> tuple[Slip, ...]:
    """The row's cells; a blank one stands where the cell before it ends, at the left at `start`."""
    slips: list[Slip] = []
    for cuts in row:
        slips.append(_slip_of(cuts, page, at=slips[-1].place.span.end if slips else start))
    return tuple(slips)


def _slip_of(cuts: Sequence[Cut], page: int | None, *, at: int) -> Slip:
    """One cell of several lines, at the place of its longest one: the whole would cover its neighbours' text."""
    if not cuts:
        return Slip(text="", place=Place(span=Span(at, at), page_number=page))
    longest = max(cuts, key=lambda cut: len(cut.text))
    place = Place(span=Span(longest.start, longest.end), page_number=page)
    return Slip(text="".join(cut.text for cut in cuts), place=place)


def _goes_on(above: str, below: str) -> bool:
    """Is a line without a tab the rest of the cell above? Not when it is a figure, unless one that a break cut."""
    return parse_cell(below) is None or _is_cut_number(above, below)


def _is_cut_number(above: str, below: str) -> bool:
    """62. and 68, 682 and .51. 1. may be the number of a label."""
    cut = _UP_TO_POINT.fullmatch(above) and below.isdigit()
    return bool(cut or (_WHOLE.fullmatch(above) and _FROM_POINT.fullmatch(below)))


def _numbers_mended(rows: Sequence[tuple[Slip, ...]]) -> tuple[tuple[Slip, ...], ...]:
    """Rows that a line break parted within a number, as one."""
    mended: list[tuple[Slip, ...]] = []
    for row in rows:
        if row and mended and mended[-1] and _is_cut_number(mended[-1][-1].text, row[0].text):
            *before, above = mended[-1]
            place = replace(above.place, span=Span(above.place.span.start, row[0].place.span.end))
            mended[-1] = (*before, replace(above, text=above.text + row[0].text, place=place), *row[1:])
        else:
            mended.append(row)
    return tuple(mended)


def _continued(slip: Slip, line: Line) -> Slip:
    span = Span(slip.place.span.start, line.start + len(line.text.rstrip()))
    place = Place(span=span, page_number=slip.place.page_number)
    return Slip(text=slip.text + line.text.strip(), place=place)
