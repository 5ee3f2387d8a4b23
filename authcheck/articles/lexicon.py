"""A language's words for who said what about a document: one data file a language, read once.

The files stand in ``lexicons/``; each says what its lists mean. Patterns there are written with names in
braces, filled from its own ``[macros]`` and, for ``{doc}``, with what the document is called.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from authcheck.model.case import Claim, Extent, Proposition, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("en", "es")
"""Each has a file; another language is another file and its name here."""

_FILLED = re.compile(r"\{([a-z_]+)\}")
_SAMPLE = 20_000
_MOST_ALSO = 6
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What words must look like to make a claim."""

    found: re.Pattern[str]
    unless: re.Pattern[str] | None
    """What must not stand in the few words before, nor inside; None for nothing."""

    claim: Claim
    needs: tuple[str, ...]
    """Pieces of words, lower case, of which one stands in whatever fits; empty where none is sure."""

    asks: str
    """``named``, ``doc``, ``just``, ``near`` or ``policy``: how plainly the document must be meant."""


@dataclass(frozen=True, slots=True)
class Object:
    """What a predicate such as *confirmed* may be about."""

    found: re.Pattern[str]
    about: str
    """A proposition's name, ``accuracy`` or ``received``."""

    near: bool = False
    """Whether the document must be spoken of just before: the words alone don't name it."""

    only: str = ""
    """The stance it goes with; empty where it goes with any."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tie a speaker to what is said."""

    verbs: frozenset[str]
    phrases: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words, ready for use, for one way of naming the document."""

    language: str
    tags: dict[str, str]
    """What a word can be, as one letter; see ``phrases``."""

    grammar: dict[str, frozenset[str]]
    people: dict[str, frozenset[str]]
    numbers: dict[str, int]
    places: dict[tuple[str, ...], tuple[str, ...]]
    """Paths of bodies and countries by the words that name them."""

    cues: dict[str, Cue]
    verbs: frozenset[str]
    """Those of all cues."""

    going: frozenset[tuple[str, str]]
    """Pairs of words that say together: *went on*."""

    told: frozenset[str]
    participles: frozenset[str]
    """Verbs that lean on the subject of the sentence: …, *saying* that …."""

    indirect: frozenset[str]
    starters: frozenset[str]
    sure: frozenset[str]
    nouns: frozenset[str]
    beliefs: frozenset[str]
    voices: frozenset[str]
    hints: tuple[str, ...]
    """Pieces of words of which one stands in every refusal and the like; empty where none is sure."""

    according: re.Pattern[str]
    time: re.Pattern[str]
    anonymous: re.Pattern[str]
    plain: re.Pattern[str]
    """What the document is called."""

    vague: re.Pattern[str]
    """What it may be called, and much else too."""

    pronoun: re.Pattern[str]
    negation: re.Pattern[str]
    agentive: re.Pattern[str] | None
    """How a word for somebody who does something ends; None where endings don't tell."""

    knowing: re.Pattern[str]
    """Who is described as having seen the document."""

    quoting: re.Pattern[str]
    """Who quotes the document instead of speaking of it."""

    speaking: frozenset[str]
    patterns: tuple[Pattern, ...]
    objects: tuple[Object, ...]
    senses: dict[str, tuple[str, ...]]
    """For likeness: what words mean that mean the same here."""

    short: dict[str, tuple[str, ...]]
    endings: tuple[str, ...]
    frame: frozenset[str]
    meaning: frozenset[str]
    partisans: frozenset[str]
    it: str
    """The word for *it*."""

    is_: str
    """The word for *is*."""

    telling: re.Pattern[str]
    """Words of which at least one stands in every sentence worth reading."""

    def does_something(self, low: str) -> bool:
        """Return whether a word is nobody's listed role but looks like one: *villager*, *beekeeper*."""
        return (
            self.agentive is not None
            and self.agentive.search(low) is not None
            and low not in self.people["things"]
            and low not in self.verbs
        )


