import pytest

from corpora.document.geometry import Span
from corpora.profiles.load import load_profiles
from models.language.grammar.links.link import Linker
from models.language.grammar.sentence import Sentence
from models.language.grammar.whose.scope import scope_of
from models.language.grammar.words.linkage import Link, Setting
from models.language.grammar.words.utterance import Utterance, utterances_of

PROFILE = next(profile for profile in load_profiles() if profile.id == "statutory-2021")
LINKER = Linker(PROFILE.measures, fields=[field.id for field in PROFILE.fields])
REQUESTS = Setting(topics=tuple(topic for topic in PROFILE.measures if topic.id == "requests"))


def utterance(text: str) -> Utterance:
    sentence = Sentence(text=text, span=Span(0, len(text)), heading="", section=None, passage=0, opens=True)
    return utterances_of(sentence)[-1]


def links(text: str, setting: Setting | None = None) -> tuple[Link, ...]:
    said = utterance(text)
    scope = scope_of(said, year=2023, organisation="云屏岭市水利局")
    return LINKER.link(said, scope, setting or Setting())


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("共收到政府信息公开申请12件。", "requests.new.total"),
        ("新收依申请公开件12件。", "requests.new.total"),
        ("受理信息公开申请12宗。", "requests.new.total"),
        ("上年结转政府信息公开申请12件。", "requests.carried_in.total"),
        ("2022年结转政府信息公开申请12件。", "requests.carried_in.total"),
        ("结转下年度继续办理政府信息公开申请12件。", "requests.carried_out.total"),
        ("收到自然人政府信息公开申请12件。", "requests.new.natural_person"),
        ("办结政府信息公开申请12件。", "requests.outcome_total.total"),
        ("因政府信息公开引发行政复议12件。", "disputes.reconsideration.total"),
        ("政府信息公开类未经复议直接起诉的行政诉讼12件。", "disputes.litigation_direct.total"),
        ("政府信息公开行政复议结果维持12件。", "disputes.reconsideration.upheld"),
        ("制发行政规范性文件12件。", "proactive.documents.made"),
        ("废止规范性文件12件。", "proactive.documents.abolished"),
        ("现行有效的规范性文件12件。", "proactive.documents.in_force"),
        ("作出行政处罚决定12件。", "proactive.penalties"),
        ("行政事业性收费12万元。", "proactive.fees"),
        ("实施行政处罚12件次。", "proactive.penalties"),
        ("收到公民、法人和其他组织申请12件。", "requests.new.total"),
    ],
)
def test_words_name_a_field(text: str, field: str) -> None:
    (link,) = links(text)
    assert (link.expressions[0].plus, link.firm) == ((field,), True)


@pytest.mark.parametrize(
    "text",
    [
        "上年收到政府信息公开申请12件。", "我局计划办理政府信息公开申请12件。", "上半年收到政府信息公开申请12件。",
        "协助其他部门办理政府信息公开申请12件。", "受理行政复议申请的期限12天。", "开展政府信息公开申请培训12次。",
        "解读规范性文件12件。", "行政许可事项目录12项。", "收取信息公开申请信息处理费12元。", "受理热线诉求12件。",
        "政府信息公开申请12人。", "发布政策性文件12件。", "4月、9月各收到12件政府信息公开申请。",
        "对2020年底以前制发的规范性文件清理后继续有效12件。",
        "12345热线受理群众申请318件。",
        "“县长信箱”共受理申请318件。",
    ],
)  # fmt: skip
def test_words_that_speak_of_something_else(text: str) -> None:
    assert links(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "网络收到政府信息公开申请12件。",
        "本单位受理涉及征地的政府信息公开申请12件。",
        "历年累计受理政府信息公开申请12件。",
    ],
)
def test_a_part_of_the_figure_is_never_firm(text: str) -> None:
    assert not any(link.firm for link in links(text))


def test_a_number_of_the_whole_region_is_linked_all_the_same() -> None:
    assert links("全市收到政府信息公开申请12件。")


def test_a_bare_row_needs_a_topic_to_inherit() -> None:
    assert links("予以公开12件。") == ()
    (topic,) = LINKER.topics.named_in("依申请公开")
    (link,) = links("予以公开12件。", Setting(topics=(topic,)))
    assert link.expressions[0].plus == ("requests.granted.total",)


