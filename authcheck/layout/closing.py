"""The end of a letter: valediction, the space for a signature, typed name, rank or title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.layout import wording
from authcheck.layout.lines import same_row
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.layout.lines import Line, Sheet

_SPACE = 140.0
"""Most points of white over a typed name that count as the space for its signature."""

_LEAST_SPACE = 18.0
"""Fewest points over a name without valediction above it: less is a heading or an address."""

_BLOCK_LINES = 8
"""Most lines of a signature block: name, rank, title, office, telephone."""

_BOX_REACH = 44.0
"""Points over which a form's box to sign in reaches: five eighths of an inch, as forms are ruled."""

_LONE_SPACE = 2.4
"""Line pitches of white over a name without rank or title that ends a letter."""

_UNSURE = 0.5
"""Confidence of a line under which it is rather ink than words."""

_REACH = 220.0
"""Points a signature may reach to the right from the start of the typed name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A closing's piece on one page."""

    page: int
    lines: tuple[Line, ...]
    box: Box

    ends: bool = True
    """Whether what follows on the page lies after the letter."""

    is_record: bool = False
    """Whether it is a page that stands for an electronic signature."""


def find_closings(sheet: Sheet, *, within_letter: bool) -> tuple[Closing, ...]:
    """Return the closings of a page, top down; without running text and watermarks in ``sheet``.

    ``within_letter`` says that a letter or memorandum began on this page or before; only then may a
    signature block stand without a valediction.
    """
    record = _electronic_record(sheet)
    if record is not None:
        return (record,)
    found = [
        closing
        for index, line in enumerate(sheet.lines)
        if (closing := _from_leave_taking(sheet, index, line)) is not None
    ]
    if not found and within_letter and (block := _bare_block(sheet)) is not None:
        found.append(block)
    if not found and (box := _signing_box(sheet)) is not None:
        found.append(box)
    return tuple(found)


def carried_over(sheet: Sheet) -> Closing | None:
    """Return the signature block at the head of a page whose valediction stands at the foot of the last."""
    rows = [line for line in sheet.lines if line.box.top < 0.5 * sheet.height]
    if not rows or not wording.is_person(rows[0].text):
        return None
    block = _block_from(sheet, 0)
    return Closing(
        page=sheet.number, lines=block, box=_with_space(sheet, block, max(0.0, block[0].box.top - 72))
    )


def takes_leave_last(sheet: Sheet, closing: Closing) -> bool:
    """Tell whether a closing is a bare valediction with nothing below it on its page."""
    bottom = max(line.box.bottom for line in closing.lines)
    return len(closing.lines) == 1 and all(line.box.top <= bottom for line in sheet.lines)


def _from_leave_taking(sheet: Sheet, index: int, line: Line) -> Closing | None:
    execution = bool(wording.EXECUTION.fullmatch(line.text.strip()))
    if not (execution or wording.is_valediction(line.text)):
        return None
    # “Regards” in a table or “Respectfully” opening a paragraph has company at its side.
    beside = (other for other in sheet.lines if other is not line and other.confidence >= _UNSURE)
    if any(same_row(line, other) for other in beside):
        return None
    taken = [line]
    bottom = line.box.bottom
    for below in sheet.lines[index + 1 :]:
        white = below.box.top - bottom
        named = any(wording.is_person(one.text) for one in taken[1:])
        if wording.AFTER_CLOSING.match(below.text) or wording.is_salutation(below.text):
            break
        if len(taken) > _BLOCK_LINES or white > _SPACE or (named and white > 1.5 * sheet.pitch):
            break
        if not execution and _is_prose(sheet, below):
            break
        # OCR reads a signature as stray words, beside the column or as nothing it is sure of.
        if not _in_column(below, line) or below.confidence < _UNSURE or (not named and _is_scribble(below)):
            continue
        taken.append(below)
        bottom = max(bottom, below.box.bottom)
    if len(taken) == 1 and not execution and _prose_follows(sheet, index):
        return None
    box = Box.around(piece.box for piece in taken)
    if len(taken) == 1 or execution:
        below_all = [other.box.top for other in sheet.lines if other.box.top >= box.bottom]
        bottom = min([*below_all, box.bottom + 90.0, sheet.height])
        box = Box(box.left, box.top, box.right, bottom)
    return Closing(page=sheet.number, lines=tuple(taken), box=_reach(sheet, box), ends=not execution)


