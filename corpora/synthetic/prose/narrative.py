"""The narrative of a report: which sentences, in which order, under which headings."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from corpora.document.geometry import Span
from corpora.synthetic.prose import bodies_told, comparisons, digests, lists, parts, shares
from corpora.synthetic.prose.distractors import distractor, noise
from corpora.synthetic.prose.families import family_statement
from corpora.synthetic.prose.layout import arranged, draw_layout
from corpora.synthetic.prose.phrases import load_families, load_phrases
from corpora.synthetic.prose.topics import topics_of
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Fact, Paragraph, Statement

SHARE_OF_FAMILIES = 0.22
"""Share of the claim families that one report uses, so that reports differ in what they say and leave unsaid."""
DENSITIES = (0.3, 0.6, 1.0, 1.0)
"""Some reports tell few figures, some many."""
SHARE_OF_ABSENT_ROWS = 0.3
"""Rows without a case are mentioned this much more seldom."""
SHARE_OF_DISTRACTORS = 0.45
LAST_IN_PARAGRAPH = ("part_of_year", "last_year", "part_of_requests", "rates", "other_body")
"""Groups whose figures would govern an elliptic sentence (予以公开8件) that came behind them."""

Buckets = dict[str, list[Statement]]
"""Sentences by the paragraph that they belong to."""


def introduction(voice: Voice) -> tuple[Paragraph, ...]:
    """What stands before section 一, the statistical period among it."""
    phrases = load_phrases("surroundings")
    statements = [_surrounding(voice, "introductions"), _period(voice, voice.choose(phrases["periods"]))]
    if voice.random.random() < 0.6:
        statements.append(_surrounding(voice, "contacts"))
    if voice.random.random() < 0.2:
        return tuple(Paragraph(statements=(statement,)) for statement in statements)
    return (Paragraph(statements=tuple(statements)),)


def masthead(voice: Voice) -> Paragraph:
    """The line of dates and counters that sites print under a title; none of its numbers is about the body's work."""
    return Paragraph(statements=(_surrounding(voice, "mastheads"),))


def signature(voice: Voice) -> tuple[Paragraph, ...]:
    """The body and the date under a report."""
    date = f"<T {voice.year + 1}年1月{voice.random.randint(5, 30)}日>"
    lines = (voice.fill(words).statement() for words in ("{body}", date))
    return tuple(Paragraph(statements=(line,)) for line in lines)


def title_statement(voice: Voice) -> Statement:
    """The title, for its mentions; its few wordings are the form's own, so that every split has them all."""
    template = voice.random.choice(load_phrases("surroundings")["titles"])
    return voice.fill(template).statement(family=family_name("titles", template))


def narrative(voice: Voice, *, previous_known: bool) -> dict[str, tuple[Paragraph, ...]]:
    """Paragraphs of the sections 一, 五 and 六.

    Args:
        voice: who speaks, with the figures that the sentences must agree with.
        previous_known: whether last year's report is in the corpus, so that a comparison can be checked.
    """
    buckets: Buckets = {name: [] for name in (*load_phrases("surroundings")["paragraphs"], "problems", "others")}
    ends: Buckets = {name: [] for name in buckets}
    said: set[str] = set()
    _add_families(voice, buckets)
    _add_composites(voice, buckets, said, previous_known=previous_known)
    _add_distractors(voice, buckets, ends, said)
    return {
        "一": _overall(voice, buckets, ends),
        "五": _problems(voice, buckets, ends),
        "六": _others(voice, buckets, ends),
    }


def _add_families(voice: Voice, buckets: Buckets) -> None:
    density = voice.random.choice(DENSITIES)
    for name, family in load_families().items():
        share = SHARE_OF_FAMILIES * density
        if family.frames and not any(map(voice.figures.sum, family.slots.values())):
            share *= SHARE_OF_ABSENT_ROWS
        if name == "received" or voice.random.random() < share:
            statement = family_statement(voice, name, family)
            if statement:
                buckets[family.paragraph].append(statement)


def _is_new(said: set[str], *statements: Statement) -> bool:
    """Whether the narrative's own figures in them are of nothing said yet; `said` then holds them."""
    topics = frozenset[str]().union(*(topics_of(statement) for statement in statements))
    if topics & said:
        return False
    said |= topics
    return True


