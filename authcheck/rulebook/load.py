"""Rule files to a Rulebook, or to all that is wrong with them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck.errors import FormError
from authcheck.forms.files import read_text
from authcheck.forms.nodes import hidden, parse
from authcheck.forms.places import Problems
from authcheck.forms.shapes import Unreadable
from authcheck.forms.words import nearest, suggest
from authcheck.model.finding import Family
from authcheck.model.problem import Problem
from authcheck.model.rule import Rule, Rulebook, RuleStatus
from authcheck.rulebook.attempts import attempt
from authcheck.rulebook.blank import note_blanks, told_once
from authcheck.rulebook.codes import Code
from authcheck.rulebook.cores import on_all_cores
from authcheck.rulebook.files import PACK_FILE, SHIPPED, Found, Read, RuleFile, find, is_name, whole
from authcheck.rulebook.foreign import refuse_foreign
from authcheck.rulebook.packs import read_pack
from authcheck.rulebook.spot import Steps, problem_at, problems_at
from authcheck.rulebook.table import RULE
from authcheck.rulebook.verify import verify

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from authcheck.model.pack import Pack
    from authcheck.rulebook.table import RuleForm

_Outcome = Read | tuple[Problem, ...]

_FAMILIES = [family.value for family in Family]
_ENDING = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)
_A_RULE = frozenset({"look", "conclude"})
"""Keys that tell a rule, whatever its file is called, from other YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What reading rule files gave."""

    rulebook: Rulebook
    """Every rule in force that could be read; deprecated ones are not in force."""

    problems: tuple[Problem, ...]
    """Everything wrong, file by file."""

    files: int
    """Rule files looked at."""

    paths: tuple[str, ...] = ()
    """The same files, as problems name them, in the order of their ids."""

    deprecated: tuple[Rule, ...] = ()
    """Rules that could be read and are no longer in force."""


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


def read_rules(paths: Iterable[Path], *, for_letters: bool = False) -> Loaded:
    """Return the rules under ``paths`` and all problems; see ``load_rulebook``.

    Args:
        paths: Folders of packs, packs, or single rule files.
        for_letters: Leave out the rules' tests, and do not read again what was read before and kept.
    """
    # What speaks on letters under the name of a shipped pack is that pack.
    found = find(paths, copies=not for_letters)
    outcomes = _outcomes_for_letters(found.rules) if for_letters else _outcomes(found.rules)
    problems = [*found.problems]
    packs, wrong = _read_packs(found)
    problems.extend(wrong)
    reads: list[Read] = []
    seen: dict[str, str] = {}
    for file, outcome in zip(found.rules, outcomes, strict=True):
        if file.id in seen:
            message = f"the id {file.id} is taken by {seen[file.id]}; rename one of them"
            problems.append(whole(file.shown, Code.TWICE, message))
            continue
        seen[file.id] = file.shown
        if isinstance(outcome, Read):
            reads.append(outcome)
        else:
            problems.extend(outcome)
    in_force = [read for read in reads if not read.deprecated]
    rules = [read.rule for read in in_force]
    digests = [f"{read.rule.id} {read.digest}\n" for read in in_force]
    digests += [f"{pack.name} {pack.wakes}\n" for pack in packs if pack.wakes]
    problems.extend(_check_needs(found, rules, seen))
    problems.extend(_check_successors(found, [read.rule for read in reads if read.deprecated], seen))
    whole_digest = hashlib.sha256("".join(digests).encode()).hexdigest()[:12]
    return Loaded(
        rulebook=Rulebook(rules=tuple(rules), digest=whole_digest, packs=packs),
        problems=tuple(problems),
        files=len(found.rules),
        paths=tuple(file.shown for file in found.rules),
        deprecated=tuple(read.rule for read in reads if read.deprecated),
    )


def _read_packs(found: Found) -> tuple[tuple[Pack, ...], Sequence[Problem]]:
    """Return the packs of the rules found, by name, and what is wrong with their files."""
    packs: dict[str, Pack] = {}
    problems: list[Problem] = []
    for folder in found.packs:
        pack, wrong = read_pack(folder)
        problems.extend(wrong)
        if pack is None:
            continue
        if packs.setdefault(pack.name, pack).wakes != pack.wakes:
            message = f"another pack is called {pack.name} and applies to other letters; rename one of them"
            problems.append(whole(str(folder / PACK_FILE), Code.TWICE, message))
    return tuple(packs.values()), problems


def _outcomes_for_letters(files: Sequence[RuleFile]) -> Sequence[_Outcome]:
    """Return the same as ``_outcomes`` without the rules' tests, from the cache where it is kept there."""
    from authcheck.rulebook.kept import kept_for  # noqa: PLC0415 - whoever checks rules keeps nothing

    kept = kept_for(files)
    if kept is not None and (before := kept.rules()):
        return before
    outcomes = [_without_tests(outcome) for outcome in _outcomes(files, kept.texts if kept else ())]
    reads = [outcome for outcome in outcomes if isinstance(outcome, Read)]
    if kept is not None and len(reads) == len(files):
        kept.keep(reads)
    return outcomes


def _without_tests(outcome: _Outcome) -> _Outcome:
    return replace(outcome, rule=replace(outcome.rule, tests=())) if isinstance(outcome, Read) else outcome


