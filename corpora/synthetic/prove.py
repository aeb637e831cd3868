"""The truth proves itself: what `gold` wrote is tested against the laws that it must obey, and every breach is named.

`python -m corpora.synthetic.prove CORPUS` goes through a whole corpus.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from corpora.synthetic.values import StatutoryFigures, broken_identities

Json = dict[str, Any]


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
    """Each position of a grid is covered once."""
    for grid in truth["grids"]:
        seen: set[tuple[int, int]] = set()
        for row, column, row_span, column_span, text in grid["cells"]:
            for place in ((r, c) for r in range(row, row + row_span) for c in range(column, column + column_span)):
                if place in seen:
                    yield f"{grid['name']}: {place} is covered twice, by {text!r} too"
                seen.add(place)
        if seen != {(r, c) for r in range(grid["n_rows"]) for c in range(grid["n_cols"])}:
            yield f"{grid['name']}: not every position of {grid['n_rows']} by {grid['n_cols']} is covered"


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


@click.command(help="逐份检验合成语料的真值是否自洽。")
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
def prove(corpus: Path) -> None:
    """Prints every fault with its document, and how many documents were gone through."""
    found = 0
    paths = sorted((corpus / "gold").glob("*.json"))
    for path in paths:
        for fault in faults(json.loads(path.read_text("utf-8"))):
            click.echo(f"{path.stem}: {fault}")
            found += 1
    click.echo(f"{len(paths)} truths, {found} faults", err=True)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    prove()
