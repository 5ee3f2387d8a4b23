"""Zones drawn onto pages, by way of an isolated process."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from pdfs import exhibit_of
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from authcheck.errors import CallError, DamagedExhibit, WorkerDied
from authcheck.worker.zones_picture import DPI, _believe, draw_zones


def a_pdf(folder: Path) -> Path:
    path = folder / "letter.pdf"
    canvas = Canvas(str(path), pagesize=(612, 792))
    canvas.drawString(72, 660, "Dear Ms. Doe:")
    canvas.drawString(72, 600, "Sincerely,")
    canvas.drawString(72, 540, "Robert Ashe")
    canvas.showPage()
    canvas.drawString(72, 700, "Attachment")
    canvas.save()
    return path


def test_each_page_becomes_a_picture_with_coloured_frames(tmp_path):
    paths = draw_zones(str(a_pdf(tmp_path)), tmp_path / "pages")
    assert [path.name for path in paths] == ["letter-page-1.png", "letter-page-2.png"]
    with Image.open(paths[0]) as picture:
        assert picture.size == (612 * DPI // 72, 792 * DPI // 72)
        colours = {colour for _, colour in picture.getcolors(100_000) or ()}
    assert (220, 38, 38) in colours


def test_what_the_isolated_reader_could_not_read_is_said_in_its_words(tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(DamagedExhibit, match=r"broken\.pdf"):
        draw_zones(str(path), tmp_path / "pages")
    assert not (tmp_path / "pages").exists()


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(CallError, match="--out"):
        draw_zones(str(a_pdf(tmp_path)), blocked)


def test_pictures_are_named_after_their_letter_and_replace_only_their_own_kind(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("page-1.png", "other-page-1.png", "letter-page-1.png"):
        (pages / name).write_bytes(b"before")
    draw_zones(str(a_pdf(tmp_path)), pages)
    kept = {path.name for path in pages.iterdir() if path.read_bytes() == b"before"}
    assert kept == {"page-1.png", "other-page-1.png"}


@pytest.mark.parametrize("said", [b"+", b"+\xc1", b"+" + msgspec.msgpack.encode(("text",))])
def test_an_answer_that_is_no_pictures_is_not_believed(said):
    with pytest.raises(WorkerDied):
        _believe(said, exhibit_of(b"%PDF-1.7"))


def test_a_picture_that_is_no_png_is_not_believed():
    with pytest.raises(WorkerDied, match="other than pictures"):
        _believe(b"+" + msgspec.msgpack.encode((b"MZ",)), exhibit_of(b"%PDF-1.7"))
