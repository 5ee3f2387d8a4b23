"""The options that say what a statement is, and what they come to as keys of a case file."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import click

from authcheck.errors import CallError
from authcheck.model.case import (
    CLAIM_VALUES,
    Access,
    Attribution,
    Extent,
    Of,
    Private,
    Proposition,
    Relation,
    Stance,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from enum import StrEnum

    from authcheck.model.case import Statement
    from authcheck.sourcing.log import Entry, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller said of a statement; None or empty where nothing was said."""

    speaker: str | None = None
    protected: bool = False
    described_as: str | None = None
    organisation: str | None = None
    relation: str | None = None
    attribution: str | None = None
    basis: str | None = None
    of: str | None = None
    claim: tuple[Value, ...] = ()
    count_at_least: int | None = None
    said: str | None = None
    outlet: str | None = None
    url: str | None = None
    exact: str | None = None
    upstream: str | None = None
    distinct_from: tuple[str, ...] = ()
    grade: str | None = None
    with_method: bool = False
    private: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether the caller said anything."""
        return any(getattr(self, each.name) for each in fields(self))

    def keys(self, label: str = "") -> Entry:
        """Return what was said by the keys of a case file.

        Args:
            label: The label that stands for a protected source; empty where none was asked for.
        """
        return {
            "speaker": label or self.speaker,
            "described_as": self.described_as,
            "organisation": self.organisation,
            "relation": self.relation,
            "attribution": self.attribution,
            "basis": self.basis,
            "of": self.of,
            "claims": self.claim,
            "count_at_least": self.count_at_least,
            "said": self.said,
            "carried_by": self.carried(),
            "upstream": self.upstream,
            "distinct_from": self.distinct_from,
            "grade": self.grade,
            "with_method": self.with_method or None,
            "private": self.private,
        }

    def carried(self, before: Statement | None = None) -> Value:
        """Return where the words stand, on top of what a statement says of that ``before``."""
        carried = before.carried_by if before else None
        known: dict[str, Value] = {
            "outlet": carried.outlet if carried else "",
            "url": carried.url if carried else "",
            "sha256": carried.sha256 if carried else "",
            "span": carried.span if carried else None,
            "exact": carried.exact if carried else "",
            "prefix": carried.prefix if carried else "",
            "suffix": carried.suffix if carried else "",
        }
        given = {"outlet": self.outlet, "url": self.url, "exact": self.exact}
        merged = known | {key: value for key, value in given.items() if value}
        return {key: value for key, value in merged.items() if value not in (None, "")}


def _choice(words: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([word.value for word in words])


def _claims(
    _context: click.Context, _parameter: click.Parameter, texts: tuple[str, ...]
) -> tuple[Value, ...]:
    return tuple(claim_from(text) for text in texts)


def claim_from(text: str) -> Entry:
    """Return a claim written as ``status=draft``, ``signed:deny`` or ``altered:confirm:some``.

    Raises:
        click.BadParameter: It is none.
    """
    said, *rest = text.strip().split(":")
    prop, _, value = said.partition("=")
    stance, extent, *more = (*rest, "", "")[: max(2, len(rest))]
    if more or prop not in set(Proposition) or (stance and stance not in set(Stance)):
        known = ", ".join(Proposition)
        message = (
            f"“{text}” is no claim; write PROP, PROP=VALUE or PROP=VALUE:STANCE, such as status=draft or "
            f"signed:deny; PROP is one of {known}; STANCE one of {', '.join(Stance)}"
        )
        raise click.BadParameter(message)
    if value and value not in CLAIM_VALUES.get(Proposition(prop), ()):
        values = ", ".join(CLAIM_VALUES.get(Proposition(prop), ())) or "none"
        message = f"“{value}” is no value of {prop}; known: {values}"
        raise click.BadParameter(message)
    if extent and extent not in set(Extent):
        message = f"“{extent}” is no extent of a set; known: {', '.join(Extent)}"
        raise click.BadParameter(message)
    claim = {"prop": prop, "value": value, "stance": stance, "extent": extent}
    return {key: word for key, word in claim.items() if word}


_OPTIONS = (
    click.option(
        "--speaker", metavar="NAME", help="A name, an office in its own name, or a label such as S1"
    ),
    click.option(
        "--protected",
        is_flag=True,
        help="The source is protected: the next free label stands for the name, which is never given here",
    ),
    click.option("--described-as", metavar="TEXT", help="How the outlet describes the speaker"),
    click.option("--organisation", metavar="PATH", help="The speaker's organisation, such as US/DoD"),
    click.option("--relation", type=_choice(Relation), help="What the speaker is to the letter"),
    click.option("--attribution", type=_choice(Attribution), help="On what terms the words may be used"),
    click.option("--basis", type=_choice(Access), help="How the speaker knows"),
    click.option("--of", "of", type=_choice(Of), help="What the statement speaks of"),
    click.option(
        "--claim",
        metavar="CLAIM",
        callback=_claims,
        multiple=True,
        help="What it claims: origin, signed:deny, status=draft …; may be given again",
    ),
    click.option(
        "--count-at-least",
        metavar="N",
        type=click.IntRange(min=1),
        help="How many speak at least, for a plural such as officials",
    ),
    click.option("--said", metavar="TIME", help="When, such as 2020-01-06T20:00Z or 2020-01-06"),
    click.option("--outlet", metavar="NAME", help="Who published it"),
    click.option("--url", metavar="URL", help="Where"),
    click.option("--exact", metavar="TEXT", help="The words themselves"),
    click.option(
        "--upstream", metavar="WHOSE", help="Whose reporting it repeats: stmt:ID or report:AP 2020-01-06"
    ),
    click.option(
        "--distinct-from",
        metavar="ID",
        multiple=True,
        help="You vouch that this statement comes from somebody else; may be given again",
    ),
    click.option("--grade", metavar="GRADE", help="Admiralty grade such as B2; printed, never weighed"),
    click.option("--with-method", is_flag=True, help="The method of the examination was published"),
    click.option(
        "--private",
        type=_choice(Private),
        multiple=True,
        help="Never print this of it, though it counts; may be given again",
    ),
)


def statement_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say what a statement is; ``given`` takes them off again."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def given(values: dict[str, Any]) -> Given:
    """Return what the options say.

    Raises:
        CallError: A protected source was named.
    """
    said = Given(**values)
    if said.protected and said.speaker:
        message = (
            "--protected and --speaker do not go together: a protected source's name is never given to "
            "authcheck; take it out of your shell's history too"
        )
        raise CallError(message)
    bad = next((text for text in values.values() if isinstance(text, str) and not _encodes(text)), None)
    if bad is not None:
        message = "an option holds bytes that are no UTF-8; type it again"
        raise CallError(message)
    return said


def remarks(said: Given, statement: Statement) -> Iterator[str]:
    """Yield what the caller may not have meant by the options that a statement was written from."""
    if said.speaker and statement.speaker is None:
        yield (
            f"{statement.id}: “{said.speaker}” is read as a description, so the speaker counts as unnamed; "
            "a name is one that says nothing else"
        )
    one = statement.speaker is not None
    if one and said.count_at_least is not None and said.count_at_least > 1:
        yield (
            f"{statement.id}: --count-at-least is for a plural such as officials, and this is one speaker; "
            "take it away with: edit --clear count-at-least"
        )


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