def language_of(text: str) -> str:
    """Return the language whose commonest words a text uses most; English where nothing tells."""
    words = _LETTERS.findall(text[:_SAMPLE].lower())
    counts = {language: sum(word in _frequent(language) for word in words) for language in LANGUAGES}
    return max(LANGUAGES, key=lambda language: counts[language])


def lexicon(
    language: str, terms: tuple[str, ...], policy_terms: tuple[str, ...], also: tuple[str, ...] = ()
) -> Lexicon:
    """Return the words of a language.

    Args:
        language: One of ``LANGUAGES``.
        terms: What the desk calls the document; general words serve where empty.
        policy_terms: The desk's words for what the document orders.
        also: Vague words that this article uses of a contested document; with the general words.
    """
    words = _lexicon(language, terms, policy_terms)
    if not also:
        return words
    names = map(re.escape, (*_raw(language)["documents"]["plain"], *also))
    return replace(words, plain=_any_of(names))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of(names)}\b", re.IGNORECASE)


def _one_of(patterns: Iterable[str]) -> str:
    """Return a pattern for the longest of several that fits, by first letter: so few are tried at a place."""
    by_letter: dict[str, list[str]] = {}
    for pattern in sorted(patterns, key=len, reverse=True):
        first = pattern[0].lower() if pattern[0].isalnum() else pattern[:2]
        by_letter.setdefault(first, []).append(pattern[len(first) :])
    return f"(?:{'|'.join(first + '(?:' + '|'.join(rest) + ')' for first, rest in by_letter.items())})"


@lru_cache(maxsize=64)
def _lexicon(language: str, terms: tuple[str, ...], policy_terms: tuple[str, ...]) -> Lexicon:
    raw = _raw(language)
    grammar, documents, cues = raw["grammar"], raw["documents"], raw["cues"]
    likeness = raw.get("likeness", {})
    names = [re.escape(term) + "s?" for term in terms] if terms else [*map(re.escape, documents["plain"])]
    doc = _one_of(names)
    vague = _one_of(map(re.escape, documents["vague"]))
    either = doc if terms else _one_of((*names, *map(re.escape, documents["vague"])))
    macros: dict[str, str] = {"doc": either, "named": doc, **raw["macros"]}
    macros.setdefault("ref", f"(?:{either}|{macros['it']})")

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(_fill(pattern, macros), re.IGNORECASE)

    return Lexicon(
        language=language,
        tags=_tags(raw),
        grammar={key: frozenset(value) for key, value in grammar.items() if isinstance(value, list)},
        people={key: frozenset(value) for key, value in raw["people"].items() if isinstance(value, list)},
        numbers=raw["people"]["numbers"],
        places={tuple(words.split()): tuple(path) for words, path in raw["bodies"].items()},
        cues={name: _cue(cue, compiled) for name, cue in cues.items()},
        verbs=frozenset(verb for cue in cues.values() for verb in cue.get("verbs", ())),
        participles=frozenset(
            verb
            for cue in cues.values()
            for verb in cue.get("verbs", ())
            if verb.endswith(tuple(grammar["participle_endings"]))
        ),
        going=frozenset(
            (first, last) for pair in cues["say"].get("going", ()) for first, last in (pair.split(),)
        ),
        told=frozenset(cues["say"]["told"]),
        indirect=frozenset(cues["say"]["indirect"]),
        starters=frozenset(cues["say"]["starters"]),
        sure=frozenset(cues["say"].get("sure", ())),
        nouns=frozenset(cues["say"].get("nouns", ())),
        beliefs=frozenset(cues["say"].get("beliefs", ())),
        hints=tuple(cues["refuse"].get("hints", ())),
        voices=frozenset(cues["say"].get("voices", ())),
        according=compiled("|".join(cues["say"]["according"])),
        time=compiled(grammar["time_phrase"]),
        anonymous=compiled(raw["people"]["anonymous"]),
        plain=compiled(rf"\b{doc}\b"),
        vague=compiled(rf"\b{vague}\b"),
        pronoun=compiled(rf"\b(?:{'|'.join(documents['pronouns'])})\b"),
        negation=compiled(rf"\b(?:{'|'.join(map(re.escape, grammar['negations']))})\b[^.,;]{{0,20}}$"),
        agentive=compiled(raw["people"]["agentive"]) if "agentive" in raw["people"] else None,
        knowing=compiled(grammar["knowing"]),
        quoting=compiled(documents["quoting"]),
        speaking=frozenset(documents["speaking"]),
        patterns=tuple(_pattern(entry, compiled) for entry in raw["claims"]),
        objects=tuple(
            Object(compiled(entry["is"]), entry["prop"], bool(entry.get("near")), entry.get("only", ""))
            for entry in raw["objects"]
        ),
        senses=_senses(likeness.get("senses", {})),
        short={word: tuple(parts) for word, parts in likeness.get("short", {}).items()},
        endings=tuple(likeness.get("endings", ())),
        frame=frozenset(likeness.get("frame", ())),
        meaning=frozenset(likeness.get("meaning", ())),
        partisans=frozenset(likeness.get("partisans", ())),
        it=documents["pronouns"][0],
        is_=grammar["is"][0],
        telling=compiled("|".join((rf"\b{either}\b", *(rf"\b{re.escape(term)}" for term in policy_terms)))),
    )


