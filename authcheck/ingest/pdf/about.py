"""What stands in a PDF beside its pages: metadata and signature fields."""

from __future__ import annotations

from ctypes import c_char
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from pypdfium2.version import PDFIUM_INFO, PYPDFIUM_INFO

from authcheck.ingest.pdf.dates import rfc3339
from authcheck.ingest.pdf.metadata import read_info, read_xmp
from authcheck.model.document import Engine, Limitation, MetadataField, SignatureField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from authcheck.ingest.pdf.file import PdfFile
    from authcheck.ingest.pdf.miner import Mine
    from authcheck.ingest.pdf.signatures import Fields
    from authcheck.ingest.pdf.space import Space

_MOST_BARE = 100
"""Signatures that are listed where only PDFium sees them."""

_MOST_CONTENTS = 10_000_000
"""Bytes of one signature; real ones take some thousands."""

_OPEN_IT = "open the file in a PDF viewer to see its signatures"

PDFIUM = Engine(name="PDFium", version=f"{PDFIUM_INFO.build} (pypdfium2 {PYPDFIUM_INFO.version})")


@dataclass(slots=True)
class About:
    """What was found beside the pages."""

    metadata: tuple[MetadataField, ...] = ()
    signatures: tuple[SignatureField, ...] = ()
    limitations: tuple[Limitation, ...] = ()
    engines: tuple[Engine, ...] = field(default=())


def read_about(file: PdfFile, password: str | None, spaces: Mapping[int, Space], *, may_sign: bool) -> About:
    """Return metadata and signature fields.

    Args:
        file: The PDF.
        password: What opened it; None where it needed none.
        spaces: Coordinates of each page that was read, by page number.
        may_sign: Whether a page shows what may be the widget of a signature field.
    """
    shaft = _Shaft(file.raw, password)
    about = About()
    about.metadata = (*read_info(file), *read_xmp(file.raw, shaft.catalog_packet))
    # PDFium counts the fields at the form's root; deeper ones show by their widgets or in the raw bytes.
    if file.has_form and (may_sign or file.signature_count or b"/Sig" in file.raw):
        about.signatures, about.limitations = _signatures(file, shaft, spaces)
    if shaft.used:
        about.engines = (Engine(name="pdfminer.six", version=version("pdfminer.six")),)
    return about


class _Shaft:
    """The way down to pdfminer, opened when first needed: loading it takes as long as reading a letter."""

    def __init__(self, raw: bytes, password: str | None) -> None:
        self._raw, self._password = raw, password
        self.used = False
        self.trouble = ""

    @cached_property
    def mine(self) -> Mine | None:
        """The PDF by pdfminer; None where it cannot open it."""
        from authcheck.ingest.pdf.miner import CannotMine, Mine  # noqa: PLC0415 - see the class

        self.used = True
        try:
            return Mine(self._raw, self._password)
        except CannotMine as error:
            self.trouble = str(error)
            return None

    def catalog_packet(self) -> bytes:
        return self.mine.catalog_packet() if self.mine else b""


def _signatures(
    file: PdfFile, shaft: _Shaft, spaces: Mapping[int, Space]
) -> tuple[tuple[SignatureField, ...], tuple[Limitation, ...]]:
    fields: tuple[SignatureField, ...] = ()
    limitations: list[Limitation] = []
    trouble = ""
    if shaft.mine is None:
        trouble = shaft.trouble
    else:
        from authcheck.ingest.pdf.miner import CannotMine, mining  # noqa: PLC0415 - see _Shaft
        from authcheck.ingest.pdf.signatures import read_signature_fields  # noqa: PLC0415 - see _Shaft

        try:
            with mining():
                found = read_signature_fields(shaft.mine, file.raw, spaces)
            fields = found.fields
            limitations.extend(_said_of(found))
        except CannotMine as error:
            trouble = str(error)
    if not fields:
        # What PDFium counts and the form does not show must not be lost: an error is never "no signature".
        fields = tuple(_bare(file, index) for index in range(min(file.signature_count, _MOST_BARE)))
    if trouble:
        why = f"the form is too broken to walk ({trouble}); {_OPEN_IT}"
        limitations.append(Limitation(what="signature fields", why=why))
    return fields, tuple(limitations)


def _said_of(found: Fields) -> Iterator[Limitation]:
    if found.hollow:
        few = ", ".join(
            filter(None, ("".join(filter(str.isprintable, name[:40])) for name in found.hollow[:3]))
        )
        others = " and others" if len(found.hollow) > 3 else ""  # noqa: PLR2004 - as above
        yield Limitation(
            what=f"what stands in signature field {few}{others}".rstrip(),
            why="it holds a value that is no signature: it names no bytes of the file, or nothing signs them;"
            " the field counts as unsigned",
        )
    if found.cut:
        yield Limitation(
            what="all signature fields",
            why=f"the form has more fields than authcheck walks, or deeper ones; {_OPEN_IT}",
        )


def _bare(file: PdfFile, index: int) -> SignatureField:
    """Return what PDFium alone knows of a signature field, signed or not."""
    signature = pdfium.FPDF_GetSignatureObject(file.handle, index)
    written = _ascii(pdfium.FPDFSignatureObj_GetTime, signature)
    return SignatureField(
        name="",
        signed=_is_der(signature) and pdfium.FPDFSignatureObj_GetByteRange(signature, None, 0) == 4,  # noqa: PLR2004 - start and length, twice
        sub_filter=_ascii(pdfium.FPDFSignatureObj_GetSubFilter, signature) or None,
        claimed_time=rfc3339(written),
    )


def _is_der(signature: object) -> bool:
    length = pdfium.FPDFSignatureObj_GetContents(signature, None, 0)
    if not 1 < length <= _MOST_CONTENTS:
        return False
    buffer = (c_char * length)()
    pdfium.FPDFSignatureObj_GetContents(signature, buffer, length)
    return bytes(buffer.raw).startswith(b"\x30")


def _ascii(getter: Callable[..., int], signature: object) -> str:
    length = getter(signature, None, 0)
    if not 0 < length <= 1000:  # noqa: PLR2004 - a name or a date, not a book
        return ""
    buffer = (c_char * length)()
    getter(signature, buffer, length)
    return bytes(buffer.value).decode("latin-1")
