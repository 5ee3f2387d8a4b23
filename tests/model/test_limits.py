"""Where reading stops: by name, by a file's size, and with what was read before."""

from __future__ import annotations

from dataclasses import fields

import pytest
from pdfs import a_pdf, exhibit_of, opened, write

from authcheck.ingest.budget import Budget
from authcheck.model.reading import Limit, Limits, ReadingOptions
from authcheck.worker import read_and_observe

RAW = a_pdf(write(72, 700, "Dear Harbour Master,"), copies=5)


def test_every_limit_has_a_name_and_a_value() -> None:
    named = {limit.field for limit in Limit}
    assert named == {field.name for field in fields(Limits)} - {"share"}


def test_a_limit_is_told_with_its_value_and_how_to_raise_it() -> None:
    assert Limits().told(Limit.PAGES) == "(limit pages=400; raise it with --limit pages=800)"


@pytest.mark.parametrize(
    ("size", "cpu", "wall"), [(0, 60, 120), (1 << 18, 120, 240), (1 << 20, 300, 600), (1 << 30, 300, 600)]
)
def test_a_small_file_is_given_less_time_than_a_large_one(size: int, cpu: int, wall: int) -> None:
    limits = Limits().for_size(size)
    assert (limits.cpu_given_s, limits.wall_given_s) == (cpu, wall)


def test_raising_a_limit_gives_a_small_file_more_too() -> None:
    assert Limits(cpu_s=1200).for_size(0).cpu_given_s == 240


def test_a_limit_below_what_any_file_is_given_holds() -> None:
    assert Limits(cpu_s=5, wall_s=7).for_size(0).cpu_given_s == 5
    assert Limits(cpu_s=5, wall_s=7).for_size(0).wall_given_s == 7


def test_there_is_time_at_first() -> None:
    assert Budget(Limits()).spent() == ""


def test_pages_read_before_time_ran_short_are_kept_and_the_others_are_named() -> None:
    with opened(RAW, ReadingOptions(limits=Limits(cpu_s=0))) as letter:
        document = letter.document
    assert [page.number for page in document.pages] == [1]
    assert document.page_count == 5
    (limitation,) = document.limitations
    assert limitation.what == "pages 2 to 5"
    assert "0 s of processor time (limit cpu=0; raise it with" in limitation.why


def test_the_same_holds_in_the_worker() -> None:
    options = ReadingOptions(limits=Limits(cpu_s=60, wall_s=1))
    slow = a_pdf(*(write(72, 20 + at % 700, "w" * 40) for at in range(3000)), copies=40)
    reading = read_and_observe(exhibit_of(slow, "-"), options, (), slow)
    pages = len(reading.document.pages)
    assert 1 <= pages < 40
    assert any(
        limitation.what.startswith(f"page{'s' if pages < 39 else ''} {pages + 1}")
        and "limit time=1" in limitation.why
        for limitation in reading.document.limitations
    )
