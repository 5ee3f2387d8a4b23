"""Packs and rules as a desk's settings want them: which are in force, and which count for less.

A desk may switch a rule off or lower it, never raise it. Both have a reason and a last day, and both stand
in every report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck import plugins
from authcheck.errors import FormError
from authcheck.forms.words import suggest
from authcheck.model.axes import Weight
from authcheck.model.problem import Problem
from authcheck.model.rule import Rule, Rulebook
from authcheck.plugins.entries import normal
from authcheck.rulebook.codes import Code
from authcheck.rulebook.files import PACK_FILE, SHIPPED
from authcheck.rulebook.load import read_rules
from authcheck.rulebook.shipped import shipped_packs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authcheck.model.settings import Named, Override, Settings

_EMPTY = Rulebook(rules=(), digest="")

CORE = "core"
"""The pack that is always in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packs:
    """The packs that settings put in force."""

    folders: tuple[Path, ...]
    left_out: tuple[str, ...]
    """Packs that ship with authcheck or are installed, and are not in force, by name."""

    problems: tuple[Problem, ...]


def in_force(
    settings: Settings | None = None, also: Iterable[Path] = (), *, today: date | None = None
) -> Rulebook:
    """Return the rules that hold when letters are examined.

    Args:
        settings: The desk's; None where it has none.
        also: Further folders of packs, packs, or rule files.
        today: The day that decides which overrides hold; None for the day it is, in UTC.

    Raises:
        FormError: Everything that is wrong with packs, rules or settings. An override that holds no more is
            no reason to stop: the rule counts in full again, and the report says so.
    """
    packs = chosen(settings)
    loaded = read_rules((*packs.folders, *also), for_letters=True)
    broken = _broken(settings) if settings is not None and loaded.problems else ()
    problems = [*sorted((*packs.problems, *broken), key=lambda problem: problem.line), *loaded.problems]
    rulebook = loaded.rulebook
    if settings is not None:
        rulebook, wrong = overridden(rulebook, settings, today or datetime.now(UTC).date())
        rulebook = replace(
            rulebook,
            settings=replace(rulebook.settings or settings, left_out=packs.left_out),
        )
        # With rules that do not read, one that settings name may be missing for that reason alone.
        problems += [each for each in wrong if each.code != Code.EXPIRED and not loaded.problems]
    if problems:
        raise FormError(problems)
    return rulebook


