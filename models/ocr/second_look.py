"""Figures are read again from their own crops, in other light and at another size: what does not agree is doubtful.

A network is as sure of a wrong digit as of a right one, once dirt or a seal looks like a stroke. Such errors seldom
survive a change of scale, contrast and sharpness, or of the network, so that agreement says more than any one
confidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import cv2
import numpy as np

from corpora.document.look import Look
from models.ocr.digits.alphabet import OTHER
from models.ocr.digits.reader import MARGIN, DigitReader
from models.ocr.digits.votes import (
    DOUBTFUL,
    OUTVOTED_SURE,
    beliefs,
    doubtful,
    may_change,
    may_settle,
    needs_more,
    other_looks,
    settles,
    shows_number,
    voted,
)
from models.ocr.heights import heights_about
from models.ocr.networks import Networks
from models.ocr.nought import has_sides_of_nought
from models.ocr.picture import Gray, Points
from models.ocr.recognise import Reading, read_lines, text_of
from models.ocr.thick_print import dark_ink, may_be_broken

Scored = tuple[str, float]
"""A text and its confidence, 0..1."""
Light = Callable[[Gray], Gray]
"""How a crop is treated before it is read."""

FIGURE = re.compile(r"[-+−]?[0-9OoQlI|{}]+(?:[.,，。][0-9OoQlI|{}]+)*[%％]?[-.,，。:：]{0,3}")
"""What may be a number, read with letters that look like figures, with braces for ones whose feet are broken and with a
speck for a full stop."""
LOOKS_LIKE = str.maketrans(
    {"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "{": "1", "}": "1", "，": ",", "。": "."}
)
STRAY = "-.,:："
"""What specks after a number are read as."""
SHORT, SHORT_SURE = 2, 0.95
"""Characters and confidence of words that may be figures in disguise: a broken 0 is read as a, C or 二."""
CHINESE = 0x2E80
"""Chinese characters start here."""
MAJORITY, AGREED, DISSENT = 3, 0.8, 0.75
"""Looks that outvote others, their mean confidence, and what the others stay below: none was wrong on faxes."""
MAJORITY_SURE = 0.6
LEAST_SURE = 0.6
"""Confidence of the least certain look that still makes agreement convincing."""
FLAT, UPRIGHT = 0.6, 1.2
"""Height, in those of the other figures, below which ink does not say where its line begins and ends: a dash; and its
height by width, from which it is no dash or dot but a figure in smaller print than the others.
"""
BRACKETS = "()（）"
"""What the halves of a broken nought are read as."""
ADDED = (2, 2)
"""Pixels within which the darkest stays: one more on each stroke."""

Seen = tuple[Look, tuple[Look, ...]]
"""What is read, and what else the same print may be."""


def is_figure(text: str) -> bool:
    """Whether a word may be a number."""
    return FIGURE.fullmatch(text) is not None


def deserves_second_look(text: str, confidence: float) -> bool:
    """Whether a word is a number, or so short and unsure that it may be one, or the halves of a nought."""
    halves = len(text) == SHORT and set(text) <= set(BRACKETS)
    doubtful = confidence < SHORT_SURE or _is_letters(text)
    return is_figure(text) or (len(text) <= SHORT and doubtful) or halves


def as_figure(text: str) -> str:
    """A numeric word with look-alikes put right and without a stray full stop at its end; other words unchanged."""
    return text.translate(LOOKS_LIKE).rstrip(STRAY) if is_figure(text) else text


def look_again(networks: Networks, picture: Gray, words: Sequence[tuple[Scored, Points]]) -> list[Seen]:
    """Words, each as read first and the corners of its ink, settled by more looks.

    The reader of digits looks at all of them; where it agrees with the first look, that is enough. What has a full stop
    at its end and stays doubtful may be the mark of a list, which only PP-OCR reads.
    """
    seen: list[Seen] = [(Look("", 0.0), ())] * len(words)
    looks: dict[int, list[Scored]] = {}
    if networks.digits is not None:
        seen, looks = _by_two(networks, networks.digits, picture, words)
    others = [
        place
        for place, (first, _) in enumerate(words)
        if networks.digits is None or (first[0] and first[0][-1] in STRAY and seen[place][0].confidence <= DOUBTFUL)
    ]
    taken = [looks.get(place, []) for place in others]
    settled_ones = _by_one(networks, picture, [words[place] for place in others], taken)
    for place, one in zip(others, settled_ones, strict=True):
        seen[place] = _surer(Look(*one), *seen[place])
    return seen


def _surer(alone: Look, both: Look, looks: tuple[Look, ...]) -> Seen:
    """What PP-OCR alone says, or what both networks did where that is surer: a nought's piece is like a stop, too."""
    if both.confidence > alone.confidence and alone.confidence <= DOUBTFUL:
        return both, looks
    return alone, ()


