"""The beginning of a letter: letterhead, dateline, reference, addressee, subject, start of the body."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from authcheck.layout import wording
from authcheck.layout.lines import blocks, same_row
from authcheck.model.zone import ZoneName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.layout.lines import Line, Sheet
    from authcheck.model.document import Picture
    from authcheck.model.geometry import Box

_HEAD = 0.72
"""Share of a page's height in which a letter greets or names its subject."""

_LETTERHEAD = 0.33
"""Share of a page's height in which a letterhead stands."""

_SIDE = 0.24
"""Share of a page's width in which a letterhead may run down the side."""

_LEAST_SIDE = (3, 20)
"""Lines and letters that make a letterhead down the side; less is a scribble."""

_SPECK = 12.0
"""Points a logo measures at least both ways."""

_NUMBER = 3
"""Characters up to which a bold line is a paragraph's number, not a subject."""

_LONG = 0.45
"""Share of a page's width from which a label's line may run on at the margin."""

_CLOSE = 0.5
"""Pitches of white up to which a line at the margin still runs on."""

_FORM_LABELS = 4
"""Labels other than a memorandum's own from which a page is a form."""


@dataclass(slots=True)
class Opening:
    """The lines of a letter's head by zone; ``body_top`` is where its text starts, in points."""

    parts: dict[ZoneName, list[Line]] = field(default_factory=dict)
    logo: Box | None = None
    body_top: float = 0.0

    greeting: Line | None = None

    def put(self, name: ZoneName, *lines: Line) -> None:
        """Add lines to a part."""
        self.parts.setdefault(name, []).extend(lines)

    def holds(self, line: Line) -> bool:
        """Tell whether a part has the line."""
        return any(line in lines for lines in self.parts.values())


def find_opening(sheet: Sheet, pictures: Sequence[Picture], *, first_page: bool) -> Opening | None:
    """Return the opening of the letter that starts on this page; None where none does.

    ``first_page`` says that nothing stands before the page: a date with a reference, or with a
    letterhead, is then enough.
    """
    greeting = _greeting(sheet)
    labels = _memo_labels(sheet, greeting)
    opening = Opening(greeting=greeting)
    if labels:
        _read_memo(sheet, labels, opening)
        end = labels[0][0].box.bottom
    else:
        end = greeting.box.top if greeting is not None else _first_prose(sheet)
    head = [line for line in sheet.lines if line.box.bottom <= end + 2.0 and not opening.holds(line)]
    _read_marks(sheet, head, opening)
    bare = greeting is None and not labels
    if bare and (_is_form(sheet, end, 1) or not _is_bare_opening(opening, first_page=first_page)):
        return None
    if greeting is not None:
        opening.body_top = greeting.box.top
        _read_heading(sheet, greeting, opening)
    elif not labels:
        opening.body_top = end
    _read_sender_and_addressee(sheet, head, opening)
    _read_side(sheet, opening)
    opening.logo = _logo(sheet, pictures, opening)
    return opening


def begins_letter(sheet: Sheet) -> bool:
    """Tell whether a page greets an addressee or has a memorandum's head."""
    greeting = _greeting(sheet)
    return greeting is not None or bool(_memo_labels(sheet, greeting))


def _greeting(sheet: Sheet) -> Line | None:
    for line in sheet.lines:
        if line.box.top < _HEAD * sheet.height and wording.is_salutation(line.text):
            beside = [other for other in sheet.lines if other is not line and same_row(other, line)]
            if not any(
                other.box.left < line.box.left and other.box.right > 0.3 * sheet.width for other in beside
            ):
                return line
    return None


def _label(sheet: Sheet, line: Line) -> ZoneName | str:
    """Return the zone a memorandum's label opens, ``sender`` or an empty string."""
    text = line.text
    if (
        text.isupper()
        and text.isalpha()
        and any(same_row(line, other) and other.box.left > line.box.right for other in sheet.lines)
    ):
        # Printed forms set the colon apart: “TO        :   Mr. Adams”.
        text = f"{text}:"
    if wording.SUBJECT_LABEL.match(text):
        return ZoneName.SUBJECT
    if wording.ADDRESSEE_LABEL.match(text):
        return ZoneName.ADDRESSEE
    if wording.SENDER_LABEL.match(text):
        return "sender"
    if wording.DATE_LABEL.match(text):
        return ZoneName.DATELINE
    return ""


