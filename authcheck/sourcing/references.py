"""What the statements of a case file say of each other and of the document, checked where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.forms.words import suggest
from authcheck.model.case import Claimed, StatementStatus
from authcheck.sourcing.organisations import folded, is_elsewhere, is_the_issuer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.forms.places import Place, Problems


SHOWN = 8
"""Ids of a circle that a message names."""


def check_references(root: Place, problems: Problems) -> None:
    """Note ids used twice, ids that name no statement, circles, and speakers of unknown relation."""
    top = root.entries()
    statements = (
        [place for place in top["statements"].items() if place.entries()] if "statements" in top else []
    )
    ids = _ids(statements, problems)
    upstream: dict[str, Place] = {}
    for place in statements:
        keys = place.entries()
        own = keys["id"].words if "id" in keys else ""
        if "distinct_from" in keys:
            vouched = keys["distinct_from"]
            for other in vouched.items() or [vouched]:
                _check_id(other, other.words, own, ids, problems)
        if "upstream" in keys:
            _check_upstream(keys["upstream"], own, ids, problems)
            upstream.setdefault(own, keys["upstream"])
        _check_relation(place, top.get("document"), problems)
        _check_scope(place, top.get("document"), problems)
        _check_contradiction(place, problems)
    _check_circles(upstream, problems)


def _ids(statements: list[Place], problems: Problems) -> list[str]:
    first: dict[str, int] = {}
    for place in statements:
        here = place.entries().get("id")
        if here is None or not here.words:
            continue
        if here.words in first:
            line = first[here.words]
            message = (
                f"“{here.words}” is already the id of the statement on line {line}; give this one another"
            )
            problems.add(here, message, "F017")
        first.setdefault(here.words, here.line)
    return list(first)


def _check_id(place: Place, name: str, own: str, ids: list[str], problems: Problems) -> None:
    if not name:
        return
    if name == own:
        problems.add(place, f"“{name}” is this statement itself; name another", "F018")
    elif name not in ids:
        # This statement itself is none to choose from.
        others = [each for each in ids if each != own]
        known = suggest(name, others) if others else "; no other statement is on file"
        message = f"no statement has the id “{name}”{known}"
        problems.add(place, message, "F018")


def _check_upstream(place: Place, own: str, ids: list[str], problems: Problems) -> None:
    kind, _, name = place.words.partition(":")
    if kind == "stmt":
        _check_id(place, name.strip(), own, ids, problems)


def _check_circles(upstream: dict[str, Place], problems: Problems) -> None:
    after = {
        own: place.words.removeprefix("stmt:").strip()
        for own, place in upstream.items()
        if place.words.startswith("stmt:")
    }
    order = {own: number for number, own in enumerate(after)}
    seen: set[str] = set()
    for start in after:
        way: list[str] = []
        here = start
        while here in after and here not in seen:
            seen.add(here)
            way.append(here)
            here = after[here]
        if here not in way or here == after[here]:
            continue
        circle = way[way.index(here) :]
        first = circle.index(min(circle, key=order.__getitem__))
        circle = [*circle[first:], *circle[:first]]
        shown = [*circle, circle[0]] if len(circle) <= SHOWN else [*circle[:SHOWN], "…", circle[0]]
        message = (
            f"goes in a circle ({' → '.join(shown)}); "
            "one of them must be own reporting: leave its upstream out"
        )
        problems.add(upstream[circle[0]], message, "F019")


def _check_relation(place: Place, document: Place | None, problems: Problems) -> None:
    """Note a statement that counts and whose relation is left out though names and paths don't decide it."""
    keys = place.entries()
    if "status" in keys and keys["status"].words in {StatementStatus.PROPOSED, StatementStatus.REJECTED}:
        # A program that reads an article cannot know; whoever accepts a statement has to say.
        return
    given = document.entries() if document else {}

    def has(name: str, keys: dict[str, Place]) -> bool:
        return name in keys and bool(keys[name].words or keys[name].items())

    if has("relation", keys):
        return
    author = given["claimed_author"].words if "claimed_author" in given else ""
    issuer, organisation = _path(given.get("claimed_issuer")), _path(keys.get("organisation"))
    if author and "speaker" in keys and folded(keys["speaker"].words) == folded(author):
        if is_elsewhere(organisation, issuer):
            message = (
                "“relation” is missing: the speaker bears the author's name but belongs to another "
                "organisation; write relation: purported_author, or third_party for a namesake"
            )
            problems.add(place, message, "F015")
        return
    if "speaker" in keys and is_the_issuer(keys["speaker"].words, Claimed(issuer=issuer)):
        return
    if not has("organisation", keys):
        message = "“relation” is missing: say what the speaker is to the letter, or give “organisation”"
        problems.add(place, message, "F015")
    elif not has("claimed_issuer", given):
        message = "“relation” is missing: it follows from “organisation” only with document.claimed_issuer"
        problems.add(place, message, "F015")


