"""The line without OCR, built in the worker."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from corpora.readers.read import read_document
from corpora.readers.sources import RawSource
from models.tables.files.readers import page_readers
from service.assemble import build_toolkit
from service.pipeline import read_report
from service.settings import Settings


def paged_reports(settings: Settings, on_page: Callable[[], None]) -> Callable[[RawSource], object]:
    toolkit, limits = build_toolkit(settings), settings.limits()
    paged = page_readers(lambda: None, profiles=toolkit.profiles)
    read = replace(toolkit, read=lambda source: read_document(source.data, path=source.path, limits=limits, more=paged))
    return partial(read_report, toolkit=read)
