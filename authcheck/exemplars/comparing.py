"""A questioned letter beside an exemplar, point by point, in words an editor understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from authcheck.exemplars.transplants import images_elsewhere
from authcheck.exemplars.wording import compare_texts
from authcheck.model.document import TextOrigin
from authcheck.model.exemplar import Agreement, Comparison, Point
from authcheck.model.observation import unquoted
from authcheck.sourcing.organisations import holds

if TYPE_CHECKING:
    from authcheck.model.days import Days
    from authcheck.model.exemplar import Crop, Exemplar, Features

_AGREE, _DIFFER, _NOT = Agreement.AGREE, Agreement.DIFFER, Agreement.NOT_COMPARABLE

_LINE = 90.0
"""Likeness (0 to 100) from which two lines of a letterhead are one, where OCR read either."""

_MOST_LINES = 0.7
"""Share of the lines that must be found again."""

_SAME_PICTURE = 0.62
"""Likeness from which two seals or logos agree."""

_OTHER_PICTURE = 0.35
"""Likeness under which they differ; between, look yourself."""

_SLACK = {TextOrigin.TEXT_LAYER: 4.0, TextOrigin.OCR: 10.0}
"""Points by which a margin may be off: a scan shifts and shrinks the page."""

_PITCH = 0.04
"""Part by which distances of lines may be off."""

_SIZE = 0.6
"""Points by which a type size may be off."""

_HEIGHT = 0.08
"""Part by which the height of words may be off."""


def compare(
    questioned: Features,
    exemplar: Exemplar,
    issuer: tuple[str, ...],
    when: Days | None,
    *,
    images: bool = True,
) -> Comparison:
    """Return how a letter compares with an exemplar.

    Args:
        questioned: The letter.
        exemplar: The letter of known origin.
        issuer: The office the questioned letter claims; empty where nobody said.
        when: The date it claims; None where nobody knows.
        images: Whether to look for the same signature image too.
    """
    known = exemplar.features
    points = (
        _letterhead(questioned, known),
        _letterhead_place(questioned, known),
        _logo(questioned, known),
        _fonts(questioned, known),
        _type_height(questioned, known),
        _margins(questioned, known),
        _pitch(questioned, known),
        _form("date", questioned.dateline, questioned.date_form, known.dateline, known.date_form),
        _form(
            "reference",
            questioned.reference,
            questioned.reference_form,
            known.reference,
            known.reference_form,
        ),
        _closing(questioned, known),
        _producer(questioned, known),
    )
    return Comparison(
        exemplar=exemplar,
        speaks=speaks_not(exemplar, issuer, when),
        points=points,
        text=compare_texts(questioned, known),
        images=images_elsewhere(questioned, ((f"exemplar {exemplar.id}", known),)) if images else (),
    )


def speaks_not(exemplar: Exemplar, issuer: tuple[str, ...], when: Days | None) -> str:
    """Return why an exemplar does not speak for letters of this issuer and time; empty where it does."""
    if issuer and not (holds(exemplar.issuer, issuer) or holds(issuer, exemplar.issuer)):
        return f"it is of {'/'.join(exemplar.issuer)}, and the letter claims {'/'.join(issuer)}"
    if when is not None and (when.last < exemplar.first or (exemplar.last and when.first > exemplar.last)):
        return f"it speaks for letters {exemplar.period}, and the letter claims {when}"
    return ""


def _letterhead(questioned: Features, known: Features) -> Point:
    name = "letterhead wording"
    crops = questioned.letterhead_crop, known.letterhead_crop
    missing = _missing(questioned.letterhead, known.letterhead, "the words of a letterhead were not read")
    if missing:
        return _point(name, _NOT, missing, *crops)
    exact = TextOrigin.OCR not in {questioned.read_by, known.read_by}
    found = [
        line
        for line in known.letterhead
        if any(_one_line(line, own, exact=exact) for own in questioned.letterhead)
    ]
    if len(found) == len(known.letterhead) == len(questioned.letterhead):
        return _point(name, _AGREE, f"both read “{_shown(known.letterhead)}”", *crops)
    # What OCR did not read surely is left out, so a line may be missing from a picture.
    lines = [len(known.letterhead), len(questioned.letterhead)]
    if found and len(found) >= _MOST_LINES * (max(lines) if exact else min(lines)):
        says = f"{len(found)} of {len(known.letterhead)} lines are the same, such as “{_shown(found)}”"
        return _point(name, _AGREE, says, *crops)
    says = f"this letter reads “{_shown(questioned.letterhead)}”, the exemplar “{_shown(known.letterhead)}”"
    return _point(name, _DIFFER, says, *crops)


def _one_line(one: str, other: str, *, exact: bool) -> bool:
    left, right = (" ".join(line.casefold().split()) for line in (one, other))
    return left == right if exact else ratio(left, right) >= _LINE


def _shown(lines: tuple[str, ...] | list[str]) -> str:
    text = " / ".join(lines)
    return unquoted(text if len(text) <= 100 else text[:99] + "…")  # noqa: PLR2004 - a line of a report


def _letterhead_place(questioned: Features, known: Features) -> Point:
    name = "letterhead place"
    one, other = questioned.letterhead_box, known.letterhead_box
    if one is None or other is None:
        return _point(name, _NOT, "one of them shows no letterhead")
    if not _one_paper(questioned, known):
        return _point(name, _NOT, _papers(questioned, known))
    slack = 2 * max(_SLACK[questioned.read_by], _SLACK[known.read_by])
    off = max(abs(one.middle[0] - other.middle[0]), abs(one.top - other.top))
    where = (
        f"its middle {one.middle[0]:.0f} and top {one.top:.0f} pt from the corner, "
        f"the exemplar's {other.middle[0]:.0f} and {other.top:.0f}"
    )
    return _point(name, _AGREE if off <= slack else _DIFFER, where)


def _logo(questioned: Features, known: Features) -> Point:
    from authcheck.exemplars.likeness import likeness  # noqa: PLC0415 - brings numpy, where there is a picture

    name = "seal or logo"
    one, other = questioned.logo, known.logo
    if one is None and other is None:
        return _point(name, _NOT, "neither shows one")
    if one is None or other is None:
        which = "only the exemplar" if one is None else "only this letter"
        return _point(name, _DIFFER, f"{which} shows something that may be one", one, other)
    alike = likeness(one, other)
    if alike >= _SAME_PICTURE:
        return _point(name, _AGREE, f"the pictures at the head are alike ({alike:.2f} of 1)", one, other)
    if alike < _OTHER_PICTURE:
        return _point(name, _DIFFER, f"the pictures at the head are not alike ({alike:.2f} of 1)", one, other)
    return _point(
        name, _NOT, f"neither clearly alike nor clearly not ({alike:.2f} of 1); look yourself", one, other
    )


def _fonts(questioned: Features, known: Features) -> Point:
    name = "typefaces and sizes"
    if not questioned.fonts or not known.fonts:
        return _point(name, _NOT, "one of them is a picture, whose typefaces no file names")
    one, other = questioned.fonts[0], known.fonts[0]
    same = _family(one.name) == _family(other.name) and abs(one.size - other.size) <= _SIZE
    says = f"mostly {one.name} at {one.size:g} pt, the exemplar {other.name} at {other.size:g} pt"
    return _point(name, _AGREE if same else _DIFFER, says)


def _family(font: str) -> str:
    return re.sub(r"(?:ps|mt)+$", "", re.split(r"[-,]", font.casefold())[0].replace(" ", ""))


def _type_height(questioned: Features, known: Features) -> Point:
    name = "height of the type"
    one, other = questioned.type_height, known.type_height
    if one is None or other is None:
        return _point(name, _NOT, "one of them has too few lines to measure")
    if questioned.read_by is not known.read_by:
        return _point(name, _NOT, "a picture and a text layer are measured in different ways")
    same = abs(one - other) <= _HEIGHT * max(one, other)
    return _point(name, _AGREE if same else _DIFFER, f"words {one:.1f} pt high, the exemplar's {other:.1f}")


def _margins(questioned: Features, known: Features) -> Point:
    name = "margins"
    edges = (questioned.left_margin, known.left_margin, questioned.right_margin, known.right_margin)
    if any(edge is None for edge in edges):
        return _point(name, _NOT, "one of them has too few lines to measure")
    if not _one_paper(questioned, known):
        return _point(name, _NOT, _papers(questioned, known))
    left, known_left, right, known_right = (edge or 0.0 for edge in edges)
    slack = max(_SLACK[questioned.read_by], _SLACK[known.read_by])
    # Ragged lines end where words do: the right margin is known to two words or so.
    same = abs(left - known_left) <= slack and abs(right - known_right) <= slack + 20  # said above
    says = f"left {left:.0f} and right {right:.0f} pt, the exemplar's {known_left:.0f} and {known_right:.0f}"
    return _point(name, _AGREE if same else _DIFFER, says)


def _pitch(questioned: Features, known: Features) -> Point:
    name = "line spacing"
    one, other = questioned.line_pitch, known.line_pitch
    if one is None or other is None:
        return _point(name, _NOT, "one of them has too few lines to measure")
    same = abs(one - other) <= _PITCH * max(one, other)
    return _point(
        name, _AGREE if same else _DIFFER, f"{one:.1f} pt from line to line, the exemplar's {other:.1f}"
    )


def _form(what: str, one: str, one_form: str, other: str, other_form: str) -> Point:
    name = f"form of the {what}"
    missing = _missing(one_form, other_form, f"no {what} was read")
    if missing:
        return _point(name, _NOT, missing)
    says = f"“{unquoted(one)}”, the exemplar “{unquoted(other)}”"
    return _point(name, _AGREE if one_form == other_form else _DIFFER, says)


def _closing(questioned: Features, known: Features) -> Point:
    name = "closing"
    crops = questioned.closing_crop, known.closing_crop
    missing = _missing(questioned.closing, known.closing, "no closing was read")
    if missing:
        return _point(name, _NOT, missing, *crops)
    one, other = questioned.valediction, known.valediction
    says = f"it closes with “{unquoted(one)}”" if one else "it has no valediction"
    says += f", the exemplar with “{unquoted(other)}”" if other else ", the exemplar has no valediction"
    return _point(name, _AGREE if one == other else _DIFFER, says, *crops)


def _producer(questioned: Features, known: Features) -> Point:
    name = "programs that made the file"
    missing = _missing(questioned.producer, known.producer, "the file names no program")
    if missing:
        return _point(name, _NOT, missing)
    same = _program(questioned.producer) == _program(known.producer)
    says = f"“{unquoted(questioned.producer)}”, the exemplar “{unquoted(known.producer)}”"
    return _point(name, _AGREE if same else _DIFFER, says)


def _program(named: str) -> str:
    """Return the programs without their versions."""
    return " ".join(re.sub(r"[\d.]+|[®™©(){}]", " ", named.casefold()).split())


def _one_paper(one: Features, other: Features) -> bool:
    return all(abs(a - b) <= 0.03 * max(a, b) for a, b in zip(one.page_size, other.page_size, strict=True))


def _papers(one: Features, other: Features) -> str:
    sizes = " and ".join(f"{width:.0f}x{height:.0f} pt" for width, height in (one.page_size, other.page_size))
    return f"the pages differ in size ({sizes})"


def _missing(one: object, other: object, what: str) -> str:
    if one and other:
        return ""
    return f"{what} in {'either' if not one and not other else 'this letter' if not one else 'the exemplar'}"


def _point(
    name: str, agreement: Agreement, says: str, questioned: Crop | None = None, known: Crop | None = None
) -> Point:
    return Point(name=name, agreement=agreement, says=says, questioned=questioned, known=known)
