"""``authcheck rules test``, as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pdfs import a_pdf, write
from rulefiles import SOUND, a_pack, a_rule_text

from authcheck.cli.commands import authcheck

LOOK = "\n  in: [image.page]\n  for: {text: [DRAFT]}"
TESTS = "\n- {body: DRAFT, expect: found}\n- {body: other words, expect: absent}"


def called(*arguments: str | Path) -> Result:
    return CliRunner().invoke(authcheck, ["rules", "test", *map(str, arguments)])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, words in (("a.pdf", "A DRAFT of it"), ("b.pdf", "The letter itself")):
        (folder / name).write_bytes(a_pdf(write(72, 700, words)))
    rows = ("file,draft", "a.pdf,yes", "b.pdf,no", "c.pdf,no", "d.pdf,unknown")
    (folder / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    return a_pack(tmp_path / "packs", draft__a=a_rule_text(look=LOOK, tests=TESTS)) / "draft.a.yaml"


def test_each_rule_has_its_line_and_what_was_skipped_is_told(tmp_path: Path):
    done = called(a_pack(tmp_path, draft__a=SOUND + "- {sample: a.pdf, expect: found}\n"))
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert lines[0].split() == ["rule", "tests", "hits", "misses", "false", "alarms", "skipped"]
    assert lines[1].split() == ["mine/draft.a", "2", "1", "0", "0", "1"]
    assert lines[2].startswith("skipped: the sample a.pdf is not at hand; it belongs into ")
    assert "1 rule file, 2 tests, no problem" in lines[-1]


def test_a_failed_test_is_told_at_its_place_and_ends_with_status_one(tmp_path: Path):
    done = called(a_pack(tmp_path, draft__a=SOUND + "- {header: DRAFT, expect: absent}\n"))
    assert done.exit_code == 1
    assert "draft.a.yaml:14:3: tests[2]: expected absent, came out found" in done.output


def test_programs_get_the_tallies_beside_the_problems(tmp_path: Path):
    done = called(
        a_pack(tmp_path, draft__a=SOUND + "- {header: DRAFT, expect: absent}\n"), "--format", "json"
    )
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert [problem["code"] for problem in told["problems"]] == ["R014"]
    assert told["rules"] == [
        {"rule": "mine/draft.a", "tests": 3, "hits": 1, "misses": 0, "false_alarms": 1, "skipped": 0}
    ]


@pytest.mark.parametrize("format_", ["sarif", "junit", "github"])
def test_code_hosts_get_their_formats_and_the_same_status(tmp_path: Path, format_: str):
    pack = a_pack(tmp_path, draft__a=SOUND + "- {header: DRAFT, expect: absent}\n")
    done = called(pack, "--format", format_)
    assert done.exit_code == 1
    assert "came out found" in done.stdout


def test_a_rule_is_measured_on_letters_with_known_truth(corpus: Path, rule: Path):
    done = called(rule, "--corpus", corpus, "--truth", "draft=yes")
    assert done.exit_code == 0, done.output
    assert "letters, 2" in done.output
    assert "hits 1 of 1, misses 0, false alarms 0 of 1" in done.output
    assert "c.pdf: no such file" in done.output
    assert "not known of 1: d.pdf" in done.output


def test_what_is_printed_to_paste_is_what_a_rule_takes(corpus: Path, rule: Path, tmp_path: Path):
    done = called(rule, "--corpus", corpus, "--truth", "draft=yes")
    weight, measured = (line.strip() for line in done.output.splitlines()[-2:])
    found = f"axis: standing, toward: unissued draft, {weight}, {measured}, say: S."
    pasted = a_rule_text(look=LOOK, tests=TESTS, conclude=f"\n  found: {{{found}}}\n  absent: nothing")
    checked = CliRunner().invoke(
        authcheck, ["rules", "check", str(a_pack(tmp_path / "pasted", draft__a=pasted))]
    )
    assert checked.exit_code == 0, checked.output


def test_synthetic_letters_are_printed_as_such(corpus: Path, rule: Path):
    assert (
        "material: synthetic}"
        in called(rule, "--corpus", corpus, "--truth", "draft=yes", "--synthetic").output
    )


def test_programs_get_every_letter_by_name(corpus: Path, rule: Path):
    done = called(rule, "--corpus", corpus, "--truth", "draft=yes", "--format", "json")
    told = json.loads(done.stdout)
    assert (told["letters"], told["having"], told["lacking"], told["unknown"]) == (4, 1, 1, ["d.pdf"])
    assert [each["name"] for each in told["unexamined"]] == ["c.pdf"]
    (measured,) = told["rules"]
    assert measured["hits"] == ["a.pdf"]
    assert measured["likelihood_ratio"]["at_most"] is None
    assert measured["measured"] | {"on": ""} == {
        "hits": "1/1", "false_alarms": "0/1", "on": "", "material": "real",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--truth", "draft=yes"], "name their folder"),
        (["--synthetic"], "name their folder"),
        (["--corpus", "letters"], "--corpus needs --truth"),
        (["--corpus", "letters", "--truth", "draft"], "expected NAME=VALUE"),
        (["--corpus", "letters", "--truth", "drft=yes"], "did you mean “draft”"),
        (["--corpus", "letters", "--truth", "draft=yes", "--format", "sarif"], "text or json"),
        (["--corpus", "packs", "--truth", "draft=yes"], "holds no manifest"),
    ],
)
def test_a_wrong_call_is_told(
    monkeypatch: pytest.MonkeyPatch, corpus: Path, rule: Path, arguments: list[str], words: str
):
    monkeypatch.chdir(corpus.parent)
    done = called(rule, *arguments)
    assert done.exit_code == 2
    assert words in done.output


def test_rules_with_problems_are_not_measured(corpus: Path, tmp_path: Path):
    done = called(a_pack(tmp_path / "bad", draft__a="title: ["), "--corpus", corpus, "--truth", "draft=yes")
    assert done.exit_code == 1
    assert "[F004]" in done.output


@pytest.mark.parametrize("command", ["check", "test"])
def test_a_misspelt_sample_ends_with_status_one_unless_it_may_be_missing(tmp_path: Path, command: str):
    pack = a_pack(tmp_path, draft__a=SOUND + "- {sample: b.pdf, expect: absent}\n")
    (pack / "samples").mkdir()
    call = ["rules", command, str(pack)]
    assert CliRunner().invoke(authcheck, call).exit_code == 1
    assert CliRunner().invoke(authcheck, [*call, "--allow-missing"]).exit_code == 0
