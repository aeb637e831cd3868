"""Sentences that are true by construction: families from data, and lists of parts, shares, changes, repetitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal

from corpora.document.geometry import Span
from corpora.synthetic.prose.numerals import percent
from corpora.synthetic.prose.phrases import Family, load_phrases
from corpora.synthetic.prose.voice import Printed, Voice
from corpora.synthetic.report import Fact, Statement
from corpora.synthetic.tables.fields import APPLICANTS, COLUMNS, DISPUTE_RESULTS, GROUPS, ORGANISATIONS
from corpora.synthetic.tables.forms import print_cell

Part = tuple[str, Decimal, tuple[str, ...]]
"""Printed name, value, statutory fields (none for a measure of the narrative alone)."""

OUTCOME_PARTS: dict[str, tuple[str, ...]] = {
    "予以公开": ("requests.granted.total",),
    "部分公开": ("requests.partial.total",),
    **{
        heading.split("）")[1]: tuple(f"requests.{group}.{row}.total" for row in rows)
        for group, (heading, rows) in GROUPS.items()
    },
}


def family_statement(voice: Voice, family: Family) -> Statement | None:
    """A sentence of the family, None when its figures fit none of its wordings."""
    values = {slot: voice.figures.sum(fields) for slot, fields in family.slots.items()}
    negated = not any(values.values())
    templates = family.positive if all(values.values()) else family.zero if negated else ()
    if not templates:
        return None
    printed = {slot: voice.print(value) for slot, value in values.items()}
    filled = voice.fill(voice.random.choice(templates), **printed)
    facts = (
        Fact(
            kind="claim-table",
            value=values[slot],
            numeral=filled.spans.get(slot),
            style=printed[slot].style,
            fields=fields,
        )
        for slot, fields in family.slots.items()
        if negated or slot in filled.spans
    )
    return Statement(text=filled.text, facts=tuple(facts))


def applicants(voice: Voice) -> Statement | None:
    """New requests by applicant, either 自然人 against 法人或其他组织 or column by column."""
    five = tuple(f"requests.new.{column}" for column in ORGANISATIONS)
    coarse: list[Part] = [
        ("自然人申请", voice.figures["requests.new.natural_person"], ("requests.new.natural_person",)),
        ("法人或其他组织申请", voice.figures.sum(five), five),
    ]
    fine: list[Part] = [
        (COLUMNS[c] if c != "other_org" else "其他组织", voice.figures[f"requests.new.{c}"], (f"requests.new.{c}",))
        for c in APPLICANTS
    ]
    parts = voice.random.choice((coarse, fine))
    return _whole_and_parts(voice, "applicants", ("requests.new.total",), parts)


def outcomes(voice: Voice) -> Statement | None:
    """Outcomes by kind; kinds without a case are not mentioned."""
    parts = [(name, voice.figures.sum(fields), fields) for name, fields in OUTCOME_PARTS.items()]
    return _whole_and_parts(voice, "outcomes", ("requests.outcome_total.total",), parts)


def reconsideration_results(voice: Voice) -> Statement | None:
    """Reconsiderations by result."""
    fields = {name: (f"disputes.reconsideration.{key}",) for key, name in DISPUTE_RESULTS.items()}
    parts = [(name, voice.figures.sum(field), field) for name, field in fields.items()]
    return _whole_and_parts(voice, "results", ("disputes.reconsideration.total",), parts)


def published(voice: Voice) -> Statement:
    """A whole of published items and its parts by channel or topic; an open list may leave some out."""
    random, phrases = voice.random, load_phrases("composites")
    subject = random.choice(("channels", "topics"))
    wording = random.choice(sorted(phrases[subject]))
    names = random.sample(phrases[f"{subject.removesuffix('s')}_names"], random.randint(2, 4))
    scale = random.choice((30, 300, 3000))
    values = [Decimal(1 + int(random.expovariate(1 / scale))) for _ in names]
    rest = Decimal(random.randint(int(min(values)), 4 * int(min(values)))) if wording == "open" else Decimal(0)
    rest *= random.random() < 0.3
    unit = "篇" if subject == "topics" and wording == "open" else "条"
    whole, template = voice.print(sum(values) + rest), random.choice(phrases[subject][wording])
    if wording == "respectively":
        numerals = "、".join(f"{voice.print(value, style='arabic').text}条" for value in values)
        filled = voice.fill(template, whole=whole, names="、".join(names), values=numerals)
    else:
        parts = _join(voice, [(name, value, ()) for name, value in zip(names, values, strict=True)], unit=unit)
        filled = voice.fill(template, whole=whole, parts=parts)
    fact = Fact(
        kind="claim-parts",
        value=whole.value,
        numeral=filled.spans["whole"],
        style=whole.style,
        parts=tuple(values),
        complete=wording != "open",
        firm=not rest,
    )
    return Statement(text=filled.text, facts=(fact,))


def statutory_share(voice: Voice) -> Statement | None:
    """Share of natural persons among new requests."""
    whole, part = voice.figures["requests.new.total"], voice.figures["requests.new.natural_person"]
    if not 0 < part < whole:
        return None
    fields: dict[str, tuple[str, ...]] = {"whole": ("requests.new.total",), "part": ("requests.new.natural_person",)}
    return _share(voice, "statutory_share", part, whole, fields)


def narrative_share(voice: Voice) -> Statement | None:
    """Share of two numbers of the narrative alone."""
    whole = Decimal(voice.random.randint(12, 900))
    part = Decimal(voice.random.randint(int(whole) // 2, int(whole)))
    return _share(voice, "narrative_share", part, whole, {})


def listing(voice: Voice) -> Statement:
    """A count and the list that follows it."""
    phrases, random = load_phrases("composites"), voice.random
    topic = random.choice(phrases["lists"])
    items = random.sample(topic["items"], random.randint(3, len(topic["items"])))
    count = voice.print(len(items), style=random.choice(("arabic", "arabic", "chinese")))
    filled = voice.fill(random.choice(topic["sentences"]), count=count, items="、".join(items))
    fact = Fact(
        kind="claim-list",
        value=count.value,
        numeral=filled.spans["count"],
        style=count.style,
        parts=(Decimal(1),) * len(items),
    )
    return Statement(text=filled.text, facts=(fact,))


def change(voice: Voice, *, previous_known: bool) -> Statement | None:
    """Comparison of new requests with last year, in count or percent; None when last year gives no base."""
    now, before = voice.figures["requests.new.total"], voice.previous["requests.new.total"]
    if not before or not now:
        return None
    direction = "same" if now == before else "up" if now > before else "down"
    template = voice.random.choice(load_phrases("composites")["change"][direction])
    delta = voice.print(abs(now - before))
    share = Printed(value=percent(abs(now - before), before, decimals=voice.random.choice((0, 1, 2))), style="arabic")
    now_printed = voice.print(now)
    filled = voice.fill(template, now=now_printed, delta=delta, share=share)
    said = share if "share" in filled.spans else delta
    facts = [
        Fact(
            kind="claim-change",
            value=said.value,
            numeral=filled.spans.get("share", filled.spans.get("delta")),
            style=said.style,
            fields=("requests.new.total",),
            parts=(now, before),
            firm=previous_known,
        )
    ]
    if "now" in filled.spans:
        facts.append(_table_fact(now_printed, filled.spans["now"], ("requests.new.total",)))
    return Statement(text=filled.text, facts=tuple(facts))


def repeated(voice: Voice) -> tuple[Statement, Statement]:
    """The same measure twice, for two places of the report."""
    measure = voice.random.choice(load_phrases("composites")["repeated"])
    value = voice.print(voice.random.randint(2, 60), style="arabic")
    sentences = []
    for place in ("first", "second"):
        filled = voice.fill(voice.random.choice(measure[place]), n=value)
        fact = Fact(kind="claim-claim", value=value.value, numeral=filled.spans["n"], repeats=measure["key"])
        sentences.append(Statement(text=filled.text, facts=(fact,)))
    return sentences[0], sentences[1]


def loose(voice: Voice) -> Statement | None:
    """New requests as a rounded number (余, 超过, 近); a checker may leave it undecided, never call it wrong."""
    total = voice.figures["requests.new.total"]
    if total < 100:
        return None
    step = Decimal(10) ** (len(str(int(total))) - 2)
    floor = (total / step).quantize(Decimal(1), ROUND_DOWN) * step
    if floor == total:
        return None
    below, above = print_cell(floor), print_cell(floor + step)
    words = voice.random.choice((f"{below}余", f"{below}多", f"超过{below}", f"近{above}", f"不少于{below}"))
    filled = voice.fill(voice.random.choice(load_phrases("composites")["loose"]), n=words)
    fact = Fact(kind="claim-table", value=floor, fields=("requests.new.total",), firm=False)
    return Statement(text=filled.text, facts=(fact,))


def _whole_and_parts(voice: Voice, key: str, fields: tuple[str, ...], parts: Sequence[Part]) -> Statement | None:
    present = [part for part in parts if part[1]]
    if len(present) < 2:
        return None
    whole = voice.print(voice.figures.sum(fields))
    template = voice.random.choice(load_phrases("composites")[key])
    start = template.index("{parts}")
    filled = voice.fill(template, whole=whole, parts=_join(voice, present, unit="件"))
    complete = "其中" not in template[:start] and "申请中" not in template[:start]
    numeral = filled.spans["whole"]
    facts = [
        Fact(
            kind="claim-parts",
            value=whole.value,
            numeral=numeral,
            style=whole.style,
            fields=fields,
            parts=tuple(part[1] for part in present),
            complete=complete,
        ),
        _table_fact(whole, numeral, fields),
    ]
    facts += _part_facts(filled.text, filled.spans["parts"], present)
    return Statement(text=filled.text, facts=tuple(facts))


def _join(voice: Voice, parts: Sequence[Part], *, unit: str) -> str:
    """自然人8件、商业企业2件: always arabic, so that `_part_facts` finds each numeral after its name."""
    joint = voice.random.choice(("、", "，"))
    return joint.join(f"{name}{voice.print(value, style='arabic').text}{unit}" for name, value, _ in parts)


def _part_facts(text: str, span: Span, parts: Sequence[Part]) -> Iterator[Fact]:
    at = span.start
    for name, value, fields in parts:
        start = text.index(name, at) + len(name)
        at = start + len(Printed(value=value, style="arabic").text)
        yield _table_fact(Printed(value=value, style="arabic"), Span(start, at), fields)


def _share(voice: Voice, key: str, part: Decimal, whole: Decimal, fields: dict[str, tuple[str, ...]]) -> Statement:
    share = Printed(value=percent(part, whole, decimals=voice.random.choice((0, 1, 2))), style="arabic")
    numbers = {"whole": voice.print(whole), "part": voice.print(part)}
    filled = voice.fill(voice.random.choice(load_phrases("composites")[key]), share=share, **numbers)
    facts = [Fact(kind="claim-ratio", value=share.value, numeral=filled.spans["share"], parts=(part, whole))]
    facts += [_table_fact(numbers[slot], filled.spans[slot], named) for slot, named in fields.items()]
    return Statement(text=filled.text, facts=tuple(facts))


def _table_fact(number: Printed, numeral: Span, fields: tuple[str, ...]) -> Fact:
    return Fact(kind="claim-table", value=number.value, numeral=numeral, style=number.style, fields=fields)
