from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pdfs import a_pdf, write

from authcheck import errors
from authcheck.articles import propose
from authcheck.model.proposal import About
from authcheck.model.reading import Limits, ReadingOptions
from authcheck.worker import read_article

PAGE = """<!DOCTYPE html><html><head><title>A draft &amp; more</title>
<meta property="og:site_name" content="The Harbour Herald">
<meta property="article:published_time" content="2020-01-06T20:00:00Z">
<script>let p = "<p>no</p>";</script></head>
<body><nav><a href="/">Home</a></nav><ul><li><a href="1">Most read</a></li></ul>
<article><h1>A draft</h1><p>The ministry said on Monday that the&nbsp;letter was a <b>forgery</b>.</p>
<p>&ldquo;We never wrote that letter,&rdquo; said Jon
  Kale, a spokesman.</p></article><footer>All rights</footer></body></html>"""


def test_a_text_is_read_as_it_stands() -> None:
    text = "Boats\r\n\r\nThe ministry said the letter was fake.\r\n"
    article = read_article("-", stdin_bytes=text.encode())
    assert (article.text, article.title, article.media_type) == (text, "Boats", "text/plain")
    assert article.place(9) == (None, 9)


def test_old_encodings_are_read_and_said() -> None:
    article = read_article("-", stdin_bytes="“Señor” said the letter was fake".encode("cp1252"))
    assert article.text.startswith("“Señor”")
    assert "not UTF-8" in article.limitations[0].why


def test_a_page_gives_its_article_alone() -> None:
    article = read_article("-", stdin_bytes=PAGE.encode())
    assert article.text.splitlines() == [
        "A draft",
        "",
        "The ministry said on Monday that the letter was a forgery.",
        "",
        "“We never wrote that letter,” said Jon Kale, a spokesman.",
    ]
    assert (article.title, article.outlet, article.date) == (
        "A draft & more",
        "The Harbour Herald",
        date(2020, 1, 6),
    )


def test_words_of_a_page_are_traced_to_the_file() -> None:
    article = read_article("-", stdin_bytes=PAGE.encode())
    for word in ("ministry", "forgery", "never", "Kale"):
        page, at = article.place(article.text.index(word))
        assert page is None
        assert PAGE[at : at + len(word)] == word


def test_a_pages_statements_are_found_in_it() -> None:
    article = read_article("-", stdin_bytes=PAGE.encode())
    found = propose(article.text, About())
    assert [each.speaker for each in found] == ["ministry", "Jon Kale"]


def test_a_pdf_is_read_page_by_page() -> None:
    raw = a_pdf(write(72, 700, "The ministry said the letter was fake."))
    article = read_article("-", stdin_bytes=raw)
    assert article.text == "The ministry said the letter was fake."
    assert article.place(4) == (1, 4)


def test_a_page_without_text_says_so() -> None:
    article = read_article("-", stdin_bytes=b"<!doctype html><html><body><script>1</script></body></html>")
    assert article.text == ""
    assert "no running text" in article.limitations[0].why


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", errors.EmptyExhibit),
        (b"PK\x03\x04word/", errors.UnsupportedFormat),
        (b"%PDF-1.7\nnothing", errors.DamagedExhibit),
    ],
)
def test_what_is_no_article_is_refused(raw: bytes, error: type[errors.ExhibitError]) -> None:
    with pytest.raises(error):
        read_article("-", stdin_bytes=raw)


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The letter is fake.")
    assert read_article(str(path)).text == "The letter is fake."


@pytest.mark.parametrize(
    "raw",
    [
        b"<html>" + b"<div>" * 50_000,
        b"<!doctype html><p>&#x110000;&#xD800;&bogus;&#0;",
        b"<!doctype html>" + b"</p>" * 100_000,
        b"<!doctype html><a href='" + b"x" * 500_000,
    ],
)
def test_hostile_pages_end(raw: bytes) -> None:
    assert len(read_article("-", stdin_bytes=raw).text) <= len(raw)


def test_a_page_that_would_take_too_long_is_given_up() -> None:
    brief = ReadingOptions(limits=Limits(cpu_s=1, wall_s=20))
    with pytest.raises(errors.LimitReached, match="1 s of processor time"):
        read_article("-", brief, b"<!doctype html><p>" + b"<b>a</b>" * 1_500_000)
