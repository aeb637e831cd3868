import pytest

from corpora.document.geometry import Span
from models.language.grammar.sentence import Sentence
from models.language.grammar.whose.body import counts_its_region
from models.language.grammar.whose.scope import relation_of, scope_of
from models.language.grammar.words.utterance import Utterance, utterances_of


def last(text: str) -> Utterance:
    sentence = Sentence(text=text, span=Span(0, len(text)), heading="", section=None, passage=0, opens=True)
    return utterances_of(sentence)[-1]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("共收到申请12件。", "equal"),
        ("比上年增加4件。", "increase"),
        ("较上年度减少了4件。", "decrease"),
        ("同比增长25%。", "increase"),
        ("同比下降12.5%。", "decrease"),
        ("比上年增加至12件。", "equal"),
        ("网上申请占65%。", "share"),
        ("收到申请100件以上。", "at_least"),
        ("收到申请100余件。", "at_least"),
        ("答复时限为20个工作日。", "none"),
        ("增加窗口3个。", "equal"),
        ("收到申请40件，上年为30件，增加10件。", "increase"),
        ("收到申请40件，上年结转3件，增加窗口2个。", "equal"),
        ("未收到申请。", "equal"),
        ("满意度由上年的92.5%提升至97.8%。", "share"),
        ("申请由30件增至50件。", "equal"),
        ("按时办结率比上年高3.2个百分点。", "increase"),
        ("办结率同比高出2.1个百分点。", "increase"),
        ("满意度较上年低0.5个百分点。", "decrease"),
        ("满意率高达95%。", "share"),
        ("比上年多发40条。", "increase"),
        ("申请量同比上浮12%。", "increase"),
        ("申请量同比攀升12%。", "increase"),
        ("申请量同比缩水12%。", "decrease"),
        ("涨幅为12%。", "increase"),
        ("减幅12%。", "decrease"),
        ("来访由30批减至25批，减少5批。", "decrease"),
        ("窗口由3个增至5个，减少跑动50次。", "equal"),
    ],
)
def test_relation(text: str, relation: str) -> None:
    assert relation_of(last(text)) == relation


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年收到申请12件。", "this_year"),
        ("全年收到申请12件。", "this_year"),
        ("2022年收到申请12件。", "last_year"),
        ("上年收到申请12件。", "last_year"),
        ("去年同期受理12件。", "last_year"),
        ("2020年，收到申请12件。", "other_year"),
        ("上年结转申请12件。", "this_year"),
        ("2022年结转申请12件。", "this_year"),
        ("明年计划培训12次。", "plan"),
        ("下一步，将组织培训12次。", "plan"),
        ("力争公开信息120条。", "plan"),
        ("上半年收到申请12件。", "part_of_year"),
        ("第三季度收到申请12件。", "part_of_year"),
        ("每月发布简报12期。", "part_of_year"),
        ("网站开通以来共发布信息12条。", "running_total"),
        ("历年累计公开文件592份。", "running_total"),
        ("截至目前，粉丝数达到5200人。", "running_total"),
        ("去年，我局收到申请40件、被复议12件。", "last_year"),
        ("2022年、2023年分别收到申请40件、12件。", "this_year"),
        ("近三年，2023年、2022年、2021年依次为5件、8件、12件。", "other_year"),
        ("2023年以来，收到申请12件。", "this_year"),
        ("近三年以来，收到申请12件。", "running_total"),
        ("收到申请40件，2022年留下的申请12件。", "this_year"),
        ("上年度未办结申请12件。", "this_year"),
        ("收到申请4件，2022年为7件；予以公开12件。", "this_year"),
        ("收到申请4件。2022年收到7件，予以公开12件。", "last_year"),
        ("去年予以公开6件、部分公开12件。", "last_year"),
        ("去年结转6件、新收12件。", "this_year"),
        ("比去年的6件增加3件、部分公开12件。", "this_year"),
        ("2024年重点抓好3项工作。", "plan"),
        ("2024年1月办结3件。", "other_year"),
        ("针对上述问题，拟采取4项措施。", "plan"),
        ("全年公开规划计划类3件、规划计划2件。", "this_year"),
        ("公开工作计划2件。", "this_year"),
        ("年度计划公开2件。", "plan"),
        ("上年同期办结402件。", "last_year"),
        ("加上2022年转过来的1件，一共要办15件。", "this_year"),
        ("去年转办31件。", "this_year"),
        ("法人申请由12件略降至9件。", "this_year"),
        ("“十四五”以来，我乡累计公开信息59617条，累计举办发布会10场。", "running_total"),
        ("公众号累计订阅用户超过848人，2023年推文848篇。", "this_year"),
        ("2019年以来累计公开文件600件。", "running_total"),
        ("2021年以来累计培训12场，其中2023年4场。", "this_year"),
        ("2023年以来累计公开文件600件。", "this_year"),
    ],
)
def test_period(text: str, kind: str) -> None:
    assert scope_of(last(text), year=2023, organisation="云屏岭市水利局").kind == kind


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("我局收到申请12件。", "own"),
        ("全市收到申请12件。", "region"),
        ("全县各级行政机关收到申请12件。", "region"),
        ("各乡镇收到申请12件。", "subordinate"),
        ("各二级单位全年收到申请12件。", "subordinate"),
        ("基层站所收到申请12件。", "subordinate"),
        ("区政府办公室收到申请12件。", "office"),
        ("市本级收到申请12件。", "office"),
        ("协助其他部门办理申请12件。", "other"),
        ("门户网站全年共发布信息53条。", "own"),
        ("市水文站全年共办理申请12件。", "subordinate"),
        ("全省各级水利部门处罚524件；按日计罚2件、查封扣押12件。", "region"),
        ("全市处罚524件；我局查封扣押12件。", "own"),
        ("通过网站和所属政务新媒体公开文件12件。", "own"),
    ],
)
def test_body(text: str, body: str) -> None:
    assert scope_of(last(text), year=2023, organisation="云屏岭市水利局").body == body


