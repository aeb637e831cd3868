"""Variety, splits without leaks, and productions that can all be filled."""

from collections import defaultdict
from random import Random

import pytest

from corpora.synthetic.bodies import draw_body
from corpora.synthetic.draw import draw_reports
from corpora.synthetic.prose.families import family_statement
from corpora.synthetic.prose.phrases import lexicon, load_families, load_phrases, shared_rules
from corpora.synthetic.prose.template import Blank, parse_template
from corpora.synthetic.prose.voice import Voice
from corpora.synthetic.split import FEWEST_TO_SPLIT, allowed
from corpora.synthetic.values import draw_years

SPLITS = ("train", "dev", "test")
SHARED_BY_NATURE = ("titles",)
"""Families whose few wordings are the form's own words, used by every split."""


def drawn(split):
    for seed in range(60):
        random = Random(seed)
        body = draw_body(random)
        yield from draw_reports(random, year=2023, years=2, level=body.level, body=body.name, split=split)


@pytest.fixture(scope="module")
def families():
    """Names of wordings by split, without the digest: {family: {split: {wording}}}."""
    found = defaultdict(lambda: defaultdict(set))
    for split in SPLITS:
        for report in drawn(split):
            for statement in report.statements:
                for name in (statement.family or "").split("+"):
                    family, _, wording = name.partition(":")
                    found[family][split].add(wording)
    return found


def test_splits_share_no_wording_of_a_family_with_four_or_more(families):
    apart = 0
    for family, by_split in families.items():
        wordings = set().union(*by_split.values())
        common = (
            (by_split["train"] & by_split["test"])
            | (by_split["train"] & by_split["dev"])
            | (by_split["dev"] & by_split["test"])
        )
        if common:
            assert len(wordings) < FEWEST_TO_SPLIT or family in SHARED_BY_NATURE, (family, len(wordings), common)
        apart += not common and len(wordings) >= FEWEST_TO_SPLIT
    assert apart > 40


def test_productions_that_splits_hold_apart_show_in_one_split_only():
    texts = {split: "".join(s.text for report in drawn(split) for s in report.statements) for split in SPLITS}
    checked = 0
    for name, options in lexicon().items():
        if name in shared_rules() or len(options) < FEWEST_TO_SPLIT:
            continue
        for split in SPLITS:
            for option in set(options) - set(allowed(options, split)):
                if len(option) > 9 and "{" not in option and "<" not in option:
                    assert option not in texts[split], (name, option, split)
                    checked += 1
    assert checked > 100


FIELDS_SAID = (
    "requests.new.total",
    "requests.granted.total",
    "proactive.documents.made",
    "disputes.reconsideration.total",
)


def voice(random):
    figures = draw_years(random, level="city", years=2)
    return Voice(
        random=random,
        body="云岭台市人民政府",
        we="我市",
        year=2023,
        figures=figures[1],
        previous=figures[0],
        habit="arabic",
    )


@pytest.mark.parametrize(
    ("name", "fewest"),
    [("received", 900), ("concluded", 650), ("documents_made", 600), ("reconsideration", 600), ("granted", 400)],
)
def test_a_family_is_said_in_very_many_ways(name, fewest):
    """Of a thousand sentences about the same figures, most differ."""
    speaker = next(
        one for one in map(voice, map(Random, range(50))) if all(one.figures[field] for field in FIELDS_SAID)
    )
    said = {family_statement(speaker, name, load_families()[name]).text for _ in range(1000)}
    assert len(said) > fewest


def test_every_production_can_be_expanded_and_is_used():
    used = set()
    for file in ("lexicon", "claims", "composites", "surroundings", "distractors", "frames", "patterns"):
        stack = [load_phrases(file)]
        while stack:
            one = stack.pop()
            if isinstance(one, str):
                used |= {name for piece in parse_template(one) if isinstance(piece, Blank) for name in piece.names}
            elif isinstance(one, dict):
                stack += list(one.values())
            elif isinstance(one, list):
                stack += one
    used |= {family.lead for family in load_families().values()} | {family.tail for family in load_families().values()}
    assert set(lexicon()) <= used


def test_the_same_seed_says_the_same():
    one, other = (draw_reports(Random(9), year=2023, level="county", body="云岭台县人民政府") for _ in range(2))
    assert one == other
