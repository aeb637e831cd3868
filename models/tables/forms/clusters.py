"""Which regions belong to which forms: one form may be split over several tables, one table may hold all forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.document.region import Region
from corpora.profiles.profile import Form
from models.tables.cell_number import parse_cell
from models.tables.forms.registered import registered_as
from models.tables.printed.form_words import FormWords, form_words
from models.tables.printed.label_alignment import align_labels
from models.tables.printed.tokens import region_tokens

WHOLE_FORM = 0.55
"""Share of a form's labels from which a region holds the form by itself; a second such region is another copy."""
OWN_WORDS = 0.4
"""Share of a region's words that must be a form's labels."""
FEWEST_LABELS = 2
MOST_ROWS = 0.75
"""Share of a form's rows that a registered region must hold for it to be all of the form."""
SURE_WORD = 0.85
FILLED = 0.25
"""Share of the figures of the fullest copy of a form from which another is filled in as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Neighbouring regions that are read together as `forms` (indices into the profile's); none for a free table."""

    regions: tuple[int, ...]
    forms: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """Shares of the form's labels and of the region's words; `rows` are the labels found that have figures beside,
    `heads` those over single columns.
    """

    share: float
    words: float
    labels: int
    rows: frozenset[int]
    heads: frozenset[int] = frozenset()


def find_clusters(
    regions: Sequence[Region], forms: Sequence[Form], *, behind: frozenset[int] = frozenset()
) -> list[Cluster]:
    """Clusters in reading order; each region is in exactly one, each form in at most one.

    Regions `behind` hold a form only where no other does.
    """
    fits = [_forms_of(region, forms) for region in regions]
    _drop_behind(fits, behind)
    _keep_registered(fits, regions, forms)
    _keep_one_copy(fits, [_figures(region) for region in regions])
    clusters: list[Cluster] = []
    for index, fit in enumerate(fits):
        found = frozenset(fit)
        if len(clusters) > 1 and found & set(clusters[-2].forms) and _is_lone_head(clusters[-1], regions):
            between = clusters.pop()
            clusters[-1] = Cluster(regions=(*clusters[-1].regions, *between.regions), forms=clusters[-1].forms)
        last = clusters[-1] if clusters else None
        if last and found & set(last.forms):
            joined = tuple(sorted(found | set(last.forms)))
            clusters[-1] = Cluster(regions=(*last.regions, index), forms=joined)
        else:
            clusters.append(Cluster(regions=(index,), forms=tuple(sorted(found))))
    return list(_each_form_once(clusters))


def _is_lone_head(cluster: Cluster, regions: Sequence[Region]) -> bool:
    """Heads whose row was lost are no table of their own."""
    slips = (slip for index in cluster.regions for row in regions[index].rows for slip in row)
    return not cluster.forms and all(parse_cell(slip.text) is None for slip in slips)


def _forms_of(region: Region, forms: Sequence[Form]) -> dict[int, _Fit]:
    """How well each form that may be in the region fits it."""
    if (index := registered_as(region, forms)) is not None:
        return {index: _Fit(share=1.0, words=1.0, labels=len(forms[index].labels), rows=frozenset(_own_rows(region)))}
    together = form_words(tuple(forms))
    tokens = region_tokens([region], together)
    n_words = sum(token.kind == "words" for token in tokens)
    matches = align_labels(tokens, together)
    fits = {}
    for index in range(len(forms)):
        total = sum(owner == index for owner, _ in together.labels)
        own = [match for match in matches if together.labels[match.label][0] == index]
        sure = [match for match in own if match.score >= SURE_WORD]
        covered = sum(match.end - match.start for match in own)
        fits[index] = _Fit(
            share=len(sure) / max(1, total),
            words=covered / max(1, n_words),
            labels=len(sure),
            rows=frozenset(match.label for match in sure if together.fields_after[match.label + 1]),
            heads=frozenset(match.label for match in sure) & _heads(together, index),
        )
    return {index: fit for index, fit in fits.items() if _holds(fit, n_forms_words=_distinct(together, index))}


def _heads(words: FormWords, form: int) -> frozenset[int]:
    """Labels over single columns of the form, in rows without figures."""
    rows = {field.row for field in words.forms[form].fields}
    return frozenset(
        index
        for index, (owner, label) in enumerate(words.labels)
        if owner == form and label.row not in rows and label.column_span == 1
    )


