"""Planted contradictions in a consistent report. The report before planting is the clean twin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from corpora.document.check import CheckKind
from corpora.synthetic.prose.families import denial
from corpora.synthetic.prose.reprint import is_percentage, reprinted
from corpora.synthetic.report import Fact, Paragraph, PrintedTable, Report, Section, Statement
from corpora.synthetic.tables.fields import APPLICANTS, COLUMNS, DISPUTE_PATHS, DISPUTE_RESULTS, GROUPS, OUTCOMES, ROWS
from corpora.synthetic.tables.forms import print_cell

KINDS: tuple[CheckKind, ...] = (
    "table-identity",
    "claim-table",
    "claim-parts",
    "claim-ratio",
    "claim-list",
    "claim-claim",
    "claim-change",
    "period",
)
SMALLEST_WRONG_SHARE = Decimal("1.5")
"""Percentage points by which a planted share is off at least: more than any rounding, cutting or typing."""


SHARE_OF_DENIALS = 0.3
"""Share of planted counts of new requests that become 未收到 instead of another number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """What was planted: the wrong value that is printed, and what the rest of the report says. `sentence` is None for
    a table.
    """

    kind: CheckKind
    claimed: Decimal
    found: Decimal
    sentence: str | None = None
    fields: tuple[str, ...] = ()
    parts: tuple[Decimal, ...] = ()


LEFT_OUT_AT_MOST = Decimal("0.02")
"""Share of a whole by which a planted list that may leave something out (其中) falls short;
a larger rest may be a choice.
"""


def plant_several(
    report: Report, random: Random, *, kinds: Sequence[CheckKind]
) -> tuple[Report, tuple[Contradiction, ...]] | None:
    """`report` with one change of each of `kinds`, each in a sentence of its own; None when one of them finds no place.

    Raises:
        ValueError: when a kind is named twice.
    """
    if len(set(kinds)) < len(kinds):
        raise ValueError(f"a kind is planted once: {', '.join(kinds)}")
    planted: list[Contradiction] = []
    for kind in kinds:
        kept = frozenset(contradiction.sentence for contradiction in planted if contradiction.sentence)
        result = plant(report, random, kind=kind, kept=kept)
        if result is None:
            return None
        report, contradiction = result
        planted.append(contradiction)
    return report, tuple(planted)


def plant(
    report: Report, random: Random, *, kind: CheckKind, kept: frozenset[str] = frozenset()
) -> tuple[Report, Contradiction] | None:
    """`report` with one change that a check of `kind` must find; None when it says nothing that could be changed so.

    A claim-change is only planted where last year's report is in the corpus (its fact is firm then). Sentences in
    `kept` stay as they are.
    """
    if kind == "table-identity":
        return _plant_in_table(report, random)
    statements = [s for s in report.statements if s.text not in kept and _fact_to_change(s, kind)]
    if kind == "claim-claim":
        statements = statements[1:]
    if not statements:
        return None
    statement = random.choice(statements)
    fact = _fact_to_change(statement, kind)
    deniable = fact and kind == "claim-table" and fact.fields == ("requests.new.total",) and fact.value
    if fact and deniable and random.random() < SHARE_OF_DENIALS:
        return _plant_denial(report, random, statement, fact)
    if fact is None or fact.numeral is None:
        return None
    is_share = is_percentage(statement, fact)
    wrong = _wrong_value(report, random, fact, is_share=is_share)
    if wrong is None:
        return None
    changed = reprinted(statement, fact, wrong)
    contradiction = Contradiction(
        kind=kind,
        claimed=wrong,
        found=sum(fact.parts, Decimal(0)) if kind == "claim-parts" else fact.value,
        sentence=changed.text,
        fields=fact.fields,
        parts=fact.parts,
    )
    return _replace_statement(report, statement, changed), contradiction


def _plant_denial(report: Report, random: Random, statement: Statement, fact: Fact) -> tuple[Report, Contradiction]:
    """The sentence says 未收到 where the table counts requests."""
    denied = denial(random, body=report.body, year=report.year, fact=fact)
    contradiction = Contradiction(
        kind="claim-table", claimed=Decimal(0), found=fact.value, sentence=denied.text, fields=fact.fields
    )
    return _replace_statement(report, statement, denied), contradiction


def _fact_to_change(statement: Statement, kind: CheckKind) -> Fact | None:
    """The fact of `kind` that a change would make wrong, in a sentence that says little else."""
    facts = [fact for fact in statement.facts if fact.kind == kind and fact.numeral and fact.firm]
    if not facts or (kind == "claim-table" and len(statement.facts) > 1):
        return None
    return facts[0]


def _wrong_value(report: Report, random: Random, fact: Fact, *, is_share: bool) -> Decimal | None:
    """A near value that no expression of the report explains, as a slip of the pen would give."""
    if fact.kind == "period":
        return fact.value - random.choice((1, 1, 1, 2))
    candidates = [value for value in _slips(fact, step=2 if is_share else 1) if value != fact.value]
    if fact.kind == "claim-parts":
        total, smallest = sum(fact.parts, Decimal(0)), min(fact.parts)
        most = total + (smallest if fact.complete else min(smallest, total * LEFT_OUT_AT_MOST))
        candidates = [value for value in candidates if max(fact.parts) < value < most]
    elif is_share:
        largest = Decimal("Infinity") if fact.kind == "claim-change" else 100
        candidates = [v for v in candidates if abs(v - fact.value) >= SMALLEST_WRONG_SHARE and v < largest]
    elif fact.kind == "claim-list":
        candidates = [value for value in candidates if value > 1]
    if fact.fields:
        explained = _explained(report, change_from=fact.parts[1] if fact.kind == "claim-change" else None)
        candidates = [value for value in candidates if value not in explained]
    return random.choice(candidates) if candidates else None


