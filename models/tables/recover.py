"""Every table of a document, the figures of its profile's forms, and the passages that are left as prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.document.document import Document
from corpora.document.figure import Figure
from corpora.document.grid import Grid, Table
from corpora.document.passage import Passage
from corpora.document.region import Region
from corpora.profiles.profile import Form, Profile
from models.tables.flattened.find_flattened import flattened_regions
from models.tables.flattened.headless import Above, cells_of, headless_form
from models.tables.flattened.lines import HEADING_LIKE, LABEL_LIKE
from models.tables.flattened.other_years import of_other_years, years_apart
from models.tables.forms.clusters import Cluster, find_clusters
from models.tables.forms.filled_form import Aligner, Alignment, cover, form_figures, form_grid
from models.tables.forms.registered import of_registered
from models.tables.forms.rivals import likely_profiles
from models.tables.keys import label_key
from models.tables.printed.captions import with_captions
from models.tables.printed.form_words import FormWords, best_score, form_words
from models.tables.printed.furniture import Furniture, find_furniture
from models.tables.printed.section_words import SectionWords, heading_score, section_words
from models.tables.printed.source_grid import source_grid, with_titles
from models.tables.regions.cell_places import on_their_passages, with_places
from models.tables.regions.first_report import SEVERAL, Block, blocks_of_first
from models.tables.regions.freeform import freeform_grid, split_lines_at_spaces
from models.tables.regions.joined import joined
from models.tables.regions.rows_apart import rows_together

SHORTEST_LABEL = 3
"""Characters of a label by which lines of a printed page may be a form: a shorter one is like any word."""
MOST_TITLES, SHORTEST_TITLE, TITLE_LIKE = 2, 6, 0.95
"""Passages above a table that may belong to it; characters and likeness from which one is sure to be a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Tables in reading order, figures in the profile's order, passages outside tables.

    `profile` is None, and `figures` empty, when no form of any profile was found. Warnings are codes with details.
    """

    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    profile: str | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """The document's regions as one profile reads them. Without a profile every cluster is a free table."""

    profile: Profile | None
    clusters: tuple[tuple[Cluster, Alignment | None], ...]
    cost: float


def recover_tables(document: Document, *, profiles: Sequence[Profile]) -> Recovered:
    """Finds flattened tables, chooses the profile that explains the tables at least cost, and reads them by it."""
    words, sections = _all_words(profiles), section_words(profiles)
    furniture = find_furniture(document.text)
    blocks = blocks_of_first(document, profiles, sections)
    regions, passages = _regions_and_passages(document, blocks, words, sections, furniture)
    above = [Above(text=document.text, position=region.place.span.start, furniture=furniture) for region in regions]
    behind = of_other_years(regions, text=document.text, furniture=furniture)
    read = _best_reading(regions, above, profiles, behind)
    tables, figures, warnings = _tables(read, regions, text=document.text)
    profile = read.profile.id if read.profile and figures else None
    named = with_captions(tables, document.text)
    warnings = warnings if len(blocks) == len(document.blocks) else (*warnings, SEVERAL)
    return Recovered(tables=named, figures=figures, passages=tuple(passages), profile=profile, warnings=warnings)


def _all_words(profiles: Sequence[Profile]) -> FormWords:
    return form_words(tuple({id(form): form for profile in profiles for form in profile.forms}.values()))


def _regions_and_passages(
    document: Document, blocks: Sequence[Block], words: FormWords, sections: SectionWords, furniture: Furniture
) -> tuple[list[Region], list[Passage]]:
    regions: list[Region] = []
    passages: list[Passage] = []
    for run in _runs(blocks):
        if isinstance(run, Region):
            titles = _titles_above(passages, run, document.text, words, sections)
            del passages[len(passages) - len(titles) :]
            regions.append(with_titles(run, titles, text=document.text))
            continue
        lines = flattened_regions(document, run, words=words, sections=sections, furniture=furniture)
        found = [region for region in lines if region.place.page_number is None or _may_be_a_form(region, words)]
        regions += on_their_passages(found, run)
        passages += _outside(run, found)
    return years_apart(rows_together(regions, text=document.text), words), passages


def _may_be_a_form(region: Region, words: FormWords) -> bool:
    """A label of a form: of other lines of a printed page it is known where they stand, and who looked for columns
    there found none, or saw the figures of a chart.
    """
    slips = [slip.text for row in region.rows for slip in row if slip.text]
    pieces = [piece for text in slips for piece in text.split()]
    return any(
        len(label_key(text)) >= SHORTEST_LABEL and best_score(words, text) >= LABEL_LIKE for text in (*slips, *pieces)
    )


