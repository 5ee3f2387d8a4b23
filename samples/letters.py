"""The letters themselves: words of this project's own around facts that are public, or invented."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # reportlab ships no types
from sheet import A4, INCH, LETTER, Imprint, Sheet, Type, written

if TYPE_CHECKING:
    from pathlib import Path

SPECIMEN = "Specimen for software tests, made by authcheck's samples/make.py. Not a copy of any document."

BODY = Type()
BOLD = Type("Times-Bold")
HEAD = Type("Times-Bold", 13.0, 16.0)
SMALL = Type("Times-Roman", 10.0, 12.5)
SANS = Type("Helvetica", 10.5, 14.5)
SANS_BOLD = Type("Helvetica-Bold", 10.5, 14.5)

FOUNDING_WORDS = """
1. Sir, in deference to the sovereignty of the Republic of Iraq, and as requested by the Iraqi Parliament
and the Prime Minister, CJTF-OIR will be repositioning forces over the course of the coming days and
weeks to prepare for onward movement.

2. The liaison officers of both headquarters will meet each morning to compare their lists and to settle
what is open. Names, telephone numbers and meeting rooms will be exchanged by hand.

3. Questions of any kind may be put to the duty desk at any hour; an interpreter is present there at all
times and will see that each one is answered in writing.

4. We respect your sovereign decision to order our departure.
"""

ISSUED_WORDS = """
Thank you for your letter of 22 February. I can now confirm the dates for the repair of the upper gates
at Brennick.

The lock will be closed to all boats from Monday 12 April until Friday 30 April. The towpath stays open,
and the footbridge will be closed only on the two days when the crane is at work.

The Authority will bear the cost of the signs that your council puts up on the ring road. Please send the
invoice to this office and quote the reference above.
"""

LOOKALIKE_WORDS = """
I write to tell you that the Authority has decided to sell the Brennick reservoir and the land around it
to a private buyer.

The sale takes effect on 1 July. From that day the council loses its right to draw water, and the path
around the reservoir will be closed to the public.

You are asked not to speak of this before the buyer has made it known.
"""

DRAFT_WORDS = """
1. The storage levy will rise from 2.10 to 2.65 crowns a tonne with the new season. The increase pays for
the second dryer at the river elevator.

2. Growers with less than [NUMBER] tonnes in store keep the present rate for a year. The regional offices
will write to each of them before the season opens.