def _by_two(
    networks: Networks, digits: DigitReader, picture: Gray, words: Sequence[tuple[Scored, Points]]
) -> tuple[list[Seen], dict[int, list[Scored]]]:
    """By both networks: two looks of the reader of digits, then two more of PP-OCR where they differ; and these, by the
    word's place.
    """
    upright = _in_line([corners for _, corners in words])
    readings = [[Look(as_figure(text), confidence)] for (text, confidence), _ in words]
    answers = [
        digits.read([light(crop_around(picture, corners, margin)) for corners in upright])
        for light, margin in _DIGIT_LOOKS
    ]
    belief = [beliefs(looks) for looks in zip(*answers, strict=True)]
    open_cases = [case for case in range(len(words)) if needs_more(readings[case], belief[case])]
    more = _looks_as_needed(networks, picture, {case: words[case] for case in open_cases}, readings, belief)
    answered = [voted(said, share) for said, share in zip(readings, belief, strict=True)]
    usual = _usual_height([corners for _, corners in words])
    doubted = [case for case in open_cases if answered[case].confidence <= DOUBTFUL]
    figures = [case for case in doubted if _may_be_digits(words[case], usual)]
    broken = [case for case in figures if _is_broken(picture, words[case][1])]
    for case, look in zip(broken, _mended(networks, digits, picture, [upright[case] for case in broken]), strict=True):
        if settles(look, readings[case], belief[case]):
            answered[case] = look
    _look_at_faded(digits, picture, words, belief, answered, readings)
    seen = [
        (look, other_looks(look.text, said, share))
        for look, said, share in zip(answered, readings, belief, strict=True)
    ]
    return seen, more


def _looks_as_needed(
    networks: Networks, picture: Gray, words: Mapping[int, tuple[Scored, Points]], readings: Sequence[list[Look]],
    belief: Sequence[Mapping[str, float]],
) -> dict[int, list[Scored]]:  # fmt: skip
    """What PP-OCR says of words in one other light, and in a second where that may change the answer; `readings`, by
    the same keys, are added to.

    Of 660 open cases of 22 worn and faxed pages a second light was of use to 293: where it is not taken it would have
    settled nothing, and chosen another number in doubt nine times.
    """
    said: dict[int, list[Scored]] = {case: [] for case in words}
    asked = dict(words)
    for look in _LOOKS:
        for case, answer in _more_looks(
            networks, picture, {case: one[1] for case, one in asked.items()}, [look]
        ).items():
            said[case] += answer
            readings[case] += [Look(as_figure(text), confidence) for text, confidence in answer]
        asked = {
            case: word for case, word in asked.items()
            if word[0][0][-1:] in STRAY or may_change(readings[case], belief[case])
        }  # fmt: skip
    return said


def _more_looks(
    networks: Networks, picture: Gray, words: Mapping[int, Points], looks: Sequence[tuple[Light, float]]
) -> dict[int, list[Scored]]:
    """What PP-OCR says of words in other light, by their keys; one answer a look."""
    said: dict[int, list[Scored]] = {case: [] for case in words}
    for light, margin in looks:
        crops = [light(crop_around(picture, corners, margin)) for corners in words.values()]
        for case, reading in zip(words, read_lines(networks, crops), strict=True):
            said[case].append(scored(reading))
    return said


def _may_be_digits(word: tuple[Scored, Points], usual: float) -> bool:
    """Whether it may be a broken figure and not a stop: the circle of one (。) is a nought to the reader of digits."""
    (text, _), corners = word
    marks = any(mark.isalnum() for mark in text) or not set(text).isdisjoint(BRACKETS)
    return marks and not _is_flat(corners, usual)


def _is_broken(picture: Gray, corners: Points) -> bool:
    """Where nothing is as dark as ink, it is faded."""
    ink = dark_ink(crop_around(picture, corners, MARGIN))
    return may_be_broken(ink) or not ink.any()


def _mended(networks: Networks, digits: DigitReader, picture: Gray, upright: Sequence[Points]) -> list[Look]:
    """What both networks say of print whose strokes are made thicker, so that those that broke join again."""
    crops = [[light(crop_around(picture, one, margin)) for one in upright] for light, margin in _THICK_LOOKS]
    belief = [beliefs(looks) for looks in zip(*map(digits.read, crops), strict=True)]
    telling = [case for case, share in enumerate(belief) if may_settle(share)]
    said: list[list[Look]] = [[Look("", 0.0)] for _ in belief]
    for case, both in zip(telling, _of_both(networks, crops, telling), strict=True):
        said[case] = [Look(as_figure(text), sure) for text, sure in both]
    looks = [voted(readings, share) for readings, share in zip(said, belief, strict=True)]
    return [Look(look.text, min(OUTVOTED_SURE, look.confidence)) for look in looks]


