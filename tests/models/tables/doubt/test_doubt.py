from dataclasses import replace
from decimal import Decimal

import pytest

from corpora.document.document import Document, Source
from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.grid import Cell, Grid, Table
from corpora.document.look import Look
from corpora.document.place import Place
from corpora.document.region import Region
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Identity
from models.tables.doubt.figures import DISPUTED, OWN_ERROR, PROVED, TOGETHER, UNTESTED, doubt_pictures, weighed
from models.tables.recover import Recovered

ROWS, COLUMNS = ("予以公开", "部分公开", "总计"), ("自然人", "企业", "合计")
VALUES = ((7, 2, 9), (3, 1, 4), (10, 3, 13))


def figure(field: str, value: int | None) -> Figure:
    state = "blank" if value is None else "read"
    number = None if value is None else Decimal(value)
    return Figure(
        field=field, label=field, value=number, state=state, unit="件", table="t1", cell=(0, 0), printed=str(value),
        confidence=0.9,
    )  # fmt: skip


def identities() -> list[Identity]:
    rows = [Identity(id=r, name=r, left=(f"{r}.合计",), right=(f"{r}.自然人", f"{r}.企业")) for r in ROWS]
    return rows + [
        Identity(id=c, name=c, left=(f"总计.{c}",), right=(f"予以公开.{c}", f"部分公开.{c}")) for c in COLUMNS
    ]


def read(**changed: int | None) -> dict[str, Figure]:
    values = {f"{r}.{c}": v for r, row in zip(ROWS, VALUES, strict=True) for c, v in zip(COLUMNS, row, strict=True)}
    values |= {field.replace("_", "."): value for field, value in changed.items()}
    return {f.field: f for f in weighed([figure(*item) for item in values.items()], identities())}


def test_figures_that_add_up_stay_as_they_are() -> None:
    assert {figure.confidence for figure in read().values()} == {0.9}


def test_the_figure_that_fits_no_sum_is_given_up_and_no_other() -> None:
    found = read(部分公开_企业=7)
    assert [field for field, figure in found.items() if figure.state == "unreadable"] == ["部分公开.企业"]
    assert found["部分公开.企业"].value is None
    assert found["部分公开.自然人"].confidence == DISPUTED
    assert found["予以公开.自然人"].confidence == 0.9


def test_a_blank_counts_as_nothing() -> None:
    found = read(部分公开_企业=None, 部分公开_合计=3, 总计_企业=2, 总计_合计=12)
    assert {figure.state for figure in found.values()} == {"read", "blank"}
    assert found["予以公开.企业"].confidence == 0.9


@pytest.mark.parametrize(("confidence", "after"), [(0.9, UNTESTED), (0.73, DISPUTED), (0.3, 0.3)])
def test_a_figure_in_no_sum_is_believed_by_half_at_most(confidence: float, after: float) -> None:
    (found,) = weighed([replace(figure("收费", 5), confidence=confidence)], identities())
    assert (found.value, found.confidence) == (Decimal(5), after)


def test_sums_that_hold_prove_a_doubtful_reading() -> None:
    found = read_with(doubtful=("部分公开.企业",))
    assert found["部分公开.企业"].confidence == PROVED
    assert found["予以公开.企业"].confidence == 0.9


def test_two_doubtful_readings_prove_nothing_of_each_other() -> None:
    """A streak that is read as 1 in a part and in its total adds up."""
    found = read_with(doubtful=("部分公开.自然人", "部分公开.企业", "总计.自然人", "总计.企业"))
    assert {found[field].confidence for field in ("部分公开.自然人", "总计.企业")} == {0.3}


def test_a_sum_that_fails_proves_nothing() -> None:
    found = read_with(doubtful=("部分公开.自然人",), 部分公开_企业=8)
    assert found["部分公开.企业"].value is None
    assert found["部分公开.自然人"].confidence == 0.3


