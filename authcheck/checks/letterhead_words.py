"""The words of a letterhead: those that were surely read, and whether they name an office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.document import Page, Word
    from authcheck.model.zone import Zone

_SURE = 0.6
"""Confidence from which OCR has read a word."""

_MOSTLY = 0.5
"""Share of a line's letters that must be surely read, or the line says nothing."""

_LONGEST = 160
"""Characters quoted."""

_LARGE = 1.25
"""Usual type sizes from which a line is display type."""

_CENTRED = 0.05
"""Share of a page's width by which a centred line may miss the middle."""

_HEAD = 0.2
"""Share of a page's height in which centred lines are a heading."""

_OFFICE = re.compile(
    r"\b(?:departments?|ministry|minist[eè]re|minister|bundes\w+|agency|offices?|commission\w*|headquarters|hq"
    r"|command\w*|embassy|consulate|council|parliament|university|universit[äé]t?|institut\w*|services?"
    r"|administration|authority|bureau|government|board|organi[sz]ation|nato|otan|european|royal|republic"
    r"|u\.s|u\.k|united states|united nations|army|navy|air force|corps|brigade|battalion|regiment|task force"
    r"|division"
    r"|directorate|courts?|judge|bank|company|co|ltd|llc|llp|inc|incorporated|plc|gmbh|ag|s\.a|corp\w*"
    r"|secretary|secretariat|house|senate|congress|cabinet|foundation|association|society|committee|center"
    r"|centre|school|college|hospital|laborator\w+|trust|union|federation|county|city of|state of|police"
    r"|attorneys?|law|counsel|group|international|director|president|registrar|governor|mayor)\b",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"\b(?:tel|fax|phone|telephone|telefax|e-?mail)\b|\bwww\.|https?:|@\w|\(\d{3}\)\s?\d{3}|\b\d{3}[-.]\d{4}\b"
    r"|\b(?:street|st\.|avenue|ave\.|road|drive|suite|boulevard|blvd|p\.?\s?o\.? box|parkway|lane|plaza|quay"
    r"|square)"
    r"|stra(?:ß|ss)e\b|\brue\b|\b[A-Z]{2}[ .]{1,3}\d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    re.IGNORECASE,
)
_NO_ISSUER = re.compile(
    # The kind of paper, a marking on it, a date: what stands at many heads and names nobody.
    r"(?:(?:dispatch|memorandum|memo|cable|telegram|letter|report|minutes|note|notice|transmittal|routing|record"
    r"|slip|sheet|message|classification|secret|top|confidential|unclassified|restricted|official|sensitive|use"
    r"|only|draft|working|paper|final|first|second|third|pre-?decisional|deliberative|process|not|for|release"
    r"|review|signature|copy|page|date|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*"
    r"|dec\w*|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|\d[\d/.,:-]*(?:st|nd|rd|th)?)\W*)+",
    re.IGNORECASE,
)
_FORM_BOX = re.compile(
    r"\b(?:no|nr|number|symbol|code|classification|copies|check one)\W*$"
    # A form's imprint, a court's filing line.
    r"|\b(?:FPMR|CFR|optional form|edition|GPO)\b|^case:? \S*\d|\b(?:symbol|file|form|copy|case|ref\w*) no\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """A line of a letterhead as far as it was surely read."""

    text: str
    box: Box
    size: float
    """Points: the largest of its words."""


def read_lines(page: Page, zone: Zone) -> tuple[ReadLine, ...]:
    """Return the lines of ``zone`` that say something of an issuer, without what was not surely read."""
    words = [page.words[index] for index in zone.words]
    rows = [list(row) for _, row in groupby(words, key=lambda word: word.line)]
    return tuple(line for row in rows if (line := _read(row)) is not None)


def names_an_office(page: Page, lines: Sequence[ReadLine]) -> bool:
    """Tell whether lines name an office, say where it is, or are set as a heading is."""
    usual = _usual_size(page)
    return any(
        _OFFICE.search(line.text)
        or _REACH.search(line.text)
        or (" " in line.text and (line.size > _LARGE * usual or _is_centred(page, line)))
        for line in lines
    )


def quoted(lines: Sequence[ReadLine]) -> str:
    """Return the lines for a sentence, cut between words where they are many."""
    whole = " / ".join(line.text for line in lines)
    if len(whole) <= _LONGEST:
        return whole
    return whole[:_LONGEST].rpartition(" ")[0].rstrip(" /") + " …"


def _read(row: Sequence[Word]) -> ReadLine | None:
    sure = [word for word in row if _is_sure(word)]
    while sure and not _says(sure[0]):
        sure = sure[1:]
    while sure and not _says(sure[-1]):
        sure = sure[:-1]
    letters = sum(_letters(word.text) for word in sure)
    every = sum(_letters(word.text) for word in row)
    text = _joined(row, sure)
    figures = sum(char.isdigit() for char in text)
    longest = max((_letters(word.text) for word in sure), default=0)
    if longest < 3 or letters < _MOSTLY * every:  # noqa: PLR2004 - no word, but initials and specks
        return None
    if figures > letters and not _REACH.search(text):
        return None
    if _NO_ISSUER.fullmatch(text) or _FORM_BOX.search(text):
        return None
    return ReadLine(
        text=text,
        box=Box.around(word.box for word in sure),
        size=max(word.size or word.box.height for word in sure),
    )


def _is_sure(word: Word) -> bool:
    """Tell whether a word was surely read: by the engine's figure, or as a word that offices use."""
    return word.confidence >= _SURE or bool(_OFFICE.fullmatch(word.text.strip(".,")))


def _joined(row: Sequence[Word], sure: Sequence[Word]) -> str:
    """Return the words of a line that were surely read, with dots where others stand between them."""
    if not sure:
        return ""
    between = row[row.index(sure[0]) : row.index(sure[-1]) + 1]
    marks: list[str] = []
    for word in between:
        if word in sure:
            marks.append(word.text)
        elif _letters(word.text) > 1 and marks[-1] != "…":
            marks.append("…")
    return " ".join(marks)


def _says(word: Word) -> bool:
    return any(char.isalnum() for char in word.text)


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def _is_centred(page: Page, line: ReadLine) -> bool:
    off = abs(line.box.middle[0] - page.width / 2)
    return off < _CENTRED * page.width and line.box.bottom < _HEAD * page.height


def _usual_size(page: Page) -> float:
    """Return the type size in points that most letters of the page have."""
    sizes = sorted((word.size or word.box.height, len(word.text)) for word in page.words)
    half = sum(length for _, length in sizes) / 2
    for size, length in sizes:
        half -= length
        if half <= 0:
            return size
    return 11.0
