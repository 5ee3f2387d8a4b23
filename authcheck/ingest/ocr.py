"""What an OCR engine is here, and which one reads.

Two adapters serve: ``ocr_embedded`` (Tesseract inside this process, the default) and ``ocr_system``
(the Tesseract on PATH, for other languages). Each is imported only when it is asked for.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from authcheck.errors import OcrError
from authcheck.model.reading import OcrEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL.Image import Image

    from authcheck.model.document import Engine
    from authcheck.model.reading import ReadingOptions


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as an engine read it, placed in pixels of the picture it was given."""

    text: str
    """Never empty, no white space inside."""

    left: int
    top: int
    right: int
    bottom: int

    line: int
    """Number of the line in this picture, from 0."""

    confidence: float
    """From 0 to 1."""


class OcrReader(Protocol):
    """An OCR engine, ready to read."""

    @property
    def engines(self) -> tuple[Engine, ...]:
        """The programs that read, with their versions."""
        ...

    def read(self, picture: Image, dpi: float) -> tuple[ReadWord, ...]:
        """Return the words of a grey picture (mode ``L``) in reading order.

        Raises:
            OcrError: The engine failed.
        """
        ...


def legibility(words: Sequence[ReadWord]) -> float:
    """Return the mean confidence weighted by word length, 0 to 1; 0 where there are no words."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters if letters else 0.0


@lru_cache(maxsize=2)
def _reader(engine: OcrEngine, languages: tuple[str, ...]) -> OcrReader:
    if engine is OcrEngine.SYSTEM:
        from authcheck.ingest.ocr_system import SystemTesseract  # noqa: PLC0415 - loaded on need

        return SystemTesseract(languages)
    from authcheck.ingest.ocr_embedded import EmbeddedTesseract  # noqa: PLC0415 - loaded on need

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
