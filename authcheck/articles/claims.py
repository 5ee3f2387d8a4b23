"""What words claim of the document: each pattern of the lexicon that fits, where the document is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from authcheck.model.case import Claim, Extent, Proposition, Stance

if TYPE_CHECKING:
    import re

    from authcheck.articles.lexicon import Lexicon, Pattern

WINDOW = 240
"""Characters of one piece of speech that are looked at together."""

_BEFORE = 28
"""Characters before a match in which a negation or a condition undoes it."""

_OBJECTS: dict[str, tuple[Proposition, ...]] = {
    "origin": (Proposition.ORIGIN,),
    "accuracy": (Proposition.CONTENT, Proposition.ORIGIN),
    "exists": (Proposition.EXISTS,),
    "received": (Proposition.RELEASE,),
    "content": (Proposition.CONTENT,),
}
_OPPOSITE = {Stance.CONFIRM: Stance.DENY, Stance.DENY: Stance.CONFIRM, Stance.IMPLY: Stance.DENY}
_REBUKES = frozenset(
    {
        (Proposition.STATUS, "draft"),
        (Proposition.STATUS, "mistake"),
        (Proposition.STATUS, "outdated"),
        (Proposition.STATUS, "unofficial"),
        (Proposition.RELEASE, "unauthorised"),
        (Proposition.RELEASE, "withdrawn"),
        (Proposition.RELEASE, "not_sent"),
        (Proposition.RELEASE, "leaked"),
    }
)
"""What nobody says of a letter that is not theirs."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How plainly the document is meant around a piece of speech."""

    spoken_of: bool
    """It is named in the sentence or in one of the two before."""

    policy: bool
    """The first, or the desk's policy terms stand in the speech."""

    just_before: bool = False
    """It is named in the sentence or in the one before."""


def claims_in(speech: str, lexicon: Lexicon, near: Nearness) -> tuple[Claim, ...]:
    """Return what a piece of speech claims, each proposition and value once."""
    speech = speech[: 2 * WINDOW]
    if speech.rstrip(" ”\"'").endswith("?"):
        return ()  # who asks claims nothing
    named = lexicon.plain.search(speech) is not None
    low = speech.lower()
    there = {piece for piece in lexicon.pieces if piece in low}
    found: dict[tuple[str, str, str], Claim] = {}
    for pattern in lexicon.patterns:
        if pattern.key in found or (pattern.needs and there.isdisjoint(pattern.needs)):
            continue
        if not _meant(pattern, near, named=named):
            continue
        if any(_holds(pattern, match, speech, lexicon, near) for match in pattern.found.finditer(speech)):
            found[pattern.key] = pattern.claim
    return _settled(tuple(found.values()))


def turned(claims: tuple[Claim, ...], stance: Stance) -> tuple[Claim, ...]:
    """Return what becomes of claims that a speaker denies, refuses to make or cannot make."""
    if stance is Stance.CONFIRM:
        return claims
    if stance is Stance.DENY:
        return tuple(replace(claim, stance=_OPPOSITE.get(claim.stance, claim.stance)) for claim in claims)
    props = dict.fromkeys(claim.prop if claim.prop in _LEFT_OPEN else Proposition.ORIGIN for claim in claims)
    return tuple(Claim(prop=prop, stance=stance) for prop in props)


_LEFT_OPEN = frozenset(
    {Proposition.ORIGIN, Proposition.EXISTS, Proposition.CONTENT, Proposition.POLICY, Proposition.SIGNED}
)
"""What a speaker may refuse to speak of without naming a value."""


def object_in(
    words: str, lexicon: Lexicon, stance: Stance, near: Nearness, *, of_stance: bool = False
) -> tuple[Claim, ...]:
    """Return the claim of a predicate on an object such as *the authenticity of the letter*; () without.

    With ``of_stance`` objects are meant that go with this stance alone, such as a *report* that is denied:
    asked last, since *reports that the letter is real* tell more.
    """
    for thing in lexicon.objects:
        if thing.only != (stance.value if of_stance else ""):
            continue
        if thing.found.search(words) and (near.just_before or not thing.near):
            return claims_of(thing.about, stance)
    return ()


