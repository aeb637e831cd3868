"""Do the profile's identities hold: 新收 + 结转 = 办理结果总计 + 结转下年度, 总计 = 各列之和?

One wrong cell breaks every identity that it stands in. Those are told as one contradiction that names the cell, when
one change of one cell mends all of them and the cell stands in none that holds, or when the narrative says of the cell
what the identity asks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpora.document.claim import Claim
from corpora.profiles.connected import connected
from service.checks.inspection import Finding, Inspection, message
from service.checks.tables.identities import Weighed, suspect_of, weighed_identities


def table_identity(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each family of identities that holds, one for each cell or identity that does not."""
    weighed = weighed_identities(inspection)
    yield from _holding(inspection, [item for item in weighed if item.holds])
    yield from _failing(inspection, weighed)


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
    for group in connected(failing):
        suspect = suspect_of(group, [item for item in weighed if item.holds])
        if suspect is not None:
            yield _finding(inspection, group[0], group, suspect)
            continue
        for item in group:
            witness = _witness(inspection, item)
            yield _finding(inspection, item, [item], witness.fields[0].fields[0] if witness else None, witness)


def _witness(inspection: Inspection, item: Weighed) -> Claim | None:
    """A claim that says of one of the cells what would mend the identity."""
    for claim in inspection.mentions.claims:
        fields = claim.fields[0].fields if claim.fields and claim.firm else ()
        if len(fields) != 1 or fields[0] not in item.fields:
            continue
        printed = inspection.figures[fields[0]].value
        if printed is not None and inspection.said(claim) == printed + item.missing(fields[0]):
            return claim
    return None


def _finding(
    inspection: Inspection,
    item: Weighed,
    group: Sequence[Weighed],
    suspect: str | None,
    witness: Claim | None = None,
) -> Finding:
    fields = tuple(dict.fromkeys(field for one in group for field in one.fields))
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
        evidence=(
            *inspection.cells([field for field in ordered if field is not None]),
            *((inspection.sentence(witness),) if witness else ()),
        ),
        confidence=inspection.confidence(fields),
    )


def _numbers(inspection: Inspection, item: Weighed, suspect: str | None) -> tuple[Decimal, Decimal]:
    """Printed and expected: of the suspected cell, else the two sides."""
    if suspect is None:
        return item.left, item.right
    printed = inspection.figures[suspect].value
    assert printed is not None
    return printed, printed + item.missing(suspect)
