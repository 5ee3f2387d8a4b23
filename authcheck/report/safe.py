"""Words of a letter or a case, made fit to print: a leak may be an attack on whoever reads the report."""

from __future__ import annotations

import re

from authcheck.model.signs import INVISIBLE

_SEQUENCES = re.compile(
    # Commands to the terminal with their parameters: colours, cursor moves …
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    # … strings to the terminal, such as a window title or a link. One without an end is not swallowed:
    # that would let a letter hide whatever follows it.
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)"
    # … and the short ones.
    r"|\x1b[ -/]*[0-~]"
)

_BREAKS = re.compile(r"[\s\x85\u2028\u2029]+")

_INVISIBLE = re.compile(f"[{INVISIBLE}]")

# What build servers obey in the log of a job: these wherever they stand …
_COMMAND = re.compile(r"##(\w*)\[")
# … and these where a line begins.
_ANNOTATION = re.compile(r"(?<![^\r\n])([^\S\r\n]*):(?=:)")


def safe(text: str) -> str:
    """Return ``text`` on one line, rid of escape sequences, controls and what hides or turns text."""
    return " ".join(_INVISIBLE.sub("", _BREAKS.sub(" ", _SEQUENCES.sub("", text))).split())


def in_place(text: str) -> str:
    """Return one line of ``text`` made safe sign for sign, so that columns still count.

    A tab is a blank; whatever a terminal would obey, or hide, is shown as a sign of its own.
    """
    return _INVISIBLE.sub("\ufffd", text.replace("\t", " "))


def shortened(text: str, most: int) -> str:
    """Return ``text`` made safe and cut to ``most`` characters at most, after a word, with an ellipsis."""
    whole = safe(text)
    if len(whole) <= most:
        return whole
    # One character more: where that is a space, the last word is whole.
    words, space, _ = whole[:most].rpartition(" ")
    # A run of signs without a space, such as a digest, is cut where it has to be.
    kept = words if space and 2 * len(words) >= most else whole[: most - 1]
    return f"{kept.rstrip()}…"


def disarmed(text: str, *, annotations: bool = False) -> str:
    """Return lines of output without what a build server would obey in its log: ``##[``, ``##vso[``, ``::``.

    Whatever is printed goes through here, once it is broken into lines: a break may bring to the beginning of
    a line what stood within one.

    Args:
        text: The lines.
        annotations: Whether lines that begin with ``::`` are meant to be obeyed, and are safe to be.
    """
    bare = _COMMAND.sub(r"##\1(", text)
    return bare if annotations else _ANNOTATION.sub(r"\1: ", bare)
