"""The words themselves. A template names its values in braces; both languages ask for the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One sentence or word in both languages."""

    zh: str
    en: str


TEMPLATES: Final[dict[str, Words]] = {
    "claim-table.supported": Words(
        zh="正文称{measure} {claimed} {unit}，与表中“{label}”一致",
        en="the text says {claimed} {unit} ({measure}); the cell “{label}” agrees",
    ),
    "claim-table.supported.sum": Words(
        zh="正文称{measure} {claimed} {unit}，与表中相应各项之和一致：{formula} = {found}",
        en="the text says {claimed} {unit} ({measure}); the cells add up to it: {formula} = {found}",
    ),
    "claim-table.contradicted": Words(
        zh="正文称{measure} {claimed} {unit}，表中“{label}”为 {found}",
        en="the text says {claimed} {unit} ({measure}); the cell “{label}” says {found}",
    ),
    "claim-table.contradicted.sum": Words(
        zh="正文称{measure} {claimed} {unit}，表中相应各项之和为 {found}：{formula}",
        en="the text says {claimed} {unit} ({measure}); the cells add up to {found}: {formula}",
    ),
    "claim-table.no-figure": Words(
        zh="正文称{measure} {claimed} {unit}，表中“{label}”空白或未能读出，无法核对",
        en="the text says {claimed} {unit} ({measure}); the cell “{label}” is blank or could not be read",
    ),
    "claim-table.other-sense": Words(
        zh="正文称 {claimed} {unit}，可能指{measure}（表中“{label}”为 {found}），口径不能确定",
        en="the text says {claimed} {unit}, perhaps of {measure} (the cell “{label}” says {found}); the sense is not certain",
    ),
    "claim-parts.supported": Words(
        zh="总数 {whole} {unit}与所列分项相符：{sum}", en="the whole, {whole} {unit}, agrees with its parts: {sum}"
    ),
    "claim-parts.exceed": Words(
        zh="总数为 {whole} {unit}，所列分项之和 {sum} = {total}，多出 {difference}",
        en="the whole is {whole} {unit}; its parts add up to {sum} = {total}, {difference} more",
    ),
    "claim-parts.short": Words(
        zh="总数为 {whole} {unit}，所列分项之和 {sum} = {total}，相差 {difference}",
        en="the whole is {whole} {unit}; its parts add up to {sum} = {total}, {difference} less",
    ),
    "claim-parts.open": Words(
        zh="总数为 {whole} {unit}，所列分项之和 {sum} = {total}；分项可能未列全或口径不同，无法核对",
        en="the whole is {whole} {unit}; the parts named add up to {sum} = {total}; others may be left out",
    ),
    "claim-ratio.exact": Words(zh="{a} ÷ {b} = {percent}%，与正文一致", en="{a} ÷ {b} = {percent}%, as the text says"),
    "claim-ratio.rounded": Words(
        zh="由 {a} 与 {b} 算得 {exact}%，四舍五入为 {percent}%，与正文一致",
        en="{a} and {b} give {exact}%, rounded to {percent}%, as the text says",
    ),
    "claim-ratio.cut": Words(
        zh="由 {a} 与 {b} 算得 {exact}%，舍去尾数为 {percent}%，与正文一致",
        en="{a} and {b} give {exact}%, cut to {percent}%, as the text says",
    ),
    "claim-ratio.rounded-up": Words(
        zh="由 {a} 与 {b} 算得 {exact}%，进位为 {percent}%，与正文一致",
        en="{a} and {b} give {exact}%, rounded up to {percent}%, as the text says",
    ),
    "claim-ratio.contradicted": Words(
        zh="正文称 {percent}%，由 {a} {unit}与 {b} {unit}算得 {exact}%",
        en="the text says {percent}%; {a} and {b} {unit} give {exact}%",
    ),
    "claim-ratio.other-sense": Words(
        zh="正文称 {percent}%，由相邻的 {a} 与 {b} 算得 {exact}%；计算口径不能确定",
        en="the text says {percent}%; the figures beside it, {a} and {b}, give {exact}%; its basis is not certain",
    ),
    "claim-list.supported": Words(
        zh="称有 {claimed} {unit}，其后所列正为 {found} 项", en="{claimed} {unit} are announced and {found} are listed"
    ),
    "claim-list.contradicted": Words(
        zh="称有 {claimed} {unit}，其后所列为 {found} 项", en="{claimed} {unit} are announced; {found} are listed"
    ),
    "claim-list.open": Words(
        zh="称有 {claimed} {unit}，只列出 {found} 项（未列全），无法核对",
        en="{claimed} {unit} are announced; {found} are named, and more exist",
    ),
    "claim-claim.supported": Words(
        zh="{measure}：前后两处均为 {first} {unit}", en="{measure}: {first} {unit} in both places"
    ),
    "claim-claim.contradicted": Words(
        zh="{measure}：前文为 {first} {unit}，后文为 {second} {unit}",
        en="{measure}: {first} {unit} in one place, {second} {unit} in another",
    ),
    "claim-change.supported": Words(
        zh="{measure}：上年 {before}，本年 {now}，{direction} {claimed}{unit}，与两年报告一致",
        en="{measure}: {before} last year, {now} this year, {direction} of {claimed}{unit}, as both reports say",
    ),
    "claim-change.contradicted": Words(
        zh="正文称{measure}比上年{direction} {claimed}{unit}；上年报告为 {before}，本年为 {now}，相差 {change}",
        en="the text claims a {direction} of {claimed}{unit} ({measure}); last year's report says {before}, this year's {now}: a change of {change}",
    ),
    "claim-change.no-last-year": Words(
        zh="正文称{measure}比上年{direction} {claimed}{unit}；没有上年报告可供核对",
        en="the text claims a {direction} of {claimed}{unit} ({measure}); last year's report is not at hand",
    ),
    "claim-change.other-sense": Words(
        zh="正文称比上年{direction} {claimed}{unit}，可能指{measure}（上年 {before}，本年 {now}），口径不能确定",
        en="the text claims a {direction} of {claimed}{unit}, perhaps of {measure} ({before}, then {now}); the sense is not certain",
    ),
    "period.supported": Words(zh="{where}与{there}的年份一致：{reference}", en="{where} and {there} say the same year: {reference}"),
    "period.contradicted": Words(
        zh="{where}为 {reference} 年，{there}为 {other} 年", en="{where} says {reference}, {there} says {other}"
    ),
    "table-identity.supported": Words(
        zh="勾稽关系成立：{name}（{count} 处）", en="the identity holds: {name} ({count} places)"
    ),
    "table-identity.contradicted": Words(
        zh="勾稽关系不成立：{name}，左边 {left}，右边 {right}", en="the identity fails: {name}: {left} against {right}"
    ),
    "table-identity.cell": Words(
        zh="“{label}”填报 {printed}，使 {count} 处勾稽关系不成立；若为 {expected} 则均成立（{names}）",
        en="“{label}” says {printed}, which breaks {count} identities; {expected} would mend them all ({names})",
    ),
    "table-total.supported": Words(
        zh="{table}：合计与各分项之和一致（{count} 处）", en="{table}: the totals equal the sums of their parts ({count})"
    ),
    "table-total.contradicted": Words(
        zh="{table}：合计为 {printed}，各分项之和为 {added}", en="{table}: the total says {printed}, its parts add up to {added}"
    ),
}

WORDS: Final[dict[str, Words]] = {
    "increase": Words(zh="增加", en="increase"),
    "decrease": Words(zh="减少", en="decrease"),
    "title": Words(zh="标题", en="the title"),
    "period": Words(zh="统计期限", en="the stated period"),
    "claim": Words(zh="正文", en="the text"),
}