def _memo_labels(sheet: Sheet, greeting: Line | None) -> list[tuple[Line, ZoneName | str]]:
    """Return a memorandum's labelled lines, top down; none where they make a form rather than a head."""
    bottom = greeting.box.top if greeting is not None else _HEAD * sheet.height
    found = [
        (line, label) for line in sheet.lines if line.box.top < bottom and (label := _label(sheet, line))
    ]
    kinds = {label for _, label in found}
    if greeting is not None:
        return []
    if not found or _is_form(sheet, found[-1][0].box.bottom, len(found)):
        return []
    titled = any(
        wording.plain(line.text) in {"memorandum", "memo", "office memorandum"} for line in sheet.lines
    )
    formal = titled or any(line.text.casefold().startswith("memorandum") for line, _ in found)
    if ZoneName.ADDRESSEE in kinds and (ZoneName.SUBJECT in kinds or "sender" in kinds or formal):
        return found
    return found if ZoneName.SUBJECT in kinds and "sender" in kinds else []


def _is_form(sheet: Sheet, bottom: float, own: int) -> bool:
    """Tell whether labels other than a memorandum's ``own`` stand above ``bottom``, as on a printed form."""
    labels = [line for line in sheet.lines if line.box.top < bottom and wording.ANY_LABEL.match(line.text)]
    return len(labels) - own >= _FORM_LABELS


def _read_memo(sheet: Sheet, labels: Sequence[tuple[Line, ZoneName | str]], opening: Opening) -> None:
    """Give each label its line's other pieces and the lines that continue it."""
    tops = [line.box.top for line, _ in labels]
    bottom = 0.0
    for position, (line, label) in enumerate(labels):
        following = [top for top in tops[position + 1 :] if top > line.box.bottom - 1.0]
        until = following[0] if following else float("inf")
        lines = [line, *_continued(sheet, line, until)]
        bottom = max(bottom, *(one.box.bottom for one in lines))
        for one in lines:
            if opening.holds(one) or (one is not line and _label(sheet, one)):
                continue
            if isinstance(label, ZoneName):
                at_right = (
                    one is not line and label is not ZoneName.DATELINE and wording.is_dateline(one.text)
                )
                opening.put(ZoneName.DATELINE if at_right else label, one)
    opening.body_top = bottom + 1.0


def _continued(sheet: Sheet, label: Line, until: float) -> list[Line]:
    row = [
        line
        for line in sheet.lines
        if line is not label and same_row(line, label) and line.box.left >= label.box.left
    ]
    taken = sorted(row, key=lambda line: line.box.left)
    bottom = max(line.box.bottom for line in [label, *taken])
    start = min((line.box.left for line in taken), default=None)
    for line in sheet.lines:
        if line.box.top <= label.box.top or line in taken or line is label or line.box.bottom > until + 2.0:
            continue
        white = line.box.top - bottom
        indented = start is not None and abs(line.box.left - start) < 1.5 * line.size
        hanging = start is None and line.box.left > label.box.left + 2.0 * line.size
        # A long name of an office runs on under its label: “MEMORANDUM FOR …, Deputy Director,”.
        runs_on = (
            start is None
            and until < float("inf")
            and abs(line.box.left - label.box.left) < line.size
            and (label.text.rstrip().endswith(",") or label.box.width > _LONG * sheet.width)
            and line.box.top - bottom < _CLOSE * sheet.pitch
        )
        # Before the next label every hanging line belongs here; after the last one, only the very next.
        near = 1.2 * sheet.pitch if until == float("inf") else 3.0 * sheet.pitch
        if white < near and (indented or hanging or runs_on) and not _label(sheet, line):
            taken.append(line)
            bottom = max(bottom, line.box.bottom)
        elif white >= near or until == float("inf"):
            break
    return taken


