"""Wholes and the parts that are named with them: applicants, outcomes, results, channels, topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.synthetic.prose.families import table_fact, table_facts
from corpora.synthetic.prose.filling import Filled
from corpora.synthetic.prose.phrases import load_phrases
from corpora.synthetic.prose.printed import Printed
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Fact, Statement
from corpora.synthetic.tables.fields import APPLICANTS, COLUMNS, DISPUTE_PATHS, DISPUTE_RESULTS, GROUPS, ORGANISATIONS

SHARE_OF_LOOSE = 0.25
"""Share of the lists that stand beside their whole without words that tie them to it."""
SHARE_OF_OPEN_RESTS = 0.3
"""Share of the open lists (其中) that leave something out."""

OUTCOME_PARTS: dict[str, tuple[str, ...]] = {
    "予以公开": ("requests.granted.total",),
    "部分公开": ("requests.partial.total",),
    **{
        heading.split("）")[1]: tuple(f"requests.{group}.{row}.total" for row in rows)
        for group, (heading, rows) in GROUPS.items()
    },
}
SHAPES = (
    "[{name}]{{{slot}}}{unit}",
    "[{name}]{{{slot}}}{unit}",
    "[{name}]的{{{slot}}}{unit}",
    "[{name}]（{{{slot}}}{unit}）",
)
"""How a part is printed; the first twice, for it is the usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`fields` are empty for a measure of the narrative alone; `inner` are the part's own parts."""

    name: str
    value: Decimal
    fields: tuple[str, ...] = ()
    inner: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedParts:
    """A list of parts as template words, and the numbers of its slots. `top` are the slots of parts that stand in no
    other part's brackets, `ties` those of the parts that do.
    """

    words: str
    slots: dict[str, Printed]
    top: tuple[str, ...]
    ties: str = ""


def applicants(voice: Voice) -> Statement | None:
    """New requests by applicant: 自然人 against 法人或其他组织, or column by column, or the one within the other."""
    five = tuple(f"requests.new.{column}" for column in ORGANISATIONS)
    fine = [
        Part(name=_column_name(c), value=voice.figures[f"requests.new.{c}"], fields=(f"requests.new.{c}",))
        for c in APPLICANTS
    ]
    organisations = tuple(part for part in fine[1:] if part.value)
    nested = organisations if len(organisations) > 1 and voice.random.random() < 0.4 else ()
    coarse = [
        Part(name="自然人申请", value=fine[0].value, fields=fine[0].fields),
        Part(name="法人或其他组织申请", value=voice.figures.sum(five), fields=five, inner=nested),
    ]
    parts = voice.random.choice((coarse, fine))
    return _statutory(voice, "applicants", ("requests.new.total",), parts)


def outcomes(voice: Voice) -> Statement | None:
    """Outcomes by kind; kinds without a case are not mentioned."""
    parts = [Part(name=name, value=voice.figures.sum(f), fields=f) for name, f in OUTCOME_PARTS.items()]
    return _statutory(voice, "outcomes", ("requests.outcome_total.total",), parts)


def reconsideration_results(voice: Voice) -> Statement | None:
    """Reconsiderations by result."""
    fields = {name: (f"disputes.reconsideration.{key}",) for key, name in DISPUTE_RESULTS.items()}
    parts = [Part(name=name, value=voice.figures.sum(field), fields=field) for name, field in fields.items()]
    return _statutory(voice, "results", ("disputes.reconsideration.total",), parts)


def litigation_paths(voice: Voice) -> Statement | None:
    """Litigation by path."""
    paths = [path for path in DISPUTE_PATHS if path.startswith("litigation")]
    fields = tuple(f"disputes.{path}.total" for path in paths)
    parts = [
        Part(name=DISPUTE_PATHS[p], value=voice.figures[f], fields=(f,)) for p, f in zip(paths, fields, strict=True)
    ]
    return _statutory(voice, "litigation", fields, parts)


def published(voice: Voice) -> Statement:
    """A whole of the narrative alone and its parts by channel, topic or form; an open list may leave some out."""
    random, subjects = voice.random, load_phrases("composites")["narrative_parts"]
    number = random.randrange(len(subjects))
    subject = subjects[number]
    kinds = [kind for kind in ("complete", "open", "loose", "respectively") if kind in subject]
    kind = random.choices(kinds, [1 if kind in ("loose", "respectively") else 3 for kind in kinds])[0]
    names, scale = random.sample(subject["names"], random.randint(2, 4)), random.choice(subject["scale"])
    parts = [Part(name=name, value=Decimal(1 + int(random.expovariate(1 / scale)))) for name in names]
    smallest = min(part.value for part in parts)
    rest = Decimal(0)
    if kind == "open" and random.random() < SHARE_OF_OPEN_RESTS:
        rest = Decimal(random.randint(int(smallest), 4 * int(smallest)))
    template = voice.choose(subject[kind])
    whole = voice.print(sum(part.value for part in parts) + rest)
    printed = print_parts(voice, parts, unit=subject["unit"], label=subject.get("label"))
    words = {
        "parts": printed.words,
        "names": _names(parts, subject.get("label")),
        "values": _values(parts, subject["unit"]),
    }
    complete = kind not in ("open", "loose")
    tie = _tie("whole", printed.top, complete=complete)
    filled = voice.fill(_with(template, words) + tie, {"whole": whole, **printed.slots})
    fact = _parts_fact(filled, whole, parts, complete=complete, firm=not rest and kind != "loose")
    return filled.statement(fact, family=family_name(f"parts.{number}.{kind}", template))


