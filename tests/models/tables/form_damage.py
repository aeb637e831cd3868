"""Test side: statutory tables with known truth, printed and damaged in the ways that conversions damage them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, pairwise
from math import ceil

from corpora.document.document import Document, Source
from corpora.profiles.profile import Field, Form, FormLabel, Profile
from corpora.readers.assembly import Assembler, RawCell
from corpora.readers.text import read_text

LAYOUTS = (
    "led",
    "led_unspaced",
    "tabs",
    "tabs_shifted",
    "lines",
    "double_lines",
    "spaces",
    "pipes",
    "run_together",
    "laid_out_top",
    "laid_out_middle",
)
SECTIONS = {
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
}
PROSE = "本年度，我单位认真贯彻落实政府信息公开条例，主动公开政府信息情况良好，共公开信息120条，没有收到复议。"


@dataclass(kw_only=True)
class Damage:
    """What is done to the print. Chances are per label, cell or row."""

    layout: str = "led"
    blank: float = 0.0
    blank_zero: float = 0.0
    placeholder: float = 0.0
    vanish: bool = False
    typo: float = 0.0
    no_numbering: float = 0.0
    half_width: bool = False
    wrap: float = 0.0
    lost_label: float = 0.0
    lost_row: float = 0.0
    extra_row: float = 0.0
    lost_head: bool = False
    repeated_head: bool = False
    headings: bool = True
    split_proactive: bool = False
    one_table: bool = False
    joined: float = 0.0
    furniture: tuple[str, ...] = ()
    every: int = 23
    """Lines between one piece of furniture and the next."""


@dataclass(kw_only=True)
class Printed:
    """`truth` has every field: its value, or None where nothing is printed for it."""

    truth: dict[str, int | None] = field(default_factory=dict)
    rows: dict[str, list[list[RawCell]]] = field(default_factory=dict)


def true_values(profile: Profile, chance: random.Random, *, largest: int = 40) -> dict[str, int]:
    """Random values that keep every identity of the statutory profiles."""
    values = {f.id: chance.choice((0, 0, 0, chance.randint(1, largest))) for f in profile.fields}
    for identity in sorted(profile.identities, key=lambda i: ("balance" in i.id, "outcomes" not in i.id)):
        if identity.id.startswith("balance"):
            (new, carried_in), (total, carried_out) = identity.left, identity.right
            if new.endswith(".total"):
                continue
            values[carried_in] = min(values[carried_in], values[total] + values[carried_out])
            values[new] = values[total] + values[carried_out] - values[carried_in]
    for identity in profile.identities:
        if not identity.id.startswith("balance") and len(identity.left) == 1 and not identity.id.endswith(".total"):
            values[identity.left[0]] = sum(values[f] for f in identity.right)
    for column in ("natural_person", "business", "research", "social_welfare", "legal_service", "other_org"):
        new, carried_in, total, out = (
            f"requests.{r}.{column}" for r in ("new", "carried_in", "outcome_total", "carried_out")
        )
        values[carried_in] = min(values[carried_in], values[total] + values[out])
        values[new] = values[total] + values[out] - values[carried_in]
    for identity in profile.identities:
        if identity.id.startswith("row"):
            values[identity.left[0]] = sum(values[f] for f in identity.right)
    return values


def print_profile(profile: Profile, chance: random.Random, damage: Damage) -> Printed:
    """Each form's rows as cells with spans, damaged."""
    values = true_values(profile, chance)
    printed = Printed()
    for form in profile.forms:
        printed.rows[form.id] = _form_rows(form, values, chance, damage, printed)
    return printed


