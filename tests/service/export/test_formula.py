import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.export.formula import defused, is_formula
from service.export.sheetnames import MAX_LENGTH, SheetNames


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r", "\n=1", "  =1", "＝1", "＠x"])
def test_what_a_spreadsheet_would_run_is_defused(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert not is_formula(defused(text))


@pytest.mark.parametrize("text", ["", "12", "总计", "a=1", "（-）", "'=1"])
def test_other_text_stays(text: str) -> None:
    assert defused(text) == text


@given(st.lists(st.text(max_size=60), max_size=8))
def test_sheet_names_are_what_excel_accepts(wanted: list[str]) -> None:
    names = SheetNames()
    given_out = [names.take(name) for name in wanted]
    assert len({name.casefold() for name in given_out}) == len(given_out)
    for name in given_out:
        assert 0 < len(name.encode("utf-16-le", "surrogatepass")) // 2 <= MAX_LENGTH
        assert not set(name) & set("[]:*?/\\")
        assert name[0] != "'"
        assert name[-1] != "'"
        assert name.casefold() != "history"


def test_a_long_name_keeps_its_end() -> None:
    assert SheetNames().take("云岭市" * 12 + " 2023 t2").endswith("2023 t2")
