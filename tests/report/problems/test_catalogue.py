"""Every code has its page, and every page shows what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from rulefiles import PACK, SOUND, a_pack

from authcheck.errors import FormError
from authcheck.examine.ruletests import check_rules
from authcheck.report.problems.catalogue import Of, catalogue
from authcheck.report.problems.page import document, plain
from authcheck.rulebook.codes import Code
from authcheck.sourcing.casefile import read_case

HOUSE = Path(__file__).parents[3]

SHOWN = [(code, page) for code, page in catalogue().items() if page.of is not Of.WORDS]


def codes_told(folder: Path, of: Of, example: str) -> set[str]:
    """Return the codes of all that is wrong with an example."""
    if of is Of.CASE:
        try:
            read_case(example, "letter.case.yaml")
        except FormError as error:
            return {problem.code for problem in error.problems}
        return set()
    pack = a_pack(folder, draft__mine=_with(example) if of is Of.RULE else SOUND)
    (pack / "pack.yaml").write_text(example if of is Of.PACK else PACK, encoding="utf-8")
    return {problem.code for problem in check_rules([pack]).problems}


def _with(example: str) -> str:
    """Return the sound rule with the keys of an example in the place of its own."""
    keys = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    kept, here = [], ""
    for line in SOUND.splitlines():
        here = line.partition(":")[0] if line[0] not in " -" else here
        # "statsu" stands for "status", and the sound one would hide that it is missing.
        if here not in keys and not (here == "status" and "statsu" in keys):
            kept.append(line)
    return "\n".join([*kept, example, ""])


@pytest.mark.parametrize(("code", "page"), SHOWN, ids=[code for code, _ in SHOWN])
def test_an_example_has_its_problem_and_mended_has_none(tmp_path: Path, code: str, page) -> None:
    assert codes_told(tmp_path / "wrong", page.of, page.example) == {code}
    assert codes_told(tmp_path / "right", page.of, page.mended) == set()


def test_every_code_that_is_told_has_a_page_and_every_page_a_code() -> None:
    told = {code.value for code in Code}
    for module in (HOUSE / "authcheck").rglob("*.py"):
        told |= set(re.findall(r'"([FR]\d{3})"', module.read_text(encoding="utf-8")))
    assert set(catalogue()) == told


def test_no_two_pages_have_one_title_and_each_says_all_it_has_to() -> None:
    assert len({page.title for page in catalogue().values()}) == len(catalogue())
    for code, page in catalogue().items():
        assert not page.title.endswith(".")
        assert page.wrong.endswith(".")
        assert page.why.endswith(".")
        assert page.example != page.mended
        assert plain(code, page).startswith(f"{code}: {page.title}\n\n")


def test_the_pages_are_sound_yaml_and_no_code_stands_twice() -> None:
    """The table is read with the same forms as rules; a repeated key would have been refused there."""
    for path in (HOUSE / "authcheck/report/problems/pages").glob("*.yaml"):
        assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) <= set(catalogue())


def test_the_printed_pages_are_those_of_the_catalogue() -> None:
    """Where this fails: python -m authcheck.cli.problems > docs/problems.md."""
    assert (HOUSE / "docs/problems.md").read_text(encoding="utf-8") == document()
