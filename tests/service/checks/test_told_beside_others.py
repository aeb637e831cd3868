"""Counts beside others that they are easily taken for: of one person, of other causes, of lists within and behind lists,
against the invented bureau's tables: 新收 50 (自然人 41, 企业 7, 其他 2), 办结 52, 结转下年 3, 复议 6, 诉讼 4 (直接 1, 复议后 3).
"""

from collections.abc import Callable

import pytest

from corpora.document.check import Check

CAME = "全年收到政府信息公开申请50件，上年结转5件。"
SAID = (
    # Each with its right and its wrong words.
    ("全年收到申请50件。上年收到申请{}件，今年与上年基本持平。", "48", "30", "claim-change"),
    ("新收申请的申请人{}自然人。", "多为", "均为", "claim-ratio"),
    ("信息公开类行政复议6件；行政诉讼4件，其中直接起诉1件，复议后起诉{}件。", "3", "5", "claim-table"),
    ("收到申请50件，其中自然人41件、商业企业{}件、其他组织2件。", "7", "9", "claim-table"),
    ("办结的52件中，予以公开30件，占57.7%，公开率{}%。", "57.7", "75.7", "claim-ratio"),
)
TRUE = (
    "抽查答复文书46份，不够规范的5份，规范率89.1%。",
    "52件已办结申请中，5日内答复的18件，6至10日答复的20件，11至20日答复的9件，延期答复的5件；20日内答复的占90.4%。",
    "申请人较为集中，其中提交最多的一名自然人提交9件。",
    "全年应诉行政诉讼案件43件，信息公开类4件，约占一成。",
    "全年各类行政诉讼应诉18件，涉及政府信息公开的四件。",
    "发布信息626条（上半年269条，下半年357条），涉及公路建设148条，运输服务231条，执法公示187条，其他占9.6%。",
    "现场接待13人，线上类：申报2件，查询1件，小计3件，电话类：咨询20件，投诉5件，小计25件，以上共28件。",
    "申请渠道以信函为主，共22件，其中EMS15件、平信7件；网络次之，18件，当面提交和传真分别为6件和4件。",
    "主动公开文件84件，其中以区政府名义31件，以区政府办公室名义53件，规范性文件9件包括在内。",
    "立案612件，其中一般程序398件，快速办理173件，简易程序41件，涉及知识产权侵权51件。",
    "按月份看，5月收到9件，为单月最高。",
    "全系统信息公开复议诉讼有所增加。其中被纠正的复议1件、诉讼2件，已全部履行完毕。",
    "同期其他案由的行政复议为57件，行政诉讼为11件。",
    "收到来信34件，其中11件为同一人提出，一季度8件，二季度6件，三季度12件，四季度8件。",
    "受理来信来访318件次。办结310件次，剩余8件次正在办理。",
    "7个分局全年自行受理政府信息公开申请276件。",
    "财务类9件中，5件属于公开范围，补偿类12件中，4件由律师代理，另8件由村民提出。",
    "12月28日收到的1件结转下年。\n2022年新收40件，2023年增长25.0%。",
    "各项工作有序推进。\n2022年为0件。\n各项工作有序推进。",
    "自然人申请中，本人申请29件，委托律师代为申请12件；申请5件以上的有3人，合计提出20件，占自然人申请的48.8%。",
    "涉及河道 29 件、供水 12 件、水价 7 件、其他 2 件。按来源，本人 38 件，委托 12 件，分别占 76.0%、24.0%。",
)  # fmt: skip


@pytest.mark.parametrize(("words", "right", "wrong", "kind"), SAID)
def test_what_is_right_is_not_flagged_and_what_is_wrong_is(
    words: str, right: str, wrong: str, kind: str, contradictions: Callable[..., tuple[Check, ...]]
) -> None:
    assert contradictions(words.format(right)) == ()
    assert kind in {check.kind for check in contradictions(words.format(wrong))}


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_true_is_not_flagged(sentence: str, contradictions: Callable[..., tuple[Check, ...]]) -> None:
    assert contradictions(CAME + sentence) == ()
