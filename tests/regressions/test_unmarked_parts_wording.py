"""Parts that no word opens: some and the rest, kinds of which there are two, forms of readings; what a sentence takes up
from the one in front; 持平 and 翻番 beside last year's figure.

Words and figures of our own; the invented bureau's tables: 新收 50, 上年结转 5, 办结 52.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from tests.regressions.test_own_wording import wrong

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    ("words", "whole", "off", "right"),
    [
        ("市长信箱收到来信214件，办复{}件，其余24件正在办理。", 214, "180", "190"),
        ("年内排查问题38个，整改{}个，余下2个限期整改。", 38, "35", "36"),
        ("受理工单2388宗，按时办结{}宗，另17宗延期办结。", 2388, "2317", "2371"),
        ("留言873条，已回复{}条，剩余6条转交部门。", 873, "876", "867"),
        ("留言873条，已回复{}条，占99.3%，剩余6条转交部门。", 873, "876", "867"),
    ],
)
def test_some_and_the_rest_are_all(contradictions: Say, words: str, whole: int, off: str, right: str) -> None:
    assert [found[:2] for found in wrong(contradictions(words.format(off)))] == [("claim-parts", f"{whole}")]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "涉及水利工程51件，涉及移民安置13件，其余11件分散在各镇。",
        "收到来信56件，当年办结54件（含上年转来2件），剩下4件正在办理。",
        "去年转来留言2条，回复147条，其余5条正在核实。",
        "接待群众63批，其余14批已转办，剩余12批待办。",
        "收到来信214件，办复190件，另24件来电已回复，其余5件。",
        "排查问题8个，整改5个，余下2个限期整改。",
        "收到来信214件，约190件当场办复，其余25件正在办理。",
    ],
)
def test_what_is_left_of_others(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "off", "right"),
    [
        ("全年收发公文160件，收文{}件，发文20件。", "104", "140"),
        ("全年编发稿件260篇，其中转载114篇，原创{}篇。", "136", "146"),
        ("全年编发稿件260篇，转载114篇，原创{}篇。", "164", "146"),
    ],
)
def test_kinds_of_which_there_are_two(contradictions: Say, words: str, off: str, right: str) -> None:
    assert [found[0] for found in wrong(contradictions(words.format(off)))] == ["claim-parts"]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "全年编发稿件16篇，原创14篇，阅读30篇。",
        "全年举办培训16期，线上14期，线下3期。",
        "全年编发原创稿件16篇，原创14篇，转载5篇。",
        "热线办件5630件，人大建议86件，政协提案103件。",
        "全年承办建议62件，主办42件，会办16件。",
    ],
)
def test_other_pairs(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "off", "right"),
    [
        ("全年发布政策解读90篇，文字{}篇，图片38篇，视频2篇。", "52", "50"),
        ("全年发布政策解读90篇，文字解读{}篇、图片解读38篇、视频解读2篇。", "55", "50"),
        ("全年发布解读材料90篇，视频{}篇，图解30篇。", "66", "60"),
    ],
)
def test_forms_of_readings(contradictions: Say, words: str, off: str, right: str) -> None:
    assert [found[:2] for found in wrong(contradictions(words.format(off)))] == [("claim-parts", "90")]
    assert contradictions(words.format(right)) == ()


def test_some_forms_of_readings(contradictions: Say) -> None:
    assert contradictions("全年发布政策解读90篇，文字50篇，图片20篇。") == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("市长信箱收到来信36件。63件均按时答复。", ("claim-claim", "63", "36")),
        ("市长信箱收到来信36件；这38件中有20件来自企业。", ("claim-claim", "38", "36")),
        ("市长信箱收到来信136件。163件来信全部按时答复。", None),
        ("市长信箱收到来信36件，来电27件。63件均按时答复。", None),
        ("市长信箱收到来信36件。36件均按时答复。", None),
        ("市长信箱收到来信36件。12件中有2件来自企业。", None),
        ("市长信箱收到来信36件。52件均按时答复。", None),
        ("市长信箱收到来信36件。63条均按时答复。", None),
    ],
)
def test_what_is_taken_up_from_the_sentence_before(
    contradictions: Say, words: str, told: tuple[str, str, str] | None
) -> None:
    assert wrong(contradictions(words)) == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "base", "right"),
    [
        ("市长信箱收到来信36件，与上年的{}件持平。", "38", "36"),
        ("市长信箱收到来信36件（上年{}件，持平）。", "39", "36"),
        ("市长信箱收到来信36件，2022年为{}件，完全持平。", "63", "36"),
        ("市长信箱收到来信36件，比上年翻了一番（上年{}件）。", "12", "18"),
        ("市长信箱收到来信36件，较2022年的{}件翻番。", "28", "18"),
    ],
)
def test_changes_in_words_alone(contradictions: Say, say: Say, words: str, base: str, right: str) -> None:
    assert wrong(contradictions(words.format(base))) == [("claim-change", "36", base)]
    assert contradictions(words.format(right)) == ()
    kinds = [check.kind for check in say(words.format(right)) if check.verdict == "supported"]
    assert "claim-change" in kinds


@pytest.mark.parametrize(
    "words",
    [
        "市长信箱收到来信36件，与上年的38件基本持平。",
        "市长信箱收到来信36件，比上年翻了一番（上年17件）。",
        "市长信箱收到来信36件，与2021年的38件持平。",
        "市长信箱收到来信36件，与上年的38条持平。",
        "市长信箱收到来信36件，上年38件，来电持平。",
        "市长信箱收到来信约36件，与上年的38件持平。",
        "市长信箱收到来信36件，与上年持平。",
    ],
)
def test_words_that_say_no_such_thing(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "whole", "off", "right"),
    [
        ("共发布204条。其中目录发布机构5条，文件31条、动态84条，共发布{}条；专栏发布84条。", 120, "210", "120"),
        ("共发布204条。其中目录发布机构5条，文件31条、动态84条，合计{}条。", 120, "210", "120"),
        ("发布信息853条，其中，通过政府网公开{}条；公众号发文265篇，点击9412次；公示栏公开438条。", 853, "510", "150"),
        ("发布信息853条，其中，网站发布{}条，点击3526次；公众号发布703条，阅读9412次。", 853, "510", "150"),
        ("收到来信297件，{}件为个人来信，36件为企业来信，均已答复。", 297, "216", "261"),
    ],
)
def test_lists_closed_by_their_sum_or_with_readings(
    contradictions: Say, words: str, whole: int, off: str, right: str
) -> None:
    found = wrong(contradictions(words.format(off)))
    assert [kind for kind, *_ in found] == ["claim-parts"]
    assert str(whole) in found[0] or off in found[0]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "共发布204条。其中目录发布机构5条，文件31条、动态84条，另共发布102条。",
        "发布信息853条，其中网站发布150条，总访问量24万次；公众号粉丝3万人。",
        "收到来信297件，219件为网络来信，36件为农村类，均已答复。",
        "登载70条，主题前三位依次为水费12条、汛情39条、节水24条。",
    ],
)
def test_lists_that_are_closed_by_nothing(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("共处理申请75件（包含上年结转5件），52件已按规定答复，3件结转下年答复。", [("claim-table", "75", "55")]),
        ("共处理政府信息公开申请55件（包含上年结转5件），52件已按规定答复，3件结转下年答复。", []),
        ("共处理政府信息公开申请52件（包含上年结转5件），52件已按规定答复，3件结转下年答复。", []),
        ("共受理申请75件（含上年结转5件），其中来信14件。", []),
    ],
)
def test_all_that_was_handled_with_its_terms(contradictions: Say, words: str, told: list[tuple[str, ...]]) -> None:
    assert wrong(contradictions(words)) == told


@pytest.mark.parametrize(
    ("words", "off", "right"),
    [
        ("网站设有政策文件、通知公告、工作动态{}个栏目。", "4", "3"),
        ("微信公众号开设政策、动态、服务、公告{}个栏目。", "5", "4"),
        ("全年围绕教育、医疗、住房、养老{}个重点领域公开信息。", "五", "四"),
        ("设置公告、动态、文件共{}个栏目。", "4", "3"),
    ],
)
def test_names_in_front_of_too_great_a_number(contradictions: Say, words: str, off: str, right: str) -> None:
    assert [kind for kind, *_ in wrong(contradictions(words.format(off)))] == ["claim-list"]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "网站设置公告、动态、文件等4个栏目。",
        "网站设置公告和通知、动态、文件4个栏目。",
        "网站设置公告、动态、文件8个栏目。",
        "围绕水网建设、河湖治理、防汛抗旱设立4个专题。",
        "增设专栏，公告、动态、文件4个栏目更新200条。",
        "围绕教育、医疗、住房公开信息4个批次。",
        "网站发布5条、文件31条、动态84条，另共发布102条。",
    ],
)
def test_names_in_front_of_a_number_that_are_some(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    "name", ["云屏岭州人民政府办公室", "州人民政府办公室", "州政府办公室", "办公室", "2023年，州人民政府办公室"]
)
def test_an_office_by_its_own_name(read: Callable[..., Reading], printed: Callable[..., str], name: str) -> None:
    """In the report of a government's office: previously its name stood in front of its figures as any other's."""
    words = f"全州收到的申请共612件。{name}收到50件，办结62件，结转下年度3件。"
    checks = read(printed(words, body="云屏岭自治州人民政府办公室")).checks
    told = [(f"{check.claimed:f}", check.verdict) for check in checks if check.kind == "claim-table"]
    assert {("50", "supported"), ("62", "contradicted"), ("3", "supported")} <= set(told)


@pytest.mark.parametrize(
    ("words", "whole", "found"),
    [
        (
            "公开信息61条，其中：1.机构类4条；2.文件类9条；3.动态类41条；4.指南类7条；5.财政类2条；6.其他3条。",
            "61",
            "66",
        ),
        ("公开信息78件（其中，“水利规划”5件，“渔政公告”24件，“应予公开的其他信息”47件）。", "78", "76"),
        ("共制作信息460条，其中图文8条，占比5.00%；视频92条，占比57.50%；长图60条，占比37.50%。", "460", "160"),
        ("公开信息45739条。在公开信息中，通过网站公开84条，通过公示平台公开45155条。", "45739", "45239"),
        ("公开信息3417条，其中动态2213条，公告104条。", "3417", None),
        ("公开信息2417条，其中动态2213条，公告104条。", "2417", "2317"),
    ],
)
def test_one_digit_of_a_whole(contradictions: Say, words: str, whole: str, found: str | None) -> None:
    told = [one for one in wrong(contradictions(words)) if one[0] == "claim-parts"]
    assert told == ([("claim-parts", whole, found)] if found else [])
    if found:
        assert contradictions(words.replace(whole, found)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "公开信息2400条，其中动态2200条，公告100条。",
        "公开信息2417条，其中主要有动态2213条，公告104条。",
        "公开信息2417条，其中动态2213条，公告104条等。",
        "公开信息417条，其中动态213条，公告104条。",
        "公开信息460条，其中图文8条，占比5.00%；视频92条，占比57.50%；长图60条。",
    ],
)
def test_some_of_a_whole(contradictions: Say, words: str) -> None:
    assert not [one for one in wrong(contradictions(words)) if one[0] == "claim-parts"]


def test_what_is_left_by_all_there_was_to_handle(contradictions: Say) -> None:
    words = "共处理申请55件（包含上年结转5件），{}件已按规定答复，3件结转下年答复。"
    assert wrong(contradictions(words.format(57))) == [("claim-table", "57", "52")]
    assert contradictions(words.format(52)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "全市共处理申请55件，包含上年结转5件，52件已按规定答复，3件结转下年答复。",
        "全市共处理申请55件，包含上年结转5件，办结52件，3件结转下年答复。",
        "共处理来信155件，包括上年结转5件，已答复152件，尚有3件未答复。",
    ],
)
def test_what_was_settled_behind_those_carried_over(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()
    told = wrong(contradictions("共处理来信155件，包括上年结转15件，新收104件，已答复152件。"))
    assert [kind for kind, *_ in told] == ["claim-parts"]


@pytest.mark.parametrize(
    ("words", "off", "right"),
    [
        ("审结的23件中，维持14件，占60.9%；纠正5件，纠错率{}%；其他4件。", "29.7", "21.7"),
        ("接待来访10批，比2022年的16批减少6批，降幅{}%。", "37.0", "37.5"),
        ("办理提案36件，答复公开34件，公开率{}%，均已上网。", "84.4", "94.4"),
    ],
)
def test_one_digit_of_a_percentage(contradictions: Say, words: str, off: str, right: str) -> None:
    assert [found[:2] for found in wrong(contradictions(words.format(off)))] == [("claim-ratio", off)]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "上报小程序收到爆料128条，有效114条，办结率99.1%。",
        "审结117件，纠错19件，比2021年的纠错率19.2%下降3.0个百分点。",
        "办理提案36件，未答复的2件，答复率95.4%。",
        "接待来访10批，比2022年的16批减少6批，降幅37%。",
        "承办建议39件，答复公开36件；承接工单4100余件，按期办结率99.3%。",
    ],
)
def test_percentages_of_others(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()
