"""Figures that were read from pictures, put to the form's own arithmetic before anyone believes them.

Where a sum fails, the figures in it are first held against what else their print may be (`second_reading`). A figure in
a sum that still fails and in none that holds is given up: its value becomes None. One whose sums disagree with one
another, or that stands in no sum, keeps its value with a confidence that says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from corpora.document.document import Document
from corpora.document.figure import Figure
from corpora.document.geometry import Box, Span
from corpora.document.grid import Cell, Table
from corpora.document.look import Look
from corpora.document.region import Region
from corpora.profiles.connected import connected
from corpora.profiles.profile import Identity, Profile
from models.tables.cell_number import parse_cell
from models.tables.doubt.explained_sums import explained, holding_without
from models.tables.doubt.faint_figures import read_faint
from models.tables.doubt.other_order import doubt_order
from models.tables.doubt.reading_together import Reading, read_together
from models.tables.doubt.second_reading import Change, holds, read_again
from models.tables.doubt.signs import without_signs
from models.tables.forms.wrong_cells import suspects
from models.tables.recover import Recovered

READ_FROM_PICTURES = "page_read_by_ocr"
"""Code of the warning that names a page whose words come from its picture."""
DISPUTED, UNTESTED, UNREADABLE = 0.45, 0.5, 0.2
"""Highest confidences: of a figure in a sum that fails, of one in no sum, and of one that was given up."""
LONGEST_BLAMED = 10
"""Figures of a sum whose failing says of each that it is wrong. Of one of twenty or more one or two are; but where
grids are chosen between, such columns tell that rows stand in the wrong places."""
GUESSED = 0.1
"""Confidence of a reading below which it is a guess: figures that only few looks saw, beside a streak or half lost."""
FAINT = 0.3
"""Confidence of a reading below which it may be anything: it is to blame for a sum that fails."""
SOUND = 0.95
"""Confidence of a reading from which a figure keeps its value where every sum of it fails: another figure of the sums
may be at fault, or the report itself."""
FEWEST_FAILING, MOST_FAILING = 5, 0.15
"""Sums, and their share of those that can be tried, from whose failing on cells are not believed: a wrong figure of a
report fails two to four of about sixty."""
MENDED_ONCE, MENDED_TWICE = 0.5, 0.8
"""Confidence of a figure that another look and one sum, or several sums, agree on."""
TOGETHER = 0.4
"""Confidence of figures that were changed together to make their sums hold: the sums chose them, and prove nothing."""
PROVED = 0.7
"""Confidence of a doubtful reading that every sum of it confirms, in one of which nothing else is doubtful."""
SURE_READING = 0.9
"""Confidence of a reading from which a figure that no sum tests may still be held against the prose: below it the
checks take it for doubtful."""
UNMISTAKEN = 0.985
"""Confidence of readings that several looks agree on without a doubt; a sum that fails on nothing else is the report's
own."""
OWN_ERROR = 0.6
"""Highest confidence of figures in a sum that fails by the report's own fault."""
MOST_OWN = 3
"""Wrong cells of a report; where more is wrong, the reading is."""
BELIEVED = 0.5
"""Confidence above which a figure needs no proof."""


def doubt_pictures(recovered: Recovered, document: Document, *, profiles: Sequence[Profile]) -> Recovered:
    """`recovered` with every figure weighed, where figures were read from pictures or words may stand in wrong cells.

    Other documents have what their files state, and stay as they are.
    """
    profile = next((profile for profile in profiles if profile.id == recovered.profile), None)
    if profile is None:
        return recovered
    in_order = doubt_order(recovered.figures, recovered.tables, document.warnings, profile.forms)
    recovered = replace(recovered, figures=in_order)
    pictured = _pages_read_from_pictures(document)
    if not pictured and not _may_be_misplaced(recovered.figures, document, profile.identities):
        return recovered
    faint = faint_looks(recovered.figures, document)
    figures = weighed(
        recovered.figures, profile.identities, looks=looks_of(document), faint=faint, longest_blamed=LONGEST_BLAMED
    )
    loose = {table.id for table in recovered.tables if table.found_by is None}
    figures = tuple(
        replace(figure, confidence=min(figure.confidence, DISPUTED)) if _is_loose(figure, loose, pictured) else figure
        for figure in figures
    )
    changed = {
        (now.table, now.cell): (before, now)
        for before, now in zip(recovered.figures, figures, strict=True)
        if (now.printed, now.confidence) != (before.printed, before.confidence)
    }
    tables = tuple(_with_figures(table, changed) for table in recovered.tables)
    return replace(recovered, figures=figures, tables=tables)


