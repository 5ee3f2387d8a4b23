from __future__ import annotations

from pathlib import Path

import pytest
from rulefiles import SAMPLED, SOUND, a_pack, a_rule, a_rule_text, problems_of

from authcheck.errors import FormError
from authcheck.model.axes import Axis, Standing, Weight
from authcheck.model.case import Access, Of, Proposition, Relation, Stance
from authcheck.model.evidence import Evidence
from authcheck.model.finding import Basis, Conclusion, Family
from authcheck.model.observation import CheckRequest
from authcheck.model.rule import (
    CheckMatcher,
    ClaimTest,
    FieldsMatcher,
    StatementsMatcher,
    TextMatcher,
    Tolerance,
)
from authcheck.rulebook import load_rulebook, read_rules


def test_a_sound_rule_is_read_whole(tmp_path: Path) -> None:
    rule = a_rule(tmp_path)
    assert rule.id == "mine/draft.mine"
    assert rule.family is Family.DRAFT
    assert rule.look.zones == ("header",)
    assert rule.look.for_ == TextMatcher(phrases=("DRAFT",), read=Tolerance.EXACT)
    assert rule.found is not None
    assert rule.found.concludes == Conclusion(
        axis=Axis.STANDING,
        toward=Standing.UNISSUED_DRAFT,
        weight=Weight.WEAK,
        evidence=None,
        basis=Basis.NONE,
    )
    assert rule.absent is None
    assert [(test.zones, test.expect, test.line, test.column) for test in rule.tests] == [
        ((("header", "DRAFT"),), "found", 12, 3),
        ((("header", "other words"),), "absent", 13, 3),
    ]


OF_CASES = "\n- {case: {}, expect: found}\n- {case: {}, expect: absent}"


def test_issuer_stands_for_its_three_relations_and_claims_are_confirmed_or_implied_unless_said(
    tmp_path: Path,
) -> None:
    look = """
  in: [statements]
  for:
    statements:
      by: issuer
      named: true
      access: [first_hand]
      of: letter
      claims: [{prop: origin}, {prop: status, value: [draft], stance: confirm}]
      at_least: 2
      unless: {by: recipient, claims: [{prop: origin, stance: deny}]}"""
    rule = a_rule(tmp_path, a_rule_text(look=look, tests=OF_CASES), "sourcing.mine")
    denied = ClaimTest(prop=Proposition.ORIGIN, stances=(Stance.DENY,))
    assert rule.look.for_ == StatementsMatcher(
        claims=(
            ClaimTest(prop=Proposition.ORIGIN, stances=(Stance.CONFIRM, Stance.IMPLY)),
            ClaimTest(prop=Proposition.STATUS, stances=(Stance.CONFIRM,), values=("draft",)),
        ),
        by=(Relation.PURPORTED_AUTHOR, Relation.AUTHOR_OFFICE, Relation.CHAIN),
        named=True,
        access=(Access.FIRST_HAND,),
        of=(Of.LETTER,),
        at_least=2,
        unless=StatementsMatcher(claims=(denied,), by=(Relation.RECIPIENT,)),
    )


def test_parameters_of_a_check_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    look = "\n  in: [closing]\n  for: {check: some.check, with: {z: 1.5, a: true, m: [x, y], k: '7'}}"
    rule = a_rule(tmp_path, a_rule_text(look=look, tests=SAMPLED))
    parameters = (("a", True), ("k", "7"), ("m", ("x", "y")), ("z", 1.5))
    assert rule.look.for_ == CheckMatcher(request=CheckRequest(check="some.check", parameters=parameters))


def test_fields_keep_their_dotted_names(tmp_path: Path) -> None:
    tests = "\n- {case: {custody: {channel: recipient}}, expect: found}\n- {case: {}, expect: absent}"
    look = "\n  in: [case]\n  for: {fields: {custody.channel: [recipient]}}"
    rule = a_rule(tmp_path, a_rule_text(look=look, tests=tests))
    assert rule.look.for_ == FieldsMatcher(fields=(("custody.channel", ("recipient",)),))


def test_the_digest_knows_the_content_and_not_the_editor(tmp_path: Path) -> None:
    unix = a_rule(tmp_path / "unix")
    windows = a_rule(tmp_path / "windows", SOUND.replace("\n", "  \r\n") + "\r\n")
    other = a_rule(tmp_path / "other", SOUND.replace("Because.", "Because!"))
    assert unix.digest == windows.digest
    assert unix.digest != other.digest
    assert len(unix.digest) == 6


def test_the_rulebooks_digest_knows_every_rule(tmp_path: Path) -> None:
    one = load_rulebook([a_pack(tmp_path / "one", draft__a=SOUND)])
    two = load_rulebook([a_pack(tmp_path / "two", draft__a=SOUND, draft__b=SOUND)])
    again = load_rulebook([tmp_path / "two"])
    assert len(one.digest) == 12
    assert one.digest != two.digest == again.digest


