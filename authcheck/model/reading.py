"""How to read an exhibit: what the caller may choose, and what must stop somewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil


class OcrEngine(StrEnum):
    """Which OCR engine reads pages without a text layer."""

    EMBEDDED = "embedded"
    """Tesseract and its English model as installed with authcheck."""

    SYSTEM = "system"
    """The Tesseract on PATH."""


class Limit(StrEnum):
    """A limit, by the name that it is told and raised by."""

    PAGES = "pages"
    OCR_PAGES = "ocr-pages"
    PIXELS = "pixels"
    MEMORY = "memory"
    CPU = "cpu"
    TIME = "time"
    ANSWER = "answer"

    @property
    def field(self) -> str:
        """The field of ``Limits`` that holds it."""
        return _FIELDS[self]

    def told(self, now: int) -> str:
        """Return the limit's name, its value and how to raise it, in words between brackets."""
        return f"(limit {self}={now}; raise it with --limit {self}={2 * now})"


_FIELDS = {
    Limit.PAGES: "pages",
    Limit.OCR_PAGES: "ocr_pages",
    Limit.PIXELS: "pixels",
    Limit.MEMORY: "memory_mib",
    Limit.CPU: "cpu_s",
    Limit.TIME: "wall_s",
    Limit.ANSWER: "answer_mib",
}

_WHOLE_BYTES = 1 << 20
"""A file of this size, or larger, is given all the time there is: a scan of many pages is never smaller."""

_LEAST_SHARE = 0.2
"""Part of the time that the smallest file is given."""

_LEAST_CPU_S, _LEAST_WALL_S = 60, 120
"""What any file is given, where the limits are not lower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where reading stops. Each is a bound on one exhibit; those on time are ceilings for the largest."""

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

    share: float = 1.0
    """Part of the time that this exhibit is given, for its size; 1 for all of it."""

    def for_size(self, size: int) -> Limits:
        """Return the limits for a file of ``size`` bytes: a small one that takes long is stuck or hostile."""
        return replace(self, share=min(1.0, _LEAST_SHARE + (1 - _LEAST_SHARE) * size / _WHOLE_BYTES))

    @property
    def cpu_given_s(self) -> int:
        """Processor time that this exhibit is given, in seconds."""
        return max(min(self.cpu_s, _LEAST_CPU_S), ceil(self.cpu_s * self.share))

    @property
    def wall_given_s(self) -> int:
        """Time from start to answer that this exhibit is given, in seconds."""
        return max(min(self.wall_s, _LEAST_WALL_S), ceil(self.wall_s * self.share))

    @property
    def file_mib(self) -> int:
        """Largest file taken in, in MiB: reading takes a multiple of it."""
        return self.memory_mib // 4

    def told(self, limit: Limit) -> str:
        """Return a limit's name, its value and how to raise it, in words between brackets."""
        return limit.told(int(getattr(self, limit.field)))

    def too_large(self) -> str:
        """Return in words that a file is larger than is taken in."""
        return (
            f"the file is larger than {self.file_mib} MiB, a quarter of the memory {self.told(Limit.MEMORY)}"
        )


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

    cut: str = ""
    """Why pages beyond the limit are not read, where it is not the limit: one of them costs the worker."""

    require_isolation: bool = False
    """Whether nothing is to be read where a layer of the isolation is missing."""
