"""Hugging Face datasets: Parquet with features, three configurations.

`SPLIT.parquet` has the text examples (characters with `ner_tags`, entities and claims), `tables/SPLIT.parquet` the
tables with their cells, `pairs/SPLIT.parquet` statements beside cells. The schema carries `datasets` features, so that
`ner_tags` is a sequence of ClassLabel wherever the file is loaded from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as arrow
import pyarrow.parquet

from corpora.labelled.faults import BadFile
from corpora.labelled.formats.features import PAIR, TABLE, TEXT, Feature, arrow_type, hub_feature
from corpora.labelled.formats.flat import UNKNOWN, bio, without_overlaps
from corpora.labelled.formats.pair_rows import pair_of, pair_row
from corpora.labelled.formats.plain import text_of, text_row
from corpora.labelled.formats.protocol import Sample, Split
from corpora.labelled.formats.table_rows import figures_of, table_of, table_row
from corpora.labelled.label import ENTITY_LABELS, FigureLabel, LabelledText, PairLabel, TableLabel

NER_TAGS: Final = ("O", *(f"{sign}-{label}" for label in ENTITY_LABELS for sign in "BI"))
WITHHELD: Final = -1
"""What `datasets` has for a missing class; a trainer maps it to its `ignore_index`."""
_CODES: Final = {tag: code for code, tag in enumerate(NER_TAGS)} | {UNKNOWN: WITHHELD}
_GROUP_ROWS: Final = {"texts": 2_000, "tables": 100, "pairs": 500}
"""Rows to a group, some megabytes each, which is all that is held."""
CONFIGS: Final = ("texts", "tables", "pairs")


class _File:
    def __init__(self, path: Path, feature: dict[str, Feature], *, rows: int) -> None:
        path.parent.mkdir(exist_ok=True)
        info = {"info": {"features": {name: hub_feature(one) for name, one in feature.items()}}}
        self._schema = arrow.schema(
            [arrow.field(name, arrow_type(one)) for name, one in feature.items()],
            metadata={"huggingface": json.dumps(info)},
        )
        self._writer = arrow.parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._held: list[dict[str, Any]] = []
        self._rows = rows

    def put(self, rows: list[dict[str, Any]]) -> None:
        self._held += rows
        if len(self._held) >= self._rows:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        """No group without rows: `datasets` takes the first one's size for its batch size."""
        if self._held:
            self._writer.write_table(arrow.Table.from_pylist(self._held, schema=self._schema))
            self._held = []


class HuggingFaceWriter:
    """Writes the three Parquet files of a split."""

    def __init__(self, folder: Path, split: Split) -> None:
        self._texts = _File(folder / f"{split}.parquet", TEXT, rows=_GROUP_ROWS["texts"])
        self._tables = _File(folder / "tables" / f"{split}.parquet", TABLE, rows=_GROUP_ROWS["tables"])
        self._pairs = _File(folder / "pairs" / f"{split}.parquet", PAIR, rows=_GROUP_ROWS["pairs"])

    def add(self, sample: Sample) -> int:
        """See `Writer`; counts examples of all three."""
        report = sample.report
        texts = [_tagged_row(item) for item in sample.texts]
        filled = {figure.table for figure in report.figures}
        shown = [*report.tables, *(table for table in report.context if table.id in filled)]
        tables = [table_row(table, report) for table in shown]
        pairs = [pair_row(pair, report) for pair in report.pairs]
        self._texts.put(texts)
        self._tables.put(tables)
        self._pairs.put(pairs)
        return len(texts) + len(tables) + len(pairs)

    def close(self) -> None:
        """See `Writer`."""
        for file in (self._texts, self._tables, self._pairs):
            file.close()

    abandon = close


def _tagged_row(item: LabelledText) -> dict[str, Any]:
    row = text_row(item)
    spans = [(one.span, one.label) for one in without_overlaps(item.entities)]
    tags = bio(len(item.text), spans, withheld=item.withheld_entities)
    return row | {"tokens": list(item.text), "ner_tags": [_CODES[tag] for tag in tags]}


def read_texts(path: Path) -> Iterator[LabelledText]:
    """The text examples of `SPLIT.parquet`. Raises BadFile, or SpanMismatch for shifted spans."""
    for row in _rows(path):
        tokens, _ = row.pop("tokens", None), row.pop("ner_tags", None)
        if "".join(tokens or ()) != row.get("text"):
            raise BadFile(f"{path.name}: {row.get('id')}")
        yield text_of(row)


def read_tables(path: Path) -> Iterator[tuple[str, TableLabel]]:
    """Tables of `tables/SPLIT.parquet` with the document that they are of."""
    for row in _rows(path):
        yield str(row["document"]), table_of(row)


def read_figures(path: Path) -> Iterator[tuple[str, tuple[FigureLabel, ...]]]:
    """Figures of each table of `tables/SPLIT.parquet` with the document that they are of. Raises BadFile."""
    for row in _rows(path):
        yield str(row["document"]), figures_of(row)


def read_pairs(path: Path) -> Iterator[tuple[str, PairLabel]]:
    """Pairs of `pairs/SPLIT.parquet` with the document that they are of."""
    for row in _rows(path):
        yield str(row["document"]), pair_of(row)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        file = arrow.parquet.ParquetFile(path)
    except (arrow.ArrowException, OSError) as error:
        raise BadFile(f"{path.name}: {type(error).__name__}") from error
    with file:
        for batch in file.iter_batches(_GROUP_ROWS["texts"]):
            yield from batch.to_pylist()