def _of_both(networks: Networks, crops: Sequence[Sequence[Gray]], cases: Sequence[int]) -> list[tuple[Scored, ...]]:
    """What PP-OCR says of both looks at each case."""
    looks = ([scored(reading) for reading in read_lines(networks, [one[case] for case in cases])] for one in crops)
    return list(zip(*looks, strict=True))


def _look_at_faded(
    digits: DigitReader,
    picture: Gray,
    words: Sequence[tuple[Scored, Points]],
    belief: list[dict[str, float]],
    answered: list[Look],
    readings: Sequence[Sequence[Look]],
) -> None:
    """Looks once more at what stays in doubt of faded print, darkened; `belief` and `answered` are changed in place, so
    that sums may choose.
    """
    corners, heights = [one for _, one in words], _whole_heights(words)
    doubted = [case for case, look in enumerate(answered) if look.confidence <= DOUBTFUL or not look.text]
    faded = [case for case in doubted if _is_broken(picture, corners[case])]
    whole = [_as_high(corners[case], max(heights[case], _height(corners[case]))) for case in faded]
    looks = [digits.read([darkened(crop_around(picture, one, margin)) for one in whole]) for margin in _FADED]
    for place, case in enumerate(faded):
        seen = beliefs([answer[place] for answer in looks])
        sides = has_sides_of_nought(crop_around(picture, corners[case], 0.0), figure_height=heights[case])
        if sides:
            seen["0"] = max(SIDES_SEEN, seen.get("0", 0.0))
        if not shows_number(seen):
            continue
        known = belief[case]
        belief[case] = {text: (known.get(text, 0.0) + seen.get(text, 0.0)) / 2 for text in {*known, *seen}}
        answered[case] = doubtful(readings[case], belief[case])
        if sides and max(seen, key=lambda text: seen[text]) in ("0", "", OTHER):
            answered[case] = Look("0", min(DOUBTFUL, belief[case]["0"]))


def _whole_heights(words: Sequence[tuple[Scored, Points]]) -> list[float]:
    """How high each is with its top and foot: as the page's figures are, or those about it that are set smaller."""
    own = [corners for (text, _), corners in words if not any(ord(mark) >= CHINESE for mark in text)]
    if not own:
        return [_height(corners) for _, corners in words]
    heights, middles = np.array([_height(one) for one in own]), np.array([_middle(one) for one in own])
    usual = float(np.percentile(heights, TALL_FIGURES))
    around = heights_about(
        np.array([_middle(corners) for _, corners in words]), middles=middles, heights=heights,
        nearest=NEAR_FIGURES, percentile=TALL_FIGURES,
    )  # fmt: skip
    return [float(one) if one < SMALLER * usual else usual for one in around]


def _middle(corners: Points) -> float:
    return float(corners[:, 1].max() + corners[:, 1].min()) / 2


def _in_line(corners: Sequence[Points]) -> list[Points]:
    """The same boxes, those of dashes and dots made as high as the figures beside."""
    usual = _usual_height(corners)
    return [_as_high(one, usual if _is_flat(one, usual) else _height(one)) for one in corners]


def _is_flat(one: Points, usual: float) -> bool:
    high, wide = _height(one), float(one[:, 0].max() - one[:, 0].min())
    return high < FLAT * usual and high < UPRIGHT * wide


def _as_high(one: Points, height: float) -> Points:
    """The upright box around it, made so high about its middle."""
    missing = height - _height(one)
    top, bottom = one[:, 1].min() - missing / 2, one[:, 1].max() + missing / 2
    left, right = one[:, 0].min(), one[:, 0].max()
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)


def _usual_height(corners: Sequence[Points]) -> float:
    return float(np.median([_height(one) for one in corners])) if corners else 0.0


def _height(corners: Points) -> float:
    return float(corners[:, 1].max() - corners[:, 1].min())


def _by_one(
    networks: Networks, picture: Gray, words: Sequence[tuple[Scored, Points]], taken: Sequence[Sequence[Scored]]
) -> list[Scored]:
    """By PP-OCR alone: two more looks, or three; the two are not `taken` again where they were before."""
    seen = [[first, *looks] for (first, _), looks in zip(words, taken, strict=True)]
    open_cases = [case for case, looks in enumerate(taken) if not looks]
    for looks in (_LOOKS, _LAST_LOOK):
        for case, said in _more_looks(networks, picture, {case: words[case][1] for case in open_cases}, looks).items():
            seen[case] += said
        open_cases = [case for case, said in enumerate(seen) if settled(said[0], said[1:])[1] <= DOUBTFUL]
    return [settled(first, others) for first, *others in seen]


