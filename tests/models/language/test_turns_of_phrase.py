"""Turns of phrase whose figure is easily taken for another one's, by rules, by a network, or by both."""

import pytest

from models.language.combined import CombinedReader
from models.language.grammar.links.surroundings import is_said_unrelated
from models.language.grammar.reader import GrammarReader
from tests.models.language.told_network import Told, by_number, first, read

NEW = "requests.new.total"


def test_what_an_authority_decides_on_is_not_what_was_brought_against_it() -> None:
    text = "2023年办理政府信息公开行政复议案件225件{}，审结206件。"
    assert first(by_number(read(GrammarReader(), text.format("")))["225"])
    found = by_number(read(GrammarReader(), text.format("（均为以本机关为复议机关的案件）")))
    assert first(found["225"]) == first(found["206"]) == ()


@pytest.mark.parametrize(("text", "tied"), [("解读会议议题9个。", False), ("在法院败诉9个。", True)])
def test_a_network_ties_to_disputes_what_names_one(text: str, tied: bool) -> None:
    told = Told({"9": {"fields": ("disputes.reconsideration.total",), "field_confidence": 0.95}})
    assert bool(first(by_number(read(CombinedReader(told), text))["9"])) is tied


@pytest.mark.parametrize(
    ("text", "numeral", "field"),
    [
        ("收到政府信息公开申请数量为零。", "为零", "requests.new.total"),
        ("行政诉讼连续三年零发生。", "零发生", "disputes.litigation_direct.total"),
        ("收到政府信息公开申请97宗，出具答复书95宗。", "95", "requests.outcome_total.total"),
        ("收到政府信息公开申请97宗，5宗在法定期限内继续办理。", "5", "requests.carried_out.total"),
        (
            "收到政府信息公开申请97宗，除5宗按程序延期至2024年办理外，其余92宗均已答复。",
            "5",
            "requests.carried_out.total",
        ),
        ("收到政府信息公开申请1897件中自然人1702件。", "1897", "requests.new.total"),
    ],
)
def test_turns_of_phrase(text: str, numeral: str, field: str) -> None:
    assert first(by_number(read(GrammarReader(), text))[numeral])[0] == field


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请40件。本报告由总体情况、行政复议和行政诉讼情况、其他需要报告的事项六个部分组成。",
        "因行政处罚引发的行政复议7件，行政诉讼6件。",
        "其他类行政诉讼6件。",
        "信息公开以外的行政复议案件8件，行政诉讼6件。",
        "协助市政府办理政府信息公开行政复议案件5件、行政诉讼6件。",
    ],
)
def test_counts_of_other_matters(text: str) -> None:
    found = {claim.number.value: claim.fields for claim in read(GrammarReader(), text).claims}
    assert found[6] == ()


def test_what_was_settled_of_the_new_ones() -> None:
    text = "2023年，新收政府信息公开申请中，除结转下年度的外，已办结31件。"
    expression = by_number(read(GrammarReader(), text))["31"].fields[0]
    assert (expression.plus, expression.minus) == ((NEW,), ("requests.carried_out.total",))


def test_what_was_left_off_was_not_taken() -> None:
    told = Told({"23": {"fields": ("proactive.fees",), "field_confidence": 0.95}})
    assert first(by_number(read(CombinedReader(told), "为企业减免行政事业性收费23万元。"))["23"]) == ()


def test_one_part_is_of_the_nearest_whole_though_an_earlier_count_is_as_large() -> None:
    text = "因政府信息公开引发行政复议4件，1件被纠正，其余均维持；行政诉讼2件，其中1件尚未审结。"
    claims = read(GrammarReader(), text).claims
    assert first(claims[-1]) == ("disputes.litigation_direct.pending", "disputes.litigation_after.pending")


def test_by_whose_order_is_not_whose_figure() -> None:
    text = "按照全县统一部署开展文件清理，全年未制发行政规范性文件，废止1件，截至年底现行有效行政规范性文件8件。"
    assert {claim.body for claim in read(GrammarReader(), text).claims} == {"own"}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("收到政府信息公开申请40件。市政府为被告的行政诉讼9件，无一败诉。", 9),
        ("收到政府信息公开申请40件，办结42件，比新收数多2件。", 2),
    ],
)
def test_counts_that_are_of_some_or_of_a_difference(text: str, figure: int) -> None:
    assert [claim.fields for claim in read(GrammarReader(), text).claims if claim.number.value == figure] == [()]


