"""Grammar and network together on whole texts; the network is one that knows the answers, or is told what to say."""

from collections.abc import Callable
from itertools import islice

import pytest

from corpora.document.geometry import Span
from corpora.labelled.passage import LabelledPassage
from corpora.synthetic.passages import draw_passages
from models.language.combined import CombinedReader
from models.language.grammar.reader import GrammarReader
from models.language.oracle import OracleReader
from models.language.plain import plain_document, plain_layout
from models.language.prediction import PredictedTie
from tests.models.language.told_network import PROFILES, Told, by_number, first, read

NEW, GRANTED = "requests.new.total", "requests.granted.total"


SAYS_NEW = "2023年，我局共收到政府信息公开申请50件。"


def test_agreement_is_firm_and_surer_than_the_grammar_alone() -> None:
    claim = by_number(read(CombinedReader(Told({"50": {"fields": (NEW,)}})), SAYS_NEW))["50"]
    alone = by_number(read(GrammarReader(), SAYS_NEW))["50"]
    assert claim.firm
    assert claim.fields == alone.fields
    assert claim.confidence > alone.confidence


@pytest.mark.parametrize(("words", "firm"), [("办理行政许可64件。", True), ("公示行政许可决定64件。", False)])
def test_agreement_takes_the_doubt_of_words_but_not_of_what_stands_around_them(words: str, firm: bool) -> None:
    told = Told({"64": {"fields": ("proactive.licensing",)}})
    claim, alone = (by_number(read(model, words))["64"] for model in (CombinedReader(told), GrammarReader()))
    assert first(alone) == first(claim) == ("proactive.licensing",)
    assert not alone.firm
    assert claim.firm == firm


def test_a_dispute_keeps_both_and_is_never_firm() -> None:
    claim = by_number(read(CombinedReader(Told({"50": {"fields": (GRANTED,)}})), SAYS_NEW))["50"]
    assert {field for one in claim.fields for field in one.plus} >= {NEW, GRANTED}
    assert not claim.firm


def test_a_network_that_is_unsure_changes_nothing() -> None:
    told = Told(
        {"50": {"fields": (GRANTED,), "field_confidence": 0.4, "period_kind": "plan", "period_confidence": 0.5}}
    )
    claim = by_number(read(CombinedReader(told), SAYS_NEW))["50"]
    alone = by_number(read(GrammarReader(), SAYS_NEW))["50"]
    assert (claim.fields, claim.period_kind, claim.body) == (alone.fields, alone.period_kind, alone.body)


@pytest.mark.parametrize(
    "known",
    [{"period_kind": "last_year"}, {"body": "office"}, {"relation": "increase"}, {"approximate": True}],
    ids=lambda known: next(iter(known)),
)
def test_what_the_network_takes_for_another_period_body_or_sense_is_not_firm(known: dict[str, object]) -> None:
    for sure in (1.0, 0.99):
        told = {"fields": (NEW,), "period_confidence": sure, "body_confidence": sure, "relation_confidence": sure}
        claim = by_number(read(CombinedReader(Told({"50": told | known})), SAYS_NEW))["50"]
        assert not claim.firm


def test_a_figure_in_units_of_ten_thousand_is_as_firm_as_others() -> None:
    text = "2023年，我局共收到政府信息公开申请1.2万件。"
    assert by_number(read(CombinedReader(Told({"1.2万": {"fields": (NEW,)}})), text))["1.2万"].firm
    rounded = {"fields": (NEW,), "approximate": True}
    assert not by_number(read(CombinedReader(Told({"1.2万": rounded})), text))["1.2万"].firm


def test_period_and_body_stay_those_of_the_grammar() -> None:
    told = Told({"50": {"period_kind": "last_year", "body": "region", "relation": "share"}})
    claim, alone = (by_number(read(model, SAYS_NEW))["50"] for model in (CombinedReader(told), GrammarReader()))
    assert (claim.period_kind, claim.period, claim.body) == (alone.period_kind, alone.period, alone.body)
    assert claim.relation == alone.relation


def test_a_link_that_only_the_network_sees_is_taken() -> None:
    text = "全年受理群众索要材料50件。"
    claim = by_number(read(CombinedReader(Told({"50": {"fields": (NEW,)}})), text))["50"]
    assert first(claim) == (NEW,)
    assert claim.fields[0].name == "新收"


def test_words_that_deny_nothing_are_no_denial_of_the_network() -> None:
    told = Told({}, denials=(("行政复议件", {"fields": ("disputes.reconsideration.total",)}),))
    assert read(CombinedReader(told, asking="all"), "该行政复议件由复议机关办理。").claims == ()


def test_a_denial_that_only_the_network_sees_is_a_zero() -> None:
    text = "本年度这类案件为空白。"
    told = Told({}, denials=(("空白", {"fields": ("disputes.reconsideration.total",)}),))
    (claim,) = read(CombinedReader(told, asking="all"), text).claims
    assert (claim.negated, claim.number.value, claim.number.printed) == (True, 0, "空白")
    assert first(claim) == ("disputes.reconsideration.total",)
    assert text[claim.span.start : claim.span.end] == claim.text
    assert (claim.period, claim.id) == ("2023", "c1")


