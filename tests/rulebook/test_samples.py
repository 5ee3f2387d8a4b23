"""Where the letters that tests name may lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulefiles import SOUND, a_pack, problems_of

from authcheck.examine.ruletests import check_rules
from authcheck.rulebook.samples import find_sample, leads_out, missing, wrong_name


@pytest.mark.parametrize(
    "name", [".", "./", "./.", "/", "..", "../a.pdf", "a/../../b", "C:a.pdf", "a\\b", "a\0b", "\ud800.pdf"]
)
def test_a_name_that_is_none_or_leads_elsewhere_is_wrong(name: str) -> None:
    assert wrong_name(name)


@pytest.mark.parametrize("name", ["a.pdf", "seely/letter.pdf", "...", "Größe.pdf"])
def test_a_name_of_a_letter_is_right(name: str) -> None:
    assert wrong_name(name) is None


def test_a_test_that_names_a_folder_is_told_at_its_place(tmp_path: Path) -> None:
    text = SOUND.replace("- {header: DRAFT,", "- {sample: .,")
    told = [(code, line, column) for code, line, column, _, _ in problems_of(tmp_path, text)]
    assert ("R021", 12, 12) in told
    assert "R033" not in {code for code, *_ in told}


def test_a_name_longer_than_any_file_has_is_that_of_none(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    (pack / "samples").mkdir()
    assert find_sample(pack / "draft.a.yaml", "x" * 5_000) is None
    assert missing(pack / "draft.a.yaml", "x" * 5_000)


def test_links_lead_out_where_they_end_elsewhere_or_nowhere(tmp_path: Path) -> None:
    inside = tmp_path / "samples"
    inside.mkdir()
    (inside / "a.pdf").write_bytes(b"a")
    (inside / "b.pdf").symlink_to("a.pdf")
    (inside / "c.pdf").symlink_to("../elsewhere.pdf")
    (inside / "d.pdf").symlink_to("d.pdf")
    (inside / "up").symlink_to("..")
    names = ("a.pdf", "b.pdf", "c.pdf", "d.pdf", "up/x.pdf")
    assert [leads_out(inside / name, inside) for name in names] == [False, False, True, True, True]


def test_no_more_than_fifty_missing_samples_are_told_of_a_rule(tmp_path: Path) -> None:
    tests = "".join(f"- {{sample: no-{number}.pdf, expect: found}}\n" for number in range(80))
    pack = a_pack(tmp_path, draft__a=SOUND + tests)
    (pack / "samples").mkdir()
    codes = [each.code for each in check_rules([pack]).problems]
    assert codes.count("R021") == 50
