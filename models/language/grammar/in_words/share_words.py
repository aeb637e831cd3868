"""Words around a share that is told without a figure, in front of it and behind: 无法提供的占到办结量的三成."""

from __future__ import annotations

import re
from typing import Final

from models.language.grammar.words.sums import SO_MANY

PART_OF: Final = re.compile(
    r"(?P<part>[^，,。；;：:、\d]{0,30}?)[，,]?(?:大约|差不多|几乎|已经?|也|均|都|就|仅|只|更是|高|约|达到?|总体|合计|共)*占(?:比|到|了|据|去)?"
    r"(?P<of>[^，,。；;、\d占比]{0,16}?)(?:的)?(?:比[重例])?(?:已经?|也|大约|达到?|为|就|[，,])*$"
)
"""`无法提供的占到办结量的` in front of 三成."""
REACHES: Final = re.compile(
    r"(?P<part>[^，,。；;：:、\d]{2,30}?)(?:已经?|也|均|都|就|更是|占比|比[例重]|[件总]?数量?|(?<=的))*$"
)
"""`予以公开的已` in front of 过半."""
DONE_BY: Final = re.compile(
    r"的?(?P<of>(?:[^，,。；;、的]{0,10}?的)?(?:申请|办结件|办件|案件|答复|答复件))?(?:件|事项)?(?:均|都|已)?"
    r"(?:得到了?|获得?了?|以|作|是|为|系|由|来自|出自|源自|源于|属于?|被|因|由于)?(?P<part>[^，,。；;：:\d]{2,22})"
)
"""`的申请出自自然人之手` behind 近九成."""
OF_WHICH: Final = re.compile(r"\s?(?:其中)?(?:大)?(?:约|有|近|超)?")
"""`办结60件，其中约` in front of 三分之一予以公开."""
IS_OF: Final = re.compile(r"(?:恰好?|正好|刚好|约|已经?)*(?:为|是|占|达)")
"""`恰为不予公开的` in front of 半数: of what it is."""
IS_OF_A_KIND: Final = re.compile(r"(?:均|都)?(?:属于?|为|是|系|因|涉及)(?P<part>[^，,。；;：:\d]{2,16})")
WHOLE: Final = re.compile(r"申请|总|全部|全年|各类|办件|收件|答复")
SO_MANY_TOGETHER: Final = re.compile(
    rf"[件宗份条]?(?:申请)?[）)]?[，,（(](?:(?:以上|上述|这)?(?P<so_many>[{SO_MANY}])(?:项|者|类)?(?:相加|加起来|之和)?|全部或者?部分(?:公开|满足|同意|支持)(?:申请|需求|诉求)?的?)(?:合计|共计|总共|共|总计)?"
    r"(?:已经?|也|均|都|就|更是)?(?:占(?:比)?(?P<of>[^，,。；;、\d占比]{0,14}?)的?)?$"
)
"""`件，两项合计` in front of 过半."""
ONLY_COUNTED: Final = re.compile(r"[件宗份条]?(?:的?申请)?[）)]?")
"""Between a count and 占: 自然人31件，占新收总量近八成."""
IN_IT: Final = re.compile(r"\s?在[^，,。；;、\d]{2,12}[中里]")
"""`在办结件中` in front of 占比不足两成: what it is of."""
SOME_IN_IT: Final = re.compile(r"[中里][，,]?(?:此|这|该|上述|前述|同)(?:一)?(?:类|种|部分|些|情形|情况|原因|问题)")
"""`不予处理件中此类占八成五`: of some that the words do not name."""
AMONG: Final = re.compile(r"([^，,。；;：:、\d]{2,14})(?:之|当)?[中里][，,]\s?$")
AMONG_THOSE: Final = re.compile(
    r"(?:法人|组织|企业|自然人|个人)(?:类|的|提出|提交|申请|人|主体|者){0,4}(?:之中|当中|[中里](?!心|介|小|央))[^。；;]{0,30}$"
)
"""`法人或其他组织中，商业企业占近八成`."""
CHANGES: Final = re.compile(r"(?:增加|减少|下降|上升|增长|降低|提高|回落)了?(?:近|约|逾|超过?)?$")
"""`自然人申请减少` in front of 四分之一."""
