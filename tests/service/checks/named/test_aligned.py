"""Lists of which all counts but one are one applicant's, or one result's, in the table of requests, whatever other words
stand between them.
"""

import pytest

from tests.conftest import Say

WRONG = {
    "自然人申请多与征收有关，全年办结43件，多数当场答复。结果为公开26件，部分公开6件，不予公开5件，无法提供6件，不予处理1件，其他处理1件。": 5,
    "企业的申请集中在招投标方面，年内办结7件。公开的4件都有附件，部分公开1件，需要汇总加工3件。": 3,
    "予以公开的30件都在时限内答复，自然人提出26件、商业企业5件。": 5,
    "年末结转3件，均为12月下旬收到。本机关不掌握8件，多涉及测绘，自然人提出7件，其他组织2件。": 7,
    "自然人年初结转5件，全年新收41件，多为邮寄，年底在办4件，办结43件。": 4,
}  # fmt: skip
RIGHT = (
    "自然人申请多与征收有关，全年办结43件，多数当场答复。结果为公开26件，部分公开6件，不予公开3件，无法提供6件，不予处理1件，其他处理1件。",
    "企业的申请集中在招投标方面，年内办结7件。公开的4件都有附件，部分公开1件，需要汇总加工2件。",
    "予以公开的30件都在时限内答复，自然人提出26件、商业企业4件。",
    "自然人申请涉及征收的居多，办结43件，公开26件，部分公开6件，因涉及商业秘密不予公开2件，无法提供6件。",
    "收到的申请中，自然人41件，企业7件，其余2件由村民委员会等提出。",
    "收到的申请中，自然人41件，科研机构、企业和其他主体合计9件。",
    "自然人申请上半年办结20件，公开12件，部分公开3件，全年办结43件，公开26件，部分公开6件。",
    "自然人办结43件，公开26件，部分公开6件，法律禁止公开1件，改为公开2件。",
    "部分公开7件，本机关不掌握8件，办结52件；申请人为自然人的，予以公开26件，均依法处理。",
    "自然人办结43件，公开26件，部分公开6件，以办公室为答复主体的8件，因信访等不予处理1件。",
)  # fmt: skip


@pytest.mark.parametrize(("words", "said"), WRONG.items())
def test_the_one_count_of_a_list_that_is_not_the_tables(words: str, said: int, contradictions: Say) -> None:
    assert said in [check.claimed for check in contradictions(words) if check.kind == "claim-table"]


@pytest.mark.parametrize("words", RIGHT)
def test_lists_that_are_the_tables_or_of_others(words: str, contradictions: Say) -> None:
    assert contradictions(words) == ()
