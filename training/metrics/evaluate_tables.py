"""`gouji evaluate tables`: the structure of tables against its truth, by slices, as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpora.document.errors import UsageError
from training.metrics.layout import aligned, percent
from training.metrics.records import read_records
from training.metrics.table_slices import GROUPS, Slice

if TYPE_CHECKING:
    from training.metrics.table_scores import Sliced, TableTally

COUNTS = ("documents", "unread", "tables", "found", "read", "exact")
MEASURES = ("teds", "teds_struct", "grits_top", "grits_con", "grits_loc")
_COLUMNS = ("slice", *COUNTS, *MEASURES, "struct_precision", "adjacency_f1")


@click.command("tables", help="表格结构：TEDS、TEDS-Struct、GriTS、邻接关系，按种类、框线、来源、合并单元格分列。")
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--pages",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="页面真值文件夹；默认为 gold 旁的 pages。",
)
@click.option("--by-page", is_flag=True, help="逐页比对：跨页表格按页拆开，只计有页面真值的文件。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def tables(records: Path, gold: Path, pages: Path | None, by_page: bool, as_json: bool) -> int:
    """Prints a row a slice. A measure is the mean over the truth's tables, in which a missing table counts 0."""
    rows = as_rows(score_corpus_tables(records, gold, pages or gold.parent / "pages", by_page=by_page))
    click.echo(json.dumps(rows, ensure_ascii=False) if as_json else aligned(_COLUMNS, map(_shown, rows)))
    return 0


def score_corpus_tables(records: Path, gold: Path, pages: Path, *, by_page: bool = False) -> Mapping[Slice, TableTally]:
    """Scores the tables of every document that has a truth.

    Raises:
        UsageError: without numpy, which comes with the extra `pages`.
    """
    try:
        from training.metrics.table_scores import score_tables, summed
    except ModuleNotFoundError as error:
        raise UsageError(f"评测表格结构需要安装 gouji[pages]（缺少 {error.name}）") from error
    read = read_records(records)

    def sliced() -> Iterator[Sliced]:
        for path in sorted(gold.glob("*.json")):
            truth = json.loads(path.read_text("utf-8"))
            stem = path.stem.removesuffix(".gold")
            yield from score_tables(read.get(stem), truth, _pages_of(pages / f"{stem}.json"), by_page=by_page)

    return summed(sliced())


def _pages_of(path: Path) -> Mapping[str, Any] | None:
    """The truth of a document's pages; None where it has none, or another program laid it out."""
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def as_rows(tallies: Mapping[Slice, TableTally]) -> list[dict[str, object]]:
    """One row a slice: counts, measures as means over the truth's tables, and under `over_read` over those read.

    Documents are counted under what is theirs, not under merged cells, which are a table's: there they are None.
    Of adjacency relations the counts `true`, `read` and `right`, missing and invented tables among them.
    """
    ordered = sorted(tallies, key=lambda one: (GROUPS.index(one.of), one.name))
    return [_row(one, tallies[one]) for one in ordered]


def _row(one: Slice, tally: TableTally) -> dict[str, object]:
    relations = tally.relations
    counts = {name: getattr(tally, name) for name in COUNTS}
    return {
        "slice": one.name if one.of == "all" else f"{one.of}={one.name}",
        **counts,
        **({"documents": None, "unread": None} if one.of == "merged" else {}),
        **{name: tally.mean(name) for name in MEASURES},
        "over_read": {name: tally.precision(name) for name in MEASURES},
        "struct_precision": tally.precision("teds_struct"),
        "placed": tally.placed,
        "adjacency": {"true": relations.true, "read": relations.read, "right": relations.right},
        "adjacency_f1": relations.f1,
    }


def _shown(row: Mapping[str, object]) -> dict[str, object]:
    return {name: percent(value) if isinstance(value, float) else value for name, value in row.items()}
