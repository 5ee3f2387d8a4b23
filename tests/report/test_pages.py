"""Rules as pages: all that a rule says is there, and nothing that it says is taken for markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from rulefiles import a_pack, a_rule_text

from authcheck.model.rule import Reference
from authcheck.report.pages import Page, index_of, markdown, page_of, terminal
from authcheck.report.pages.page import Code, Grid, Item, Link, Listing, Paragraph, Section, Strong, Verbatim
from authcheck.rulebook import SHIPPED
from authcheck.rulebook.written import WrittenRule, shelve

SHIPPED_RULES = shelve([SHIPPED]).rules


def written(folder: Path, text: str, name: str = "draft__mine") -> WrittenRule:
    shelf = shelve([a_pack(folder, **{name: text})])
    assert shelf.problems == ()
    return shelf.rules[0]


def in_markdown(rule: WrittenRule) -> str:
    return markdown.render(page_of(rule.rule, rule.text, rule.wakes))


@pytest.mark.parametrize("rule", SHIPPED_RULES, ids=lambda rule: rule.rule.id)
def test_a_page_says_all_that_a_rule_says(rule: WrittenRule) -> None:
    """Whatever the way of looking: where, why, how it errs, what it rests on, and each of its tests."""
    shown = terminal.render(page_of(rule.rule, rule.text, rule.wakes), width=10_000, styled=False)
    told = rule.rule
    assert told.title in shown
    assert told.id in shown
    for words in (told.why, *told.mistaken):
        assert " ".join(words.split()) in shown
    assert all(zone in shown for zone in told.look.zones)
    assert all(each.cite in shown and each.url in shown for each in told.refs)
    for meaning in (told.found, told.absent):
        assert meaning is None or meaning.say in shown
    outcomes = ("Found:", "Not found:", "Not examined:", "Does not apply:")
    examples = shown.partition("Examples, which are its tests")[2].partition("References")[0]
    assert sum(examples.count(f"- {outcome}") for outcome in outcomes) == len(told.tests)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("rule", SHIPPED_RULES[::9], ids=lambda rule: rule.rule.id)
def test_no_line_of_a_page_is_wider_than_the_terminal(rule: WrittenRule, width: int) -> None:
    shown = terminal.render(page_of(rule.rule, rule.text, rule.wakes), width=width, styled=False)
    assert max(map(len, shown.splitlines())) <= width


def test_the_case_file_of_a_test_is_quoted_as_it_is_written(tmp_path: Path) -> None:
    rule = a_rule_text(
        look="\n  in: [case]\n  for: {fields: {custody.channel: [recipient]}}",
        conclude="""
  found: {axis: custody, toward: recipient, weight: weak, say: 'It says {what}.'}
  absent: nothing""",
        tests="""
- expect: found
  case:
    custody:
      channel: recipient   # what counts
- {expect: absent, case: {custody: {channel: anonymous}}}""",
    )
    page = in_markdown(written(tmp_path, rule))
    assert (
        "- **Found:** the case file\n  ```yaml\n  custody:\n    channel: recipient   # what counts\n  ```"
        in page
    )
    assert "- **Not found:** the case file\n  ```yaml\n  {custody: {channel: anonymous}}\n  ```" in page


def test_a_deprecated_rule_names_its_successor(tmp_path: Path) -> None:
    rule = written(tmp_path, a_rule_text(status="deprecated", replaced_by="core/draft.marking"))
    assert "**No longer in force.** Its place is taken by `core/draft.marking`." in in_markdown(rule)


def test_when_a_rule_speaks_is_told(tmp_path: Path) -> None:
    rule = a_rule_text(
        look="\n  in: [header]\n  for: {text: [DRAFT]}\n  needs: {legibility: 0.5}",
        applies="{class: [memorandum, note]}",
        valid="{from: 1980-01-01, to: 1999-12-31}",
    )
    page = in_markdown(written(tmp_path, rule))
    assert "- The document is a memorandum or note." in page
    assert "- The date that the letter claims is from 1980-01-01 up to 1999-12-31." in page
    assert "legibility 0.5 or more" in page


def test_counts_that_a_weight_rests_on_are_told(tmp_path: Path) -> None:
    conclude = """
  found:
    axis: standing
    toward: unissued draft
    weight: moderate
    measured: {hits: 41/48, false_alarms: 3/610, on: 'letters of our registry, 2026-11-01', material: real}
    evidence: draft mark
    say: 'Marked {match}.'
  absent: nothing"""
    page = in_markdown(written(tmp_path, a_rule_text(conclude=conclude)))
    assert (
        "measured on letters of our registry, 2026-11-01 (real letters): 41/48 hits, 3/610 false alarms"
        in page
    )


def test_nothing_that_a_rule_says_is_taken_for_markup(tmp_path: Path) -> None:
    """A rule from elsewhere cannot put scripts, pictures or links into a desk's pages, nor hide words."""
    nasty = "'<script>alert(1)</script> ![x](http://x) **b** `c` | \\u0007'"
    rule = a_rule_text(
        title=nasty,
        why=nasty,
        mistaken=f"[{nasty}]",
        look="\n  in: [header]\n  for: {text: ['a`b|c', DRAFT]}",
    )
    one = written(tmp_path, rule)
    # The loader refuses such addresses; pages do not rely on it.
    refs = (Reference(cite="[x]", url="javascript:alert(1)"), Reference(cite="y", url="https://a.b/c d"))
    one = replace(one, rule=replace(one.rule, refs=refs))
    page = in_markdown(one)
    assert "<script>" not in page
    assert "[x]" not in page  # each bracket is written as a bracket
    assert "](javascript:" not in page
    assert "](https://a.b/c d)" not in page
    assert "`` a`b|c ``" in page
    index = markdown.render(index_of([one.rule]))
    (row,) = [line for line in index.splitlines() if "script" in line]
    assert row.replace("\\|", "").count("|") == 6


