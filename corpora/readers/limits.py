"""How much one document may ask of the machine. A document over a limit is refused with a code, never cut."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Annual reports are a few hundred kilobytes and ten thousand characters: the defaults leave a wide margin.

    PDF and pictures are read in a process apart (`service.isolation`): one that hangs over a page is ended after
    `timeout_seconds`, one that wants more memory than `max_memory_bytes` gets none, and the document is told as
    `timeout`, `too_large` or `crashed`. The largest picture that is let in takes 2.4 GB and 42 seconds, on two cores
    that five others shared.

    Args:
        max_bytes: of one source file, and of one member of an archive.
        max_characters: of a document's text.
        max_cells: grid positions (spans counted in full) of all tables of a document.
        max_columns: that one cell may span; HTML itself stops at 1000.
        max_expanded_bytes: of everything inside one zip container together.
        max_ratio: expanded to packed bytes of a member. DEFLATE can reach 1032; Word's own XML stays under 100.
        ratio_floor_bytes: members that expand to less are not judged by ratio, since they can do no harm.
        max_members: of one zip container.
        max_nesting: archives inside archives; 1 is an archive that holds documents only.
        max_depth: of elements inside elements, for readers that walk a tree.
        max_pages: of one document with pages; the longest annual reports have a few hundred, bound volumes of a
            region's two thousand.
        max_pixels: of one picture, all its colours counted once; A3 at 600 dots per inch has 70 million.
        timeout_seconds: of an outside converter for one document; of a document with pages, from one page to the next.
        total_seconds: of a document with pages from beginning to end; a scanned page takes three to five.
        max_memory_bytes: that the process which reads documents with pages may allocate; see `service.isolation`.
    """

    max_bytes: int = 64 * MEBIBYTE
    max_characters: int = 4_000_000
    max_cells: int = 200_000
    max_columns: int = 1000
    max_expanded_bytes: int = 256 * MEBIBYTE
    max_ratio: float = 200.0
    ratio_floor_bytes: int = 4 * MEBIBYTE
    max_members: int = 10_000
    max_nesting: int = 3
    max_depth: int = 200
    max_pages: int = 2500
    max_pixels: int = 120_000_000
    timeout_seconds: float = 120.0
    total_seconds: float = 14_400.0
    max_memory_bytes: int = 4096 * MEBIBYTE


DEFAULT = Limits()