def _path(place: Place | None) -> tuple[str, ...]:
    if place is None:
        return ()
    if place.items():
        return tuple(each.words for each in place.items())
    return tuple(part.strip() for part in place.words.split("/") if part.strip())


def _check_scope(place: Place, document: Place | None, problems: Problems) -> None:
    """Note a claim on some items of a set where nothing tells what of the set this exhibit is."""
    given = document.entries() if document else {}
    if ("class" in given and given["class"].words == "set") or ("item" in given and given["item"].words):
        return
    claims = place.entries().get("claims")
    for claim in claims.items() or [claims] if claims else []:
        keys = claim.entries()
        if "items" in keys or ("extent" in keys and keys["extent"].words == "some"):
            message = (
                "speaks of some items of a set; say what this exhibit is: "
                "document.class: set for the whole, or document.item for one of them"
            )
            problems.add(claim, message, "F020")


def _check_opposites(claims: Sequence[Place], problems: Problems) -> None:
    affirmed: set[tuple[object, ...]] = set()
    denied: dict[tuple[object, ...], Place] = {}
    for claim in claims:
        keys = claim.entries()
        words = {name: keys[name].words for name in ("prop", "stance", "value", "extent") if name in keys}
        items = tuple(sorted(each.words for each in keys["items"].items())) if "items" in keys else ()
        if words.get("prop") == "origin" or (words.get("extent") == "some" and not items):
            continue
        about: tuple[object, ...] = words.get("prop"), words.get("value"), items
        stance = words.get("stance") or "confirm"
        if stance in {"confirm", "imply"}:
            affirmed.add(about)
        elif stance == "deny":
            denied.setdefault(about, claim)
    for both, claim in denied.items():
        if both in affirmed:
            what = " ".join(str(each) for each in both[:2] if each)
            message = (
                f"denies what the same statement affirms ({what}); keep one of them, or split what was said "
                "at two times into two statements"
            )
            problems.add(claim, message, "F021")


def _check_contradiction(place: Place, problems: Problems) -> None:
    """Note what is both affirmed and denied in one breath; that some items are and some are not is none."""
    claims = place.entries().get("claims")
    _check_opposites(claims.items() if claims else [], problems)
    affirmed = False
    denials: list[Place] = []
    for claim in claims.items() if claims else []:
        keys = claim.entries()
        words = {name: keys[name].words for name in ("prop", "stance", "value", "extent") if name in keys}
        some = words.get("extent") == "some" or "items" in keys or words.get("value") == "not_ours"
        if words.get("prop") != "origin" or some:
            continue
        stance = words.get("stance") or "confirm"
        affirmed = affirmed or stance in {"confirm", "imply"}
        if stance == "deny":
            denials.append(claim)
    if affirmed and denials:
        message = (
            "denies the origin that the same statement affirms; keep one of them, or split what was said at "
            "two times into two statements (what it denies may be content or policy)"
        )
        problems.add(denials[0], message, "F021")
