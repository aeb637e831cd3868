"""What is written into the cells of one form: labels, answers, boxes to tick, lines to sign."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpora.synthetic.web.design import Align, WebCell
from corpora.synthetic.web.designs.choosers import Chooser
from corpora.synthetic.web.figures import draw_code, draw_date
from corpora.synthetic.web.words import Words

BOXES = (("□", "☑"), ("□", "■"), ("☐", "☒"), ("○", "●"), ("( )", "(√)"), ("[ ]", "[x]"), ("□", "√"), ("☐", "☑"))
OF_DATES = ("日期", "时间", "年月", "有效期", "至", "Date", "date", "Valid", "Year")
OF_CODES = (
    "号", "电话", "账", "编码", "手机", "No", "number", "ID", "elephone", "Mobile", "IBAN", "Account", "Reference",
)  # fmt: skip
OF_PEOPLE = ("姓名", "人", "name", "Name", "Holder", "Supervisor", "contact", "Contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen(Chooser):
    """Fills in the cells of one form: the same look of labels, boxes to tick and ways to answer for all of them.

    Args:
        filled: share of values that are filled in.
        mark: an empty and a ticked box.
        colon: behind labels, or "".
        spread: short Chinese labels are pulled apart (姓　名).
        folded: long labels are broken into two lines.
    """

    filled: float = 1.0
    mark: tuple[str, str] = ("□", "☑")
    colon: str = ""
    spread: str = ""
    folded: bool = False
    bold: bool = False
    label_align: Align = ""
    value_align: Align = ""
    date_form: int = 0

    def says(self, chinese: str, english: str) -> str:
        """The wording of the language."""
        return chinese if self.words.chinese else english

    def date(self) -> str:
        """A date in the form of this table."""
        return draw_date(self.random, chinese=self.words.chinese, form=self.date_form)

    def label(self, text: str, *, across: int = 1, down: int = 1, upright: bool = False) -> WebCell:
        """A label of values."""
        shown = text
        if self.words.chinese and len(text) in (2, 3) and self.spread and not upright:
            shown = self.spread.join(text)
        elif self.words.chinese and self.folded and across == 1 and len(text) in (4, 5, 6):
            shown = text[: len(text) // 2] + "\n" + text[len(text) // 2 :]
        shown += "" if upright or not shown or shown.endswith((":", "：")) else self.colon
        align: Align = "center" if upright else self.label_align
        return WebCell(text=shown, across=across, down=down, header=True, bold=self.bold, align=align, upright=upright)

    def value(self, label: str = "", *, across: int = 1, down: int = 1, text: str | None = None) -> WebCell:
        """A value, empty if the form is not filled in there."""
        shown = text if text is not None else self.answer(label, across) if self.chance(self.filled) else ""
        return WebCell(text=shown, across=across, down=down, align=self.value_align)

    def answer(self, label: str, across: int = 1) -> str:
        """What someone would write behind a label into a cell of this many columns."""
        if any(sign in label for sign in OF_DATES):
            return self.date()
        if any(sign in label for sign in OF_CODES):
            return draw_code(self.random, self.random.choice(("phone", "id", "number", "letters")))
        if any(sign in label for sign in OF_PEOPLE):
            return self.word("form_people")
        if self.chance(0.15):
            return self.ticks(self.random.randint(2, 2 + across))
        if across > 1:
            kinds = ("form_companies", "form_places", "form_values", "form_long_texts", "form_property_values")
            return self.word(self.random.choices(kinds, (4, 4, 2, 1, 1))[0])
        return self.word("form_values") if self.chance(0.85) else self.word("form_places")

    def ticks(self, count: int, *, joint: str | None = None) -> str:
        """Some options with boxes to tick before or behind them."""
        options = self.words.some(self.random, "form_options", count)
        chosen = self.random.randrange(count) if self.chance(self.filled) else -1
        gap = self.random.choice(("", "", " "))
        shown = [f"{self.mark[number == chosen]}{gap}{option}" for number, option in enumerate(options)]
        return (self.random.choice((" ", "  ", "　", "\n")) if joint is None else joint).join(shown)

    def signature(self) -> str:
        """Lines to sign and date on."""
        gap = self.random.choice(("  ", "    ", "　"))
        day = self.says(f"年{gap}月{gap}日", self.random.choice(("Date:", "Date: ____________", "Date      /      /")))
        day = self.date() if self.chance(self.filled * 0.5) else day
        hand = self.word("form_signs") + (self.word("form_people") if self.chance(self.filled * 0.5) else "")
        return self.random.choice((f"{hand}\n{day}", f"{hand}{gap * 3}{day}", hand, day, f"\n{hand}\n{day}"))


def draw_pen(random: Random, words: Words) -> Pen:
    """The look and the degree of filling of a form."""
    return Pen(
        random=random,
        words=words,
        filled=random.choice((0.0, 0.0, 0.3, 0.8, 0.95, 1.0)),
        mark=random.choice(BOXES),
        colon=random.choice(("", "", "", ":", "：" if words.chinese else ":")),
        spread=random.choice(("", "", " ", "　", "  ")),
        folded=random.random() < 0.3,
        bold=random.random() < 0.25,
        label_align=random.choice(("", "center", "center", "left", "right")),
        value_align=random.choice(("", "", "left", "center")),
        date_form=random.randrange(6),
    )
