"""Wholes and the parts that are named with them: applicants, outcomes, results, channels, topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from random import Random

from corpora.synthetic.prose.families import table_fact, table_facts
from corpora.synthetic.prose.filling import Filled
from corpora.synthetic.prose.phrases import load_families, load_phrases
from corpora.synthetic.prose.printed import Printed
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Fact, Statement
from corpora.synthetic.tables.fields import APPLICANTS, COLUMNS, DISPUTE_PATHS, DISPUTE_RESULTS, GROUPS, ORGANISATIONS

SHARE_OF_LOOSE = 0.25
"""Share of the lists that stand beside their whole without words that tie them to it."""
SHARE_NESTED = 0.25
"""Share of the lists of outcomes that name reasons in brackets."""
SHARE_OF_OPEN_RESTS = 0.3
"""Share of the open lists (其中) that leave something out."""

OTHER = "其他"
"""The one row of outcomes that no family names."""
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
    "[{name}]{{{slot}}}{unit}",
    "[{name}]的{{{slot}}}{unit}",
    "[{name}]（{{{slot}}}{unit}）",
    "[{name}]：{{{slot}}}{unit}",
    "[{name}]共{{{slot}}}{unit}",
    "[{name}]为{{{slot}}}{unit}",
    "[{name}]有{{{slot}}}{unit}",
    "{{{slot}}}{unit}为[<{name}]",
    "{{{slot}}}{unit}[<{name}]",
)
"""How a part is printed; the first more often, for it is the usual one."""
JOINTS = ("、", "、", "，", "，", "；")
MARKS: tuple[tuple[str, ...], ...] = (
    ("一是", "二是", "三是", "四是", "五是", "六是"),
    ("（1）", "（2）", "（3）", "（4）", "（5）", "（6）"),
    ("①", "②", "③", "④", "⑤", "⑥"),
)
SHARE_MARKED, SHARE_WITH_AND, SHARE_WITH_ZEROS = 0.3, 0.15, 0.2
"""Shares of lists behind a colon whose parts are counted (一是, ①), of lists whose last part follows 和, of lists that
name parts without a case too.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Of a measure of the narrative alone `fields` are empty; `inner` are the part's own parts, `sense` whose it is."""

    name: str
    value: Decimal
    fields: tuple[str, ...] = ()
    inner: tuple[Part, ...] = ()
    sense: tuple[str, ...] = ()


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
        Part(name=_column_name(voice, c), value=voice.figures[f"requests.new.{c}"], fields=(f"requests.new.{c}",))
        for c in APPLICANTS
    ]
    organisations = tuple(part for part in fine[1:] if part.value)
    nested = organisations if len(organisations) > 1 and voice.random.random() < 0.4 else ()
    mark = voice.random.choice(("申请", "申请", ""))
    coarse = [
        Part(name=fine[0].name + mark, value=fine[0].value, fields=fine[0].fields),
        Part(
            name=_name_of(voice, five, "法人或其他组织") + mark,
            value=voice.figures.sum(five),
            fields=five,
            inner=nested,
        ),
    ]
    parts = voice.random.choice((coarse, fine))
    return _statutory(voice, "applicants", ("requests.new.total",), parts)


def outcomes(voice: Voice) -> Statement | None:
    """Outcomes by kind, now and then with the reasons in brackets; kinds without a case are seldom mentioned."""
    nested = voice.random.random() < SHARE_NESTED
    parts = []
    for name, fields in OUTCOME_PARTS.items():
        rows = [Part(name=_name_of(voice, (f,), OTHER), value=voice.figures[f], fields=(f,)) for f in fields]
        reasons = tuple(row for row in rows if row.value)
        inner = reasons if nested and len(fields) > 1 and len(reasons) > 1 else ()
        parts.append(
            Part(name=_name_of(voice, fields, name), value=voice.figures.sum(fields), fields=fields, inner=inner)
        )
    return _statutory(voice, "outcomes", ("requests.outcome_total.total",), parts)


def _name_of(voice: Voice, fields: tuple[str, ...], name: str) -> str:
    """What some office calls these fields: a name of the family that counts them, `name` where there is none."""
    return voice.random.choice(_names_of_fields().get(frozenset(fields)) or (name,))


@cache
def _names_of_fields() -> dict[frozenset[str], tuple[str, ...]]:
    families = load_families().values()
    return {frozenset(family.slots["n"]): family.names for family in families if family.names and "n" in family.slots}


def reconsideration_results(voice: Voice) -> Statement | None:
    """Reconsiderations by result."""
    fields = {name: (f"disputes.reconsideration.{key}",) for key, name in DISPUTE_RESULTS.items()}
    parts = [
        Part(name=_name_of(voice, field, name), value=voice.figures.sum(field), fields=field)
        for name, field in fields.items()
    ]
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
    printed = print_parts(
        voice, parts, unit=subject["unit"], label=subject.get("label"), may_be_counted="：{parts}" in template
    )
    words = {
        "parts": printed.words,
        "names": _names(parts, subject.get("label")),
        "values": _values(voice, parts, subject["unit"]),
    }
    complete = kind not in ("open", "loose")
    tie = tie_of_parts("whole", printed.top, complete=complete)
    filled = voice.fill(_with(template, words) + tie, {"whole": whole, **printed.slots})
    # 等 says that there are others: a whole that is more than these contradicts nothing.
    firm = not rest and kind != "loose" and "{parts}等" not in template
    fact = parts_fact(filled, whole, parts, complete=complete, firm=firm)
    return filled.statement(fact, family=family_name(f"parts.{number}.{kind}", template))


