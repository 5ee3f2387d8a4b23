"""The Tesseract on PATH, for languages whose models authcheck does not carry."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

# Tesseract's threads cost more than they save on one page; the program inherits this.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import pytesseract

from authcheck.errors import LanguageMissing, OcrError
from authcheck.ingest.ocr.engine import ReadWord
from authcheck.model.document import Engine

if TYPE_CHECKING:
    from PIL.Image import Image

_WORD_LEVEL = "5"


class SystemTesseract:
    """Reads with the Tesseract on PATH.

    Raises:
        OcrError: There is none, or it does not run.
        LanguageMissing: It has no model for a language.
    """

    def __init__(self, languages: tuple[str, ...]) -> None:
        """Ask the program for its version and its languages."""
        if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
            message = (
                "no Tesseract on PATH; install it (Debian, Ubuntu: `apt install tesseract-ocr`)"
                " or leave out `--ocr system`"
            )
            raise OcrError(message)
        try:
            there = languages_there()
            self._version = str(pytesseract.get_tesseract_version())
        except (RuntimeError, OSError, ValueError, SystemExit) as error:
            message = f"the Tesseract on PATH does not run: {error}; leave out `--ocr system`"
            raise OcrError(message) from error
        for language in languages:
            if language not in there:
                raise LanguageMissing(_advice(language, there))
        self._languages = "+".join(languages)

    @property
    def engines(self) -> tuple[Engine, ...]:
        """Tesseract as it names itself, and the wrapper that runs it."""
        return (
            Engine(name="Tesseract", version=self._version),
            Engine(name="pytesseract", version=pytesseract.__version__),
        )

    def read(self, picture: Image, dpi: float) -> tuple[ReadWord, ...]:
        """Return the words of a grey picture in reading order.

        Raises:
            OcrError: Tesseract failed.
        """
        try:
            table = pytesseract.image_to_data(
                picture, lang=self._languages, config=f"--oem 1 --psm 3 --dpi {round(dpi)}"
            )
            return _words(table)
        except (RuntimeError, OSError, ValueError) as error:
            message = f"the Tesseract on PATH failed: {error}"
            raise OcrError(message) from error


def languages_there() -> tuple[str, ...]:
    """Return what the program has models for, in order; errors are the wrapper's own."""
    return tuple(sorted(pytesseract.get_languages(config="")))


def _words(table: str) -> tuple[ReadWord, ...]:
    """Return the words of Tesseract's table: level, page, block, paragraph, line, word, box, figure, text."""
    words: list[ReadWord] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != _WORD_LEVEL:  # noqa: PLR2004 - the table's columns, as above
            continue
        text = "".join(cells[11].split())
        if not text:
            continue
        line = lines.setdefault(tuple(cells[1:5]), len(lines))
        left, top, width, height = (int(cell) for cell in cells[6:10])
        confidence = min(max(float(cells[10]) / 100, 0.0), 1.0)
        words.append(ReadWord(text, left, top, left + width, top + height, line, confidence))
    return tuple(words)


def _advice(language: str, there: tuple[str, ...]) -> str:
    package = f"tesseract-ocr-{language.replace('_', '-').lower()}"
    known = ", ".join(there) or "none"
    return (
        f"the Tesseract on PATH has no model for “{language}” (it has: {known});"
        f" install it (Debian, Ubuntu: `apt install {package}`)"
    )
