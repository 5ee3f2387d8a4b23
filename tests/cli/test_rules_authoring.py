"""The commands for those who write rules: new, list, show, coverage, docs, schema."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from rulefiles import SAMPLED, SOUND, a_pack, a_rule_text

from authcheck.cli.commands import authcheck
from authcheck.cli.rules.list import FAMILIES, STATUSES
from authcheck.cli.rules.schema import FOLDER, NAMES
from authcheck.model.evidence import Evidence
from authcheck.model.finding import Family
from authcheck.model.rule import RuleStatus
from authcheck.rulebook.codes import Code

HOUSE = Path(__file__).parents[2]


def rules(*arguments: object, answers: str | None = None) -> Result:
    return CliRunner().invoke(
        authcheck, ["rules", *map(str, arguments)], input=answers, prog_name="authcheck"
    )


def codes(folder: Path) -> set[str]:
    done = rules("check", folder, "--format", "json")
    return {problem["code"] for problem in json.loads(done.stdout)["problems"]}


@pytest.mark.parametrize("looks_for", ["text", "pattern", "fields", "statements", "facts", "check"])
def test_a_new_rule_has_no_problem_but_the_places_to_fill_in(tmp_path: Path, looks_for: str) -> None:
    done = rules("new", tmp_path / "desk" / "draft.mine", "--for", looks_for, "--make-pack")
    assert done.exit_code == 0, done.output
    assert "places marked <fill in: …>" in done.output
    assert codes(tmp_path / "desk") == {Code.BLANK}


@pytest.mark.parametrize("looks_for", ["text", "pattern", "fields", "statements", "facts"])
def test_a_new_rule_passes_once_its_places_are_filled_in(tmp_path: Path, looks_for: str) -> None:
    rules("new", tmp_path / "desk" / "draft.mine", "--for", looks_for, "--make-pack")
    file = tmp_path / "desk" / "draft.mine.yaml"
    words = {
        "a line of a letter that the rule must find": "FOR COMMENT by Monday",
        "a line that looks alike, which it must not find": "For commentary see annex",
        "a pattern": r"for comment\b",
        "the words, in any letter case": "FOR COMMENT",
        "a field, such as Producer": "Producer",
        "a value, such as Acme Writer*": "Acme*",
        "a field: its value, such as Producer: Acme Writer 2": "Producer: Acme Writer 2",
        "the same field: another value": "Producer: Distiller",
        "origin, exists, altered, signed, status, release, content or policy": "exists",
        "{prop: …} as above": "exists",
        "a kind of fact, such as draft mark": "draft mark",
        "the same kind": "draft mark",
    }
    filled = re.sub(r"<fill in: ([^<>]*)>", lambda mark: words.get(mark[1], "Some words."), file.read_text())
    file.write_text(filled.replace("claims: ['exists']", "claims: [{prop: exists, stance: confirm}]"))
    done = rules("check", tmp_path / "desk")
    assert done.exit_code == 0, done.output


ANSWERS = """\
Wording that asks for comments
FOR COMMENT
COMMENTS DUE

