import io
import json
from random import Random

import pypdfium2
import pytest
from PIL import Image

from corpora.readers.doc import find_soffice
from corpora.synthetic.corpus import write_corpus
from corpora.synthetic.draw import draw_reports
from corpora.synthetic.kinds import GROUPS, print_report
from corpora.synthetic.paged_kinds import MIXED, OFFICE_KINDS, PAGED_KINDS, PDF_KINDS, SCAN_KINDS
from corpora.synthetic.pages.fonts import FontMissing, FontShelf
from corpora.synthetic.pages.truth_json import page_from_json
from corpora.synthetic.prove import page_faults


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    try:
        FontShelf.installed()
    except FontMissing:
        pytest.skip("no Chinese font is installed on this machine")
    folder = tmp_path_factory.mktemp("paged")
    write_corpus(folder, count=len(PAGED_KINDS), seed=41, kinds=PAGED_KINDS, general=0.3, split="train")
    return folder


def documents(corpus):
    for path in sorted((corpus / "gold").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        pages = json.loads((corpus / "pages" / path.name).read_text("utf-8"))
        assert pages["source"] == truth["source"]
        yield (
            truth,
            [page_from_json(page) for page in pages["pages"]],
            (corpus / "reports" / truth["source"]).read_bytes(),
        )


def sizes(content, source):
    """Width and height of each page as a reader of the file sees it, in points; None where the file does not say."""
    if source.endswith(".pdf"):
        document = pypdfium2.PdfDocument(content)
        found = [page.get_size() for page in document]
        document.close()
        return found
    with Image.open(io.BytesIO(content)) as image:
        return [None] * getattr(image, "n_frames", 1)


def test_every_kind_has_the_truth_of_each_of_its_pages(corpus):
    kinds = []
    for truth, pages, content in documents(corpus):
        kinds.append(truth["kind"])
        found = sizes(content, truth["source"])
        assert len(found) == len(pages), truth["source"]
        for size, page in zip(found, pages, strict=True):
            assert size is None or size == pytest.approx((page.width, page.height), abs=0.6), truth["source"]
    assert kinds == list(PAGED_KINDS)


def test_the_manifest_names_the_fonts(corpus):
    manifest = json.loads((corpus / "manifest.json").read_text("utf-8"))
    assert manifest["fonts"] == [face.name for face in FontShelf.installed().split("train").faces]


def test_the_truth_of_every_page_holds(corpus):
    found = []
    for path in sorted((corpus / "pages").glob("*.json")):
        truth = json.loads((corpus / "gold" / path.name).read_text("utf-8"))
        found += [(path.stem, fault) for fault in page_faults(truth, json.loads(path.read_text("utf-8")))]
    assert found == []


def test_every_table_is_on_the_pages_whole(corpus):
    for truth, pages, _ in documents(corpus):
        want = {grid["name"]: grid["cells"] for grid in truth["grids"]} | {t["id"]: t["cells"] for t in truth["tables"]}
        places: dict[str, set[tuple[int, int]]] = {}
        for region in (region for page in pages for region in page.regions):
            seen = places.setdefault(region.form or region.table, set())
            seen |= {(cell.row, cell.column) for cell in region.cells}
        assert {name: {(c[0], c[1]) for c in cells} for name, cells in want.items()} == places, truth["source"]


def test_knobs_say_how_pages_look_and_what_happened_to_them(corpus):
    for truth, pages, _ in documents(corpus):
        assert truth["knobs"]["page"]["rules"]["kind"]
        if truth["kind"] in PDF_KINDS:
            assert truth["knobs"]["page"]["rules"]["kind"] == PDF_KINDS[truth["kind"]]
        if truth["kind"] in SCAN_KINDS:
            assert len(truth["knobs"]["damages"]) == len(pages)


def test_a_mixed_pdf_has_pages_with_text_and_pages_without(corpus):
    truth, pages, content = next(found for found in documents(corpus) if found[0]["kind"] == MIXED)
    document = pypdfium2.PdfDocument(content)
    with_text = [bool(page.get_textpage().get_text_bounded().strip()) for page in document]
    document.close()
    assert with_text == [not scanned for scanned in truth["knobs"]["container"]["scanned"]]
    assert len(pages) == len(with_text)


def test_a_document_is_the_same_for_the_same_seed_alone(corpus):
    """Other kinds: `test_other_processes_write_the_same_bytes`."""
    (report,) = draw_reports(Random(2), year=2023, level="office", body="霁渡口市林业和草原局")
    one, same, other = (print_report(report, Random(seed), kind="pdf-partial") for seed in (1, 1, 2))
    assert one == same
    assert one.content != other.content


def test_groups_name_every_kind_with_pages_once():
    assert sorted(GROUPS["pdf"] + GROUPS["scan"] + GROUPS["picture"]) == sorted(PAGED_KINDS)


@pytest.mark.soffice
@pytest.mark.parametrize("kind", OFFICE_KINDS)
def test_pages_that_another_engine_laid_out(kind, corpus):
    if find_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    (report,) = draw_reports(Random(2), year=2023, level="office", body="霁渡口市林业和草原局")
    one = print_report(report, Random(4), kind=kind)
    assert len(sizes(one.content, "x.pdf")) > 1
    assert one.pages == ()
    if kind == "pdf-office":
        assert one == print_report(report, Random(4), kind=kind)
        document = pypdfium2.PdfDocument(one.content)
        printed = "".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
        assert "霁渡口市林业和草原局" in "".join(printed.split())
