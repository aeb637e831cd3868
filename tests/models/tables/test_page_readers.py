"""What goes wrong while pages are read has the name of whose fault it is."""

from __future__ import annotations

import pypdfium2
import pytest

from corpora.document.errors import Corrupt, DocumentError, Encrypted, Internal, TooLarge
from models.tables.pages.readers import named_errors


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