def _bare_block(sheet: Sheet) -> Closing | None:
    """Return the last signature block of a page that has white above and no prose below."""
    notes = _signing_notes(sheet)
    typed = sheet.without(notes)
    lines = typed.lines
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        marked = bool(wording.SIGNING_LINE.fullmatch(line.text))
        if not (marked or wording.is_person(line.text)) or _has_company(lines, line):
            continue
        above = (
            one.box.bottom
            for one in lines[:index]
            if one.box.bottom <= line.box.top + 0.3 * line.size and one.confidence >= _UNSURE
        )
        top = max(above, default=0.0)
        block = _block_from(typed, index)
        if line.box.top - top < max(_LEAST_SPACE, 1.3 * sheet.pitch):
            continue
        if not (
            (marked and len(block) > 1)
            or _is_signature_block(sheet, block)
            or _is_lone_name(typed, index, block, top)
        ):
            continue
        rest = [other for other in lines[index:] if other not in block and not same_row(other, block[-1])]
        if any(_is_prose(sheet, other) for other in rest) and not _after(rest):
            return None
        box = _with_space(sheet, block, top)
        near = [note for note in notes if top < note.box.middle[1] < box.bottom + 12.0]
        return Closing(
            page=sheet.number,
            lines=(*block, *near),
            box=Box.around([box, *(note.box for note in near)]),
        )
    return None


def _signing_box(sheet: Sheet) -> Closing | None:
    """Return the last box of a form in which somebody signs: its label, its neighbours, what they hold."""
    for index in range(len(sheet.lines) - 1, -1, -1):
        line = sheet.lines[index]
        if not wording.SIGNING_BOX.fullmatch(line.text.strip()):
            continue
        signers = [
            other
            for other in sheet.lines
            if other is not line
            and abs(other.box.top - line.box.top) < _BOX_REACH
            and wording.SIGNER_LABEL.fullmatch(other.text.strip())
        ]
        if not signers:
            continue
        labels = (line, *signers)
        top, bottom = min(one.box.top for one in labels), max(one.box.bottom for one in labels) + _BOX_REACH
        taken: list[Line] = []
        for other in sheet.lines:
            if other in labels:
                taken.append(other)
            elif top - 1.0 <= other.box.top and other.box.bottom <= bottom:
                if _is_prose(sheet, other):
                    break
                if any(abs(other.box.left - one.box.left) < 40.0 for one in labels):  # noqa: PLR2004 - half an inch
                    taken.append(other)
        box = Box.around(one.box for one in taken)
        return Closing(page=sheet.number, lines=tuple(taken), box=_reach(sheet, box), ends=False)
    return None


def _has_company(lines: Sequence[Line], line: Line) -> bool:
    """Tell whether something stands left of a line, as in a table."""
    return any(
        same_row(line, other) and other.box.right <= line.box.left and other.confidence >= _UNSURE
        for other in lines
    )


def _signing_notes(sheet: Sheet) -> tuple[Line, ...]:
    """Return what a program painted when it signed: the signer's name in large type, a date, a reason."""
    notes = [line for line in sheet.lines if wording.SIGNING_NOTE.search(line.text)]
    if not notes:
        return ()
    around = Box.around(line.box for line in notes)
    return tuple(
        line
        for line in sheet.lines
        if line in notes
        or (
            min(line.box.bottom, around.bottom) - max(line.box.top, around.top) > 0.6 * line.box.height
            and line.box.left < around.left + 20.0
        )
    )


