"""Every kind of document that a report can be printed as, by name and by group, and the printing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from corpora.document.errors import UsageError
from corpora.synthetic.files.kinds import CONVERTED_KINDS, FILE_KINDS, NEEDS_OFFICE, NO_BLANKS
from corpora.synthetic.paged_kinds import MIXED, OFFICE_KINDS, PAGED_KINDS, PDF_KINDS, PICTURE_KINDS, SCAN_KINDS
from corpora.synthetic.printed import Printed
from corpora.synthetic.report import Report
from corpora.synthetic.split import Split

__all__ = ["FILES", "GROUPS", "KINDS", "NO_BLANKS", "named", "print_report"]

FILES: tuple[str, ...] = tuple(kind for kind in FILE_KINDS if kind not in NEEDS_OFFICE and kind not in CONVERTED_KINDS)
"""Kinds without pages that need no other program: what is generated unless something else is asked for."""
KINDS: tuple[str, ...] = (*FILE_KINDS, *PAGED_KINDS, *OFFICE_KINDS)
GROUPS: dict[str, tuple[str, ...]] = {
    "text": tuple(kind for kind in FILES if kind.startswith("txt-")),
    "converted": CONVERTED_KINDS,
    "web": tuple(kind for kind in FILES if kind.startswith(("html", "mhtml"))),
    "office": tuple(kind for kind in FILES if kind.startswith(("doc", "xlsx"))),
    "word97": tuple(sorted(NEEDS_OFFICE)),
    "files": FILES,
    "pdf": (*PDF_KINDS, MIXED),
    "scan": tuple(SCAN_KINDS),
    "picture": PICTURE_KINDS,
    "pages": PAGED_KINDS,
    "foreign": OFFICE_KINDS,
    "all": KINDS,
}
"""Names that stand for several kinds on the command line."""


class PagesMissing(UsageError):
    """What draws pages is not installed: the extra `pages`."""

    code = "pages_missing"


def named(names: Sequence[str]) -> tuple[str, ...]:
    """Kinds and groups as kinds, each once, in the given order.

    Raises:
        ValueError: for a name that is neither.
    """
    unknown = [name for name in names if name not in KINDS and name not in GROUPS]
    if unknown:
        raise ValueError(f"no such kind of document: {', '.join(sorted(unknown))}")
    return tuple(dict.fromkeys(kind for name in names for kind in GROUPS.get(name, (name,))))


def print_report(report: Report, random: Random, *, kind: str, split: Split = "all") -> Printed:
    """The report as a document of one of KINDS, with irregularities drawn for it.

    What comes back with `needs_office` is to be turned into a Word 97 file by `files.word97.to_word97`.

    Raises:
        PagesMissing: a kind with pages without the extra `pages`.
        FontMissing: such a kind without a Chinese font.
        ConverterMissing: a kind that LibreOffice lays out without LibreOffice.
    """
    if kind in PAGED_KINDS or kind in OFFICE_KINDS:
        return _paged(report, random, kind=kind, split=split)
    from corpora.synthetic.files.render import render_file  # a name of a kind needs none of what writes it

    file = render_file(report, random, kind=kind, split=split)
    return Printed(
        content=file.content,
        extension=file.extension,
        knobs=file.knobs,
        needs_office=file.needs_office,
        report=file.report,
    )


def _paged(report: Report, random: Random, *, kind: str, split: Split) -> Printed:
    """Imported only here: the other kinds need neither numpy nor fonts."""
    try:
        from corpora.synthetic.paged import print_paged
    except ModuleNotFoundError as error:
        raise PagesMissing(f"生成带页面的文件需要安装 gouji[pages]（缺少 {error.name}）") from error
    return print_paged(report, random, kind=kind, split=split)