def _senses(raw: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return the senses of each word, in the order of the file."""
    senses: dict[str, tuple[str, ...]] = {}
    for sense, words in raw.items():
        for word in words:
            senses[word] = (*senses.get(word, ()), sense)
    return senses


def contested(language: str, text: str) -> tuple[str, ...]:
    """Return the vague words, such as *ledger*, by which an article calls a contested document."""
    found = _contested(language).finditer(text[: 5 * _SAMPLE])
    return tuple(sorted({next(filter(None, match.groups())).lower() for match in found}))[:_MOST_ALSO]


@lru_cache(maxsize=8)
def _contested(language: str) -> re.Pattern[str]:
    documents = _raw(language)["documents"]
    vague = "|".join(map(re.escape, documents["vague"]))
    return re.compile(documents["contested"].replace("{vague}", vague), re.IGNORECASE)


def _tags(raw: dict[str, Any]) -> dict[str, str]:
    """Return one letter for each listed word; of two lists that hold it, the first named here decides."""
    grammar, people = raw["grammar"], raw["people"]
    lists = (
        ("O", (*people["he"], *people["they"], *people["it"])),
        ("D", (*grammar["determiners"], *people["numbers"])),
        ("J", grammar["joins"]),
        ("P", grammar["links"]),
        ("R", (*people["roles"], *people["pairs"])),
        ("T", grammar["times"]),
        ("B", people["bodies"]),
        ("S", (*grammar["helpers"], *grammar["stops"])),
        ("M", grammar["modifiers"]),
    )
    tags: dict[str, str] = {}
    for letter, words in lists:
        for word in words:
            tags.setdefault(word, letter)
    return tags


def _cue(cue: dict[str, Any], compiled: Any) -> Cue:
    phrases = cue.get("phrases", ())
    return Cue(
        frozenset(cue.get("verbs", ())),
        compiled(r"\b(?:" + "|".join(phrases) + r")\b") if phrases else None,
    )


def _pattern(entry: dict[str, Any], compiled: Any) -> Pattern:
    claim = Claim(
        prop=Proposition(entry["prop"]),
        stance=Stance(entry["stance"]),
        value=entry.get("value", ""),
        extent=Extent(entry.get("extent", "all")),
    )
    unless = compiled(entry["unless"]) if "unless" in entry else None
    return Pattern(compiled(entry["is"]), unless, claim, tuple(entry.get("needs", ())), entry["asks"])


def _fill(pattern: str, macros: dict[str, str]) -> str:
    """Return a pattern with its names filled in; a macro may name others."""
    while (filled := _FILLED.sub(lambda name: macros[name.group(1)], pattern)) != pattern:
        pattern = filled
    return pattern


@lru_cache(maxsize=8)
def _raw(language: str) -> dict[str, Any]:
    text = files("authcheck.articles").joinpath("lexicons", f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=8)
def _frequent(language: str) -> frozenset[str]:
    return frozenset(_raw(language)["frequent"])
