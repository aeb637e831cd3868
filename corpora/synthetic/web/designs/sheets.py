"""Tables that grow column by column, with columns that group the rows and heads shared by neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpora.synthetic.web.design import Align, WebCell, WebRow, WebTable
from corpora.synthetic.web.designs.choosers import Chooser
from corpora.synthetic.web.designs.frames import finish_list
from corpora.synthetic.web.designs.rows import head_row, row, spanning
from corpora.synthetic.web.designs.sizes import runs
from corpora.synthetic.web.designs.texts import holes, passage, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table that is under way.

    Args:
        cells: its texts from above, one a row, or one a run.
        over: a second head above this and its neighbours of the same `over`.
        runs: rows that each of its cells covers; one each if empty.
        label: its cells are heads of their rows.
    """

    head: str
    cells: Sequence[str]
    over: str = ""
    runs: Sequence[int] = ()
    align: Align = ""
    width: float = 1.0
    label: bool = False
    upright: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Chooser):
    """A table that grows column by column; a column of words takes them from `words`."""

    count: int
    columns: list[Column] = field(default_factory=list)

    def say(self, zh: str, en: str) -> str:
        """One of the wordings."""
        return pick(self.random, self.words, zh, en)

    def add(
        self, zh: str, en: str, cells: Sequence[str], *, keep: float = 1.0, over: str = "", runs: Sequence[int] = (),
        align: Align = "", width: float = 1.0, label: float = 0.0, upright: bool = False,
    ) -> None:  # fmt: skip
        """One more column, if it is kept; `zh` and `en` are wordings of its head, `label` how often it heads rows."""
        if self.chance(keep):
            label_it, head = self.chance(label), self.say(zh, en)
            more = Column(
                head=head, cells=cells, over=over, runs=runs, align=align, width=width, label=label_it, upright=upright
            )
            self.columns.append(more)

    def draw(self, kind: str, count: int = 0) -> list[str]:
        """Words of a kind, one for each row or so many; some may recur."""
        options = self.words.options(kind)
        return [self.random.choice(options) for _ in range(count or self.count)]

    def some(self, kind: str, count: int = 0) -> list[str]:
        """Different words of a kind, one for each row or so many."""
        return self.words.some(self.random, kind, count or self.count)

    def texts(self, kind: str, most: int = 3, count: int = 0) -> list[str]:
        """Passages of a kind, one for each row or so many."""
        return [passage(self.random, self.words, kind, most) for _ in range(count or self.count)]

    def choices(self, zh: str, en: str, count: int = 0) -> list[str]:
        """Wordings drawn anew for each row."""
        return [self.say(zh, en) for _ in range(count or self.count)]

    def side(self) -> Align:
        """Where figures stand."""
        return self.random.choice(("", "", "right", "center"))

    def serial(self, keep: float = 0.6, runs: Sequence[int] = ()) -> None:
        """A column that counts the rows or runs."""
        form = self.random.choice(("{}", "{}", "{}", "{:02}", "{}.", "({})"))
        cells = [form.format(number) for number in range(1, (len(runs) or self.count) + 1)]
        align: Align = self.random.choice(("", "center"))
        zh, en = "序号|序号|编号|项次|No.|", "No.|#|Item|S/N|"
        self.add(zh, en, cells, keep=keep, align=align, width=0.4, runs=runs)

    def repeat_heads(self, halves: int) -> None:
        """Gives all halves the heads of the first."""
        own = len(self.columns) // halves
        self.columns[:] = [replace(column, head=self.columns[at % own].head) for at, column in enumerate(self.columns)]

    def remarks(self, keep: float = 0.4) -> None:
        """Remarks, mostly short, some left out, at times one over several rows."""
        sizes = runs(self.random, self.count, 6) if self.chance(0.15) else [1] * self.count
        share = self.random.choice((0.0, 0.3, 0.8, 1.0))
        cells = holes(self.random, self.draw("list_remarks", len(sizes)), share)
        self.add("备注|说明|备 注|情况", "Remarks|Notes|Comment|Status", cells, runs=sizes, keep=keep, width=1.3)

    def table(
        self,
        topic: str,
        *,
        sections: str = "",
        headless: float = 0.03,
        total: tuple[str, str] = ("", ""),
        **more: object,
    ) -> WebTable:
        """The columns under their heads; `sections` is a kind of words for rows over all columns."""
        random, columns = self.random, self.columns
        body, ends = _body(columns)
        rows: list[WebRow] = [] if self.chance(headless) else _head_rows(columns)
        for number, cells in enumerate(body):
            if sections and (number == 0 or (number in ends and self.chance(0.15 if len(ends) == len(body) else 0.4))):
                rows.append(spanning(self.word(sections), len(columns), "section", bold=self.chance(0.3)))
            rows.append(row(cells))
        if total[0]:
            sums = (WebCell(text=total[0], across=len(columns) - 1), WebCell(text=total[1]))
            rows.append(row(sums if len(columns) > 1 else sums[1:], "total"))
        if self.chance(0.05):
            rows.append(spanning(passage(random, self.words, "list_notes"), len(columns), "note"))
        widths = tuple(column.width * random.uniform(0.8, 1.2) for column in columns) if self.chance(0.4) else ()
        return finish_list(random, self.words, rows, topic, widths=widths, **more)


def _body(columns: Sequence[Column]) -> tuple[list[list[WebCell]], set[int]]:
    """Cells by row, and the rows that no cell from above reaches into."""
    height = max(sum(column.runs) or len(column.cells) for column in columns)
    body: list[list[WebCell]] = [[] for _ in range(height)]
    free = set(range(height))
    for column in columns:
        top = 0
        starts = set()
        for text, down in zip(column.cells, column.runs or [1] * height, strict=True):
            cell = WebCell(text=text, down=down, header=column.label, align=column.align)
            body[top].append(replace(cell, upright=column.upright and down > 2))
            starts.add(top)
            top += down
        free &= starts
    return body, free


def _head_rows(columns: Sequence[Column]) -> list[WebRow]:
    """One row of heads, or two where neighbours share one above them."""
    groups: list[list[Column]] = []
    for column in columns:
        if column.over and groups and groups[-1][0].over == column.over:
            groups[-1].append(column)
        else:
            groups.append([column])
    if all(len(group) == 1 for group in groups):
        return [head_row([column.head for column in columns])]
    upper = [
        WebCell(text=group[0].over, across=len(group), header=True)
        if len(group) > 1
        else WebCell(text=group[0].head, down=2, header=True)
        for group in groups
    ]
    return [row(upper, "head"), head_row([column.head for group in groups if len(group) > 1 for column in group])]
