"""Named or not: what the words that stand for a speaker amount to, in five languages."""

from __future__ import annotations

import re
import unicodedata

PROTECTED = re.compile(r"(?:s|src|source)[\s#.:_-]*([0-9]{1,4})", re.IGNORECASE)
"""A label that stands for a protected source, such as S1, once it is ``plain``."""

_NOBODY = frozenset(
    {
        "anonymous",
        "anon",
        "unknown",
        "unnamed",
        "unidentified",
        "undisclosed",
        "unspecified",
        "withheld",
        "confidential",
        "redacted",
        "n/a",
        "na",
        "nn",
        "n.n",
        "none",
        "null",
        "nobody",
        "nil",
        "tbd",
        "tba",
        "x",
        "xx",
        "xxx",
        "official",
        "officials",
        "source",
        "sources",
        "insider",
        "insiders",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "whistleblower",
    }
)
"""Words that stand where no name is given."""

_ARTICLE = (
    r"(?:[Aa]n?|[Oo]ne|[Tt]he|[Uu]ne?|[Dd]es|[Ll][ae]|[Ee]in(?:e[rmns]?)?|[Dd](?:er|ie)|[Ee]l"
    r"|[Uu]n[ao]s?|[Ii]l|[Uu]n['\u2019])"
)
_SPOKES = (
    r"(?:[Ss]pokes(?:man|men|woman|women|person|persons|people)|[Pp]orte-parole|[Ss]precher(?:in(?:nen)?)?"
    r"|[Pp]ortavo(?:z|ces|ce))"
)
_SPOKESPERSON = re.compile(rf"\b{_SPOKES}\b")
_NO_OFFICE = re.compile(
    rf"\b{_SPOKES}\b|\b{_ARTICLE}\b(?!\.)|\b(?:[Ss]enior|[Dd]eputy|[Cc]hief|[Oo]fficial|[Oo]ther|[Aa]nother|[Tt]wo|for|of"
    r"|de|du|del|della|von|vom|de la)\b|[^\w]"
)
_WITHHELD = re.compile(
    r"(?i:\b(?:unnamed|anonym\w*|not (?:be )?(?:named|identified|authori[sz]ed)|declined to|on condition)\b)"
)

_NOUNS = (
    r"(?:officials?|sources?|persons?|people|whistle-?blowers?|insiders?|aides?|diplomats?|staffers?|employees?"
    r"|advis[eo]rs?|lawmakers?|informants?|leakers?"
    r"|(?:army|military|intelligence|police|defen[cs]e) officers?"
    r"|fonctionnaires?|responsables?|diplomates?|informateurs?"
    r"|funcionari[oa]s?|fuentes?|diplomátic[oa]s?|informantes?"
    r"|funzionari[oa]?|font[ei]|diplomatic[io])"
)
_GERMAN = (
    r"(?:(?:\w+-?)?[Bb]eamt(?:e[rn]?|in(?:nen)?)|Quellen?|Diplomat(?:en|in)?|Informant(?:en|in)?"
    r"|\w*[Kk]reisen?)"
)

_STARTS = re.compile(
    r"^(?:(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|multiple|various|numerous"
    r"|another|senior|former|top)\s"
    # "UN" is an organisation, "un" an article.
    r"|(?:[Uu]ne?|[Uu]n[oa]s?|[Ee]ine?[rmns]?|[Dd]es|[Zz]wei|[Dd]rei|[Dd]eux|[Tt]rois|[Dd]os|[Tt]res|[Dd]ue|[Tt]re"
    r"|[Mm]ehrere|[Ee]inige|[Pp]lusieurs|[Vv]ari[oa]s|[Aa]lgun[oa]s|[Aa]lcun[ei]|[Aa]lt[oi]|[Hh]ohe[rn]?"
    r"|[Hh]ochrangige[rn]?|[Hh]aut)\s|[Uu]n['\u2019])"
)
# "Des Browne", "Una Stubbs" and "Former President Carter" are people: a description has a plain word in it.
_PLAIN_WORD = re.compile(r"^[a-zà-ÿ]|^A\s|(?:\s|-|['\u2019])[a-zà-ÿ]")

_DESCRIBES = re.compile(
    rf"\b{_NOUNS}\b(?!['\u2019]s)"
    r"|^(?:Officials?|Sources?|Persons?|Aides?|Diplomats?|Whistle-?blowers?|Fuentes?|Fonti?|Fonctionnaires?"
    r"|Responsables?|Funcionari[oa]s?|Funzionari[oa]?|(?:People|Insiders?)(?=\s))(?=\s+[a-zà-ÿ]|$)"
    r"|\b(?:Officials?|Sources?|Aides?|Diplomats?|Whistle-?blowers?)$"
    rf"|\b{_GERMAN}\b"
    r"|\b(?i:close to|familiar with|(?:with|has|have) (?:direct )?knowledge of|briefed on"
    r"|proches? d[eu]|cercan[oa]s? a|vicin[oiae] a)\b"
)

_CAPITALISED = r"[A-ZÀ-Þ][\w.'\u2019-]*"
_NAMED = re.compile(
    # "White House official Jane Doe", "NATO spokeswoman Oana Lungescu": the name follows the noun.
    rf"\b(?:{_NOUNS}|{_SPOKES})\s+{_CAPITALISED}(?:\s+{_CAPITALISED})+$"
)


def plain(words: str) -> str:
    """Return a speaker's words without what cannot be seen and wide letters made plain ones."""
    folded = unicodedata.normalize("NFKC", words)
    seen = "".join(
        sign for sign in folded if unicodedata.category(sign) not in {"Cf", "Cc"} or sign.isspace()
    )
    return " ".join(seen.split())


def label(words: str | None) -> str:
    """Return the label of a protected source in one spelling, S1 for ``source 01``; empty for a name."""
    fits = PROTECTED.fullmatch(plain(words or ""))
    return f"S{int(fits.group(1))}" if fits else ""


def names_nobody(words: str) -> bool:
    """Return whether words stand where no name is given: ``unknown``, ``n/a``, ``?``."""
    bare = plain(words).casefold().strip(" .\"'“”()[]<>*_~-?!")
    return not any(sign.isalpha() for sign in bare) or bare in _NOBODY


def describes(words: str) -> bool:
    """Return whether words describe a speaker and name nobody, neither a person nor an office.

    A spokesperson of an office that the words name speaks for it, and so names it: ``a NATO
    spokesperson``; ``a spokesperson`` alone names nobody. Where in doubt, nobody is named.
    """
    words = plain(words)
    if names_nobody(words) or _WITHHELD.search(words):
        return True
    if _NAMED.search(words):
        return False
    if _SPOKESPERSON.search(words):
        return not _NO_OFFICE.sub(" ", words).strip()
    if _STARTS.search(words) and _PLAIN_WORD.search(words):
        return True
    return _DESCRIBES.search(words) is not None