def read_with(*, doubtful: tuple[str, ...], **changed: int) -> dict[str, Figure]:
    raw = {f"{r}.{c}": v for r, row in zip(ROWS, VALUES, strict=True) for c, v in zip(COLUMNS, row, strict=True)}
    raw |= {field.replace("_", "."): value for field, value in changed.items()}
    figures = [replace(figure(*item), confidence=0.3 if item[0] in doubtful else 0.9) for item in raw.items()]
    return {f.field: f for f in weighed(figures, identities())}


def read_surely(confidence: float, doubtful: str = "", **changed: int) -> dict[str, Figure]:
    raw = {f"{r}.{c}": v for r, row in zip(ROWS, VALUES, strict=True) for c, v in zip(COLUMNS, row, strict=True)}
    raw |= {field.replace("_", "."): value for field, value in changed.items()}
    figures = [replace(figure(*item), confidence=0.96 if item[0] == doubtful else confidence) for item in raw.items()]
    return {one.field: one for one in weighed(figures, identities())}


def test_a_figure_that_was_surely_read_keeps_its_value_in_doubt_where_its_sums_fail() -> None:
    """The report itself may be wrong: what it prints is said, and that it does not add up."""
    found = read_surely(0.96, 部分公开_企业=7)
    assert (found["部分公开.企业"].value, found["部分公开.企业"].confidence) == (Decimal(7), DISPUTED)


@pytest.mark.parametrize(("doubtful", "after"), [("", OWN_ERROR), ("部分公开.自然人", DISPUTED)])
def test_a_sum_of_figures_without_a_doubt_fails_by_the_reports_own_fault(doubtful: str, after: float) -> None:
    found = read_surely(0.99, doubtful, 部分公开_企业=7)
    assert found["部分公开.企业"].value == Decimal(7)
    assert found["部分公开.合计"].confidence == after
    assert found["总计.企业"].confidence == OWN_ERROR
    assert found["予以公开.自然人"].confidence == 0.99


def test_sums_that_no_one_cell_explains_fail_by_the_reading() -> None:
    found = read_surely(0.99, 部分公开_企业=7, 总计_自然人=15)
    assert {found[field].confidence for field in ("部分公开.企业", "总计.自然人")} == {DISPUTED}


@pytest.mark.parametrize(("inferred", "confidence"), [(True, DISPUTED), (False, 0.99)])
def test_cells_inferred_from_words_are_not_believed_where_hardly_a_sum_holds(inferred: bool, confidence: float) -> None:
    (profile,) = (one for one in load_profiles() if one.id == "statutory-2021")
    form = next(form for form in profile.forms if form.id == "requests")
    figures = tuple(replace(figure(field.id, place % 5), confidence=0.99) for place, field in enumerate(form.fields))
    region = Region(rows=(), place=Place(span=Span(0, 1)), trust="grid", found_by="text" if inferred else "rules")
    source = Source(path="a.pdf", sha256="0" * 64, media_type="application/pdf", size_bytes=1)
    document = Document(source=source, text="x", blocks=(region,))
    recovered = Recovered(tables=(), figures=figures, passages=(), profile=profile.id)
    doubted = doubt_pictures(recovered, document, profiles=[profile])
    assert min(one.confidence for one in doubted.figures) == confidence