def _read_marks(sheet: Sheet, head: Sequence[Line], opening: Opening) -> None:
    """Take datelines, references and labelled subjects out of the head."""
    subject_seen: Line | None = None
    for line in head:
        if wording.SUBJECT_LABEL.match(line.text):
            row = [other for other in head if other is not line and same_row(other, line)]
            opening.put(ZoneName.SUBJECT, line, *(o for o in row if not opening.holds(o)))
            subject_seen = line
        elif wording.is_dateline(line.text) and line.box.top > 0.02 * sheet.height:
            opening.put(ZoneName.DATELINE, line)
        elif wording.is_reference(line.text):
            row = [
                other
                for other in head
                if other is not line and same_row(other, line) and other.box.left > line.box.left
            ]
            labelled = line.text.rstrip().endswith((":", "."))
            opening.put(ZoneName.REFERENCE, line, *(o for o in row[:1] if labelled and not opening.holds(o)))
        elif (
            subject_seen is not None
            and not opening.holds(line)
            and _hangs(sheet, line, opening.parts[ZoneName.SUBJECT])
        ):
            opening.put(ZoneName.SUBJECT, line)


def _hangs(sheet: Sheet, line: Line, above: Sequence[Line]) -> bool:
    last = max(above, key=lambda one: one.box.bottom)
    return (
        0 <= line.box.top - last.box.top < 1.35 * sheet.pitch
        and line.box.left > min(o.box.left for o in above) + 1.5 * line.size
    )


def _read_heading(sheet: Sheet, greeting: Line, opening: Opening) -> None:
    """Find a subject between greeting and first paragraph: labelled, bold, in capitals or centred."""
    below = [line for line in sheet.lines if line.box.top > greeting.box.bottom - 1.0][:4]
    subject: list[Line] = []
    for line in below:
        if subject and line.box.top - subject[-1].box.bottom > 0.7 * sheet.pitch:
            break
        emphatic = (line.bold or line.capitals) and line.size >= 0.95 * sheet.size
        if wording.SUBJECT_LABEL.match(line.text) or (
            emphatic and not line.text.rstrip().endswith((".", ",")) and len(line.text) > _NUMBER
        ):
            subject.append(line)
        else:
            break
    labelled = bool(subject) and bool(wording.SUBJECT_LABEL.match(subject[0].text))
    # One bold heading over the first paragraph is a subject; a second one further down makes it a section's.
    if subject and (labelled or len(subject) <= 3) and ZoneName.SUBJECT not in opening.parts:  # noqa: PLR2004 - lines of a subject
        opening.put(ZoneName.SUBJECT, *subject)


def _first_prose(sheet: Sheet) -> float:
    """Return the top of the first line that runs like a paragraph; the page's height where none does."""
    for line, below in itertools.pairwise(sheet.lines):
        small = sum(word[:1].islower() for word in line.text.split())
        wide = line.box.width > 0.5 * sheet.width
        if wide and small >= 4 and below.box.top - line.box.top < 1.6 * sheet.pitch:  # noqa: PLR2004 - words of a sentence
            return line.box.top
    return sheet.height


def _is_bare_opening(opening: Opening, *, first_page: bool) -> bool:
    """Tell whether marks alone make a head: a date and a reference or subject, on the first page."""
    dates = opening.parts.get(ZoneName.DATELINE, [])
    named = ZoneName.REFERENCE in opening.parts or ZoneName.SUBJECT in opening.parts
    # A letter has a date, perhaps two; a table has a column of them.
    return first_page and named and 1 <= len(dates) <= 2  # noqa: PLR2004 - said above


def _read_sender_and_addressee(sheet: Sheet, head: Sequence[Line], opening: Opening) -> None:
    """Part what is left of the head into letterhead, addressee and a heading in capitals."""
    marks = [line.box for lines in opening.parts.values() for line in lines if line in head or lines]
    first_mark = min((box.top for box in marks), default=float("inf"))
    rest = [line for line in head if not opening.holds(line) and not _at_side(sheet, line, opening)]
    groups = blocks(rest, 0.95 * sheet.pitch)
    named = ZoneName.ADDRESSEE in opening.parts
    low_groups: list[list[Line]] = []
    for group in groups:
        if _is_letterhead(sheet, group, first_mark, opening):
            opening.put(ZoneName.LETTERHEAD, *group)
        else:
            low_groups.append(group)
    if opening.greeting is None and named:
        return
    for group in low_groups:
        if group[0].capitals and len(group) <= 2 and not _is_address(group):  # noqa: PLR2004 - a heading
            if ZoneName.SUBJECT not in opening.parts:
                opening.put(ZoneName.SUBJECT, *group)
        elif opening.greeting is not None or _is_address(group) or _names_someone(group):
            opening.put(ZoneName.ADDRESSEE, *group)


