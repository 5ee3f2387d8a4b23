"""What fuzzing found in articles: each a small input that once ended in an exception that nobody foresaw."""

from __future__ import annotations

from time import process_time

import pytest

from authcheck.articles import propose
from authcheck.articles.page import read_page
from authcheck.model.proposal import About


@pytest.mark.parametrize(
    "charset", ["punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "rot13"]
)
def test_a_page_in_what_is_no_encoding_of_text_is_read_as_utf_8(charset: str) -> None:
    page = f"<html><meta charset={charset}><p>The letter \\ud800 +2AA- is “fake”.</p>"
    article = read_page(page.encode(), "")
    assert article.text == "The letter \\ud800 +2AA- is “fake”."


@pytest.mark.parametrize(
    "charset", ["windows-1252", "iso-8859-1", "utf-8", "cp1252", "latin-1", "iso-8859-15"]
)
def test_a_page_in_an_encoding_it_names_is_read_in_it(charset: str) -> None:
    page = f"<html><meta charset='{charset}'><p>Señor Núñez wrote the letter.</p>"
    assert read_page(page.encode(charset), "").text == "Señor Núñez wrote the letter."


@pytest.mark.parametrize(
    "section", ["<![ if x]>", "<![x[y]]>", "<![", "<![if !IE]>", "<![endif]>", "<![CDATA[x]]>"]
)
def test_a_marked_section_is_a_comment_wherever_it_stands(section: str) -> None:
    article = read_page(f"<html><body><p>The letter is fake.{section}</p><p>So it is.</p>".encode(), "")
    assert article.text.startswith("The letter is fake.")


@pytest.mark.parametrize("begun", ["<a", "<meta charset ", "</p", "<!", "<?", "<!["])
def test_tags_that_a_page_ends_in_are_dropped_at_once(begun: str) -> None:
    """The library's parser takes minutes to find that a megabyte of them has no end."""
    page = "<html><body><p>The letter is fake.</p>\n5 < 6" + begun * 200_000
    started = process_time()
    assert read_page(page.encode(), "").text == "The letter is fake.\n\n5 < 6"
    assert process_time() - started < 2


def test_a_phrase_that_reaches_to_the_end_of_its_sentence_is_followed_by_nothing() -> None:
    assert propose(HEAD_TO_THE_END, About()) == ()


HEAD_TO_THE_END = "pages lawyer, whoscepti said"