def claims_of(about: str, stance: Stance) -> tuple[Claim, ...]:
    """Return the claims of a stance on what an object of the lexicon is about."""
    if about == "received":
        if stance not in {Stance.CONFIRM, Stance.DENY}:
            return (Claim(prop=Proposition.EXISTS, stance=stance),)
        return (Claim(prop=Proposition.RELEASE, stance=stance, value="received"),)
    props = _OBJECTS[about]
    if about == "accuracy" and stance is not Stance.NO_DISPUTE:
        props = props[:1]
    return tuple(Claim(prop=prop, stance=stance) for prop in props)


def with_origin_implied(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the claims with the origin they imply: nobody calls another's letter their own draft."""
    props = {claim.prop for claim in claims}
    if Proposition.ORIGIN in props or Proposition.EXISTS in props:
        return claims
    rebukes = any(
        (claim.prop, claim.value) in _REBUKES and claim.stance is Stance.CONFIRM for claim in claims
    )
    owned = any(claim.prop is Proposition.STATUS and claim.value == "mistake" for claim in claims)
    implied = Claim(prop=Proposition.ORIGIN, stance=Stance.IMPLY, derived=True)
    return (*claims, implied) if rebukes or owned else claims


def _meant(pattern: Pattern, near: Nearness, *, named: bool) -> bool:
    """Whether the document is spoken of as plainly as a pattern asks, as far as what is around tells."""
    if pattern.asks == "self":
        return True
    if pattern.asks == "policy":
        return near.policy
    if pattern.asks == "named":
        return named
    return near.spoken_of or near.policy or named


def _holds(pattern: Pattern, match: re.Match[str], speech: str, lexicon: Lexicon, near: Nearness) -> bool:
    """Whether a match speaks of the document and nothing before it takes it back."""
    if pattern.unless is not None:
        before = speech[max(match.start() - _BEFORE, 0) : match.end()]
        if pattern.unless.search(before):
            return False
    if pattern.asks in {"policy", "self"} or lexicon.plain.search(match.group()):
        return True
    if pattern.asks == "named":
        return False
    if pattern.asks == "just":
        return near.just_before or lexicon.plain.search(speech) is not None
    if lexicon.vague.search(match.group()) or pattern.asks == "near":
        return near.spoken_of or lexicon.plain.search(speech) is not None
    return near.spoken_of or lexicon.plain.search(speech[: match.start()]) is not None


def _settled(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return claims that do not contradict each other: a fake is not also unofficial or inaccurate."""
    partly = tuple(claim for claim in claims if claim.extent is Extent.SOME)
    if partly:
        return partly
    denied = any(
        claim.prop is Proposition.ORIGIN and claim.stance is Stance.DENY and not claim.value
        for claim in claims
    )
    if denied:
        dropped = {Proposition.CONTENT, Proposition.STATUS}
        return tuple(
            claim
            for claim in claims
            if claim.prop not in dropped and not (claim.prop is Proposition.ORIGIN and claim.value)
        )
    if len(claims) > 1 and not denied:
        # That it exists follows from most that is said of it.
        claims = (
            tuple(
                claim
                for claim in claims
                if claim.prop is not Proposition.EXISTS or claim.stance is not Stance.CONFIRM
            )
            or claims
        )
    if any(claim.prop is Proposition.STATUS and claim.value == "unofficial" for claim in claims):
        # That it does not reflect the office's view is no word on what it tells.
        claims = tuple(claim for claim in claims if claim.prop is not Proposition.CONTENT)
    if any(claim.prop is Proposition.EXISTS and claim.stance is Stance.DENY for claim in claims):
        return tuple(claim for claim in claims if claim.prop is not Proposition.CONTENT)
    return claims
