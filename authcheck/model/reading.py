"""How to read an exhibit: what the caller may choose, and what must stop somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OcrEngine(StrEnum):
    """Which OCR engine reads pages without a text layer."""

    EMBEDDED = "embedded"
    """Tesseract and its English model as installed with authcheck."""

    SYSTEM = "system"
    """The Tesseract on PATH."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where reading stops. Each is a bound on one exhibit."""

    pages: int = 400
    """Pages read; the rest is a limitation."""

    ocr_pages: int = 60
    """Pages read by OCR; the rest is a limitation."""

    pixels: int = 60_000_000
    """Pixels of one page or image as decoded."""

    memory_mib: int = 2048
    """Address space of the worker, in MiB."""

    cpu_s: int = 300
    """Processor time of the worker, in seconds."""

    wall_s: int = 600
    """Time from start to answer, in seconds."""

    answer_mib: int = 64
    """Longest answer of the worker, in MiB."""

    @property
    def file_mib(self) -> int:
        """Largest file taken in, in MiB: reading takes a multiple of it."""
        return self.memory_mib // 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """What the caller may choose about reading."""

    password: str | None = None
    engine: OcrEngine = OcrEngine.EMBEDDED
    languages: tuple[str, ...] = ("eng",)
    """Tesseract's codes."""

    limits: Limits = Limits()

    trust: tuple[str, ...] = ()
    """Installed packages, or packs of rules, whose Python may run in the worker beside authcheck's own."""

    require_isolation: bool = False
    """Whether nothing is to be read where a layer of the isolation is missing."""
