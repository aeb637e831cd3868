"""Figures side by side without a whole, as terse reports tell them: 新收12件；上年结转1件；办结13件；结转下年0件。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.synthetic.prose.families import table_facts
from corpora.synthetic.prose.phrases import load_phrases
from corpora.synthetic.prose.printed import Printed
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Statement

SHAPES = (
    ("{name}{number}", "，"),
    ("{name}{number}", "、"),
    ("{name}{number}", "；"),
    ("{name}：{number}", "；"),
    ("{name}：{number}", "，"),
    ("{name}（{number}）", "、"),
    ("{name}的{number}", "，"),
    ("{name} {number}", "；"),
    ("{name}为{number}", "，"),
    ("{name}共{number}", "；"),
)
"""How a figure and its name are printed, and what stands between two."""
SHARE_OF_JOINT_ZEROS, SHARE_RESPECTIVELY, SHARE_WITHOUT_ZEROS = 0.4, 0.12, 0.4
FEWEST_ZEROS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    name: str
    fields: tuple[str, ...]
    value: Decimal


def digest(voice: Voice, *, paragraph: str) -> Statement | None:
    """A list of some figures of one table for the theme, None where all would be zero."""
    topics = load_phrases("composites")["digests"]
    number = voice.random.choice([n for n, topic in enumerate(topics) if topic["paragraph"] == paragraph])
    topic = topics[number]
    items = _drawn(voice, topic["items"])
    if not any(item.value for item in items) or len(items) < 2:
        return None
    zero = voice.print(0)  # several zeros may share one numeral (均为0件)
    slots = {
        f"p{index}": (voice.print(item.value) if item.value else zero).of(*item.fields)
        for index, item in enumerate(items)
    }
    template = voice.choose(topic["sentences"])
    filled = voice.fill(template.replace("{list}", _printed(voice, items, slots, topic["unit"])), slots)
    return filled.statement(*table_facts(filled, slots), family=family_name(f"digests.{number}", template))


def _drawn(voice: Voice, told: Sequence[dict[str, list[str]]]) -> list[_Item]:
    """Two or more of the items, in their order; often only those above zero. The first is named in full."""
    random = voice.random
    chosen = sorted(random.sample(range(len(told)), random.randint(min(2, len(told)), len(told))))
    sums = {index: voice.figures.sum(tuple(told[index]["fields"])) for index in chosen}
    if random.random() < SHARE_WITHOUT_ZEROS:
        sums = {index: value for index, value in sums.items() if value}
    items: list[_Item] = []
    for index, value in sums.items():
        names = [*told[index]["names"], *(told[index].get("short", ()) if items else ())]
        items.append(_Item(name=random.choice(names), fields=tuple(told[index]["fields"]), value=value))
    return items


def _printed(voice: Voice, items: Sequence[_Item], slots: dict[str, Printed], unit: str) -> str:
    random = voice.random
    if random.random() < SHARE_RESPECTIVELY:
        names = "、".join(f"[p{index}|{item.name}]" for index, item in enumerate(items))
        return f"{names}分别为" + "、".join(f"{{{slot}}}{unit}" for slot in slots)
    shape, joint = random.choice(SHAPES)
    zeros = [index for index, item in enumerate(items) if not item.value]
    together = zeros if len(zeros) >= FEWEST_ZEROS and random.random() < SHARE_OF_JOINT_ZEROS else []
    told = [
        shape.format(name=f"[p{index}|{item.name}]", number=f"{{p{index}}}{unit}")
        for index, item in enumerate(items)
        if index not in together
    ]
    if together:
        names = "、".join(f"[p{index}|{items[index].name}]" for index in together)
        told.append(f"{names}均为{{{'&'.join(f'p{index}' for index in together)}}}{unit}")
    return joint.join(told)
