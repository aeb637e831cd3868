"""Reports as other programs take their text out of web pages, Word files and PDFs: what gouji makes of that.

    python3 -m venv converters && converters/bin/pip install trafilatura html2text inscriptis resiliparse \\
        markitdown[docx,pdf] docx2txt mammoth pypandoc_binary pymupdf pymupdf4llm pdfminer.six pypdf
    GOUJI_CONVERTERS=converters/bin/python pytest -n0 -m benchmark -s tests/benchmarks/test_texts_of_other_programs.py

Each program runs with its own defaults in that environment, one after another, on generated reports of split `test`;
programs that it lacks are named and left out. What a program loses (blank cells, grids that style sheets draw) nobody can
read: figures that are wrong above a confidence of 0.5, and flags that are not true, are what counts. Prints, and fails for
wrong figures that are believed. `GOUJI_BENCH_DOCUMENTS` and `GOUJI_BENCH_SEED` draw others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.benchmarks.commands import gouji
from training.metrics.evaluate import score_corpus
from training.metrics.layout import aligned, percent
from training.metrics.scores import ratio

CONVERTERS = os.environ.get("GOUJI_CONVERTERS", sys.executable)
DOCUMENTS = os.environ.get("GOUJI_BENCH_DOCUMENTS", "24")
SEED = os.environ.get("GOUJI_BENCH_SEED", "20261201")
BELIEVED = 0.5
KINDS = {"web": "html", "docx": "docx", "pdf": "pdf"}
"""What is generated, and how the names of the files end that are converted."""
PROGRAMS = {
    "web": {
        "trafilatura": "import trafilatura; f = lambda p: trafilatura.extract(open(p, 'rb').read(), include_tables=True)",
        "html2text": "import html2text; f = lambda p: html2text.html2text(page(p))",
        "inscriptis": "import inscriptis; f = lambda p: inscriptis.get_text(page(p))",
        "resiliparse": "from resiliparse.extract.html2text import extract_plain_text; f = lambda p: extract_plain_text(page(p))",
    },
    "docx": {
        "markitdown": "from markitdown import MarkItDown; f = lambda p: MarkItDown().convert(p).text_content",
        "docx2txt": "import docx2txt; f = docx2txt.process",
        "mammoth": "import mammoth; f = lambda p: mammoth.extract_raw_text(open(p, 'rb')).value",
        "mammoth, Markdown": "import mammoth; f = lambda p: mammoth.convert_to_markdown(open(p, 'rb')).value",
        "Pandoc, plain": "import pypandoc; f = lambda p: pypandoc.convert_file(p, 'plain')",
        "Pandoc, GitHub": "import pypandoc; f = lambda p: pypandoc.convert_file(p, 'gfm')",
    },
    "pdf": {
        "PyMuPDF": "import pymupdf; f = lambda p: chr(12).join(one.get_text() for one in pymupdf.open(p))",
        "pymupdf4llm": "import pymupdf4llm; f = pymupdf4llm.to_markdown",
        "pypdf": "import pypdf; f = lambda p: chr(12).join(one.extract_text() for one in pypdf.PdfReader(p).pages)",
        "pdfminer": "from pdfminer.high_level import extract_text as f",
    },
}  # fmt: skip
"""By kind and name: Python that defines `f`, from the path of a file to its text."""
CONVERT = """
import pathlib, sys
def page(path):
    data = open(path, 'rb').read()
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode('gb18030', 'replace')
{defines}
for path in sys.argv[2:]:
    try:
        text = f(path)
    except Exception as error:
        print(path, repr(error), file=sys.stderr)
        continue
    if text:
        pathlib.Path(sys.argv[1], pathlib.Path(path).stem + '.txt').write_text(text, 'utf-8')
"""


@pytest.mark.benchmark
def test_texts_of_other_programs(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = []
    lacking: list[str] = []
    for kind, programs in PROGRAMS.items():
        made = tmp_path / kind
        gouji(
            "generate",
            "--out",
            made,
            "--count",
            DOCUMENTS,
            "--seed",
            SEED,
            "--split",
            "test",
            "--kind",
            kind,
            "--jobs",
            "1",
        )
        files = sorted((made / "reports").glob(f"*.{KINDS[kind]}"))
        assert files
        for name, defines in programs.items():
            folder = made / name
            folder.mkdir()
            if converted(defines, folder, files):
                rows.append({"from": kind, "program": name, **measured(folder, made / "gold")})
            else:
                lacking.append(name)
    print(f"\nnot there: {', '.join(lacking) or 'none'}")
    if not rows:
        pytest.skip("none of the programs is installed where GOUJI_CONVERTERS says")
    print(aligned(tuple(rows[0]), rows))
    assert not sum(int(str(row["believed"])) for row in rows)


def converted(defines: str, folder: Path, files: Sequence[Path]) -> int:
    """How many texts the program made."""
    program = CONVERT.format(defines=defines)
    subprocess.run([CONVERTERS, "-c", program, str(folder), *map(str, files)], capture_output=True, check=False)
    return len(list(folder.iterdir()))


def measured(folder: Path, gold: Path) -> dict[str, object]:
    """Figures and flags of the texts in `folder`; `believed` are wrong above a confidence of 0.5."""
    records = folder.parent / f"{folder.name}.jsonl"
    gouji("extract", folder, "--out", records)
    truths = folder.parent / f"{folder.name} gold"
    truths.mkdir()
    for text in folder.iterdir():
        (truths / f"{text.stem}.json").write_bytes((gold / f"{text.stem}.json").read_bytes())
    tally = score_corpus(records, truths).all
    return {
        "texts": len(list(truths.iterdir())),
        "figures": tally.figures,
        "right": percent(ratio(tally.right, tally.figures)),
        "wrong": tally.wrong,
        "believed": believed(records, truths),
        "planted": f"{tally.found}/{tally.planted}",
        "flags true": f"{tally.true}/{tally.flags}",
    }


def believed(records: Path, truths: Path) -> int:
    """Figures that are wrong and believed."""
    count = 0
    for line in records.read_text("utf-8").splitlines():
        record = json.loads(line)
        truth = json.loads((truths / f"{Path(record['source']['path']).stem}.json").read_text("utf-8"))["figures"]
        for one in record.get("figures") or ():
            told = truth.get(one["field"])
            wrong = told is not None and one["value"] is not None and float(told) != float(one["value"])
            count += wrong and one["confidence"] > BELIEVED
    return count
