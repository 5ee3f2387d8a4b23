"""Whatever the parsers raise becomes an error of ours: their classes are walked, so a new one is met too."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import struct
import sys
import warnings
import zlib
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from pdfs import a_pdf, exhibit_of, write

from authcheck import errors
from authcheck.ingest.image.file import _reading
from authcheck.ingest.pdf.miner import CannotMine, mining
from authcheck.model.reading import ReadingOptions
from authcheck.worker.order import UNREADABLE, Order, answered_from_bytes, believed

if TYPE_CHECKING:
    from collections.abc import Iterator

PARSERS = ("pypdfium2", "pdfminer", "PIL", "pi_heif", "tesserocr", "pytesseract", "msgspec")
OTHERS = (zlib.error, struct.error, ET.ParseError, RecursionError, UnicodeDecodeError, NotImplementedError)
RAW = a_pdf(write(72, 700, "Dear"))


def modules(name: str) -> Iterator[object]:
    """Yield a package's modules; those that lack something optional are left out."""
    top = importlib.import_module(name)
    yield top
    for found in pkgutil.walk_packages(getattr(top, "__path__", ()), f"{name}."):
        if found.name.rpartition(".")[2] != "__main__":
            with suppress(ImportError), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield importlib.import_module(found.name)


def exceptions(name: str) -> list[type[BaseException]]:
    """Return the exception classes that a package defines."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        found = {
            kind
            for module in modules(name)
            for kind in vars(module).values()
            if inspect.isclass(kind)
            and issubclass(kind, BaseException)
            and kind.__module__.partition(".")[0] == name
        }
    return sorted(found, key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")


EVERY = [(name, kind) for name in PARSERS for kind in exceptions(name)]
OF_PDFMINER = [kind for name, kind in EVERY if name == "pdfminer"]
OF_PILLOW = [kind for name, kind in EVERY if name in {"PIL", "pi_heif"}]
NOT_CALLED = {"PyCMSError", "DecompressionBombWarning"}
"""Of Pillow: of a part that is not used, and one that is never raised where warnings are kept quiet."""


def made(kind: type[BaseException]) -> BaseException:
    """Return an exception of a class, with as many arguments as it takes."""
    if kind is UnicodeDecodeError:
        return UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")
    for arguments in ((), ("odd",), ("odd", "odd"), (1, "odd")):
        with suppress(TypeError):
            return kind(*arguments)
    message = f"{kind} takes other arguments"
    raise AssertionError(message)


def test_the_parsers_have_exceptions_to_walk() -> None:
    assert {"PdfiumError", "PDFSyntaxError", "UnidentifiedImageError", "TesseractError", "DecodeError"} <= {
        kind.__name__ for _, kind in EVERY
    }


@pytest.mark.parametrize(
    "kind", [*dict.fromkeys((*(kind for _, kind in EVERY), *OTHERS))], ids=lambda kind: kind.__qualname__
)
def test_what_a_parser_raises_comes_back_as_one_of_our_errors(kind: type[BaseException]) -> None:
    exhibit = exhibit_of(RAW)

    def answer(_order: Order, _raw: bytes) -> bytes:
        raise made(kind)

    said = answered_from_bytes(Order(exhibit=exhibit, options=ReadingOptions()).framed(RAW), answer)
    with pytest.raises(errors.ExhibitError) as caught:
        believed(said, exhibit)
    assert "\n" not in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert kind.__name__ in str(caught.value)
    (note,) = caught.value.__notes__
    assert "Traceback" in note


@pytest.mark.parametrize("kind", OF_PDFMINER, ids=lambda kind: kind.__qualname__)
def test_what_pdfminer_raises_means_that_it_cannot_read_it(kind: type[BaseException]) -> None:
    with pytest.raises(CannotMine), mining():
        raise made(kind)


@pytest.mark.parametrize("kind", OF_PILLOW, ids=lambda kind: kind.__qualname__)
def test_what_pillow_raises_means_damage_or_a_limit(kind: type[BaseException]) -> None:
    if kind.__name__ in NOT_CALLED:
        pytest.skip("never raised by what is used of Pillow")
    with pytest.raises((errors.DamagedExhibit, errors.LimitReached)), _reading("letter.png"):
        raise made(kind)


def test_what_msgspec_raises_on_an_answer_is_that_it_does_not_read() -> None:
    msgspec = sys.modules["msgspec"]
    assert issubclass(msgspec.DecodeError, UNREADABLE)
    assert issubclass(msgspec.ValidationError, UNREADABLE)


def test_memory_that_runs_out_is_no_fault_of_a_reader() -> None:
    def answer(_order: Order, _raw: bytes) -> bytes:
        raise MemoryError

    with pytest.raises(MemoryError):
        answered_from_bytes(Order(exhibit=exhibit_of(RAW), options=ReadingOptions()).framed(RAW), answer)


def test_words_of_a_parser_are_cut_and_made_sound() -> None:
    exhibit = exhibit_of(RAW)

    def answer(_order: Order, _raw: bytes) -> bytes:
        raise KeyError("\ud800\n" + "x" * 10_000)

    said = answered_from_bytes(Order(exhibit=exhibit, options=ReadingOptions()).framed(RAW), answer)
    with pytest.raises(errors.ReaderFailed) as caught:
        believed(said, exhibit)
    assert len(caught.value.detail) <= 300