def print_parts(voice: Voice, parts: Sequence[Part], *, unit: str, label: str | None = None) -> PrintedParts:
    """自然人8件、商业企业2件 with a slot for each number, p0 onwards; inner parts in brackets behind theirs.

    `label` is the letter of the entity that the names are, if they are.
    """
    shape, joint = voice.random.choice(SHAPES), voice.random.choice(("、", "，"))
    slots: dict[str, Printed] = {}
    top, ties = list[str](), list[str]()

    def printed(part: Part, shape: str) -> str:
        slot = f"p{len(slots)}"
        slots[slot] = _plain(voice, part.value).of(*part.fields)
        name = f"<{label} {part.name}>" if label else part.name
        words = shape.format(name=name, slot=slot, unit=unit)
        if part.inner:
            first = len(slots)
            inner = "、".join(printed(one, SHAPES[0]) for one in part.inner)
            words += f"（其中{inner}）"
            ties.append(_tie(slot, [f"p{number}" for number in range(first, len(slots))], complete=False))
        return words

    shape = SHAPES[0] if any(part.inner for part in parts) else shape
    words = list[str]()
    for part in parts:
        top.append(f"p{len(slots)}")
        words.append(printed(part, shape))
    return PrintedParts(words=joint.join(words), slots=slots, top=tuple(top), ties="".join(ties))


def _tie(whole: str, parts: Sequence[str], *, complete: bool) -> str:
    """The markup of a whole and its parts."""
    return f" #{whole}{'=' if complete else '>'}{'+'.join(parts)}"


def _plain(voice: Voice, value: Decimal) -> Printed:
    """In the report's habit, never in characters: lists are printed alike."""
    return Printed(value=value, style=voice.habit if voice.habit == "wide" or value >= 1000 else "arabic")


def _names(parts: Sequence[Part], label: str | None) -> str:
    return "、".join(f"[p{i}|<{label} {part.name}>]" if label else part.name for i, part in enumerate(parts))


def _values(parts: Sequence[Part], unit: str) -> str:
    return "、".join(f"{{p{index}}}{unit}" for index in range(len(parts)))


def _with(template: str, words: dict[str, str]) -> str:
    for name, printed in words.items():
        template = template.replace(f"{{{name}}}", printed)
    return template


def _column_name(column: str) -> str:
    return COLUMNS[column] if column != "other_org" else "其他组织"


def _statutory(voice: Voice, key: str, fields: tuple[str, ...], parts: Sequence[Part]) -> Statement | None:
    present = [part for part in parts if part.value]
    if len(present) < 2:
        return None
    kind = "loose" if voice.random.random() < SHARE_OF_LOOSE else "firm"
    template = voice.choose(load_phrases("composites")[key][kind])
    whole = voice.print(voice.figures.sum(fields)).of(*fields)
    printed = print_parts(voice, present, unit="件")
    lead = template[: template.index("{parts}")]
    complete = kind == "firm" and not any(word in lead for word in ("其中", "申请中", "{among}"))
    tie = _tie("whole", printed.top, complete=complete) + printed.ties
    filled = voice.fill(_with(template, {"parts": printed.words}) + tie, {"whole": whole, **printed.slots})
    fact = _parts_fact(filled, whole, present, complete=complete, firm=kind == "firm")
    inner = [_inner_fact(filled, part, printed.slots) for part in present if part.inner]
    facts = (fact, table_fact(filled, "whole", whole), *inner, *table_facts(filled, printed.slots))
    return filled.statement(*facts, family=family_name(f"{key}.{kind}", template))


def _parts_fact(filled: Filled, whole: Printed, parts: Sequence[Part], *, complete: bool, firm: bool) -> Fact:
    value = whole.value if not whole.scale else sum((part.value for part in parts), Decimal(0))
    return Fact(
        kind="claim-parts",
        value=value,
        numeral=None if whole.scale else filled.spans["whole"],
        style=whole.style,
        fields=whole.sense.fields,
        parts=tuple(part.value for part in parts),
        complete=complete,
        firm=firm and whole.exact,
    )


def _inner_fact(filled: Filled, part: Part, slots: dict[str, Printed]) -> Fact:
    slot = next(name for name, printed in slots.items() if printed.sense.fields == part.fields)
    return Fact(
        kind="claim-parts",
        value=part.value,
        numeral=filled.spans[slot],
        style=slots[slot].style,
        fields=part.fields,
        parts=tuple(one.value for one in part.inner),
        firm=slots[slot].exact,
    )