def test_a_joint_zero_is_a_claim_for_each_field_that_either_names() -> None:
    text = "未收到行政复议和行政诉讼。"
    paths = ("reconsideration", "litigation_direct", "litigation_after")
    told = Told({}, denials=(("未收到", {"fields": tuple(f"disputes.{path}.total" for path in paths), "each": True}),))
    claims = read(CombinedReader(told), text).claims
    assert {field for claim in claims for field in first(claim)} == {f"disputes.{path}.total" for path in paths}
    assert all(claim.firm for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)


def test_a_denial_that_the_network_does_not_see_stays_what_the_grammar_says() -> None:
    text = "未收到行政复议和行政诉讼。"
    assert read(CombinedReader(Told({})), text) == read(GrammarReader(), text)


def test_a_denial_that_speaks_of_no_field_is_a_claim_where_the_network_is_sure_of_it() -> None:
    text = "工作中没有出现泄密情况。"
    for confidence, count in ((0.95, 1), (0.3, 0)):
        told = Told({}, denials=(("没有", {"confidence": confidence}),))
        assert len(read(CombinedReader(told), text).claims) == count


def test_the_words_of_a_denial_go_on_to_where_its_clause_ends() -> None:
    told = Told({}, denials=(("未因", {"confidence": 0.95}),))
    (claim,) = read(CombinedReader(told, asking="all"), "未因信息公开向任何人收取费用，群众反响良好。").claims
    assert claim.text == "未因信息公开向任何人收取费用"


def test_a_denial_that_the_network_sees_twice_is_said_once() -> None:
    text = "也未收到行政复议和行政诉讼。"
    alike = {"fields": ("disputes.reconsideration.total",), "each": True}
    claims = read(CombinedReader(Told({}, denials=(("也未", alike), ("未收到", {})))), text).claims
    assert all(claim.fields for claim in claims)


def test_a_denial_of_two_fields_that_are_not_likely_is_one_claim_of_none() -> None:
    both = ("disputes.reconsideration.corrected", "disputes.litigation_direct.corrected")
    told = Told({}, denials=(("没有发生", {"fields": both, "each": True, "field_confidence": 0.2}),))
    (claim,) = read(CombinedReader(told), "全年没有发生因政府信息公开答复不当被纠错的情形。").claims
    assert not claim.fields


OUT = "requests.carried_out.total"


@pytest.mark.parametrize(
    ("text", "words", "field"),
    [
        ("收到申请12件，1件申请按照《条例》顺延到下年度答复。", "1件申请按照", OUT),
        ("收到申请12件，剩余1件申请依法延期至2024年办结。", "剩余1件", OUT),
        ("收到申请12件，没有一件转入下年。", "没有一件", OUT),
        ("收到申请12件，8件结转2024年，其中7件由自然人提出。", "其中7件", "requests.carried_out.natural_person"),
    ],
)
def test_words_that_go_with_the_sentence_name_a_field(text: str, words: str, field: str) -> None:
    (claim,) = [one for one in read(GrammarReader(), text).claims if one.text.startswith(words)]
    assert first(claim) == (field,)


def test_names_behind_a_number_are_counted_together() -> None:
    claims = read(GrammarReader(), "收到申请12件，予以公开5件，其余7件为不予公开、不予处理及其他处理。").claims
    assert {field.split(".")[1] for field in first(claims[-1])} == {"denied", "not_processed", "other"}


@pytest.mark.parametrize(
    "text",
    [
        "累计发生信息公开行政复议31件、行政诉讼9件，其中2023年分别为4件、1件。",
        "累计收到政府信息公开申请138件，其中2023年12件。",
    ],
)
def test_of_what_holds_this_years_the_whole_is_of_more_years(text: str) -> None:
    assert read(GrammarReader(), text).claims[0].period_kind == "running_total"


PARTS = "收到政府信息公开申请12件，其中网络8件、信函4件，占办结的33.3%。"


def test_parts_stay_firm_unless_the_network_is_sure_of_others() -> None:
    alone = read(GrammarReader(), PARTS).part_lists
    assert alone[0].firm
    for members, confidence, firm in (((1, 2), 1.0, True), ((1,), 1.0, False), ((1,), 0.8, True)):
        told = Told({}, ties=(PredictedTie(kind="parts", head=0, members=members, confidence=confidence),))
        (parts,) = read(CombinedReader(told), PARTS).part_lists
        assert parts.firm == firm
        assert parts.parts == alone[0].parts
    assert read(CombinedReader(Told({})), PARTS).part_lists == alone


