"""Rule files and rules for tests: one sound rule, and what a test changes in it."""

from __future__ import annotations

from pathlib import Path

from authcheck.model.rule import Rule
from authcheck.rulebook import read_rules

PACK = "title: A pack\nversion: '1'\nformat: 1\nlicence: CC0-1.0\n"

SOUND = """\
title: A word in the header
status: experimental
why: Because.
look:
  in: [header]
  for: {text: [DRAFT]}
conclude:
  found: {axis: standing, toward: unissued draft, weight: weak, say: 'Marked {match}.'}
  absent: nothing
mistaken: [A clerk left it in.]
tests:
- {header: DRAFT, expect: found}
- {header: other words, expect: absent}
"""

SAMPLED = "\n- {sample: a.pdf, expect: found}\n- {sample: b.pdf, expect: absent}"
"""Tests that any rule may have, whatever it looks at; ``rules check`` runs none of them."""


def a_rule_text(**changes: str) -> str:
    """Return the sound rule with whole keys replaced; an empty text leaves the key out.

    Args:
        changes: New text after the key and its colon, by key.
    """
    blocks: dict[str, str] = {}
    key = ""
    for line in SOUND.splitlines():
        if line[0] in " -":
            blocks[key] += f"\n{line}"
        else:
            key, _, rest = line.partition(":")
            blocks[key] = rest
    blocks.update({key: value if value.startswith("\n") else f" {value}" for key, value in changes.items()})
    return "".join(f"{key}:{rest}\n" for key, rest in blocks.items() if rest.strip())


def a_pack(folder: Path, *, name: str = "mine", **rules: str) -> Path:
    """Write a pack into ``folder`` and return the pack's folder.

    Args:
        folder: Where packs lie.
        name: The pack's name.
        rules: Texts of rule files, by file name with a double underscore for the dot.
    """
    pack = folder / name
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    for file, text in rules.items():
        (pack / f"{file.replace('__', '.')}.yaml").write_text(text, encoding="utf-8")
    return pack


def a_rule(folder: Path, text: str = SOUND, name: str = "draft.mine") -> Rule:
    """Return the rule that ``text`` gives, read from disk; fails where it has problems."""
    loaded = read_rules([a_pack(folder, **{name.replace(".", "__"): text})])
    assert loaded.problems == ()
    return loaded.rulebook.rules[0]


def problems_of(folder: Path, text: str, name: str = "draft.mine") -> list[tuple[str, int, int, str, str]]:
    """Return what is wrong with a rule file, as (code, line, column, key, message)."""
    loaded = read_rules([a_pack(folder, **{name.replace(".", "__"): text})])
    return [(each.code, each.line, each.column, each.key, each.message) for each in loaded.problems]
