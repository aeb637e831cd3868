"""The bundled sample reports: `python -m corpora.synthetic.samples` writes them anew, with the same bytes.

Ten invented reports: between them one contradiction of each kind, and the first of two consecutive years and one more
without any. A Word 97 copy of the last is made where LibreOffice is installed and the copy is missing; its bytes
differ from run to run, so it lies apart from the others.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from corpora.document.check import CheckKind
from corpora.synthetic.corpus import write_document
from corpora.synthetic.dossier import draw_planted
from corpora.synthetic.draw import REGULAR, Habits, draw_reports
from corpora.synthetic.files.docx import ODD, render_docx
from corpora.synthetic.files.html import HtmlStyle, render_html
from corpora.synthetic.files.surface import Surface, encode
from corpora.synthetic.files.text import render_text
from corpora.synthetic.files.xlsx import render_xlsx
from corpora.synthetic.gold import gold
from corpora.synthetic.plant import Contradiction
from corpora.synthetic.report import Paragraph, Report, Statement
from corpora.synthetic.values import Level

SAMPLES = Path(__file__).parent.parent / "samples"
YEAR = 2023
CONVERSION_SECONDS = 120
NOTICE = Statement(text="（本报告是软件示例，机构、地名和数据均为虚构。）")

Renderer = Callable[[Report, Random], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One body of the bundle. `planted` None leaves its report clean; claim-change brings the year before along.

    Args:
        stem: file name without year and extension.
        extension: of the newest report's file.
        seed: chosen so that the report is short to read and its contradiction plain to see.
        render: how the newest report is printed.
    """

    stem: str
    body: str
    level: Level
    extension: str
    seed: int
    render: Renderer
    planted: CheckKind | None = None
    habits: Habits = REGULAR


def _cells(report: Report, random: Random) -> bytes:
    surface = Surface(cell_blanks="no_break", broken_labels=True, bookmarks=True)
    return encode(render_text(report, form="cells", random=random, surface=surface), "utf-8")


def _shifted(report: Report, random: Random) -> bytes:
    surface = Surface(half_width=True, spaced_digits=True)
    return encode(render_text(report, form="shifted", random=random, surface=surface), "utf-8-sig", newline="\r\n")


def _old_encoding(report: Report, random: Random) -> bytes:
    return encode(render_text(report, form="rows", random=random), "gb18030")


def _page(report: Report, random: Random) -> bytes:
    return render_html(report, random=random, style=HtmlStyle(furniture=True)).encode()


def _broken_page(report: Report, random: Random) -> bytes:
    style = HtmlStyle(no_row_spans=True, unclosed_rows=True, furniture=True, four_tables=True)
    return render_html(report, random=random, style=style, surface=Surface(broken_labels=True)).encode()


def _word(report: Report, random: Random) -> bytes:
    return render_docx(report, random=random)


def _odd_word(report: Report, random: Random) -> bytes:
    return render_docx(report, random=random, style=ODD)


def _excel(report: Report, random: Random) -> bytes:
    return render_xlsx(report, random=random)


BUNDLE: tuple[Sample, ...] = (
    Sample(
        stem="yunlingtai-education",
        body="云岭台市教育局",
        level="office",
        extension="txt",
        seed=193,
        render=_cells,
        planted="claim-table",
    ),
    Sample(
        stem="yanxiwan-county",
        body="砚溪湾县人民政府",
        level="county",
        extension="txt",
        seed=94,
        render=_shifted,
        planted="claim-parts",
    ),
    Sample(
        stem="fengzhuping-civil-affairs",
        body="枫渚坪县民政局",
        level="office",
        extension="txt",
        seed=311,
        render=_old_encoding,
        planted="period",
    ),
    Sample(
        stem="wuxikou-finance",
        body="梧溪口市财政局",
        level="office",
        extension="html",
        seed=245,
        render=_broken_page,
        planted="table-identity",
        habits=Habits(blank_share=0.4),
    ),
    Sample(
        stem="lantingyuan-city",
        body="澜汀原市人民政府",
        level="county",
        extension="html",
        seed=116,
        render=_page,
        planted="claim-change",
        habits=Habits(masthead=True, signed=True),
    ),
    Sample(
        stem="helingtou-district",
        body="鹤岭头区人民政府",
        level="county",
        extension="docx",
        seed=110,
        render=_word,
        planted="claim-ratio",
    ),
    Sample(
        stem="tangdutai-town",
        body="棠渡台镇人民政府",
        level="office",
        extension="docx",
        seed=349,
        render=_odd_word,
        planted="claim-list",
    ),
    Sample(
        stem="jichuanwan-water",
        body="霁川湾市水务局",
        level="office",
        extension="xlsx",
        seed=16,
        render=_excel,
        planted="claim-claim",
    ),
    Sample(
        stem="songyinping-statistics",
        body="松隐坪市统计局",
        level="office",
        extension="docx",
        seed=97,
        render=_word,
    ),
)


def write_samples(out_dir: Path) -> list[Path]:
    """Writes `out_dir/reports` and `out_dir/gold`, and returns the documents' paths."""
    paths = []
    for sample in BUNDLE:
        random = Random(sample.seed)
        reports, contradictions = _draw(sample, random)
        for report in reports[:-1]:
            content = encode(render_text(report, form="markdown", random=random), "utf-8")
            paths.append(_write(out_dir, f"{sample.stem}-{report.year}.txt", content, report, ()))
        content = sample.render(reports[-1], random)
        source = f"{sample.stem}-{reports[-1].year}.{sample.extension}"
        paths.append(_write(out_dir, source, content, reports[-1], contradictions))
    return paths


def write_legacy_copy(docx: Path, folder: Path) -> Path | None:
    """A Word 97 copy of `docx` in `folder`, None where LibreOffice is not installed; an existing copy is kept.

    Raises:
        subprocess.SubprocessError: when the conversion fails or takes too long.
    """
    target, office = folder / f"{docx.stem}.doc", shutil.which("soffice")
    if target.exists() or not office:
        return target if target.exists() else None
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--convert-to", "doc:MS Word 97", "--outdir", str(folder), str(docx)]
        subprocess.run(command, check=True, capture_output=True, timeout=CONVERSION_SECONDS)
    return target


def _draw(sample: Sample, random: Random) -> tuple[list[Report], tuple[Contradiction, ...]]:
    """Reports of one body, oldest first, and what is planted in the last."""
    if sample.planted is None:
        reports = draw_reports(random, year=YEAR, level=sample.level, body=sample.body, habits=sample.habits)
        return [_with_notice(report) for report in reports], ()
    reports, wrong, contradiction = draw_planted(
        random, kind=sample.planted, year=YEAR, level=sample.level, body=sample.body, habits=sample.habits
    )
    return [_with_notice(report) for report in (*reports[:-1], wrong)], (contradiction,)


def _with_notice(report: Report) -> Report:
    return replace(report, introduction=(*report.introduction, Paragraph(statements=(NOTICE,))))


def _write(
    out_dir: Path, source: str, content: bytes, report: Report, contradictions: tuple[Contradiction, ...]
) -> Path:
    truth = gold(report, source=source, kind=f"sample-{Path(source).suffix[1:]}", contradictions=contradictions)
    return write_document(out_dir, source, content, truth)


if __name__ == "__main__":
    write_legacy_copy(write_samples(SAMPLES)[-1], SAMPLES / "legacy")