def settings_problems(
    settings: Settings, also: Iterable[Path] = (), *, today: date | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with settings, held against the packs in force and ``also``; rules' own not told.

    Args:
        settings: The desk's.
        also: Further folders of packs, packs, or rule files that settings may speak of.
        today: The day that decides which overrides hold; None for the day it is, in UTC.
    """
    packs = chosen(settings)
    rulebook = read_rules((*packs.folders, *also)).rulebook if settings.overrides else _EMPTY
    brought = {entry.name for entry in plugins.packs()}
    strangers = [
        _at(settings, named, Code.NO_SUCH_PACK, f"no package or pack called “{named.name}” is installed")
        for named in settings.trusted
        if named.name not in brought and normal(named.name) not in plugins.packages()
    ]
    _, problems = overridden(rulebook, settings, today or datetime.now(UTC).date())
    return (*packs.problems, *strangers, *problems)


def chosen(settings: Settings | None) -> Packs:
    """Return the packs that settings put in force; where they name none, all there are."""
    installed = {entry.name: plugins.pack_folder(entry) for entry in plugins.packs()}
    shipped = shipped_packs()
    # A stranger's pack cannot take the place of one that ships with authcheck.
    there = {**installed, **shipped}
    if settings is None or settings.packs is None:
        strangers = (there[name] for name in sorted(installed.keys() - shipped.keys()))
        return Packs(folders=(SHIPPED, *strangers), left_out=(), problems=())
    folders = {CORE: shipped[CORE]}
    problems = []
    for named in settings.packs:
        if named.is_folder:
            folder = Path(named.name)
            wrong = _no_pack_of_theirs(folder)
            if wrong:
                problems.append(_at(settings, named, *wrong))
            else:
                folders[named.name] = folder
        elif named.name in there:
            folders[named.name] = there[named.name]
        else:
            near = suggest(named.name, sorted(there))
            message = f"no pack called “{named.name}” is installed{near}; a folder is named with a slash"
            problems.append(_at(settings, named, Code.NO_SUCH_PACK, message))
    left_out = tuple(sorted(there.keys() - folders.keys()))
    return Packs(folders=tuple(folders.values()), left_out=left_out, problems=tuple(problems))


def _no_pack_of_theirs(folder: Path) -> tuple[Code, str] | None:
    """Return what is wrong with a folder of packs that settings name; None where rules can be read there."""
    names = [*folder.glob(f"*/{PACK_FILE}"), *folder.glob(PACK_FILE)]
    if not names and not folder.is_file():
        there = (
            "holds no pack, which is a folder with a pack.yaml"
            if folder.exists()
            else "there is no such folder"
        )
        return (
            Code.NO_SUCH_PACK,
            f"{folder}: {there}; mend the path, which goes from this file on, or take it out",
        )
    shipped = shipped_packs()
    for name in names:
        pack = name.parent.resolve()
        if pack.name in shipped and pack != shipped[pack.name]:
            message = (
                f"{folder}: {pack.name} is the name of a pack that ships with authcheck; rename the folder"
            )
            return Code.TWICE, message
    return None


def _broken(settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each entry of settings by which packs with problems are in force."""
    for named in settings.packs or ():
        if named.is_folder and not _no_pack_of_theirs(Path(named.name)):
            number = len(read_rules([Path(named.name)]).problems)
            if number:
                many = "a problem" if number == 1 else f"{number} problems"
                message = f"{named.name}: has {many}, told below; mend the rules, or take the entry out"
                yield _at(settings, named, Code.NO_SUCH_PACK, message)


def overridden(rulebook: Rulebook, settings: Settings, today: date) -> tuple[Rulebook, Sequence[Problem]]:
    """Return a rulebook with what settings switch off or lower, and what is wrong with that."""
    rules = {rule.id: rule for rule in rulebook.rules}
    problems: list[Problem] = []
    lapsed: list[Override] = []
    for override in settings.overrides:
        rule = rules.get(override.rule)
        if rule is None:
            near = suggest(override.rule, sorted(rules))
            message = f"no rule in force is called “{override.rule}”{near}"
            problems.append(_at(settings, override, Code.NO_SUCH_RULE, message))
        elif override.to is not None and override.to >= _heaviest(rule):
            message = (
                f"{rule.id} weighs {_heaviest(rule).words}, which “{override.to.words}” does not lower; "
                "settings never raise a weight: take the entry out or name a smaller one"
            )
            problems.append(_at(settings, _spot(override, "to"), Code.RAISED, message))
        elif override.until > _latest(today):
            message = (
                f"an exception holds for two years at most, so up to {_latest(today)} now, not until "
                f"{override.until}; decide anew then"
            )
            problems.append(_at(settings, _spot(override, "until"), Code.TOO_LONG, message))
        elif override.until < today:
            lapsed.append(override)
            message = (
                f"held until {override.until} and holds no more; take the entry out, or give it another day"
            )
            problems.append(_at(settings, _spot(override, "until"), Code.EXPIRED, message))
        else:
            rules[rule.id] = replace(rule, override=replace(override, was=_heaviest(rule)))
    told = (rules[each.rule].override if each.rule in rules else None for each in settings.overrides)
    overrides = tuple(known or each for known, each in zip(told, settings.overrides, strict=True))
    held = replace(settings, overrides=overrides, lapsed=tuple(lapsed))
    return replace(rulebook, rules=tuple(rules.values()), settings=held), problems


_MOST_YEARS = 2
"""How long an exception may hold: one that nobody looks at again becomes the rule."""


def _latest(today: date) -> date:
    # The last of February stands for a day that the other year has not.
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year + _MOST_YEARS, day=day)


def _spot(override: Override, key: str) -> Override:
    """Return the override as if it stood where one of its keys stands; itself where that is not known."""
    for path, line, column in override.spots:
        if path.endswith(f".{key}"):
            return replace(override, key=path, line=line, column=column)
    return override


def _heaviest(rule: Rule) -> Weight:
    meanings = [meaning for meaning in (rule.found, rule.absent) if meaning is not None]
    return max((meaning.concludes.weight for meaning in meanings), default=Weight.NOTHING)


def _at(settings: Settings, entry: Override | Named, code: Code, message: str) -> Problem:
    return Problem(
        code=code.value,
        path=settings.path,
        line=entry.line,
        column=entry.column,
        key=entry.key,
        message=message,
    )
