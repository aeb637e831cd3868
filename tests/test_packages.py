"""Path = import: the four packages come from this repository and from nowhere else."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["corpora", "models", "service", "training"])
def test_a_package_loads_from_this_repository(name: str) -> None:
    package = importlib.import_module(name)
    assert [Path(path).resolve() for path in package.__path__] == [ROOT / name]


def test_no_test_folder_hides_a_package() -> None:
    assert sorted(path.relative_to(ROOT) for path in (ROOT / "tests").rglob("__init__.py")) == []


def test_file_names_of_tests_are_unique() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
