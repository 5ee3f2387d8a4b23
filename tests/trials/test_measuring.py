"""Rules measured on letters made here, read for real in isolated workers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from pdfs import a_pdf, write
from rulefiles import a_pack, a_rule_text

from authcheck.model.axes import Weight
from authcheck.model.finding import Outcome
from authcheck.model.measured import Material, Share
from authcheck.model.reading import Limits, ReadingOptions
from authcheck.model.trial import Measuring
from authcheck.rulebook import load_rulebook
from authcheck.trials.letters import read_all
from authcheck.trials.manifest import Truth
from authcheck.trials.measuring import measure

WORDS = "\n  in: [image.page]\n  for: {text: [DRAFT]}"
TESTS = "\n- {body: DRAFT, expect: found}\n- {body: other words, expect: absent}"


def a_letter(words: str, title: str = "A letter") -> bytes:
    return a_pdf(write(72, 700, "Dear Mr Quill, we write to you today."), write(72, 660, words), title=title)


LETTERS = {
    "marked-1.pdf": ("yes", a_letter("DRAFT of the second day")),
    "marked-2.pdf": ("yes", a_letter("A DRAFT")),
    "unmarked.pdf": ("yes", a_letter("Nothing here")),
    "final.pdf": ("no", a_letter("The count is done")),
    "bank.pdf": ("no", a_letter("Please pay by bank DRAFT")),
    "open.pdf": ("unclear", a_letter("DRAFT")),
    "broken.pdf": ("no", b"%PDF-1.7 and nothing else"),
    "gone.pdf": ("no", None),
}


def a_corpus(folder: Path, cases: dict[str, str] | None = None) -> Path:
    folder.mkdir(parents=True)
    rows = []
    for name, (draft, raw) in LETTERS.items():
        rows.append(json.dumps({"file": name, "draft": draft}))
        if raw is not None:
            (folder / name).write_bytes(raw)
    for name, text in (cases or {}).items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "manifest.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def measured(folder: Path, corpus: Path, *, at_once: int = 2, **changes: str) -> Measuring:
    rule = a_rule_text(**({"look": WORDS, "tests": TESTS} | changes))
    return measure(
        load_rulebook([a_pack(folder, draft__a=rule)]),
        corpus,
        (Truth("draft", "yes"),),
        ReadingOptions(),
        today=date(2026, 11, 22),
        material=Material.REAL,
        at_once=at_once,
    )


def test_hits_misses_and_false_alarms_are_counted_and_named(tmp_path: Path):
    told = measured(tmp_path, a_corpus(tmp_path / "letters"))
    (found,) = told.measurements
    assert found.hits == ("marked-1.pdf", "marked-2.pdf")
    assert found.misses == ("unmarked.pdf",)
    assert found.false_alarms == ("bank.pdf",)
    assert found.passed == 1
    assert found.measured is not None
    assert (found.measured.hits, found.measured.false_alarms) == (Share(2, 3), Share(1, 2))
    assert found.measured.on == "letters, 2026-11-22"
    assert found.weight is Weight.NOTHING


def test_what_cannot_be_read_and_what_nobody_knows_is_told_and_not_counted(tmp_path: Path):
    told = measured(tmp_path, a_corpus(tmp_path / "letters"))
    assert (told.letters, told.having, told.lacking) == (8, 3, 2)
    assert told.unknown == ("open.pdf",)
    assert [each.name for each in told.unexamined] == ["broken.pdf", "gone.pdf"]
    assert all(each.why for each in told.unexamined)


@pytest.mark.parametrize("at_once", [1, 3])
def test_however_many_are_read_at_once_the_counts_are_the_same(tmp_path: Path, at_once: int):
    corpus = a_corpus(tmp_path / "letters")
    assert measured(tmp_path / "a", corpus, at_once=at_once) == measured(tmp_path / "b", corpus, at_once=2)


def test_letters_a_rule_does_not_speak_of_count_on_neither_side(tmp_path: Path):
    cables = {f"{name}.case.yaml": "document: {class: cable}\n" for name in ("marked-1.pdf", "bank.pdf")}
    told = measured(
        tmp_path, a_corpus(tmp_path / "letters", cables), tests=f"{TESTS}\napplies: {{class: [cable]}}"
    )
    (found,) = told.measurements
    assert (found.hits, found.misses, found.false_alarms, found.passed) == (
        ("marked-1.pdf",),
        (),
        ("bank.pdf",),
        0,
    )
    assert found.inapplicable == 3


def test_a_letter_with_a_broken_case_file_is_told(tmp_path: Path):
    told = measured(tmp_path, a_corpus(tmp_path / "letters", {"final.case.yaml": "docment: {}\n"}))
    (first,) = (each for each in told.unexamined if each.name == "final.pdf")
    assert "did you mean “document”" in first.why


def test_absence_is_measured_where_the_rule_concludes_from_it(tmp_path: Path):
    conclude = (
        "\n  found: nothing"
        "\n  absent: {axis: standing, toward: issued, weight: weak, say: 'No mark in {zone}.'}"
    )
    told = measured(tmp_path, a_corpus(tmp_path / "letters"), conclude=conclude)
    found, absent = told.measurements
    assert (found.outcome, absent.outcome) == (Outcome.FOUND, Outcome.ABSENT)
    assert (absent.hits, absent.false_alarms) == (("unmarked.pdf",), ("final.pdf",))


def test_the_rules_that_a_rule_waits_for_look_too(tmp_path: Path):
    look = f"{WORDS}\n  needs: {{found: [core/signature.seen-on-copy]}}"
    fact = "facts: [{kind: signature, says: A signature in ink}]\n"
    told = measured(tmp_path, a_corpus(tmp_path / "letters", {"marked-2.case.yaml": fact}), look=look)
    (found,) = told.measurements
    assert found.rule == "mine/draft.a"
    assert found.hits == ("marked-2.pdf",)
    assert found.inapplicable == 2


def test_a_letter_that_reaches_a_limit_alone_too_is_named_with_it(tmp_path: Path):
    corpus = a_corpus(tmp_path / "letters")
    options = ReadingOptions(limits=Limits(answer_mib=0))
    reads = list(read_all([corpus / "final.pdf", corpus / "bank.pdf"], (), options, at_once=2))
    assert [each.reading for each in reads] == [None, None]
    assert all("stopped at a limit" in each.why_not for each in reads)


def test_what_lies_outside_the_folder_is_named_and_not_read(tmp_path: Path):
    corpus = a_corpus(tmp_path / "corpus")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "case.yaml").write_text("password: hunter2\n", encoding="utf-8")
    (corpus / "final.pdf").rename(outside / "final.pdf")
    (corpus / "final.pdf").symlink_to(outside / "final.pdf")
    (corpus / "open.pdf").unlink()
    (corpus / "open.pdf").symlink_to("open.pdf")
    (corpus / "bank.case.yaml").symlink_to(outside / "case.yaml")
    came = measured(tmp_path / "rules", corpus)
    why = {each.name: each.why for each in came.unexamined}
    assert sorted(why) == ["bank.pdf", "broken.pdf", "final.pdf", "gone.pdf", "open.pdf"]
    assert why["final.pdf"] == why["open.pdf"] == "leads out of its folder by way of a link; put a copy there"
    assert why["bank.pdf"] == f"its case file: {why['final.pdf']}"
    assert came.unknown == ()
    assert came.lacking == 0
