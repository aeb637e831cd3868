"""Labelled texts, tables and reports of all shapes, drawn by hypothesis."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from corpora.document.geometry import Box, Span
from corpora.labelled.formats.protocol import Sample
from corpora.labelled.label import (
    CLAIM_LABELS,
    ENTITY_LABELS,
    CellLabel,
    CellName,
    ClaimLabel,
    EntityLabel,
    LabelledReport,
    LabelledText,
    PageSize,
    PairLabel,
    TableLabel,
)
from corpora.labelled.sound import sound_table

SIGNS = '收到依申请公开12件，。；\n \t\u3000#-"\\<U+𠮷😀é%0'
"""What breaks formats: white space, comment signs, quotes, escapes, characters of two UTF-16 units."""
MOST_LABEL = 9
ORIGIN = st.sampled_from(["person", "arithmetic", "model"])
CONFIDENCE = st.floats(0, 1)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**9, places=2)
WORDS = st.text(st.sampled_from(SIGNS), max_size=12)


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, min(length, start + MOST_LABEL))))


@st.composite
def texts(draw: st.DrawFn, *, document: str = "ab" * 32, start: int = 0) -> LabelledText:
    text = draw(st.text(st.sampled_from(SIGNS + 6 * "\n"), min_size=1, max_size=60))
    entities = []
    for _ in range(draw(st.integers(0, 4))):
        span = draw(spans(len(text)))
        entities.append(
            EntityLabel(
                label=draw(st.sampled_from(ENTITY_LABELS)), text=text[span.start : span.end], span=span,
                origin=draw(ORIGIN), confidence=draw(CONFIDENCE),
            )
        )  # fmt: skip
    claims = []
    for place in range(draw(st.integers(0, 3))):
        span = draw(spans(len(text)))
        claims.append(
            ClaimLabel(
                id=f"c{place + 1}", text=text[span.start : span.end], span=span, numeral=draw(spans(len(text))),
                measure=draw(WORDS), value=draw(st.none() | NUMBERS), unit=draw(st.sampled_from(["件", None, "%"])),
                relation=draw(st.sampled_from(CLAIM_LABELS)), period=draw(st.sampled_from(["2023", None])),
                period_kind="this_year", body="own", field=draw(st.sampled_from([None, "requests.new.total"])),
                origin=draw(ORIGIN), confidence=draw(CONFIDENCE),
            )
        )  # fmt: skip
    withheld = [draw(spans(len(text))) for _ in range(draw(st.integers(0, 2)))]
    return LabelledText(
        id=f"{document[:16]}-{start}", document=document, organisation=draw(st.none() | WORDS),
        year=draw(st.none() | st.integers(1990, 2100)), heading=draw(WORDS), start=start, text=text,
        entities=tuple(entities), claims=tuple(claims), withheld_entities=tuple(withheld),
        withheld_claims=tuple(withheld[:1]),
    )  # fmt: skip


@st.composite
def tables(draw: st.DrawFn, *, name: str = "t1", boxes: bool | None = None) -> TableLabel:
    n_rows, n_columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    free = {(row, column) for row in range(n_rows) for column in range(n_columns)}
    cells = []
    for row in range(n_rows):
        for column in range(n_columns):
            if (row, column) not in free:
                continue
            width, height = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            while not {(row, column + across) for across in range(width)} <= free:
                width -= 1
            while not {(row + d, column + a) for d in range(height) for a in range(width)} <= free:
                height -= 1
            free -= {(row + down, column + across) for down in range(height) for across in range(width)}
            placed = draw(st.booleans()) if boxes is None else boxes
            box = Box(left=column * 40.5, top=row * 20.25, right=(column + width) * 40.5, bottom=(row + height) * 20.25)
            cells.append(
                CellLabel(
                    row=row, column=column, row_span=height, column_span=width, text=draw(WORDS),
                    header=draw(st.booleans()), page=1 if placed else None, box=box if placed else None,
                    origin=draw(ORIGIN), confidence=draw(CONFIDENCE),
                )
            )  # fmt: skip
    table = TableLabel(
        id=name, form=draw(st.sampled_from([None, "requests"])), caption=draw(st.none() | WORDS), n_rows=n_rows,
        n_columns=n_columns, found_by=draw(st.sampled_from([None, "rules"])), cells=tuple(cells), origin=draw(ORIGIN), confidence=draw(CONFIDENCE),
    )  # fmt: skip
    sound_table(table)
    return table


@st.composite
def samples(draw: st.DrawFn, *, boxes: bool | None = None) -> Sample:
    """A report with examples of every kind; texts and tables need not be of one document to be written together."""
    item = draw(texts())
    found = tuple(draw(tables(name=f"t{number}", boxes=boxes)) for number in range(1, draw(st.integers(1, 3)) + 1))
    pairs = []
    for place in range(draw(st.integers(0, 2))):
        span = draw(spans(len(item.text)))
        statement = item.text[span.start : span.end]
        corners = [CellName(table=one.id, row=cell.row, column=cell.column) for one in found for cell in one.cells]
        pairs.append(
            PairLabel(
                id=f"p{place}", statement=statement, span=span, numeral=draw(st.none() | spans(len(statement))),
                claimed=draw(st.none() | NUMBERS), found=Decimal(1), fields=("requests.new.total",),
                evidence=tuple(draw(st.lists(st.sampled_from(corners), max_size=3, unique=True))),
                verdict=draw(st.sampled_from(["supported", "contradicted", "unverifiable"])), twin_of=None, origin=draw(ORIGIN),
                confidence=draw(CONFIDENCE),
            )
        )  # fmt: skip
    report = LabelledReport(
        document=item.document, title=None, organisation=item.organisation, body="某局", year=item.year, text=item.text,
        entities=item.entities, claims=item.claims, tables=found, pairs=tuple(pairs),
        pages=(PageSize(number=1, width=595, height=842, exact=True),),
    )  # fmt: skip
    return Sample(report=report, texts=(item,))
