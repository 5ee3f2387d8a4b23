from __future__ import annotations

import zlib

import pytest
from pdfs import a_pdf, assembled, opened

from authcheck.ingest.pdf.dates import rfc3339
from authcheck.ingest.pdf.metadata import parse_xmp, read_xmp
from authcheck.model.document import MetadataField
from authcheck.model.geometry import Box


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("D:20240710090812-04'00'", "2024-07-10T09:08:12-04:00"),
        ("D:20240710090812Z", "2024-07-10T09:08:12Z"),
        ("D:20240710090812Z00'00'", "2024-07-10T09:08:12Z"),
        ("D:20240710090812+05'30", "2024-07-10T09:08:12+05:30"),
        ("20240710090812", "2024-07-10T09:08:12"),
        ("D:20240710", "2024-07-10"),
        ("D:2024", "2024-01-01"),
        ("D:20241340", None),
        ("D:20240710090812+99'00'", None),
        ("yesterday", None),
    ],
)
def test_dates_of_pdf_are_rewritten_or_left(written: str, read: str | None) -> None:
    assert rfc3339(written) == read


PACKET = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmp:CreateDate="2019-03-04T10:00:00Z"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A draft</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_an_xmp_packet_is_flattened_to_fields() -> None:
    assert parse_xmp(PACKET) == (
        MetadataField(zone="pdf.xmp", key="xmp:CreateDate", value="2019-03-04T10:00:00Z"),
        MetadataField(zone="pdf.xmp", key="dc:title", value="A draft"),
    )


def test_an_xmp_packet_that_defines_entities_is_not_read() -> None:
    assert parse_xmp(b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + PACKET) == ()


def test_an_xmp_packet_cut_short_is_not_read() -> None:
    assert parse_xmp(PACKET[:-20]) == ()


def never() -> bytes:
    raise AssertionError


@pytest.mark.parametrize("deflated", [False, True])
def test_the_packet_is_found_in_the_file_itself(*, deflated: bool) -> None:
    """Loading a second parser for it would take as long as reading the letter."""
    stream = zlib.compress(PACKET) if deflated else PACKET
    coded = b"/Filter/FlateDecode" if deflated else b""
    raw = b"%PDF-1.7\n5 0 obj<</Type/Metadata/Subtype/XML" + coded + b">>\nstream\n" + stream + b"\nendstream"
    assert read_xmp(raw, never) == parse_xmp(PACKET)


def test_of_several_packets_the_catalogs_counts() -> None:
    other = PACKET.replace(b"A draft", b"A picture's title")
    fields = read_xmp(other + PACKET, lambda: PACKET)
    assert fields == parse_xmp(PACKET)


def with_fields(*fields: bytes) -> bytes:
    """Return a one-page PDF whose form holds ``fields``, objects 10, 11 …; the page shows object 11."""
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 10 + len(fields)))
    return assembled(
        b"1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[10 0 R]>>>>endobj",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[" + kids + b"]>>endobj",
        *(b"%d 0 obj%bendobj" % (number, field) for number, field in enumerate(fields, start=10)),
    )


def test_an_unsigned_signature_field_is_there_and_unsigned() -> None:
    raw = with_fields(b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Approve)/Rect[300 100 500 150]/P 3 0 R>>")
    with opened(raw) as letter:
        (field,) = letter.document.signatures
    assert (field.name, field.signed, field.page) == ("Approve", False, 1)
    assert field.box == Box(300, 642, 500, 692)
    assert field.sub_filter is None


def signed_with(value: bytes) -> bytes:
    """Return a PDF with the field Form.Sign, which holds ``value``."""
    return with_fields(
        b"<</FT/Sig/T(Form)/Kids[11 0 R]>>",
        b"<</Type/Annot/Subtype/Widget/Parent 10 0 R/T(Sign)/Rect[300 100 500 150]/V" + value + b">>",
    )


def test_a_signed_field_tells_what_it_claims_and_inherits_its_type() -> None:
    raw = signed_with(
        b"<</Type/Sig/SubFilter/adbe.pkcs7.detached/Name(Martha Quill)/M(D:20190304100000Z)"
        b"/ByteRange[0 100 200 300]/Contents<308203A2>>>"
    )
    with opened(raw) as letter:
        (field,) = letter.document.signatures
        assert letter.document.limitations == ()
    assert (field.name, field.signed) == ("Form.Sign", True)
    assert (field.claimed_signer, field.claimed_time) == ("Martha Quill", "2019-03-04T10:00:00Z")
    assert field.sub_filter == "adbe.pkcs7.detached"


@pytest.mark.parametrize(
    "value",
    [
        b"(Martha Quill)",
        b"<<>>",
        b"<</Type/Sig/Name(Martha Quill)>>",
        b"<</Type/Sig/ByteRange[0 100 200 300]>>",
        b"<</Type/Sig/ByteRange[0 100 200 300]/Contents<>>>",
        b"<</Type/Sig/ByteRange[0 100 200 300]/Contents<30000000>>>",
        b"<</Type/Sig/ByteRange[0 100 200 300]/Contents(signed, believe me)>>",
        b"<</Type/Sig/Contents<308203A2>>>",
        b"<</Type/Sig/ByteRange[0 100 200]/Contents<308203A2>>>",
        b"<</Type/Sig/ByteRange[0 100 200 999999]/Contents<308203A2>>>",
        b"<</Type/Sig/ByteRange[0 100 50 300]/Contents<308203A2>>>",
    ],
)
def test_a_field_whose_value_is_no_signature_is_unsigned_and_said_to_be_so(value: bytes) -> None:
    with opened(signed_with(value)) as letter:
        (field,) = letter.document.signatures
        (limitation,) = letter.document.limitations
    assert (field.signed, field.claimed_signer) == (False, None)
    assert limitation.what == "what stands in signature field Form.Sign"
    assert "no signature" in limitation.why


def test_a_form_deeper_than_it_is_walked_is_a_limitation() -> None:
    deep = [b"<</T(a)/Kids[%d 0 R]>>" % (11 + n) for n in range(40)]
    raw = with_fields(*deep, b"<</FT/Sig/T(Sign)/Subtype/Widget/Rect[300 100 500 150]>>")
    with opened(raw) as letter:
        assert [limitation.what for limitation in letter.document.limitations] == ["all signature fields"]


def test_a_letter_without_a_form_has_no_signature_fields() -> None:
    with opened(a_pdf()) as letter:
        assert letter.document.signatures == ()