def _form_rows(
    form: Form, values: dict[str, int], chance: random.Random, damage: Damage, printed: Printed
) -> list[list[RawCell]]:
    cells: list[FormLabel | Field] = sorted([*form.labels, *form.fields], key=lambda c: (c.row, c.column))
    first_field = min(f.row for f in form.fields)
    rows: list[list[RawCell]] = []
    for row in range(form.n_rows):
        of_row = [cell for cell in cells if cell.row == row]
        has_fields = any(isinstance(cell, Field) for cell in of_row)
        several = len({f.row for f in form.fields}) > 1
        lost = has_fields and several and chance.random() < damage.lost_row
        unlabelled = has_fields and several and chance.random() < damage.lost_label
        out: list[RawCell] = []
        for cell in of_row:
            if isinstance(cell, Field):
                text = _value(cell, values, chance, damage, printed, lost=lost)
            else:
                text = "" if unlabelled else _label(cell.text, chance, damage)
            out.append(RawCell(text=text, column=cell.column, row_span=cell.row_span, column_span=cell.column_span))
        if has_fields and damage.joined and chance.random() < damage.joined:
            out = _joined(of_row, out)
        if lost or (damage.lost_head and row < first_field and form.id != "proactive"):
            continue
        rows.append(out)
        if has_fields and several and chance.random() < damage.extra_row:
            width = sum(isinstance(cell, Field) for cell in of_row)
            rows.append([RawCell(text="备案登记类事务"), *[RawCell(text=str(chance.randint(50, 99)))] * width])
    if damage.repeated_head and form.id == "requests":
        middle = len(rows) - 8
        rows = rows[:middle] + rows[: first_field if not damage.lost_head else 0] + rows[middle:]
    return rows


def _joined(of_row: list[FormLabel | Field], cells: list[RawCell]) -> list[RawCell]:
    """The row's figures without anything between them, in the place of the first."""
    values = [cell for one, cell in zip(of_row, cells, strict=True) if isinstance(one, Field)]
    labels = [cell for one, cell in zip(of_row, cells, strict=True) if not isinstance(one, Field)]
    text = "".join(cell.text for cell in values)
    return [*labels, RawCell(text=text, column=values[0].column)]


def _value(
    cell: Field, values: dict[str, int], chance: random.Random, damage: Damage, printed: Printed, *, lost: bool
) -> str:
    if lost:
        printed.truth[cell.id] = None
        return ""
    if chance.random() < (damage.blank_zero if values[cell.id] == 0 else damage.blank):
        printed.truth[cell.id] = None
        return ""
    if chance.random() < damage.placeholder:
        printed.truth[cell.id] = None
        return chance.choice("/—-无")
    printed.truth[cell.id] = values[cell.id]
    return str(values[cell.id])


def _label(text: str, chance: random.Random, damage: Damage) -> str:
    if chance.random() < damage.no_numbering:
        for mark in ("、", "）", "."):
            head, found, tail = text.partition(mark)
            if found and len(head) <= 2:
                text = tail
                break
    if damage.half_width:
        text = text.translate(str.maketrans("（），：", "(),:"))
    if len(text) >= 8 and chance.random() < damage.typo:
        at = chance.randrange(4, len(text))
        text = text[:at] + chance.choice("的囗己") + text[at + 1 :]
    if len(text) >= 4 and chance.random() < damage.wrap:
        at = chance.randrange(2, len(text) - 1)
        text = text[:at] + "\n" + text[at:]
    return text


def text_document(printed: Printed, damage: Damage) -> Document:
    """A plain-text report, its tables flattened as `damage.layout` says."""
    parts = ["某某局2023年政府信息公开工作年度报告", "一、总体情况", PROSE]
    pages = count(2)
    for form, rows in printed.rows.items():
        if damage.headings:
            parts.append(SECTIONS[form])
        parts += _furnished(_flattened(rows, damage), damage, pages)
    parts += ["五、存在的主要问题及改进情况", PROSE, "六、其他需要报告的事项", "无"]
    data = "\n".join(parts).encode()
    return read_text(data, source=Source(path="r.txt", sha256="", media_type="text/plain", size_bytes=len(data)))


def _furnished(lines: list[str], damage: Damage, pages: Iterator[int]) -> list[str]:
    """The lines with a page's furniture between them, wherever the page ended."""
    out: list[str] = []
    for number, line in enumerate(lines):
        if damage.furniture and number and number % damage.every == 0:
            page = next(pages)
            out += [text.format(page=page) for text in damage.furniture]
        out.append(line)
    return out


