"""Real letters and bad ones, through the real command in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

LETTER = (
    "Harbour Office of Example\n12 May 2031\n\nDear Pilots,\n\nThe north channel is closed.\n\nAda Example"
)

CASE = """\
format: 1
document:
  claimed_issuer: Example/Harbour
custody: {channel: anonymous}
"""


SPOKEN = """\
format: 1
document:
  claimed_issuer: Example/Harbour
statements:
  - id: ada
    status: accepted
    speaker: Ada Example
    organisation: Example/Harbour
    relation: author_office
    attribution: on_record
    said: 2031-05-14T09:00Z
    of: letter
    claims: [{prop: status, stance: confirm, value: draft}]
    carried_by: {outlet: The Pilot, exact: It is a draft}
"""


@cache
def a_letter(password: str = "") -> bytes:
    """Return a letter of one page as PDF, protected where a password is given."""
    file = BytesIO()
    encryption = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(file, pagesize=(595, 842), invariant=True, encrypt=encryption)
    lines = canvas.beginText(72, 770)
    lines.textLines(LETTER)
    canvas.drawText(lines)
    canvas.save()
    return file.getvalue()


def a_page_picture(kind: str) -> bytes:
    """Return an empty page as a picture."""
    file = BytesIO()
    Image.new("L", (620, 877), 255).save(file, kind)
    return file.getvalue()


def an_empty_pdf(pages: int) -> bytes:
    """Return a PDF of pages on which nothing stands."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    for _ in range(pages):
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def without_pages() -> bytes:
    """Return a PDF that reads well and holds no page."""
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate((b"/Type/Catalog/Pages 2 0 R", b"/Type/Pages/Kids[]/Count 0"), 1):
        places.append(len(file))
        file += b"%d 0 obj\n<<%s>>\nendobj\n" % (number, content)
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + table + b"trailer\n<</Root 1 0 R/Size 3>>\nstartxref\n%d\n%%%%EOF\n" % len(file)


def authcheck(
    folder: Path, *arguments: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in ``folder``."""
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "authcheck", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def told(done: subprocess.CompletedProcess[bytes]) -> Any:
    """Return the JSON it printed."""
    return json.loads(done.stdout)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a letter in it."""
    (tmp_path / "letter.pdf").write_bytes(a_letter())
    return tmp_path


def test_a_letter_is_reported_in_plain_text_where_the_output_is_piped(desk: Path) -> None:
    done = authcheck(desk, "letter.pdf", FORCE_COLOR="1")
    report = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert report.startswith("letter.pdf   PDF, 1 page, ")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", report)
    assert max(map(len, report.splitlines())) <= 80


def test_json_of_one_letter_is_an_object_and_of_several_an_array(desk: Path) -> None:
    one = told(authcheck(desk, "letter.pdf", "--format", "json"))
    two = told(authcheck(desk, "letter.pdf", "./letter.pdf", "--format", "json"))
    assert one["schema"] == "authcheck.assessment/1"
    assert one["exhibit"]["name"] == "letter.pdf"
    assert one["exhibit"]["media_type"] == "application/pdf"
    assert [letter["run"]["path"] for letter in two] == ["letter.pdf", "./letter.pdf"]
    assert [{**letter, "run": None} for letter in two] == [{**one, "run": None}] * 2


def test_standard_input_is_a_letter_called_dash(desk: Path) -> None:
    by_name = told(authcheck(desk, "letter.pdf", "--format", "json"))
    piped = told(authcheck(desk, "-", "--format", "json", stdin=a_letter()))
    assert piped["run"]["path"] == "-"
    assert piped["exhibit"] == {**by_name["exhibit"], "name": "stdin"}


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("empty.pdf", b"", "the file is empty (0 bytes)"),
        ("cut.pdf", a_letter()[:400], "cannot be read"),
        ("locked.pdf", a_letter("open sesame"), "is password-protected; give the password with --password"),
        ("blank.pdf", without_pages(), "holds no page"),
        ("notes.txt", b"just words", "no reader for text/plain"),
        ("noise.pdf", bytes(range(256)) * 8, "no reader for "),
        ("letter.case.yaml", CASE.encode(), "is a case file; name the letter it stands beside"),
    ],
)
def test_a_letter_that_cannot_be_examined_is_one_line_and_exit_2(
    desk: Path, name: str, content: bytes, complaint: str
) -> None:
    (desk / name).write_bytes(content)
    done = authcheck(desk, name)
    (line,) = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert line.startswith(f"authcheck: error: {name}: ")
    assert complaint in line


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("blank.png", a_page_picture("PNG")),
        ("blank.pdf", an_empty_pdf(pages=1)),
    ],
)
def test_a_blank_page_is_called_blank_before_anything_else(desk: Path, name: str, content: bytes) -> None:
    (desk / name).write_bytes(content)
    first = told(authcheck(desk, name, "--format", "json"))["limitations"][0]
    assert first == {
        "what": "page 1, which is blank",
        "why": "is this the right file, and was no sheet scanned face down?",
    }