@pytest.mark.parametrize(("found_by", "page", "confidence"), [(None, 1, DISPUTED), ("text", 1, 0.99), (None, 2, 0.99)])
def test_figures_of_a_picture_without_a_grid_are_doubtful(found_by: str | None, page: int, confidence: float) -> None:
    (profile,) = (one for one in load_profiles() if one.id == "statutory-2021")
    form = next(form for form in profile.forms if form.id == "disputes")
    place = Place(span=Span(0, 1), page_number=page)
    figures = tuple(replace(figure(field.id, 0), confidence=0.99, place=place) for field in form.fields)
    grid = Grid(n_rows=1, n_columns=1, cells=(Cell(row=0, column=0, text="0", place=place, confidence=0.99),))
    table = Table(id="t1", form="disputes", grid=grid, place=place, found_by=found_by)
    source = Source(path="a.jpg", sha256="0" * 64, media_type="image/jpeg", size_bytes=1)
    document = Document(source=source, text="x", blocks=(), warnings=("page_read_by_ocr: 1",))
    recovered = Recovered(tables=(table,), figures=figures, passages=(), profile=profile.id)
    doubted = doubt_pictures(recovered, document, profiles=[profile])
    assert {one.confidence for one in doubted.figures if one.field.startswith("disputes.")} == {confidence}
    ((cell,),) = (table.grid.cells for table in doubted.tables)
    assert (cell.text, cell.confidence) == ("0", confidence)


def test_a_guess_that_no_sum_speaks_for_is_no_value() -> None:
    (found,) = weighed([replace(figure("收费", 5), confidence=0.03)], identities())
    assert (found.value, found.state, found.confidence) == (None, "unreadable", 0.03)
    assert read_with(doubtful=())["总计.合计"].value == Decimal(13)


@pytest.mark.parametrize(("sums", "after"), [(1, UNTESTED), (2, 0.99)])
def test_a_sum_that_holds_for_a_change_tests_no_other_figure(sums: int, after: float) -> None:
    """9 + 2 + 1 = 12, where a 2 was read as 3 without a doubt, and a look at the 9 took it for 8."""
    place = Place(span=Span(3, 4))
    read = {"维持": 9, "纠正": 3, "其他": 1, "总计": 12, "上年维持": 8}
    figures = [
        replace(figure(*item), confidence=0.99, place=place if item[0] == "维持" else None) for item in read.items()
    ]
    known = [
        Identity(id="s", name="s", left=("总计",), right=("维持", "纠正", "其他")),
        Identity(id="t", name="t", left=("上年维持",), right=("维持",)),
    ][:sums]
    found = {f.field: f for f in weighed(figures, known, looks={place.span: (Look(text="8", confidence=0.3),)})}
    assert found["维持"].value == Decimal(8)
    assert found["纠正"].confidence == found["总计"].confidence == after


def test_a_figure_of_a_sum_that_holds_for_a_change_and_one_that_fails_is_in_doubt_and_not_given_up() -> None:
    place = Place(span=Span(3, 4))
    read = {"维持": 9, "纠正": 3, "总计": 11, "上年纠正": 5}
    figures = [replace(figure(*item), place=place if item[0] == "维持" else None) for item in read.items()]
    known = [
        Identity(id="s", name="s", left=("总计",), right=("维持", "纠正")),
        Identity(id="t", name="t", left=("上年纠正",), right=("纠正",)),
    ]
    found = {f.field: f for f in weighed(figures, known, looks={place.span: (Look(text="8", confidence=0.3),)})}
    assert (found["维持"].value, found["上年纠正"].value) == (Decimal(8), None)
    assert (found["纠正"].value, found["纠正"].confidence) == (Decimal(3), DISPUTED)


def test_a_row_of_misread_figures_is_read_anew_together_and_stays_in_doubt() -> None:
    """Previously every figure of such rows was given up, whatever else its print may be."""
    values = {f"{r}.{c}": v for r, row in zip(ROWS, VALUES, strict=True) for c, v in zip(COLUMNS, row, strict=True)}
    misread = {"予以公开.自然人": (1, "7"), "予以公开.企业": (11, "2"), "部分公开.企业": (4, "1")}
    figures, looks = [], {}
    for place, (field, value) in enumerate(values.items()):
        wrong, right = misread.get(field, (value, ""))
        span = Span(start=place, end=place + 1)
        one = replace(figure(field, wrong), place=Place(span=span))
        figures.append(replace(one, confidence=0.3) if right else one)
        if right:
            looks[span] = (Look(right, 0.25),)
    found = {one.field: one for one in weighed(figures, identities(), looks=looks)}
    assert {field: int(found[field].value or 0) for field in values} == values
    assert all(found[field].confidence < 0.5 for field in misread)


