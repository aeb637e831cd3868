"""The truth proves itself: what `gold` wrote is tested against the laws that it must obey, and every breach is named.

`python -m corpora.synthetic.prove CORPUS` goes through a whole corpus.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import click

from corpora.document.grid import Cell, Grid
from corpora.synthetic.values import StatutoryFigures, broken_identities

Json = dict[str, Any]
DIAGONAL = 1100.0
"""Points of an A4 page's diagonal and a little more: a lens moves nothing by more than its share of it."""


def faults(truth: Json) -> Iterator[str]:
    """What is wrong with one document's truth; nothing, if the generator keeps its word."""
    yield from _figure_faults(truth)
    yield from _grid_faults(truth)
    for statement in truth["statements"]:
        yield from _span_faults(statement)
    said = [statement["text"] for statement in truth["statements"]]
    for planted in truth["contradictions"]:
        if planted.get("sentence") and planted["sentence"] not in said:
            yield f"the planted sentence is not in the report: {planted['sentence']}"
        if planted["claimed"] == planted["found"]:
            yield f"nothing is wrong in what was planted: {planted}"


def _figure_faults(truth: Json) -> Iterator[str]:
    """Identities hold unless one was planted, and are broken then."""
    printed = {field: Decimal(str(value)) for field, value in truth["figures"].items()}
    if not printed:
        return
    values = printed | {field: Decimal(0) for field in truth["blank"]}
    if "requests.other.total" in values:
        values |= _split_other(values)
    broken = broken_identities(StatutoryFigures(values=values))
    planted = any(item["kind"] == "table-identity" for item in truth["contradictions"])
    if planted and not broken:
        yield "a table error was planted, and every identity holds"
    if broken and not planted:
        yield f"{len(broken)} identities do not hold, and no table error was planted"


def _split_other(values: dict[str, Decimal]) -> dict[str, Decimal]:
    """其他处理 printed in one row, as rows whose sum it is."""
    merged = {
        f.rsplit(".", 1)[1]: v for f, v in values.items() if f.startswith("requests.other.") and f.count(".") == 2
    }
    rows = {f"requests.other.{row}.{c}": Decimal(0) for row in ("not_corrected_in_time", "fee_unpaid") for c in merged}
    return rows | {f"requests.other.other.{column}": value for column, value in merged.items()}


def _grid_faults(truth: Json) -> Iterator[str]:
    """Each position of a grid is covered once, as `Grid` itself asks."""
    for grid in truth["grids"]:
        cells = (
            Cell(row=row, column=column, row_span=row_span, column_span=column_span, text=text)
            for row, column, row_span, column_span, text in grid["cells"]
        )
        try:
            Grid(n_rows=grid["n_rows"], n_columns=grid["n_cols"], cells=tuple(cells))
        except ValueError as error:
            yield f"{grid['name']}: {error}"


def _span_faults(statement: Json) -> Iterator[str]:
    """Spans lie in the sentence, say something, and a numeral inside its claim."""
    text = statement["text"]
    spans = [tuple(entity[1:]) for entity in statement["entities"]]
    spans += [
        tuple(claim[key]) for claim in statement["claims"] for key in ("span", "numeral", "measure") if key in claim
    ]
    for start, end in spans:
        if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
            yield f"{text[start:end]!r} at {start}-{end} is no mention of {text!r}"
    for claim in statement["claims"]:
        numeral = claim.get("numeral")
        if numeral and not (claim["span"][0] <= numeral[0] and numeral[1] <= claim["span"][1]):
            yield f"the numeral of {text[slice(*claim['span'])]!r} stands outside it in {text!r}"


def page_faults(truth: Json, pages: Json) -> Iterator[str]:
    """What is wrong with the truth of a document's pages: `pages` is what stands in its `pages/NAME.json`."""
    from corpora.synthetic.pages.prove import faults as faults_of_page
    from corpora.synthetic.pages.truth_json import page_from_json

    read = [page_from_json(page) for page in pages["pages"]]
    for page, bend in zip(read, bends(truth, len(read)), strict=True):
        for fault in faults_of_page(page, bend=bend):
            yield f"page {page.number}: {fault}"


def bends(truth: Json, count: int) -> list[float]:
    """Points by which each of `count` pages is bent, by its curl or by the lens that took it."""
    damages: list[Json] = truth["knobs"].get("damages", [])
    scanned = truth["knobs"].get("container", {}).get("scanned", [True] * len(damages))
    bent = [
        how["curl"] + abs(how["lens"]) * DIAGONAL if taken else 0.0 for how, taken in zip(damages, scanned, strict=True)
    ]
    return bent if len(bent) == count else [max(bent, default=0.0)] * count


@click.command(help="逐份检验合成语料的真值是否自洽。")
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
def prove(corpus: Path) -> None:
    """Prints every fault with its document, and how many documents were gone through."""
    found = 0
    paths = sorted((corpus / "gold").glob("*.json"))
    for path in paths:
        truth, pages = json.loads(path.read_text("utf-8")), corpus / "pages" / path.name
        named = faults(truth)
        if pages.is_file():
            named = chain(named, page_faults(truth, json.loads(pages.read_text("utf-8"))))
        for fault in named:
            click.echo(f"{path.stem}: {fault}")
            found += 1
    click.echo(f"{len(paths)} truths, {found} faults", err=True)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    prove()