header subjct
header, subject
9
2
A text sent round for comments says so.
The recipient was asked to comment on something else.
FOR COMMENT by 3 March
For commentary "see" annex
"""


def test_a_rule_whose_questions_are_all_answered_passes_at_once(tmp_path: Path) -> None:
    name = tmp_path / "desk" / "draft.for-comment"
    done = rules("new", name, "--ask", answers=f"y\n{ANSWERS}")
    assert done.exit_code == 0, done.output
    assert "subjct is none, did you mean “subject”?" in done.output
    assert "draft.for-comment.yaml: written; no problem" in done.output
    checked = rules("check", tmp_path / "desk")
    assert checked.exit_code == 0, checked.output
    written = yaml.safe_load((tmp_path / "desk" / "draft.for-comment.yaml").read_text())
    assert written["look"]["in"] == ["header", "subject"]
    assert written["look"]["for"]["text"] == ["FOR COMMENT", "COMMENTS DUE"]
    assert written["conclude"]["found"]["toward"] == "unissued draft"
    assert written["conclude"]["found"]["weight"] == "moderate"
    assert written["tests"][2]["header"] == 'For commentary "see" annex'


def test_questions_left_open_are_marked_places(tmp_path: Path) -> None:
    done = rules("new", a_pack(tmp_path) / "draft.mine", "--ask", answers="\n" * 12)
    assert done.exit_code == 0, done.output
    assert codes(tmp_path / "mine") == {Code.BLANK}


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__mine=SOUND)
    done = rules("new", pack / "draft.mine")
    assert done.exit_code == 2
    assert "is there already" in done.stderr
    assert (pack / "draft.mine.yaml").read_text() == SOUND


def test_a_folder_is_made_a_pack_only_on_asking(tmp_path: Path) -> None:
    refused = rules("new", tmp_path / "desk" / "draft.mine")
    assert refused.exit_code == 2
    assert "the same with --make-pack makes one" in refused.stderr
    declined = rules("new", tmp_path / "desk" / "draft.mine", "--ask", answers="n\n")
    assert declined.exit_code == 2
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize(
    ("name", "told"), [("draf.mine", "did you mean “draft”?"), ("draft", "<family>.<name>")]
)
def test_a_name_that_no_rule_can_have_is_refused(tmp_path: Path, name: str, told: str) -> None:
    done = rules("new", a_pack(tmp_path) / name)
    assert done.exit_code == 2
    assert told in done.stderr
    assert len(list((tmp_path / "mine").iterdir())) == 1


def test_a_new_rule_can_bring_its_schema_for_an_editor(tmp_path: Path) -> None:
    pack = a_pack(tmp_path)
    rules("new", pack / "draft.mine", "--editor")
    first = (pack / "draft.mine.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=rule.schema.json"
    assert (pack / "rule.schema.json").read_bytes() == (FOLDER / "rule.schema.json").read_bytes()
    assert codes(pack) == {Code.BLANK}


def test_a_place_to_fill_in_has_that_problem_alone(tmp_path: Path) -> None:
    """What is wrong with a place only because it is not filled in is not told a second time."""
    conclude = """
  found: {axis: '<fill in: a question>', toward: unissued draft, weight: wek, say: x}
  absent: nothing"""
    pack = a_pack(tmp_path, draft__mine=a_rule_text(conclude=conclude))
    assert codes(pack) == {Code.BLANK, "F012"}
    assert rules("check", pack).stdout.count("[R027]") == 1


def test_rules_are_listed_by_family_axis_and_status() -> None:
    every = rules("list").stdout.splitlines()
    drafts = rules("list", "--family", "draft").stdout.splitlines()
    assert 0 < len(drafts) < len(every)
    assert all(line.startswith("core/draft.") for line in drafts)
    assert all("custody:" in line for line in rules("list", "--axis", "custody").stdout.splitlines())
    assert rules("list", "--status", "deprecated").stdout == ""


def test_the_words_that_narrow_a_list_are_those_of_rules() -> None:
    assert tuple(Family) == FAMILIES
    assert tuple(RuleStatus) == STATUSES


def test_deprecated_rules_are_listed_too(tmp_path: Path) -> None:
    text = a_rule_text(status="deprecated", replaced_by="core/draft.marking")
    pack = a_pack(tmp_path, draft__mine=text)
    (rule,) = json.loads(rules("list", pack, "--format", "json").stdout)["rules"]
    assert (rule["id"], rule["status"]) == ("mine/draft.mine", "deprecated")
    assert rule["replaced_by"] == "core/draft.marking"
    assert rule["found"] == {
        "axis": "standing",
        "toward": "unissued draft",
        "weight": "weak",
        "evidence": None,
        "basis": "none",
    }


def test_a_list_that_leaves_out_broken_rules_says_so(tmp_path: Path) -> None:
    done = rules("list", a_pack(tmp_path, draft__mine=SOUND, draft__other="title: x\n"))
    assert done.exit_code == 1
    assert done.stdout.startswith("mine/draft.mine")
    assert "not listed here" in done.stderr


def test_a_rule_is_shown_by_id_by_name_and_by_file(tmp_path: Path) -> None:
    by_id = rules("show", "core/draft.marking")
    assert by_id.exit_code == 0, by_id.output
    assert by_id.stdout == rules("show", "draft.marking").stdout
    assert by_id.stdout == rules("show", HOUSE / "rules" / "core" / "draft.marking.yaml").stdout
    pack = a_pack(tmp_path, draft__mine=SOUND)
    assert "A word in the header" in rules("show", "mine/draft.mine", "--rules", pack).stdout


@pytest.mark.parametrize("code", ["R002", "r002", "F014"])
def test_the_code_of_a_problem_is_shown_as_a_page(code: str) -> None:
    done = rules("show", code)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(f"{code.upper()}: ")
    assert "Right" in done.stdout


@pytest.mark.parametrize("code", list(Code))
def test_every_code_of_rules_has_a_page(code: Code) -> None:
    assert rules("show", code.value).exit_code == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [("core/draft.markin", "did you mean “core/draft.marking”?"), ("R999", "no problem has this code")],
)
def test_what_is_not_there_cannot_be_shown(name: str, told: str) -> None:
    done = rules("show", name)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_name_in_two_packs_and_a_broken_rule_are_told_apart(tmp_path: Path) -> None:
    for pack in ("one", "two"):
        a_pack(tmp_path, name=pack, draft__mine=SOUND, draft__broken="title: x\n")
    folders = ("--rules", tmp_path)
    assert "one/draft.mine, two/draft.mine" in rules("show", "draft.mine", *folders).stderr
    assert "has problems" in rules("show", "one/draft.broken", *folders).stderr


def test_coverage_below_the_least_asked_for_ends_with_one(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__mine=a_rule_text(look="\n  in: [header, footer]\n  for: {text: [DRAFT]}"))
    enough, short = rules("coverage", pack, "--min", 80), rules("coverage", pack, "--min", 81)
    assert (enough.exit_code, short.exit_code) == (0, 1)
    assert "1 rule, 4 of 5 points exercised, 80.0 %" in enough.stdout
    assert "    zone: footer\n" in enough.stdout
    assert "less than the 81 % of --min" in short.stderr
    told = json.loads(rules("coverage", pack, "--format", "json").stdout)
    assert (told["schema"], told["percent"]) == ("authcheck.coverage/1", 80.0)


def test_coverage_of_ones_own_rules_shows_no_table_unless_asked_for(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__mine=SOUND)
    assert rules("coverage", pack).stdout == "1 rule, 4 of 4 points exercised, 100.0 %\n"
    whole = rules("coverage", pack, "--all").stdout
    assert whole.startswith("Rules that point to each answer")
    assert rules("coverage").stdout.startswith("Rules that point to each answer")


def test_the_numbers_of_every_answer_stand_under_their_families(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, signature__mine=SOUND.replace("unissued draft", "'signed, sending not shown'"))
    told = rules("coverage", pack, "--all").stdout.splitlines()
    families, row = told[1], next(line for line in told if "signed, sending not shown" in line)
    end = families.index("signature") + len("signature")
    assert row[:end].endswith(" 1")
    assert not row[end - 3 : end - 1].strip()


def test_where_there_is_nothing_to_exercise_no_share_is_enough(tmp_path: Path) -> None:
    old = a_rule_text(status="deprecated", replaced_by="core/draft.marking")
    pack = a_pack(tmp_path, draft__old=old)
    done = rules("coverage", pack, "--min", 0)
    assert done.exit_code == 1
    assert done.stdout == "0 rules, 0 of 0 points exercised, nothing to exercise\n"
    assert "no rule in force here" in done.stderr
    assert json.loads(rules("coverage", pack, "--format", "json").stdout)["percent"] is None


def test_a_sample_that_is_not_at_hand_counts_for_nothing_and_is_named(tmp_path: Path) -> None:
    look = "\n  in: [pdf.signatures]\n  for: {check: signature.field}"
    pack = a_pack(tmp_path, signature__mine=a_rule_text(look=look, tests=SAMPLED))
    (pack / "samples").mkdir()
    (pack / "samples" / "a.pdf").write_bytes(b"")
    done = rules("coverage", pack, "--min", 51)
    assert done.exit_code == 1
    assert "    samples not at hand, which count for nothing: b.pdf\n" in done.stdout
    told = json.loads(rules("coverage", pack, "--format", "json").stdout)
    assert told["rules"][0]["samples_not_at_hand"] == ["b.pdf"]


def test_every_kind_of_evidence_is_shown_with_its_cap_and_under_what_shows_it() -> None:
    done = rules("show", "evidence")
    assert done.exit_code == 0
    assert [kind for kind in Evidence if f"- {kind}: " not in done.stdout] == []
    facts = done.stdout.partition("Looking for facts\n")[2].partition("\nLooking for ")[0]
    told = " ".join(facts.split())
    assert "court finding: What a court found. Origin, genuine or forged: at most very strong." in told


def test_rules_with_problems_are_neither_measured_nor_made_into_pages(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__mine="title: x\n")
    for done in (rules("coverage", pack), rules("docs", pack, "--out", tmp_path / "pages")):
        assert done.exit_code == 2
        assert "F015" in done.stderr
    assert not (tmp_path / "pages").exists()


def test_pages_are_written_then_found_current_then_removed_with_their_rule(tmp_path: Path) -> None:
    pack, out = a_pack(tmp_path, draft__mine=SOUND, draft__other=SOUND), tmp_path / "pages"
    first = rules("docs", pack, "--out", out)
    assert first.exit_code == 0, first.output
    assert "3 pages, 3 written, 0 removed" in first.stdout
    assert rules("docs", pack, "--out", out, "--check").exit_code == 0
    (pack / "draft.other.yaml").unlink()
    stale = rules("docs", pack, "--out", out, "--check")
    assert stale.exit_code == 1
    assert (out / "mine" / "draft.other.md").exists()
    assert "2 pages, 1 written, 1 removed" in rules("docs", pack, "--out", out).stdout
    assert sorted(path.name for path in out.rglob("*.md")) == ["README.md", "draft.mine.md"]


def test_a_page_of_somebody_elses_making_is_never_replaced(tmp_path: Path) -> None:
    pack, out = a_pack(tmp_path, draft__mine=SOUND), tmp_path / "pages"
    out.mkdir()
    (out / "README.md").write_text("# Ours\n")
    (out / "notes.md").write_text("# Ours too\n")
    done = rules("docs", pack, "--out", out)
    assert done.exit_code == 2
    assert "is no page that authcheck made" in done.stderr
    assert sorted(path.name for path in out.rglob("*")) == ["README.md", "notes.md"]


def test_there_is_a_schema_for_each_name_and_a_name_for_each_schema() -> None:
    assert {f"{name}.schema.json" for name in NAMES} == {path.name for path in FOLDER.glob("*.json")}
    for name in NAMES:
        assert json.loads(rules("schema", name).stdout)["$id"] == f"urn:authcheck:schema:{name}:1"
    assert Path(rules("schema", "--path").stdout.strip()) == FOLDER / "rule.schema.json"


def test_a_new_rule_whose_answers_contradict_each_other_names_the_test(tmp_path: Path) -> None:
    answers = [
        "T",
        "FOR COMMENT",
        "",
        "",
        "",
        "",
        "Because.",
        "A clerk.",
        "See the annex",
        "For comment by all",
    ]
    done = rules("new", tmp_path / "draft.mine", "--make-pack", "--ask", answers="\n".join([*answers, ""]))
    assert "these tests come out otherwise than expected:" in done.output, done.output
    assert "tests[0]: expected found, came out absent" in done.output
    assert "tests[2]: expected absent, came out found" in done.output


@pytest.mark.parametrize("linked", ["pages", "pages/mine", "pages/README.md", "pages/mine/draft.a.md"])
@pytest.mark.parametrize("leads", ["somewhere", "nowhere"])
def test_no_page_is_written_or_removed_through_a_link(tmp_path: Path, linked: str, leads: str) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    out, theirs = tmp_path / "pages", tmp_path / "theirs"
    assert rules("docs", pack, "--out", out).exit_code == 0
    (tmp_path / linked).rename(theirs)
    (tmp_path / linked).symlink_to(theirs)
    if leads == "nowhere":
        theirs.rename(tmp_path / "away")
    before = contents(tmp_path)
    (pack / "draft.a.yaml").write_text(a_rule_text(title="Another"), encoding="utf-8")
    done = rules("docs", pack, "--out", out)
    assert done.exit_code == 2
    assert f"{tmp_path / linked}: is a link, and pages are not written through one" in done.stderr
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.md") if path.is_file()}


@pytest.mark.parametrize("name", ["README.md", "mine/draft.a.md", "other.md"])
def test_a_pipe_or_a_folder_among_the_pages_holds_nobody_up(tmp_path: Path, name: str) -> None:
    pack, out = a_pack(tmp_path, draft__a=SOUND), tmp_path / "pages"
    (out / "mine").mkdir(parents=True)
    for make in (os.mkfifo, os.mkdir):
        make(out / name)
        expected = 0 if name == "other.md" else 2
        assert rules("docs", pack, "--out", out).exit_code == expected
        (out / name).rmdir() if (out / name).is_dir() else (out / name).unlink()


@pytest.mark.parametrize(("name", "word"), [("core", "ships with authcheck"), ("My Rules", "lower case")])
def test_no_pack_is_begun_under_a_name_that_it_cannot_have(tmp_path: Path, name: str, word: str) -> None:
    done = rules("new", tmp_path / name / "draft.mine", "--make-pack")
    assert done.exit_code == 2
    assert word in done.stderr
    assert not (tmp_path / name).exists()


def test_the_next_command_is_told_fit_to_be_typed(tmp_path: Path) -> None:
    done = rules("new", tmp_path / "Our Desk" / "mine" / "draft.mine", "--make-pack")
    assert done.exit_code == 0
    assert f"authcheck rules check '{tmp_path}/Our Desk/mine/draft.mine.yaml'" in done.stdout


def test_a_rule_of_a_pack_that_is_not_at_hand_is_told_with_the_option_that_names_it() -> None:
    done = rules("show", "cjtf/x")
    assert done.exit_code == 2
    assert "--rules" in done.stderr
    assert "core/" not in done.stderr


def test_the_packs_of_the_settings_are_checked_where_no_path_is_given(tmp_path: Path) -> None:
    broken = a_pack(tmp_path, draft__a=a_rule_text(status="stabl"))
    config = tmp_path / "desk.toml"
    config.write_text('packs = ["./mine", "./gone"]\n', encoding="utf-8")
    done = rules("check", "--config", config, "--format", "json")
    told = [(each["code"], each["path"], each["line"]) for each in json.loads(done.stdout)["problems"]]
    assert told == [("R024", str(config), 1), ("F012", str(broken / "draft.a.yaml"), 2)]


def test_a_zone_that_only_a_plugin_fills_is_a_problem_until_one_is_there(tmp_path: Path) -> None:
    check = "\n  in: [pdf.revisions]\n  for: {check: closing.ink}"
    a_pack(tmp_path, draft__a=a_rule_text(look=check, tests=SAMPLED))
    done = rules("check", tmp_path, "--format", "json", "--allow-missing")
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["code"], problem["line"], problem["column"]) == ("R029", 5, 8)


@pytest.mark.parametrize("looks_for", ["text", "pattern"])
def test_a_new_rule_on_words_says_nothing_of_a_page_that_reads_badly(tmp_path: Path, looks_for: str) -> None:
    rules("new", tmp_path / "desk" / "draft.mine", "--for", looks_for, "--make-pack")
    look = yaml.safe_load((tmp_path / "desk" / "draft.mine.yaml").read_text(encoding="utf-8"))["look"]
    assert look["needs"] == {"legibility": 0.5}
