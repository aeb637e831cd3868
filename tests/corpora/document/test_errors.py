import pytest

import corpora.labelled.faults  # noqa: F401 - they are in the tree, too, whoever else has imported them
from corpora.document import errors
from corpora.document.errors import DocumentError, Encrypted, GoujiError, UsageError


def tree(root: type[GoujiError]) -> list[type[GoujiError]]:
    return [root, *(leaf for branch in root.__subclasses__() for leaf in tree(branch))]


DOCUMENT_ERRORS = [kind for kind in tree(DocumentError) if kind is not DocumentError]


def test_each_error_has_a_code_of_its_own() -> None:
    """By name: a test that imports a module anew leaves its classes twice."""
    codes = {f"{kind.__module__}.{kind.__qualname__}": kind.code for kind in tree(GoujiError)}
    assert len(codes) == len(set(codes.values()))


@pytest.mark.parametrize("kind", DOCUMENT_ERRORS, ids=lambda kind: kind.code)
def test_each_error_is_drawn_in_the_tree_and_speaks_both_languages(kind: type[DocumentError]) -> None:
    assert f"{kind.__name__} " in errors.__doc__
    assert kind.code in errors.__doc__
    zh, en = kind("细节").failure(), kind("detail").failure(language="en")
    assert zh.code == en.code == kind.code
    assert zh.message == f"{kind.chinese}：细节"
    assert en.message == f"{kind.english}: detail"
    assert zh.message != DocumentError("细节").failure().message


def test_without_detail_no_colon_is_left_over() -> None:
    assert Encrypted().failure().message == "文件已加密"


def test_a_wrong_usage_is_not_a_bad_document() -> None:
    assert not issubclass(UsageError, DocumentError)
