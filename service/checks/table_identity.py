"""Do the profile's identities hold: 新收 + 结转 = 办理结果总计 + 结转下年度, 总计 = 各列之和?

One wrong cell breaks every identity that it stands in. Those are told as one contradiction that names the cell, when
one change of one cell mends all of them and the cell stands in none that holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.profiles.profile import Identity
from service.checks.inspection import TRUSTED_FIGURE, Finding, Inspection, message


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An identity with what its sides add up to; blank cells count as nothing. `open_left` and `open_right`: the side
    has a blank cell, so that it may be more than it adds up to.
    """

    identity: Identity
    left: Decimal
    right: Decimal
    open_left: bool
    open_right: bool

    @property
    def holds(self) -> bool:
        """Do both sides agree?"""
        return self.left == self.right

    @property
    def fails(self) -> bool:
        """Do they differ whatever the blank cells hold? Figures are counts, a blank can only add to its side."""
        return (self.left > self.right and not self.open_right) or (self.right > self.left and not self.open_left)


def table_identity(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each family of identities that holds, one for each cell or identity that does not."""
    if inspection.profile is None:
        return
    weighed = [item for identity in inspection.profile.identities if (item := weigh(inspection, identity)) is not None]
    yield from _holding(inspection, [item for item in weighed if item.holds])
    yield from _failing(inspection, weighed)


def weigh(inspection: Inspection, identity: Identity) -> Weighed | None:
    """Both sides' sums; None where a cell is missing, unreadable or doubtful, or a side says nothing at all."""
    sides: list[Decimal] = []
    blanks: list[bool] = []
    for fields in (identity.left, identity.right):
        figures = [inspection.figures.get(field) for field in fields]
        if any(
            figure is None or figure.state == "unreadable" or figure.confidence < TRUSTED_FIGURE for figure in figures
        ):
            return None
        values = [figure.value for figure in figures if figure is not None and figure.value is not None]
        if not values:
            return None
        blanks.append(len(values) < len(figures))
        sides.append(sum(values, Decimal(0)))
    return Weighed(identity=identity, left=sides[0], right=sides[1], open_left=blanks[0], open_right=blanks[1])


def _holding(inspection: Inspection, holding: Sequence[Weighed]) -> Iterator[Finding]:
    families: dict[str, list[Weighed]] = defaultdict(list)
    for item in holding:
        families[item.identity.id.partition(".")[0] + _stem(item.identity.name)].append(item)
    for family in families.values():
        fields = tuple(dict.fromkeys(field for item in family for field in (*item.identity.left, *item.identity.right)))
        yield Finding(
            kind="table-identity",
            verdict="supported",
            message=message("table-identity.supported", name=_stem(family[0].identity.name), count=len(family)),
            fields=fields,
            evidence=(),
            confidence=inspection.confidence(fields),
        )


def _stem(name: str) -> str:
    """An identity's name without the row or column that it is said of."""
    return name.partition("（")[0]


def _failing(inspection: Inspection, weighed: Sequence[Weighed]) -> Iterator[Finding]:
    failing = [item for item in weighed if item.fails]
    for group in _connected(failing):
        suspect = _suspect(group, [item for item in weighed if item.holds]) if len(group) > 1 else None
        if suspect is not None:
            yield _finding(inspection, group[0], group, suspect)
            continue
        for item in group:
            yield _finding(inspection, item, [item], None)


def _connected(failing: Sequence[Weighed]) -> list[list[Weighed]]:
    """Groups of identities that share cells."""
    groups: list[list[Weighed]] = []
    for item in failing:
        fields = set(_fields(item))
        touching = [group for group in groups if any(fields & set(_fields(other)) for other in group)]
        merged = [other for group in touching for other in group] + [item]
        groups = [group for group in groups if group not in touching] + [merged]
    return groups


def _fields(item: Weighed) -> tuple[str, ...]:
    return (*item.identity.left, *item.identity.right)


def _suspect(group: Sequence[Weighed], holding: Sequence[Weighed]) -> str | None:
    """The one cell whose change by one amount mends every identity of the group and breaks none that holds."""
    sound = {field for item in holding for field in _fields(item)}
    common = [field for field in _fields(group[0]) if all(field in _fields(item) for item in group)]
    suspects = []
    for field in common:
        changes = {item.right - item.left if field in item.identity.left else item.left - item.right for item in group}
        if len(changes) == 1 and field not in sound:
            suspects.append(field)
    return suspects[0] if len(suspects) == 1 else None


def _finding(inspection: Inspection, item: Weighed, group: Sequence[Weighed], suspect: str | None) -> Finding:
    fields = tuple(dict.fromkeys(field for one in group for field in _fields(one)))
    ordered = tuple(dict.fromkeys((suspect, *fields))) if suspect else fields
    code = "table-identity.cell" if suspect else "table-identity.contradicted"
    claimed, found = _numbers(inspection, item, suspect)
    return Finding(
        kind="table-identity",
        verdict="contradicted",
        cause="published",
        message=message(
            code,
            name=item.identity.name,
            left=item.left,
            right=item.right,
            count=len(group),
            label=inspection.label(suspect) if suspect else "",
            printed=claimed,
            expected=found,
            names="；".join(one.identity.name for one in group),
        ),
        fields=tuple(field for field in ordered if field is not None),
        claimed=claimed,
        found=found,
        evidence=inspection.cells([field for field in ordered if field is not None]),
        confidence=inspection.confidence(fields),
    )


def _numbers(inspection: Inspection, item: Weighed, suspect: str | None) -> tuple[Decimal, Decimal]:
    """Printed and expected: of the suspected cell, else the two sides."""
    if suspect is None:
        return item.left, item.right
    printed = inspection.figures[suspect].value
    assert printed is not None
    change = item.right - item.left if suspect in item.identity.left else item.left - item.right
    return printed, printed + change
