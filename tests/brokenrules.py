"""Rule files that are broken, one for each kind of mistake, and what has to be said of each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulefiles import PACK, SOUND, a_rule_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule file with one mistake."""

    name: str
    """What is wrong, and the rest of the file's name."""

    write: Callable[[Path], object]
    told: tuple[tuple[str, int, int], ...]
    """(code, line, column) of all that has to be said; zeros for the file as a whole."""

    file: str = ""
    """The file's name where it is a name of its own."""

    @property
    def file_name(self) -> str:
        """The file's name."""
        return self.file or f"draft.{self.name}.yaml"


def _text(name: str, text: str, *told: tuple[str, int, int], file: str = "") -> Broken:
    return Broken(name, lambda path: path.write_text(text, encoding="utf-8", newline=""), told, file)


def _changed(name: str, old: str, new: str, *told: tuple[str, int, int]) -> Broken:
    assert SOUND.count(old) == 1, name
    return _text(name, SOUND.replace(old, new), *told)


def _bytes(name: str, raw: bytes, *told: tuple[str, int, int]) -> Broken:
    return Broken(name, lambda path: path.write_bytes(raw), told)


def _fifty_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(code)}: &{chr(code)} [{', '.join([f'*{chr(code - 1)}'] * 9)}]\n"
    for code in range(ord("b"), ord("k"))
)

FOR, IN, FOUND = "{text: [DRAFT]}", "[header]", "weight: weak"

