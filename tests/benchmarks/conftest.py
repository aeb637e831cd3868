from pathlib import Path

import pytest

from corpora.synthetic.corpus import write_corpus

TEXT_REPORTS = 100


@pytest.fixture(scope="session")
def text_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 100 text reports of all flattened forms: `reports/` and `gold/`."""
    folder = tmp_path_factory.mktemp("text_reports")
    write_corpus(folder, count=TEXT_REPORTS, seed=100, kinds=("text",))
    return folder
