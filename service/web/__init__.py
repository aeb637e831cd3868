"""The review page: its sources in `source/` (Vue, TypeScript, Element Plus), what is served in `page/`.

Texts of documents reach the page as text only; the page asks for nothing outside its own server.
"""

from __future__ import annotations

from pathlib import Path


def page_folder() -> Path:
    """The built page: `index.html`, and `assets/` whose names carry a hash of their content."""
    return Path(__file__).parent / "page"
