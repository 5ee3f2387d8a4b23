"""What stands at a letter's head, and the signature fields of a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from letters import a_document, a_page, paragraph, words_of

from authcheck import plugins
from authcheck.layout import find_zones
from authcheck.layout.lines import legibility
from authcheck.model.document import Document, Picture, SignatureField, Word
from authcheck.model.geometry import Box
from authcheck.model.observation import Observation
from authcheck.model.zone import Zone, ZoneName


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
        "claimed signer “ROBERT ASHE”, claimed time 2020-01-06T12:00:00Z)",
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


def head_of(*head: Word, pictures: tuple[Picture, ...] = ()) -> Document:
    """Return a letter whose letterhead is exactly these words."""
    page = a_page((72, 230, "Dear Ms. Doe:"), *paragraph(260), more=head, pictures=pictures)
    first = len(page.words) - len(head)
    box = Box.around([word.box for word in head] + [picture.box for picture in pictures])
    words = tuple(range(first, len(page.words)))
    sure = legibility(head)
    zone = Zone(name=ZoneName.LETTERHEAD, page=1, box=box, words=words, legibility=sure)
    return replace(a_document(page), zones=(zone,))


def seen_at(document: Document) -> list[Observation]:
    return list(plugins.check("letterhead.form")(Unpainted(document), {}))  # type: ignore[arg-type] # see above


LOGO = Picture(box=Box(200, 40, 400, 120), pixels=(9, 9))


def test_what_ocr_made_of_a_crest_is_left_out_of_the_letterheads_words():
    (seen,) = seen_at(
        head_of(
            *words_of((72, 45, "~~"), 90, confidence=0.73),
            *words_of((100, 45, "ARDENT WATERWAYS AUTHORITY"), 90),
            *words_of((72, 57, "NX"), 91, confidence=0.3),
            *words_of((72, 63, "ASN, ="), 92, confidence=0.4),
            *words_of((126, 63, "Office"), 92, confidence=0.46),
            *words_of((160, 63, "of the Clerk"), 92),
            *words_of((126, 78, "4 Lock House Quay"), 93),
        )
    )
    assert seen.match == "ARDENT WATERWAYS AUTHORITY / Office of the Clerk / 4 Lock House Quay"


def test_a_gap_between_words_that_were_read_is_shown():
    (seen,) = seen_at(
        head_of(
            *words_of((200, 40, "Ministry of"), 90),
            *words_of((280, 40, "Lgttths"), 90, confidence=0.2),
            *words_of((330, 40, "and Harbours"), 90),
        )
    )
    assert seen.match == "Ministry of … and Harbours"


@pytest.mark.parametrize(
    "line",
    [
        "DISPATCH SYMBOL AND NO.",
        "DISPATCH",
        "2.60 1.38 - 1.43 unq",
        "*/-",
        "GSA FPMR (41 CFR) 101-11.6",
        "Case 8:17-cv-01955 Document 57 Office Exhibit",
        "DRAFT - NOT FOR RELEASE",
        "6 January 2020",
        "Jaan 196%",
    ],
)
def test_a_forms_boxes_figures_markings_and_dates_are_no_letterhead(line: str):
    assert seen_at(head_of(*words_of((72, 40, line), 90))) == []


def test_a_head_that_reads_badly_is_unread_rather_than_quoted_or_missing():
    with pytest.raises(plugins.CannotExamine, match="head of page 1 reads badly"):
        seen_at(head_of(*words_of((371, 112, "@ Jaan 196%"), 90, confidence=0.45)))


@pytest.mark.parametrize("words", ["Prudence Larkin", "Halvern Grain"])
def test_words_that_name_no_office_are_a_letterhead_only_where_set_like_one(words: str):
    assert seen_at(head_of(*words_of((72, 40, words), 90))) == []
    assert seen_at(head_of(*words_of((72, 40, words), 90, size=18.0)))
    assert seen_at(head_of(*words_of((258, 40, words), 90)))
    assert seen_at(head_of(*words_of((72, 40, words), 90), pictures=(LOGO,)))


def test_specks_beside_a_logo_leave_a_picture_whose_words_were_not_read():
    (seen,) = seen_at(head_of(*words_of((300, 110, "*/-"), 90), pictures=(LOGO,)))
    assert (seen.match, seen.what) == ("", "a picture where a letterhead stands; its words were not read")


def test_a_long_letterhead_is_cut_between_words():
    lines = [
        word
        for at in range(9)
        for word in words_of((72, 20 + 12 * at, "Department of Coastal Works"), 80 + at)
    ]
    (seen,) = seen_at(head_of(*lines))
    assert len(seen.match) < 170
    assert seen.match.endswith(" …")
