"""What the narrative's own figures are of, so that no two sentences of a report count the same thing differently."""

from __future__ import annotations

import re

from corpora.synthetic.report import Statement

TOPICS: dict[str, re.Pattern[str]] = {
    "interpretation": re.compile("解读"),
    "training": re.compile("培训"),
    "information": re.compile("信息(?!公开申请)|访问量|浏览量"),
    "papers": re.compile("公文"),
    "columns": re.compile("专题|专栏|栏目"),
    "briefing": re.compile("发布会"),
    "opinion": re.compile("民意"),
    "open day": re.compile("开放日"),
    "bulletin": re.compile("公报"),
    "calls": re.compile("来电|诉求|咨询"),
    "letters": re.compile("留言|来信"),
    "duties": re.compile("重点任务|政策文件"),
}


def topics_of(statement: Statement) -> frozenset[str]:
    """The topics of this year's figures of the body that are no statutory ones."""
    measures = [
        statement.text[slice(*claim.measure)]
        for claim in statement.claims
        if claim.measure and not claim.fields and claim.period_kind == "this_year"
    ]
    return frozenset(name for name, words in TOPICS.items() if any(words.search(measure) for measure in measures))
