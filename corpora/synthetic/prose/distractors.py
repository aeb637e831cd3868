"""Hard negatives: figures of other years, bodies, channels and things, printed beside the report's own."""

from __future__ import annotations

from decimal import Decimal

from corpora.synthetic.prose.filling import Word
from corpora.synthetic.prose.numerals import percent
from corpora.synthetic.prose.phrases import load_phrases
from corpora.synthetic.prose.printed import Printed
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Statement

NEW = "requests.new.total"
HIGHEST = ("市人民政府", "州人民政府", "行政公署")
"""Bodies whose own region may be called 全市: only the province is another's."""
MOST_BESIDE = 12
"""How far a number of another thing stands from this year's requests at most: a careless reader takes it for them."""


def distractor(voice: Voice, name: str) -> Statement | None:
    """A sentence of the group, None when its figures must be above zero and are not."""
    group = load_phrases("distractors")[name]
    if not all(voice.figures[field] for field in group.get("needs", ())):
        return None
    if not all(voice.previous[field] for field in group.get("needs_last_year", ())):
        return None
    kind = f"{voice.standing.speaker}s_only"
    lists = {name: group["sentences"], f"{name}.{kind}": group.get(kind, ())}
    (chosen,) = voice.random.choices(list(lists), [len(one) for one in lists.values()])
    template = voice.choose(lists[chosen])
    filled = voice.fill(template, noise(voice), sense=tuple(group.get("sense", ())))
    return filled.statement(family=family_name(f"distractors.{chosen}", template))


def noise(voice: Voice) -> dict[str, Word]:
    """Numbers and words of other things; see the head of distractors.yaml."""
    random, new = voice.random, int(voice.figures[NEW])
    many = random.randint(110, 990)
    done = random.randint(many // 2, many)
    counts = {
        "a": random.randint(2, 9),
        "b": random.randint(2, 20),
        "b_small": random.randint(2, 5),
        "d": random.randint(3, 98),
        "m": many,
        "part2": done,
        "k": random.randint(10_000, 99_999),
        "k2": random.randint(5_000, 9_999),
        "near": max(1, new + random.randint(-MOST_BESIDE, MOST_BESIDE)),
        "part": random.randint(1, max(1, new)),
        "zero": 0,
        "was": int(voice.previous[NEW]),
        "was_out": int(voice.previous["requests.outcome_total.total"]),
        "was_disputes": int(voice.previous["disputes.reconsideration.total"]),
    }
    numbers = {name: voice.print(count) for name, count in counts.items()}
    numbers |= {f"{name}2": numbers[name] for name in ("a", "b", "m", "near")}  # the same number again
    numbers["wan"] = Printed(value=Decimal(random.randint(11, 99)) / 10, scale="万")
    numbers["qian"] = Printed(value=Decimal(random.randint(2, 9)), scale="千")
    numbers["r"] = voice.print_percent(Decimal(random.randint(905, 999)) / 10)
    numbers["r2"] = voice.print_percent(Decimal(random.randint(905, 999)) / 10)
    numbers["score_up"] = Printed(value=Decimal(random.randint(11, 498)) / 100)
    numbers["part2_rate"] = voice.print_percent(percent(Decimal(done), Decimal(many), decimals=1))
    numbers["score"] = Printed(value=Decimal(random.randint(8012, 9988)) / 100)
    return {**numbers, **_words(voice), "d": str(counts["d"])}


def _words(voice: Voice) -> dict[str, Word]:
    random = voice.random
    area, phone = random.randint(110, 990), random.randint(1_000_000, 8_999_999)
    return {
        "a_cn": random.choice("一二三四五六七八九"),
        "month": str(random.randint(1, 12)),
        "day": str(random.randint(10, 30)),
        "door": str(random.randint(2, 99)),
        "postcode": str(random.randint(100_000, 899_999)),
        "phone": f"0{area}-{phone}",
        "office_sign": f"{voice.body[0]}政办",
        "place_name": voice.place,
        "whole_region": "全省" if voice.body.endswith(HIGHEST) else random.choice(("全省", "全市")),
    }
