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
    # 表内勾稽
    "table-identity.supported": Words(
        zh="{name}：{count} 处全部成立",
        en="{name}: holds in all {count} places",
    ),
    "table-identity.contradicted": Words(
        zh="{name}：等号左边为 {left}，右边为 {right}",
        en="{name}: the left side comes to {left}, the right side to {right}",
    ),
    "table-identity.cell": Words(
        zh="{label}填作 {printed}，按 {count} 条勾稽关系应为 {expected}（{names}）",
        en="{label} is given as {printed}; {count} identities ask for {expected} ({names})",
    ),
    "table-total.supported": Words(
        zh="{table}：{count} 处合计等于各项之和",
        en="{table}: {count} totals equal the sum of their parts",
    ),
    "table-total.contradicted": Words(
        zh="{table}：合计填作 {printed}，各项之和为 {added}",
        en="{table}: the total is given as {printed}, its parts add up to {added}",
    ),
    "table-total.cell": Words(
        zh="{table}：单元格填作 {printed}，与所在的 {count} 处合计不符，按合计应为 {expected}",
        en="{table}: a cell says {printed}; the {count} totals that it belongs to ask for {expected}",
    ),
    # 正文与表格
    "claim-table.supported": Words(
        zh="正文称{measure} {claimed} {unit}，与表格一致（{label}：{found}）",
        en="the text says {measure} {claimed} {unit}, as does the table ({label}: {found})",
    ),
    "claim-table.supported.sum": Words(
        zh="正文称{measure} {claimed} {unit}，与表格一致（{formula} = {found}）",
        en="the text says {measure} {claimed} {unit}, as does the table ({formula} = {found})",
    ),
    "claim-table.broken-cell": Words(
        zh="正文称{measure} {claimed} {unit}，与表内勾稽推算的数相同；表格“{label}”的 {found} 自身与勾稽关系不符",
        en="the text says {claimed} {unit} ({measure}), which is what the table's own sums ask for; the cell “{label}”, {found}, breaks them",
    ),
    "claim-table.several": Words(
        zh="正文分几处说明{measure}，合计与表格“{label}”的 {found} 一致",
        en="the text divides {measure} among several bodies; together they agree with the cell “{label}”: {found}",
    ),
    "claim-table.contradicted": Words(
        zh="正文称{measure} {claimed} {unit}，表格“{label}”为 {found} {unit}",
        en="the text says {measure} {claimed} {unit}; the table says {found} {unit} ({label})",
    ),
    "claim-table.contradicted.sum": Words(
        zh="正文称{measure} {claimed} {unit}，按表格应为 {found} {unit}（{formula}）",
        en="the text says {measure} {claimed} {unit}; by the table it is {found} {unit} ({formula})",
    ),
    "in-words.all-but": Words(
        zh="“{words}”：{whole} 件除 {some} 件外为 {left} 件，与表格“{label}”{found} 件相符",
        en="“{words}”: all but {some} of {whole} are {left}, the table has {found} ({label})",
    ),
    "in-words.all-but-contradicted": Words(
        zh="正文称“{words}”，{whole} 件除 {some} 件外应为 {left} 件，表格“{label}”为 {found} 件",
        en="the text says “{words}”: all but {some} of {whole} are {left}; the table has {found} ({label})",
    ),
    "in-words.place": Words(
        zh="“{words}”：{label} {found} 件，按表格居第 {place}",
        en="“{words}”: {label} {found} takes place {place} by the table",
    ),
    "in-words.place-contradicted": Words(
        zh="正文称“{words}”，按表格 {label} {found} 件，居第 {place}（更多的有：{above}）",
        en="the text says “{words}”; by the table {label} {found} takes place {place} (more: {above})",
    ),
    "claim-table.no-figure": Words(
        zh="正文称{measure} {claimed} {unit}，表格没有可以核对的数字（{label}）",
        en="the text says {measure} {claimed} {unit}; the table has no figure to check it against ({label})",
    ),
    "claim-table.unread": Words(
        zh="正文称{measure} {claimed} {unit}，可能指“{label}”，而表格的这一格没有读出",
        en="the text says {measure} {claimed} {unit}; it may speak of a cell that was not read ({label})",
    ),
    "claim-table.other-sense": Words(
        zh="正文称{measure} {claimed} {unit}，表格“{label}”为 {found}，两者口径可能不同",
        en="the text says {measure} {claimed} {unit}, the table {found} ({label}); they may count different things",
    ),
    # 总数与分项
    "claim-parts.supported": Words(
        zh="{measure} {whole} {unit}，等于各分项之和（{sum}）",
        en="{measure} {whole} {unit} equals the sum of its parts ({sum})",
    ),
    "in-words.most": Words(
        zh="“{words}”与前后所列数字相符（{value} {unit}）",
        en="“{words}” follows from the figures beside it ({value} {unit})",
    ),
    "in-words.most-contradicted": Words(
        zh="正文称“{words}”，所列数字为 {value} {unit}，更多的有：{above}",
        en="the text says “{words}”; it has {value} {unit}, more have: {above}",
    ),
    "in-words.least-contradicted": Words(
        zh="正文称“{words}”，表格中{label}为 {found} 件，更少的有：{below}",
        en="the text says “{words}”; the table has {found} of {label}, fewer have: {below}",
    ),
    "in-words.there-contradicted": Words(
        zh="正文称“{words}”，表格“{label}”为 0",
        en="the text says “{words}”; the table has none of {label}",
    ),
    "cells-told.rest": Words(
        zh="正文称其余 {claimed} {unit}，按表格应为 {found} {unit}",
        en="the text says that {claimed} {unit} are left; by the table it is {found}",
    ),
    "in-words.settled": Words(
        zh="“{words}”：{all} 件无一结转，与表格相符",
        en="“{words}”: none of {all} is carried over in the table",
    ),
    "in-words.settled-contradicted": Words(
        zh="正文称 {all} 件“{words}”，表格结转下年度继续办理 {left} 件",
        en="the text says “{words}” of {all}; the table carries over {left}",
    ),
    "cells-told.sum": Words(
        zh="正文称合计 {claimed} {unit}，前面所列之和为 {sum} = {found}",
        en="the text says {claimed} {unit} in all; the counts in front add up to {sum} = {found}",
    ),
    "in-words.left": Words(
        zh="余下 {claimed} {unit}与前述数字相符（{formula} = {left}）",
        en="the {claimed} {unit} left follow from the figures in front ({formula} = {left})",
    ),
    "in-words.left-contradicted": Words(
        zh="正文称余下 {claimed} {unit}，按前述数字应为 {left}（{formula}）",
        en="the text says {claimed} {unit} are left; by the figures in front it is {left} ({formula})",
    ),
    "claim-parts.exceed": Words(
        zh="{measure} {whole} {unit}，各分项之和为 {sum} = {total}，多出 {difference}",
        en="{measure} {whole} {unit}, but its parts add up to {sum} = {total}, {difference} too many",
    ),
    "claim-parts.short": Words(
        zh="{measure} {whole} {unit}，各分项之和为 {sum} = {total}，少了 {difference}",
        en="{measure} {whole} {unit}, but its parts add up to {sum} = {total}, {difference} too few",
    ),
    "claim-parts.open": Words(
        zh="{measure} {whole} {unit}，列出的分项之和为 {sum} = {total}，相差 {difference}，可能没有列全或口径不同",
        en="{measure} {whole} {unit}; the parts named add up to {sum} = {total} ({difference} apart): "
        "the list may be incomplete or count something else",
    ),
    # 百分比
    "claim-ratio.exact": Words(
        zh="{percent}% 与 {a}、{b} {unit}相符",
        en="{percent}% follows from {a} and {b} {unit}",
    ),
    "claim-ratio.rounded": Words(
        zh="{percent}% 与 {a}、{b} {unit}相符（{exact}% 四舍五入）",
        en="{percent}% follows from {a} and {b} {unit} ({exact}%, rounded)",
    ),
    "claim-ratio.cut": Words(
        zh="{percent}% 与 {a}、{b} {unit}相符（{exact}% 舍去尾数）",
        en="{percent}% follows from {a} and {b} {unit} ({exact}%, cut off)",
    ),
    "claim-ratio.rounded-up": Words(
        zh="{percent}% 与 {a}、{b} {unit}相符（{exact}% 进位）",
        en="{percent}% follows from {a} and {b} {unit} ({exact}%, rounded up)",
    ),
    "claim-ratio.contradicted": Words(
        zh="正文称 {percent}%，按 {a}、{b} {unit}计算为 {exact}%",
        en="the text says {percent}%; from {a} and {b} {unit} it is {exact}%",
    ),
    "claim-ratio.other-sense": Words(
        zh="正文称 {percent}%，按 {a}、{b} {unit}计算为 {exact}%，两者口径可能不同",
        en="the text says {percent}%; from {a} and {b} {unit} it is {exact}%, which may be meant otherwise",
    ),
    "in-words.average": Words(
        zh="平均 {claimed} {unit}与全年 {total} {unit}相符（{total} ÷ {each} = {exact}）",
        en="an average of {claimed} {unit} follows from {total} in the year ({total} / {each} = {exact})",
    ),
    "in-words.average-contradicted": Words(
        zh="正文称平均 {claimed} {unit}，按表格全年 {total} {unit}计算为 {exact}（{total} ÷ {each}）",
        en="the text says {claimed} {unit} on average; {total} in the year by the table is {exact} ({total} / {each})",
    ),
    "told.supported": Words(
        zh="正文所称“{said}”与前后数字相符（{arithmetic} = {exact}）",
        en="“{said}” follows from the figures beside it ({arithmetic} = {exact})",
    ),
    "told.contradicted": Words(
        zh="正文称“{said}”，按所列数字应为 {exact}（{arithmetic}）",
        en="the text says “{said}”; the figures beside it come to {exact} ({arithmetic})",
    ),
    "told.change": Words(
        zh="“{words}”与前后数字相符（{arithmetic} = {exact}）",
        en="“{words}” follows from the figures beside it ({arithmetic} = {exact})",
    ),
    "told.change-contradicted": Words(
        zh="正文称“{words}”，所列数字之差为 {exact}（{arithmetic}）",
        en="the text says “{words}”; the figures beside it differ by {exact} ({arithmetic})",
    ),
    "told.share": Words(
        zh="“{words}”与前后数字相符（{arithmetic} = {exact}%）",
        en="“{words}” follows from the figures beside it ({arithmetic} = {exact}%)",
    ),
    "told.share-contradicted": Words(
        zh="正文称“{words}”，按所列数字计算为 {exact}%（{arithmetic}）",
        en="the text says “{words}”; the figures beside it make {exact}% ({arithmetic})",
    ),
    "told.proportion": Words(
        zh="“{words}”与前面的数字相符（{arithmetic}，即 {exact}）",
        en="“{words}” follows from the figures in front of it ({arithmetic}, which is {exact})",
    ),
    "told.proportion-contradicted": Words(
        zh="正文称“{words}”，所列数字为 {arithmetic}，即 {exact}",
        en="the text says “{words}”; the figures in front of it are {arithmetic}, which is {exact}",
    ),
    "told.least": Words(
        zh="“{words}”与所列数字相符（{value} {unit}）",
        en="“{words}” follows from the figures beside it ({value} {unit})",
    ),
    "told.least-contradicted": Words(
        zh="正文称“{words}”，所列数字为 {value} {unit}，更少的有：{above}",
        en="the text says “{words}”; it has {value} {unit}, fewer have: {above}",
    ),
    "in-words.grown": Words(
        zh="增长 {times} 倍与 {now}、{before} 相符（{exact} 倍）",
        en="growth by {times} times follows from {now} and {before} ({exact})",
    ),
    "in-words.grown-contradicted": Words(
        zh="正文称增长 {times} 倍，按 {now}、{before} 计算为 {exact} 倍",
        en="the text says growth by {times} times; from {before} to {now} it is {exact}",
    ),
    "in-words.times": Words(
        zh="{times} 倍与 {now}、{before} 相符（{exact} 倍）",
        en="{times} times follows from {now} and {before} ({exact})",
    ),
    "in-words.times-contradicted": Words(
        zh="正文称为上年的 {times} 倍，按 {now}、{before} 计算为 {exact} 倍",
        en="the text says {times} times last year's; {now} over {before} is {exact}",
    ),
    "in-words.share": Words(
        zh="“{words}”与 {part} {a} 件、合计 {b} 件相符（{exact}%）",
        en="“{words}” follows from {part} {a} of {b} ({exact}%)",
    ),
    "in-words.share-contradicted": Words(
        zh="正文称“{words}”，按 {part} {a} 件、合计 {b} 件计算为 {exact}%",
        en="the text says “{words}”; {part} {a} of {b} is {exact}%",
    ),
    # 数目与列举
    "claim-list.supported": Words(
        zh="{measure}：称 {claimed} {unit}，列出 {found} 项",
        en="{measure}: {claimed} {unit} announced, {found} listed",
    ),
    "claim-list.contradicted": Words(
        zh="{measure}：称 {claimed} {unit}，实际列出 {found} 项",
        en="{measure}: {claimed} {unit} announced, but {found} listed",
    ),
    "claim-list.open": Words(
        zh="{measure}：称 {claimed} {unit}，列出 {found} 项，原文表明没有列全",
        en="{measure}: {claimed} {unit} announced, {found} listed; the text says that there are more",
    ),
    # 前后表述
    "claim-claim.supported": Words(
        zh="{measure}前后两处均为 {first} {unit}（{second}）",
        en="{measure} is {first} {unit} in both places ({second})",
    ),
    "claim-claim.contradicted": Words(
        zh="{measure}前文为 {first} {unit}，后文为 {second} {unit}",
        en="{measure} is {first} {unit} first and {second} {unit} later",
    ),
    # 与上年相比
    "claim-change.supported": Words(
        zh="正文称{measure}比上年{direction} {claimed} {unit}，与两年报告一致（上年 {before}，本年 {now}，相差 {change}）",
        en="the text says that {measure} {direction} by {claimed} {unit}, as do both reports "
        "(last year {before}, this year {now}, change {change})",
    ),
    "claim-change.contradicted": Words(
        zh="正文称{measure}比上年{direction} {claimed} {unit}，两年报告分别为 {before} 和 {now}，相差 {change}",
        en="the text says that {measure} {direction} by {claimed} {unit}; the reports say {before} last year and "
        "{now} this year, a change of {change}",
    ),
    "claim-change.other-sense": Words(
        zh="正文称{measure}比上年{direction} {claimed} {unit}，两年报告分别为 {before} 和 {now}，相差 {change}，口径可能不同",
        en="the text says that {measure} {direction} by {claimed} {unit}; the reports say {before} and {now}, a change "
        "of {change}: they may count different things",
    ),
    "claim-change.inside": Words(
        zh="正文称{direction} {claimed} {unit}，同句两年数字相符（{before} → {now}）",
        en="the text says {direction} by {claimed} {unit}, as the two years of its sentence do ({before} → {now})",
    ),
    "claim-change.inside-contradicted": Words(
        zh="正文称{direction} {claimed} {unit}，同句两年数字分别为 {before} 和 {now}，相差 {change}",
        en="the text says {direction} by {claimed} {unit}, its sentence gives {before} and {now}, a change of {change}",
    ),
    "claim-change.words": Words(
        zh="正文称与上年相比“{words}”，两年数字相符（{before} → {now}）",
        en="the text says “{words}” of last year and this, as their figures do ({before} → {now})",
    ),
    "claim-change.words-contradicted": Words(
        zh="正文称与上年相比“{words}”，两年数字分别为 {before} 和 {now}",
        en="the text says “{words}” of last year and this; their figures are {before} and {now}",
    ),
    "claim-change.run": Words(
        zh="正文称“{words}”，各年数字相符（{figures}）",
        en="the text says “{words}”, as the years' figures do ({figures})",
    ),
    "claim-change.run-contradicted": Words(
        zh="正文称“{words}”，各年数字为 {figures}",
        en="the text says “{words}”; the years' figures are {figures}",
    ),
    "claim-change.no-last-year": Words(
        zh="正文称{measure}比上年{direction} {claimed} {unit}，没有上年报告的数字可供核对",
        en="the text says that {measure} {direction} by {claimed} {unit}; there is no figure of last year's report to "
        "check it against",
    ),
    # 两年之间
    "between-years.carried.supported": Words(
        zh="{before} 年报告“{last}”与 {year} 年报告“{label}”一致，均为 {entered} 件",
        en="“{last}” of the report for {before} is “{label}” of the one for {year}: {entered}",
    ),
    "between-years.carried.contradicted": Words(
        zh="{before} 年报告“{last}”为 {left} 件，{year} 年报告“{label}”为 {entered} 件",
        en="“{last}” of the report for {before} is {left}, “{label}” of the one for {year} is {entered}",
    ),
    "between-years.carried.unverifiable": Words(
        zh="结转总数一致，但申请人类别不同：{before} 年报告“{last}”为 {left} 件，{year} 年报告“{label}”为 {entered} 件，可能重新归类",
        en="as many were carried over, but of other applicants: “{last}” of {before} is {left}, “{label}” of {year} is "
        "{entered}; they may have been classed anew",
    ),
    "between-years.stock.supported": Words(
        zh="{year} 年“{label}”{now} 件 = {before} 年 {then} 件 + 制发 {made} 件 − 废止 {abolished} 件",
        en="“{label}” of {year}, {now}, is that of {before}, {then}, plus {made} made less {abolished} abolished",
    ),
    "between-years.stock.unverifiable": Words(
        zh="{year} 年“{label}”为 {now} 件，按 {before} 年 {then} 件 + 制发 {made} 件 − 废止 {abolished} 件应为 {expected} 件；"
        "文件也可能到期失效或重新统计",
        en="“{label}” of {year} is {now}; that of {before}, {then}, plus {made} made less {abolished} abolished comes to "
        "{expected}. Documents may also have expired or been counted anew",
    ),
    # 全域与下属
    "between-bodies.supported": Words(
        zh="{whole}报告汇总各单位，“{label}”{total} 件等于文集中 {count} 份下属报告之和",
        en="the report of {whole} sums up its bodies: “{label}”, {total}, is the sum of their {count} reports here",
    ),
    "between-bodies.exceed": Words(
        zh="{whole}报告称汇总各单位，“{label}”为 {total} 件；仅文集中 {count} 份下属报告合计已有 {sum} 件，多出 {difference} 件",
        en="the report of {whole} says that it sums up its bodies: “{label}” is {total}, but {count} of their reports "
        "alone come to {sum}, {difference} too many",
    ),
    # 识读
    "read-doubtfully.claim": Words(
        zh="正文“{words}”识读把握不足（{sure}%）：读作 {claimed}，核对得 {found}，请对照原件",
        en="“{words}” was read with little certainty ({sure}%): as {claimed}, where {found} follows; please look at the page",
    ),
    "read-doubtfully.table": Words(
        zh="正文称 {claimed}，表格识读为 {found}；该表有 {count} 个数字与正文不符且无合计可以印证，疑为识读错位，请对照原件",
        en="the text says {claimed}, the table was read as {found}; {count} figures of that table differ from the text and "
        "no sum confirms them: they may have been read in wrong rows; please look at the page",
    ),
    # 一部分申请
    "some-requests.claim": Words(
        zh="正文称 {claimed}，核对得 {found}，但此处只说一部分申请，表格没有单独统计，未作判断",
        en="the text says {claimed} where {found} was found; it speaks of some of the applications, which the table does "
        "not count by themselves; not judged",
    ),
    # 相差
    "too-far.claim": Words(
        zh="正文称 {claimed}，核对得 {found}，相差较大或对应关系不够确定，多半另有所指，未作判断",
        en="the text says {claimed} where {found} was found: too far apart, or too loosely tied, to be one and the same; "
        "not judged",
    ),
    # 证据不足
    "judged.claim": Words(
        zh="正文称 {claimed}，核对得 {found}，但从上下文看多半另有所指或算法不同，未作判断",
        en="the text says {claimed} where {found} was found; what stands around it makes it likely that something else is "
        "meant; not judged",
    ),
    # 年度
    "period.supported": Words(
        zh="{where}为 {reference} 年，{there}一致（{other} 年）",
        en="the {where} says {reference}, and so does the {there} ({other})",
    ),
    "period.contradicted": Words(
        zh="{where}为 {reference} 年，{there}为 {other} 年",
        en="the {where} says {reference}, the {there} says {other}",
    ),
}

WORDS: Final[dict[str, Words]] = {
    "increase": Words(zh="增加", en="increased"),
    "decrease": Words(zh="减少", en="decreased"),
    "title": Words(zh="标题", en="title"),
    "period": Words(zh="统计期间", en="stated period"),
    "claim": Words(zh="正文", en="text"),
    "corrected": Words(zh="其中的数字经人工更正", en="with a figure corrected by a person"),
}
