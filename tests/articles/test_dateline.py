# ruff: noqa: RUF001 - articles are printed with real dashes

from __future__ import annotations

from datetime import date

import pytest

from authcheck.articles.dateline import dateline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("WASHINGTON, January 8, 2020 (Newswire) - The letter is a draft.", (date(2020, 1, 8), "Newswire")),
        ("A headline\n\nPARIS, 7 January 2020 (Agence Test) – The letter", (date(2020, 1, 7), "Agence Test")),
        ("SAN JOSE, Calif., Jan. 6, 2020 — A letter", (date(2020, 1, 6), "")),
        ("MADRID, 7 de enero de 2020 - La carta", (date(2020, 1, 7), "")),
        ("WASHINGTON, January 38, 2020 - A letter", (None, "")),
        ("WASHINGTON, Someday 8, 2020 - A letter", (None, "")),
        ("On January 8, 2020 the letter was sent.", (None, "")),
    ],
)
def test_a_dateline_tells_the_day_and_the_outlet(text: str, told: tuple[date | None, str]) -> None:
    assert dateline(text) == told