@pytest.mark.parametrize(
    ("text", "numeral", "field"),
    [
        ("上年结转14件，与新收政府信息公开申请合计338件。", "338", (NEW, "requests.carried_in.total")),
        ("收到政府信息公开申请40件。对17件内容不明或重复提出的不予处理。", "17", "not_processed"),
    ],
)
def test_what_one_number_counts_of_two(text: str, numeral: str, field: tuple[str, ...] | str) -> None:
    found = first(by_number(read(GrammarReader(), text))[numeral])
    assert found == field if isinstance(field, tuple) else all(f".{field}." in one for one in found)


def test_all_that_is_told_of_one_asker_is_not_firm() -> None:
    text = "收到政府信息公开申请40件。社会公益组织连同上年结转的1件，全年办结9件，其中予以公开5件。"
    found = by_number(read(GrammarReader(), text))
    assert [found[numeral].firm for numeral in ("9", "5")] == [False, False]


def test_a_network_that_takes_regulations_for_documents_is_not_heard() -> None:
    text = "制发行政规范性文件18件，现行有效196件；政府规章现行有效6件。"
    told = Told({"6": {"fields": ("proactive.documents.in_force",)}})
    assert first(by_number(read(CombinedReader(told), text))["6"]) == ("proactive.regulations.in_force",)


@pytest.mark.parametrize(("words", "tied"), [("未出现超期情形", False), ("未出现超期不补正情形", True)])
def test_a_late_answer_is_not_an_applicants(words: str, tied: bool) -> None:
    said = {"fields": ("requests.other.not_corrected_in_time.total",), "field_confidence": 0.99}
    mentions = read(CombinedReader(Told({}, denials=((words, said),))), f"收到政府信息公开申请50件，{words}。")
    found = [claim for claim in mentions.claims if claim.negated]
    assert [bool(first(claim) or claim.supposed) for claim in found] == [tied]


def test_a_review_of_an_answer_is_no_suit_behind_one() -> None:
    claims = by_number(read(GrammarReader(), "因政府信息公开答复不服复议3件，2件维持。"))
    assert first(claims["3"]) == ("disputes.reconsideration.total",)


def test_what_an_asker_put_in_says_nothing_of_the_results_behind() -> None:
    text = "收到政府信息公开申请5件，1件由律师事务所提出，4件由个人提出，公开3件。"
    assert first(by_number(read(GrammarReader(), text))["3"]) == ("requests.granted.total",)


def test_without_a_review_is_how_it_was_brought_and_denies_nothing() -> None:
    claims = read(GrammarReader(), "政府信息公开行政诉讼1件，是没有经过复议直接起诉的，还没判。").claims
    assert [claim.negated for claim in claims if claim.fields] == [False]


@pytest.mark.parametrize(
    ("text", "numeral", "fields"),
    [
        (
            "政府信息公开行政诉讼53件，其中未经复议直接起诉17件，复议后起诉36件，败诉2件，未审结9件。",
            "9",
            ("disputes.litigation_direct.pending", "disputes.litigation_after.pending"),
        ),
        (
            "政府信息公开行政诉讼直接起诉150件、复议后起诉120件，判决纠正20件。",
            "20",
            ("disputes.litigation_direct.corrected", "disputes.litigation_after.corrected"),
        ),
        (
            "收到政府信息公开申请50件，办结47件，3件按规定在2024年继续办理。",
            "3",
            ("requests.carried_out.total",),
        ),
    ],
)
def test_what_stands_behind_all_rows_is_of_all(text: str, numeral: str, fields: tuple[str, ...]) -> None:
    assert first(by_number(read(GrammarReader(), text))[numeral]) == fields


def test_one_name_and_the_rest_is_not_firm() -> None:
    text = "收到政府信息公开申请50件，其中自然人43件，社会公益组织及其他4件。"
    assert not by_number(read(GrammarReader(), text))["4"].firm