def _outcomes(files: Sequence[RuleFile], texts: Sequence[str] = ()) -> Sequence[_Outcome]:
    """Return what each file was read as, or what is wrong; ``texts`` is what they hold, where known."""
    return on_all_cores(_read_each, list(zip_longest(files, texts)))


def _read_each(asked: Sequence[tuple[RuleFile, str | None]]) -> list[_Outcome]:
    return [attempt(file.shown, partial(_read, file, text)) for file, text in asked]


def _read(file: RuleFile, text: str | None) -> Read:
    problems = Problems(file.shown)
    first = misnamed_as(file)
    if first and not _is_rule(file):
        # Settings of another program, which happen to lie there: its keys are no business of ours.
        raise FormError(first)
    try:
        text = read_text(file.path) if text is None else text
        first += hidden(text, file.shown)
        root = parse(text, file.shown)
        refuse_foreign(root, file.shown)
        note_blanks(text, root, problems)
        try:
            form = RULE.read(root, problems)
        except Unreadable:
            problems.fail_if_any()
            raise
        verify(form, root, problems)
        problems.fail_if_any()
    except FormError as error:
        raise FormError((*first, *told_once(error.problems))) from error
    if first:
        raise FormError(first)
    digest = content_digest(text)
    family = Family(file.name.partition(".")[0])
    rule = _rule(file, family, form, digest)
    return Read(rule=rule, deprecated=form.status.value is RuleStatus.DEPRECATED, digest=digest)


def _is_rule(file: RuleFile) -> bool:
    """Return whether a file is a rule by what it holds, whatever it is called."""
    try:
        return not _A_RULE.isdisjoint(parse(read_text(file.path), file.shown).names)
    except FormError:
        return False


def misnamed_as(file: RuleFile) -> tuple[Problem, ...]:
    """Return what is wrong with the name of a rule file, empty where nothing is."""
    family, _, name = file.name.partition(".")
    if file.path.suffix != ".yaml" or not is_name(name):
        message = "a rule file is called <family>.<name>.yaml, in lower case, digits and hyphens"
        stem = _ENDING.sub("", file.path.name)
        if family in _FAMILIES and is_name(stem.partition(".")[2]):
            message += f"; rename it {stem}.yaml"
        else:
            message += "; rename it, or keep what is no rule out of the pack"
        return (whole(file.shown, Code.NAME, message),)
    if family not in _FAMILIES:
        return (whole(file.shown, Code.NAME, f"unknown family “{family}”{suggest(family, _FAMILIES)}"),)
    return ()


def content_digest(text: str) -> str:
    """Return the SHA-256 of a rule file's content; line endings and trailing blanks do not count."""
    lines = [line.rstrip() for line in text.splitlines()]
    return hashlib.sha256("\n".join(lines).rstrip("\n").encode()).hexdigest()


def _rule(file: RuleFile, family: Family, form: RuleForm, digest: str) -> Rule:
    return Rule(
        id=file.id,
        digest=digest[:6],
        path=file.shown,
        title=form.title,
        family=family,
        status=form.status.value,
        why=form.why,
        look=form.look.whole(),
        found=form.conclude.found,
        absent=form.conclude.absent,
        mistaken=form.mistaken,
        refs=form.refs,
        classes=form.applies,
        valid_from=form.valid.start,
        valid_to=form.valid.end,
        tests=tuple(test.value for test in form.tests.value) if form.tests else (),
        replaced_by=form.replaced_by.value if form.replaced_by else "",
    )


@cache
def _shipped_ids() -> tuple[str, ...]:
    # A desk's pack may wait for a shipped rule and be checked without it.
    return tuple(file.id for file in find((SHIPPED,)).rules)


def _unknown(wanted: str, seen: Collection[str]) -> str:
    """Return what is wrong with an id that another rule names; empty where there is such a rule."""
    if wanted in seen or wanted in _shipped_ids():
        return ""
    near = nearest(wanted, [*seen, *_shipped_ids()])
    way_out = f", did you mean “{near}”?" if near else "; authcheck rules list names all there are"
    return f"no rule has the id “{wanted}”{way_out}"


def _check_successors(found: Found, deprecated: Sequence[Rule], seen: dict[str, str]) -> list[Problem]:
    # As below: what else there is cannot be known of a single file.
    if not found.packs:
        return []
    problems = []
    for rule in deprecated:
        message = _unknown(rule.replaced_by, seen)
        if rule.replaced_by == rule.id:
            message = "the rule names itself; name the one that takes its place"
        if message:
            problems.append(problem_at(rule.path, ("replaced_by",), Code.REPLACED, message))
    return problems


def _check_needs(found: Found, rules: Sequence[Rule], seen: dict[str, str]) -> list[Problem]:
    # A single file is checked without its pack: what it waits for cannot be known then.
    if not found.packs:
        return []
    waiting = {rule.id for rule in rules if rule.look.needs.found}
    problems: list[Problem] = []
    for rule in rules:
        wrong: list[tuple[Steps, Code, str]] = []
        for index, needed in enumerate(rule.look.needs.found):
            message = _unknown(needed, seen)
            if needed in waiting:
                message = f"{needed} waits for other rules itself; name a rule that looks at the letter"
            if message:
                wrong.append((("look", "needs", "found", index), Code.NEEDS, message))
        problems.extend(problems_at(rule.path, wrong))
    return problems