def _pages_read_from_pictures(document: Document) -> frozenset[int]:
    named = (warning.partition(":")[2] for warning in document.warnings if warning.startswith(READ_FROM_PICTURES))
    return frozenset(int(page) for page in named)


def _is_loose(figure: Figure, tables: Collection[str], pages: Collection[int]) -> bool:
    """Was the figure of a picture placed by the order of words alone, as no grid was found around it?

    Lines of small or curved print change places, and the sums of a group of figures hold in the next group's columns.
    """
    return figure.table in tables and figure.place is not None and figure.place.page_number in pages


def _may_be_misplaced(figures: Sequence[Figure], document: Document, identities: Sequence[Identity]) -> bool:
    """Whether so many sums fail in tables whose cells were inferred, or are but text, that the cells are wrong, not the
    report.
    """
    regions = [block for block in document.blocks if isinstance(block, Region)]
    if regions and not any(region.inferred for region in regions):
        return False
    values = _values(figures)
    known = [one for one in identities if all(field in values for field in (*one.left, *one.right))]
    failing = sum(not holds(identity, values) for identity in known)
    return failing >= FEWEST_FAILING and failing >= MOST_FAILING * len(known)


def _values(figures: Sequence[Figure]) -> dict[str, Decimal]:
    """By field, of all that could be read; a blank counts as nothing."""
    return {f.field: Decimal(0) if f.value is None else f.value for f in figures if f.state != "unreadable"}


def _not_blank(figures: Sequence[Figure]) -> set[str]:
    """Blanks in which something is printed that nobody could read: they count as nothing, and may be anything."""
    return {one.field for one in figures if one.state == "blank" and one.confidence <= UNREADABLE}


def _known(figures: Sequence[Figure], values: Mapping[str, Decimal], identities: Sequence[Identity]) -> list[Identity]:
    """Sums of which every figure is known; a blank in which something is printed is not, where the sum fails."""
    printed = _not_blank(figures)
    return [
        one for one in identities
        if values.keys() >= {*one.fields} and (printed.isdisjoint(one.fields) or holds(one, values))
    ]  # fmt: skip


def _with_figures(table: Table, changed: Mapping[tuple[str, tuple[int, int]], tuple[Figure, Figure]]) -> Table:
    """The table whose cells say what their figures say now, as surely. `changed`: each figure before and now."""
    new = {place: pair for (name, place), pair in changed.items() if name == table.id}
    if not new:
        return table
    cells = (
        cell if (pair := new.get((cell.row, cell.column))) is None else _said(cell, *pair) for cell in table.grid.cells
    )
    return replace(table, grid=replace(table.grid, cells=tuple(cells)))


def _said(cell: Cell, before: Figure, now: Figure) -> Cell:
    if now.printed == before.printed:
        return replace(cell, confidence=now.confidence)
    return replace(cell, text=now.printed, number=parse_cell(now.printed), state=now.state, confidence=now.confidence)


def looks_of(document: Document) -> dict[Span, tuple[Look, ...]]:
    """What else the print of a piece of text may be."""
    return {
        slip.place.span: slip.looks
        for block in document.blocks
        if isinstance(block, Region)
        for row in block.rows
        for slip in row
        if slip.looks
    }


def faint_looks(figures: Iterable[Figure], document: Document) -> dict[str, tuple[Look, ...]]:
    """By field, of figures that were not read, or given up by the row they stand in: what the print in their cells may
    be.
    """
    faint = [
        (slip.place.page_number, slip.place.box, (Look(slip.text, slip.confidence), *slip.looks))
        for block in document.blocks
        if isinstance(block, Region)
        for row in block.rows
        for slip in row
        if (slip.is_unread or slip.text) and slip.looks and slip.place.box is not None
        if slip.confidence <= BELIEVED
    ]
    return {
        figure.field: looks
        for figure in figures
        if figure.value is None and figure.place is not None and (box := figure.place.box) is not None
        for page, cell, looks in faint
        if page == figure.place.page_number and _stands_in(box, cell)
    }