def test_results_of_one_asker_whose_requests_were_all_settled() -> None:
    text = "收到政府信息公开申请50件。社会公益组织的8件申请全部办结，5件予以公开，2件部分公开。"
    claims = by_number(read(GrammarReader(), text))
    assert first(claims["2"]) == ("requests.partial.social_welfare",)
    assert not claims["2"].firm


def test_two_askers_joined_are_all_askers_whatever_a_network_says() -> None:
    told = Told({"23": {"fields": ("requests.new.natural_person",), "field_confidence": 0.8}})
    claim = by_number(read(CombinedReader(told), "全年受理公民、法人提出的申请23件。"))["23"]
    assert claim.fields[0].fields == (NEW,)
    assert claim.firm
    assert not claim.contested


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("因政府信息公开引发的行政复议1件，目前尚未审结。", "disputes.reconsideration.pending"),
        ("因政府信息公开引发的行政复议1件，结果维持。", "disputes.reconsideration.upheld"),
        ("因政府信息公开引发的行政复议3件，均维持。", "disputes.reconsideration.upheld"),
        ("答复政府信息公开申请1件，为部分公开，按期答复。", "requests.partial.total"),
        ("办结政府信息公开申请1件，结果为不予公开。", "requests.denied.state_secret.total"),
        ("因政府信息公开引发的行政复议3件，目前尚未审结。", None),
    ],
)
def test_what_is_said_of_a_single_case_is_counted(text: str, result: str | None) -> None:
    """A network is asked about the number, and so does not speak against what is said of all of them."""
    number = "1" if "1件" in text else "3"
    whole = "disputes.reconsideration.total" if "复议" in text else "requests.outcome_total.total"
    told = Told({number: {"fields": (whole,), "field_confidence": 0.97}})
    claims = [one for one in read(CombinedReader(told), text).claims if one.number.printed == number]
    assert [one.fields[0].fields[0] for one in claims[1:]] == ([result] if result else [])
    assert not any(one.contested for one in claims)


@pytest.mark.parametrize(
    ("confidence", "fields", "contested"),
    [(0.5, (), False), (0.9, (), True), (0.5, ("requests.new.natural_person",), True)],
)
def test_a_network_contests_with_a_figure_of_its_own_or_likely_with_none(
    confidence: float, fields: tuple[str, ...], *, contested: bool
) -> None:
    told = Told({"8": {"fields": fields, "field_confidence": confidence}})
    claim = by_number(read(CombinedReader(told), "2023年我局收到政府信息公开申请8件。"))["8"]
    assert claim.fields[0].fields == (NEW,)
    assert claim.contested is contested


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("没有由依申请公开引发的行政复议或行政诉讼案件。", {"reconsideration", "litigation_direct"}),
        ("未发生因政府信息公开申请答复引起的行政诉讼。", {"litigation_direct"}),
    ],
)
def test_a_denial_of_what_came_of_requests_denies_no_request(text: str, denied: set[str]) -> None:
    claims = read(GrammarReader(), text).claims
    assert {first(claim)[0].split(".")[1] for claim in claims} == denied


def test_who_may_ask_by_the_law_is_no_asker_of_what_follows() -> None:
    text = "2023年，公民、法人提交的政府信息公开申请23件，主要涉及建设规划等，当年办结24件（含上年结转3件）。"
    claims = by_number(read(GrammarReader(), text))
    assert first(claims["24"]) == ("requests.outcome_total.total",)
    assert first(claims["3"]) == ("requests.carried_in.total",)


def test_fell_to_is_no_change() -> None:
    claims = by_number(read(GrammarReader(), "申请量由126件降为119件，降幅5.6%。"))
    assert claims["119"].relation == "equal"


def test_agreed_to_publish_wholly_or_in_part() -> None:
    text = "2023年收到政府信息公开申请50件，已完成答复47件，同意公开或部分公开37件。"
    claims = by_number(read(GrammarReader(), text))
    assert first(claims["47"]) == ("requests.outcome_total.total",)
    assert first(claims["37"]) == ("requests.granted.total", "requests.partial.total")


