"""Which reports of one body are held against each other: the rules of `gouji check`, without its readings in memory.

What stands between two years is told by the later of the two reports to go out; a report that waits for others (it
speaks of changes, or sums up its bodies) goes out after all that do not. `service.cli.reading.in_turn` does it as the
documents come; this does it of all of them, in the order of their paths.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as partners are chosen by.

    Args:
        order: its path as paths are sorted.
        values: the same for reports with the same values in the same fields.
        known_by: what a partner is remembered by: another text, when anything changes that a comparison shows of it.
    """

    id: int
    order: str
    year: int
    waits: bool
    values: str
    known_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partners:
    """The reports of the year before and after that one is held against."""

    before: Report | None = None
    after: Report | None = None


class _Year:
    """The reports of one year, in order."""

    def __init__(self, reports: list[Report]) -> None:
        self.reports = sorted(reports, key=lambda report: (report.order, report.id))
        self.orders = [report.order for report in self.reports]
        first = self.reports[0].values
        differing = (index for index, report in enumerate(self.reports) if report.values != first)
        self._same = next(differing, len(self.reports))
        self.first_out = next((report.order for report in self.reports if not report.waits), None)

    def met_before(self, order: str) -> int:
        """How many there are before that path."""
        return bisect_left(self.orders, order)

    def only(self, met: int) -> Report | None:
        """The one that the first `met` are versions of; None where they say different things, or there is none."""
        return self.reports[0] if 0 < met <= self._same else None


def partners(reports: Iterable[Report]) -> Iterator[tuple[Report, Partners]]:
    """Every report of one body with its partners."""
    by_year: dict[int, list[Report]] = {}
    for report in reports:
        by_year.setdefault(report.year, []).append(report)
    years = {year: _Year(found) for year, found in by_year.items()}
    for year, own in years.items():
        before, after = years.get(year - 1), years.get(year + 1)
        told_later = after is not None and after.first_out is not None and after.first_out < own.orders[0]
        for report in own.reports:
            met = 0 if before is None else len(before.orders) if report.waits else before.met_before(report.order)
            chosen = Partners(
                before=before.only(met) if before else None,
                after=after.only(after.met_before(report.order)) if after and told_later else None,
            )
            yield report, chosen


def in_path_order(path: str) -> str:
    """A text that sorts as a walk through the folders meets the path; members of an archive by their whole names."""
    outer, inside, member = path.partition("!/")
    return outer.replace("/", "\x01") + ("\x01" + member if inside else "")
