"""A page that costs the worker costs itself and those after it, not those before."""

from __future__ import annotations

import pytest
from pdfs import a_pdf, exhibit_of, write

from authcheck import errors
from authcheck.model.reading import Limits, ReadingOptions
from authcheck.worker import read_and_observe

MOST = 2_000_000
"""Lines on the page that takes too long."""


def with_an_endless_page(*, before: int) -> bytes:
    """Return a PDF whose page after the first ``before`` draws for longer than any limit here."""
    from io import BytesIO  # noqa: PLC0415 - here alone

    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - here alone

    into = BytesIO()
    canvas = Canvas(into, pagesize=(612, 792), pageCompression=1)
    for number in range(before):
        canvas.drawString(72, 700, f"Page {number + 1}")
        canvas.showPage()
    canvas.setFont("Helvetica", 12)
    canvas._code.append("BT /F1 12 Tf " + "1 0 0 1 72 700 Tm (word) Tj " * MOST + "ET")
    canvas.drawString(72, 700, "The end")
    canvas.showPage()
    canvas.drawString(72, 700, "After it")
    canvas.showPage()
    canvas.save()
    return into.getvalue()


def test_pages_before_one_that_never_ends_are_kept_and_what_happened_is_told() -> None:
    raw = with_an_endless_page(before=2)
    options = ReadingOptions(limits=Limits(cpu_s=3, memory_mib=8192))
    document = read_and_observe(exhibit_of(raw, "-"), options, (), raw).document
    assert [page.words[-1].text for page in document.pages] == ["1", "2"]
    assert document.page_count == 4
    (limitation,) = document.limitations
    assert limitation.what == "pages 3 to 4"
    assert limitation.why.startswith("reading page 3 ended the worker: reading needs more than 3 s")
    assert "--limit cpu=6" in limitation.why


def test_where_the_first_page_never_ends_nothing_can_be_kept() -> None:
    raw = with_an_endless_page(before=0)
    with pytest.raises(errors.LimitReached, match="2 s of processor time"):
        read_and_observe(
            exhibit_of(raw, "-"), ReadingOptions(limits=Limits(cpu_s=2, memory_mib=8192)), (), raw
        )


def test_a_letter_that_ends_well_is_read_once() -> None:
    raw = a_pdf(write(72, 700, "Dear"), copies=3)
    document = read_and_observe(exhibit_of(raw, "-"), ReadingOptions(), (), raw).document
    assert (len(document.pages), document.limitations) == (3, ())
