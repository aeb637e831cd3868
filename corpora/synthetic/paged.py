"""Reports as documents with pages: PDF of text, of scans or of both, and pictures, each with the truth of its pages.

A scan is what it is in life: the report is laid out and printed first, the pages are pictures of that, and then they
come to harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from random import Random
from typing import Any

from corpora.synthetic.files.render import render_file
from corpora.synthetic.long_picture import long_picture
from corpora.synthetic.mixed_pdf import merge_pdfs
from corpora.synthetic.office_pdf import docx_to_pdf
from corpora.synthetic.paged_kinds import MIXED, OFFICE_KINDS, OFFICE_SCAN, PDF_KINDS, SCAN_KINDS
from corpora.synthetic.pages.fonts import installed_fonts
from corpora.synthetic.pages.lay import lay_out
from corpora.synthetic.pages.pdf import write_pdf
from corpora.synthetic.pages.picture import page_sizes, pictures
from corpora.synthetic.pages.style import Oddities, PageStyle, RuleKind
from corpora.synthetic.pages.style_draw import draw_page_style
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.printed import Printed
from corpora.synthetic.report import Report
from corpora.synthetic.scan.document import draw_pages
from corpora.synthetic.scan.draw import SEVERITIES, Severity, draw_damage
from corpora.synthetic.scan.encode import TiffCompression, encode_jpeg, encode_png, encode_tiff, is_bilevel
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.layer import draw_layer
from corpora.synthetic.scan.picture_pdf import write_picture_pdf
from corpora.synthetic.scan.scanner import damage
from corpora.synthetic.scan.sheet import Picture
from corpora.synthetic.split import Split

SHARE_OF_TEXT_LAYERS, MOST_ERRORS = 0.2, 0.12
"""Share of scans with the text that their software believed to read, and its largest share of wrong characters."""
SHARE_WITHOUT_RESOLUTION = 0.15
"""Share of pictures whose file does not say how large a pixel is."""
SHARE_OF_TURNED_PAGES = 0.06
SCREEN_RESOLUTIONS = (96, 110, 120, 144)
"""Dots per inch of pictures that a program drew rather than a scanner took."""
FOREIGN_SOURCES = ("docx", "docx-odd", "docx-fake", "docx-text")
"""Not "docx-parts": printed, its tracked changes show what was deleted, which is no longer what the report says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Pages after damage."""

    pictures: tuple[Picture, ...]
    pages: tuple[TruePage, ...]
    damages: tuple[Damage, ...]


def print_paged(report: Report, random: Random, *, kind: str, split: Split = "all") -> Printed:
    """The report as a document of one of PAGED_KINDS or OFFICE_KINDS.

    Raises:
        KeyError: for another kind.
        ConverterMissing: a kind of OFFICE_KINDS without LibreOffice.
        FontMissing: when no Chinese font is installed.
    """
    if kind in PDF_KINDS:
        return _text_pdf(report, random, PDF_KINDS[kind], split)
    if kind == MIXED:
        return _mixed_pdf(report, random, split)
    if kind in OFFICE_KINDS:
        return _foreign_pdf(report, random, split, scanned=kind == OFFICE_SCAN)
    if kind in SCAN_KINDS:
        return _scanned_pdf(report, random, SCAN_KINDS[kind], split)
    return _PICTURES[kind](report, random, split)


def font_names(split: Split = "all") -> tuple[str, ...]:
    """Fonts that pages of this split are set in, as far as they are installed."""
    return tuple(face.name for face in installed_fonts().split(split).faces)


def _text_pdf(report: Report, random: Random, rules: RuleKind, split: Split) -> Printed:
    style = draw_page_style(random, rules=rules, split=split, fonts=installed_fonts())
    content, pages = _print(report, style, random)
    return Printed(content=content, extension="pdf", knobs={"page": asdict(style)}, pages=pages)


def _print(report: Report, style: PageStyle, random: Random) -> tuple[bytes, tuple[TruePage, ...]]:
    laid = lay_out(report, style=style, random=random, fonts=installed_fonts())
    return write_pdf(laid, fonts=installed_fonts()), tuple(page.truth for page in laid)


def print_on_paper(report: Report, random: Random, split: Split) -> tuple[bytes, tuple[TruePage, ...], PageStyle]:
    """A clean PDF to be printed: what only a file can have is left out."""
    style = replace(draw_page_style(random, rules=None, split=split, fonts=installed_fonts()), oddities=Oddities())
    return *_print(report, style, random), style


def scan_pages(
    pdf: bytes, pages: Sequence[TruePage], random: Random, *, severity: Severity, split: Split, body: str
) -> Scan:
    """Every page through the same machine."""
    return scan_damaged(pdf, pages, random, draw_damage(random, severity=severity, split=split, body=body))


def scan_damaged(pdf: bytes, pages: Sequence[TruePage], random: Random, how: Damage) -> Scan:
    """Every page through the same machine, which does it this harm."""
    damages = draw_pages(random, how, count=len(pages))
    clean = pictures(pdf, dots_per_inch=how.dots_per_inch, gray=how.bilevel or how.tone == "gray")
    done = [
        damage(picture, page, own, random, dots_per_inch=own.dots_per_inch)
        for picture, page, own in zip(clean, pages, damages, strict=True)
    ]
    harmed, truths = zip(*done, strict=True)
    return Scan(pictures=harmed, pages=truths, damages=damages)


def scan_in_style(report: Report, style: PageStyle, random: Random, *, severity: Severity, split: Split) -> Printed:
    """The report printed in one look and scanned, as a PDF of pictures."""
    return _scanned(report, *_print(report, style, random), style, random, severity, split)


def _scanned_pdf(report: Report, random: Random, severity: Severity, split: Split) -> Printed:
    return _scanned(report, *print_on_paper(report, random, split), random, severity, split)


def _scanned(
    report: Report, pdf: bytes, pages: Sequence[TruePage], style: PageStyle, random: Random, severity: Severity,
    split: Split,
) -> Printed:  # fmt: skip
    scan = scan_pages(pdf, pages, random, severity=severity, split=split, body=report.body)
    content, container = _picture_pdf(scan, random)
    return Printed(content=content, extension="pdf", knobs=_knobs(style, scan, container), pages=scan.pages)


def _picture_pdf(scan: Scan, random: Random) -> tuple[bytes, dict[str, Any]]:
    errors = random.uniform(0.0, MOST_ERRORS) if random.random() < SHARE_OF_TEXT_LAYERS else None
    layers = None if errors is None else [draw_layer(page, random, error_share=errors) for page in scan.pages]
    rotations = [random.choice((90, 180, 270)) if random.random() < SHARE_OF_TURNED_PAGES else 0 for _ in scan.pages]
    quality = scan.damages[0].jpeg_quality
    content = write_picture_pdf(
        scan.pictures,
        dots_per_inch=scan.damages[0].resolution,
        quality=quality,
        text_layers=layers,
        rotations=rotations,
    )
    return content, {"text_layer_errors": errors, "rotations": rotations}


def _knobs(style: PageStyle, scan: Scan, container: dict[str, Any]) -> dict[str, Any]:
    return {"page": asdict(style), "damages": [asdict(how) for how in scan.damages], "container": container}


def _mixed_pdf(report: Report, random: Random, split: Split) -> Printed:
    """Pages with text beside pages that were scanned, as when a signed page replaces a printed one."""
    pdf, pages, style = print_on_paper(report, random, split)
    scan = scan_pages(
        pdf, pages, random, severity=random.choice(("clean", "clean", "worn")), split=split, body=report.body
    )
    scanned = [random.random() < 0.5 for _ in pages]
    if len(pages) > 1 and len(set(scanned)) == 1:
        scanned[random.randrange(len(pages))] ^= True
    quality = scan.damages[0].jpeg_quality
    pictured = write_picture_pdf(scan.pictures, dots_per_inch=scan.damages[0].resolution, quality=quality)
    content = merge_pdfs([(pictured if picture else pdf, number) for number, picture in enumerate(scanned)])
    truths = tuple(scan.pages[number] if picture else pages[number] for number, picture in enumerate(scanned))
    knobs = _knobs(style, scan, {"scanned": scanned})
    return Printed(content=content, extension="pdf", knobs=knobs, pages=truths)


def _foreign_pdf(report: Report, random: Random, split: Split, *, scanned: bool) -> Printed:
    """As LibreOffice lays a Word file out, and scanned after that."""
    word = render_file(report, random, kind=random.choice(FOREIGN_SOURCES), split=split)
    pdf = docx_to_pdf(word.content)
    if not scanned:
        return Printed(content=pdf, extension="pdf", knobs={"source": word.knobs})
    pages = [TruePage(number=number, width=width, height=height) for number, width, height in page_sizes(pdf)]
    severity: Severity = random.choice(SEVERITIES)
    scan = scan_pages(pdf, pages, random, severity=severity, split=split, body=report.body)
    content, container = _picture_pdf(scan, random)
    damages = [asdict(how) for how in scan.damages]
    return Printed(
        content=content,
        extension="pdf",
        knobs={"source": word.knobs, "severity": severity, "damages": damages, "container": container},
    )


def _png(report: Report, random: Random, split: Split) -> Printed:
    """One long picture of all pages, as programs save a page for a telephone; undamaged."""
    pdf, pages, style = print_on_paper(report, random, split)
    resolution = random.choice(SCREEN_RESOLUTIONS)
    strips = tuple(pictures(pdf, dots_per_inch=resolution, gray=random.random() < 0.3))
    picture, page = long_picture(strips, pages, dots_per_inch=resolution)
    content = encode_png(picture, _said(random, resolution))
    knobs = {"page": asdict(style), "container": {"dots_per_inch": resolution, "long": True}}
    return Printed(content=content, extension="png", knobs=knobs, pages=(page,))


def _jpeg(report: Report, random: Random, split: Split) -> Printed:
    """Photographs or scans of all pages, put one under another."""
    pdf, pages, style = print_on_paper(report, random, split)
    severity: Severity = random.choice(("photo", "photo", "clean", "worn"))
    scan = scan_pages(pdf, pages, random, severity=severity, split=split, body=report.body)
    resolution = scan.damages[0].dots_per_inch
    picture, page = long_picture(scan.pictures, scan.pages, dots_per_inch=resolution)
    quality = scan.damages[0].jpeg_quality or random.randint(60, 95)
    content = encode_jpeg(picture, _said(random, resolution), quality=quality)
    return Printed(content=content, extension="jpg", knobs=_knobs(style, scan, {"long": True}), pages=(page,))


def _tiff(report: Report, random: Random, split: Split) -> Printed:
    """All pages in one file, as scanners and fax servers keep them."""
    pdf, pages, style = print_on_paper(report, random, split)
    severity: Severity = random.choice(("clean", "worn", "fax"))
    scan = scan_pages(pdf, pages, random, severity=severity, split=split, body=report.body)
    bilevel = all(is_bilevel(picture) for picture in scan.pictures)
    compressions: tuple[TiffCompression, ...] = ("lzw", "deflate", "group4" if bilevel else "jpeg")
    compression = random.choice(compressions)
    content = encode_tiff(scan.pictures, scan.damages[0].resolution, compression=compression)
    knobs = _knobs(style, scan, {"compression": compression})
    return Printed(content=content, extension="tiff", knobs=knobs, pages=scan.pages)


_PICTURES: dict[str, Callable[[Report, Random, Split], Printed]] = {"png": _png, "jpeg": _jpeg, "tiff": _tiff}


def _said(random: Random, resolution: float) -> float | None:
    return None if random.random() < SHARE_WITHOUT_RESOLUTION else resolution