def _is_signature_block(sheet: Sheet, block: Sequence[Line]) -> bool:
    """Tell a signature block from an address or a heading: a rank, title or telephone follows the name."""
    below = block[1:]
    told = any(wording.OFFICE.search(line.text) or wording.CONTACT.search(line.text) for line in below)
    postal = any(wording.POSTCODE.search(line.text) for line in below)
    larger = block[0].size > 1.25 * sheet.size
    prose = any(_is_prose(sheet, line) for line in block)
    return bool(below) and told and not postal and not larger and not prose


def _is_lone_name(sheet: Sheet, index: int, block: Sequence[Line], top: float) -> bool:
    """Tell whether a name with nothing below it ends a letter: prose ends above it, over room for a hand."""
    name, above = sheet.lines[index], sheet.lines[:index]
    if len(block) != 1 or name.box.top - top < _LONE_SPACE * sheet.pitch or name.size > 1.25 * sheet.size:
        return False
    below = [line for line in sheet.lines[index + 1 :] if not wording.AFTER_CLOSING.match(line.text)]
    return not below and any(_is_prose(sheet, line) for line in above[-3:])


def _block_from(sheet: Sheet, index: int) -> tuple[Line, ...]:
    first = sheet.lines[index]
    block = [first]
    for line in sheet.lines[index + 1 :]:
        if len(block) >= _BLOCK_LINES or wording.AFTER_CLOSING.match(line.text):
            break
        if line.box.right < first.box.left or (
            same_row(line, block[-1]) and line.box.left > block[-1].box.right
        ):
            continue
        told = wording.OFFICE.search(line.text) or wording.CONTACT.search(line.text)
        aligned = abs(line.box.left - first.box.left) < 0.3 * first.size
        marked = wording.SIGNING_LINE.fullmatch(block[-1].text)
        apart = 2.5 if marked else 1.6 if told and aligned else 0.9
        if line.box.top - block[-1].box.bottom > apart * sheet.pitch or not _in_column(line, first):
            break
        block.append(line)
    return tuple(block)


def _electronic_record(sheet: Sheet) -> Closing | None:
    """Return the page that stands for an electronic signature as one closing."""
    said = " ".join(line.text for line in sheet.lines[:12])
    if len(sheet.lines) > 40 or not wording.ELECTRONIC_RECORD.search(said):  # noqa: PLR2004 - such a page holds little else
        return None
    start = next(
        (
            index
            for index, line in enumerate(sheet.lines)
            if wording.ELECTRONIC_RECORD.search(" ".join(o.text for o in sheet.lines[index : index + 3]))
        ),
        0,
    )
    lines = sheet.lines[start:]
    return Closing(page=sheet.number, lines=lines, box=Box.around(line.box for line in lines), is_record=True)


def _is_scribble(line: Line) -> bool:
    letters = sum(char.isalpha() for char in line.text)
    return letters < 3 and not wording.stands_in(line.text)  # noqa: PLR2004 - “/s/” is said apart


def _in_column(line: Line, first: Line) -> bool:
    across = min(line.box.right, first.box.right) - max(line.box.left, first.box.left)
    return across > 0 or abs(line.box.left - first.box.left) < 40.0  # noqa: PLR2004 - an indent, half an inch


def _is_prose(sheet: Sheet, line: Line) -> bool:
    wide = line.box.width > 0.55 * sheet.width
    small = sum(word[:1].islower() for word in line.text.split())
    return wide and small >= 3  # noqa: PLR2004 - names and titles have one or two small words


def _prose_follows(sheet: Sheet, index: int) -> bool:
    return any(_is_prose(sheet, line) for line in sheet.lines[index + 1 : index + 3])


def _after(rest: Sequence[Line]) -> bool:
    return any(wording.AFTER_CLOSING.match(line.text) for line in rest[:2])


def _with_space(sheet: Sheet, block: Sequence[Line], top: float) -> Box:
    around = Box.around(line.box for line in block)
    return _reach(sheet, Box(around.left, max(top, around.top - _SPACE), around.right, around.bottom))


def _reach(sheet: Sheet, box: Box) -> Box:
    """Widen a closing to where a signature would reach."""
    right = min(max(box.right, box.left + _REACH), sheet.width)
    return Box(max(box.left - 12.0, 0.0), box.top, right, box.bottom)
