"""Reports said otherwise in words that mean the same, as one clerk writes what another wrote.

What a checker says of a report must not change with them: a flag that only one wording raises is a false one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from corpora.synthetic.written import WrittenReport

Way = Callable[[WrittenReport], WrittenReport]
"""A report in, the same report said otherwise out; itself where the way finds nothing to change."""

_PROSE: Final = ("introduction", "text", "problems", "others")


def _by_paragraph(change: Callable[[str, int], str]) -> Way:
    def way(report: WrittenReport) -> WrittenReport:
        said = {name: tuple(change(text, report.year) for text in getattr(report, name)) for name in _PROSE}
        return report.model_copy(update=said)

    return way


def _replacing(*pairs: tuple[str, str]) -> Way:
    def change(text: str, _: int) -> str:
        for pattern, words in pairs:
            text = re.sub(pattern, words, text)
        return text

    return _by_paragraph(change)


def _in_sentences(mark: str, unless: str, pattern: str, words: str) -> Way:
    """Within sentences that hold words of the one kind and none of the other."""

    def change(text: str, _: int) -> str:
        return "".join(
            re.sub(pattern, words, sentence)
            if re.search(mark, sentence) and not re.search(unless, sentence)
            else sentence
            for sentence in re.split("(?<=[。；])", text)
        )

    return _by_paragraph(change)


def _this_year(text: str, year: int) -> str:
    return re.sub(rf"(?<![\d至—-]){year}年，?(?=[^\d度末初底前上下内、至—\-年与和])", "本年度", text)


def _a_sentence_each(report: WrittenReport) -> WrittenReport:
    said = {
        name: tuple(one for text in getattr(report, name) for one in re.split("(?<=。)", text) if one)
        for name in _PROSE
    }
    return report.model_copy(update=said)


def _one_paragraph(report: WrittenReport) -> WrittenReport:
    said = {name: ("".join(getattr(report, name)),) if getattr(report, name) else () for name in _PROSE}
    return report.model_copy(update=said)


WAYS: Final[Mapping[str, Way]] = {
    "收到 12 件": _replacing((r"(?<![\d.,，%])(\d[\d,.]*%?)(?![\d.,])", r" \1 ")),
    "12宗": _in_sentences("申请|复议|诉讼", "文件|规章|建议|提案|议案", r"(?<=\d)件", "宗"),
    "1,234": _replacing((r"(?<![\d.年])(\d{1,3})(\d{3})(?=[件条份宗人次篇个项户元起])", r"\1,\2")),
    "1234": _replacing((r"(?<=\d),(?=\d{3}(?!\d))", "")),
    "本年度": _by_paragraph(_this_year),
    "较上年": _replacing(("同比(增长|上升|增加)(?=[\\d约近])", r"较上年\1"), ("(?<!同)比上年", "较去年")),
    "占比为": _replacing((r"占(?=\d[\d.]*[%％])", "占比为")),
    "占": _replacing((r"占比[为达]?(?=\d)", "占")),
    "其中：": _replacing(("其中[，：:]?", "其中：")),
    "其中": _replacing(("其中[，：:]", "其中")),
    "；以，": _replacing(("；", "，")),
    "；以。": _replacing(("；", "。")),
    "、以，": _replacing((r"(?<=[件宗条])、(?=\D)", "，")),
    "halfwidth marks": _replacing(("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")")),
    "％": _replacing(("%", "％")),
    "接收": _replacing(("(?<!未)收到", "接收")),
    "共收到": _replacing(("(?<![未共])收到", "共收到")),
    "复议、诉讼": _replacing(("行政复议(?!法|机关|局)", "复议"), ("行政诉讼(?!法)", "诉讼")),
    "本局": _replacing(("我(?=[局委办县市区镇乡街])", "本")),
    "一是": _replacing(("^", "一是")),
    "a sentence between": _replacing(("。(?=.)", "。各项工作有序推进。")),
    "a sentence in front": _replacing(("^", "年内通过门户网站发布各类稿件2846篇，编发简报17期。")),
    "a sentence behind": _replacing(("$", "全年召开工作会议3次、组织培训2场，参训人员120人次。")),
    "a paragraph a sentence": _a_sentence_each,
    "one paragraph": _one_paragraph,
}  # fmt: skip
"""By what becomes of the words, or of the sentences."""