def _titles_above(
    passages: Sequence[Passage], region: Region, text: str, words: FormWords, sections: SectionWords
) -> list[Passage]:
    """Passages right above a table that print a label of a form: a title row (第二十条第（一）项) set outside it."""
    titles: list[Passage] = []
    below = region.place.span.start
    for passage in reversed(passages):
        printed = text[slice(*passage.place.span)]
        apart = text[passage.place.span.end : below].strip() or len(printed) > words.longest + 20
        if apart or len(titles) == MOST_TITLES or not _may_be_title(printed, words):
            break
        if best_score(words, printed) < TITLE_LIKE or heading_score(sections, printed) >= HEADING_LIKE:
            break
        titles.insert(0, passage)
        below = passage.place.span.start
    return titles


def _may_be_title(printed: str, words: FormWords) -> bool:
    """Is it of some length, or a label over several columns (行政复议), which may be the title of a table?"""
    key = label_key(printed)
    over = any(words.labels[index][1].column_span > 1 for index in words.keys.get(key, ()))
    return len(key) >= SHORTEST_TITLE or (over and len(key) > SHORTEST_LABEL)


def _runs(blocks: Sequence[Block]) -> Iterator[Region | list[Passage]]:
    run: list[Passage] = []
    for block in blocks:
        if isinstance(block, Passage):
            run.append(block)
        else:
            yield run
            run = []
            yield block
    yield run


def _outside(passages: Sequence[Passage], regions: Sequence[Region]) -> Iterator[Passage]:
    left = iter(regions)
    region = next(left, None)
    for passage in passages:
        span = passage.place.span
        while region is not None and region.place.span.end <= span.start:
            region = next(left, None)
        if region is None or span.end <= region.place.span.start:
            yield passage


def _best_reading(
    regions: Sequence[Region], above: Sequence[Above], profiles: Sequence[Profile], behind: frozenset[int]
) -> _Read:
    rivals = likely_profiles(regions, of_registered(regions, profiles))
    aligner = Aligner(regions, known=_all_words(rivals))
    free = _Read(
        profile=None,
        clusters=tuple((Cluster(regions=(index,), forms=()), None) for index in range(len(regions))),
        cost=0.0,
    )
    held: list[_Read] = []
    for profile in rivals:
        reading = _reading(aligner, above, profile, behind)
        if any(alignment for _, alignment in reading.clusters):
            held.append(reading)
            if reading.cost == 0:
                break  # every label stands where it should: no other form explains more
    return min(held, key=lambda reading: reading.cost, default=free)


def _reading(aligner: Aligner, above: Sequence[Above], profile: Profile, behind: frozenset[int]) -> _Read:
    regions = aligner.regions
    clusters = []
    cost = 0.0
    missing = set(range(len(profile.forms)))
    for found in find_clusters(regions, profile.forms, behind=behind):
        cluster = _headless(found, regions, above, profile.forms, missing) if not found.forms else found
        alignment = None
        if cluster.forms:
            forms = tuple(profile.forms[index] for index in cluster.forms)
            aligned = aligner.align(cluster.regions, forms, profile.identities)
            if _is_told(aligned):
                alignment = aligned
                cost += alignment.cost
                missing -= set(cluster.forms)
        clusters.append((cluster, alignment))
    absent = form_words(tuple(profile.forms[index] for index in sorted(missing)))
    cost += sum(absent.weight(index) for index in range(len(absent.labels)))
    return _Read(profile=profile, clusters=tuple(clusters), cost=cost)


def _is_told(alignment: Alignment) -> bool:
    """Does it give a figure, or more than one label of some length? 合计 over and beside figures is in any table."""
    if any(filled.token is not None for filled in alignment.filling.fields.values()):
        return True
    labels = {match.label: alignment.words.labels[match.label][1].text for match in alignment.matches}
    return sum(len(label_key(text)) > SHORTEST_LABEL for text in labels.values()) > 1


def _headless(
    cluster: Cluster, regions: Sequence[Region], above: Sequence[Above], forms: Sequence[Form], missing: set[int]
) -> Cluster:
    """A free table that is a form without labels becomes that form, when the document has no other such table."""
    (index,) = cluster.regions
    form = headless_form(forms, above=above[index], cells=cells_of(regions[index]))
    return cluster if form is None or form not in missing else Cluster(regions=cluster.regions, forms=(form,))


