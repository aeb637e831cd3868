"""Sentences of the claim families: figures of the statutory tables, said as phrase data words them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from corpora.synthetic.prose.filling import Filled, Word
from corpora.synthetic.prose.phrases import Family, load_families, load_phrases
from corpora.synthetic.prose.printed import Printed
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Fact, Statement
from corpora.synthetic.split import Split
from corpora.synthetic.values import NO_FIGURES

SHARE_OF_REGIONS = 0.25
"""Share of a government's composed sentences that are told of its whole region (全县) instead of itself."""
SENTENCES_A_CORE = 2
"""Weight of a core beside a whole sentence: it is said in many patterns."""
SHARE_DRESSED = 0.45
"""Share of the plain sentences that are given a turn of phrase before, and as many behind."""
_TAKES_LEAD = re.compile(r"(?![^。]*\{(?:opening|care))(?:\{(?:when|this|lead_time|we)\}|\[(?!a\|))")
_TAKES_TAIL = re.compile(
    r"^[^，；]*(?:，[^，；{]*)?(?:\{when\}，\{we\})?[^，；]*\}(?:件|份|宗|起|个|条|部|万元|件次|\{piece\}|\{case\}|\{paper\})。$"
)
"""A sentence that begins with its time, body or measure; one that ends with its number and says little else."""


def family_statement(voice: Voice, name: str, family: Family) -> Statement | None:
    """A sentence of the family, None when its figures fit none of its wordings."""
    values = {slot: _value(voice, fields) for slot, fields in family.slots.items()}
    negated = not any(values.values())
    if not _may_be_said(voice, family):
        return None
    wording = _chosen(voice, family, negated=negated, all_positive=all(values.values()))
    if wording is None:
        return None
    kind, template = wording
    regional = family.regional
    if kind.startswith("composed") and voice.standing.counts_region and voice.random.random() < SHARE_OF_REGIONS:
        regional, template = "{we}" in template, template.replace("{we}", "{region}")
    # Slots of one value may share a numeral (均为0件), so that they are printed alike.
    numbers = {value: voice.print(value) for value in dict.fromkeys(values.values())}
    printed = {slot: _of(numbers[values[slot]], fields) for slot, fields in family.slots.items()}
    if regional and voice.standing.speaker == "seat":  # 全县 is another body than its office, with the same tables
        printed = {slot: number.narrowed("region") for slot, number in printed.items()}
    words: dict[str, Word] = {**printed, **({"name": voice.random.choice(family.names)} if family.names else {})}
    filled = voice.fill(_dressed(voice, family, template, negated=negated) + family.ties, words)
    facts = [
        table_fact(filled, slot, number, firm=family.firm)
        for slot, number in printed.items()
        if (negated or slot in filled.spans) and not number.sense.minus
    ]
    return filled.statement(*facts, family=family_name(f"{name}.{kind}", template))


def _value(voice: Voice, fields: tuple[str, ...]) -> Decimal:
    return sum((-voice.figures[one[1:]] if one.startswith("-") else voice.figures[one] for one in fields), Decimal(0))


def _of(printed: Printed, fields: tuple[str, ...]) -> Printed:
    """As a sum of fields; those with - before them are taken away."""
    plus = (one for one in fields if not one.startswith("-"))
    return printed.of(*plus, minus=tuple(one[1:] for one in fields if one.startswith("-")))


def _may_be_said(voice: Voice, family: Family) -> bool:
    figures = voice.figures
    sums = {figures.sum(fields) for fields in family.same}
    heard = not family.who or voice.standing.speaker in family.who
    return heard and not figures.sum(family.none) and len(sums) < 2


def _chosen(voice: Voice, family: Family, *, negated: bool, all_positive: bool) -> tuple[str, str] | None:
    """A sentence, or a core in a pattern, that is true of figures that are all zero, all above, or some of each; with
    the name of the list that it comes from. The longer a list is, the more often it is drawn from.
    """
    lists = {"zero": family.zero} if negated else {"mixed": family.mixed}
    if all_positive and not negated:
        lists["positive"] = family.positive
    cores = family.zero_cores if negated else family.cores if all_positive else ()
    weights = [*(len(one) for one in lists.values()), SENTENCES_A_CORE * len(cores)]
    if not any(weights):
        return None
    (kind,) = voice.random.choices([*lists, "composed"], weights)
    if kind != "composed":
        return kind, voice.choose(lists[kind])
    # Of what did not happen nothing more is told: tails are of things that did.
    pattern = voice.choose(load_phrases("patterns")[family.patterns or ""], without="tail" if negated else None)
    return ("composed.zero" if negated else kind), pattern.replace("{core}", voice.choose(cores))


def _dressed(voice: Voice, family: Family, template: str, *, negated: bool) -> str:
    """A plain sentence with a turn of phrase before it (据统计) or behind it (均按期答复), or both."""
    random = voice.random
    if family.lead and _TAKES_LEAD.match(template) and random.random() < SHARE_DRESSED:
        template = f"{{{family.lead}}}，{template}"
    if family.tail and not negated and _TAKES_TAIL.search(template) and random.random() < SHARE_DRESSED:
        template = f"{template[:-1]}，{{{family.tail}}}。"
    return template


def denial(random: Random, *, body: str, year: int, fact: Fact, split: Split = "all") -> Statement:
    """未收到 in place of a sentence that counts new requests; `fact` is that sentence's, for its fields."""
    voice = Voice(
        random=random, body=body, we="本机关", year=year, figures=NO_FIGURES, previous=NO_FIGURES, split=split
    )
    templates = [one for one in load_families()["received"].zero if "{n}" not in one]
    template = voice.choose(templates)
    filled = voice.fill(template, {"n": Printed(value=Decimal(0)).of(*fact.fields)})
    said = replace(fact, value=Decimal(0), numeral=None)
    return filled.statement(said, family=family_name("received.zero", template))


def table_fact(filled: Filled, slot: str, printed: Printed, *, firm: bool = True) -> Fact:
    """That the figures of the slot's fields are what the sentence says; firm only where it says so exactly.

    A rounded number has no numeral to change.
    """
    exact = printed.exact
    value = printed.value if not printed.scale else printed.value * SCALES[printed.scale]
    return Fact(
        kind="claim-table",
        value=value,
        numeral=filled.spans.get(slot) if not printed.scale else None,
        style=printed.style,
        fields=printed.sense.fields,
        firm=firm and exact,
    )


def table_facts(filled: Filled, slots: Mapping[str, Printed]) -> list[Fact]:
    """A fact for each slot that stands in the sentence and is of some field."""
    return [
        table_fact(filled, slot, printed)
        for slot, printed in slots.items()
        if slot in filled.spans and printed.sense.fields
    ]


SCALES = {"千": 1000, "万": 10_000, "亿": 100_000_000}
