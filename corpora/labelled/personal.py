"""Personal data in a text, replaced sign for sign, so that every offset holds: telephone numbers, e-mail addresses,
identity numbers, and names in contact lines. Public hotlines (12345) are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpora.document.geometry import Span

MASK: Final = "×"

_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{15})(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_AREA = re.compile(r"(?<![\d.])[（(]?0\d{2,3}[）)]?[-－—– ]{0,2}\d{7,8}(?:[-－—转 ]{1,2}\d{1,5})?(?!\d)")
_CONTACT = re.compile(
    r"(?:电\s{0,4}话|传\s{0,4}真|手\s{0,4}机|座\s{0,4}机|联系方式|咨询热线|Tel|TEL|QQ|qq|微信号)"
    r"(?:号码?)?[:： \t\n]{0,4}(\d{5,11}(?:[-－—、/,， ]{1,2}\d{3,11}){0,4})"
)
"""Numbers without an area code say by the words in front of them what they are."""
_PUBLIC = re.compile(r"12345|123\d\d|110|119|120")

_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金"
    "韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊殷倪章鲁葛柴柯"
)
"""The commonest, of nine people in ten; what begins otherwise behind 联系人 is more often an office than a name."""
_PERSON = rf"(?:[{_SURNAMES}]|欧阳|司马|上官|诸葛|尉迟|皇甫)[\s·]?[\u4e00-\u9fff]{{1,2}}"
_NAME_KEYS = (
    r"联\s{0,2}系\s{0,2}人(?:员)?|经\s{0,2}办\s{0,2}人|填\s{0,2}报\s{0,2}人|填\s{0,2}表\s{0,2}人|审\s{0,2}核\s{0,2}人|责\s{0,2}任\s{0,2}人|"
    r"负\s{0,2}责\s{0,2}人|签\s{0,2}发\s{0,2}人|制\s{0,2}表\s{0,2}人|撰\s{0,2}稿\s{0,2}人|分管领导|联络员"
)
_PERSONS = rf"{_PERSON}(?:[、，,/ ]{{1,2}}{_PERSON}){{0,4}}"
_HAN = r"\u4e00-\u9fff"
_NAMED = re.compile(
    rf"(?:{_NAME_KEYS})(?:姓名)?(?:及电话|及联系方式)?[:： \t\n]{{1,6}}({_PERSONS})"
    rf"(?=[^{_HAN}]|电话|手机|联系|传真|$)"
)
_BESIDE = re.compile(
    rf"(?<![{_HAN}])({_PERSON})"
    r"(?=(?:同志|先生|女士)?[:：，, ]{0,2}(?:联系)?(?:电话|手机|1[3-9]\d{9}|0\d{2,3}[-－—]\d{7,8}))"
)
_KEY_CELL = re.compile(rf"(?:{_NAME_KEYS})(?:姓名)?[:：]?")
_NAME_CELL = re.compile(_PERSONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A text of the same length, and the spans that are hidden in it."""

    text: str
    hidden: tuple[Span, ...]


def mask(text: str) -> Masked:
    """The text with every letter and digit of personal data as ×; signs between them stay."""
    hidden = tuple(sorted(set(_personal(text))))
    signs = list(text)
    for span in hidden:
        for place in range(span.start, span.end):
            if signs[place].isalnum():
                signs[place] = MASK
    return Masked(text="".join(signs), hidden=hidden)


def mask_beside(text: str, *, key: str) -> str:
    """A cell's text; `key` is that of the cell on its left, which may say that this one is a name."""
    if _KEY_CELL.fullmatch(key.strip()) and _NAME_CELL.fullmatch(text.strip()):
        return "".join(MASK if sign.isalnum() else sign for sign in text)
    return mask(text).text


def _personal(text: str) -> Iterator[Span]:
    for pattern in (_MAIL, _IDENTITY, _MOBILE, _AREA):
        for match in pattern.finditer(text):
            yield Span(*match.span())
    for pattern in (_CONTACT, _NAMED, _BESIDE):
        for match in pattern.finditer(text):
            if not _PUBLIC.fullmatch(match[1]):
                yield Span(*match.span(1))