def test_a_joint_zero_denies_each_and_a_joint_count_is_one_sum() -> None:
    assert {link.topic.id for link in links("行政复议、行政诉讼0件。")} == {"reconsideration", "litigation"}
    (joint,) = links("行政复议、行政诉讼共12件。")
    assert len(joint.expressions[0].plus) == 3


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("不予公开、无法提供、不予处理及其他处理合计", {"denied", "unavailable", "not_processed", "other"}),
        ("公开的和部分公开的合起来", {"granted", "partial"}),
        ("因国家秘密、执法案卷等原因不予公开", {"denied"}),
        ("没有公开的", {"denied"}),
        ("不予处理及其他处理", {"not_processed", "other"}),
    ],
)
def test_rows_that_one_number_counts(words: str, rows: set[str]) -> None:
    (topic,) = LINKER.topics.named_in("依申请公开")
    (link,) = links(f"{words}12件。", Setting(topics=(topic,)))
    plus = link.expressions[0].plus
    assert {field.split(".")[1] for field in plus} == rows
    assert len(plus) > 1


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("处理政府信息公开申请61件（含上年结转4件），答复12件", False),
        ("收到政府信息公开申请12件（含上年结转4件）", True),
    ],
)
def test_a_bracket_is_of_the_number_in_front_of_it(words: str, *, meant: bool) -> None:
    """With what was carried in 41件（含上年结转3件） is 新收 plus 结转."""
    sentence = Sentence(text=words, span=Span(0, len(words)), heading="", section=None, passage=0, opens=True)
    said = next(one for one in utterances_of(sentence) if one.number.value == 12)
    (topic,) = LINKER.topics.named_in("依申请公开")
    link = LINKER.link(said, scope_of(said, year=2023, organisation=None), Setting(topics=(topic,)))[0]
    assert ("requests.carried_in.total" in link.expressions[0].plus) is meant


@pytest.mark.parametrize(
    "text",
    [
        "4件转到下年度再办。",
        "转下年的12件。",
        "2022年转来12件。",
        "受理申请12件。",
        "去年留下的12件。",
        "答复申请12件。",
    ],
)
def test_words_that_are_a_topic_s_alone_name_it(text: str) -> None:
    (link,) = links(text)
    assert (link.topic.id, link.firm, link.plain) == ("requests", False, True)


def test_a_group_that_the_form_prints_in_one_row_is_taken_from_the_group() -> None:
    merged = next(profile for profile in load_profiles() if profile.id == "statutory-2021-merged-other")
    linker = Linker(PROFILE.measures, fields=[field.id for field in merged.fields])
    said = utterance("其他处理政府信息公开申请12件。")
    (link,) = linker.link(said, scope_of(said, year=2023, organisation=None), Setting())
    assert link.expressions[0].plus == ("requests.other.total",)


@pytest.mark.parametrize(
    "text",
    [
        "本年度没有公民、法人和其他组织向我馆申请公开政府信息。", "2023年没有单位和个人向我局提出信息公开申请。",
        "本年度未接到任何单位或个人的信息公开申请。", "全年没有人向我单位申请政府信息公开。",
    ],
)  # fmt: skip
def test_who_may_ask_at_all_is_no_kind_of_applicant(text: str) -> None:
    (link,) = links(text)
    assert link.expressions[0].plus == ("requests.new.total",)
    assert link.expressions[0].name.endswith("申请") or link.expressions[0].name == "收到"


def test_an_organisation_asks_in_its_name() -> None:
    (link,) = links("以组织名义提交的政府信息公开申请12件。")
    assert link.expressions[0].plus == tuple(
        f"requests.new.{column}" for column in ("business", "research", "social_welfare", "legal_service", "other_org")
    )


@pytest.mark.parametrize("words", ["未制定规章和规范性文件。", "没有制定规章、行政规范性文件。"])
def test_a_denial_of_two_names_denies_each(words: str) -> None:
    assert [link.expressions[0].plus for link in links(words)] == [
        ("proactive.regulations.made",),
        ("proactive.documents.made",),
    ]
    assert links("制定规章和规范性文件12件。") == ()


def test_the_rest_is_the_whole_less_its_parts() -> None:
    before = tuple(
        link for words in ("办结政府信息公开申请114件。", "予以公开53件。") for link in links(words, REQUESTS)
    )
    (link,) = links("其余61件分别按规定答复。", Setting(before=before, topics=REQUESTS.topics))
    (expression,) = link.expressions
    assert (expression.plus, expression.minus) == (("requests.outcome_total.total",), ("requests.granted.total",))
    assert not link.firm
    assert links("其余61件分别按规定答复。", Setting(before=before[1:], topics=REQUESTS.topics)) == ()


def test_what_is_pending_is_of_all_that_was_counted_together() -> None:
    (whole,) = links("涉政府信息公开的复议、诉讼案件共12件。")
    (link,) = links("尚未审结4件。", Setting(before=(whole,)))
    assert set(link.expressions[0].plus) == {
        f"disputes.{path}.pending" for path in ("reconsideration", "litigation_direct", "litigation_after")
    }


@pytest.mark.parametrize(
    "text",
    ["仅提出申请12件的671人。", "核减政府信息公开申请12件。", "另12件转入2025年审理。"],
)
def test_what_counts_askers_corrections_and_trials_is_no_request(text: str) -> None:
    assert links(text, REQUESTS) == ()


def test_some_of_one_asker_s_are_not_all() -> None:
    (link,) = links("科研机构的6件中4件予以公开。", REQUESTS)
    assert not link.firm


def test_what_is_denied_of_disputes_over_requests_is_not_denied_of_requests() -> None:
    found = links("未发生依申请公开行政复议或行政诉讼。")
    assert not any(field.startswith("requests.") for link in found for one in link.expressions for field in one.plus)
    assert len(found) == 2
