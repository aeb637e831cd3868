"""Figures of some requests contradict no cell: 补正的申请中，自然人申请12件."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]
CAME = "全年收到申请50件，办结52件。"


@pytest.mark.parametrize(
    "said",
    [
        "补正的申请中，自然人申请占90%。",
        "延期办理的申请中，自然人申请占90%。",
        "被提起复议的申请里，自然人申请5件，占83.3%。",
        "经过补正的申请中，自然人申请12件。",
        "延期答复的9件申请中，予以公开6件，部分公开1件，无法提供2件。",
        "涉及征地的申请中，予以公开6件、无法提供3件。",
        "网上提交的申请中，自然人申请28件，企业4件。",
        "网上提交的申请共32件，自然人28件，商业企业4件。",
        "征地类申请21件，其中自然人20件、商业企业1件。",
        "向外部门转办申请4件，自然人3件，法人1件。",
        "收到征地拆迁信息公开申请11件，予以公开8件。",
        "收到土地征收类信息公开申请11件，予以公开8件，不予公开1件。",
        "受理征地信息申请11件，予以公开8件，不予公开1件。",
        "收到历史档案信息公开申请11件，均予以公开。",
        "办理疑难申请3件，部分公开1件。",
        "申请量同比增长25%；其中涉及征地的21件中，予以公开12件。",
        "累计办理申请412件，予以公开251件。",
        "就其中争议较大的3件召开会商会，最终予以公开1件、部分公开2件。",
        "对3件申请征询第三方意见，其中2件第三方同意公开，1件不同意公开，最终予以公开2件。",
        "补正后的申请没有一件不予公开。",
        "收到申请50件，6月最多，达9件，其中自然人8件。",
        "法人申请中，商业企业占77.8%。",
        "法人或其他组织中，商业企业占近八成。",
        "自然人提出的申请中，予以公开的占60.5%。",
        "被提起复议的申请中，自然人申请占九成以上。",
        "网站公开的申请中，自然人申请占比过九成。",
        "自然人申请量居各县区首位，商业企业申请量居全市首位。",
    ],
)
def test_what_is_told_of_some_requests_is_left_open(contradictions: Say, said: str) -> None:
    assert not contradictions(CAME + said)


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        ("在已办结的申请中，予以公开{}件，部分公开7件。", "30", "38"),
        ("办结的52件申请中，予以公开{}件。", "30", "20"),
        ("2023年我局受理的政府信息公开申请中，自然人申请{}件。", "41", "14"),
        ("全部申请中，自然人申请占{}%。", "82", "92"),
        ("新收申请50件，其中自然人{}件、商业企业7件、其他2件。", "41", "40"),
        ("不予公开的申请中，涉及第三方合法权益的{}件。", "2", "3"),
        ("办结的申请中，予以公开的占{}。", "五成以上", "八成以上"),
        ("全年收到各类政府信息公开申请{}件。", "50", "51"),
        ("本年度受理社会公众提出的政府信息公开申请{}件，予以公开30件。", "50", "60"),
        ("收到公民、法人和其他组织的政府信息公开申请{}件。", "50", "56"),
        ("申请量有所增长；办结的52件中，予以公开{}件。", "30", "38"),
        ("云屏岭市水利局收到的申请中，自然人申请{}件。", "41", "14"),
        ("延期答复的12件申请中，自然人9件，占{}%。", "75", "85"),
        ("办结{}件。延期的申请中，予以公开3件。", "52", "62"),
        ("办结的{}件申请中，予以公开30件。", "52", "62"),
        ("征地类申请21件；办结52件，予以公开{}件。", "30", "3"),
        ("商业企业申请量居{}。", "第二位", "首位"),
    ],
)
def test_what_is_told_of_all_of_them_is_not(contradictions: Say, said: str, right: str, wrong: str) -> None:
    assert not contradictions(CAME + said.format(right))
    assert contradictions(CAME + said.format(wrong))


def test_a_reader_is_told_why(say: Say) -> None:
    checks = say(CAME + "经过补正的申请中，自然人申请12件。")
    (open_one,) = [one for one in checks if one.claimed == Decimal(12)]
    assert (open_one.verdict, open_one.message.code) == ("unverifiable", "some-requests.claim")