def print_parts(
    voice: Voice, parts: Sequence[Part], *, unit: str, label: str | None = None, may_be_counted: bool = False
) -> PrintedParts:
    """自然人8件、商业企业2件 with a slot for each number, p0 onwards; inner parts in brackets behind theirs.

    `label` is the letter of the entity that the names are, if they are. With `may_be_counted` now and then 一是, ①.
    """
    shape, joint = voice.random.choice(SHAPES), voice.random.choice(JOINTS)
    slots: dict[str, Printed] = {}
    top, ties = list[str](), list[str]()

    def printed(part: Part, shape: str) -> str:
        slot = f"p{len(slots)}"
        number = _plain(voice, part.value).of(*part.fields)
        slots[slot] = replace(number, sense=number.sense.narrowed(part.sense))
        name = f"<{label} {part.name}>" if label else part.name
        words = shape.format(name=name, slot=slot, unit=unit)
        if part.inner:
            first = len(slots)
            inner = "、".join(printed(one, SHAPES[0]) for one in part.inner)
            words += f"（{voice.random.choice(('其中', '其中', '含'))}{inner}）"
            ties.append(tie_of_parts(slot, [f"p{number}" for number in range(first, len(slots))], complete=False))
        return words

    shape = SHAPES[0] if any(part.inner for part in parts) else shape
    words = list[str]()
    for part in parts:
        top.append(f"p{len(slots)}")
        words.append(printed(part, shape))
    counted = may_be_counted and len(words) <= len(MARKS[0]) and voice.random.random() < SHARE_MARKED
    told = (
        _counted(voice.random, words)
        if counted
        else _in_a_row(voice.random, words, joint if "：" not in shape else "；")
    )
    return PrintedParts(words=told, slots=slots, top=tuple(top), ties="".join(ties))


def _counted(random: Random, words: Sequence[str]) -> str:
    """一是A；二是B；三是C."""
    marked = (mark + one for mark, one in zip(random.choice(MARKS), words, strict=False))
    return random.choice(("；", "，")).join(marked)


def _in_a_row(random: Random, words: Sequence[str], joint: str) -> str:
    """A、B、C or A、B和C."""
    if joint == "、" and random.random() < SHARE_WITH_AND:
        return joint.join(words[:-1]) + random.choice("和及与") + words[-1]
    return joint.join(words)


def tie_of_parts(whole: str, parts: Sequence[str], *, complete: bool) -> str:
    """The markup of a whole and its parts."""
    return f" #{whole}{'=' if complete else '>'}{'+'.join(parts)}"


def _plain(voice: Voice, value: Decimal) -> Printed:
    """In the report's habit, never in characters: lists are printed alike."""
    return Printed(value=value, style=voice.habit if voice.habit == "wide" or value >= 1000 else "arabic")


def _names(parts: Sequence[Part], label: str | None) -> str:
    named = (f"<{label} {part.name}>" if label else part.name for part in parts)
    return "、".join(f"[p{index}|{name}]" for index, name in enumerate(named))


def _values(voice: Voice, parts: Sequence[Part], unit: str) -> str:
    """8件、2件和1件, or with the last one's unit for all: 8、2、1件."""
    spare = voice.random.random() < SHARE_WITH_AND
    numbers = [f"{{p{index}}}{'' if spare else unit}" for index in range(len(parts))]
    last = voice.random.choice("、和")
    return "、".join(numbers[:-1]) + last + numbers[-1] + (unit if spare else "")


def _with(template: str, words: dict[str, str]) -> str:
    for name, printed in words.items():
        template = template.replace(f"{{{name}}}", printed)
    return template


def _column_name(voice: Voice, column: str) -> str:
    return _name_of(voice, (f"requests.new.{column}",), COLUMNS[column])


def _statutory(voice: Voice, key: str, fields: tuple[str, ...], parts: Sequence[Part]) -> Statement | None:
    present = [part for part in parts if part.value]
    if len(present) < 2:
        return None
    with_zeros = voice.random.random() < SHARE_WITH_ZEROS
    told = [part for part in parts if part.value or with_zeros]
    nested = any(part.inner for part in told)
    kinds = [("loose", SHARE_OF_LOOSE), ("firm", 1 - SHARE_OF_LOOSE)]
    kinds += [] if nested else [("respectively", SHARE_OF_LOOSE)]
    (kind,) = voice.random.choices([name for name, _ in kinds], [weight for _, weight in kinds])
    template = voice.choose(load_phrases("composites")[key][kind])
    whole = voice.print(voice.figures.sum(fields)).of(*fields)
    printed = print_parts(voice, told, unit="件", may_be_counted="：{parts}" in template)
    lead = template[: template.index("{parts}" if "{parts}" in template else "{names}")]
    complete = kind != "loose" and not any(word in lead for word in ("其中", "申请中", "申请]中", "{among}", "里，"))
    tie = tie_of_parts("whole", printed.top, complete=complete) + printed.ties
    words = {"parts": printed.words, "names": _names(told, None), "values": _values(voice, told, "件")}
    filled = voice.fill(_with(template, words) + tie, {"whole": whole, **printed.slots})
    fact = parts_fact(filled, whole, told, complete=complete, firm=kind != "loose")
    inner = [_inner_fact(filled, part, printed.slots) for part in told if part.inner]
    facts = (fact, table_fact(filled, "whole", whole), *inner, *table_facts(filled, printed.slots))
    return filled.statement(*facts, family=family_name(f"{key}.{kind}", template))


def parts_fact(filled: Filled, whole: Printed, parts: Sequence[Part], *, complete: bool, firm: bool) -> Fact:
    """That the parts make up the slot `whole`; not firm where that is rounded."""
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
