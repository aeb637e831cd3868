"""How far apart two words beside each other stand to be of two columns: print leaves blanks within one text too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.print.leaders import ends_in_leader
from models.tables.values import is_value

LEAST_GAP: Final = 0.5
"""Em between two words that may be of two columns."""
BLANK: Final = 0.06
"""Em more between words of a text layer: where figures are half an em wide, as in 宋体, so is the blank."""
OF_INK: Final = 0.25
"""Em more between words of Latin letters that were read: white between inks has the sides of both letters in it."""
CAPITALS: Final = 0.72
"""Em that capital letters and digits are high."""
HALF_BLANK: Final = 0.6
"""Em that a full-width mark leaves blank beside its ink; OCR may tell it as a half-width one."""
BEFORE_BRACKET: Final = 0.4
"""Em more between a figure and another one in brackets behind it: 37 (57.8)."""
THOUSANDS: Final = 0.35
"""Em more between the groups of three digits of one number: 4 386.2."""
FULL_BLANK, AS_FULL = 1.0, 0.05
"""Em of the blank that Chinese print has, and by which boxes differ from it; 张　三, 馆长　李四."""
FULL_OF_INK, AS_FULL_OF_INK = 1.18, 0.22
"""The same of the height of ink, which is less than an em, and white between inks, which is more than the blank."""
LONGEST_NAME: Final = 4
"""Characters on either side of such a blank."""
WITHIN_DATE: Final = 0.6
"""Em more between ink of the parts of a date or of a span of time: 1 月 13 日, 2 至 3 年. Digits are narrow."""
BEFORE_UNIT: Final = 0.4
"""Em more between the ink of a figure and what it counts: 1 件, 20 元/份."""
BEHIND_CODE: Final = 0.75
"""The same behind a code, PM1 箱板纸机, of the height of its capitals."""
AROUND_SIGN: Final = 1.5
"""Em more around a sign that joins two figures, and behind one of a currency or of what is less or more: ＜ 5 cm."""
BLANK_BEFORE_SIGN: Final = 0.6
"""Em between a figure and the sign of its currency behind it at most."""
BEHIND_CURRENCY: Final = 8.0
"""Em more between a currency's sign at the left side of a cell and the figure at its right."""
BETWEEN_OPTIONS: Final = 2.5
"""Em more between what may be ticked, one beside the other: □在用  √停用."""
LONGEST_BLANK, LEVEL = 0.4, 0.5
"""Em of the blank between two words of one text at most, and share of the lower one's height that both have."""
FIXED_BLANK: Final = 1.5
"""Places of a typewriter from which two words may be of two columns: between words of one text is one."""
FEWEST_WORDS: Final = 5
"""Of Latin letters, no two the same, that tell whether all letters are as wide."""
AS_WIDE: Final = 0.03
"""Of its place, by which a letter's width may differ: an i of other fonts is half as wide as an n."""
_BLANK_BEHIND, _BLANK_BEFORE = frozenset("，。、；：！？）》」』】〕］｝,;:!?)"), frozenset("（《「『【〔［｛(")
_OPTION = re.compile(r"[□☐☑☒■○◯●√✓✔].+|.+[□☐☑☒■○◯●√✓✔]")
_CLOSING = frozenset("）》」』】〕］｝")
_NARROW = frozenset(",;:!?()")
"""Marks of text that leave no blank beside their ink."""
_JOINS, _CURRENCY = re.compile(r"[±×÷+＋~～]|\+/-"), re.compile(r"[$€£¥￥]|US\$|RMB")
_COMPARES = re.compile(r"[<>＜＞≤≥≦≧⩽⩾]|[<>]=")
_GROUP, _NEXT_GROUPS = re.compile(r"[(（\-–−]?\d{1,3}"), re.compile(r"\d{3}(?:[.,]\d+)?[)）%]?")
_NAME = rf"[\u4e00-\u9fff]{{1,{LONGEST_NAME}}}"
_LAST_NAME, _FIRST_NAME = re.compile(rf"(?:{_NAME}、)*{_NAME}"), re.compile(rf"{_NAME}(?:、{_NAME})*")
"""Also of several: 鲍明岚、费　桐."""
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_CODE = re.compile(r"[A-Z]{1,4}\d{1,3}")
"""Of a machine, before what it is."""
_DATED = re.compile(r"\d\t[年月日号时至]|[年月至]\t\d{1,2}(?!\d)")
"""The end of a word and the beginning of the next one."""
_UNITS = "件份个元次人户家项页套台吨亩株头只辆栋座场岁天"
_COUNTED = re.compile(rf"[万亿]?[{_UNITS}](?:[/／][{_UNITS}])?|[万亿]|周岁")
_YEAR_OF_NUMBER = re.compile(r"〔(?:19|20)\d\d〕$")
"""Of a document: 〔2025〕 7."""
_BRACKETED_YEAR = re.compile(r"[(（〔\[](?:19|20)\d\d[)）〕\]]")
_IN_BRACKETS = re.compile(r"[(（\[].+[)）\]]")


