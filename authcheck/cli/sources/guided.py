"""Questions that lead to a statement, for whoever does not know the keys of a case file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from authcheck.cli.endings import say
from authcheck.cli.sources.fields import claim_from
from authcheck.forms.scalars import moment
from authcheck.model.case import Access, Case, Claimed, Private, Relation
from authcheck.report.safe import safe
from authcheck.sourcing import load_case
from authcheck.sourcing.organisations import relation_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from authcheck.sourcing.log import Entry, Value

PROTECTED = "S?"
"""Stands for the label of a protected source until the file is read."""

SAYINGS: tuple[tuple[str, str], ...] = (
    ("It is authentic; it is ours", "origin"),
    ("It is a fake; we never wrote it", "origin:deny"),
    ("It is not a document of this house", "origin=not_ours:deny"),
    ("It was a draft", "status=draft"),
    ("It is no decision", "status=not_a_decision"),
    ("It was a mistake", "status=mistake"),
    ("It is outdated", "status=outdated"),
    ("It was not signed", "signed:deny"),
    ("It was signed", "signed"),
    ("It was sent", "release=sent"),
    ("It was never sent", "release=not_sent"),
    ("It should not have gone out; it had no clearance", "release=unauthorised"),
    ("It was leaked; the leak is condemned or investigated", "release=leaked"),
    ("It has been taken back", "release=withdrawn"),
    ("We received it", "release=received"),
    ("What circulates was changed", "altered"),
    ("We stand by what it says", "content"),
    ("What it says is not so", "content:deny"),
    ("There is no change of policy; no decision was made", "policy:deny"),
    ("No comment", "origin:refuse"),
    ("I cannot tell", "origin:unable"),
    ("(was shown it and does not dispute it)", "origin:no_dispute"),
)
"""What people say, and the claim it is."""

_RELATIONS = (
    (Relation.PURPORTED_AUTHOR, "the person whose name stands under it"),
    (Relation.AUTHOR_OFFICE, "that person's own office"),
    (Relation.CHAIN, "above or beside the author in the issuing body"),
    (Relation.RECIPIENT, "to whom it is addressed"),
    (Relation.THIRD_PARTY, "anybody else, experts and former officials included"),
    (Relation.OUTLET, "an outlet in its own voice"),
    (Relation.DOCUMENT, "another document"),
)
_BASES = (
    (Access.FIRST_HAND, "drafted, signed, received or saw the original"),
    (Access.SECOND_HAND, "was told of it"),
    (Access.INSPECTION, "looked at the circulating copy"),
    (Access.UNKNOWN, "nobody says"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the answers come to."""

    entry: Entry
    document: dict[str, Value]
    """What the letter claims, for a case file that is begun; empty where there is one."""


def ask(path: Path, issuer: str = "") -> Asked:
    """Ask for a statement, on standard error; answers come from standard input.

    Args:
        path: The case file.
        issuer: Whom the letter claims to come from, where that was said already.

    Raises:
        FormError: The case file has problems.
        click.Abort: The answers ended before the questions.
    """
    document: dict[str, Value] = {}
    if path.exists():
        case = load_case(path)
    else:
        case = Case()
        _say(f"{path} will be begun.")
        issuer = issuer or _text(
            "Whom does the letter claim to come from (such as US/DoD; empty where unknown)?"
        )
        if issuer:
            document = {"claimed_issuer": issuer}
            case = Case(claimed=Claimed(issuer=tuple(part.strip() for part in issuer.split("/"))))
    entry: dict[str, Value] = dict(_who())
    entry["organisation"] = _text("The speaker's organisation (such as US/DoD; empty where unknown)?")
    entry["relation"] = _relation(case, entry)
    entry["claims"] = _claims()
    entry["basis"] = _one_of("How does the speaker know?", _BASES, Access.UNKNOWN)
    entry["said"] = _time()
    entry["carried_by"] = _carried()
    entry["upstream"] = _upstream(case)
    if entry.get("speaker") == PROTECTED:
        entry["private"] = _private()
    return Asked(entry=entry, document=document)


def _who() -> Entry:
    kinds = ("a person or an office, by name", "somebody described, not named", "a protected source of yours")
    kind = _number("Who said it?", kinds, 1)
    if kind == 1:
        return {"speaker": _text("The name?", needed=True)}
    if kind == 2:  # noqa: PLR2004 - as numbered above
        return {"described_as": _text("How does the outlet describe them?", needed=True)}
    _say("A label stands for the name, which is never written here; keep the key to the labels elsewhere.")
    described = _text("How may a report describe them (empty for nothing)?")
    return {"speaker": PROTECTED, "attribution": "anonymous", "described_as": described}


