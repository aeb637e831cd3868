"""Comparison with last year, and the same measure said in two places."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from corpora.synthetic.prose.families import table_fact
from corpora.synthetic.prose.numerals import percent
from corpora.synthetic.prose.phrases import load_phrases
from corpora.synthetic.prose.printed import Printed
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Fact, Statement

NEW = "requests.new.total"
SHARE_IN_TIMES = 0.5
"""Share of the doublings and treblings that are said as such (翻一番, 增长两倍)."""


WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "increase": {
        "more": ("增加", "增加", "增长", "多", "净增"),
        "rose": ("增长", "增长", "上升", "提高", "增加"),
        "moved": ("增幅", "增幅为", "增长率为"),
        "turned": ("增加到", "增至", "增加为"),
    },
    "decrease": {
        "more": ("减少", "减少", "下降", "少", "降低"),
        "rose": ("下降", "下降", "减少", "降低", "回落"),
        "moved": ("降幅", "降幅为", "下降率为"),
        "turned": ("减少到", "降至", "减少为"),
    },
}
"""Words of direction for the sentences of `changes`."""


def change(voice: Voice, *, previous_known: bool) -> Statement | None:
    """Comparison of new requests with last year, in count, percent or times; None when last year gives no base."""
    now, before = voice.figures[NEW], voice.previous[NEW]
    if not before or not now:
        return None
    direction = _direction(voice, now, before)
    template = voice.choose(load_phrases("composites")["change"][direction])
    slots = _slots(voice, now, before)
    filled = voice.fill(template + _tie(template), slots)
    said = next((name for name in ("share", "delta") if name in filled.spans), None)
    number = slots[said or "delta"]
    fact = Fact(
        kind="claim-change",
        value=abs(now - before) if number.scale else number.value,
        numeral=filled.spans[said] if said and not number.scale else None,
        style=number.style,
        fields=(NEW,),
        parts=(now, before),
        firm=previous_known and number.exact and direction in ("up", "down", "same"),
    )
    facts = [fact] if direction in ("up", "down", "same") else []
    if "now" in filled.spans:
        facts.append(table_fact(filled, "now", slots["now"]))
    return filled.statement(*facts, family=family_name(f"change.{direction}", template))


def _tie(template: str) -> str:
    """Of a percentage: both years' figures, or this year's and the change, or this year's alone."""
    if "{share}" not in template:
        return ""
    return " #share~delta/now" if "{delta}" in template and "{before}" not in template else " #share^now/before"


def _direction(voice: Voice, now: Decimal, before: Decimal) -> str:
    if now == before:
        return "same"
    if now > before and now % before == 0 and voice.random.random() < SHARE_IN_TIMES:
        return "doubled" if now == 2 * before else "times"
    return "up" if now > before else "down"


def _slots(voice: Voice, now: Decimal, before: Decimal) -> dict[str, Printed]:
    moved = ("increase",) if now > before else ("decrease",)
    share = voice.print_percent(percent(abs(now - before), before, decimals=voice.random.choice((0, 1, 2))))
    times = Printed(value=now // before - 1, style=voice.random.choice(("arabic", "chinese")))
    last = voice.print(before)
    return {
        "now": voice.print(now).of(NEW),
        "delta": _changed(voice.print(abs(now - before)), *moved),
        "share": _changed(share, *moved),
        "times": _changed(times, *moved),
        "before": replace(last, sense=last.sense.narrowed(("last_year",))),
    }


def _changed(printed: Printed, relation: str) -> Printed:
    """Of a change `fields` are those that changed."""
    number = printed.of(NEW)
    return replace(number, sense=number.sense.narrowed((relation,)))


def changed_figure(voice: Voice) -> Statement | None:
    """A figure of the tables against last year's; None when it was or is zero, or stayed the same."""
    phrases, random = load_phrases("composites")["changes"], voice.random
    subject = random.choice(phrases["subjects"])
    fields = tuple(subject["fields"])
    now, before = voice.figures.sum(fields), voice.previous.sum(fields)
    return _told_change(voice, "changes", subject, (now, before), fields)


MOST_BEFORE = 9000
"""Of a measure of the narrative last year, where its words set no bound."""


def changed_measure(voice: Voice) -> Statement | None:
    """A measure of the narrative alone against last year's."""
    random = voice.random
    subject = random.choice(load_phrases("composites")["narrative_changes"]["subjects"])
    before = random.randint(4, subject.get("most", MOST_BEFORE))
    return _told_change(
        voice, "narrative_changes", subject, (Decimal(round(before * random.uniform(0.5, 1.9))), Decimal(before)), ()
    )


def _told_change(
    voice: Voice, name: str, subject: dict[str, Any], figures: tuple[Decimal, Decimal], fields: tuple[str, ...]
) -> Statement | None:
    """Nothing that a checker of requests must decide: last year's other figures are not in every corpus."""
    now, before = figures
    if not now or not before or now == before:
        return None
    template = voice.choose(load_phrases("composites")["changes"]["sentences"])
    direction = "increase" if now > before else "decrease"
    share = voice.print_percent(percent(abs(now - before), before, decimals=voice.random.choice((0, 1, 2))))
    slots = {
        "now": voice.print(now).of(*fields),
        "delta": _moved(voice.print(abs(now - before)), direction, fields),
        "share": _moved(share, direction, fields),
        "before": _moved(voice.print(before), "last_year", ()),
    }
    words = {key: voice.random.choice(options) for key, options in WORDS[direction].items()}
    written = template.replace("{measure}", voice.random.choice(subject["measures"]))
    filled = voice.fill(written + _tie(template), {**slots, **words, "unit": subject["unit"]})
    facts = [table_fact(filled, "now", slots["now"])] if fields and "now" in filled.spans else []
    return filled.statement(*facts, family=family_name(name, template))


def _moved(printed: Printed, sense: str, fields: tuple[str, ...]) -> Printed:
    number = printed.of(*fields)
    return replace(number, sense=number.sense.narrowed((sense,)))


def repeated(voice: Voice) -> tuple[Statement, Statement]:
    """The same measure twice, for two places of the report."""
    phrases = load_phrases("composites")
    measure: dict[str, Any] = voice.random.choice(phrases["repeated"])
    value = voice.print(voice.random.randint(2, 60), style="arabic")
    sentences = []
    for place in ("first", "second"):
        template = voice.choose(phrases[f"repeated_{place}"])
        words = {"unit": measure["unit"], "measure": voice.random.choice(measure["measures"])}
        words |= {
            "tail": voice.random.choice(measure["tails"]),
            "weak_point": voice.random.choice(measure["weak"]).removeprefix("但"),
        }
        filled = voice.fill(template, {"n": value, **words})
        fact = Fact(kind="claim-claim", value=value.value, numeral=filled.spans["n"], repeats=measure["key"])
        sentences.append(filled.statement(fact, family=family_name(f"repeated_{place}", template)))
    return sentences[0], sentences[1]


def loose(voice: Voice) -> Statement | None:
    """New requests as a rounded number (余, 超过, 近); a checker may leave it undecided, never call it wrong."""
    rough = voice.print_roughly(voice.figures[NEW])
    if rough is None:
        return None
    template = voice.choose(load_phrases("composites")["loose"])
    filled = voice.fill(template, {"n": rough.of(NEW)})
    fact = replace(table_fact(filled, "n", rough.of(NEW)), numeral=None, firm=False)
    return filled.statement(fact, family=family_name("loose", template))
