"""Paragraphs about disputes of which all counts but one are the third table's, and fees with two digits exchanged."""

import pytest

from tests.conftest import Say

FIGURES = {
    "disputes.reconsideration.upheld": 12, "disputes.reconsideration.corrected": 4,
    "disputes.reconsideration.other": 5, "disputes.reconsideration.pending": 2, "disputes.reconsideration.total": 23,
    "disputes.litigation_direct.upheld": 5, "disputes.litigation_direct.corrected": 1,
    "disputes.litigation_direct.other": 1, "disputes.litigation_direct.pending": 3,
    "disputes.litigation_direct.total": 10, "disputes.litigation_after.upheld": 6,
    "disputes.litigation_after.corrected": 0, "disputes.litigation_after.other": 2,
    "disputes.litigation_after.pending": 0, "disputes.litigation_after.total": 8,
}  # fmt: skip
WRONG = {
    "2023年因政府信息公开引发的行政复议案件23件。其中已审结21件，结果维持12件，结果纠正4件，其他结果7件；尚未审结2件。": 7,
    "行政诉讼18件，其中未经复议直接起诉10件，复议后起诉8件。两类案件合计，法院判决维持11件、纠正1件、其他结果3件，另有5件尚未审结。": 5,
    "行政复议案件23件，比上年的15件增加8件。复议机关维持12件，纠正4件，其他结果5件，年底前已全部审结。": 0,
    "诉讼方面，直接起诉10件，维持5件、纠正1件、其他结果1件，尚未审结3件；复议后起诉8件，维持4件，其他结果2件，已全部审结。": 4,
    "争议案件共41件，其中复议23件、诉讼18件。已审结36件，维持25件，纠正5件，其他结果8件，尚未审结5件。": 25,
}
RIGHT = (
    "2023年因政府信息公开引发的行政复议案件23件。其中已审结21件，结果维持12件，结果纠正4件，其他结果5件；尚未审结2件。",
    "行政诉讼18件，其中未经复议直接起诉10件，复议后起诉8件。两类案件合计，法院判决维持11件、纠正1件、其他结果3件，另有3件尚未审结。",
    "诉讼方面，直接起诉10件，维持5件、纠正1件、其他结果1件，尚未审结3件；复议后起诉8件，维持6件，其他结果2件，已全部审结。",
    "行政复议案件23件，已审结21件，维持12件。其中由市政府受理的复议19件，其余由县政府受理。",
    "行政复议案件23件，维持12件，纠正4件。纠正的4件中，乡镇3件，部门1件。上年复议18件，其中纠正2件。",
    "行政复议案件23件，维持12件，纠正4件。全市信息公开复议共64件，审结60件，纠正9件。",
    "行政复议案件23件，维持12件，以撤回、终止等方式结案3件，另有2件在审。除2件在审外，其余均已审结。",
    "行政复议案件23件，维持12件，结果纠正4件。上年存案5件本年均已审结。",
    "行政复议案件23件，维持12件，结果纠正4件。我局作为复议机关办理的案件6件，维持4件、撤销2件，不计入本报告。",
    "没有经过复议的10件，经过复议的8件。前一类法院维持5件，后一类维持6件。",
)


@pytest.mark.parametrize(("words", "said"), WRONG.items())
def test_the_one_count_that_is_not_the_tables(words: str, said: int, contradictions: Say) -> None:
    found = contradictions(words, figures=FIGURES)
    assert said in [check.claimed for check in found if check.kind == "claim-table"]


@pytest.mark.parametrize("words", RIGHT)
def test_paragraphs_that_are_the_tables(words: str, contradictions: Say) -> None:
    assert contradictions(words, figures=FIGURES) == ()


@pytest.mark.parametrize(("told", "wrong"), [(8187, True), (8178, False), (5000, False)])
def test_fees_with_two_digits_exchanged(told: int, wrong: bool, contradictions: Say) -> None:
    words = f"行政事业性收费按季度公开。全年收取{told}万元，包括登记费等四个项目。"
    found = contradictions(words, figures={"proactive.fees": 8178})
    assert [check.found for check in found] == ([8178] if wrong else [])


def test_suits_by_name_are_not_all_cases_because_they_come_to_as_many(contradictions: Say) -> None:
    figures = dict.fromkeys(FIGURES, 0) | {
        "disputes.reconsideration.upheld": 1, "disputes.reconsideration.total": 1,
        "disputes.litigation_direct.upheld": 1, "disputes.litigation_direct.total": 1,
    }  # fmt: skip
    words = "2023年，我局因政府信息公开工作发生行政复议1件，结果维持；发生行政诉讼{}件，为未经复议直接起诉，法院判决维持我局答复。"
    assert contradictions(words.format(1), figures=figures) == ()
    assert [check.claimed for check in contradictions(words.format(2), figures=figures)] == [2]
