"""Every test of a rule file, those on letters too."""

from __future__ import annotations

from pathlib import Path

from pdfs import a_pdf, write
from rulefiles import SOUND, a_pack, a_rule_text

from authcheck.examine.ruletests import check_rules
from authcheck.model.reading import ReadingOptions
from authcheck.model.trial import Tally
from authcheck.rulebook import SHIPPED
from authcheck.trials.samples import Tried, try_rules

LOOK = "\n  in: [image.page]\n  for: {text: [DRAFT]}"
MARKED = a_pdf(write(72, 700, "Dear Mr Quill, this is a DRAFT of the letter."))


WORDS = "\n- {header: DRAFT, expect: found}\n- {header: x, expect: absent}"
"""What a rule about words shows without a sample."""


def tried(*paths: Path) -> Tried:
    return try_rules(paths, ReadingOptions(), at_once=2)


def a_tried_pack(folder: Path, tests: str, samples: dict[str, bytes | str], look: str = LOOK) -> Tried:
    pack = a_pack(folder, draft__a=a_rule_text(look=look, tests=tests))
    (pack / "samples").mkdir()
    for name, content in samples.items():
        if isinstance(content, str):
            (pack / "samples" / name).write_text(content, encoding="utf-8")
        else:
            (pack / "samples" / name).write_bytes(content)
    return tried(pack)


def test_hits_misses_and_false_alarms_are_tallied_a_rule(tmp_path: Path):
    tests = (
        "\n- {header: DRAFT, expect: found}"
        "\n- {header: a draft, match: DRAFT, expect: found}"
        "\n- {header: nothing, expect: found}"
        "\n- {header: DRAFT, expect: absent}"
        "\n- {header: nothing, expect: absent}"
        "\n- {header: nothing, expect: unread}"
        "\n- {sample: a.pdf, expect: found}"
    )
    done = tried(a_pack(tmp_path, draft__a=a_rule_text(tests=tests)))
    assert done.tallies == (Tally(rule="mine/draft.a", tests=6, hits=1, misses=2, false_alarms=1, skipped=1),)
    assert [each.key for each in done.inspection.problems] == ["tests[1]", "tests[2]", "tests[3]", "tests[5]"]
    assert done.inspection.tests == 6


def test_a_sample_is_read_like_any_letter(tmp_path: Path):
    tests = f"\n- {{sample: a.pdf, expect: found, match: DRAFT}}\n- {{sample: b.pdf, expect: absent}}{WORDS}"
    done = a_tried_pack(
        tmp_path, tests, {"a.pdf": MARKED, "b.pdf": a_pdf(write(72, 700, "Nothing to see here"))}
    )
    assert done.inspection.problems == ()
    assert done.tallies == (Tally(rule="mine/draft.a", tests=4, hits=2),)


def test_the_case_file_beside_a_sample_counts_unless_the_test_brings_one(tmp_path: Path):
    tests = (
        "\n- {sample: a.pdf, expect: inapplicable}"
        "\n- {sample: a.pdf, case: {document: {class: memorandum}}, expect: found}"
        f"{WORDS}"
        "\napplies: {class: [memorandum]}"
    )
    done = a_tried_pack(tmp_path, tests, {"a.pdf": MARKED, "a.case.yaml": "document: {class: cable}\n"})
    assert done.inspection.problems == ()
    assert done.tallies[0].tests == 4


def test_a_sample_that_is_not_at_hand_is_skipped_and_told(tmp_path: Path):
    done = tried(a_pack(tmp_path, draft__a=SOUND + "- {sample: far/a.pdf, expect: found}\n"))
    assert done.inspection.problems == ()
    assert (done.tallies[0].tests, done.tallies[0].skipped) == (2, 1)
    (skipped,) = (trial.skipped for trial in done.inspection.trials if trial.skipped)
    assert skipped.startswith("the sample far/a.pdf is not at hand")


def test_a_sample_that_cannot_be_read_fails_its_test(tmp_path: Path):
    tests = f"\n- {{sample: a.pdf, expect: found}}{WORDS}"
    (problem,) = a_tried_pack(tmp_path, tests, {"a.pdf": b"%PDF-1.7 no more"}).inspection.problems
    assert (problem.code, problem.key) == ("R014", "tests[0].sample")
    assert problem.message.startswith("the sample a.pdf cannot be examined: ")


def test_a_sample_behind_a_link_is_not_read(tmp_path: Path):
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(MARKED)
    pack = a_pack(tmp_path / "packs", draft__a=SOUND + "- {sample: a.pdf, expect: absent}\n")
    (pack / "samples").mkdir()
    (pack / "samples" / "a.pdf").symlink_to(secret)
    (problem,) = tried(pack).inspection.problems
    assert (problem.code, problem.line) == ("R021", 14)


def test_a_broken_case_file_beside_a_sample_is_told_in_its_own_place(tmp_path: Path):
    tests = f"\n- {{sample: a.pdf, expect: found}}{WORDS}"
    done = a_tried_pack(tmp_path, tests, {"a.pdf": MARKED, "a.case.yaml": "docment: {}\n"})
    (problem,) = done.inspection.problems
    assert (problem.code, problem.path.endswith("a.case.yaml"), problem.line) == ("F014", True, 1)


