"""Globs of fields mean what the standard library says they mean."""

from __future__ import annotations

from fnmatch import fnmatchcase

from hypothesis import given
from hypothesis import strategies as st

from authcheck.examine.fields import _fits


@given(st.text("ab*?[]!\n", max_size=8), st.text("ab*\n", max_size=10))
def test_a_glob_fits_what_it_fits_in_the_standard_library(glob: str, value: str) -> None:
    assert _fits(value, glob) == fnmatchcase(value, glob)
