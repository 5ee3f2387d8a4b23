"""Exemplars: letters of known origin, what is kept of them, and how a questioned letter compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from authcheck.model.document import TextOrigin
from authcheck.model.geometry import Box


class Grade(StrEnum):
    """How an exemplar is known to be what it is: the desk's word, which its cap follows."""

    A = "A"
    """Published by the issuer itself."""

    B = "B"
    """A recipient's copy."""

    C = "C"
    """A copy that the press published, of known route."""

    F = "F"
    """Of unknown origin: listed, and weighs nothing."""

    @property
    def told(self) -> str:
        """In words for a report."""
        return _GRADES[self]


_GRADES = {
    Grade.A: "the issuer's own publication",
    Grade.B: "a recipient's copy",
    Grade.C: "a press copy",
    Grade.F: "a copy of unknown origin",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """A small grey picture cut from a page: plain values, no file format."""

    width: int
    """Columns."""

    height: int
    """Rows."""

    grey: bytes
    """``width * height`` values, row by row, 0 black."""

    page: int
    """From 1."""

    box: Box
    """What it shows, in points on the upright page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontUse:
    """A typeface in one size, and how much of the page is set in it."""

    name: str
    """Without subset prefix."""

    size: float
    """Points."""

    share: float
    """Of the letters of the first page, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWord:
    """A word of the text, and whether it was surely read."""

    text: str
    sure: bool = True
    """False where OCR may have misread it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is kept of a letter for comparing: how it looks, how it is set, what it says."""

    sha256: str
    """Of the file."""

    pages: int
    """In the file, as far as read."""

    page_size: tuple[float, float]
    """Width and height of the first page in points."""

    read_by: TextOrigin
    """Of the first page."""

    legibility: float
    """Mean over the pages, from 0 to 1."""

    letterhead: tuple[str, ...] = ()
    """Its lines as far as they were surely read; empty where it has none or it is a picture."""

    letterhead_box: Box | None = None
    """None where no letterhead was found."""

    letterhead_crop: Crop | None = None
    logo: Crop | None = None
    """Seal or logo at the head of the first page; None where nothing but words stands there."""

    fonts: tuple[FontUse, ...] = ()
    """Most used first; empty where the first page was read by OCR."""

    type_height: float | None = None
    """Usual height of a word of the body in points; None where there are too few."""

    left_margin: float | None = None
    """Of the body, in points; None where there are too few lines."""

    right_margin: float | None = None
    line_pitch: float | None = None
    """Usual distance from one line of the body to the next, in points."""

    dateline: str = ""
    """The date as it stands; empty where none was found."""

    date_form: str = ""
    """Its form, such as ``D Month YYYY``."""

    reference: str = ""
    """The file reference as it stands."""

    reference_form: str = ""
    """The same with every figure as 9 and every letter as A."""

    closing: tuple[str, ...] = ()
    """Lines of the last closing."""

    closing_crop: Crop | None = None
    valediction: str = ""
    """Its first words where they are one, such as ``sincerely``."""

    producer: str = ""
    """Programs that the file says made it; empty where it says nothing."""

    text: tuple[TextWord, ...] = ()
    """The words of all pages in reading order, running heads and feet included."""

    signatures: tuple[Crop, ...] = ()
    """Marks that are probably signatures by hand: their ink alone, without print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """A letter of known origin in a bank."""

    name: str
    """The file's own name when it was added; a label, and never a path that is opened."""

    issuer: tuple[str, ...]
    """The office it comes from as a path, widest body first."""

    grade: Grade
    first: date
    """First day of the period whose letters it speaks for."""

    last: date | None
    """Last day of it; None where it is still open."""

    published: str
    """Where it was published or who holds it, as the desk wrote it; never opened."""

    added: date
    features: Features

    @property
    def id(self) -> str:
        """What it is called: the first twelve digits of its SHA-256."""
        return self.features.sha256[:12]

    @property
    def period(self) -> str:
        """The period in words."""
        return f"from {self.first}" + (f" to {self.last}" if self.last else " on")


class Agreement(StrEnum):
    """How two letters compare in one point."""

    AGREE = "agree"
    DIFFER = "differ"
    NOT_COMPARABLE = "not comparable"
    """One of them does not show it, or shows it too badly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a comparison."""

    name: str
    """Such as ``letterhead wording``."""

    agreement: Agreement
    says: str
    """One sentence without a full stop, for an editor."""

    questioned: Crop | None = None
    """What the questioned letter shows; None where there is nothing to look at."""

    known: Crop | None = None


class Sameness(StrEnum):
    """Whether two texts are one, word for word."""

    SAME = "the same, word for word"
    DIFFERENT = "different"
    UNSURE = "cannot be told"
    """They read alike, but words in which they differ were not surely read, or there are too few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextComparison:
    """Two texts held against each other."""

    sameness: Sameness
    says: str
    """One sentence without a full stop."""

    alike: float
    """Share of the words that stand in both in the same order, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageMatch:
    """The same signature image in two places."""

    questioned: Crop
    known: Crop
    elsewhere: str
    """Where the other stands, in words, such as ``exemplar 1f2e3d4c5b6a, page 2``."""

    overlap: float
    """Share of the strokes that lie on each other once aligned, from 0 to 1."""

    scale: float
    """Size of the known one in sizes of the questioned one."""

    turn: float
    """Degrees the questioned one is turned to lie on the known one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A questioned letter beside one exemplar."""

    exemplar: Exemplar
    speaks: str
    """Why it does not speak for the questioned letter (another issuer, another time); empty where it does."""

    points: tuple[Point, ...]
    text: TextComparison
    images: tuple[ImageMatch, ...] = ()