def _stands_in(box: Box, cell: Box) -> bool:
    """Whether the middle of a box is in the cell."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return cell.left <= x <= cell.right and cell.top <= y <= cell.bottom


def weighed(
    figures: Sequence[Figure],
    identities: Sequence[Identity],
    *,
    looks: Mapping[Span, tuple[Look, ...]] | None = None,
    faint: Mapping[str, tuple[Look, ...]] | None = None,
    longest_blamed: int | None = None,
) -> tuple[Figure, ...]:
    """The figures after the identities have been tried; a blank cell counts as nothing.

    `looks` are other readings of the text of a span, `faint` by field what the print of figures that were not read may
    be; sums of more than `longest_blamed` figures give none of them up. With `longest_blamed`, what one figure
    explains is held against no other, and sums that hold without figures that were not read test the others.
    """
    figures = without_signs(figures, looks or {}, most_sure=BELIEVED)
    values = _values(figures)
    known = _known(figures, values, identities)
    own = {
        figure.field: seen
        for figure in figures
        if figure.state == "read" and figure.place and (seen := (looks or {}).get(figure.place.span))
    }
    changes = {change.field: change for change in read_again(values, own, known)}
    values |= {field: change.value for field, change in changes.items()}
    together = _read_together(figures, own, values, identities)
    values |= {field: reading.value for field, reading in together.items()}
    holding, failing, blamed, testing = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    sound = [identity for identity in known if holds(identity, values)]
    chosen = [one for one in sound if not together.keys().isdisjoint(one.fields)]
    hiding = [one for one in sound if not _not_blank(figures).isdisjoint(one.fields)]
    bent = [*_bent(sound, changes.values()), *chosen, *hiding]
    sure = {one.field for one in figures if one.confidence >= SURE_READING}
    agreeing = {field for one in chosen for field in one.fields}
    to_blame = {} if longest_blamed is None else explained([one for one in known if one not in sound], sound, values)
    faint_read = set() if longest_blamed is None else _faint_read(figures, {*changes, *together})
    for identity in known:
        if identity not in sound and (hardly := faint_read & {*identity.fields}):
            failing.update(hardly)
            blamed.update(hardly)
            continue
        if identity.id in to_blame:
            failing[to_blame[identity.id]] += 1
            blamed[to_blame[identity.id]] += 1
            continue
        (holding if identity in sound else failing).update((*identity.left, *identity.right))
        if identity not in sound and (longest_blamed is None or len(identity.fields) <= longest_blamed):
            blamed.update((*identity.left, *identity.right))
        if identity in sound and identity not in bent:
            testing.update((*identity.left, *identity.right))
        if identity in hiding:
            testing.update(sure & {*identity.fields})
    if longest_blamed is not None:
        unread = {one.field for one in figures if one.state == "unreadable" and not one.printed}
        sums = [one for one in identities if one not in sound]
        clear = {field: value for field, value in values.items() if field not in faint_read}
        for identity in holding_without(unread | faint_read, sums, clear):
            holding.update(identity.fields)
            testing.update(identity.fields)
    proved = _proved(figures, [identity for identity in sound if identity not in bent])
    stated = _stated(figures, [identity for identity in known if identity not in sound], values, changes)
    told = _read_faint(faint or {}, values, identities)
    return tuple(
        replace(figure, value=said.value, printed=said.text, state="read", confidence=TOGETHER)
        if (said := told.get(figure.field)) is not None
        else replace(figure, value=read.value, printed=read.text, confidence=min(figure.confidence, TOGETHER))
        if (read := together.get(figure.field)) is not None
        else _mended(figure, changes[figure.field])
        if figure.field in changes
        else replace(figure, confidence=min(figure.confidence, OWN_ERROR))
        if figure.field in stated
        else _weighed(
            figure,
            holds=holding[figure.field],
            tests=testing[figure.field],
            fails=failing[figure.field],
            blamed=blamed[figure.field],
            proved=figure.field in proved,
            agrees=figure.field in agreeing,
        )
        for figure in figures
    )


def _faint_read(figures: Sequence[Figure], changed: Collection[str]) -> set[str]:
    """Figures that were hardly seen: a sum that fails with one says nothing of its others."""
    return {one.field for one in figures if is_faint(one)} - set(changed)


def is_faint(figure: Figure) -> bool:
    """Was it hardly seen?"""
    return figure.state == "read" and figure.confidence < FAINT


def _read_together(
    figures: Sequence[Figure],
    looks: Mapping[str, Sequence[Look]],
    values: Mapping[str, Decimal],
    identities: Sequence[Identity],
) -> dict[str, Reading]:
    """Figures that others of their sums were read anew with, so that most sums they stand in hold."""
    readings = {
        figure.field: _readings(figure, values[figure.field], looks.get(figure.field, ()))
        for figure in figures
        if figure.field in values
    }
    chosen = read_together(readings, identities)
    new = {**values, **{field: reading.value for field, reading in chosen.items()}}
    known = [one for one in identities if new.keys() >= {*one.fields}]
    won = Counter(field for one in known if holds(one, new) for field in one.fields)
    lost = Counter(field for one in known if not holds(one, new) for field in one.fields)
    return {
        field: reading
        for field, reading in chosen.items()
        if reading is not readings[field][0] and won[field] > lost[field]
    }


def _read_faint(
    faint: Mapping[str, Sequence[Look]], values: Mapping[str, Decimal], identities: Sequence[Identity]
) -> dict[str, Reading]:
    """Figures that were not read, where a sum tells which of the looks at their print is right."""
    known = {
        field: Reading(value=value, text="", likely=1.0) for field, value in values.items() if field not in faint
    }  # fmt: skip
    return read_faint(known, {field: list(_looks(seen)) for field, seen in faint.items()}, identities)


def _looks(looks: Iterable[Look]) -> Iterator[Reading]:
    for look in looks:
        if (number := parse_cell(look.text)) is not None:
            yield Reading(value=number.value, text=look.text, likely=look.confidence)


def _readings(figure: Figure, value: Decimal, looks: Iterable[Look]) -> list[Reading]:
    """The figure as it was read, which of all looks is the likeliest, and what else it may be where it is in doubt."""
    others = list(_looks(looks if figure.confidence <= BELIEVED else ()))
    likely = max((other.likely for other in others), default=0.0)
    return [Reading(value=value, text=figure.printed, likely=max(figure.confidence, likely)), *others]


def _bent(holding: Sequence[Identity], changes: Collection[Change]) -> list[Identity]:
    """Sums that hold for a change which nothing else speaks for: they say nothing of their other figures, one of which
    may be the wrong one.
    """
    alone = {change.field for change in changes if change.sums == 1}
    return [identity for identity in holding if not alone.isdisjoint(identity.fields)]


def _mended(figure: Figure, change: Change) -> Figure:
    confidence = MENDED_ONCE if change.sums == 1 else MENDED_TWICE
    return replace(figure, value=change.value, printed=change.look.text, confidence=confidence)


def _proved(figures: Sequence[Figure], holding: Iterable[Identity]) -> set[str]:
    """Doubtful figures in a sum that holds and has no other doubtful one: two wrong ones may make up for each other."""
    doubtful = {one.field for one in figures if one.state == "read" and one.confidence <= BELIEVED}
    alone = (doubtful & {*identity.left, *identity.right} for identity in holding)
    return {field for fields in alone if len(fields) == 1 for field in fields}


def _stated(
    figures: Sequence[Figure], failing: Sequence[Identity], values: Mapping[str, Decimal], changes: Collection[str]
) -> set[str]:
    """Figures of sums that fail as the report states them: each was read without a doubt, and one wrong cell would
    explain all that fails around it.
    """
    sure = {one.field for one in figures if one.state != "unreadable" and one.confidence >= UNMISTAKEN} - set(changes)
    groups = connected(failing)
    if len(groups) > MOST_OWN or not all(sure & suspects(group, values) for group in groups):
        return set()
    return {field for identity in failing if sure.issuperset(identity.fields) for field in identity.fields}


def _weighed(figure: Figure, *, holds: int, tests: int, fails: int, blamed: int, proved: bool, agrees: bool) -> Figure:
    """By how many of its sums hold, how many of those test it, and how many fail, `blamed` of them with so few figures
    that each is to blame; `agrees` where one holds since others of its figures were read anew.
    """
    if figure.state == "unreadable":
        return figure
    if tests and not fails:
        return replace(figure, confidence=max(figure.confidence, PROVED)) if proved else figure
    below_nothing = figure.value is not None and figure.value < 0 and figure.confidence <= BELIEVED
    guessed = below_nothing or (figure.state == "read" and figure.confidence < GUESSED and not agrees)
    if guessed or (blamed and not holds and figure.confidence < SOUND):
        return replace(figure, value=None, state="unreadable", confidence=min(figure.confidence, UNREADABLE))
    if not fails and (figure.state != "read" or figure.confidence >= SURE_READING):
        return replace(figure, confidence=min(figure.confidence, UNTESTED))
    return replace(figure, confidence=min(figure.confidence, DISPUTED))