def _add_composites(voice: Voice, buckets: Buckets, said: set[str], *, previous_known: bool) -> None:
    makers: tuple[tuple[str, float, Callable[[Voice], Statement | None]], ...] = (
        ("requests", 0.45, parts.applicants),
        ("requests", 0.45, parts.outcomes),
        ("requests", 0.3, shares.statutory_share),
        ("requests", 0.15, shares.rough_share),
        ("requests", 0.2, comparisons.loose),
        ("requests", 0.25, bodies_told.by_body),
        *((theme, 0.15, partial(digests.digest, paragraph=theme)) for theme in ("requests", "proactive", "management")),
        ("requests", 0.15, partial(digests.digest, paragraph="requests")),
        ("supervision", 0.12, partial(digests.digest, paragraph="supervision")),
        ("supervision", 0.15, comparisons.changed_figure),
        ("platform", 0.2, comparisons.changed_measure),
        ("supervision", 0.3, parts.reconsideration_results),
        ("supervision", 0.2, parts.litigation_paths),
        ("proactive", 0.7, parts.published),
        ("proactive", 0.4, shares.narrative_share),
        ("platform", 0.2, shares.narrative_growth),
        ("platform", 0.6, lists.listing),
        (
            "requests",
            1.0 if previous_known else 0.4,
            lambda voice: comparisons.change(voice, previous_known=previous_known),
        ),
    )
    if voice.random.random() < 0.5:
        first, second = comparisons.repeated(voice)
        if _is_new(said, first, second):
            buckets["proactive"].append(first)
            buckets["problems"].append(second)
    for paragraph, probability, make in makers:
        if voice.random.random() < probability:
            statement = make(voice)
            if statement and _is_new(said, statement):
                buckets[paragraph].append(statement)


def _add_distractors(voice: Voice, buckets: Buckets, ends: Buckets, said: set[str]) -> None:
    for name, group in load_phrases("distractors").items():
        if voice.random.random() < SHARE_OF_DISTRACTORS:
            statement = distractor(voice, name)
            if statement and _is_new(said, statement):
                (ends if name in LAST_IN_PARAGRAPH else buckets)[group["paragraph"]].append(statement)


def _overall(voice: Voice, buckets: Buckets, ends: Buckets) -> tuple[Paragraph, ...]:
    phrases, random = load_phrases("surroundings"), voice.random
    layout = draw_layout(random)
    paragraphs = [Paragraph(statements=(_filler(voice, "opening"),))]
    for number, (key, names) in enumerate(phrases["paragraphs"].items(), start=1):
        body = [_filler(voice, key), *buckets[key]]
        more = _filler(voice, key)
        if more.family != body[0].family and random.random() < 0.4:
            body.insert(random.randint(1, len(body)), more)
        if random.random() < 0.5:
            body[1:] = random.sample(body[1:], len(body) - 1)
        paragraphs += arranged(random, layout, number, random.choice(names), [*body, *ends[key]])
    return tuple(paragraphs)


def _problems(voice: Voice, buckets: Buckets, ends: Buckets) -> tuple[Paragraph, ...]:
    random = voice.random
    said, plans = [*buckets["problems"], *ends["problems"]], [s for s in buckets["problems"] if _is_plan(s)]
    others = [s for s in said if s not in plans]
    first = lists.numbered_list(voice, "problems") if random.random() < 0.4 else _filler(voice, "problems")
    second = lists.numbered_list(voice, "improvements") if random.random() < 0.4 else _filler(voice, "improvements")
    paragraphs = (Paragraph(statements=(first, *others)), Paragraph(statements=(second, *plans)))
    if random.random() < 0.3:
        heads = random.choice(
            (("存在的主要问题", "改进措施"), ("主要问题", "下一步工作打算"), ("问题与不足", "改进方向"))
        )
        return tuple(
            part
            for head, body, sign in zip(heads, paragraphs, "一二", strict=True)
            for part in (Paragraph(statements=(Statement(text=f"（{sign}）{head}"),), heading=True), body)
        )
    return paragraphs


def _is_plan(statement: Statement) -> bool:
    return any(claim.period_kind == "plan" for claim in statement.claims)


def _others(voice: Voice, buckets: Buckets, ends: Buckets) -> tuple[Paragraph, ...]:
    statements = buckets["others"] + ends["others"] or [voice.fill("{-:无}[<其他需要报告的事项]。").statement()]
    return tuple(Paragraph(statements=(statement,)) for statement in statements)


def _filler(voice: Voice, key: str) -> Statement:
    template = voice.choose(load_phrases("surroundings")["filler"][key])
    return voice.fill(template).statement(family=family_name(f"filler.{key}", template))


def _surrounding(voice: Voice, key: str) -> Statement:
    template = voice.choose(load_phrases("surroundings")[key])
    return voice.fill(template, noise(voice)).statement(family=family_name(key, template))


def _period(voice: Voice, template: str) -> Statement:
    """The fact's numeral is the first year; a plant that changes the period changes every one in the sentence."""
    filled = voice.fill(template, {"from_year": str(voice.year)})
    start = filled.text.index(str(voice.year))
    fact = Fact(kind="period", value=Decimal(voice.year), numeral=Span(start, start + len(str(voice.year))))
    return filled.statement(fact, family=family_name("periods", template))