def test_escape_sequences_do_not_reach_the_terminal() -> None:
    page = Page(
        "\x1b[31mx", (Paragraph(("\x1b]0;t\x07y", Code("\x1b[2J"), Strong("\x07"), Link("z", "\x1b[0m"))),)
    )
    assert "\x1b" not in terminal.render(page, width=80, styled=False)
    assert "\x07" not in terminal.render(page, width=80, styled=False)


def test_every_block_is_set_in_both() -> None:
    page = Page(
        "Title",
        (Paragraph(("one",)), Paragraph(("two",)), Verbatim("a: 1\nb: 2")),
        (
            Section("List", (Listing((Item(("point",), (Item(("under",)),), "c: 3"),)),)),
            Section("Grid", (Grid(("a", "b"), ((("x",), (Link("y", "p/y.md"),)),)),)),
        ),
    )
    assert markdown.render(page) == (
        "# Title\n\none\n\ntwo\n\n```yaml\na: 1\nb: 2\n```\n\n"
        "## List\n\n- point\n  ```yaml\n  c: 3\n  ```\n  - under\n\n"
        "## Grid\n\n| a | b |\n| --- | --- |\n| x | [y](p/y.md) |\n"
    )
    assert terminal.render(page, width=20, styled=False) == (
        "Title\none\n\ntwo\na: 1\nb: 2\n\nList\n  - point\n      c: 3\n    - under\n\nGrid\n  a  b\n  x  y\n"
    )


def test_the_index_lists_each_rule_with_what_it_means() -> None:
    index = markdown.render(index_of([each.rule for each in SHIPPED_RULES]))
    for each in SHIPPED_RULES:
        assert f"({each.rule.id}.md)" in index
    assert "standing: unissued draft, strong" in index


@pytest.mark.parametrize(
    "words",
    [
        f"{'x' * 130} {'=' * 160} {'-' * 170} - item",
        f"{'x' * 138} ---",
        "1986. was the year",
        "+ a",
        f"{'x' * 138} :-: a",
    ],
)
def test_a_line_that_is_broken_begins_no_heading_rule_or_list(words: str) -> None:
    page = Page("Title", (Paragraph((words,)), Listing((Item((words,)),))))
    _, _, *lines = markdown.render(page).splitlines()
    begins = [line.removeprefix("- ") for line in lines]
    assert not [line for line in begins if re.match(r"[-+=:]|\d+[.)]", line)]
    assert " ".join(begins).replace("\\", "").split() == [*words.split(), *words.split()]


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/\x1b[31m",
        "https://x.example/\u202e\x9bx",
        "https://x.example/a]b",
        "https://x.example/a\\b",
        "../../../x.md",
        "core/../../x.md",
        "core/draft.marking.md",
        "javascript:alert(1)",
        "/etc/passwd",
    ],
)
def test_a_reference_leads_to_an_address_of_the_web_or_nowhere(tmp_path: Path, url: str) -> None:
    one = written(tmp_path, a_rule_text())
    page = in_markdown(replace(one, rule=replace(one.rule, refs=(Reference(cite="cited", url=url),))))
    assert "](" not in page
    assert not {"\x1b", "\x9b", "\u202e"} & set(page)


def test_an_address_of_the_web_is_a_link(tmp_path: Path) -> None:
    one = written(tmp_path, a_rule_text())
    url = "https://x.example/a_b?c=d&e=%20#f"
    page = in_markdown(replace(one, rule=replace(one.rule, refs=(Reference(cite="cited", url=url),))))
    assert f"[cited]({url})" in page


def test_entities_and_formulas_stay_as_they_are_written() -> None:
    assert "\\&lt;b> AT&T \\$x\\$" in markdown.render(Page("T", (Paragraph(("&lt;b> AT&T $x$",)),))).replace(
        "\\>", ">"
    )
