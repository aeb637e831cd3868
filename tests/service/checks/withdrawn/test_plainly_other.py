"""Figures and denials that their own words give to somebody else, or to something that did not come about."""

import pytest

from tests.conftest import Say

FIGURES = {
    "disputes.reconsideration.upheld": 8, "disputes.reconsideration.corrected": 2,
    "disputes.reconsideration.other": 2, "disputes.reconsideration.pending": 1, "disputes.reconsideration.total": 13,
    "disputes.litigation_direct.upheld": 2, "disputes.litigation_direct.total": 2,
    "disputes.litigation_after.upheld": 1, "disputes.litigation_after.total": 1, "proactive.coercion": 5,
    "proactive.penalties": 18,
}  # fmt: skip
OF_OTHERS = (
    "基层压力大，74个乡镇（街道）办理136件申请，却产生复议19件。",
    "实施行政强制5件，均为拆除违法建设，强制执行前依法公告并书面催告，没有引发行政诉讼。",
    "经筛分公开记录1118条，申请人对结果表示认可，没有提起行政复议。",
    "答复后申请人表示不满的19件，经解释有15件不再提起行政复议。",
    "近四年行政复议案件在11件到15件之间波动。",
    "复议机关还指出文书没有写明起诉期限，我局随即复核。",
    "所有强制措施均录音录像，全年因不服行政强制引起的国家赔偿案件为零。",
    "行政处罚18件，其中违建11件、占道5件、焚烧2件，处罚前均告知，没有引发行政诉讼。",
)
WRONG = {
    "县政府及各部门、乡镇作为被申请人的行政复议案件合并统计，共13件，其中维持8件，纠正3件，其他结果2件，未审结1件。": 3,
    "本年度因政府信息公开被申请行政复议12件，其中结果维持8件、结果纠正2件、其他结果2件，年底尚未审结1件。": 12,
    "行政诉讼3件，其中未经复议直接起诉2件，复议后起诉1件。行政复议13件，维持8件，纠正2件，其他结果1件，尚未审结1件。": 1,
}


@pytest.mark.parametrize("words", OF_OTHERS)
def test_what_is_of_others_contradicts_nothing(words: str, contradictions: Say) -> None:
    assert not [check for check in contradictions(words, figures=FIGURES) if not check.kind.startswith("table")]


@pytest.mark.parametrize(("words", "said"), WRONG.items())
def test_paragraphs_of_disputes_that_err_in_one_count(words: str, said: int, contradictions: Say) -> None:
    assert said in [check.claimed for check in contradictions(words, figures=FIGURES)]
