"""Words of a letter or a case, made fit to print: a leak may be an attack on whoever reads the report."""

from __future__ import annotations

import re

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

INVISIBLE = (
    "\x00-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # break lines or turn the direction of writing
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0"  # fillers and soft hyphens
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # selectors of variants
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # nothing to see, or obsolete
    "\ud800-\udfff"  # halves of pairs: no text, and no encoding takes them
    "\U000e0000-\U000e007f"  # tags: hidden text
)
"""Characters that print as nothing or change how their neighbours print, as a regular expression's range.

The joiners U+200C and U+200D are not among them: Persian and Hindi are misspelled without.
"""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def safe(text: str) -> str:
    """Return ``text`` on one line, rid of escape sequences, controls and what hides or turns text."""
    return " ".join(_INVISIBLE.sub("", _BREAKS.sub(" ", _SEQUENCES.sub("", text))).split())


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