def test_many_blank_pages_are_one_thing(desk: Path) -> None:
    (desk / "blank.pdf").write_bytes(an_empty_pdf(pages=5))
    limitations = told(authcheck(desk, "blank.pdf", "--format", "json"))["limitations"]
    assert [gap["what"] for gap in limitations if "blank" in gap["what"]] == ["pages 1 to 5, which are blank"]


def test_a_letter_with_words_is_not_called_blank(desk: Path) -> None:
    assert b"blank;" not in authcheck(desk, "letter.pdf").stdout
    assert b"which is blank" not in authcheck(desk, "letter.pdf").stdout


def test_pages_beyond_the_limit_are_counted(desk: Path) -> None:
    (desk / "long.pdf").write_bytes(an_empty_pdf(pages=401))
    assert told(authcheck(desk, "long.pdf", "--format", "json"))["exhibit"]["pages"] == 401
    assert b"PDF, 401 pages, 400 read" in authcheck(desk, "long.pdf").stdout


def test_what_was_said_later_is_set_aside_by_name_and_does_not_count_as_unexamined(desk: Path) -> None:
    (desk / "letter.case.yaml").write_text(SPOKEN, encoding="utf-8")
    report = " ".join(authcheck(desk, "letter.pdf", "--as-of", "2031-05-13").stdout.decode().split())
    announced = report.partition("Not examined:")[2].partition("Origin")[0]
    assert announced.index("whether this copy was altered") < announced.index("whether what the letter says")
    assert "ada" not in announced
    assert "made by 2031-05-13 23:59 UTC; 1 set aside, listed below." in report
    assert "1 entry, said after the time asked about: Ada Example." in report
    limitations = told(authcheck(desk, "letter.pdf", "--as-of", "2031-05-13", "--format", "json"))[
        "limitations"
    ]
    assert limitations[-1] == {"what": "statement or fact ada", "why": "said after the time asked about"}


@pytest.mark.parametrize(
    ("name", "complaint"), [("gone.pdf", "no such file"), (".", "is a directory, not a file")]
)
def test_a_path_without_a_letter_is_one_line_and_exit_2(desk: Path, name: str, complaint: str) -> None:
    done = authcheck(desk, name)
    (line,) = done.stderr.decode().lower().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert line.startswith(f"authcheck: error: {name}: ")
    assert complaint in line


