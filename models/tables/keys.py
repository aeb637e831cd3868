"""How labels are compared: without numbering, punctuation and white space, and how alike two of them are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBERING = re.compile(
    rf"^(?:[（(]\s*(?:{_NUMERAL}|\d{{1,2}})\s*[）)][、.．]?|(?:{_NUMERAL})[、.．，,]|\d{{1,2}}[、.．](?!\d)|[①-⑳]|其中[:：])"
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_SIGNS = re.compile(r"[\W_]+")
_OTHER = "\u0600-\u06ff\u0f00-\u0fff\u1100-\u11ff\u1800-\u18af\uac00-\ud7af"
"""Letters of the scripts in which minorities print beside Chinese: Arabic, Tibetan, Hangul, Mongolian."""
_FOREIGN = (
    rf"(?=[\x00-\x7f’]*[A-Za-z]{{4}}|[^\u4e00-\u9fff]*[{_OTHER}]{{2}})[A-Za-z{_OTHER}][A-Za-z{_OTHER}0-9\s,.;:()&/'’-]+"
)
_BILINGUAL = re.compile(rf"(?<=[\u4e00-\u9fff)])\s*{_FOREIGN}$|^{_FOREIGN}(?=[\u4e00-\u9fff(])")
"""The same in another script behind a label or before it: 规章 Rules."""
_SPACE = re.compile(r"\s+")
SHORT_LABEL = 3
"""Characters up to which a label must match exactly: 其他, 总计 and 规章 are one edit away from other words."""
NUMBERING_WEIGHT = 0.03
"""What agreeing on the numbering is worth: enough to tell 3.其他 from 其他, never enough to lose a label."""


@lru_cache(maxsize=16384)
def whole_key(text: str) -> str:
    """All letters, digits and ideographs of a label, numbering among them."""
    return _SIGNS.sub("", _plain(text))


@lru_cache(maxsize=16384)
def label_key(text: str) -> str:
    """The label's words: numbering, punctuation, white space and leftovers of bookmarks removed."""
    return _SIGNS.sub("", _NUMBERING.sub("", _plain(text)))


@lru_cache(maxsize=65536)
def similarity(label: str, text: str) -> float:
    """0 to 1: how well `text` prints `label`; 1 only when they agree on the numbering too."""
    key, other = label_key(label), label_key(text)
    if not key or not other:
        return 0.0
    if key == other:
        words = 1.0
    elif min(len(key), len(other)) <= SHORT_LABEL or max(len(key), len(other)) > 2 * min(len(key), len(other)):
        return 0.0
    else:
        words = fuzz.ratio(key, other) / 100
    same_numbering = whole_key(label) == whole_key(text) or (words < 1 and _numbering(label) == _numbering(text))
    return words if same_numbering else words - NUMBERING_WEIGHT


def _numbering(text: str) -> str:
    match = _NUMBERING.match(_plain(text))
    return _SIGNS.sub("", match[0]) if match else ""


def _plain(text: str) -> str:
    plain = _BOOKMARK.sub("", unicodedata.normalize("NFKC", text)).strip()
    return _SPACE.sub("", _BILINGUAL.sub("", plain))
