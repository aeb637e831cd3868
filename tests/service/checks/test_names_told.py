"""Rows and columns that are compared, ranked, shared out or denied by name, against the tables."""

from __future__ import annotations

import pytest

from tests.conftest import Say

WRONG = (
    # Differences and multiples.
    "予以公开30件，比部分公开多22件。",
    "不予公开3件，比无法提供少8件。",
    "结转下年3件，比上年结转的5件少3件。",
    "企业申请7件，比自然人少33件。",
    "予以公开数是部分公开数的5倍。",
    "自然人申请是企业申请的七倍多。",
    # Places.
    "企业提交申请7件，在各类申请人中居第三位。",
    "无法提供的在全部答复中占了大头，达10件。",
    "不予公开3件，排在首位的是行政执法案卷类，共1件。",
    "不予公开的理由中，执法案卷最多。",
    # Denials.
    "没有一件申请因第三方权益被不予公开。",
    "全年未出现因属于信访举报而不予处理的情形。",
    "上年度转入的申请中，没有自然人提交的。",
    "转入下年办理的申请里没有自然人提出的。",
    "全年无一件由企业提出的申请得到部分公开。",
    "企业提交的申请没有一件得到公开。",
    # Shares.
    "单位申请占28%，自然人占82%。",
    "新收申请中，以单位名义提出的占22%。",
    "50件新收申请里，公民个人占86.5%。",
    "不予公开的不到无法提供的四分之一。",
    "予以公开的过六成，无法提供的不足一成。",
    # Acts, documents and disputes.
    "许可、处罚决定合计1350件，全部上网。",
    "全年作出行政许可和行政处罚共1630件。",
    "印发规范性文件4件，内容涉及防汛和水资源管理。",
    "行政诉讼4件，胜诉2件，撤诉1件。",
    "自然人申请办结41件，企业办结7件，其他组织办结2件。",
    "需要本机关另行加工、汇总的3件。",
)
RIGHT = (
    "予以公开30件，比部分公开多23件。",
    "企业申请7件，比自然人少34件，比其他组织多5件。",
    "予以公开数是部分公开数的四倍多。",
    "企业提交申请7件，在各类申请人中居第二位。",
    "不予公开3件，排在首位的是第三方权益类，共2件。",
    "没有一件申请因国家秘密不予公开。",
    "上年度转入的申请中，没有企业提交的。",
    "补正申请中，没有一件不予公开。",
    "除3件外，没有出现不予公开的情形。",
    "信访件中没有重复信访。",
    "自然人提出的申请中，予以公开的占60.5%。",
    "本机关不掌握8件，占无法提供的八成；另行制作2件，占两成。",
    "单位申请占18%，自然人占82%。",
    "延期办理的申请里，单位申请占28%。",
    "转发市级规范性文件8件。",
    "各成员单位全年共作出行政处罚512件，由各单位分别公开。",
    "区水务站收到的咨询不计入本报告，全年共有19件。",
    "行政诉讼4件，胜诉3件，撤诉1件。",
    "全年作出行政许可和行政处罚共1360件。",
)


@pytest.mark.parametrize("sentence", WRONG)
def test_what_no_reading_of_the_names_bears_out_is_flagged(sentence: str, contradictions: Say) -> None:
    assert contradictions(sentence) != ()


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_may_be_meant_otherwise_is_not(sentence: str, contradictions: Say) -> None:
    assert contradictions(sentence) == ()
