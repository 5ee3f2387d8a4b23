"""What reading an exhibit gives: pages of words and pictures, what the file carries, what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from authcheck.model.exhibit import Exhibit
from authcheck.model.geometry import Box
from authcheck.model.zone import Zone


class TextOrigin(StrEnum):
    """Where a word was read."""

    TEXT_LAYER = "text layer"
    """The file says it; a reader of the page may see something else."""

    OCR = "OCR"
    """Read from the page as it looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word on a page."""

    text: str
    """Never empty, no white space inside."""

    box: Box
    """On the upright page."""

    line: int
    """Number of the line on this page, from 0; words of one line stand beside each other."""

    origin: TextOrigin

    confidence: float = 1.0
    """From 0 to 1: the OCR engine's own figure; 1 for a text layer."""

    font: str | None = None
    """Font name without subset prefix; None where it is unknown (OCR)."""

    size: float | None = None
    """Type size in points as painted; None where it is unknown."""

    rotation: float = 0.0
    """Degrees counter-clockwise that the base line is turned against the upright page."""

    colour: str | None = None
    """Fill colour as ``#rrggbb``; None where it is unknown, as of print that OCR read."""

    opacity: float = 1.0
    """From 0 (clear) to 1 (solid)."""

    visible: bool = True
    """False where no reader of the page sees it: not painted, clear, covered, off the page, or too small."""

    @property
    def underlies(self) -> bool:
        """Whether it was read as a picture under or over the print: its box holds other words, too."""
        return self.origin is TextOrigin.OCR and self.colour is not None

    @property
    def luminance(self) -> float:
        """From 0 (black) to 1 (white); 0 where the colour is unknown."""
        if self.colour is None or len(self.colour) != len("#rrggbb"):
            return 0.0
        red, green, blue = (int(self.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image placed on a page."""

    box: Box

    pixels: tuple[int, int]
    """Columns and rows of the stored image."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, upright."""

    number: int
    """From 1, as a viewer counts."""

    width: float
    """Points, upright."""

    height: float
    """Points, upright."""

    words: tuple[Word, ...] = ()
    """In reading order."""

    pictures: tuple[Picture, ...] = ()

    read_by: TextOrigin = TextOrigin.TEXT_LAYER

    legibility: float = 1.0
    """From 0 to 1: mean confidence weighted by word length; 1 for a text layer; 0 where nothing was read
    on a page that has ink."""

    turned: float = 0.0
    """Degrees clockwise the page as stored was turned to stand upright, skew included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataField:
    """One entry of what the file says about itself."""

    zone: str
    """``pdf.info``, ``pdf.xmp``, ``image.exif`` …"""

    key: str
    """The format's own name, such as ``Title`` or ``ModDate``."""

    value: str
    """As text; dates in RFC 3339 where the file's date could be read, otherwise as they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureField:
    """A cryptographic signature field of a PDF. Its presence says nothing of its validity."""

    name: str
    """The field's full name."""

    signed: bool
    """Whether the field holds a signature value."""

    page: int | None = None
    """Page of its widget; None where it has none."""

    box: Box | None = None
    """Place of its widget; None where it is invisible or has none."""

    sub_filter: str | None = None
    """Encoding of the signature, such as ``adbe.pkcs7.detached``; None for an unsigned field."""

    claimed_signer: str | None = None
    """The name the signature dictionary gives, unverified; None where it gives none."""

    claimed_time: str | None = None
    """RFC 3339 time the dictionary gives, unverified; None where it gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Something laid over a page: a stamp, a note, a text box."""

    page: int
    box: Box
    kind: str
    """The format's own name in lower case, such as ``stamp`` or ``freetext``."""

    text: str
    """What it says, or its stamp's name; empty where it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limitation:
    """Something that was not examined, and why; printed before the conclusion."""

    what: str
    """What was not examined, such as ``page 3``."""

    why: str
    """Why, and where there is one, the way out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A program that took part in the reading."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An exhibit as read."""

    exhibit: Exhibit
    pages: tuple[Page, ...]
    zones: tuple[Zone, ...] = ()
    metadata: tuple[MetadataField, ...] = ()
    signatures: tuple[SignatureField, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    limitations: tuple[Limitation, ...] = ()
    engines: tuple[Engine, ...] = ()

    page_count: int | None = None
    """Pages in the file; None where ``pages`` are all of them, or nobody could count."""

    languages: tuple[str, ...] = ()
    """Tesseract's codes of the languages that OCR read in; empty where no page was read by OCR."""

    def words_of(self, zone: Zone) -> tuple[Word, ...]:
        """Return the zone's words in reading order."""
        words = self.pages[zone.page - 1].words
        return tuple(words[index] for index in zone.words)

    def lines_of(self, zone: Zone) -> tuple[str, ...]:
        """Return the zone's text, one string a line, words joined by single spaces."""
        lines: dict[int, list[str]] = {}
        for word in self.words_of(zone):
            lines.setdefault(word.line, []).append(word.text)
        return tuple(" ".join(words) for words in lines.values())
