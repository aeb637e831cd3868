"""Prose of web pages: paragraphs, headings, lists, boxes, rules and banners, each a block of HTML."""

from __future__ import annotations

from html import escape
from random import Random

from corpora.synthetic.web.style import DARK, GRAYS, PALE
from corpora.synthetic.web.words import Words


def sentences(random: Random, words: Words, low: int, high: int) -> str:
    """Between `low` and `high` sentences, without a tag."""
    joint = "" if words.chinese else " "
    return escape(joint.join(words.some(random, "sentences", random.randint(low, high))))


def paragraph(random: Random, words: Words) -> str:
    """Up to four sentences."""
    return f"<p>{sentences(random, words, 1, 4)}</p>"


def heading(random: Random, words: Words) -> str:
    """A heading over what follows."""
    size = random.choice((11, 12, 13, 14))
    return f'<h2 style="font-size:{size}pt;margin:8px 0 6px">{escape(words.one(random, "headings"))}</h2>'


def bulleted(random: Random, words: Words) -> str:
    """A list, numbered or not."""
    tag = random.choice(("ul", "ol"))
    items = "".join(f"<li>{sentences(random, words, 1, 1)}</li>" for _ in range(random.randint(2, 5)))
    return f"<{tag}>{items}</{tag}>"


def boxed(random: Random, words: Words) -> str:
    """A paragraph in a frame or on a ground."""
    look = random.choice((f"border:1px solid {random.choice(GRAYS)}", f"background:{random.choice(PALE)}"))
    return f'<div style="{look};padding:{random.choice((6, 10))}px;margin-bottom:8px">{paragraph(random, words)}</div>'


def ruled(random: Random, words: Words) -> str:
    """A rule from side to side."""
    return f'<hr style="border:0;border-top:{random.choice((1, 2))}px solid {random.choice(GRAYS)}">'


def banner(random: Random, words: Words) -> str:
    """White letters on a band."""
    ground, text = random.choice(DARK), escape(words.one(random, "headings"))
    return (
        f'<div style="background:{ground};color:#fff;padding:{random.choice((3, 6))}px 10px;margin:6px 0">{text}</div>'
    )
