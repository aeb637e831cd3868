"""The narrative of a report: which sentences, in which order, under which headings."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from corpora.document.numeral import print_chinese
from corpora.synthetic.prose import claims
from corpora.synthetic.prose.phrases import load_families, load_phrases
from corpora.synthetic.prose.voice import Voice
from corpora.synthetic.report import Fact, Paragraph, Statement

SHARE_OF_FAMILIES = 0.45
"""Share of the claim families that one report uses, so that reports differ in what they say and leave unsaid."""
SHARE_OF_DISTRACTORS = 0.55

HEADING_MARKS: tuple[Callable[[int], str], ...] = (
    lambda number: f"（{print_chinese(number)}）",
    lambda number: f"（{print_chinese(number)}）",
    lambda number: f"({print_chinese(number)}) ",
    lambda number: f"{number}.",
    lambda number: f"{print_chinese(number)}是",
)
"""Marks of sub-headings by their number, the usual one twice."""

Buckets = dict[str, list[Statement]]
"""Sentences by the paragraph that they belong to."""


def introduction(voice: Voice) -> tuple[Paragraph, ...]:
    """What stands before section 一, the statistical period among it."""
    phrases, random = load_phrases("surroundings"), voice.random
    opening = Statement(text=voice.fill(random.choice(phrases["introductions"])).text)
    contact = voice.fill(random.choice(phrases["contacts"]), **_noise(voice))
    statements = [opening, _period(voice, random.choice(phrases["periods"]))]
    if random.random() < 0.6:
        statements.append(Statement(text=contact.text))
    return (Paragraph(statements=tuple(statements)),)


def masthead(voice: Voice) -> Paragraph:
    """The line of dates and counters that sites print under a title; none of its numbers is a claim."""
    words = _noise(voice) | {"day": str(voice.random.randint(10, 30))}
    return Paragraph(
        statements=(
            Statement(text=voice.fill(voice.random.choice(load_phrases("surroundings")["mastheads"]), **words).text),
        )
    )


def signature(voice: Voice) -> tuple[Paragraph, ...]:
    """The body and the date under a report."""
    date = f"{voice.year + 1}年1月{voice.random.randint(5, 30)}日"
    return tuple(Paragraph(statements=(Statement(text=text),)) for text in (voice.body, date))


def narrative(voice: Voice, *, previous_known: bool) -> dict[str, tuple[Paragraph, ...]]:
    """Paragraphs of the sections 一, 五 and 六.

    Args:
        voice: who speaks, with the figures that the sentences must agree with.
        previous_known: whether last year's report is in the corpus, so that a comparison can be checked.
    """
    buckets: Buckets = {name: [] for name in (*load_phrases("surroundings")["paragraphs"], "problems", "others")}
    _add_families(voice, buckets)
    _add_composites(voice, buckets, previous_known=previous_known)
    _add_distractors(voice, buckets)
    return {"一": _overall(voice, buckets), "五": _problems(voice, buckets), "六": _others(voice, buckets)}


def _add_families(voice: Voice, buckets: Buckets) -> None:
    for name, family in load_families().items():
        if name == "received" or voice.random.random() < SHARE_OF_FAMILIES:
            statement = claims.family_statement(voice, family)
            if statement:
                buckets[family.paragraph].append(statement)


def _add_composites(voice: Voice, buckets: Buckets, *, previous_known: bool) -> None:
    makers: tuple[tuple[str, float, Callable[[Voice], Statement | None]], ...] = (
        ("requests", 0.5, claims.applicants),
        ("requests", 0.5, claims.outcomes),
        ("requests", 0.3, claims.statutory_share),
        ("requests", 0.2, claims.loose),
        ("supervision", 0.3, claims.reconsideration_results),
        ("proactive", 0.7, claims.published),
        ("proactive", 0.4, claims.narrative_share),
        ("platform", 0.6, claims.listing),
        (
            "requests",
            1.0 if previous_known else 0.4,
            lambda voice: claims.change(voice, previous_known=previous_known),
        ),
    )
    for paragraph, probability, make in makers:
        if voice.random.random() < probability:
            statement = make(voice)
            if statement:
                buckets[paragraph].append(statement)
    if voice.random.random() < 0.5:
        first, second = claims.repeated(voice)
        buckets["proactive"].append(first)
        buckets["problems"].append(second)


def _add_distractors(voice: Voice, buckets: Buckets) -> None:
    for group in load_phrases("surroundings")["distractors"].values():
        if voice.random.random() < SHARE_OF_DISTRACTORS:
            filled = voice.fill(voice.random.choice(group["sentences"]), **_noise(voice))
            buckets[group["paragraph"]].append(Statement(text=filled.text))


def _overall(voice: Voice, buckets: Buckets) -> tuple[Paragraph, ...]:
    phrases, random = load_phrases("surroundings"), voice.random
    own_line, stop = random.random() < 0.5, random.choice(("。", "。", "：", "　"))
    mark = random.choice(HEADING_MARKS)
    paragraphs = [Paragraph(statements=(_filler(voice, "opening"),))]
    for number, (key, names) in enumerate(phrases["paragraphs"].items(), start=1):
        body = [_filler(voice, key), *buckets[key]]
        if random.random() < 0.5:
            body[1:] = random.sample(body[1:], len(body) - 1)
        heading = mark(number) + random.choice(names)
        if own_line:
            paragraphs.append(Paragraph(statements=(Statement(text=heading),), heading=True))
            paragraphs.append(Paragraph(statements=tuple(body)))
        else:
            paragraphs.append(Paragraph(statements=(Statement(text=heading + stop), *body)))
    return tuple(paragraphs)


def _problems(voice: Voice, buckets: Buckets) -> tuple[Paragraph, ...]:
    first = Paragraph(statements=(_filler(voice, "problems"), *buckets["problems"][-1:]))
    second = Paragraph(statements=(_filler(voice, "improvements"), *buckets["problems"][:-1]))
    return first, second


def _others(voice: Voice, buckets: Buckets) -> tuple[Paragraph, ...]:
    statements = buckets["others"] or [Statement(text="无其他需要报告的事项。")]
    return tuple(Paragraph(statements=(statement,)) for statement in statements)


def _filler(voice: Voice, key: str) -> Statement:
    return Statement(text=voice.fill(voice.random.choice(load_phrases("surroundings")["filler"][key])).text)


def _period(voice: Voice, template: str) -> Statement:
    """The fact's numeral is the first year; a plant that changes the period changes every one in the sentence."""
    filled = voice.fill(template, from_year=str(voice.year))
    fact = Fact(kind="period", value=Decimal(voice.year), numeral=filled.spans["from_year"])
    return Statement(text=filled.text, facts=(fact,))


def _noise(voice: Voice) -> dict[str, str]:
    """Numbers for sentences that speak of other things: a and b small, m hundreds, k, c and p long (p a postcode)."""
    random = voice.random
    ranges = {"a": (2, 9), "b": (2, 20), "m": (110, 990), "k": (10_000, 99_999), "c": (1_000_000, 8_999_999)}
    ranges["p"] = (100_000, 899_999)
    return {name: str(random.randint(*bounds)) for name, bounds in ranges.items()}