def test_a_long_sum_that_fails_disputes_its_figures_and_gives_none_up() -> None:
    """Previously one misread figure of a column of twenty cost all that no other sum held."""
    parts = tuple(f"第{place}行" for place in range(20))
    whole = Identity(id="列", name="列", left=("总计",), right=parts)
    figures = [figure(name, 1) for name in parts] + [figure("总计", 25)]
    found = weighed(figures, [whole], longest_blamed=10)
    assert {(one.state, one.confidence) for one in found} == {("read", DISPUTED)}
    assert {one.state for one in weighed(figures, [whole])} == {"unreadable"}


def test_a_blank_with_print_in_it_blames_no_other_figure() -> None:
    """Previously it counted as nothing, and the figures beside it were given up where their sum then failed."""
    row = Identity(id="行", name="行", left=("总计.合计",), right=("总计.自然人", "总计.企业"))
    blank = replace(figure("总计.企业", None), confidence=0.2)
    for whole, state, confidence in ((9, "read", UNTESTED), (7, "read", 0.9)):
        found = weighed([figure("总计.自然人", 7), blank, figure("总计.合计", whole)], [row])[0]
        assert (found.state, found.confidence) == (state, confidence)


def test_a_sum_that_holds_without_what_is_printed_in_a_blank_proves_nothing() -> None:
    """Previously 6 for 8 was believed at 0.7: beside a faded 8 that had been read as nothing, a nought read as 6."""
    row = Identity(id="行", name="行", left=("总计.合计",), right=("总计.自然人", "总计.企业"))
    for sure, after in ((1.0, PROVED), (0.2, DISPUTED)):
        blank = replace(figure("总计.自然人", None), confidence=sure)
        whole = replace(figure("总计.合计", 6), confidence=0.3)
        found = weighed([blank, figure("总计.企业", 6), whole], [row])[2]
        assert found.confidence == min(after, max(0.3, found.confidence))
        assert (found.confidence == PROVED) == (sure == 1.0)


def test_a_figure_that_was_not_read_is_one_of_its_looks_where_a_sum_tells_which() -> None:
    row = Identity(id="行", name="行", left=("总计.合计",), right=("总计.自然人", "总计.企业"))
    figures = [figure("总计.自然人", 7), figure("总计.企业", None), figure("总计.合计", 9)]
    figures[1] = replace(figures[1], state="unreadable", confidence=0.2)
    looks = {"总计.企业": (Look("7", 0.4), Look("2", 0.2))}
    found = weighed(figures, [row], faint=looks)[1]
    assert (found.value, found.printed, found.state, found.confidence) == (2, "2", "read", TOGETHER)
    assert weighed(figures, [row], faint={"总计.企业": looks["总计.企业"][:1]})[1].value is None


def test_sums_that_fail_with_figures_hardly_seen_dispute_no_other() -> None:
    values = {**{name: one.value for name, one in read().items()}, "部分公开.自然人": 8, "部分公开.企业": 7}
    faint = {"部分公开.自然人", "部分公开.企业"}

    def found(confidence: float) -> dict[str, Figure]:
        figures = [
            replace(figure(field, int(value or 0)), confidence=confidence if field in faint else 0.9)
            for field, value in values.items()
        ]
        return {one.field: one for one in weighed(figures, identities(), longest_blamed=10)}

    assert {one.confidence for field, one in found(0.2).items() if field not in faint} == {0.9}
    assert {found(0.2)[field].value for field in faint} == {None}
    assert found(0.6)["部分公开.合计"].confidence == DISPUTED


def test_a_doubtful_minus_is_no_figure_of_a_count() -> None:
    (found,) = weighed([replace(figure("收费", -8), confidence=0.2)], identities())
    assert found.value is None
