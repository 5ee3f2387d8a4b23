"""What stands at a letter's head, and the signature fields of a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from letters import a_document, a_page, paragraph

from authcheck import plugins
from authcheck.layout import find_zones
from authcheck.model.document import Document, Picture, SignatureField
from authcheck.model.geometry import Box
from authcheck.model.observation import Observation


@dataclass(frozen=True)
class Unpainted:
    """A letter nobody asks for pixels."""

    document: Document


def observe(check: str, document: Document, **parameters: str) -> list[Observation]:
    document = replace(document, zones=find_zones(document))
    return list(plugins.check(check)(Unpainted(document), parameters))  # type: ignore[arg-type] # see above


def a_headed_letter(head: str, *pictures: Picture) -> Document:
    lines = [(200.0, 40.0, head)] if head else []
    return a_document(
        a_page(
            *lines,
            (72, 200, "6 January 2020"),
            (72, 230, "Dear Ms. Doe:"),
            *paragraph(260),
            pictures=pictures,
        )
    )


def test_a_letterhead_gives_its_words():
    (seen,) = observe("letterhead.form", a_headed_letter("MINISTRY OF LIGHTHOUSES"))
    assert seen.match == "MINISTRY OF LIGHTHOUSES"
    assert seen.what == "a letterhead reading “MINISTRY OF LIGHTHOUSES”"
    assert (seen.page, seen.zone) == (1, "letterhead")


def test_a_letterhead_with_a_crest_says_so():
    crest = Picture(box=Box(280, 60, 330, 110), pixels=(50, 50))
    (seen,) = observe("letterhead.form", a_headed_letter("MINISTRY OF LIGHTHOUSES", crest))
    assert seen.what.endswith("with a picture")


def test_a_logo_without_words_is_a_picture_and_matches_no_text():
    (seen,) = observe(
        "letterhead.form", a_headed_letter("", Picture(box=Box(200, 40, 400, 160), pixels=(9, 9)))
    )
    assert seen.match == ""
    assert "picture" in seen.what


def test_no_letterhead_is_no_observation():
    assert observe("letterhead.form", a_headed_letter("")) == []


SIGNED = SignatureField(
    name="Signature1",
    signed=True,
    page=1,
    box=Box(72, 340, 200, 380),
    sub_filter="adbe.pkcs7.detached",
    claimed_signer="ROBERT ASHE",
    claimed_time="2020-01-06T12:00:00Z",
)
OPEN = SignatureField(name="Signature2", signed=False)


def test_fields_are_told_apart_by_state():
    document = replace(a_headed_letter(""), signatures=(SIGNED, OPEN))
    (signed,) = observe("signature.field", document)
    assert signed == Observation(
        what="a cryptographic signature in field “Signature1” (encoding adbe.pkcs7.detached, "
        "claimed signer ROBERT ASHE, claimed time 2020-01-06T12:00:00Z, validity not examined)",
        match="ROBERT ASHE",
        page=1,
        box=Box(72, 340, 200, 380),
    )
    assert observe("signature.field", document, state="unsigned") == [
        Observation(what="signature field “Signature2” without a signature")
    ]


def test_an_unknown_state_is_refused():
    with pytest.raises(plugins.CannotExamine, match="signed or unsigned"):
        observe("signature.field", a_headed_letter(""), state="valid")
