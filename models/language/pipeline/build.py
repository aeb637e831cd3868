"""The pipeline put together; what `spacy.load` reads back is what `nlp.to_disk` of it wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from models.language.choose import why_not
from models.language.network.reader import WEIGHTS
from models.language.pipeline.components import GRAMMAR, SENTENCES, STATUTORY
from models.language.pipeline.reader import READER
from models.language.pipeline.tokenizer import TOKENIZER
from models.language.protocol import Asking


def build_pipeline(
    *, network: Path | bool | None = None, profile: str | None = STATUTORY, asking: Asking = "all"
) -> Language:
    """A `zh` pipeline whose tokens are characters: sentence bounds, then what reads the prose.

    Args:
        network: the folder of one, True for the package's own, False for the rule grammar alone; None takes the
            package's own where it can be used, else the grammar.
        profile: report family whose fields claims are tied to, None for none.
        asking: which passages the network reads: all, or those that may hold a claim.

    Raises:
        LanguageWeightsUnsound: for a folder whose weights are missing or not those of their manifest.
        ImportError: without onnxruntime.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe(SENTENCES)
    if network is None:
        network = why_not(WEIGHTS) is None
    if network is False:
        nlp.add_pipe(GRAMMAR, config={"profile": profile})
    else:
        reader: Any = nlp.add_pipe(READER, config={"profile": profile, "asking": asking})
        reader.from_disk(WEIGHTS if network is True else network)
    nlp.meta.update(
        name="gouji", license="Apache-2.0", description="政府信息公开工作年度报告：实体、数字陈述及其对应的表格项"
    )
    return nlp
