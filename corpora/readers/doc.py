"""Word 97 and its kin (.doc, .rtf, .odt, Word 2003 XML) through LibreOffice, into DOCX.

DOCX and not HTML: LibreOffice's HTML gives tables pixel widths and loses numbering, its DOCX keeps grid and merges.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from corpora.document.document import Document, Source
from corpora.document.errors import ConverterFailed, ConverterMissing, Forbidden, TimedOut
from corpora.readers import sniff as kinds
from corpora.readers.doc_text import doc_text
from corpora.readers.docx import read_docx
from corpora.readers.docx_package import W, open_package
from corpora.readers.limits import DEFAULT, Limits

_SUFFIXES = {kinds.DOC: ".doc", kinds.RTF: ".rtf", kinds.ODT: ".odt", kinds.WORD_XML: ".xml"}
_NAMES = ("soffice", "libreoffice")
_DOCX = "docx:MS Word 2007 XML"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_MARKS_TELLING = 6
"""Marks of cells and rows ([MS-DOC] 2.4.3) from which a loss is worth an error."""
_KEPT_SHARE = 0.5
"""Cells that were merged away may miss their marks in the result; half of a table's cells never do."""

# A fresh profile that runs no macro and follows no link (officecfg: Office.Common, Office.Writer, Office.Calc).
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "DisableActiveContent", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),
)
# Whatever still asks the network meets a proxy that nobody serves (port 9, discard).
_NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")


def read_doc(data: bytes, *, source: Source, limits: Limits = DEFAULT, soffice: str | None = None) -> Document:
    """The document as LibreOffice hands it on. `soffice` names the program; None looks for it on the path.

    Raises:
        ConverterMissing: no LibreOffice.
        ConverterFailed: it ran and wrote nothing.
        TimedOut: it took longer than `limits.timeout_seconds`.
        Forbidden: an XML document with a DTD.
    """
    if source.media_type == kinds.WORD_XML and _DOCTYPE.search(data):
        raise Forbidden("XML 含有 DTD")
    suffix = _SUFFIXES.get(source.media_type, ".doc")
    docx = to_docx(data, suffix=suffix, limits=limits, soffice=soffice)
    if source.media_type == kinds.DOC and _lost_cells(data, docx, limits=limits):
        raise ConverterFailed("表格在转换中丢失")
    return read_docx(docx, source=source, limits=limits)


def _lost_cells(doc: bytes, docx: bytes, *, limits: Limits) -> bool:
    """Whether LibreOffice dropped a table and ran its cells together, so that 12 and 15 became 1215.

    It does so to a table that no paragraph follows, which it writes itself but Word never does.
    """
    marks = (doc_text(doc) or "").count("\x07")
    document = open_package(docx, limits=limits).document
    written = sum(1 for _ in document.iter(W + "tc", W + "tr"))
    return marks >= _MARKS_TELLING and written < marks * _KEPT_SHARE


def find_soffice() -> str | None:
    """Path of LibreOffice's program, None when it is not installed."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def to_docx(data: bytes, *, suffix: str, limits: Limits = DEFAULT, soffice: str | None = None) -> bytes:
    """The bytes of a DOCX made from `data`, a file that would be named with `suffix`. Raises as `read_doc`."""
    return converted(data, suffix=suffix, to=_DOCX, limits=limits, soffice=soffice)


def converted(data: bytes, *, suffix: str, to: str, limits: Limits = DEFAULT, soffice: str | None = None) -> bytes:
    """`data`, a file that would be named with `suffix`, as another; `to` as in `run_soffice`. Raises as `read_doc`."""
    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / f"source{suffix}"
        source.write_bytes(data)
        run_soffice([source], place=place, to=to, timeout_seconds=limits.timeout_seconds, soffice=soffice)
        result = place / "out" / f"source.{to.partition(':')[0]}"
        if not result.is_file():
            raise ConverterFailed("LibreOffice 没有产出结果")
        if result.stat().st_size > limits.max_bytes:
            raise ConverterFailed("LibreOffice 的结果过大")
        return result.read_bytes()


def run_soffice(
    sources: Sequence[Path], *, place: Path, to: str, timeout_seconds: float, soffice: str | None = None
) -> None:
    """Converts all `sources` in one run into `place/out`; `to` is a suffix with LibreOffice's name of its filter.

    Raises:
        ConverterMissing, ConverterFailed, TimedOut: as `read_doc`.
    """
    program = soffice or find_soffice()
    if program is None:
        raise ConverterMissing("LibreOffice（soffice）")
    _write_profile(place / "profile")
    _run(_command(program, place=place, sources=sources, to=to), timeout_seconds=timeout_seconds)


def _command(program: str, *, place: Path, sources: Sequence[Path], to: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--convert-to",
        to,
        "--outdir",
        str(place / "out"),
        *map(str, sources),
    ]


def _write_profile(profile: Path) -> None:
    (profile / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _run(command: list[str], *, timeout_seconds: float) -> None:
    """Runs to the end, or kills the whole process group: soffice is a script that starts the real program."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_NO_NETWORK},
            start_new_session=True,
        )
    except FileNotFoundError as error:
        raise ConverterMissing("LibreOffice（soffice）") from error
    except OSError as error:
        raise ConverterFailed("LibreOffice 无法启动") from error
    try:
        process.wait(timeout=timeout_seconds)
    except subprocess.TimeoutExpired as error:
        raise TimedOut(f"LibreOffice 超过 {timeout_seconds:g} 秒") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with suppress(ProcessLookupError):  # it may end between the question and the kill
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