def test_a_sample_holds_a_rule_to_what_it_waits_for(tmp_path: Path):
    look = f"{LOOK}\n  needs: {{found: [core/signature.seen-on-copy]}}"
    signed = "case: {facts: [{kind: signature, says: A signature in ink}]}"
    tests = (
        f"\n- {{sample: a.pdf, expect: inapplicable}}\n- {{sample: a.pdf, {signed}, expect: found}}{WORDS}"
    )
    assert a_tried_pack(tmp_path, tests, {"a.pdf": MARKED}, look).inspection.problems == ()


def test_broken_rule_files_are_told_beside_the_tests_of_the_others(tmp_path: Path):
    done = tried(a_pack(tmp_path, draft__a="title: [", draft__b=SOUND))
    assert [each.code for each in done.inspection.problems] == ["F004"]
    assert [each.rule for each in done.tallies] == ["mine/draft.b"]


def test_the_shipped_rules_pass_all_their_tests_on_the_projects_samples():
    done = tried(SHIPPED)
    assert done.inspection.problems == ()
    assert [tally.rule for tally in done.tallies if tally.skipped] == []
    assert all(tally.hits for tally in done.tallies)


def test_a_sample_that_is_misspelt_is_a_problem_with_the_nearest_name(tmp_path: Path):
    tests = f"\n- {{sample: marks.pdf, expect: found}}{WORDS}"
    done = a_tried_pack(tmp_path, tests, {"mark.pdf": MARKED, "marks.case.yaml": "document: {}\n"})
    (problem,) = done.inspection.problems
    assert (problem.code, problem.line, problem.column, problem.key) == ("R021", 12, 12, "tests[0].sample")
    assert "did you mean “mark.pdf”?" in problem.message
    (told,) = check_rules([tmp_path / "mine"]).problems
    assert told == problem


def test_a_missing_sample_may_be_allowed(tmp_path: Path):
    tests = f"\n- {{sample: marks.pdf, expect: found}}{WORDS}"
    a_tried_pack(tmp_path, tests, {"mark.pdf": MARKED})
    done = try_rules([tmp_path / "mine"], ReadingOptions(), at_once=1, allow_missing=True)
    assert (done.inspection.problems, done.tallies[0].skipped) == ((), 1)
    assert check_rules([tmp_path / "mine"], allow_missing=True).problems == ()


def test_no_name_is_told_of_a_folder_of_samples_that_is_a_link(tmp_path: Path):
    private = tmp_path / "private"
    private.mkdir()
    (private / "secret.pdf").write_bytes(MARKED)
    pack = a_pack(tmp_path / "packs", draft__a=SOUND + "- {sample: secre.pdf, expect: absent}\n")
    (pack / "samples").symlink_to(private)
    (problem,) = tried(pack).inspection.problems
    assert problem.code == "R021"
    assert "secret" not in problem.message
    (pack / "draft.a.yaml").write_text(SOUND + "- {sample: secret.pdf, expect: absent}\n")
    (problem,) = tried(pack).inspection.problems
    assert "by way of a link" in problem.message


CHECKED = "\n  in: [closing]\n  for: {check: closing.ink}"
UNSEEN = "\n- {sample: a.pdf, expect: found}\n- {sample: b.pdf, expect: absent}"


def test_a_rule_of_which_an_outcome_was_never_seen_does_not_pass(tmp_path: Path):
    done = tried(a_pack(tmp_path, draft__a=a_rule_text(look=CHECKED, tests=UNSEEN)))
    told = [(each.code, each.key) for each in done.inspection.problems]
    assert told == [("R012", "tests[0].sample"), ("R012", "tests[1].sample")]
    assert done.inspection.tests == 0


def test_missing_samples_of_a_whole_pack_may_be_allowed(tmp_path: Path):
    pack = a_pack(tmp_path, draft__a=a_rule_text(look=CHECKED, tests=UNSEEN))
    done = try_rules([pack], ReadingOptions(), at_once=1, allow_missing=True)
    assert (done.inspection.problems, done.tallies[0].skipped) == ((), 2)


def test_a_case_file_elsewhere_is_not_read_by_way_of_a_link(tmp_path: Path):
    (tmp_path / "private.yaml").write_text("password: hunter2\n", encoding="utf-8")
    pack = a_pack(
        tmp_path, draft__a=a_rule_text(look=LOOK, tests=f"{WORDS}\n- {{sample: a.pdf, expect: found}}")
    )
    (pack / "samples").mkdir()
    (pack / "samples/a.pdf").write_bytes(MARKED)
    (pack / "samples/a.case.yaml").symlink_to(tmp_path / "private.yaml")
    problems = tried(pack).inspection.problems
    assert ("R021", str(pack / "samples/a.case.yaml"), 0) in [
        (each.code, each.path, each.line) for each in problems
    ]
    assert "password" not in str(problems)