def test_in_its_own_report_the_office_is_the_body_itself() -> None:
    said = last("区政府办公室收到申请12件。")
    assert scope_of(said, year=2023, organisation="砚溪湾区人民政府办公室").body == "own"


def test_a_base_in_a_rise_is_last_years() -> None:
    text = "法人申请由12件略降至9件。"
    sentence = Sentence(text=text, span=Span(0, len(text)), heading="", section=None, passage=0, opens=True)
    base = utterances_of(sentence)[0]
    assert scope_of(base, year=2023, organisation=None).kind == "last_year"


def test_a_league_is_what_its_office_counts() -> None:
    said = last("全盟收到申请12件。")
    assert scope_of(said, year=2023, organisation="霁陂寨盟行政公署").body == "own"


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("区政府和办公室收到申请12件。", "砚溪湾区人民政府办公室"),
        ("我办收到申请12件。", "砚溪湾区南岭街道办事处"),
    ],
)
def test_an_office_by_its_short_name_is_itself(text: str, organisation: str) -> None:
    assert scope_of(last(text), year=2023, organisation=organisation).body == "own"


def test_the_year_said_goes_before_the_report_s() -> None:
    assert scope_of(last("2022年收到申请12件。"), year=2023, organisation=None).period == "2022"
    assert scope_of(last("收到申请12件。"), year=2023, organisation=None).period == "2023"
    assert scope_of(last("收到申请12件。"), year=None, organisation=None).period is None


@pytest.mark.parametrize(
    ("text", "body"),
    [("以组织名义提交的政府信息公开申请12件。", "own"), ("以市政府名义印发规范性文件12件。", "office")],
)
def test_in_whose_name_one_asks_is_not_whose_figure_it_is(text: str, body: str) -> None:
    assert scope_of(last(text), year=2023, organisation="云屏岭市水利局").body == body


@pytest.mark.parametrize(
    ("organisation", "counts"),
    [
        ("云屏岭市人民政府", True),
        ("云屏岭市人民政府办公室", True),
        ("云屏岭高新技术开发区管理委员会", True),
        (None, True),
        ("云屏岭市水利局", False),
    ],
)
def test_whose_tables_count_a_region(organisation: str | None, counts: bool) -> None:
    assert counts_its_region(organisation) is counts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2022年度报告中“结转下年度继续办理”列为12件。", "last_year"),
        ("上年度报告中“结转下年度继续办理”列为12件。", "last_year"),
        ("与2022年度报告所载“结转下年度继续办理”12件不一致。", "last_year"),
        ("2022年度报告中“结转下年度”列为3件，本年度“上年结转”据实填报为12件。", "this_year"),
        ("复议案件由2019年的9件、2022年的12件。", "last_year"),
    ],
)
def test_whose_year_a_report_of_then_tells(text: str, kind: str) -> None:
    assert scope_of(last(text), year=2023, organisation="云屏岭市水利局").kind == kind