def settled(first: Scored, others: Sequence[Scored]) -> Scored:
    """One answer of several looks: sure when all agree, or three of four against a weak one; else doubtful."""
    if first[0][-1:] in STRAY and all(text == first[0] for text, _ in others):
        return first  # every look sees the same full stop: the mark of a list
    looks = [(as_figure(text), confidence) for text, confidence in (first, *others)]
    (text, votes), *_ = Counter(text for text, _ in looks if text).most_common(1) or [(looks[0][0], 0)]
    least = min((confidence for said, confidence in looks if said == text), default=0.0)
    if votes == len(looks) and least >= LEAST_SURE and not _is_letters(text):
        return text, least
    if votes >= MAJORITY and not _is_letters(text) and _outvoted(text, looks):
        return text, MAJORITY_SURE
    return text, min(DOUBTFUL, least) * votes / len(looks)


def _outvoted(text: str, looks: Sequence[Scored]) -> bool:
    """Whether those that say `text` are sure, and those that don't are not."""
    agreed = [confidence for said, confidence in looks if said == text]
    return sum(agreed) / len(agreed) >= AGREED and all(
        confidence < DISSENT for said, confidence in looks if said != text
    )


def _is_letters(text: str) -> bool:
    """One or two Latin letters, accented or not: on these pages rather a figure cut by a streak than a word."""
    return len(text) <= SHORT and all(mark.isalpha() and ord(mark) < CHINESE for mark in text)


def scored(reading: Reading) -> Scored:
    """A reading without white space, as sure as its least certain character."""
    text = text_of(reading).replace(" ", "")
    return text, min((glyph.confidence for glyph in reading), default=0.0)


def crop_around(picture: Gray, corners: Points, margin: float) -> Gray:
    """The upright crop around a word with a margin of so many of its heights, paper or not."""
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    space = margin * max(4.0, bottom - top)
    rows = np.clip([round(top - space), round(bottom + space)], 0, picture.shape[0])
    columns = np.clip([round(left - space), round(right + space)], 0, picture.shape[1])
    crop = picture[rows[0] : max(rows[0] + 1, rows[1]), columns[0] : max(columns[0] + 1, columns[1])]
    return np.ascontiguousarray(crop) if crop.size else np.full((8, 8), 255, np.uint8)


def as_it_is(crop: Gray) -> Gray:
    """No other light."""
    return crop


def stretched(crop: Gray) -> Gray:
    """Print black and everything paler than two thirds of its contrast white."""
    dark, paper = float(np.percentile(crop, 3)), float(np.percentile(crop, 80))
    if paper - dark < 20:
        return crop
    wider = (crop.astype(np.float32) - dark) * (255 / (0.65 * (paper - dark)))
    return np.asarray(np.clip(wider, 0, 255), dtype=np.uint8)


def _softened(crop: Gray) -> Gray:
    """Blurred by about a pixel of the recogniser's input: steps and specks of two-tone pages go."""
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), max(0.5, crop.shape[0] / 55)), dtype=np.uint8)


def darkened(crop: Gray) -> Gray:
    """Blurred by less than a pixel, what is darkest then made black: a faded figure without its gaps."""
    soft = cv2.GaussianBlur(crop, (0, 0), 0.7).astype(np.float32)
    dark = float(np.percentile(soft, 4))
    return np.asarray(np.clip((soft - dark) * (255 / max(30.0, 255 - dark)), 0, 255), dtype=np.uint8)


def thickened(crop: Gray) -> Gray:
    """Each stroke wider by `ADDED`, so that those that broke join again."""
    return np.asarray(cv2.erode(crop, np.ones(ADDED, np.uint8)), dtype=np.uint8)


_LOOKS: tuple[tuple[Light, float], ...] = ((stretched, 0.45), (_softened, 0.33))
"""How a crop is treated, and its margin in heights of the word; the first look has about a quarter."""
_LAST_LOOK: tuple[tuple[Light, float], ...] = ((as_it_is, 0.28),)
_DIGIT_LOOKS: tuple[tuple[Light, float], ...] = ((as_it_is, MARGIN), (stretched, 0.36))
"""The same for the reader of digits."""
_FADED = (MARGIN, 0.45)
"""Margins of looks at what stays doubtful of broken print, darkened: of 75 faded noughts the reader of digits saw 43 in
such looks and 34 without."""
TALL_FIGURES = 80.0
"""Percentile of the height of ink that is that of whole figures, where most have lost their tops and feet."""
NEAR_FIGURES, SMALLER = 16, 0.65
"""Figures about one whose height is that of its print, and the share of the page's from which it is smaller print:
figures of which all have lost tops and feet keep more than it.
"""
SIDES_SEEN = 0.4
"""Belief in a nought of which both sides are seen: enough for sums to choose it, too little for anything else."""
_THICK_LOOKS: tuple[tuple[Light, float], ...] = ((thickened, 0.5), (thickened, 0.36))
"""The same for both, of broken print: what is left of a figure may be lower than it was."""