def gap_of_columns(left: Word, right: Word) -> float:
    """Em between two words of a line from which they may be of two columns."""
    if is_value(right) and ends_in_leader(left):
        return 0.0
    if _CURRENCY.fullmatch(left.text) and is_value(right):
        return LEAST_GAP + BEHIND_CURRENCY
    joins = _JOINS.fullmatch(left.text) or _JOINS.fullmatch(right.text)
    if joins or (_CURRENCY.fullmatch(left.text) and any(map(str.isdigit, right.text))):
        return LEAST_GAP + AROUND_SIGN
    if _COMPARES.fullmatch(left.text) and is_value(right):
        return LEAST_GAP + AROUND_SIGN
    if _OPTION.fullmatch(left.text) and _OPTION.fullmatch(right.text):
        return LEAST_GAP + BETWEEN_OPTIONS
    if "ocr" not in (left.origin, right.origin):
        closed = left.text[-1:] in _CLOSING and is_value(right)  # a unit, and a figure of the next column
        full = (not closed and left.text[-1:] in _BLANK_BEHIND - _NARROW) + (right.text[:1] in _BLANK_BEFORE - _NARROW)
        return LEAST_GAP + BLANK + HALF_BLANK * full
    if _DATED.match(f"{left.text[-1:]}\t{right.text}"):
        return LEAST_GAP + WITHIN_DATE
    if left.text[-1:].isdigit() and _COUNTED.fullmatch(right.text):
        return LEAST_GAP + BEFORE_UNIT
    if _GROUP.fullmatch(left.text) and _NEXT_GROUPS.fullmatch(right.text):
        return LEAST_GAP + THOUSANDS
    if _YEAR_OF_NUMBER.search(left.text) and is_value(right):
        return LEAST_GAP + HALF_BLANK
    if _is_chinese(left) and _BRACKETED_YEAR.fullmatch(right.text):
        return LEAST_GAP + HALF_BLANK
    if is_value(right):
        return LEAST_GAP + BEFORE_BRACKET * is_figure_and_share(left, right)
    if not (_is_chinese(left) or _is_chinese(right)):
        return LEAST_GAP + OF_INK
    if left.origin == "ocr" and _CODE.fullmatch(left.text):
        return LEAST_GAP + BEHIND_CODE
    return LEAST_GAP + HALF_BLANK * ((left.text[-1:] in _BLANK_BEHIND) + (right.text[:1] in _BLANK_BEFORE))


def is_a_blank_away(box: Box, word: Word) -> bool:
    """Does the word stand beside the box, on its line, with no more than a blank between?"""
    size = min(box.bottom - box.top, word.box.bottom - word.box.top)
    level = min(box.bottom, word.box.bottom) - max(box.top, word.box.top) >= LEVEL * size
    white = max(box.left - word.box.right, word.box.left - box.right)
    return level and white <= (LONGEST_BLANK + OF_INK * (word.origin == "ocr")) * size