def test_a_change_may_be_firm_where_both_take_it_for_one() -> None:
    text = "收到政府信息公开申请12件，比上年增加4件。"
    for relation, firm in (("increase", True), ("equal", False)):
        told = Told(
            {printed: {"fields": (NEW,), "relation": relation} for printed in ("4",)} | {"12": {"fields": (NEW,)}}
        )
        assert by_number(read(GrammarReader(), text))["4"].firm
        assert by_number(read(CombinedReader(told), text))["4"].firm == firm


def test_of_a_disputed_list_the_length_that_the_count_says_is_believed() -> None:
    text = "建成3个专区：网站、窗口，公报。"
    items = tuple(Span(text.index(word), text.index(word) + 2) for word in ("网站", "窗口", "公报"))
    (alone,) = read(GrammarReader(), text).item_lists
    assert 3 not in alone.lengths
    for found, confidence, lengths in ((items, 0.8, [(3,)]), (items[:1], 0.8, [alone.lengths]), (items[:1], 1.0, [])):
        told = Told({}, ties=(PredictedTie(kind="items", head=0, items=found, confidence=confidence),))
        assert [one.lengths for one in read(CombinedReader(told), text).item_lists] == lengths


def test_a_tie_with_a_figure_that_is_not_there_is_left_out() -> None:
    told = Told(
        {},
        ties=(PredictedTie(kind="share", head=3, members=(2, None)), PredictedTie(kind="parts", head=9, members=(1,))),
    )
    mentions = read(CombinedReader(told), PARTS)
    assert len(mentions.part_lists) == 1


def test_a_family_that_the_network_does_not_know_keeps_the_links_of_the_grammar() -> None:
    alone = read(GrammarReader(), SAYS_NEW, profile="statutory-2019")
    both = read(CombinedReader(Told({"50": {"fields": (GRANTED,)}})), SAYS_NEW, profile="statutory-2019")
    assert [claim.fields for claim in both.claims] == [claim.fields for claim in alone.claims]
    assert by_number(both)["50"].firm


def test_only_passages_that_may_claim_are_asked_about_unless_all_are_wanted() -> None:
    text = "加强组织领导，压实工作责任。\n收到申请5件。\n未收到申诉。"
    some, every = Told({}), Told({})
    read(CombinedReader(some), text)
    read(CombinedReader(every, asking="all"), text)
    assert some.asked == ["收到申请5件。", "未收到申诉。"]
    assert len(every.asked) == 3


@pytest.fixture(scope="module")
def passages() -> list[LabelledPassage]:
    return list(islice(draw_passages(12, split="dev"), 60))


@pytest.mark.parametrize(
    "make",
    [lambda network: CombinedReader(network), lambda network: CombinedReader(network, links=False)],
    ids=["both", "network"],
)
def test_with_a_network_that_knows_the_answers_every_link_is_right(
    passages: list[LabelledPassage], make: Callable[[OracleReader], CombinedReader]
) -> None:
    model = make(OracleReader(passages))
    wrong = 0
    for passage in passages:
        document = plain_document(f"{passage.heading}\n{passage.text}")
        layout = plain_layout(
            document, profile=PROFILES["statutory-2021"], organisation=passage.organisation, year=passage.year
        )
        offset = len(passage.heading) + 1
        found: dict[int, set[str]] = {}
        for claim in model.read(document, layout, profile=PROFILES["statutory-2021"]).claims:
            if claim.fields:
                found.setdefault(claim.number.span.start - offset, set()).update(first(claim))
        truth: dict[int, set[str]] = {}
        for mention in passage.claims:
            if mention.fields:
                truth.setdefault((mention.numeral or mention.span).start, set()).update(mention.fields)
        wrong += found != truth
    assert wrong == 0


def test_wrapped_lines_are_asked_about_as_one_and_answered_where_they_stand() -> None:
    line = "2023年，我局认真贯彻落实条例要求，全年共收到政府信息公开申请1"
    text = f"{line}\n00件，均已按时办结，群众满意度进一步提高，没有出现任何投诉举报情况。"
    told = Told({"100": {"fields": (NEW,)}})
    claims = by_number(read(CombinedReader(told), text))
    (claim,) = [claim for claim in claims.values() if claim.number.value == 100]
    assert first(claim) == (NEW,)
    assert text[claim.number.span.start : claim.number.span.end].replace("\n", "") == "100"


def test_a_number_behind_a_percentage_is_of_what_that_names() -> None:
    text = "2023年，我局收到政府信息公开申请28件，自然人申请占89.3%，共25件。"
    assert first(by_number(read(GrammarReader(), text))["25"]) == ("requests.new.natural_person",)


def test_money_that_names_no_fee_is_none_however_sure_a_network_is() -> None:
    sure = {"3120": {"fields": ("proactive.fees",), "field_confidence": 0.99}}
    claim = by_number(read(CombinedReader(Told(sure)), "预算支出3060万元，收入3120万元。"))["3120"]
    assert claim.fields == ()
    assert claim.supposed is None
    fee = by_number(read(CombinedReader(Told(sure)), "收取行政事业性收费3120万元。"))["3120"]
    assert first(fee) == ("proactive.fees",)
