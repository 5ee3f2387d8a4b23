"""Characters that nobody sees, or that change how their neighbours are seen."""

from __future__ import annotations

UNSEEN = (
    "\x80-\x9f"  # controls
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # break lines or turn the direction of writing
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # fillers and soft hyphens
    "\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"  # selectors of variants
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"  # nothing to see, or obsolete
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # commands of shorthand and of musical notation
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags: hidden text
)
"""Characters that print as nothing or change how their neighbours print, as a regular expression's range.

The joiners U+200C and U+200D are not among them: Persian and Hindi are misspelled without.
"""

INVISIBLE = f"\x00-\x1f\x7f{UNSEEN}\ud800-\udfff"
"""The same with the controls of ASCII, and with halves of pairs, which no encoding takes."""

JOINERS = "\u200c\u200d"
"""Print as nothing where they stand beside letters that are never joined."""
