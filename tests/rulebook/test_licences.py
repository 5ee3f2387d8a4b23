"""A pack names its licence by an SPDX identifier."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulefiles import PACK, SOUND, a_pack

from authcheck.model.problem import Problem
from authcheck.rulebook import read_rules


def problems_of(folder: Path, licence: str) -> tuple[Problem, ...]:
    pack = a_pack(folder, draft__a=SOUND)
    (pack / "pack.yaml").write_text(PACK.replace("CC0-1.0", licence), encoding="utf-8")
    return read_rules([pack]).problems


@pytest.mark.parametrize(
    "licence",
    [
        "CC-BY-4.0",
        "GPL-2.0+",
        "(MIT OR Apache-2.0) AND CC0-1.0",
        "GPL-3.0-only WITH GCC-exception-3.1",
        "LicenseRef-Our-Desk",
        "NONE",
    ],
)
def test_an_identifier_of_spdx_is_taken(tmp_path: Path, licence: str) -> None:
    assert problems_of(tmp_path, licence) == ()


@pytest.mark.parametrize(
    ("licence", "meant"),
    [
        ("CC0", "CC0-1.0"),
        ("CC-BY", "CC-BY-4.0"),
        ("MIT License", "MIT"),
        ("apache-2.0", "Apache-2.0"),
        ("Apache-2.O", "Apache-2.0"),
    ],
)
def test_another_spelling_is_told_with_the_one_that_was_meant(
    tmp_path: Path, licence: str, meant: str
) -> None:
    (problem,) = problems_of(tmp_path, licence)
    assert (problem.code, problem.key, problem.line) == ("F012", "licence", 4)
    assert problem.message.endswith(f"did you mean “{meant}”?")


def test_what_is_no_licence_is_told_with_where_they_are_listed(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "all rights reserved")
    assert "spdx.org/licenses" in problem.message