class Sizes:
    """An em of some words. Boxes of OCR are as high as their ink: that of a word without ascenders says little of its
    size, and capitals and digits fill CAPITALS of an em.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        heights = [word.box.bottom - word.box.top for word in words]
        latin = [height for height, word in zip(heights, words, strict=True) if word.text.isascii()]
        self._usual = median(heights) if heights else 0.0
        self._latin = max(self._usual, median(latin) / CAPITALS) if latin else self._usual
        self._place = _place_of(words)
        self._behind = _signs_behind(words, self._usual)

    def are_apart(self, left: Word, right: Word) -> bool:
        """May the two words of a line be of two columns?"""
        em, white = self.em(left, right), right.box.left - left.box.right
        fixed = FIXED_BLANK * self._place * em if left.text.isascii() and right.text.isascii() else 0.0
        return white >= max(self.gap(left, right) * em, fixed)

    def gap(self, left: Word, right: Word) -> float:
        """Em as of `gap_of_columns`; a currency's sign behind a figure is none before the next one: 3,60 €  0,36 €."""
        return LEAST_GAP if id(left) in self._behind and is_value(right) else gap_of_columns(left, right)

    def are_as_in_names(self, left: Word, right: Word) -> bool:
        """Are they short Chinese words with just one blank between, as in names and behind titles?"""
        em, white = self.em(left, right), right.box.left - left.box.right
        read = "ocr" in (left.origin, right.origin)
        blank, within = (FULL_OF_INK, AS_FULL_OF_INK) if read else (FULL_BLANK, AS_FULL)
        short = _LAST_NAME.fullmatch(left.text) and _FIRST_NAME.fullmatch(right.text)
        return short is not None and abs(white - blank * em) <= within * em

    def em(self, left: Word, right: Word) -> float:
        """Of two words beside each other."""
        own = min(left.box.bottom - left.box.top, right.box.bottom - right.box.top)
        if "ocr" not in (left.origin, right.origin):
            return own
        return max(own, self._usual if _is_chinese(left) or _is_chinese(right) else self._latin)


def _signs_behind(words: Sequence[Word], em: float) -> frozenset[int]:
    """`id` of signs of a currency that stand right behind a figure: 3,60 €."""
    signs = [word for word in words if is_currency(word)]
    return frozenset(
        id(sign) for sign in signs
        if any(
            0 <= sign.box.left - word.box.right <= BLANK_BEFORE_SIGN * em and word.box.top < sign.box.bottom
            and sign.box.top < word.box.bottom and is_value(word)
            for word in words
        )
    )  # fmt: skip


def _is_chinese(word: Word) -> bool:
    return _CHINESE.search(word.text) is not None


def _place_of(words: Sequence[Word]) -> float:
    """Em that every character takes where they are all as wide, as a typewriter prints them; 0 where they are not."""
    letters = {word.text: word.box for word in words if word.text.isascii() and _LETTERS.fullmatch(word.text)}
    if len(letters) < FEWEST_WORDS or any(word.origin == "ocr" for word in words):
        return 0.0
    places = [(box.right - box.left) / len(text) / (box.bottom - box.top) for text, box in letters.items()]
    usual = median(places)
    return usual if all(abs(place - usual) <= AS_WIDE * usual for place in places) else 0.0


def texts_of(words: Sequence[Word], sizes: Sizes) -> list[list[Word]]:
    """The words of a line, those together that are parts of one text for all the blank between them."""
    texts: list[list[Word]] = []
    for word in words:
        if texts and _are_one(texts[-1][-1], word, sizes):
            texts[-1].append(word)
        else:
            texts.append([word])
    return texts


def is_figure_and_share(left: Word, right: Word) -> bool:
    """Are they a figure and another one in brackets, as in 158 (75.6)?"""
    return is_value(left) and is_value(right) and _IN_BRACKETS.fullmatch(right.text) is not None


def is_sign(word: Word) -> bool:
    """Does it join two figures, or stand for a currency?"""
    return _JOINS.fullmatch(word.text) is not None or is_currency(word)


def is_currency(word: Word) -> bool:
    """Is it nothing but the sign of a currency?"""
    return _CURRENCY.fullmatch(word.text) is not None


def _are_one(left: Word, right: Word, sizes: Sizes) -> bool:
    gap, least = right.box.left - left.box.right, sizes.gap(left, right)
    return least > LEAST_GAP and gap < least * sizes.em(left, right)
