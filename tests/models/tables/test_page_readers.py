"""What goes wrong while pages are read has the name of whose fault it is."""

from __future__ import annotations

import subprocess
import sys

import pypdfium2
import pytest

from corpora.document.errors import Corrupt, DocumentError, Encrypted, Internal, TooLarge
from models.tables.files.readers import named_errors


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (MemoryError(), TooLarge),
        (RuntimeError("std::bad_alloc"), TooLarge),
        (ValueError("OpenCV(4.10.0) error: (-4:Insufficient memory) Failed to allocate 9 bytes"), TooLarge),
        (pypdfium2.PdfiumError("Failed to load page."), Corrupt),
        (IndexError("list index out of range"), Internal),
        (Encrypted("PDF"), Encrypted),
    ],
)
def test_errors_are_named(raised: Exception, told: type[DocumentError]) -> None:
    with pytest.raises(told), named_errors():
        raise raised


WITHOUT_OPENCV = """
import sys


class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "cv2":
            raise ModuleNotFoundError("No module named 'cv2'", name="cv2")


sys.meta_path.insert(0, Absent())
from corpora.readers.sources import RawSource
from service.assemble import build_toolkit
from service.pipeline import read_report
from service.settings import Settings

text = "2023年青浦局政府信息公开工作年度报告\\n收到申请5件。".encode()
print(type(read_report(RawSource(path="a.txt", data=text), build_toolkit(Settings(language="grammar")))).__name__)
"""


def test_text_is_read_where_opencv_is_not_installed() -> None:
    """It comes with the reader of pictures: nothing else may ask for it."""
    done = subprocess.run([sys.executable, "-c", WITHOUT_OPENCV], check=False, capture_output=True, text=True)
    assert (done.stdout.strip(), done.returncode) == ("Reading", 0), done.stderr[-500:]
