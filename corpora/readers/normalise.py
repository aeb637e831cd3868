"""One spelling for what print can't tell apart, with a map back to the source.

Each character is looked at alone, so the map is exact. Compatibility forms become plain ones (full-width digits and
letters, NBSP, Kangxi radicals, ⑴ ㈠), but what means something else stays as printed: ² ½ ① ㎡ are not 2, 12, 1, m2.
Chinese punctuation stays, because the checks read sentences by it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Decomposition types of Unicode (UAX #44, table 14) whose characters differ from the plain ones in width or font only.
# Not among them: <super> <sub> <fraction> <circle> <square> <vertical> <initial> …
_PLAIN_TYPES = frozenset({"<wide>", "<narrow>", "<compat>", "<noBreak>", "<font>"})
_KEPT = frozenset("，：；？！（）‥…")

# Word's control characters (MS-DOC 2.8.25 and 2.4.1) that survive in text dumped from .doc: a cell mark must not
# glue two numbers together.
_CONTROL = {"\t": "\t", "\n": "\n", "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\x07": "\t", "\x1e": "-"}

# Radicals that PDF and Word fonts print in place of characters and for which Unicode has no decomposition
# (EquivalentUnifiedIdeograph.txt).
_RADICALS = dict(
    zip(
        "⺟⺠⺬⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民示虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
# Small forms of signs that numbers are written with, line separators, and the place holder of a lost object.
_SIGNS = {"﹪": "%", "﹢": "+", "﹣": "-", "﹦": "=", "﹒": ".", "\u2028": "\n", "\u2029": "\n", "\ufffc": " "}

_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BOOKMARK = re.compile(r"\[bookmark:[^\[\]\n]{0,200}\]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp;)*(?P<name>[a-z]{2,8}\d{0,2}|#\d{2,6}|#x[\da-f]{2,5});", re.IGNORECASE)
"""A character that was encoded once too often, or never decoded."""
_YEAR = re.compile(r"(?<![\d.,])(?<![\d.,] )(?:1 ?9|2 ?0) ?\d ?\d(?= ?年)")
_BLANKS = re.compile(r" +")
"""202 3年: where the type or weight of the source changes within a year, converters leave a blank."""
_LINE = re.compile(r"[^\n]+")
_OF_A_SENTENCE = re.compile("[，；。]")
_COUNTED = "年月日时分件条个项次份宗起篇期部人名户家场元万亿位余多例批种类号%"
_COUNT = rf"\d[\d,.]*(?:%| {{0,2}}[{_COUNTED}])"
_SET_APART = re.compile(
    rf"(?<=[\u4e00-\u9fff，、：；。（(]) {{1,2}}(?={_COUNT})"
    rf"|(?<=[\d万亿余]) {{1,2}}(?=[{_COUNTED}](?!、))|(?<=%) {{1,2}}(?=（)"
)
"""收到 12 件: within a sentence clerks set figures apart from the words that they count."""
_SPREAD = re.compile(rf"(?<![\d.,] )(?<![\d.,])\d(?: \d){{2,}}(?! ?[\d.,])(?= {{0,2}}[{_COUNTED}])")
"""决定1 7 2 1 件: where a line is set to both sides, its digits stand apart as its ideographs do."""
_BOOKMARK_PASSES = 8
"""Taking one bookmark out may join the halves of another; a text that nests them deeper is nobody's report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalised:
    """`text[i]` was made from `source[offsets[i]]`; `offsets` never falls, and ends with the source's length."""

    text: str
    offsets: tuple[int, ...]


def normalise(text: str) -> Normalised:
    """The text in one spelling, with the way back."""
    plain, offsets = _translated(text)
    for _ in range(_BOOKMARK_PASSES):
        if not _BOOKMARK.search(plain):
            break
        plain, offsets = _replaced(plain, offsets, _BOOKMARK, lambda _: "")
    if "&" in plain and _ENTITY.search(plain):
        plain, offsets = _replaced(plain, offsets, _ENTITY, _decoded)
    normalised = Normalised(text=plain, offsets=tuple(offsets))
    years = (year.span() for year in _YEAR.finditer(plain))
    return without(normalised, [blank.span() for year in years for blank in _BLANKS.finditer(plain, *year)])


