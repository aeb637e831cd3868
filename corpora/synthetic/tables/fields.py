"""Names and printed labels of the statutory report's 200 figures (国办公开办函〔2021〕30号), in the form's order.

Written here a second time on purpose, apart from `corpora/profiles`: the generator is the profile's yardstick, and a
label mistyped in one of the two shows as a failing test instead of going unseen.
"""

from __future__ import annotations

COLUMNS: dict[str, str] = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "social_welfare": "社会公益组织",
    "legal_service": "法律服务机构",
    "other_org": "其他",
    "total": "总计",
}
APPLICANTS: tuple[str, ...] = tuple(column for column in COLUMNS if column != "total")
ORGANISATIONS: tuple[str, ...] = APPLICANTS[1:]

GROUPS: dict[str, tuple[str, dict[str, str]]] = {
    "denied": (
        "（三）不予公开",
        {
            "state_secret": "1.属于国家秘密",
            "prohibited_by_law": "2.其他法律行政法规禁止公开",
            "three_securities": "3.危及“三安全一稳定”",
            "third_party": "4.保护第三方合法权益",
            "internal_affairs": "5.属于三类内部事务信息",
            "process_information": "6.属于四类过程性信息",
            "enforcement_files": "7.属于行政执法案卷",
            "administrative_query": "8.属于行政查询事项",
        },
    ),
    "unavailable": (
        "（四）无法提供",
        {
            "not_held": "1.本机关不掌握相关政府信息",
            "needs_creation": "2.没有现成信息需要另行制作",
            "still_unclear": "3.补正后申请内容仍不明确",
        },
    ),
    "not_processed": (
        "（五）不予处理",
        {
            "petition": "1.信访举报投诉类申请",
            "repeated": "2.重复申请",
            "publication": "3.要求提供公开出版物",
            "excessive": "4.无正当理由大量反复申请",
            "confirmation": "5.要求行政机关确认或重新出具已获取信息",
        },
    ),
    "other": (
        "（六）其他处理",
        {
            "not_corrected_in_time": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "fee_unpaid": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "other": "3.其他",
        },
    ),
}
"""Groups of outcome rows: key, printed heading, and the rows with their printed labels."""

SINGLE_OUTCOMES: dict[str, str] = {
    "granted": "（一）予以公开",
    "partial": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
}

OUTCOMES: tuple[str, ...] = (
    *SINGLE_OUTCOMES,
    *(f"{group}.{row}" for group, (_, rows) in GROUPS.items() for row in rows),
)
ROWS: tuple[str, ...] = ("new", "carried_in", *OUTCOMES, "outcome_total", "carried_out")

DISPUTE_PATHS: dict[str, str] = {
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after": "复议后起诉",
}
DISPUTE_RESULTS: dict[str, str] = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
}

PROACTIVE: tuple[str, ...] = (
    *(
        f"proactive.{kind}.{count}"
        for kind in ("regulations", "documents")
        for count in ("made", "abolished", "in_force")
    ),
    *(f"proactive.{item}" for item in ("licensing", "penalties", "coercion", "fees")),
)
REQUESTS: tuple[str, ...] = tuple(f"requests.{row}.{column}" for row in ROWS for column in COLUMNS)
DISPUTES: tuple[str, ...] = tuple(
    f"disputes.{path}.{result}" for path in DISPUTE_PATHS for result in (*DISPUTE_RESULTS, "total")
)
FIELDS: tuple[str, ...] = PROACTIVE + REQUESTS + DISPUTES
