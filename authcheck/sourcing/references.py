"""What the statements of a case file say of each other and of the document, checked where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.forms.shapes import suggest
from authcheck.sourcing.organisations import folded

if TYPE_CHECKING:
    from authcheck.forms.nodes import Place, Problems


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
        problems.add(place, f"no statement has the id “{name}”{suggest(name, ids)}", "F018")


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
    told: set[str] = set()
    for start in after:
        way = [start]
        while way[-1] in after and after[way[-1]] not in way:
            way.append(after[way[-1]])
        back = after.get(way[-1])
        if back == start and len(way) > 1 and not told & set(way):
            told |= set(way)
            circle = " → ".join([*way, start])
            message = (
                f"goes in a circle ({circle}); one of them must be own reporting: leave its upstream out"
            )
            problems.add(upstream[start], message, "F019")


def _check_relation(place: Place, document: Place | None, problems: Problems) -> None:
    """Note a statement whose relation is left out though names and paths do not decide it."""
    keys = place.entries()
    given = document.entries() if document else {}

    def has(name: str, keys: dict[str, Place]) -> bool:
        return name in keys and bool(keys[name].words or keys[name].items())

    if has("relation", keys):
        return
    author = given["claimed_author"].words if "claimed_author" in given else ""
    if author and "speaker" in keys and folded(keys["speaker"].words) == folded(author):
        return
    if not has("organisation", keys):
        message = "“relation” is missing: say what the speaker is to the letter, or give “organisation”"
        problems.add(place, message, "F015")
    elif not has("claimed_issuer", given):
        message = "“relation” is missing: it follows from “organisation” only with document.claimed_issuer"
        problems.add(place, message, "F015")


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