def _own_rows(region: Region) -> Iterator[int]:
    """Rows of a registered region, for telling its parts from copies."""
    if region.registered is not None:
        yield from region.registered.rows


def _distinct(words: FormWords, index: int) -> int:
    return len({label.text for owner, label in words.labels if owner == index})


def _holds(fit: _Fit, *, n_forms_words: int) -> bool:
    enough = fit.labels >= min(FEWEST_LABELS, n_forms_words)
    return enough and (fit.words >= OWN_WORDS or fit.share >= WHOLE_FORM)


def _keep_registered(fits: Sequence[dict[int, _Fit]], regions: Sequence[Region], forms: Sequence[Form]) -> None:
    """A form that was registered, most of its rows, is nowhere else, unless it is another year's."""
    for own, region in zip(fits, regions, strict=True):
        index = registered_as(region, forms)
        if index is None or region.registered is None or index not in own:
            continue
        if len(region.registered.rows) < MOST_ROWS * forms[index].n_rows:
            continue
        for fit, other in zip(fits, regions, strict=True):
            if other.registered is None:
                fit.pop(index, None)


def _drop_behind(fits: Sequence[dict[int, _Fit]], behind: frozenset[int]) -> None:
    """Takes a form from the regions behind when the others have at least half as many of its rows."""
    for form in {form for index in behind for form in fits[index]}:
        rows = [set(fit[form].rows) if form in fit else set() for fit in fits]
        held = set().union(*(found for index, found in enumerate(rows) if index not in behind))
        if 2 * len(held) >= len(set().union(*(rows[index] for index in behind))) and held:
            for index in behind:
                fits[index].pop(form, None)


def _figures(region: Region) -> int:
    """Cells that hold a figure."""
    return sum(parse_cell(slip.text) is not None for row in region.rows for slip in row)


def _keep_one_copy(fits: list[dict[int, _Fit]], figures: Sequence[int]) -> None:
    """Of several regions that each hold a whole form, the best keeps it, the first of equals, none of those with few
    `figures` beside others: a blank form is printed beside the filled one.

    Neighbours with other rows of the form are no copies: the table goes on over a page with its heads printed again;
    nor are those with other columns, each kind of applicant in a table of its own. Some rows of a whole form again,
    beside those of other years, are an extract.
    """
    for form in {form for fit in fits for form in fit}:
        whole = [index for index, fit in enumerate(fits) if form in fit and fit[form].share >= WHOLE_FORM]
        if not whole:
            continue
        most = max(figures[index] for index in whole)
        filled = [index for index in whole if figures[index] >= FILLED * most]
        best = max(filled, key=lambda index: (fits[index][form].share, -index))
        kept = _parts_around(best, form, fits)
        for index, fit in enumerate(fits):
            if index in kept or form not in fit:
                continue
            if len(whole) > 1 or (fit[form].rows and fit[form].rows <= fits[best][form].rows):
                del fit[form]


def _parts_around(best: int, form: int, fits: Sequence[Mapping[int, _Fit]]) -> frozenset[int]:
    """`best` and the regions next to it, as long as each has rows or columns of the form that none before has."""
    kept, rows, heads = {best}, set(fits[best][form].rows), set(fits[best][form].heads)
    for step in (1, -1):
        index = best + step
        while 0 <= index < len(fits) and form in fits[index]:
            own = fits[index][form]
            beside = own.heads and heads and heads.isdisjoint(own.heads)
            if not own.rows or not (beside or rows.isdisjoint(own.rows)):
                break
            kept.add(index)
            rows |= own.rows
            heads |= own.heads
            index += step
    return frozenset(kept)


def _each_form_once(clusters: Sequence[Cluster]) -> Iterator[Cluster]:
    """A form met again after another cluster: the larger cluster keeps it, the first of equals."""
    owner: dict[int, int] = {}
    for index, cluster in enumerate(clusters):
        for form in cluster.forms:
            if form not in owner or len(cluster.regions) > len(clusters[owner[form]].regions):
                owner[form] = index
    for index, cluster in enumerate(clusters):
        forms = tuple(form for form in cluster.forms if owner[form] == index)
        if forms or len(cluster.regions) == 1:
            yield Cluster(regions=cluster.regions, forms=forms)
        else:
            yield from (Cluster(regions=(region,), forms=()) for region in cluster.regions)
