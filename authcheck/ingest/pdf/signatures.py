"""Signature fields: where they are, and what they claim. Nothing here says that a signature is valid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pdfminer.pdftypes import PDFObjRef, resolve1

from authcheck.ingest.pdf.dates import rfc3339
from authcheck.ingest.pdf.miner import Mine, as_dict, as_list, as_numbers, as_text
from authcheck.ingest.pdf.space import rounded
from authcheck.model.document import SignatureField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authcheck.ingest.pdf.space import Space

_MOST_FIELDS = 5_000
_DEEPEST = 32

_DER = b"\x30"
"""How a signature in DER begins: a sequence."""

_GAP = re.compile(rb"\s*<\s*30(?!0*>)")
"""The same as the file writes it, between the stretches that are signed."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The signature fields of a form."""

    fields: tuple[SignatureField, ...]
    """Signed or not, in the form's order."""

    hollow: tuple[str, ...]
    """Names of fields that hold a value that is no signature."""

    cut: bool
    """Whether the form goes on, wider or deeper than it was walked."""


def read_signature_fields(mine: Mine, raw: bytes, spaces: Mapping[int, Space]) -> Fields:
    """Return the signature fields of the form.

    Args:
        mine: The PDF.
        raw: The same, byte by byte.
        spaces: Coordinates of each page that was read, by page number.

    Raises:
        CannotMine: The form is too broken to walk.
    """
    form = as_dict(mine.document.catalog.get("AcroForm"))
    walk = _Walk()
    fields = [
        field for root in as_list(form.get("Fields")) for field in walk.signatures(root, "", "", None, 0)
    ]
    signed = [is_signature(as_dict(value), raw) for _, _, value in fields]
    return Fields(
        fields=tuple(
            _field(name, field, as_dict(value) if whole else {}, mine, spaces)
            for (name, field, value), whole in zip(fields, signed, strict=True)
        ),
        hollow=tuple(
            name
            for (name, _, value), whole in zip(fields, signed, strict=True)
            if not whole and resolve1(value) is not None
        ),
        cut=walk.cut,
    )


def is_signature(value: Mapping[str, object], raw: bytes) -> bool:
    """Whether a field's value has the shape of a signature: DER, and the stretches of the file it is for."""
    stretches = as_numbers(value.get("ByteRange"))
    if len(stretches) != 4 or not all(number.is_integer() and number >= 0 for number in stretches):  # noqa: PLR2004 - start and length, twice
        return False
    start, length, again, rest = map(int, stretches)
    if start or not length or again <= length or not rest or again + rest > len(raw):
        return False
    contents = resolve1(value.get("Contents"))
    der = isinstance(contents, bytes) and contents.startswith(_DER) and any(contents[1:])
    # In an encrypted file signatures stay as they are, but pdfminer deciphers them: ask the gap itself.
    return der or _GAP.match(raw, length) is not None


class _Walk:
    """One walk down the field tree, where a child inherits type and value."""

    def __init__(self) -> None:
        self.seen = 0
        self.cut = False

    def signatures(
        self, node: object, name: str, kind: str, value: object, depth: int
    ) -> Iterator[tuple[str, Mapping[str, object], object]]:
        self.seen += 1
        field = as_dict(node)
        if depth > _DEEPEST or self.seen > _MOST_FIELDS:
            self.cut = True
            return
        if not field:
            return
        kind = as_text(field.get("FT")) or kind
        value = field.get("V", value)
        part = as_text(field.get("T"))
        name = ".".join(filter(None, (name, part)))
        children = [child for child in as_list(field.get("Kids")) if "T" in as_dict(child)]
        if children:
            for child in children:
                yield from self.signatures(child, name, kind, value, depth + 1)
        elif kind == "Sig":
            yield name, field, value


def _field(
    name: str,
    field: Mapping[str, object],
    value: Mapping[str, object],
    mine: Mine,
    spaces: Mapping[int, Space],
) -> SignatureField:
    # A field and its only widget are one dictionary; otherwise the widgets are its kids.
    widgets = [field, *(as_dict(kid) for kid in as_list(field.get("Kids")))]
    widget = next((one for one in widgets if "Rect" in one), {})
    page = _page(widget, mine)
    rect = as_numbers(widget.get("Rect"))
    box = None
    if page is not None and page in spaces and len(rect) == 4 and rect[0] != rect[2] and rect[1] != rect[3]:  # noqa: PLR2004 - four edges
        box = rounded(spaces[page].box(*rect))
    signed = bool(value)
    written = as_text(value.get("M"))
    return SignatureField(
        name=name[:200],
        signed=signed,
        page=page,
        box=box,
        sub_filter=as_text(value.get("SubFilter"))[:100] or None,
        claimed_signer=as_text(value.get("Name"))[:200] or None,
        claimed_time=rfc3339(written),
    )


def _page(widget: Mapping[str, object], mine: Mine) -> int | None:
    reference = widget.get("P")
    if isinstance(reference, PDFObjRef) and reference.objid in mine.page_numbers:
        return mine.page_numbers[reference.objid]
    # /P is optional: look which page lists a widget of this rectangle.
    rect = widget.get("Rect")
    if rect is None:
        return None
    for identity, number in mine.page_numbers.items():
        page = as_dict(mine.document.getobj(identity))
        if any(as_dict(one) is widget or as_dict(one) == widget for one in as_list(page.get("Annots"))):
            return number
    return None
