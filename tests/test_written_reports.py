"""Whole small reports written by hand, read by the whole line: what is flagged is wrong, and what is wrong is flagged."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from corpora.document.reading import Reading
from corpora.synthetic.values import broken_identities
from corpora.synthetic.written import WrittenReport, read_written, render, report_of, truth_of
from service.between_reports import compare_years
from service.export.record import to_record
from tests.few import one_in
from training.metrics.scores import Tally, score

FOLDER = Path(__file__).parent / "models" / "language" / "handwritten"
FILES = tuple(path for half in ("dev", "held") for path in sorted((FOLDER / half).glob("reports*.yaml")))
_NAMED = re.compile(r"^- id: (\S+)$", re.MULTILINE)
NAMES: Mapping[Path, tuple[str, ...]] = {path: tuple(_NAMED.findall(path.read_text("utf-8"))) for path in FILES}
"""The reports of each file, by their heads alone: every process of the tests must know them, few read them whole."""
NOT_YET_FOUND = frozenset(
    {"s-41", "p-20"}
    | {"n-02", "n-10", "m-15", "k-02b", "k-04b", "k-08b", "k-12b"}
    | {"l-03"}
    | {"i-15", "i-23"}
    | {"h-21", "g-20"}
    | {"dd-12"}
    | {"gg-03", "gg-20", "gg-37", "hh-22"}
    | {"jj-04"}
    | {"mm-20"}
    | {"oo-37", "pp-34"}
    | {"rr-17", "rr-34", "tt-05", "tt-08", "tt-35"}
    | {"uu-08", "uu-13", "uu-16", "uu-30", "vv-20"}
    | {"ww-10", "ww-18", "ww-27", "ww-30", "ww-33"}
    | {"yy-27", "za-16", "za-29", "za-32", "za-39", "zb-24", "zb-37", "zb-40"}
    | {"zc-09", "zd-29", "zd-33", "zz-28"}
    | {"ze-26", "ze-30", "zf-15"}
)
"""Reports of the half for development with a contradiction that is missed: 不掌握29件 beside figures that agree; 4场，分别解读
一季度、上半年、前三季度; and those that were written after the rules. The network, which these tests leave out, finds
g-20, jj-04, tt-05 and tt-08; of 55 by four ways that make 53 (mm-20) the lost part is as large as the least.
"""
NOT_YET_QUIET = frozenset(
    {"q-05"}
    | {"r-74"}
    | {"aa-04", "dd-10", "dd-22"}
    | {"ff-35", "gg-01"}
    | {"hh-21"}
    | {"mm-04"}
    | {"rr-40", "tt-24"}
    | {"ww-40"}
    | {"za-05", "zc-04", "zc-12", "zc-18", "zc-38", "zd-12", "zd-29"}
)
"""Those with a flag that is not true; all but the first are quiet with the network."""


@cache
def reports(path: Path) -> Mapping[str, WrittenReport]:
    return {written.id: written for written in read_written(path)}


@pytest.mark.parametrize("path", FILES, ids=lambda one: f"{one.parent.name}/{one.stem}")
def test_every_report_has_its_name_and_tables_hold_unless_the_truth_says_otherwise(path: Path) -> None:
    assert tuple(reports(path)) == NAMES[path]
    broken = {name for name, one in reports(path).items() if broken_identities(report_of(one).figures)}
    told = {
        name
        for name, one in reports(path).items()
        if any(expected.kind == "table-identity" for expected in one.contradicted)
    }
    assert broken == told


def test_ids_differ() -> None:
    names = [name for path in FILES for name in NAMES[path]]
    assert len(set(names)) == len(names) >= 30


@pytest.mark.parametrize(
    ("path", "name"),
    one_in(12, ((path, name) for path in FILES if path.parent.name == "dev" for name in NAMES[path]), named=True),
)
def test_only_what_is_wrong_is_flagged(path: Path, name: str, read: Callable[..., Reading]) -> None:
    written = reports(path)[name]
    tally = scored(written, read)
    assert tally.right == tally.figures == 200
    assert tally.flags == tally.true or name in NOT_YET_QUIET
    assert tally.found == tally.planted or name in NOT_YET_FOUND


def test_pairs_of_years_contradict_where_they_do(read: Callable[..., Reading]) -> None:
    written = tuple(one for path in sorted((FOLDER / "dev").glob("years*.yaml")) for one in read_written(path))
    readings = compare_years([read(render(one), path=one.file_name) for one in written])
    tallies = {one.id: _tally(reading, one) for reading, one in zip(readings, written, strict=True)}
    assert {name for name, tally in tallies.items() if tally.flags != tally.true} <= NOT_YET_QUIET
    assert {name for name, tally in tallies.items() if tally.found != tally.planted} <= NOT_YET_FOUND


def scored(written: WrittenReport, read: Callable[..., Reading]) -> Tally:
    return _tally(read(render(written), path=written.file_name), written)


def _tally(reading: Reading, written: WrittenReport) -> Tally:
    return score(to_record(reading).model_dump(mode="json"), truth_of(written))