3. Please have the notice ready for print once the Board has met.
"""

SIGNATURE_PLACE = (INCH - 6, 434.0, 190.0, 62.0)
"""Where the director of the waterways signs: left, top, width, height in points from the top left."""


NOTE = (
    (72, 700, "16 March 2021"),
    (72, 664, "Dear Mr Quill"),
    (72, 636, "The spring samples from the river stores were counted yesterday. Of the forty"),
    (72, 621, "sacks set aside, thirty-eight are dry and two have to be opened again."),
    (72, 593, "Please send the two to the upper store before the week is out, and keep the list"),
    (72, 578, "of seals with your own papers."),
    (306, 540, "Sincerely,"),
    (306, 468, "Perpetua Voss"),
    (306, 453, "Commissioner"),
)
"""A letter on plain paper; all of it is invented."""

NOTE_FIELD = (306, 482, 486, 532)
"""Its field for a signature, between the closing words and the typed name."""


def _paragraphs(words: str) -> list[str]:
    """Return the paragraphs, which blank lines part, each as one line."""
    return [" ".join(paragraph.split()) for paragraph in words.split("\n\n")]


def founding(path: Path) -> None:
    """Write the unsigned memorandum of 6 January 2020.

    Two sentences are quoted from press coverage (the first paragraph's and the last); the rest is filler
    of this project's own and says nothing that the letter said.
    """
    made = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)
    with written(path, Imprint("Memorandum", "", made), LETTER) as page:
        page.down(4)
        page.centred("HEADQUARTERS", HEAD)
        page.centred("TASK FORCE-IRAQ", HEAD)
        page.centred("COMBINED JOINT TASK FORCE - OPERATION INHERENT RESOLVE", Type("Times-Bold", 10.5, 13.0))
        page.centred("BAGHDAD, IRAQ", Type("Times-Bold", 10.5, 13.0))
        page.down(24)
        page.right("January 6, 2020", BODY)
        page.line("TF-IRAQ", BODY)
        page.down(16)
        page.line("MEMORANDUM FOR Lieutenant General Abdul Amir, Deputy Director,", BODY)
        page.line("Combined Joint Operations Baghdad, Iraqi Ministry of Defense", BODY)
        page.down(14)
        page.line("SUBJECT: Repositioning of Forces", BODY)
        page.down(16)
        for text in _paragraphs(FOUNDING_WORDS):
            page.paragraph(text, BODY, after=12)
        page.down(4.5 * BODY.leading)
        block = page.width / 2
        page.line("William H. Seely III", BODY, left=block)
        page.line("Brigadier General, U.S. Marine Corps", BODY, left=block)
        page.line("Commanding General/Director", BODY, left=block)
        page.foot(SPECIMEN)


def _waterways_head(page: Sheet) -> None:
    """Draw an invented authority's letterhead: three waves, its name, its address, a rule."""
    canvas = page.canvas
    canvas.saveState()
    canvas.setStrokeColorRGB(0.10, 0.28, 0.42)
    canvas.setLineWidth(2.2)
    for row in range(3):
        wave = canvas.beginPath()
        top = page.height - 52 - 9 * row
        for step in range(41):
            x, y = page.margin + step, top + 3.2 * math.sin(step / 40 * 4 * math.pi)
            (wave.lineTo if step else wave.moveTo)(x, y)
        canvas.drawPath(wave)
    canvas.restoreState()
    page.y = 56
    page.line("ARDANE WATERWAYS AUTHORITY", Type("Helvetica-Bold", 15.0, 16.0), left=page.margin + 54)
    page.line("Office of the Director", Type("Helvetica", 10.5, 12.0), left=page.margin + 54)
    page.line("4 Lock House Quay, Port Ardane PA1 7LQ", Type("Helvetica", 8.5, 12.0), left=page.margin + 54)
    page.rule()
    page.down(30)


def _waterways(page: Sheet, reference: str, date: str, subject: str, body: str) -> None:
    """Write a letter of the authority down to the typed name; the space over that name is fixed."""
    _waterways_head(page)
    page.right(date, SANS)
    page.line(f"Our ref: {reference}", SANS)
    page.down(12)
    for row in (
        "Ms Ilse Tarrow",
        "Clerk to the Council",
        "Town Hall, Market Street",
        "Lower Brennick LB2 4QT",
    ):
        page.line(row, SANS)
    page.down(16)
    page.line("Dear Ms Tarrow", SANS)
    page.down(6)
    page.line(subject, SANS_BOLD)
    page.down(6)
    for text in _paragraphs(body):
        page.paragraph(text, SANS, after=9)
    page.y = 424
    page.line("Yours sincerely", SANS)
    page.y = 508
    page.line("Oswin Thackeray-Lund", SANS_BOLD)
    page.line("Director, Ardane Waterways Authority", SANS)
    page.foot(SPECIMEN)


def issued(path: Path) -> None:
    """Write the page that the director will sign; all of it is invented."""
    made = datetime(2021, 3, 9, 10, 30, tzinfo=UTC)
    with written(path, Imprint("Closure of Brennick lock", "Director's office", made), A4) as page:
        _waterways(
            page,
            "AWA/D/2021/0147",
            "9 March 2021",
            "Closure of Brennick lock for repair",
            ISSUED_WORDS,
        )


def lookalike(path: Path, signature: BinaryIO) -> None:
    """Write a forgery on the same letterhead, with a signature (JPEG) cut from another letter's scan."""
    made = datetime(2021, 5, 17, 22, 12, tzinfo=UTC)
    with written(path, Imprint("letter", "", made, creator="Page layout program"), A4) as page:
        left, top, width, height = SIGNATURE_PLACE
        page.canvas.drawImage(ImageReader(signature), left, page.height - top - height, width, height)
        _waterways(
            page,
            "AWA/D/2021/0261",
            "14 May 2021",
            "Sale of the Brennick reservoir",
            LOOKALIKE_WORDS,
        )


def draft(path: Path) -> None:
    """Write a marked and unfinished memorandum of an invented board."""
    made = datetime(2021, 3, 2, 15, 5, tzinfo=UTC)
    imprint = Imprint("Storage levy - DRAFT v3", "Policy unit", made)
    with written(path, imprint, LETTER) as page:
        canvas = page.canvas
        canvas.saveState()
        canvas.translate(page.width / 2, page.height / 2)
        canvas.rotate(52)
        canvas.setFillGray(0.86)
        canvas.setFont("Helvetica-Bold", 150)
        canvas.drawCentredString(0, -50, "DRAFT")
        canvas.restoreState()
        page.y = 40
        page.centred("DRAFT - PRE-DECISIONAL - NOT FOR RELEASE", Type("Times-Bold", 10.0, 12.0))
        page.y = 84
        page.centred("HALVERN GRAIN BOARD", Type("Times-Bold", 16.0, 19.0))
        page.centred("Office of the Commissioner", BODY)
        page.centred("118 Elevator Row, Halvern", SMALL)
        page.down(22)
        for label, text in (
            ("TO:", "Deputy Commissioner [NAME]"),
            ("FROM:", "Commissioner, Halvern Grain Board"),
            ("DATE:", "XX March 2021"),
            ("SUBJECT:", "Storage levy for the coming season"),
        ):
            page.canvas.setFont(BOLD.face, BOLD.size)
            page.canvas.drawString(page.margin, page.height - page.y, label)
            page.line(text, BODY, left=page.margin + 80)
            page.down(4)
        page.rule()
        page.down(26)
        for text in _paragraphs(DRAFT_WORDS):
            page.paragraph(text, BODY, after=12)
        page.down(4.5 * BODY.leading)
        page.line("Perpetua Voss", BODY, left=page.width / 2)
        page.line("Commissioner", BODY, left=page.width / 2)
        page.foot(SPECIMEN)
