"""What a PDF says about itself: the document information and the XMP packet."""

from __future__ import annotations

import re
import zlib
from ctypes import c_ubyte
from itertools import islice
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pypdfium2.raw as pdfium

from authcheck.ingest.pdf.dates import rfc3339
from authcheck.model.document import MetadataField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authcheck.ingest.pdf.file import PdfFile

_INFO = (
    "Title",
    "Author",
    "Subject",
    "Keywords",
    "Creator",
    "Producer",
    "CreationDate",
    "ModDate",
    "Trapped",
)
_MOST_VALUE = 2_000
_MOST_PACKET = 1 << 20
_MOST_FIELDS = 300
_MOST_PACKETS = 2
_DEFLATED = re.compile(
    rb"<<(?=[^<>]{0,300}/Metadata)[^<>]{0,300}/FlateDecode[^<>]{0,300}>>\s{0,4}stream\r?\n"
)
_EDGES = ((b"<x:xmpmeta", b"</x:xmpmeta>"), (b"<rdf:RDF", b"</rdf:RDF>"))

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
}


def read_info(file: PdfFile) -> Iterator[MetadataField]:
    """Yield the entries of the document information dictionary that PDF names."""
    for key in _INFO:
        length = pdfium.FPDF_GetMetaText(file.handle, key.encode(), None, 0)
        if length <= 2:  # noqa: PLR2004 - the closing zero alone
            continue
        buffer = (c_ubyte * length)()
        pdfium.FPDF_GetMetaText(file.handle, key.encode(), buffer, length)
        value = bytes(buffer[: length - 2]).decode("utf-16-le", "replace")
        if key.endswith("Date"):
            value = rfc3339(value) or value
        if value.strip():
            yield MetadataField(zone="pdf.info", key=key, value=_clean(value))


def read_xmp(raw: bytes, catalog_packet: Callable[[], bytes]) -> tuple[MetadataField, ...]:
    """Return the fields of the document's XMP packet.

    Args:
        raw: The whole file. The packet is meant to stand in it readable, and mostly does.
        catalog_packet: Finds the packet by way of the catalog; called where ``raw`` shows none, or several.
    """
    packets = _packets(raw) or _unpacked(raw)
    if len(packets) == 1:
        return parse_xmp(packets[0])
    if not packets and b"/Metadata" not in raw:
        return ()
    named = _packets(catalog_packet())
    return parse_xmp(named[0]) if named else ()


def _packets(raw: bytes) -> list[bytes]:
    """Return the packets in ``raw``; of many, enough to see that there are several."""
    packets: list[bytes] = []
    for opening, closing in _EDGES:
        start = raw.find(opening)
        while start >= 0 and len(packets) < _MOST_PACKETS:
            end = raw.find(closing, start)
            if end < 0:
                break
            packets.append(raw[start : end + len(closing)])
            start = raw.find(opening, end)
        if packets:
            break
    return packets


def _unpacked(raw: bytes) -> list[bytes]:
    """Return the packets in metadata streams that are deflated; none of those that are encrypted too."""
    packets: list[bytes] = []
    for found in islice(_DEFLATED.finditer(raw), _MOST_PACKETS):
        try:
            plain = zlib.decompressobj().decompress(raw[found.end() :][:_MOST_PACKET], _MOST_PACKET)
        except zlib.error:
            continue
        packets.extend(_packets(plain))
    return packets


def parse_xmp(packet: bytes) -> tuple[MetadataField, ...]:
    """Return the simple values of an XMP packet, flattened; none of a packet that is not well-formed."""
    if len(packet) > _MOST_PACKET or b"<!" in packet.replace(b"<!--", b""):
        # A document type is no part of XMP; its entities are how XML is made to explode.
        return ()
    try:
        root = ET.fromstring(packet)  # noqa: S314 - without a document type there is nothing to expand
    except (ET.ParseError, ValueError, RecursionError):
        return ()
    fields: list[MetadataField] = []
    for description in root.iter(_RDF + "Description"):
        for name, value in description.attrib.items():
            _add(fields, name, value)
        for element in description:
            texts = [text for text in (part.strip() for part in element.itertext()) if text]
            if texts and element.find(f".//{_RDF}Description") is None:
                _add(fields, element.tag, "; ".join(texts))
    return tuple(dict.fromkeys(fields[:_MOST_FIELDS]))


def _add(fields: list[MetadataField], name: str, value: str) -> None:
    namespace, _, key = name.removeprefix("{").rpartition("}")
    if namespace == _RDF.strip("{}") or not value.strip():
        return
    prefix = _PREFIXES.get(namespace, "")
    fields.append(
        MetadataField(zone="pdf.xmp", key=f"{prefix}:{key}" if prefix else key, value=_clean(value))
    )


def _clean(value: str) -> str:
    """Return a value without what XML and terminals choke on, and not endless."""
    return "".join(char for char in value if char.isprintable() or char in "\n\t").strip()[:_MOST_VALUE]
