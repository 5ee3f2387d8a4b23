"""How a date, a reference and a closing are written, apart from what they say."""

from __future__ import annotations

import re

from authcheck.layout.wording import is_valediction, plain

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_SHORT = frozenset(month[:3] for month in _MONTHS) | {"sept"}

_PIECES = re.compile(r"[A-Za-z]+|\d+|[./-]")

_DATE = re.compile(
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)?[ .-]{1,3}[A-Za-z]{3,9}\.?,?[ .-]{1,3}\d{2,4}"
    r"|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
)

_YEAR = 4


def date_in(text: str) -> str:
    """Return the date that stands in a line; empty where none is recognised."""
    for found in _DATE.finditer(text):
        if date_form(found["date"]):
            return found["date"]
    return ""


def date_form(text: str) -> str:
    """Return the form of a date, such as ``D Month YYYY`` or ``YYYY-99-99``; empty where it is none."""
    parts: list[str] = []
    named = False
    for piece in _PIECES.findall(text):
        word = piece.casefold()
        if word in _MONTHS:
            # May is long and short at once.
            parts.append("Month" if piece != piece.upper() else "MONTH")
            named = True
        elif word in _SHORT:
            parts.append("Mon" if piece != piece.upper() else "MON")
            named = True
        elif word in {"st", "nd", "rd", "th"} and parts:
            parts[-1] += "th"
        elif piece.isdigit():
            parts.append("YYYY" if len(piece) == _YEAR else "DD" if piece.startswith("0") else "D")
        elif piece in "./-":
            parts.append(piece)
        else:
            return ""
    return (
        " ".join(parts).replace(" . ", ".").replace(" / ", "/").replace(" - ", "-")
        if named or _figures(parts)
        else ""
    )


def _figures(parts: list[str]) -> bool:
    return sum(part[0] in "YD" for part in parts) == 3  # noqa: PLR2004 - day, month, year


def reference_form(text: str) -> str:
    """Return a reference with every figure as 9 and every letter as A or a; runs of either are one sign."""
    shape = re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", text))
    return " ".join(re.sub(r"\d+", "9", shape).split())


def valediction_of(lines: tuple[str, ...]) -> str:
    """Return the valediction among the lines of a closing, without its comma; empty where there is none."""
    return next((plain(line).strip(" ,.") for line in lines[:2] if is_valediction(line)), "")
