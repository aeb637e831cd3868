"""XML from strangers: no DTD, no entities, no network."""

from __future__ import annotations

import re

from lxml import etree

from corpora.document.errors import Corrupt, Forbidden

_DTD = re.compile(
    rb"<\0?!\0?[\s\0]*(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)",
    re.IGNORECASE,
)
"""Also in UTF-16 of either order: the zero bytes may stand between."""


def parse_xml(data: bytes) -> etree._Element:
    """The root element.

    Raises:
        Forbidden: a document type, which office formats never need and attacks (XXE, billion laughs) always do.
        Corrupt: not well-formed, or nested deeper than libxml2's 256.
    """
    if _DTD.search(data):
        raise Forbidden("XML 含有 DTD 或实体")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Corrupt("XML 不合规范") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Forbidden("XML 含有 DTD 或实体")
    return root
