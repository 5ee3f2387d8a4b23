"""A rule: where to look, what to look for, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from authcheck.model.axes import Origin
    from authcheck.model.case import (
        Access,
        Case,
        DocumentClass,
        FactKind,
        Of,
        Proposition,
        Relation,
        Stance,
    )
    from authcheck.model.finding import Conclusion, Family
    from authcheck.model.observation import CheckRequest
    from authcheck.model.pack import Pack
    from authcheck.model.settings import Override, Settings


class RuleStatus(StrEnum):
    """How far a rule may be relied on."""

    EXPERIMENTAL = "experimental"
    """Still being tried: no reference asked, and at most moderate without basis."""

    STABLE = "stable"
    """May be relied on: has references, and each weight has its evidence and basis."""

    DEPRECATED = "deprecated"
    """No longer in force; names its successor in ``replaced_by``."""


class Tolerance(StrEnum):
    """How text is compared."""

    EXACT = "exact"
    """Case and white space ignored, nothing else."""

    OCR = "ocr"
    """Also lost spaces, look-alike characters and one slip in eight letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatcher:
    """Any of some phrases, as whole words."""

    phrases: tuple[str, ...]
    read: Tolerance = Tolerance.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternMatcher:
    """Any of some RE2 patterns, line by line."""

    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsMatcher:
    """A field whose value fits any of some globs, letter case ignored."""

    fields: tuple[tuple[str, tuple[str, ...]], ...]
    """(field, globs); all of the fields must fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTest:
    """A claim that would count."""

    prop: Proposition
    stances: tuple[Stance, ...]
    values: tuple[str, ...] = ()
    """Empty for any value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsMatcher:
    """Statements on file by certain speakers with certain claims, counted as independent voices."""

    claims: tuple[ClaimTest, ...] = ()
    """Any of these; empty for whatever was claimed."""

    without: tuple[ClaimTest, ...] = ()
    """Claims that the same statement must not make."""

    by: tuple[Relation, ...] = ()
    """Empty for any relation."""

    named: bool | None = None
    """None for either."""

    access: tuple[Access, ...] = ()
    """Empty for any."""

    of: tuple[Of, ...] = ()
    """What they must speak of; empty for any."""

    with_method: bool | None = None
    house: bool | None = None
    """True: the speaker's organisation is the claimed issuer or holds it; None: not asked."""

    at_least: int = 1
    """The smallest number of independent voices (the interval's lower bound)."""

    any_of: tuple[StatementsMatcher, ...] = ()
    """Further conditions of which a statement must meet one; only what describes a single statement is
    looked at in them. Empty for none."""

    also: StatementsMatcher | None = None
    """A second selection that must be met too; None where there is none."""

    unless: StatementsMatcher | None = None
    """A selection that must not be met; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsMatcher:
    """A fact on file of certain kinds."""

    kinds: tuple[FactKind, ...]
    toward: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckMatcher:
    """What a check observes."""

    request: CheckRequest


Matcher = TextMatcher | PatternMatcher | FieldsMatcher | StatementsMatcher | FactsMatcher | CheckMatcher


USUAL_LEGIBILITY = 0.5
"""From 0 to 1; on a page that reads worse, words that stand there are often not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What must hold before a rule may look."""

    legibility: float | None = None
    """From 0 to 1; a zone below it is unread. None where nothing is asked: what is found then counts however
    badly the page reads, and what is not found is absent only where it reads as usual."""

    found: tuple[str, ...] = ()
    """Ids of rules of which at least one must have found something; empty for none.
    Met also where the document's class carries no signature and ``or_unsigned_class`` holds."""

    or_unsigned_class: bool = False

    dated: bool = False
    """The claimed date must be known: what is found on a letter without one is unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Where to look, and for what."""

    zones: tuple[str, ...]
    for_: Matcher
    unless: Matcher | None = None
    """A text or pattern that takes back a match in the same line; None where there is none."""

    needs: Needs = Needs()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an outcome concludes, and the sentence that says so."""

    concludes: Conclusion
    say: str
    """A template; ``{page}``, ``{zone}``, ``{match}``, ``{what}``, ``{who}``, ``{count}`` are filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Something a rule rests on."""

    cite: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTest:
    """A letter, in miniature or a sample, and what the rule must make of it."""

    zones: tuple[tuple[str, str], ...] = ()
    """(zone, text) pairs; empty where a sample is the letter, or the case file alone says it."""

    expect: str
    """An outcome's name."""

    match: str = ""
    legibility: float = 1.0
    case: Case | None = None
    """The case file; None for an empty one, or for the sample's own."""

    sample: str = ""
    """A letter in a folder of samples, with slashes between folders; empty for a miniature."""

    needs_met: bool = True
    """Whether a rule that this one waits for is taken to have found something."""

    line: int = 0
    """Where the test stands in its file, from 1."""

    column: int = 0
    """The same; from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule file."""

    id: str
    """Pack and name, such as ``core/draft.marking``."""

    digest: str
    """First six hexadecimal digits of the SHA-256 of the file's content."""

    path: str
    title: str
    family: Family
    status: RuleStatus
    why: str
    look: Look
    found: Meaning | None
    """None where finding it says nothing."""

    absent: Meaning | None
    """None where not finding it says nothing."""

    mistaken: tuple[str, ...]
    refs: tuple[Reference, ...] = ()
    classes: tuple[DocumentClass, ...] = ()
    """Document classes it applies to; empty for all."""

    valid_from: date | None = None
    valid_to: date | None = None
    tests: tuple[RuleTest, ...] = ()
    replaced_by: str = ""
    """The rule that takes the place of a deprecated one; empty for a rule in force."""

    override: Override | None = None
    """How the desk's settings switch it off or lower it; None where they do not."""

    @property
    def pack(self) -> str:
        """The name of its pack."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """All rules in force."""

    rules: tuple[Rule, ...]
    digest: str
    """12 hexadecimal digits over all rules' ids and contents."""

    packs: tuple[Pack, ...] = ()
    """What is known of the rules' packs; a rule whose pack is not among them holds for any letter."""

    settings: Settings | None = None
    """The desk's settings that went into it; None where there are none."""

    def checks(self) -> tuple[CheckRequest, ...]:
        """Return the checks the rules need, each once."""
        requests = (rule.look.for_.request for rule in self.rules if isinstance(rule.look.for_, CheckMatcher))
        return tuple(dict.fromkeys(requests))
