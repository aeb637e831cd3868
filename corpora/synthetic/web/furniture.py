"""What stands on a web page out of the flow: header, footer, page number, the page's frame, a strip at its side."""

from __future__ import annotations

from html import escape
from random import Random

from corpora.synthetic.web.prose import bulleted, heading, paragraph
from corpora.synthetic.web.style import DARK, GRAYS, PALE
from corpora.synthetic.web.words import Words

SHARE_FRAMED = 0.06


def marginals(random: Random, words: Words, width: int, height: int) -> str:
    """A strip of so many pixels at the left, with headings and lists, out of the flow; none of no width."""
    if not width:
        return ""
    look = random.choice((f"background:{random.choice(PALE)}", f"border-right:1px solid {random.choice(GRAYS)}"))
    parts = "".join(heading(random, words) + random.choice((paragraph, bulleted))(random, words) for _ in range(2))
    place = (
        f"position:absolute;top:0;left:0;width:{width}px;height:{height - 1}px;padding:40px 10px 0 16px;font-size:9pt"
    )
    return f'<div class="out" style="{place};{look}">{parts}</div>'


def furniture(random: Random, words: Words, width: int, height: int) -> str:
    """Header, footer, page number and the page's frame, out of the flow."""
    parts = []
    if random.random() < SHARE_FRAMED:
        line = (
            f"{random.choice((1, 2))}px {random.choice(('solid', 'double', 'dashed'))} {random.choice((*GRAYS, *DARK))}"
        )
        place = f"position:absolute;top:18px;left:18px;width:{width - 36}px;height:{height - 36}px;border:{line}"
        parts.append(f'<div class="out" style="{place}"></div>')
    if random.random() < 0.3:
        title = escape(words.one(random, "page_titles"))
        line = random.choice(("", "border-bottom:1px solid #666;"))
        parts.append(
            f'<div class="out line" style="position:absolute;top:14px;left:60px;right:60px;{line}">{title}</div>'
        )
    if random.random() < 0.5:
        number = random.randint(1, 200)
        text = random.choice((f"{number}", f"— {number} —", f"第 {number} 页" if words.chinese else f"Page {number}"))
        place = f"position:absolute;top:{height - 34}px;left:0;width:{width}px;text-align:center"
        parts.append(f'<div class="out line" style="{place}">{text}</div>')
    return "".join(parts)
