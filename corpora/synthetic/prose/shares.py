"""Shares and growth in percent, with the figures that they are made of, and roughly."""

from __future__ import annotations

from decimal import Decimal

from corpora.synthetic.prose.families import table_facts
from corpora.synthetic.prose.numerals import percent
from corpora.synthetic.prose.phrases import load_phrases
from corpora.synthetic.prose.printed import PLAIN, Printed
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Fact, Statement

SHARE_WITHOUT_COUNTS = 0.2
"""Share of the statutory shares that leave both counts to the table."""
SHARE, GROWTH = " #share=part/whole", " #share^now/before"
"""Ties of the percentages, by the names of their slots."""


def statutory_share(voice: Voice) -> Statement | None:
    """Share of one figure in another, with both counts or with none."""
    subjects = load_phrases("composites")["statutory_shares"]
    number = voice.random.randrange(len(subjects))
    subject = subjects[number]
    part, whole = (voice.figures.sum(tuple(subject[name])) for name in ("part", "whole"))
    if not 0 < part < whole:
        return None
    kind = "alone" if voice.random.random() < SHARE_WITHOUT_COUNTS else "sentences"
    template = voice.choose(subject[kind])
    slots = {name: voice.print(value).of(*subject[name]) for name, value in (("part", part), ("whole", whole))}
    return _share(voice, f"statutory_shares.{number}.{kind}", template, slots, part, whole)


def narrative_share(voice: Voice) -> Statement:
    """Share of two numbers of the narrative alone."""
    whole = Decimal(voice.random.randint(12, 900))
    part = Decimal(voice.random.randint(int(whole) // 2, int(whole)))
    template = voice.choose(load_phrases("composites")["narrative_share"])
    slots = {"part": voice.print(part), "whole": voice.print(whole)}
    return _share(voice, "narrative_share", template, slots, part, whole)


def narrative_growth(voice: Voice) -> Statement:
    """Growth of a measure of the narrative in percent, this year's and last year's figure beside it."""
    random = voice.random
    before = random.randint(20, 900)
    now = max(2, int(before * random.uniform(0.6, 1.9)))
    now += now == before
    template = voice.choose(load_phrases("composites")["narrative_growth"])
    rose = now > before
    share = _percent(voice, Decimal(abs(now - before)), Decimal(before), relation="increase" if rose else "decrease")
    last = voice.print(before)
    slots = {"now": voice.print(now), "before": _with_sense(last, "last_year"), "share": share}
    words = ("增长", "上升") if rose else ("下降", "减少")
    filled = voice.fill(template + GROWTH, {"rose": voice.random.choice(words), **slots})
    fact = Fact(
        kind="claim-ratio",
        value=share.value,
        numeral=filled.spans["share"],
        style=share.style,
        parts=(Decimal(abs(now - before)), Decimal(before)),
        firm=all(number.exact for number in slots.values()),
    )
    return filled.statement(fact, family=family_name("narrative_growth", template))


def rough_share(voice: Voice) -> Statement | None:
    """九成以上, 超过三分之二: share of natural persons in words, nothing that a checker must decide."""
    whole, part = voice.figures["requests.new.total"], voice.figures["requests.new.natural_person"]
    fitting = [k for k in load_phrases("composites")["rough_shares"] if part * 100 > whole * int(k)]
    if not fitting or whole < 5:
        return None
    template = voice.choose(load_phrases("composites")["rough_shares"][fitting[0]])
    return voice.fill(template).statement(family=family_name(f"rough_shares.{fitting[0]}", template))


def _share(
    voice: Voice, name: str, template: str, slots: dict[str, Printed], part: Decimal, whole: Decimal
) -> Statement:
    share = _percent(voice, part, whole, relation="share")
    filled = voice.fill(template + SHARE, {"share": share, **slots})
    said = "part" in filled.spans and "whole" in filled.spans
    fact = Fact(
        kind="claim-ratio",
        value=share.value,
        numeral=filled.spans["share"],
        style=share.style,
        parts=(part, whole),
        firm=said and all(slot.exact for slot in slots.values()),
    )
    return filled.statement(fact, *table_facts(filled, slots), family=family_name(name, template))


def _percent(voice: Voice, part: Decimal, whole: Decimal, *, relation: str) -> Printed:
    share = voice.print_percent(percent(part, whole, decimals=voice.random.choice((0, 1, 2))))
    return _with_sense(share, relation)


def _with_sense(printed: Printed, *words: str) -> Printed:
    return Printed(
        value=printed.value, style=printed.style, before=printed.before, scale=printed.scale, after=printed.after,
        sense=PLAIN.narrowed(words),
    )  # fmt: skip