def test_a_deprecated_rule_is_not_in_force(tmp_path: Path) -> None:
    old = a_rule_text(status="deprecated\nreplaced_by: mine/draft.new")
    loaded = read_rules([a_pack(tmp_path, draft__old=old, draft__new=SOUND)])
    assert loaded.problems == ()
    assert [rule.id for rule in loaded.rulebook.rules] == ["mine/draft.new"]


def test_a_pack_may_wait_for_a_shipped_rule(tmp_path: Path) -> None:
    look = "\n  in: [header]\n  for: {text: [DRAFT]}\n  needs: {found: [core/signature.ink]}"
    assert problems_of(tmp_path, a_rule_text(look=look)) == []


def test_two_files_of_one_id_are_refused(tmp_path: Path) -> None:
    a_pack(tmp_path / "one", draft__a=SOUND)
    a_pack(tmp_path / "two", draft__a=SOUND)
    (problem,) = read_rules([tmp_path / "one", tmp_path / "two"]).problems
    assert problem.code == "R003"
    assert "mine/draft.a is taken" in problem.message


def test_a_folder_without_a_pack_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_rules([tmp_path]).problems
    assert problem.code == "R001"


def test_a_pack_file_has_its_own_form(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    (pack / "pack.yaml").write_text("title: A pack\nversoin: '1'\n", encoding="utf-8")
    codes = [problem.code for problem in read_rules([pack]).problems]
    assert codes == ["F015", "F015", "F014"]


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    broken = a_rule_text(mistaken="[]", why="''")
    a_pack(tmp_path, draft__a=broken, draft__b="title: [", draft__c=SOUND)
    with pytest.raises(FormError) as raised:
        load_rulebook([tmp_path])
    places = [(Path(each.path).name, each.code, each.key) for each in raised.value.problems]
    assert places == [
        ("draft.a.yaml", "F010", "why"),
        ("draft.a.yaml", "F013", "mistaken"),
        ("draft.b.yaml", "F004", ""),
    ]


FOUND = "{axis: standing, toward: unissued draft, weight: weak, say: 'Marked.'}"


def conclude(found: str = FOUND, absent: str = "nothing") -> str:
    return f"\n  found: {found}\n  absent: {absent}"


BROKEN = [
    (
        "a misspelt key",
        a_rule_text(mistakn="[x]", mistaken=""),
        ("F014", "mistakn", "did you mean “mistaken”?"),
    ),
    ("no absent", a_rule_text(conclude=f"\n  found: {FOUND}"), ("F015", "conclude", "“absent” is missing")),
    (
        "absent as a word of its own",
        a_rule_text(conclude=conclude(absent="never")),
        ("F010", "conclude.absent", "expected “nothing”"),
    ),
    (
        "a value of another axis",
        a_rule_text(conclude=conclude(FOUND.replace("standing", "origin"))),
        ("R007", "conclude.found.toward", "origin has: genuine, forged"),
    ),
    (
        "a value that is a result",
        a_rule_text(conclude=conclude(FOUND.replace("unissued draft", "undetermined"))),
        ("R007", "conclude.found.toward", "is a result"),
    ),
    (
        "a weight over its cap",
        a_rule_text(
            conclude=conclude(
                FOUND.replace("weight: weak", "weight: strong, basis: standard, evidence: draft metadata")
            )
        ),
        (
            "R008",
            "conclude.found.weight",
            "draft metadata weighs at most moderate for unissued draft, not strong",
        ),
    ),
    (
        "evidence of another axis",
        a_rule_text(conclude=conclude(FOUND.replace("weak", "weak, evidence: form"))),
        ("R008", "conclude.found.weight", "it bears on origin: genuine"),
    ),
    (
        "a strong weight without basis",
        a_rule_text(conclude=conclude(FOUND.replace("weak", "strong, evidence: draft mark"))),
        ("R009", "conclude.found.weight", "without a basis a weight is at most moderate"),
    ),
    (
        "a strong weight without evidence",
        a_rule_text(conclude=conclude(FOUND.replace("weak", "strong, basis: standard"))),
        ("R009", "conclude.found.weight", "without a kind of evidence"),
    ),
    (
        "a stable rule without basis",
        a_rule_text(status="stable\nrefs: [{cite: A book}]"),
        ("R009", "status", "call it experimental"),
    ),
    (
        "a stable rule without references",
        a_rule_text(
            status="stable",
            conclude=conclude(FOUND.replace("weak", "weak, basis: standard, evidence: draft mark")),
        ),
        ("R010", "status", "a stable rule needs “refs”"),
    ),
    (
        "an unknown placeholder",
        a_rule_text(conclude=conclude(FOUND.replace("Marked", "{matched}"))),
        ("R011", "conclude.found.say", "{matched} is not filled in"),
    ),
    (
        "two ways of looking",
        a_rule_text(look="\n  in: [header]\n  for: {text: [A], pattern: [B]}"),
        ("R004", "look.for", "text and pattern stands here"),
    ),
    (
        "a pattern that is not RE2",
        a_rule_text(look="\n  in: [header]\n  for: {pattern: ['(?=x)']}"),
        ("R006", "look.for.pattern[0]", "no look-around"),
    ),
    (
        "an unknown zone",
        a_rule_text(look="\n  in: [heading]\n  for: {text: [A]}"),
        ("R005", "look.in[0]", "unknown zone “heading”"),
    ),
    (
        "text sought in the statements",
        a_rule_text(look="\n  in: [statements]\n  for: {text: [A]}"),
        ("R005", "look.in[0]", "cannot look at “statements”"),
    ),
    (
        "a value no proposition has",
        a_rule_text(
            look="\n  in: [statements]\n  for: {statements: {claims: [{prop: status, value: [drafty]}]}}",
            tests="",
        ),
        ("F016", "look.for.statements.claims[0]", "“status” has no value “drafty”"),
    ),
    ("no tests", a_rule_text(tests=""), ("R012", "", "expects found and one that expects absent")),
    (
        "no absent test",
        a_rule_text(tests="\n- {header: DRAFT, expect: found}"),
        ("R012", "tests", "expects absent"),
    ),
    (
        "a test of a check",
        a_rule_text(look="\n  in: [closing]\n  for: {check: a.check}"),
        ("R013", "tests[0].expect", "name a sample"),
    ),
    (
        "waiting for a rule that does not exist",
        a_rule_text(look="\n  in: [header]\n  for: {text: [A]}\n  needs: {found: [mine/draft.main]}"),
        ("R015", "look.needs.found[0]", "did you mean “mine/draft.mine”?"),
    ),
    (
        "deprecated without a successor",
        a_rule_text(status="deprecated"),
        ("R016", "status", "names its successor"),
    ),
    (
        "a period that ends before it begins",
        a_rule_text(status="experimental\nvalid: {from: 2020-01-01, to: 2019-01-01}"),
        ("F016", "valid", "before it begins"),
    ),
    ("a bare no", a_rule_text(title="no"), ("F011", "title", "quote it")),
]


@pytest.mark.parametrize(
    ("text", "expected"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN]
)
def test_a_mistake_is_named_with_its_key_and_a_way_out(
    tmp_path: Path, text: str, expected: tuple[str, str, str]
) -> None:
    code, key, words = expected
    found = problems_of(tmp_path, text)
    assert any(each[0] == code and each[3] == key and words in each[4] for each in found), (
        f"not among {found}"
    )


def test_a_problem_has_its_line_and_column(tmp_path: Path) -> None:
    text = SOUND.replace("weight: weak", "weight: heavy")
    (problem,) = problems_of(tmp_path, text)
    assert problem[:4] == ("F012", 8, 59, "conclude.found.weight")


@pytest.mark.parametrize("name", ["drafts.mine", "draft", "draft.Mine", "draft.my_rule"])
def test_a_file_name_that_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    (problem,) = problems_of(tmp_path, SOUND, name)
    assert problem[0] == "R002"


def test_a_misnamed_file_tells_its_other_problems_too(tmp_path: Path) -> None:
    found = problems_of(tmp_path, a_rule_text(why="''"), "drafts.mine")
    assert [each[0] for each in found] == ["R002", "F010"]


def test_a_kind_of_evidence_reaches_its_cap_with_a_basis(tmp_path: Path) -> None:
    found = FOUND.replace("weak", "strong, basis: standard, evidence: draft mark")
    stands = a_rule_text(status="stable", refs="[{cite: A book}]", conclude=conclude(found))
    rule = a_rule(tmp_path, stands)
    assert rule.found is not None
    assert rule.found.concludes.weight is Weight.STRONG
    assert rule.found.concludes.evidence is Evidence.DRAFT_MARK


@pytest.mark.parametrize("key", ["title", "why", "mistaken"])
@pytest.mark.parametrize("nothing", ['"\\u2800\\u200b"', '"\\u3164"', '"\\u200d\\ufe0f"', '"\\x07"'])
def test_words_that_nobody_sees_are_none(tmp_path: Path, key: str, nothing: str) -> None:
    text = a_rule_text(**{key: f"[{nothing}]" if key == "mistaken" else nothing})
    (problem,) = problems_of(tmp_path, text)
    assert problem[0] == "F010"
    assert problem[3].startswith(key)
