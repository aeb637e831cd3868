"""A count and the list that it announces, in several shapes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from corpora.document.numeral import print_chinese
from corpora.synthetic.prose.filling import Filled
from corpora.synthetic.prose.phrases import load_phrases
from corpora.synthetic.prose.printed import Printed
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Fact, Statement

SHARE_BEFORE = 0.15
"""Share of the lists that stand before their count (A、B等3个栏目): they may leave some out, so that none is firm."""
ORDINALS: tuple[Callable[[int], str], ...] = (
    lambda number: f"{print_chinese(number)}是",
    lambda number: f"{print_chinese(number)}是",
    lambda number: f"（{number}）",
)
"""Marks of a counted clause, the usual one twice."""


def listing(voice: Voice) -> Statement:
    """A count and the names that follow it, or that stand before it."""
    topics, random = load_phrases("composites")["lists"], voice.random
    number = random.randrange(len(topics))
    topic = topics[number]
    names = random.sample(topic["items"], random.randint(3, len(topic["items"])))
    count = voice.print(len(names), style=random.choice(("arabic", "arabic", "chinese")))
    before = bool(topic["before"]) and random.random() < SHARE_BEFORE
    kind = "before" if before else "sentences"
    template = voice.choose(topic[kind])
    tie = " #count:i..." if "等{count}" in template else " #count:i"
    filled = voice.fill(template.replace("{items}", _joined(voice, topic, names)) + tie, {"count": count})
    fact = _list_fact(filled, count, len(names), firm=not before)
    return filled.statement(fact, family=family_name(f"lists.{number}.{kind}", template))


def numbered_list(voice: Voice, place: str) -> Statement:
    """A count and clauses with ordinals: 三个方面：一是……；二是……；三是……

    `place` is "problems" or "improvements".
    """
    topic = load_phrases("composites")["numbered_lists"][("problems", "improvements").index(place)]
    random = voice.random
    clauses = random.sample(topic["items"], random.randint(2, min(5, len(topic["items"]))))
    count = voice.print(len(clauses), style=random.choice(("arabic", "chinese", "chinese")))
    family = family_name(f"numbered_lists.{place}", template := voice.choose(topic["sentences"]))
    mark = random.choice(ORDINALS)
    joint = random.choice(("；", "；", "，"))
    items = joint.join(f"<i {mark(index)}{clause}>" for index, clause in enumerate(clauses, 1))
    template = template.replace("{items}", items) + " #count:i"
    filled = voice.fill(template, {"count": count}, sense=tuple(topic.get("sense", ())))
    firm = mark(1).startswith("一")
    fact = _list_fact(filled, count, len(clauses), firm=firm)
    return filled.statement(fact, family=family)


def _joined(voice: Voice, topic: dict[str, object], names: Sequence[str]) -> str:
    if topic.get("titles"):
        return voice.random.choice(("、", "")).join(f"<i 《{name}》>" for name in names)
    if topic.get("quoted") and voice.random.random() < 0.4:
        return "、".join(f"<i “{name}”>" for name in names)
    return "、".join(f"<i {name}>" for name in names)


def _list_fact(filled: Filled, count: Printed, length: int, *, firm: bool) -> Fact:
    return Fact(
        kind="claim-list",
        value=count.value,
        numeral=filled.spans["count"],
        style=count.style,
        parts=(Decimal(1),) * length,
        firm=firm,
    )