BROKEN = (
    # What is no YAML, or no file.
    _changed("tab", "  in: ", "\tin: ", ("F004", 5, 1)),
    _changed("colon-in-text", "why: Because", "why: Note: because", ("F004", 3, 10)),
    _changed("open-quote", "title: A", "title: 'A", ("F004", 1, 8)),
    _changed("quote-in-quotes", "title: A word", "title: 'A clerk's word'", ("F004", 1, 17)),
    _changed("open-bracket", "[header]", "[header", ("F004", 5, 7)),
    _changed("stray-bracket", "[header]", "[header]]", ("F004", 5, 15)),
    _changed("sign-first", "why: Because.", "why: @desk says so", ("F004", 3, 6)),
    _changed("outdented", "  for:", " for:", ("F004", 6, 2)),
    _changed("no-colon", "mistaken: [A clerk left it in.]", "mistaken", ("F004", 10, 1)),
    _changed("bad-escape", "[DRAFT]", r'["\d+"]', ("F004", 6, 17)),
    _text("two-documents", f"{SOUND}---\n{SOUND}", ("F004", 14, 1)),
    _bytes("not-utf-8", SOUND.replace("Because", "Référence").encode("latin-1"), ("F003", 3, 7)),
    _bytes("utf-16", SOUND.encode("utf-16"), ("F003", 1, 1)),
    _text("empty", "", ("F005", 0, 0)),
    _text("comments-alone", "# title: A word\n", ("F005", 0, 0)),
    _text("billion-laughs", LAUGHS, ("F006", 1, 4)),
    _changed("bare-star", "[DRAFT]", "[*DRAFT*]", ("F006", 6, 16)),
    _changed("deep", "[A clerk left it in.]", "[" * 60 + "]" * 60, ("F007", 10, 51)),
    _text("very-deep", "a: " + "[" * 100_000, ("F007", 1, 44)),
    Broken("fifty-megabytes", _fifty_megabytes, (("F002", 0, 0),)),
    Broken("a-folder", lambda path: path.mkdir(), (("F001", 0, 0),)),
    Broken("a-pipe", os.mkfifo, (("F001", 0, 0),)),
    Broken("dangling", lambda path: path.symlink_to("nowhere.yaml"), (("F001", 0, 0),)),
    # What means one thing to people and another to programs.
    _changed("escape-sequence", "Because", "\x1b[2JBecause", ("F023", 3, 6)),
    _changed("nul", "Because", "Bec\0ause", ("F023", 3, 9)),
    _changed("another-alphabet", "Because", "Bec\u0430use", ("F023", 3, 9)),
    _changed("accent-apart", "Because", "Because of the resume\u0301", ("F023", 3, 26)),
    _changed("joiner", "Because", "Bec\u200dause", ("F023", 3, 9)),
    _changed("turned-round", "Because", "Be\u202ecause", ("F023", 3, 8)),
    _changed("unseen-break", "status: experimental", "status: experimental # was\u2028foo: bar",
             ("F023", 2, 27), ("F014", 3, 1)),
    _changed("tag", "[DRAFT]", "[!DRAFT copy]", ("F024", 6, 16)),
    _changed("no", "[DRAFT]", "[NO]", ("F011", 6, 16)),
    _changed("on", "[DRAFT]", "[On]", ("F011", 6, 16)),
    _changed("octal", "[DRAFT]", "[012]", ("F011", 6, 16)),
    _changed("sexagesimal", "[DRAFT]", "[1:30]", ("F011", 6, 16)),
    _changed("date", "[DRAFT]", "[2020-01-06]", ("F011", 6, 16)),
    _changed("number", "[DRAFT]", "[1.10]", ("F011", 6, 16)),
    # What does not fit the form.
    _changed("list-for-a-key", "why: Because.", "why: Because.\n[a, b]: c", ("F008", 4, 1)),
    _changed("key-twice", "why:", "title: Another\nwhy:", ("F009", 3, 1)),
    _changed("no-list", "[A clerk left it in.]", "A clerk left it in.", ("F010", 10, 11)),
    _changed("blank-text", "Because.", "'  '", ("F010", 3, 6)),
    _changed("unknown-word", "experimental", "experimntal", ("F012", 2, 9)),
    _changed("weight-in-figures", FOUND, "weight: 3", ("F012", 8, 59)),
    _changed("empty-list", "[A clerk left it in.]", "[]", ("F013", 10, 11)),
    _changed("long-phrase", "[DRAFT]", f"[DRAFT, {'x' * 201}]", ("F025", 6, 23)),
    _changed("misspelt-key", "mistaken:", "mistakn:", ("F014", 10, 1)),
    _changed("nothing-said-of-absent", "  absent: nothing\n", "", ("F015", 7, 1)),
    _changed("no-innocent-explanation", "mistaken: [A clerk left it in.]\n", "", ("F015", 1, 1)),
    _changed("ends-before-it-begins", "why:", "valid: {from: 2020-01-01, to: 2019-01-01}\nwhy:",
             ("F016", 3, 8)),
    # What is no rule.
    _text("its-name", SOUND, ("R002", 0, 0), file="drafts.mine.yaml"),
    _text("a-text-file", SOUND, ("R002", 0, 0), file="draft.mine.yaml.txt"),
    _text("another-programs", "site: !env [SITE, {a: b}]\n", ("R002", 0, 0), file="mkdocs.yml"),
    _text("its-ending", SOUND, ("R002", 0, 0), file="draft.mine.yml"),
    _changed("two-ways", FOR, "{text: [A], pattern: [B]}", ("R004", 6, 8)),
    _changed("unknown-zone", IN, "[heading]", ("R005", 5, 8)),
    _changed("zone-without-words", IN, "[statements]", ("R005", 5, 8)),
    _changed("look-around", FOR, "{pattern: ['(?<!BANK )DRAFT']}", ("R006", 6, 19)),
    _changed("another-axis", "unissued draft", "forged", ("R007", 8, 35)),
    _changed("over-its-cap", FOUND, "weight: strong, basis: standard, evidence: draft metadata",
             ("R008", 8, 59)),
    _changed("strong-by-itself", FOUND, "weight: strong", ("R009", 8, 59)),
    _changed("standard-by-itself", FOUND, "weight: weak, basis: standard, evidence: draft mark",
             ("R010", 8, 72)),
    _changed("strong-experiment", f"{FOUND}, say: 'Marked {{match}}.'}}\n  absent: nothing\n",
             "weight: strong, basis: standard, evidence: draft mark, say: 'Marked {match}.'}\n"
             "  absent: nothing\nrefs: [{cite: A book}]\n", ("R009", 8, 59)),
    _changed("link-that-runs", "mistaken:", "refs: [{cite: A page, url: 'javascript:alert(1)'}]\nmistaken:",
             ("F010", 10, 28)),
    _changed("nobody-follows", "status: experimental", "status: deprecated\nreplaced_by: core/draft.markings",
             ("R016", 3, 14)),
    _changed("zone-of-word-files", "in: [header]", "in: [header, docx.core]", ("R029", 5, 16)),
    _changed("stable-by-itself", "experimental", "stable", ("R010", 2, 9), ("R009", 2, 9)),
    _changed("not-filled-in", "{match}", "{matched}", ("R011", 8, 70)),
    _changed("no-absent-test", "- {header: other words, expect: absent}\n", "", ("R012", 12, 1)),
    _changed("test-that-shows-nothing", "expect: absent", "expect: absent, match: X", ("R013", 13, 48)),
    _changed("contradicting-test", "other words", "a draft", ("R014", 13, 3)),
    _changed("waits-for-nobody", FOR, f"{FOR}\n  needs: {{found: [mine/draft.none]}}", ("R015", 7, 19)),
    _changed("no-successor", "experimental", "deprecated", ("R016", 2, 9)),
    _changed("court-of-words", "standing, toward: unissued draft, weight: weak",
             "origin, toward: forged, weight: weak, evidence: court finding", ("R017", 8, 65)),
    _changed("phrase-not-shown", FOR, "{text: [DRAFT, PRE-DECISIONAL]}", ("R018", 6, 23)),
    _changed("unless-not-shown", FOR, f"{FOR}\n  unless: {{text: [BANK DRAFT]}}", ("R018", 7, 19)),
    _changed("unless-that-takes-all", FOR, "{text: [DRAFT, DRAFT COPY]}\n  unless: {text: [COPY]}",
             ("R019", 6, 23), ("R018", 7, 19)),
    _changed("no-letter", FOR, "{text: [DRAFT, '***'], read: ocr}", ("R019", 6, 23)),
    _changed("phrase-twice", FOR, "{text: [DRAFT, draft]}", ("R019", 6, 23)),
    _changed("wrong-counts", FOUND, "weight: moderate, evidence: draft mark, "
             "measured: {hits: 4/8, false_alarms: 3/6, on: 'a few', material: real}", ("R020", 8, 59)),
    _changed("sample-outside", "- {header: DRAFT,",
             "- {sample: ../../letter.pdf, expect: found}\n- {header: DRAFT,", ("R021", 12, 12)),
    _text("no-such-check", a_rule_text(
        look="\n  in: [closing]\n  for: {check: closing.inc}",
        tests="\n- {sample: a.pdf, expect: found}\n- {sample: b.pdf, expect: absent}"), ("R026", 6, 16)),
    _changed("not-filled-out", "Because.", "'<fill in: why>'", ("R027", 3, 6)),
)  # fmt: skip
"""Each stands for a kind of mistake; what is told is all that is told."""


def a_broken_pack(folder: Path) -> Path:
    """Write all broken files as one pack into ``folder`` and return the pack's folder."""
    pack = folder / "broken"
    pack.mkdir()
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    for broken in BROKEN:
        broken.write(pack / broken.file_name)
    return pack
