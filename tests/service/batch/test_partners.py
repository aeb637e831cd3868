"""The rules of who is held against whom, against `gouji check`'s own way of finding out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from corpora.document.figure import Figure
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.batch.partners import Report, in_path_order, partners
from service.checks.changes.claim_change import same_body
from service.cli.reading import Bodies, in_turn

Told = dict[str, tuple[str | None, str | None]]


def told_in_turn(reading: Reading, reports: Sequence[Report]) -> Told:
    """Whom `in_turn` compares each of them with: paths of last year's and next year's."""
    by_path = {report.order: report for report in reports}
    told: Told = {report.order: (None, None) for report in reports}

    def read(source: RawSource) -> Reading:
        report = by_path[source.path]
        figure = Figure(
            field="f", label="", value=None, state="blank", unit=report.values, table="t", cell=(0, 0), printed="",
            confidence=1,
        )  # fmt: skip
        layout = replace(reading.layout, year=report.year, figures=(replace(figure, field=report.values),))
        return replace(
            reading,
            layout=layout,
            document=replace(reading.document, source=replace(reading.document.source, path=source.path)),
        )

    def only(others: Sequence[Reading]) -> str | None:
        distinct = {other.layout.figures for other in others}
        return others[0].document.source.path if len(distinct) == 1 else None

    def compare(given: Sequence[Reading]) -> tuple[Reading, ...]:
        path = given[0].document.source.path
        told[path] = (only(given[1:]), told[path][1])
        return tuple(given)

    def look_ahead(given: Reading, after: Sequence[Reading]) -> Reading:
        path = given.document.source.path
        told[path] = (told[path][0], only(after))
        return given

    sources = [RawSource(path=report.order, data=b"") for report in reports]
    list(
        in_turn(
            sources, read=read, compare=compare, bodies=Bodies(same_body), look_ahead=look_ahead,
            waits=lambda one: by_path[one.document.source.path].waits,
        )
    )  # fmt: skip
    return told


@pytest.mark.parametrize("seed", range(60))
def test_the_same_reports_are_held_against_each_other(reading: Reading, seed: int) -> None:
    draw = Random(seed)
    reports = [
        Report(
            id=number, order=f"{number:02}", year=draw.randint(2020, 2023), waits=draw.random() < 0.3,
            values=draw.choice("aaab"), known_by="",
        )
        for number in range(draw.randint(1, 9))
    ]  # fmt: skip
    shuffled = draw.sample(reports, len(reports))
    found = {
        report.order: (chosen.before and chosen.before.order, chosen.after and chosen.after.order)
        for report, chosen in partners(shuffled)
    }
    assert found == told_in_turn(reading, reports)


def test_paths_sort_as_folders_are_walked() -> None:
    paths = ["a/1.txt", "a/b/2.txt", "a-b/1.txt", "a.zip!/乙/1.txt", "a.zip!/乙-1.txt", "a.zip.txt", "b"]
    walked = ["a/1.txt", "a/b/2.txt", "a-b/1.txt", "a.zip!/乙-1.txt", "a.zip!/乙/1.txt", "a.zip.txt", "b"]
    assert sorted(paths, key=in_path_order) == walked