def test_the_right_password_opens_a_protected_letter_and_a_wrong_one_is_called_wrong(tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(a_letter("open sesame"))
    assert authcheck(tmp_path, "locked.pdf", "--password", "open sesame").returncode == 0
    wrong = authcheck(tmp_path, "locked.pdf", "--password", "sesame")
    assert wrong.returncode == 2
    assert b"the password does not open it" in wrong.stderr


def test_the_media_type_is_told_by_content_and_never_by_name(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(a_page_picture("png"))
    done = authcheck(tmp_path, "letter.pdf", "--format", "json")
    assert done.returncode == 0
    assert told(done)["exhibit"]["media_type"] == "image/png"


def test_one_bad_letter_among_several_costs_only_itself(desk: Path) -> None:
    (desk / "empty.pdf").touch()
    done = authcheck(desk, "letter.pdf", "empty.pdf", "letter.pdf", "--format", "json")
    first, failure, last = told(done)
    assert done.returncode == 2
    assert first["schema"] == last["schema"] == "authcheck.assessment/1"
    message = "empty.pdf: the file is empty (0 bytes); ask for it to be sent again"
    assert failure == {
        "schema": "authcheck.failure/1",
        "run": {"path": "empty.pdf"},
        "error": {"kind": "EmptyExhibit", "message": message},
    }
    assert done.stderr.decode() == f"authcheck: error: {message}\n"


def test_a_condition_that_holds_gives_1_and_one_that_does_not_gives_0(desk: Path) -> None:
    assert authcheck(desk, "letter.pdf", "--fail-on", "origin=undetermined").returncode == 1
    assert authcheck(desk, "letter.pdf", "--fail-on", "origin=forged").returncode == 0
    several = authcheck(desk, "letter.pdf", "--fail-on", "origin=forged", "--fail-on", "custody=not-recorded")
    assert several.returncode == 1


def test_a_letter_that_cannot_be_examined_outranks_a_condition_that_holds(desk: Path) -> None:
    done = authcheck(desk, "letter.pdf", "gone.pdf", "--fail-on", "origin=undetermined")
    assert done.returncode == 2


def test_the_case_file_beside_the_letter_is_found_and_another_can_be_given(desk: Path) -> None:
    (desk / "letter.case.yaml").write_text(CASE)
    (desk / "other.yaml").write_text(CASE.replace("anonymous", "recipient"))
    beside = told(authcheck(desk, "letter.pdf", "--format", "json"))
    given = told(authcheck(desk, "letter.pdf", "--case", "other.yaml", "--format", "json"))
    assert beside["verdict"]["axes"]["custody"]["value"] == "anonymous"
    assert given["verdict"]["axes"]["custody"]["value"] == "recipient"


@pytest.mark.parametrize(
    ("case", "complaint"),
    [
        ("format: 1\ndocumment: {}\n", "letter.case.yaml:2:1: "),
        ("format: [1\n", "is not YAML"),
        (b"\xff\xfe", "is not UTF-8"),
    ],
)
def test_a_case_file_that_cannot_be_read_is_told_with_its_place(
    desk: Path, case: str | bytes, complaint: str
) -> None:
    (desk / "letter.case.yaml").write_bytes(case if isinstance(case, bytes) else case.encode())
    done = authcheck(desk, "letter.pdf")
    assert (done.returncode, done.stdout) == (2, b"")
    first = done.stderr.decode().splitlines()[0]
    assert first.startswith("authcheck: error: letter.case.yaml")
    assert complaint in first


def test_a_case_file_that_is_not_there_is_told(desk: Path) -> None:
    done = authcheck(desk, "letter.pdf", "--case", "gone.yaml")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("authcheck: error: gone.yaml: ")


def test_rules_of_a_folder_that_is_not_there_stop_the_run(desk: Path) -> None:
    done = authcheck(desk, "letter.pdf", "--rules", "gone")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("authcheck: error: gone")


def test_a_letter_named_like_a_command_is_given_with_its_folder(desk: Path) -> None:
    (desk / "rules").write_bytes(a_letter())
    done = authcheck(desk, "./rules", "--format", "json")
    assert told(done)["exhibit"]["name"] == "rules"


def test_a_file_name_cannot_command_the_terminal(tmp_path: Path) -> None:
    name = "\x1b[2J\x1b]0;x\x07letter\udcff.pdf"
    path = os.fsencode(tmp_path) + b"/" + os.fsencode(name)
    Path(os.fsdecode(path)).write_bytes(a_letter())
    done = authcheck(tmp_path, name)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert told(authcheck(tmp_path, name, "--format", "json"))["run"]["path"] == name


def test_zones_are_drawn_into_the_folder_asked_for(desk: Path) -> None:
    done = authcheck(desk, "zones", "letter.pdf", "--out", "pages")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"pages/letter-page-1.png\n", b"")
    with Image.open(desk / "pages" / "letter-page-1.png") as picture:
        assert picture.format == "PNG"


def test_zones_of_a_bad_letter_are_one_line_and_exit_2(desk: Path) -> None:
    (desk / "empty.pdf").touch()
    done = authcheck(desk, "zones", "empty.pdf", "--out", "pages")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("authcheck: error: empty.pdf: the file is empty")


def test_the_shipped_rules_have_no_problem(tmp_path: Path) -> None:
    done = authcheck(tmp_path, "rules", "check")
    assert done.returncode == 0, done.stdout.decode()
    told = r"\d+ rule files, \d+ tests \(\d+ tests on samples not run\), no problem; rulebook [0-9a-f]{12}\n"
    assert re.search(told, done.stdout.decode())


def test_a_rule_file_with_problems_gives_1_and_their_places(tmp_path: Path) -> None:
    (tmp_path / "draft.broken.yaml").write_text("title: A rule\nmistakn: []\n")
    done = authcheck(tmp_path, "rules", "check", "draft.broken.yaml")
    assert done.returncode == 1
    assert "draft.broken.yaml:2:1: " in done.stdout.decode()
