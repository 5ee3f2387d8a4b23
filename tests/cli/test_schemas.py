"""The published JSON Schemas are those of the tables, and fit what is in use."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from authcheck.cli.commands import authcheck
from authcheck.cli.schemas import FOLDER, published, written

HOUSE = Path(__file__).parents[2]
CASES = sorted(HOUSE.glob("samples/*/*.case.yaml")) + sorted(HOUSE.glob("tests/cases/**/*.case.yaml"))
RULES = sorted(HOUSE.glob("rules/core/*.*.yaml"))


class _AsWritten(yaml.SafeLoader):
    """Reads dates as the words they are, as the forms do."""


_AsWritten.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(name: str, value: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(published()[name])
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("name", sorted(published()))
def test_a_published_schema_is_current_and_sound(name):
    """Where this fails: `python -m authcheck.cli.schemas` writes them anew."""
    schema = published()[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert (FOLDER / name).read_text(encoding="utf-8") == written(schema)


def undescribed(schema: object, path: str = "") -> list[str]:
    """Return the paths of keys that a schema does not explain."""
    if isinstance(schema, list):
        return [each for inner in schema for each in undescribed(inner, path)]
    if not isinstance(schema, dict):
        return []
    found = []
    for key, inner in schema.items():
        if key == "properties":
            found += [f"{path}.{name}" for name, told in inner.items() if not told.get("description")]
            found += [each for name, told in inner.items() for each in undescribed(told, f"{path}.{name}")]
        elif key not in {"if", "then"}:
            found += undescribed(inner, path)
    return found


@pytest.mark.parametrize("name", sorted(published()))
def test_every_key_is_explained_to_editors(name):
    assert undescribed(published()[name]) == []


@pytest.mark.parametrize("name", sorted(published()))
def test_every_word_of_a_list_of_words_has_its_explanation_beside_it(name):
    def lists(schema):
        for inner in schema if isinstance(schema, list) else schema.values():
            if isinstance(inner, dict) and "enumDescriptions" in inner:
                yield inner
            if isinstance(inner, (dict, list)):
                yield from lists(inner)

    for each in lists(published()[name]):
        assert len(each["enum"]) == len(each["enumDescriptions"])
        assert "" not in each["enumDescriptions"], each["enum"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_file_fits_the_schema(path):
    assert complaints("case.schema.json", yaml.load(path.read_text(encoding="utf-8"), _AsWritten)) == []  # noqa: S506 - a safe loader


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_rule_file_fits_the_schema(path):
    assert complaints("rule.schema.json", yaml.load(path.read_text(encoding="utf-8"), _AsWritten)) == []  # noqa: S506 - a safe loader


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("case.schema.json", {"statments": []}),
        ("case.schema.json", {"statements": [{"id": "s1", "claims": [{"prop": "orign"}]}]}),
        ("rule.schema.json", {"title": "x"}),
        ("assessment.schema.json", {"schema": "authcheck.assessment/2"}),
    ],
)
def test_a_mistake_does_not_fit_the_schema(name, value):
    assert complaints(name, value)


def test_what_is_printed_fits_the_schema():
    letters = [str(HOUSE / "samples" / "seely" / "letter.pdf"), "no-such-letter.pdf"]
    done = CliRunner().invoke(authcheck, ["--format", "json", *letters])
    printed = json.loads(done.stdout)
    assert [one["schema"] for one in printed] == ["authcheck.assessment/1", "authcheck.failure/1"]
    assert complaints("assessment.schema.json", printed) == []
