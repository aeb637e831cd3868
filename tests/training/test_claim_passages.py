"""What passages become before they are learned from: other names, other numbers, pieces, another year."""

from functools import cache
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

pytest.importorskip("numpy")

from corpora.labelled.marked import MarkedPassage, parse_marked
from corpora.synthetic.passages import draw_passages
from models.language.encoder.characters import standard_tokens
from models.language.network.field_space import statutory_space
from models.language.network.labels import BASES
from training.language.examples import IGNORED, NOTHING, Examples
from training.language.names import made_like, renamed
from training.language.written import in_pieces, moved_to_year, redrawn, written, written_passages

BY_HAND = parse_marked(
    MarkedPassage(
        id="x",
        org="临澄市水务局",
        year=2023,
        text="""<T 2023年>，<O 市水务局>共[收到申请]{27件|new|#a}，比<T 2022年>增加{6件|new|inc #d}。其中[自然人]{22件|new:np|#b}，
        [企业]{5件|new:bus|#c}。<C 门户网站>[发布信息]{113条||}。<T 2023年>[举办培训]{两期||}，[满意率]{98.5%||}。""",
        ties=("parts a: b c",),
    )
)


@cache
def drawn():
    return [one for one in islice(draw_passages(21, split="train"), 120) if one.entities]


def words(passage, span):
    return passage.text[span.start : span.end]


@settings(max_examples=60, deadline=None)
@given(some.integers(0, 100_000))
def test_a_renamed_passage_keeps_its_claims_and_the_kinds_of_its_names(seed):
    random = Random(seed)
    passage = random.choice(drawn())
    other = renamed(passage, random)
    assert [words(other, claim.span) for claim in other.claims] == [words(passage, one.span) for one in passage.claims]
    assert {one.label for one in other.entities} <= {one.label for one in passage.entities}
    for one in other.entities:
        name = words(other, one.span)
        assert name
        assert not {name[0], name[-1]} & set("，。；"), (name, other.text)
        assert "{" not in name


def test_one_name_has_one_new_name_throughout():
    passage = parse_marked(
        MarkedPassage(
            id="y", org="临澄市水务局", year=2023, text="<O 临澄市水务局>[公开]{3条}，<O 临澄市水务局>[答复]{5件}。"
        )
    )
    told = {
        tuple(words(one, entity.span) for entity in one.entities)
        for one in (renamed(passage, Random(n)) for n in range(40))
    }
    assert all(first == second for first, second in told)
    assert len(told) > 10


def test_this_years_name_stays_one_of_this_year():
    made = {made_like("PERIOD", "2023年度", 2023, Random(n)) for n in range(60)}
    assert {"本年度", "2023年"} <= made
    assert not made & {"2022年", "上年", None}
    assert made_like("PERIOD", "上半年", 2023, Random(1)) is None


def test_numbers_are_drawn_anew_and_nothing_else_is_changed():
    seen = set()
    for seed in range(60):
        other = redrawn(BY_HAND, Random(seed))
        assert other.part_lists == BY_HAND.part_lists
        assert [one.fields for one in other.claims] == [one.fields for one in BY_HAND.claims]
        for before, after in zip(BY_HAND.claims, other.claims, strict=True):
            unit = words(BY_HAND, before.span)[len(words(BY_HAND, before.numeral)) :]
            assert words(other, after.span) == words(other, after.numeral) + unit
            assert (
                words(other, after.measure) == words(BY_HAND, before.measure) if before.measure else not after.measure
            )
        seen.add(words(other, other.claims[0].numeral))
    assert len(seen) > 20


def test_a_piece_stands_by_itself():
    found = {in_pieces(BY_HAND, Random(seed)).text for seed in range(80)}
    first, second, third, fourth = (words(BY_HAND, span) for span in BY_HAND.sentences)
    assert {third, fourth, third + fourth, first + second} <= found
    assert first not in found, "its parts are told behind it"
    assert not any(text.startswith(second) for text in found), "what it is of is told before it"
    piece = next(one for one in (in_pieces(BY_HAND, Random(seed)) for seed in range(80)) if one.text == fourth)
    assert [words(piece, claim.span) for claim in piece.claims] == ["两期", "98.5%"]
    assert [words(piece, one.span) for one in piece.entities] == ["2023年"]


def test_years_move_together():
    other = moved_to_year(BY_HAND, 2020)
    assert other.text.startswith("2020年，市水务局共收到申请27件，比2019年增加")
    assert (other.year, other.claims[0].period) == (2020, "2020")


def test_passages_by_hand_come_without_end():
    told = list(islice(written_passages(Random(3), given=[BY_HAND]), 30))
    assert len({one.text for one in told}) > 20
    for one in told:
        assert all(0 <= claim.span.start < claim.span.end <= len(one.text) for claim in one.claims)
        assert all(claim.numeral is None or words(one, claim.numeral) in words(one, claim.span) for claim in one.claims)
    assert next(written_passages(Random(3), given=[]), None) is None
    assert written(), "the folder of passages by hand is read"


def test_percentages_alone_are_asked_what_they_are_made_of():
    """Previously the loss of ties was that of many counts that no reader asks."""
    passage = parse_marked(
        MarkedPassage(
            id="z", org="临澄市水务局", year=2023, ties=("share p: b a", "parts a: b"),
            text="[收到申请]{27件|new|#a}，其中[网上申请]{20件||#b}，[占]{74.1%||#p}。",
        )
    )  # fmt: skip
    (example,) = Examples(tokens=standard_tokens(), space=statutory_space()).of(passage, year=2023)
    count, part, percent = example.anchors
    assert (percent.basis, percent.first, percent.second, percent.whole) == (BASES.index("share"), 1, 0, IGNORED)
    assert (part.basis, part.first, part.second, part.whole) == (IGNORED, IGNORED, IGNORED, 0)
    assert count.whole == NOTHING