def _slips(fact: Fact, *, step: int) -> Iterator[Decimal]:
    """`step` off, or one digit changed, or two neighbouring digits exchanged."""
    yield from (value for value in (fact.value + step, fact.value - step) if value > 0)
    digits = print_cell(fact.value)
    for index, digit in enumerate(digits):
        if not digit.isdigit():
            continue
        yield Decimal(f"{digits[:index]}{(int(digit) + 3) % 10 or 1}{digits[index + 1 :]}")
        if digits[index + 1 : index + 2].isdigit() and digits[index + 1] != "0":
            yield Decimal(f"{digits[:index]}{digits[index + 1]}{digit}{digits[index + 2 :]}")


def _explained(report: Report, *, change_from: Decimal | None) -> set[Decimal]:
    """Values that words about requests could mean: every printed figure, and the sums that people mean.

    With `change_from`, their distances from last year's value instead.
    """
    figures = report.figures
    values = set(figures.values.values())
    for column in COLUMNS:
        new, old = figures[f"requests.new.{column}"], figures[f"requests.carried_in.{column}"]
        out, total = figures[f"requests.carried_out.{column}"], figures[f"requests.outcome_total.{column}"]
        granted, partial = figures[f"requests.granted.{column}"], figures[f"requests.partial.{column}"]
        values |= {new + old, new - out, total + out, granted + partial, new + old - out}
        for group, (_, rows) in GROUPS.items():
            values.add(figures.sum(tuple(f"requests.{group}.{row}.{column}" for row in rows)))
        ended = [f"requests.other.{row}.{column}" for row in ("not_corrected_in_time", "fee_unpaid")]
        refused = [f"requests.not_processed.{row}.{column}" for row in GROUPS["not_processed"][1]]
        values.add(figures.sum((*refused, *ended)))
        values |= {total - figures[f"requests.other.other.{column}"], total - figures[refused[0]]}
    for row in ROWS:
        values.add(figures[f"requests.{row}.total"] - figures[f"requests.{row}.natural_person"])
    for path in DISPUTE_PATHS:
        values.add(figures[f"disputes.{path}.total"] - figures[f"disputes.{path}.pending"])
    litigation = ("disputes.litigation_direct.total", "disputes.litigation_after.total")
    values |= {figures.sum(litigation), figures.sum((*litigation, "disputes.reconsideration.total"))}
    return values if change_from is None else {abs(value - change_from) for value in values}


def _replace_statement(report: Report, old: Statement, new: Statement) -> Report:
    def changed(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, statements=tuple(new if s is old else s for s in paragraph.statements))

    def changed_section(section: Section) -> Section:
        return replace(section, content=tuple(changed(c) if isinstance(c, Paragraph) else c for c in section.content))

    return replace(
        report,
        introduction=tuple(changed(paragraph) for paragraph in report.introduction),
        sections=tuple(changed_section(section) for section in report.sections),
    )


def _plant_in_table(report: Report, random: Random) -> tuple[Report, Contradiction] | None:
    """Changes one cell that the narrative does not speak of, so that only the table contradicts itself.

    In a report with blank cells a part is only raised: parts above their total contradict it whatever the blanks hold,
    a shortfall does not. The column of totals has no blanks.
    """
    spoken = {field for statement in report.statements for fact in statement.facts for field in fact.fields}
    printed = {cell.field for table in report.tables for cell in table.cells if cell.value is not None}
    inner = [f"requests.{row}.{column}" for row in OUTCOMES for column in (*APPLICANTS, "total")]
    inner += [f"disputes.{path}.{result}" for path in DISPUTE_PATHS for result in (*DISPUTE_RESULTS, "total")]
    choices = [field for field in inner if field in printed and field not in spoken]
    if report.figures.blank:
        choices = [field for field in choices if field.startswith("requests")]
    used = [field for field in choices if report.figures[field]]
    if not choices:
        return None
    field = random.choice(used or choices)
    right = report.figures[field]
    could_hide = bool(report.figures.blank) and not field.endswith(".total")
    raised = right < 2 or random.random() < 0.5 or could_hide
    wrong = right + random.choice((1, 2, 10)) if raised else right - 1
    figures = replace(report.figures, values={**report.figures.values, field: wrong})
    sections = tuple(
        replace(s, content=tuple(_with_cell(c, field, wrong) if isinstance(c, PrintedTable) else c for c in s.content))
        for s in report.sections
    )
    contradiction = Contradiction(kind="table-identity", claimed=wrong, found=right, fields=(field,))
    return replace(report, figures=figures, sections=sections), contradiction


def _with_cell(table: PrintedTable, field: str, value: Decimal) -> PrintedTable:
    text = print_cell(value)
    return replace(
        table, cells=tuple(replace(c, text=text, value=value) if c.field == field else c for c in table.cells)
    )
