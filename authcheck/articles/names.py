"""The names an article uses: full ones for surnames; which capitals are people, bodies or outlets."""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.articles.lexicon import Lexicon

_RUN = re.compile(
    r"(?<!\w)(?:[^\W\d_a-zß-ÿ][\w'’-]{0,30}|(?:[^\W\d_]{1,5}|[A-Z])\.)"
    r"(?:[ ](?:(?:de|al|el|bin|von|van|da|del|la|di|ben)[ ])?"
    r"(?:[^\W\d_a-zß-ÿ][\w'’-]{0,30}|(?:[A-Z]|[A-Z][a-z]{1,3})\.(?=[ ][A-Z]))){1,5}"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")

_MOST_PLACE = 4
"""Words of the longest name of a body in the lexicon."""

MOST_NAMES = 4
"""Words of the longest name of a person."""


class Names:
    """The full names of an article, gathered before it is read."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Gather the names of ``text``."""
        self.lexicon = lexicon
        self.full: dict[str, str] = {}
        """Full names by surname."""

        for found in _RUN.finditer(text):
            self._note(found.group(), of=text[max(found.start() - 3, 0) : found.start()] == "of ")

    def _note(self, run: str, *, of: bool) -> None:
        words = [without_possessive(word) for word in run.split()]
        if of:  # the secretary of State Jane Doe
            words = self.without_tail(words)
        name = self.without_title(words)
        if 2 <= len(name) <= MOST_NAMES and not self.is_body(name) and not self.is_outlet(name):  # noqa: PLR2004 - first name and surname
            surname = name[-1] if name[-1].rstrip(".").lower() not in {"jr", "sr", "iii", "ii"} else name[-2]
            self.full.setdefault(surname, " ".join(name))

    def without_tail(self, words: Sequence[str]) -> list[str]:
        """Return a name without the rest of an office before it: the secretary of *State* Jane Doe."""
        tails = self.lexicon.people["tails"]
        at = 0
        while at < len(words) and bare(words[at]) in tails:
            at += 1
        return list(words[at:])

    def without_title(self, words: Sequence[str]) -> list[str]:
        """Return a name without the titles before it."""
        titles = self.lexicon.people["titles"]
        last = max((at for at, word in enumerate(words) if bare(word) in titles), default=-1)
        return list(words[last + 1 :])

    def is_body(self, words: Sequence[str]) -> bool:
        """Return whether words name a body or a country."""
        bodies = self.lexicon.people["bodies"]
        low = [bare(word) for word in words]
        return (
            any(word in bodies for word in low)
            or " ".join(low) in bodies
            or self.path_of(low, exact=True) != ()
        )

    def is_outlet(self, words: Sequence[str]) -> bool:
        """Return whether words name an outlet."""
        outlets = self.lexicon.people["outlets"]
        low = [bare(word) for word in words]
        return any(word in outlets for word in low) or " ".join(low) in outlets

    def path_of(self, low: Sequence[str], *, exact: bool = False) -> tuple[str, ...]:
        """Return the path of the body or country that words name; empty where they name none."""
        places = self.lexicon.places
        if exact:
            return places.get(tuple(low), ())
        for width in range(min(_MOST_PLACE, len(low)), 0, -1):
            for at in range(len(low) - width + 1):
                path = places.get(tuple(low[at : at + width]))
                if path is not None:
                    return path
        return ()

    def person(self, words: Sequence[str], *, titled: bool = False) -> str:
        """Return the full name of the person that words name; empty where they name none.

        Whoever bears a title is no outlet, be they called Sun or Fox.
        """
        bare = [without_possessive(word) for word in words]
        name = self.without_title(bare)
        outlet = not titled and self.is_outlet(name) and name[-1] not in self.full
        if not name or self.is_body(name) or outlet:
            return ""
        if len(name) == 1:
            return self.full.get(name[0], name[0] if len(bare) > 1 else "")
        if len(name) > 2 and name[0].isupper() and len(name[0]) <= 5 and name[0].isalpha():  # noqa: PLR2004 - DNI Dan Coats
            name = name[1:]
        return self.full.get(name[-1], " ".join(name)) if len(name) <= MOST_NAMES else ""


def without_possessive(word: str) -> str:
    """Return a word without its possessive."""
    return _POSSESSIVE.sub("", word) if word[-1:] in "'’s" else word


def bare(word: str) -> str:
    """Return a word for looking up: lower case, no possessive, no full stop but those of U.S."""
    low = without_possessive(word).lower()
    return low if low.count(".") > 1 else low.rstrip(".")
