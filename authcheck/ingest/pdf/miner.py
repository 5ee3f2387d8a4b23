"""The same PDF through pdfminer.six: what PDFium has no call for, and the way out where PDFium sees nothing.

pdfminer reads objects into any of a dozen types and raises whatever its parsing meets, so everything taken
from it is asked for its type, and everything it raises ends here.
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

TROUBLE = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    OSError,
    Warning,
    EOFError,
    struct.error,
    zlib.error,
)
"""Everything pdfminer was seen to raise on broken files; its own exceptions all descend from PSException.

Its warnings are raised where somebody turns warnings into errors.
"""


class CannotMine(Exception):  # noqa: N818 - reads as what happened
    """pdfminer cannot read it either; the text says why."""


@contextmanager
def mining() -> Iterator[None]:
    """Turn whatever pdfminer raises into CannotMine."""
    try:
        yield
    except TROUBLE as error:
        message = f"{type(error).__name__}: {error}"[:200]
        raise CannotMine(message) from error


class Mine:
    """A PDF opened by pdfminer.

    Raises:
        CannotMine: pdfminer cannot open it.
    """

    def __init__(self, raw: bytes, password: str | None) -> None:
        """Read the cross-reference table and the catalog."""
        with mining():
            self.document = PDFDocument(PDFParser(io.BytesIO(raw)), password=password or "")

    @cached_property
    def page_numbers(self) -> Mapping[int, int]:
        """Object id of each page → its number from 1; what was found before trouble, where there is some."""
        numbers: dict[int, int] = {}
        try:
            for number, page in enumerate(PDFPage.create_pages(self.document), start=1):
                if isinstance(page.pageid, int):
                    numbers[page.pageid] = number
        except TROUBLE:
            pass
        return numbers

    def catalog_packet(self) -> bytes:
        """Return the XMP packet that the catalog names; empty where there is none."""
        try:
            stream = resolve1(self.document.catalog.get("Metadata"))
            return bytes(stream.get_data()) if isinstance(stream, PDFStream) else b""
        except TROUBLE:
            return b""


def as_dict(thing: object) -> Mapping[str, object]:
    """Return a PDF dictionary, references followed; empty where it is none."""
    found = resolve1(thing)
    return found if isinstance(found, dict) else {}


def as_list(thing: object) -> tuple[object, ...]:
    """Return a PDF array, references followed; empty where it is none."""
    found = resolve1(thing)
    return tuple(found) if isinstance(found, list | tuple) else ()


def as_text(thing: object) -> str:
    """Return a PDF string or name as text; empty where it is neither."""
    found = resolve1(thing)
    if isinstance(found, PSLiteral):
        name = found.name
        return name if isinstance(name, str) else name.decode("latin-1")
    if isinstance(found, bytes):
        return str(decode_text(found))
    return found if isinstance(found, str) else ""


def as_numbers(thing: object) -> tuple[float, ...]:
    """Return a PDF array of numbers; empty where one of it is none."""
    numbers = [resolve1(part) for part in as_list(thing)]
    return tuple(float(n) for n in numbers if isinstance(n, int | float))
