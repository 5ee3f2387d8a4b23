"""The published schemas in a real editor's language server: what it underlines, offers and explains.

Needs `yaml-language-server` (npm) on PATH, or its command in AUTHCHECK_YAML_LANGUAGE_SERVER.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from languageserver import NAME, VARIABLE, Editor, installed
from rulefiles import PACK, SOUND, a_rule_text

from authcheck.cli.schemas import FOLDER
from authcheck.rulebook import SHIPPED

COMMAND = installed()
HOUSE = Path(__file__).parents[2]
RULE, CASE, PACK_FILE = Path("/desk/draft.mine.yaml"), Path("/desk/letter.case.yaml"), Path("/desk/pack.yaml")

pytestmark = pytest.mark.skipif(
    COMMAND is None,
    reason=f"no {NAME} here: npm install {NAME}, then put it on PATH or its command into {VARIABLE}",
)


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    globs = {"rule": "*.*.yaml", "case": "*.case.yaml", "pack": "pack.yaml"}
    # Of two globs that fit, the language server takes both: a case file is no rule.
    schemas = {(FOLDER / f"{name}.schema.json").as_uri(): [glob] for name, glob in globs.items()}
    schemas[(FOLDER / "rule.schema.json").as_uri()] = ["*.*.yaml", "!*.case.yaml"]
    with Editor(str(COMMAND), schemas) as opened:
        yield opened


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*/*.*.yaml")), ids=lambda path: path.stem)
def test_nothing_is_underlined_in_a_shipped_rule(editor: Editor, path: Path) -> None:
    assert editor.diagnostics(RULE, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(HOUSE.glob("samples/*/*.case.yaml")), ids=lambda path: path.stem)
def test_nothing_is_underlined_in_a_case_file_of_a_sample(editor: Editor, path: Path) -> None:
    assert editor.diagnostics(CASE, path.read_text(encoding="utf-8")) == []


def test_nothing_is_underlined_in_a_pack_file(editor: Editor) -> None:
    assert editor.diagnostics(PACK_FILE, PACK) == []


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ("mistaken:", "mistakn:", (10, 1)),
        ("in: [header]", "in: [haeder]", (5, 8)),
        ("axis: standing", "axis: standin", (8, 17)),
        ("toward: unissued draft", "toward: genuine", (8, 35)),
        ("weight: weak", "weight: wek", (8, 59)),
        ("expect: found", "expect: fond", (12, 27)),
        ("for: {text: [DRAFT]}", "for: {text: [DRAFT], pattern: x}", (6, 8)),
    ],
)
def test_a_mistake_is_underlined_where_it_stands(
    editor: Editor, right: str, wrong: str, place: tuple[int, int]
) -> None:
    told = editor.diagnostics(RULE, SOUND.replace(right, wrong))
    assert place in [(line, column) for line, column, _ in told], told


def test_a_key_that_is_missing_is_named(editor: Editor) -> None:
    told = editor.diagnostics(RULE, a_rule_text(mistaken=""))
    assert told == [(1, 1, 'Missing property "mistaken".')]


@pytest.mark.parametrize(
    ("file", "text", "offered", "beside"),
    [
        (RULE, "mis|", "mistaken", "innocent explanations"),
        (RULE, "look:\n  in: [|]\n", "letterhead", "the issuer's name and address"),
        (RULE, "look:\n  for:\n    |\n", "pattern", "RE2 patterns"),
        (RULE, "conclude:\n  found:\n    axis: |\n", "standing", "What was it officially?"),
        (RULE, "conclude:\n  found:\n    evidence: |\n", "draft mark", "at most strong"),
        (RULE, "tests:\n  - |\n", "expect", "the outcome"),
        (CASE, "custody:\n  channel: |\n", "recipient", "addressed to"),
        (CASE, "statements:\n  - id: s1\n    relation: |\n", "third_party", "experts included"),
        (PACK_FILE, "li|", "licence", "SPDX"),
    ],
)
def test_keys_and_words_are_offered_with_what_they_mean(
    editor: Editor, file: Path, text: str, offered: str, beside: str
) -> None:
    found = editor.completions(file, text)
    assert offered in found, list(found)
    assert beside in found[offered]


def test_only_answers_to_the_question_are_offered(editor: Editor) -> None:
    text = "conclude:\n  found:\n    axis: standing\n    toward: |\n"
    assert set(editor.completions(RULE, text)) == {
        "signed, sending not shown",
        "issued",
        "withdrawn",
        "unissued draft",
    }


@pytest.mark.parametrize(
    ("file", "text", "shown"),
    [
        (RULE, "mist|aken: []", "innocent explanations, printed under the finding"),
        (RULE, "look:\n  in: [head|er]", "`header`: running text above the body"),
        (RULE, "conclude:\n  found:\n    evidence: draft| mark", "standing, unissued draft: at most strong"),
        (RULE, "look:\n  for:\n    text: [x]\n    re|ad: ocr", "lost spaces, look-alike characters"),
        (CASE, "document:\n  cl|ass: memorandum", "signed when it is issued"),
    ],
)
def test_what_is_pointed_at_is_explained(editor: Editor, file: Path, text: str, shown: str) -> None:
    assert shown in editor.hover(file, text)
