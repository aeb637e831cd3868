"""The pipeline put together; what `spacy.load` reads back is what `nlp.to_disk` of it wrote."""

from __future__ import annotations

import spacy
from spacy.language import Language

from models.language.pipeline.components import GRAMMAR, SENTENCES, STATUTORY
from models.language.pipeline.tokenizer import TOKENIZER


def build_pipeline(*, profile: str | None = STATUTORY) -> Language:
    """A `zh` pipeline whose tokens are characters: sentence bounds, then the rule grammar.

    Args:
        profile: report family whose fields claims are tied to, None for none.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe(SENTENCES)
    nlp.add_pipe(GRAMMAR, config={"profile": profile})
    nlp.meta.update(
        name="gouji", license="Apache-2.0", description="政府信息公开工作年度报告：实体、数字陈述及其对应的表格项"
    )
    return nlp
