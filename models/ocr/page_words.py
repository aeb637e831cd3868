"""All words of a sheet: lines found by the detector, ink that it overlooked, figures looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.ocr.broken_words import read_pieces
from models.ocr.dashes import as_dash, lone_dashes
from models.ocr.digits.votes import DOUBTFUL
from models.ocr.faint import without_faint
from models.ocr.ink import parts_of
from models.ocr.leftover import uncovered
from models.ocr.lines import TurnedBox
from models.ocr.low_dirt import without_low_dirt
from models.ocr.networks import Networks
from models.ocr.picture import Gray
from models.ocr.pieces import Piece, Sheet, pieces_of
from models.ocr.rule_pieces import without_pieces_of_rules
from models.ocr.second_look import as_figure, deserves_second_look, is_figure, look_again
from models.ocr.words import PixelWord, words_of

SURE_ONE = 0.9
"""Confidence of two networks from which a 1 is no scratch."""
LEAST_LEFTOVER = 0.5
"""Confidence of words in ink that the detector took for no text: dirt reads as something, too, but not surely."""

LEAST_SETTLED = 0.05
"""The same of figures there, after all looks: of pieces of rules beside figures no look says much, and a cell that is
left without a word is read from its picture.
"""


def read_words(networks: Networks, sheet: Sheet, lines: Sequence[TurnedBox]) -> list[PixelWord]:
    """Words on the straight picture, in no order; `lines` are where `page_lines.detected` found text on it."""
    first = words_in(networks, sheet, lines)
    parts = parts_of(sheet.ink)
    later = words_in(networks, sheet, uncovered(sheet.ink, lines, parts))
    dashes = _dashes(words_in(networks, sheet, lone_dashes(sheet.ink, lines, parts)))
    kept = {id(word) for word in without_faint(sheet.picture, [*first, *later, *dashes])}
    found, extra = ([word for word in words if id(word) in kept] for words in ([*first, *dashes], later))
    extra = with_second_looks(networks, sheet.picture, [word for word in extra if _is_text(word)])
    extra = [_without_false_ones(word, sure=networks.digits is not None) for word in extra]
    extra = [word for word in extra if word.confidence >= LEAST_SETTLED]
    words = [word for word in (*with_second_looks(networks, sheet.picture, found), *extra) if word.text]
    return without_low_dirt(without_pieces_of_rules(words, sheet.rules.vertical))


def _dashes(words: Sequence[PixelWord]) -> list[PixelWord]:
    return [replace(word, text=text) for word in words if (text := as_dash(word.text)) is not None]


def words_in(networks: Networks, sheet: Sheet, lines: Sequence[TurnedBox]) -> list[PixelWord]:
    """What stands in the boxes, read once."""
    return words_of_pieces(networks, [piece for line in lines for piece in pieces_of(sheet, line)])


def words_of_pieces(networks: Networks, pieces: Sequence[Piece]) -> list[PixelWord]:
    """What stands in each, read once."""
    readings = read_pieces(networks, pieces)
    return [word for piece, reading in zip(pieces, readings, strict=True) for word in words_of(piece, reading)]


def with_second_looks(networks: Networks, picture: Gray, words: Sequence[PixelWord]) -> list[PixelWord]:
    """The same words, numbers among them settled by more looks."""
    figures = [place for place, word in enumerate(words) if _may_be_a_figure(word)]
    first = [((words[place].text, words[place].confidence), words[place].corners) for place in figures]
    better = list(words)
    for place, (look, others) in zip(figures, look_again(networks, picture, first), strict=True):
        better[place] = PixelWord(
            text=look.text, corners=words[place].corners, confidence=look.confidence, looks=others
        )  # fmt: skip
    return better


def _without_false_ones(word: PixelWord, *, sure: bool) -> PixelWord:
    """Ones in ink that the detector overlooked stay doubtful: a scratch and a 1 look the same.

    Not to the reader of digits, where there is one (`sure`): it has learned scratches.
    """
    if set(as_figure(word.text)) - {"1", "."} or (sure and word.confidence >= SURE_ONE):
        return word
    return replace(word, confidence=min(DOUBTFUL, word.confidence))


def _may_be_a_figure(word: PixelWord) -> bool:
    return deserves_second_look(word.text, word.confidence) and (is_figure(word.text) or not word.in_latin)


def _is_text(word: PixelWord) -> bool:
    return is_figure(word.text) or (word.confidence >= LEAST_LEFTOVER and any(mark.isalnum() for mark in word.text))
