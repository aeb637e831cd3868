"""What is told in words and not in figures, against the invented bureau's tables: 新收 50 (自然人 41, 商业企业 7, 其他 2),
办结 52 (予以公开 30, 部分公开 7, 不予公开 3, 无法提供 10, 不予处理 1, 其他处理 1).
"""

from collections.abc import Callable

import pytest

from corpora.document.check import Check

CAME = "全年收到政府信息公开申请50件。"
TRUE = (
    "超过八成的申请出自自然人。",
    "自然人提出的申请约占八成，商业企业不足两成。",
    "办结的申请中，予以公开的已过半数。",
    "予以公开的占办结总数近六成，无法提供的约占两成。",
    "绝大多数申请由自然人提出。",
    "不予公开的占比不到一成。",
    "申请人中自然人最多，商业企业次之。",
    "从办理结果看，予以公开居首位，无法提供排在第二位。",
    "数自然人最踊跃。",
    "全年办结申请52件，除22件作其他答复外，均予以公开。",
    "平均每月收到申请4件。",
    "办结52件，除去予以公开30件和部分公开7件，剩下的15件未能公开。",
    # Not of all that came in, or not of what the table has.
    "涉及征地的申请占三成，其中过半由自然人提出。",
    "热线来电三成由企业打来。",
    "2024年力争六成以上的申请予以公开。",
    "上年度三成的申请由自然人提出。",
    "无法提供的10件中，八成是本机关不掌握的。",
    "满意度在全市排第三。",
)
FALSE = (
    ("近六成的申请出自自然人。", "claim-ratio"),
    ("商业企业提出的约占四成。", "claim-ratio"),
    ("自然人提出申请41件，占新收总量近六成。", "claim-ratio"),
    ("办结的申请中，无法提供的超过三分之一。", "claim-ratio"),
    ("予以公开的不到办结总数的一半。", "claim-ratio"),
    ("绝大部分申请来自商业企业。", "claim-ratio"),
    ("申请人中商业企业最多。", "claim-table"),
    ("从办理结果看，予以公开居首位，部分公开排在第二位。", "claim-table"),
    ("数商业企业最踊跃。", "claim-table"),
    ("全年办结申请52件，除20件作其他答复外，均予以公开。", "claim-table"),
    ("平均每月收到申请6件。", "claim-ratio"),
    ("新收申请50件，比2022年的40件增长近一倍。", "claim-change"),
    ("在各类答复中，本机关不掌握的最多。", "claim-table"),
    ("办结52件，除去予以公开30件和部分公开7件，剩下的14件未能公开。", "claim-parts"),
    ("办结件中除予以公开的30件、部分公开的7件外，其余16件均有法定理由。", "claim-parts"),
    ("收到申请50件，申请人均为自然人，上年结转5件。", "claim-table"),
    ("全年收到申请50件，较2022年的58件有所上升，申请人以自然人居多。", "claim-change"),
    ("全年收到申请50件，是2022年（20件）的1.5倍。", "claim-ratio"),
    ("全年收到申请50件（其中企业7件），2022年为40件，增长1倍。", "claim-change"),
    ("全年收到申请50件，2022年为21件，同比增长2.4倍。", "claim-ratio"),
    ("从提交方式看，信函方式最多，网络31件，信函12件，当面7件。", "claim-claim"),
    ("从答复类型看，以无法提供为最多，共10件，其他依次为予以公开30件、部分公开7件、不予公开3件、不予处理1件、其他处理1件。", "claim-table"),
    ("新收申请50件，上年结转5件。从申请内容看，防汛类20件，灌溉类18件，其余21件涉及移民等事项。", "claim-parts"),
    ("网站公开信息1364条，公告栏张贴95份，两个渠道合计公开1439条（份）。", "claim-parts"),
    ("新收申请50件，上年结转5件，共计55件，均已于当年全部办结。", "claim-table"),
    ("全年收到申请50件，除2件依法延期、结转至2024年办理外，其余均已办结。", "claim-table"),
    ("仍有13件申请需结转下年度办理，人手偏紧。", "claim-table"),
    ("商业企业代为提出的7件，占新收申请的近三分之一。", "claim-ratio"),
    ("收到申请50件，其中自然人41件，法人和其他组织9件；法人和其他组织中，来自本市的5件，来自外市的2件，其余4件来自外省。", "claim-parts"),
    ("从提交渠道看，信函申请12件，居各渠道之首；网络申请31件，当面申请7件。", "claim-claim"),
    ("申请内容最多的是河道采砂，为20件；水库移民次之，为9件；取水许可18件，其他3件。", "claim-claim"),
    ("从内容看，水库移民9件最多，取水许可18件次之，河道采砂20件居第三。", "claim-claim"),
    ("收到申请50件，自然人41件，占比近六成，以网上提交为主。", "claim-ratio"),
    ("办结52件，无法提供10件，占比过半；部分公开7件；作为信访投诉件不予处理1件。", "claim-ratio"),
    ("予以公开30件、部分公开7件，两项合计不足五成。", "claim-ratio"),
    ("公众号阅读量81.6万次，是2022年20.4万次的3倍。", "claim-ratio"),
    ("年末尚有5件申请未办结，需结转下年度继续办理。", "claim-table"),
    ("收到申请50件，网络申请31件，近九成申请人选择网上提交，信函12件，当面7件。", "claim-ratio"),
    ("收到申请50件，网上31件，信函12件，当面7件，信函申请占比过半。", "claim-ratio"),
    ("全年新收50件，是上年（12件）的5倍多。", "claim-ratio"),
    ("从答复类型看，部分公开居多，无法提供次之。", "claim-table"),
    ("与2022年的60件相比有所上升。", "claim-change"),
    ("受防汛影响，申请量达到上年20件的3.5倍。", "claim-ratio"),
    ("收到申请50件，其中网站提交28件、邮寄12件、营业厅递交7件。", "claim-parts"),
)  # fmt: skip


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_true_is_not_flagged(sentence: str, contradictions: Callable[..., tuple[Check, ...]]) -> None:
    assert [check.message for check in contradictions(CAME + sentence)] == []


@pytest.mark.parametrize(("sentence", "kind"), FALSE)
def test_what_is_not_is_flagged(sentence: str, kind: str, contradictions: Callable[..., tuple[Check, ...]]) -> None:
    found = contradictions(CAME + sentence)
    assert {check.kind for check in found} == {kind}
    assert all(any(sentence[:6] in item.text for item in check.evidence if item.role == "claim") for check in found)


def test_a_borne_out_share_says_by_what(say: Callable[..., tuple[Check, ...]]) -> None:
    (check,) = [one for one in say(CAME + "超过八成的申请出自自然人。") if one.message.code == "in-words.share"]
    assert check.fields == ("requests.new.natural_person", "requests.new.total")
    assert dict(check.message.values) | {} == {
        "words": "超过八成", "part": "自然人", "a": "41", "b": "50", "exact": "82",
    }  # fmt: skip
