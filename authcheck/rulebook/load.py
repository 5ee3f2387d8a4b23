"""Rule files to a Rulebook, or to all that is wrong with them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck.errors import FormError
from authcheck.forms.nodes import Problems, parse, read_text
from authcheck.forms.shapes import Unreadable, suggest
from authcheck.model.finding import Family
from authcheck.model.rule import Look, Needs, Rule, Rulebook, RuleStatus
from authcheck.rulebook.codes import Code
from authcheck.rulebook.files import PACK_FILE, SHIPPED, Found, RuleFile, find, whole
from authcheck.rulebook.table import PACK, RULE
from authcheck.rulebook.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from authcheck.model.problem import Problem
    from authcheck.rulebook.table import RuleForm

_FAMILIES = [family.value for family in Family]
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What reading rule files gave."""

    rulebook: Rulebook
    """Every rule in force that could be read; deprecated ones are not in force."""

    problems: tuple[Problem, ...]
    """Everything wrong, file by file."""

    files: int
    """Rule files looked at."""


def load_rulebook(folders: Iterable[Path] = (SHIPPED,)) -> Rulebook:
    """Return the rules in force under ``folders``.

    Args:
        folders: Folders of packs, packs, or single rule files.

    Raises:
        FormError: Everything that is wrong with any of them.
    """
    loaded = read_rules(folders)
    if loaded.problems:
        raise FormError(loaded.problems)
    return loaded.rulebook


def read_rules(paths: Iterable[Path]) -> Loaded:
    """Return the rules under ``paths`` and all problems; see ``load_rulebook``."""
    found = find(paths)
    problems = [*found.problems]
    for pack in found.packs:
        problems.extend(_check_pack(pack))
    rules: list[Rule] = []
    digests: list[str] = []
    seen: dict[str, str] = {}
    for file in found.rules:
        if file.id in seen:
            message = f"the id {file.id} is taken by {seen[file.id]}; rename one of them"
            problems.append(whole(file.shown, Code.TWICE, message))
            continue
        seen[file.id] = file.shown
        try:
            rule, deprecated, digest = _read(file)
        except FormError as error:
            problems.extend(error.problems)
            continue
        if not deprecated:
            rules.append(rule)
            digests.append(f"{rule.id} {digest}\n")
    problems.extend(_check_needs(found, rules, seen))
    whole_digest = hashlib.sha256("".join(digests).encode()).hexdigest()[:12]
    return Loaded(
        rulebook=Rulebook(rules=tuple(rules), digest=whole_digest),
        problems=tuple(problems),
        files=len(found.rules),
    )


def _check_pack(folder: Path) -> Sequence[Problem]:
    path = folder / PACK_FILE
    shown = str(path)
    problems = Problems(shown)
    try:
        PACK.read(parse(read_text(path), shown), problems)
    except FormError as error:
        return error.problems
    except Unreadable:
        return tuple(problems)
    return ()


def _read(file: RuleFile) -> tuple[Rule, bool, str]:
    problems = Problems(file.shown)
    misnamed = _misnamed(file)
    try:
        text = read_text(file.path)
        root = parse(text, file.shown)
        try:
            form = RULE.read(root, problems)
        except Unreadable:
            problems.fail_if_any()
            raise
        verify(form, root, problems)
        problems.fail_if_any()
    except FormError as error:
        raise FormError((*misnamed, *error.problems)) from error
    if misnamed:
        raise FormError(misnamed)
    digest = content_digest(text)
    family = Family(file.name.partition(".")[0])
    return _rule(file, family, form, digest), form.status.value is RuleStatus.DEPRECATED, digest


def _misnamed(file: RuleFile) -> tuple[Problem, ...]:
    family, _, name = file.name.partition(".")
    if not name or file.path.suffix != ".yaml" or not _NAME.issuperset(name):
        message = "a rule file is called <family>.<name>.yaml, in lower case, digits and hyphens"
        return (whole(file.shown, Code.NAME, message),)
    if family not in _FAMILIES:
        return (whole(file.shown, Code.NAME, f"unknown family “{family}”{suggest(family, _FAMILIES)}"),)
    return ()


def content_digest(text: str) -> str:
    """Return the SHA-256 of a rule file's content; line endings and trailing blanks do not count."""
    lines = [line.rstrip() for line in text.splitlines()]
    return hashlib.sha256("\n".join(lines).rstrip("\n").encode()).hexdigest()


def _rule(file: RuleFile, family: Family, form: RuleForm, digest: str) -> Rule:
    look = Look(
        zones=tuple(zone.value for zone in form.look.zones),
        for_=form.look.for_,
        unless=form.look.unless,
        needs=form.look.needs.value if form.look.needs else Needs(),
    )
    return Rule(
        id=file.id,
        digest=digest[:6],
        path=file.shown,
        title=form.title,
        family=family,
        status=form.status.value,
        why=form.why,
        look=look,
        found=form.conclude.found,
        absent=form.conclude.absent,
        mistaken=form.mistaken,
        refs=form.refs,
        classes=form.applies,
        valid_from=form.valid.start,
        valid_to=form.valid.end,
        tests=tuple(test.value for test in form.tests.value) if form.tests else (),
    )


def _shipped_ids() -> frozenset[str]:
    # A desk's pack may wait for a shipped rule and be checked without it.
    return frozenset(file.id for file in find((SHIPPED,)).rules)


def _check_needs(found: Found, rules: Sequence[Rule], seen: dict[str, str]) -> list[Problem]:
    # A single file is checked without its pack: what it waits for cannot be known then.
    if not found.packs:
        return []
    waiting = {rule.id for rule in rules if rule.look.needs.found}
    problems = []
    for rule in rules:
        for needed in rule.look.needs.found:
            if needed not in seen and needed not in _shipped_ids():
                message = f"look.needs.found: no rule {needed}{suggest(needed, list(seen))}"
                problems.append(whole(rule.path, Code.NEEDS, message))
            elif needed in waiting:
                message = f"look.needs.found: {needed} waits for other rules itself"
                problems.append(whole(rule.path, Code.NEEDS, message))
    return problems
