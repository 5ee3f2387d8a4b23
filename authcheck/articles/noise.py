"""Blank out what a page's furniture put into an article's text; every other character keeps its place."""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

import re

_LONGEST = 900
"""Characters a run of glued link texts may take."""

_APOSTROPHE = re.compile(r"(?<=\w)\u2019(?=\w)|(?<=s)\u2019(?= [a-z])")
_ENDLESS = re.compile(r"[^\s]{120,}")
"""No word: what was encoded or made up, over which searches would be long."""

_MORE = re.compile(r"(?<=[\w?!.'’]) ?MORE(?=[\s).,]|$)")
_GLUE = re.compile(
    r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLe)(?<!\bLa)(?<=[a-z.)])(?=[A-Z][\w'’.]*(?:\s|[\w'’]+))"
)
_FURNITURE = re.compile(
    r"^(?:advertisement|sign up (?:for|to)|read more|related:|watch:?|listen|click here|share this"
    r"|story continues|enlarge this image|play video|media (?:playback|caption)|just watched|photo:|image:"
    r"|\[[A-Z '’]+\]$).*$",
    re.IGNORECASE | re.MULTILINE,
)


_DATELINE = re.compile(
    r"^[ \t]*(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,/]+[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}(?:, [^—–\n(:]{2,30})?"
    r"(?: \([^)\n]{2,40}\))?(?: ?(?:—|–|--) ?| - |: )"
    r"|(?:[A-ZÀ-Þ][\w.'’-]+,? ){1,3}\([A-Z][\w .&]{1,30}\)(?: ?(?:—|–|--?))? ?)",
    re.MULTILINE,
)
"""Where an article was written: `ACCRA, March 4 -`, `NEW DELHI:`, `Washington (CNN)`."""

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BROKEN = re.compile(rf"(?<=[\w,;])\r?\n(?=[^\W\d_A-Z]|{_DAYS}\b(?! ?[,:]))".replace("A-Z", "A-ZÀ-Þ"))
"""A line break within a sentence: what follows begins small, or with a day."""

_WRAPPED = re.compile(r"(?<=[^\s.?!:”\"])\r?\n(?=[^\s])")
_MOST_LINE = 100
_LEAST_LINES = 4


def _hard_wrapped(text: str) -> bool:
    """Return whether lines were broken at a width: most are short and a third goes on with a small letter."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()]
    small = sum(line[0].islower() for line in lines)
    return len(lines) >= _LEAST_LINES and 3 * small >= len(lines) and max(map(len, lines)) <= _MOST_LINE


def without_noise(text: str) -> str:
    """Return ``text`` with noise blanked by as many spaces: link texts glued behind names, page furniture.

    Apostrophes inside words come out straight, so that the lexicon need not know both.
    """
    text = _WRAPPED.sub(" ", text) if _hard_wrapped(text) else _BROKEN.sub(" ", text)
    text = _ENDLESS.sub(lambda found: " " * len(found.group()), _APOSTROPHE.sub("'", text))
    if "MORE" in text:
        text = _without_links(text)
    text = _DATELINE.sub(lambda found: " " * len(found.group()), text)
    return _FURNITURE.sub(lambda found: " " * len(found.group()), text)


def _without_links(text: str) -> str:
    """Return text without headlines glued behind a name, which end in a capital MORE."""
    parts: list[str] = []
    at = 0
    for more in _MORE.finditer(text):
        line = text.rfind("\n", max(at, more.start() - _LONGEST), more.start()) + 1
        floor = max(at, line, more.start() - _LONGEST)
        glue = _GLUE.search(text, floor, more.start())
        if glue is None:
            continue
        start = _name_end(text, floor, glue.start())
        parts += [text[at:start], " " * (more.end() - start)]
        at = more.end()
    return "".join([*parts, text[at:]])


def _name_end(text: str, floor: int, glue: int) -> int:
    """Return where the name that the reader is meant to see ends: it may stand twice before the glue."""
    surname = text[max(text.rfind(" ", floor, glue) + 1, floor) : glue]
    earlier = text.find(surname, max(floor, glue - 60), glue - len(surname)) if len(surname) > 2 else -1  # noqa: PLR2004 - no name is shorter
    return earlier + len(surname) if earlier >= 0 else glue
