"""What of a rule's wording no test shows at work, and what can have no effect."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulefiles import a_pack, a_rule, a_rule_text

from authcheck.examine.ruletests import check_rules
from authcheck.examine.wording import MOST_SHOWN, wording_problems

BOTH = "\n- {header: DRAFT, expect: found}\n- {header: other words, expect: absent}"


def look(for_: str, unless: str = "") -> str:
    return f"\n  in: [header]\n  for: {for_}" + (f"\n  unless: {unless}" if unless else "")


def wrong(folder: Path, for_: str, unless: str = "", tests: str = BOTH) -> list[tuple[str, str]]:
    """Return (code, key) of all that is wrong with a rule that looks for this."""
    text = a_rule_text(look=look(for_, unless), tests=tests)
    return [(each.code, each.key) for each in check_rules([a_pack(folder, draft__a=text)]).problems]


def test_a_phrase_that_no_test_shows_is_told(tmp_path: Path) -> None:
    assert wrong(tmp_path, "{text: [DRAFT, PREDECISONAL]}") == [("R018", "look.for.text[1]")]


def test_one_test_may_show_several_phrases(tmp_path: Path) -> None:
    tests = BOTH.replace("DRAFT", "DRAFT / PRE-DECISIONAL")
    assert wrong(tmp_path, "{text: [DRAFT, PRE-DECISIONAL]}", tests=tests) == []


def test_a_phrase_alone_is_shown_by_the_test_that_finds(tmp_path: Path) -> None:
    assert wrong(tmp_path, "{text: DRAFT}") == []


def test_a_phrase_is_shown_as_it_is_read(tmp_path: Path) -> None:
    tests = BOTH.replace("DRAFT", "DRAFT / PRE-DEC1SIONAL")
    assert wrong(tmp_path / "ocr", "{text: [DRAFT, PRE-DECISIONAL], read: ocr}", tests=tests) == []
    assert wrong(tmp_path / "exact", "{text: [DRAFT, PRE-DECISIONAL]}", tests=tests) == [
        ("R018", "look.for.text[1]")
    ]


def test_a_phrase_in_a_zone_that_the_rule_does_not_look_at_is_not_shown(tmp_path: Path) -> None:
    tests = f"{BOTH}\n- {{footer: COPY, expect: absent}}"
    assert wrong(tmp_path, "{text: [DRAFT, COPY]}", tests=tests) == [("R018", "look.for.text[1]")]


def test_a_page_that_cannot_be_read_shows_nothing(tmp_path: Path) -> None:
    tests = f"{BOTH}\n- {{header: COPY, legibility: 0.1, expect: unread}}"
    text = a_rule_text(look=look("{text: [DRAFT, COPY]}\n  needs: {legibility: 0.5}"), tests=tests)
    (problem,) = check_rules([a_pack(tmp_path, draft__a=text)]).problems
    assert (problem.code, problem.key) == ("R018", "look.for.text[1]")


def test_every_pattern_of_a_list_is_shown_too(tmp_path: Path) -> None:
    assert wrong(tmp_path, "{pattern: ['DRAFT', 'COP[Y1]']}") == [("R018", "look.for.pattern[1]")]


def test_an_unless_that_stands_where_nothing_is_found_takes_nothing_back(tmp_path: Path) -> None:
    """The words of the unless are in a test, but the rule would have found nothing there anyway."""
    tests = f"{BOTH}\n- {{header: BANK NOTE, expect: absent}}"
    unless = "{text: [BANK]}"
    assert wrong(tmp_path / "a", "{text: DRAFT}", unless, tests) == [("R018", "look.unless.text[0]")]
    tests = f"{BOTH}\n- {{header: BANK DRAFT, expect: absent}}"
    assert wrong(tmp_path / "b", "{text: DRAFT}", unless, tests) == []


def test_a_test_that_finds_one_thing_may_show_another_taken_back(tmp_path: Path) -> None:
    tests = '\n- {header: "BANK DRAFT\\nDRAFT", expect: found}\n- {header: x, expect: absent}'
    assert wrong(tmp_path, "{text: DRAFT}", "{text: BANK DRAFT}", tests) == []


def test_an_unless_by_a_pattern_is_held_to_the_same(tmp_path: Path) -> None:
    assert wrong(tmp_path, "{text: DRAFT}", "{pattern: ['BANK .*']}") == [("R018", "look.unless.pattern[0]")]


def test_a_register_is_not_asked_for_each_of_its_names(tmp_path: Path) -> None:
    names = ", ".join(["DRAFT", *(f"Office {number}" for number in range(MOST_SHOWN))])
    assert wrong(tmp_path, f"{{text: [{names}]}}") == []


def test_what_a_sample_shows_is_not_asked_for(tmp_path: Path) -> None:
    tests = f"{BOTH}\n- {{sample: letter.pdf, expect: found}}"
    assert wrong(tmp_path, "{text: [DRAFT, COPY]}", tests=tests) == []


def test_where_a_test_failed_nothing_is_said_of_the_wording(tmp_path: Path) -> None:
    tests = "\n- {header: DRFT, expect: found}\n- {header: x, expect: absent}"
    assert wrong(tmp_path, "{text: [DRAFT, COPY]}", tests=tests) == [("R014", "tests[0]")]


@pytest.mark.parametrize(
    ("for_", "unless", "key", "words"),
    [
        ("{text: [DRAFT, ' draft ']}", "", "look.for.text[1]", "stands twice, since “DRAFT” reads the same"),
        ("{text: [DRAFT, DRAFT]}", "", "look.for.text[1]", "“DRAFT” stands twice; keep one of them"),
        ("{text: [DRAFT, DR4FT, '***'], read: ocr}", "", "look.for.text[2]", "holds no letter"),
        ("{text: DRAFT}", "{text: [BANK, BANK DRAFT]}", "look.unless.text[1]", "that “BANK” beside it"),
        ("{text: [DRAFT, DRAFT COPY]}", "{text: [COPY]}", "look.for.text[1]", "is always taken back"),
        ("{pattern: ['DRAFT', 'DRAFT']}", "", "look.for.pattern[1]", "stands twice"),
    ],
)
def test_wording_without_effect_is_told(tmp_path: Path, for_, unless, key, words) -> None:
    problems = wording_problems(a_rule(tmp_path, a_rule_text(look=look(for_, unless))))
    told = [(each.code, each.key) for each in problems if words in each.message]
    assert told == [("R019", key)]


def test_what_tolerant_reading_finds_is_not_always_taken_back_by_exact_words(tmp_path: Path) -> None:
    """DRAFT C0PY is found and holds no COPY."""
    tests = (
        "\n- {header: DRAFT C0PY, expect: found}\n- {header: DRAFT COPY, expect: absent}"
        "\n- {header: DRAFT, expect: found}"
    )
    assert wrong(tmp_path, "{text: [DRAFT, DRAFT COPY], read: ocr}", "{text: [COPY]}", tests) == []


def test_rules_that_do_not_look_for_words_are_not_asked(tmp_path: Path) -> None:
    for_ = "\n  in: [pdf.info]\n  for: {fields: {Producer: [Acme*, Other*]}}"
    tests = "\n- {pdf.info: 'Producer: Acme', expect: found}\n- {pdf.info: 'Producer: x', expect: absent}"
    assert wording_problems(a_rule(tmp_path, a_rule_text(look=for_, tests=tests))) == ()
