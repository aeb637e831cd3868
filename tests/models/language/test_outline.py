import pytest

from corpora.document.geometry import Span
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Profile
from models.language.outline import Outline, find_sections, profile_by_title, read_outline

STATUTORY = next(profile for profile in load_profiles() if profile.id == "statutory-2021")


def passages(text: str) -> list[Passage]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append(Passage(place=Place(span=Span(start, start + len(line.rstrip("\n"))))))
        start += len(line)
    return found


def outline(text: str, profile: Profile | None = STATUTORY) -> Outline:
    return read_outline(text, passages(text), profile=profile)


@pytest.mark.parametrize(
    ("title", "organisation", "year"),
    [
        ("云屏岭市水利局2023年政府信息公开工作年度报告", "云屏岭市水利局", 2023),
        ("2022年度砚溪湾县教育局政府信息公开工作年度报告", "砚溪湾县教育局", 2022),
        ("砚溪湾县人民政府办公室关于2021年政府信息公开工作年度报告", "砚溪湾县人民政府办公室", 2021),
        ("枫渚坪镇人民政府二〇二三年政府信息公开工作年度报告", "枫渚坪镇人民政府", 2023),
        ("云屏岭市水利局 2023 年政府信息公开工作年度报告", "云屏岭市水利局", 2023),
    ],
)
def test_the_title_names_body_and_year(title: str, organisation: str, year: int) -> None:
    found = outline(f"{title}\n一、总体情况\n2022年的工作已经总结。")
    assert (found.organisation, found.year) == (organisation, year)


def test_a_title_over_two_lines() -> None:
    text = "云屏岭市水利局\n2023年政府信息公开工作年度报告\n一、总体情况\n按照要求编制。"
    found = outline(text)
    assert found.organisation == "云屏岭市水利局"
    assert found.title_span == Span(0, text.index("\n一、"))


def test_a_menu_before_the_title_is_not_the_title() -> None:
    above, title = "首页\n当前位置：首页 > 公开年报", "云屏岭市水利局2023年政府信息公开工作年度报告"
    text = f"{above}\n{title}\n发布日期：2024-01-20\n一、总体情况\n正文。"
    assert outline(text).title == title


def test_a_report_cut_out_of_its_page_says_no_title_and_no_body() -> None:
    found = outline("一、总体情况\n2023年，公开信息12条。\n统计期限为2023年1月1日至2023年12月31日。")
    assert (found.title, found.title_span, found.organisation, found.year) == (None, None, None, 2023)


@pytest.mark.parametrize(
    "opening",
    [
        "发布机构：砚溪湾县教育局\n发布日期：2024-01-20",
        "索引号 000/2024 发文机关 砚溪湾县教育局 发文日期 2024-01-20",
        "本年度报告由砚溪湾县教育局编制。",
        "按照要求，砚溪湾县教育局（以下简称县教育局）组织编制了年度报告。",
        "2023年，砚溪湾县教育局紧紧围绕群众需求，做好公开工作。",
    ],
)
def test_a_body_that_only_the_opening_names(opening: str) -> None:
    for title in ("2023年政府信息公开工作年度报告\n", ""):
        assert outline(f"{title}{opening}\n一、总体情况\n公开信息12条。").organisation == "砚溪湾县教育局"


def test_a_region_whose_name_holds_a_word_of_sentences() -> None:
    for name in ("云和县教育局", "本溪市民政局", "和平区财政局", "市北区教育局", "全椒县水利局"):
        assert outline(f"2023年政府信息公开工作年度报告\n本报告由{name}编制。\n一、总体情况").organisation == name


@pytest.mark.parametrize(
    "opening",
    [
        "2023年，在砚溪湾县人民政府办公室的指导下，我局认真做好公开工作。",
        "按照砚溪湾县人民政府办公室的要求编制本报告。",
        "发布机构：县教育局",
        "发布机构：砚溪湾县教育局\n公开单位：云屏岭市水利局",
        "砚溪湾县教育局和云屏岭市水利局编制本报告。",
        "公开水电信息。市住房城乡建设局深入推进供水信息公开。",
    ],
)
def test_a_body_that_is_not_surely_the_issuer_is_none(opening: str) -> None:
    assert outline(f"2023年政府信息公开工作年度报告\n{opening}\n一、总体情况\n公开信息12条。").organisation is None


def test_nothing_says_a_year() -> None:
    assert outline("一、总体情况\n公开信息12条。").year is None


def test_sections_run_up_to_the_next_heading() -> None:
    text = "一、总体情况\n正文甲。\n二、主动公开政府信息情况\n正文乙。"
    first, second = find_sections(text, passages(text), profile=STATUTORY)
    assert (first.number, first.title) == ("一", "总体情况")
    assert text[slice(*first.place.span)] == "一、总体情况\n正文甲。\n"
    assert text[slice(*second.place.span)] == "二、主动公开政府信息情况\n正文乙。"


@pytest.mark.parametrize(
    "heading", ["一、存在的主要问题及改进情况", "存在的主要问题及改进情况", "三、存在的问题及改进措施"]
)
def test_a_known_heading_keeps_its_number_when_it_is_restarted_or_lost(heading: str) -> None:
    text = f"一、总体情况\n正文。\n{heading}\n还有不足。"
    assert [section.number for section in find_sections(text, passages(text), profile=STATUTORY)] == ["一", "五"]


def test_headings_of_an_unknown_family_keep_what_they_print() -> None:
    text = "一、机构设置\n内容。\n二、人员编制\n内容。"
    found = find_sections(text, passages(text), profile=None)
    assert [(section.number, section.title) for section in found] == [("一", "机构设置"), ("二", "人员编制")]


def test_a_report_without_tables_is_known_by_its_title() -> None:
    text = "云屏岭市水利局2023年政府信息公开工作年度报告\n一、总体情况"
    assert profile_by_title(text, passages(text), [STATUTORY]) is STATUTORY
    text = "云屏岭市水利局2023年防汛工作总结\n一、总体情况"
    assert profile_by_title(text, passages(text), [STATUTORY]) is None


def test_a_body_of_any_kind_in_the_line_above() -> None:
    found = outline("砚溪湾地区行政公署\n2022年政府信息公开工作年度报告\n一、总体情况\n")
    assert (found.organisation, found.year) == ("砚溪湾地区行政公署", 2022)


def test_a_menu_above_is_no_part_of_the_title() -> None:
    found = outline("公开指南\n公开目录\n2024年砚溪湾县教育局政府信息公开工作年度报告\n一、总体情况\n")
    assert found.title == "2024年砚溪湾县教育局政府信息公开工作年度报告"
    assert found.organisation == "砚溪湾县教育局"


def test_a_part_of_a_section_is_no_section() -> None:
    text = "一、总体情况\n（一）主动公开情况\n(二) 依申请公开情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
    text += "六、其他需要报告的事项\n无其他需要报告的事项。\n"
    assert [section.number for section in outline(text).sections] == ["一", "二", "三", "六"]


def test_sections_may_all_be_marked_like_parts() -> None:
    text = "（一）总体情况\n（二）主动公开政府信息情况\n（三）收到和处理政府信息公开申请情况\n"
    assert [section.number for section in outline(text).sections] == ["一", "二", "三"]
