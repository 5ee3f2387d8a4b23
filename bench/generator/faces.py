"""Typefaces: the PDF's own fourteen anywhere, and of those installed the ones whose licence is known."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from bench.generator.truth import Half

_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))

_OWN = {
    Half.TRAINING: (
        ("Times-Roman", "Times-Bold"),
        ("Helvetica", "Helvetica-Bold"),
        ("Courier", "Courier-Bold"),
    ),
    Half.FIGURES: (("Times-Roman", "Times-Bold"), ("Courier", "Courier-Bold")),
}

_INSTALLED = {
    # All under the SIL Open Font Licence, Apache 2.0 or a licence as free: Debian packages them in main.
    Half.TRAINING: (
        ("LiberationSerif-Regular", "LiberationSerif-Bold"),
        ("LiberationMono-Regular", "LiberationMono-Bold"),
        ("Carlito-Regular", "Carlito-Bold"),
        ("DejaVuSerif", "DejaVuSerif-Bold"),
        ("OpenSans-Regular", "OpenSans-Bold"),
        ("GenBasR", "GenBasB"),
        ("DejaVuSansMono", "DejaVuSansMono-Bold"),
    ),
    Half.FIGURES: (
        ("Caladea-Regular", "Caladea-Bold"),
        ("CharisSIL-Regular", "CharisSIL-Bold"),
        ("Lato-Regular", "Lato-Bold"),
        ("Roboto-Regular", "Roboto-Bold"),
        ("EBGaramond12-Regular", "EBGaramond12-Bold"),
        ("DejaVuSans", "DejaVuSans-Bold"),
        ("LiberationSans-Regular", "LiberationSans-Bold"),
    ),
}

_SCRIPTS = {Half.TRAINING: ("dkg", "Ecolier-court"), Half.FIGURES: ("Breip", "dkgIt")}
"""Typefaces that look like writing; reportlab takes TrueType only."""


@cache
def _files() -> dict[str, Path]:
    return {
        path.stem: path for folder in _FOLDERS if folder.is_dir() for path in sorted(folder.rglob("*.ttf"))
    }


@cache
def _registered(name: str) -> bool:
    path = _files().get(name)
    if path is None:
        return False
    try:
        pdfmetrics.registerFont(TTFont(name, str(path)))
    except TTFError:
        return False
    return True


@cache
def faces(half: Half) -> tuple[tuple[str, str], ...]:
    """Return pairs of a plain and a bold typeface, registered with reportlab."""
    found = tuple(pair for pair in _INSTALLED[half] if all(_registered(name) for name in pair))
    return _OWN[half] + found


@cache
def script_faces(half: Half) -> tuple[str, ...]:
    """Return typefaces that look like writing; an italic where none is installed."""
    found = tuple(name for name in _SCRIPTS[half] if _registered(name))
    return found or ("Times-Italic",)