def with_figures_closed(text: Normalised) -> Normalised:
    """The text without the blanks that set figures apart within its sentences (`收到 12 件`)."""
    lines = (line.span() for line in _LINE.finditer(text.text))
    sentences = [line for line in lines if _OF_A_SENTENCE.search(text.text, *line)]
    spread = [run.span() for place in sentences for run in _SPREAD.finditer(text.text, *place)]
    blanks = {blank.span() for place in sentences for blank in _SET_APART.finditer(text.text, *place)}
    blanks |= {blank.span() for place in spread for blank in _BLANKS.finditer(text.text, *place)}
    return without(text, sorted(blanks))


def without(text: Normalised, spans: Sequence[tuple[int, int]]) -> Normalised:
    """The text but for these stretches, which are in order; what stays keeps its places."""
    if not spans:
        return text
    plain, offsets = _spliced(text.text, text.offsets, ((start, stop, "") for start, stop in spans))
    return Normalised(text=plain, offsets=tuple(offsets))


def normalise_text(text: str) -> str:
    """Text in one spelling, its figures closed, for those who need no way back, such as cells."""
    if text.isascii() and text.isprintable() and "[" not in text and "&" not in text:
        return text
    return with_figures_closed(normalise(text)).text


def _translated(text: str) -> tuple[str, list[int] | range]:
    changed = {character: image for character in set(text) if (image := _image(character)) != character}
    if not changed:
        return text, range(len(text) + 1)
    # The pattern is made of the few characters that this text holds: clean stretches are copied whole.
    pattern = re.compile("\r\n|[" + "".join(re.escape(character) for character in sorted(changed)) + "]")
    pieces: list[str] = []
    offsets: list[int] = []
    end = 0
    for match in pattern.finditer(text):
        start = match.start()
        pieces.append(text[end:start])
        offsets.extend(range(end, start))
        image = changed[text[start]]
        pieces.append(image)
        offsets.extend([start] * len(image))
        end = match.end()
    pieces.append(text[end:])
    offsets.extend(range(end, len(text) + 1))
    return "".join(pieces), offsets


def _decoded(entity: re.Match[str]) -> str:
    """The character that an entity names, in its plain spelling; what names none stays."""
    names = (entity["name"], entity["name"].lower())
    decoded = next((one for name in names if len(one := html.unescape(f"&{name};")) == 1), "")
    return "".join(map(_image, decoded)) if decoded else entity[0]


def _replaced(
    text: str, offsets: Sequence[int], pattern: re.Pattern[str], image: Callable[[re.Match[str]], str]
) -> tuple[str, list[int]]:
    """With its image in place of each match."""
    return _spliced(text, offsets, ((*match.span(), image(match)) for match in pattern.finditer(text)))


def _spliced(text: str, offsets: Sequence[int], cuts: Iterable[tuple[int, int, str]]) -> tuple[str, list[int]]:
    """With other words in place of stretches (from, to, words) in order; they stand where the stretch began."""
    pieces: list[str] = []
    kept: list[int] = []
    end = 0
    for start, stop, new in cuts:
        pieces += (text[end:start], new)
        kept.extend(offsets[end:start])
        kept.extend([offsets[start]] * len(new))
        end = max(end, stop)
    pieces.append(text[end:])
    kept.extend(offsets[end:])
    return "".join(pieces), kept


@lru_cache(maxsize=70_000)
def _image(character: str) -> str:
    """What the character becomes: itself, plain characters, or nothing."""
    if character in _KEPT:
        return character
    for table in (_CONTROL, _RADICALS, _SIGNS):
        if character in table:
            return table[character]
    # Variation selectors and format characters (zero width, soft hyphen, BOM, direction marks) print nothing.
    if unicodedata.category(character) in ("Cc", "Cf") or _VARIATION.match(character):
        return ""
    return _plain(character)


def _plain(character: str) -> str:
    first, *rest = unicodedata.decomposition(character).split() or [""]
    singleton = first != "" and not first.startswith("<") and not rest
    if not singleton and first not in _PLAIN_TYPES:
        return character
    plain = unicodedata.normalize("NFKC", character)
    if any(unicodedata.combining(part) for part in plain) or any(part in _KEPT for part in plain):
        return character
    # "⒈5月" must not become 1.5月: a list number keeps its distance from the figure that follows.
    return plain + " " if re.fullmatch(r"\d+\.", plain) else plain