def _flattened(rows: list[list[RawCell]], damage: Damage) -> list[str]:
    lines: list[str] = []
    for row in rows:
        texts = [cell.text for cell in row]
        if damage.vanish:
            texts = [text for text in texts if text]
        flat = [text.replace("\n", "") for text in texts]
        match damage.layout:
            case "led" | "led_unspaced":
                texts = ["", *texts] if row and row[0].column and not damage.vanish else texts
                lines += [f"\t{text}" for text in texts]
                lines += [""] if damage.layout == "led" else []
            case "tabs":
                padded = [t for cell in row for t in [cell.text.replace("\n", ""), *[""] * (cell.column_span - 1)]]
                padded = [""] * (row[0].column or 0) + padded if row else padded
                lines.append("\t".join(flat if damage.vanish else padded))
            case "tabs_shifted":
                lines.append("\t".join([*flat, *[""] * (10 - len(flat))]))
            case "lines":
                lines += "\n".join(texts).split("\n")
            case "double_lines":
                lines += [line for text in texts for line in (text, "")]
            case "spaces":
                lines.append("  ".join(text for text in flat if text))
            case "closed" | "closed_below":
                hidden = sum(cell.column_span - 1 for cell in row)
                close = "\n|" if damage.layout == "closed_below" else " |"
                lines += [text + close if text else "|" for text in flat] + (["|" * hidden] if hidden > 1 else [])
            case "one_line":
                lines = ["".join([*lines, "".join(flat)])]
            case "laid_out_top" | "laid_out_middle":
                lines += _laid_out(row, middle=damage.layout == "laid_out_middle")
            case "pipes":
                lines.append("| " + " | ".join(flat) + " |")
            case "run_together":
                lines.append(" ".join(text for text in flat if text))
    return [*lines, ""]


def _laid_out(row: list[RawCell], *, middle: bool, width: int = 6, pitch: int = 7) -> list[str]:
    """A row as it lies on the page, in columns `pitch` 汉字 wide, its labels wrapped after `width` of them."""
    cells = []
    for index, cell in enumerate(row):
        text = cell.text.replace("\n", "")
        pieces = [text[i : i + width] for i in range(0, len(text), width)]
        cells.append((pitch * (index if cell.column is None else cell.column), pieces))
    height = max((len(pieces) for _, pieces in cells), default=0)
    lines = []
    for number in range(height):
        line, used = "", 0.0
        for column, pieces in cells:
            place = number - (height - len(pieces)) // 2 if middle else number
            if 0 <= place < len(pieces) and pieces[place].strip():
                line += "  " * round(column - used) + pieces[place]
                used = column + len(pieces[place].encode("gb18030")) / 2
                line += " " * round(2 * (-used % 1))
                used = ceil(used)
        lines.append(line)
    return lines


def grid_document(printed: Printed, *, spans: str = "right", damage: Damage) -> Document:
    """Tables as HTML, Word or Excel state them. `spans`: right, none (labels and values only), or no columns."""
    assembler = Assembler()
    assembler.paragraph("某某局2023年政府信息公开工作年度报告")
    assembler.paragraph(PROSE)
    tables: list[tuple[str, list[list[RawCell]]]] = []
    for form, rows in printed.rows.items():
        if form == "proactive" and damage.split_proactive:
            starts = [i for i, row in enumerate(rows) if row[0].text.startswith("第二十条")] + [len(rows)]
            tables += [(form, rows[a:b]) for a, b in pairwise(starts)]
        else:
            tables.append((form, rows))
    if damage.one_table:
        tables = [("all", [row for _, rows in tables for row in rows])]
    for form, rows in tables:
        if form in SECTIONS and damage.headings:
            assembler.paragraph(SECTIONS[form])
        assembler.table([[_stated(cell, spans) for cell in row] for row in rows])
    assembler.paragraph(PROSE)
    return assembler.document(Source(path="r.html", sha256="", media_type="text/html", size_bytes=1))


def _stated(cell: RawCell, spans: str) -> RawCell:
    text = cell.text.replace("\n", "")
    match spans:
        case "right":
            return RawCell(text=text, column=cell.column, row_span=cell.row_span, column_span=cell.column_span)
        case "no_columns":
            return RawCell(text=text, row_span=cell.row_span, column_span=cell.column_span)
        case "no_row_spans":
            return RawCell(text=text, column_span=cell.column_span)
        case _:
            return RawCell(text=text)
