"""What an OCR engine is here, and what it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from authcheck.model.document import Engine


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
