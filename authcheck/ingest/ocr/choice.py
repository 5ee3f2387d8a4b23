"""Which engine reads, and when it is loaded; each is imported only when it is asked for."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from authcheck.errors import OcrError
from authcheck.model.reading import OcrEngine

if TYPE_CHECKING:
    from collections.abc import Callable

    from authcheck.ingest.ocr.engine import OcrReader
    from authcheck.model.reading import ReadingOptions


@lru_cache(maxsize=2)
def _reader(engine: OcrEngine, languages: tuple[str, ...]) -> OcrReader:
    if engine is OcrEngine.SYSTEM:
        from authcheck.ingest.ocr.system import SystemTesseract  # noqa: PLC0415 - loaded on need

        return SystemTesseract(languages)
    from authcheck.ingest.ocr.embedded import EmbeddedTesseract  # noqa: PLC0415 - loaded on need

    return EmbeddedTesseract(languages)


_preparing: list[threading.Thread] = []
"""The thread that loads an engine; none once it has been waited for."""


def prepare_reader(options: ReadingOptions) -> None:
    """Start loading the engine the caller chose, so that it is there when the page is.

    A model takes as long to load as a page to paint, and both run at once on two cores. What goes wrong is
    told by ``open_reader``.
    """

    def load() -> None:
        # The page's own reading meets the same error and tells it.
        with suppress(OcrError):
            _reader(options.engine, options.languages)

    if not _preparing and not _reader.cache_info().currsize:
        thread = threading.Thread(target=load, daemon=True)
        _preparing.append(thread)
        thread.start()


_awaiting: list[Callable[[], object]] = []
"""What is done in a thread of its own while a page is read."""


def while_reading(work: Callable[[], object]) -> None:
    """Have ``work`` done while the first page is read, if one is: reading keeps a single core busy."""
    _awaiting.append(work)


def open_reader(options: ReadingOptions) -> OcrReader:
    """Return the engine the caller chose; the same one again for the same choice.

    Raises:
        OcrError: The engine is not there.
        LanguageMissing: A language has no model.
    """
    while _preparing:
        _preparing.pop().join()
    while _awaiting:
        threading.Thread(target=_awaiting.pop(), daemon=True).start()
    return _reader(options.engine, options.languages)