def _tables(
    read: _Read, regions: Sequence[Region], *, text: str
) -> tuple[tuple[Table, ...], tuple[Figure, ...], tuple[str, ...]]:
    tables: list[Table] = []
    figures: list[Figure] = []
    warnings: list[str] = []
    free: list[Region] = []
    for cluster, alignment in (*read.clusters, (None, None)):
        if cluster is not None and alignment is None:
            free += (regions[index] for index in cluster.regions)
            continue
        tables += _free_tables(free, text=text, first=len(tables))
        free = []
        if alignment is None:
            continue
        for index in range(len(alignment.words.forms)):
            name = f"t{len(tables) + 1}"
            table, cells = _form_table(len(tables), alignment, index)
            tables.append(table)
            found = form_figures(alignment, alignment.words.forms[index], table=name, cells=cells)
            figures += (_with_place(figure, table.grid, cells) for figure in found)
        if alignment.extras:
            warnings.append(f"table_extra_cells: t{len(tables)} {len(alignment.extras)}")
    order = {field.id: place for place, field in enumerate(read.profile.fields)} if read.profile else {}
    return tuple(tables), tuple(sorted(figures, key=lambda figure: order[figure.field])), tuple(warnings)


def _free_tables(regions: Sequence[Region], *, text: str, first: int) -> list[Table]:
    tables: list[Table] = []
    for region in joined(regions, text=text):
        grid = freeform_grid(split_lines_at_spaces(region))
        if grid is not None:
            tables.append(_table(first + len(tables), None, grid, [region]))
    return tables


def _form_table(count: int, alignment: Alignment, index: int) -> tuple[Table, dict[str, tuple[int, int]]]:
    """In the form's geometry; in the source's where that states rows and holds cells that the form does not."""
    form = alignment.words.forms[index]
    stated = len(alignment.words.forms) == 1 and all(
        region.trust == "grid" and not region.inferred for region in alignment.regions
    )
    if stated and (alignment.extras or alignment.rearranged):
        grid = source_grid(alignment.regions)
        if grid is not None:
            cells = _cells_of_fields(alignment, grid)
            if cells is not None:
                return _table(count, form.id, grid, alignment.regions), cells
    grid, rows = form_grid(alignment, index)
    cells = {one.id: (rows[one.row], one.column) for one in form.fields if one.row in rows}
    return _table(count, form.id, grid, alignment.regions), cells


def _cells_of_fields(alignment: Alignment, grid: Grid) -> dict[str, tuple[int, int]] | None:
    """Where each read field stands in the source's grid; None when one of them has no cell there."""
    starts = {cell.place.span.start: (cell.row, cell.column) for cell in grid.cells if cell.place and cell.text}
    found = {}
    for name, filled in alignment.filling.fields.items():
        if filled.token is not None:
            if filled.token.place.span.start not in starts:
                return None
            found[name] = starts[filled.token.place.span.start]
    rows, columns = _lines_of_fields(alignment, found)
    for one in (field for form in alignment.words.forms for field in form.fields):
        if one.id not in found and one.row in rows and one.column in columns:
            cell = grid.at(rows[one.row], columns[one.column])
            if not cell.text and (cell.row, cell.column) not in found.values():
                found[one.id] = cell.row, cell.column
    return found


def _lines_of_fields(
    alignment: Alignment, found: Mapping[str, tuple[int, int]]
) -> tuple[dict[int, int], dict[int, int]]:
    """Rows and columns of the form that stand in one row and column of the grid, as far as figures show it."""
    rows: dict[int, set[int]] = {}
    columns: dict[int, set[int]] = {}
    for one in (field for form in alignment.words.forms for field in form.fields):
        if one.id in found:
            rows.setdefault(one.row, set()).add(found[one.id][0])
            columns.setdefault(one.column, set()).add(found[one.id][1])
    return _single(rows), _single(columns)


def _single(lines: Mapping[int, set[int]]) -> dict[int, int]:
    return {line: next(iter(places)) for line, places in lines.items() if len(places) == 1}


def _with_place(figure: Figure, grid: Grid, cells: Mapping[str, tuple[int, int]]) -> Figure:
    """The figure with the place of its cell, where it has none of its own: blank on the page, or lost from it."""
    if figure.place is not None or figure.field not in cells:
        return figure
    return replace(figure, place=grid.at(*cells[figure.field]).place)


def _table(count: int, form: str | None, grid: Grid, regions: Sequence[Region]) -> Table:
    captions = [region.caption for region in regions if region.caption]
    return Table(
        id=f"t{count + 1}",
        form=form,
        grid=with_places(grid),
        place=cover([region.place for region in regions]),
        caption=captions[0] if captions else None,
        found_by=next((region.found_by for region in regions if region.found_by), None),
    )
