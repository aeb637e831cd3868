"""Lists of channels and ways, brackets without 其中, shares that tell what their list comes to, figures told again.

Words and figures of our own; the invented bureau's tables: 新收 50 (自然人 41, 法人和其他组织 9), 办结 52.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.regressions.test_own_wording import wrong

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    "words",
    [
        "网站发布信息550条（更新概况类信息{}条，更新政务动态信息180条，更新目录信息318条）。",
        "网站发布信息550条（概况类信息{}条，政务动态信息180条，目录信息318条）；公众号另发150条。",
        "网站发布信息550条（更新概况{}条、更新动态180条、更新目录318条，网站总访问量414356次）。",
    ],
)
def test_a_list_that_fills_the_bracket_of_its_whole(contradictions: Say, words: str) -> None:
    assert contradictions(words.format(52)) == ()
    assert wrong(contradictions(words.format(25))) == [("claim-parts", "550", "523")]


@pytest.mark.parametrize(
    "words",
    [
        "网站发布信息550条（更新概况类信息31条，更新政务动态信息180条，更新目录信息240条）。",
        "网站发布信息550条（主要有概况类信息25条，政务动态信息180条，目录信息318条）。",
        "网站发布信息550条（概况类信息25条，政务动态信息180条，目录信息318条等）。",
    ],
)
def test_one_that_may_leave_some_out(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "全年发布信息700条，其中网站发布550条（网站总访问量414356次）；头条号发布{}条，订阅用户数62746个。",
        "全年发布信息700条，其中网站发布550条；头条号发布{}条，用户数量6274个。",
        "全年发布信息700条，其中网站发布550条，头条号发布{}条，关注用户数627个。",
    ],
)
def test_how_many_follow_a_channel_is_no_part(contradictions: Say, words: str) -> None:
    assert contradictions(words.format(150)) == ()
    assert wrong(contradictions(words.format(105))) == [("claim-parts", "700", "655")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("网站公开信息320条，新媒体公开信息810条，以其他方式公开信息24条。其中，公众号505条、微博4984条。", "810"),
        ("收到来信60封，上年遗留4封，其中网上来信31封、邮寄来信92封。", "60"),
    ],
)
def test_of_several_wholes_that_all_are_less_the_greatest_is_held(contradictions: Say, words: str, found: str) -> None:
    assert {said for _, said, _ in wrong(contradictions(words))} <= {found}


def test_a_whole_that_its_parts_shares_deny(contradictions: Say) -> None:
    words = "全年制作公文{}份，其中主动公开7份，占比6.25%；依申请公开59份，占比52.68%；不予公开46份，占比41.07%。"
    assert contradictions(words.format(112)) == ()
    assert ("claim-parts", "121", "112") in wrong(contradictions(words.format(121)))
    assert contradictions("转入下年2份。从途径看，网上18份，占62.1%；邮寄8份，占27.6%；现场3份，占10.3%。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "收到来信55封，从提交渠道看，网络平台31封、邮寄信函15封、当面递交{}封、电子邮件2封。",
        "收到来信55封，按提交方式分，网上31封、信函17封、当面{}封。",
    ],
)
def test_ways_under_a_head_of_their_own_are_all(contradictions: Say, words: str) -> None:
    assert contradictions(words.format(7)) == ()
    assert wrong(contradictions(words.format(5))) == [("claim-parts", "55", "53")]


@pytest.mark.parametrize(
    "words",
    [
        "收到来信55封，从提交渠道看，网络平台31封、邮寄信函15封、当面递交5封等。",
        "收到来信55封，从内容看，征地31封、拆迁15封、社保5封、教育2封。",
        "收到来信55封，从提交渠道看，网络平台21封、邮寄信函9封、当面递交5封。",
    ],
)
def test_other_heads_and_few_ways_are_not(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


def test_a_second_head_divides_the_same_whole(say: Say) -> None:
    words = "公开信息400条，按渠道分，网站50条，公众号350条；按类别分，动态120条，解读80条，公告{}条，其他50条。"
    held = [check for check in say(words.format(150)) if check.kind == "claim-parts"]
    assert [check.verdict for check in held] == ["supported", "supported"]
    assert wrong(say(words.format(105))) == [("claim-parts", "400", "355")]
    assert wrong(say("公开信息400条，按渠道分，网站50条，公众号200条；按类别分，动态120条，解读80条。")) == []


@pytest.mark.parametrize(
    ("total", "again"),
    [
        ("全年局门户网站公开信息{}条，均先审后发。", "563"),
        ("本年度局门户网站公开信息{}条。", "353"),
        ("局门户网站全年公开信息{}条。", "633"),
    ],
)
def test_what_a_list_gives_a_channel_is_its_total(contradictions: Say, total: str, again: str) -> None:
    listed = "全年公开各类信息957条，其中局门户网站公开信息533条，公众号公开信息424条。"
    assert contradictions(listed, total.format(533)) == ()
    assert {kind for kind, _, _ in wrong(contradictions(listed, total.format(again)))} == {"claim-claim"}


@pytest.mark.parametrize(
    "again",
    [
        "全年局门户网站公开信息1041条。",
        "局门户网站专栏公开信息563条。",
        "上半年局门户网站公开信息563条。",
        "全年局门户网站公开政策解读信息563条。",
        "全年局公众号推送图文563条。",
    ],
)
def test_other_figures_of_a_channel(contradictions: Say, again: str) -> None:
    assert contradictions("全年公开各类信息957条，其中局门户网站公开信息533条，公众号公开信息424条。", again) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("政策文件206件，包括会议决定58件、联合发文14件。", []),
        ("政策文件206件，包括：会议决定58件，联合发文14件。", []),
        ("政策文件206件，包括会议决定158件、联合发文34件。", [("claim-parts", "206", "192")]),
        ("政策文件206件，包括会议决定158件、联合发文84件。", [("claim-parts", "206", "242")]),
        ("政策文件86件，分别为会议决定58件、联合发文14件。", [("claim-parts", "86", "72")]),
        ("政策文件206件，包括会议决定5件、联合发文15件。", []),
    ],
)
def test_what_includes_little_names_some(contradictions: Say, words: str, told: list[tuple[str, str, str]]) -> None:
    assert wrong(contradictions(words)) == told