@pytest.mark.parametrize(
    ("text", "said", "field"),
    [
        ("收到申请14件，同意公开8件，部分同意公开4件。", "requests.granted.total", "requests.partial.total"),
        ("申请中，本年结转2024年的4件。", "requests.carried_in.total", "requests.carried_out.total"),
    ],
)
def test_words_that_leave_no_doubt_are_not_contested(text: str, said: str, field: str) -> None:
    told = Told({"4": {"fields": (said,), "field_confidence": 0.99}})
    claim = by_number(read(CombinedReader(told), text))["4"]
    assert (first(claim), claim.contested) == ((field,), False)


def test_what_came_of_requests_is_no_part_of_them() -> None:
    found = by_number(read(GrammarReader(), "全年答复政府信息公开申请48件，其中涉及行政复议5件，被纠错3件。"))
    assert first(found["5"]) == ("disputes.reconsideration.total",)
    assert first(found["3"]) == ("disputes.reconsideration.corrected",)


def test_askers_told_together_lead_what_follows_to_no_one_of_them() -> None:
    text = "受理公民、商业企业提出的申请13件，予以公开4件，本机关不掌握相关信息9件。"
    assert first(by_number(read(GrammarReader(), text))["9"]) == ("requests.unavailable.not_held.total",)


def test_one_reason_in_front_of_what_could_not_be_provided() -> None:
    told = by_number(read(GrammarReader(), "收到申请12件，其中不属于本机关信息、无法提供7件。"))["7"]
    assert told.fields[0].fields == ("requests.unavailable.not_held.total",)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("其中上半年22件、下半年30件；年末尚有{}件在办", "this_year"),
        ("月均4件；年末尚有{}件在办", "this_year"),
        ("上半年收到30件；办结{}件", "part_of_year"),
    ],
)
def test_a_part_of_the_year_ends_with_its_statement(words: str, kind: str) -> None:
    lead = "" if words.startswith("上半年") else "办结申请52件，"
    assert by_number(read(GrammarReader(), lead + words.format(17) + "。"))["17"].period_kind == kind


@pytest.mark.parametrize(
    ("text", "numeral", "field"),
    [
        ("收到政府信息公开申请97件，作答95件。", "95", "requests.outcome_total.total"),
        ("报告期内未见一宗信息公开申请。", "未见一宗", "requests.new.total"),
        ("政府信息依申请公开零收件，", "零", "requests.new.total"),
        ("规范性文件本年新增9件。", "9", "proactive.documents.made"),
        ("规范性文件停用4件。", "4", "proactive.documents.abolished"),
        ("规范性文件作废4件，留存36件。", "36", "proactive.documents.in_force"),
        ("规范性文件仍在执行的36件。", "36", "proactive.documents.in_force"),
    ],
)
def test_other_words_for_it(text: str, numeral: str, field: str) -> None:
    assert first(by_number(read(GrammarReader(), text))[numeral])[0] == field


def test_a_list_said_to_be_unrelated_is_read_in_one_way() -> None:
    told = "、诉讼40件" * 60
    assert not is_said_unrelated(f"{told}。", 0)
    assert is_said_unrelated("、诉讼5件，均不涉及信息公开", 0)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("全年共有9件政府信息公开申请由主要领导签批。", None),
        ("全年共有9件政府信息公开申请因涉及第三方征求意见。", None),
        ("全年共有9件政府信息公开申请。", NEW),
        ("今年有9件政府信息公开申请由上年结转而来。", "requests.carried_in.total"),
        ("全年共有9件政府信息公开申请引发行政复议。", "disputes.reconsideration.total"),
    ],
)
def test_what_befell_some_requests_is_not_of_all(text: str, field: str | None) -> None:
    tied = first(by_number(read(GrammarReader(), text))["9"])
    assert (tied[0] if tied else None) == field


def test_a_network_takes_those_that_something_befell_for_no_total() -> None:
    told = Told({"9": {"fields": (NEW,), "field_confidence": 0.95}})
    for text, tied in (("有9件政府信息公开申请案件收取信息处理费。", False), ("有9件政府信息公开申请案件。", True)):
        assert bool(first(by_number(read(CombinedReader(told), text))["9"])) is tied