def _is_address(group: Sequence[Line]) -> bool:
    return any(wording.addresses_someone(line.text) for line in group)


def _names_someone(group: Sequence[Line]) -> bool:
    return len(group) > 1 and wording.is_person(group[0].text)


def _is_letterhead(sheet: Sheet, group: Sequence[Line], first_mark: float, opening: Opening) -> bool:
    top, bottom = group[0].box.top, group[-1].box.bottom
    if bottom > _LETTERHEAD * sheet.height + 24.0 or top > _LETTERHEAD * sheet.height:
        return False
    greeting = opening.greeting
    left = min(line.box.left for line in group)
    margin = greeting.box.left if greeting is not None else _margin(sheet)
    centred = all(abs(line.box.middle[0] - sheet.width / 2) < 0.05 * sheet.width for line in group)
    apart = left > margin + 0.3 * sheet.width
    house = any(wording.ORGANISATION.search(line.text) for line in group)
    reach = any(wording.CONTACT.search(line.text) for line in group)
    display = any(line.size > 1.25 * sheet.size for line in group)
    person = bool(wording.addresses_someone(group[0].text)) or wording.is_person(group[0].text)
    points = (
        2 * (bottom < first_mark + 2.0)
        + 2 * centred
        + house
        + 2 * reach
        + display
        + (top < 0.12 * sheet.height)
    )
    points += apart and (house or reach or not person)
    points -= 2 * (person and not centred) + 2 * (
        _is_address(group) and not reach and not centred and top > 0.12 * sheet.height
    )
    return points >= 2  # noqa: PLR2004 - one strong sign, or two


def _margin(sheet: Sheet) -> float:
    lefts = sorted(line.box.left for line in sheet.lines if line.box.width > 0.4 * sheet.width)
    return lefts[len(lefts) // 2] if lefts else min((line.box.left for line in sheet.lines), default=0.0)


def _at_side(sheet: Sheet, line: Line, opening: Opening) -> bool:
    """Tell whether a line runs down the side, left of everything else the letter says."""
    margin = opening.greeting.box.left if opening.greeting is not None else _margin(sheet)
    return line.box.right < margin and line.box.right < _SIDE * sheet.width + 20.0


def _read_side(sheet: Sheet, opening: Opening) -> None:
    """Add a letterhead that runs down the side of the page, wherever the body starts."""
    side = [line for line in sheet.lines if _at_side(sheet, line, opening) and not opening.holds(line)]
    side = [line for line in side if line.box.top < 0.6 * sheet.height]
    letters = sum(char.isalpha() for line in side for char in line.text)
    if (
        len(side) >= _LEAST_SIDE[0]
        and letters >= _LEAST_SIDE[1]
        and any(wording.ORGANISATION.search(line.text) or wording.CONTACT.search(line.text) for line in side)
    ):
        opening.put(ZoneName.LETTERHEAD, *side)


def _logo(sheet: Sheet, pictures: Sequence[Picture], opening: Opening) -> Box | None:
    """Return the place of the topmost picture that is neither the whole page nor below the opening."""
    fit = [
        picture.box
        for picture in pictures
        if picture.box.top < 0.22 * sheet.height
        and picture.box.bottom < max(_LETTERHEAD * sheet.height, min(opening.body_top, 0.45 * sheet.height))
        and _SPECK < picture.box.width < 0.92 * sheet.width
        and _SPECK < picture.box.height < 0.3 * sheet.height
    ]
    return min(fit, key=lambda box: (box.top, box.left)) if fit else None