def _relation(case: Case, entry: Entry) -> str:
    path = tuple(part.strip() for part in str(entry.get("organisation") or "").split("/") if part.strip())
    speaker = entry.get("speaker")
    likely = relation_of(str(speaker) if speaker else None, path, case.claimed)
    return _one_of("What is the speaker to the letter?", _RELATIONS, likely)


def asked_relation(likely: Relation | None) -> Relation | str:
    """Ask what a speaker is to the letter; return it, or the letter of another way: s, b or q."""
    _say("What is the speaker to the letter?")
    for number, told in enumerate(_told(_RELATIONS), 1):
        _say(f"  {number}  {told}")
    first = next((number for number, (word, _) in enumerate(_RELATIONS, 1) if word is likely), None)
    while True:
        default = None if first is None else str(first)
        question = "Number, [s]kip, [b]ack or [q]uit"
        answer = str(click.prompt(question, default=default, err=True)).strip().casefold()
        if _counts(answer, len(_RELATIONS)):
            return _RELATIONS[int(answer) - 1][0]
        if answer in {"s", "b", "q"}:
            return answer
        word = answer.replace(" ", "_")
        if word in set(Relation):
            return Relation(word)
        _say(f"“{answer}” is none of 1 to {len(_RELATIONS)}, s, b or q.")


def _claims() -> tuple[Value, ...]:
    for number, (saying, _) in enumerate(SAYINGS, 1):
        _say(f"  {number:>2}  {saying}")
    while True:
        answer = _text("What was said (numbers with commas, or claims such as status=draft)?", needed=True)
        try:
            return tuple(
                claim_from(SAYINGS[int(part) - 1][1] if _counts(part, len(SAYINGS)) else part)
                for part in (each.strip() for each in answer.split(","))
                if part
            )
        except click.BadParameter as error:
            _say(error.message)


def _time() -> str:
    while True:
        answer = _text("When (such as 2020-01-06T20:00Z or 2020-01-06; empty where unknown)?")
        try:
            if answer:
                moment(answer)
        except ValueError:
            _say(f"“{answer}” is no time.")
        else:
            return answer


def _carried() -> Entry:
    carried = {
        "outlet": _text("Which outlet carries it (empty for your own reporting)?"),
        "url": _text("Its address (empty for none)?"),
        "exact": _text("The exact words (empty for none)?"),
    }
    return {key: text for key, text in carried.items() if text}


def _upstream(case: Case) -> str:
    ids = {statement.id for statement in case.statements}
    while True:
        question = (
            "Whose reporting does it repeat (an id on file, a report such as AP 2020-01-06; empty for none)?"
        )
        answer = _text(question)
        if not answer or answer.startswith(("stmt:", "report:")):
            return answer
        return f"stmt:{answer}" if answer in ids else f"report:{answer}"


def _private() -> tuple[str, ...]:
    known = [each.value for each in Private]
    while True:
        answer = _text(f"What of it is never to be printed ({', '.join(known)}; empty for nothing)?")
        kept = tuple(part.strip() for part in answer.split(",") if part.strip())
        if set(kept) <= set(known):
            return kept
        _say(f"“{answer}” is none of these.")


def _one_of(
    question: str, words: Sequence[tuple[Relation | Access, str]], likely: Relation | Access | None
) -> str:
    told = _told(words)
    first = next((number for number, (word, _) in enumerate(words, 1) if word is likely), None)
    return words[_number(question, told, first) - 1][0].value


def _told(words: Sequence[tuple[Relation | Access, str]]) -> list[str]:
    return [f"{word.value.replace('_', ' ')}: {meaning}" for word, meaning in words]


def _number(question: str, choices: Sequence[str], likely: int | None) -> int:
    _say(question)
    for number, choice in enumerate(choices, 1):
        _say(f"  {number}  {choice}")
    while True:
        answer = str(
            click.prompt("Number", default=None if likely is None else str(likely), err=True)
        ).strip()
        if _counts(answer, len(choices)):
            return int(answer)
        _say(f"“{answer}” is none of 1 to {len(choices)}.")


def _counts(text: str, most: int) -> bool:
    return text.isascii() and text.isdecimal() and 1 <= int(text) <= most


def _text(question: str, *, needed: bool = False) -> str:
    while True:
        answer = str(
            click.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True)
        ).strip()
        if answer or not needed:
            return answer


def _say(line: str) -> None:
    say(safe(line) if not line.startswith("  ") else line, err=True)
