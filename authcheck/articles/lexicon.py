"""A language's words for who said what about a document: one data file a language, read once.

The files stand in ``lexicons/``; each says what its lists mean. Patterns there are written with names in
braces, filled from its own ``[macros]`` and, for ``{doc}``, with what the document is called.
"""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

import re
import tomllib
from collections import Counter
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
_BESIDE = 90
"""Characters from a word that tells of a contest to the document it is about."""

_AGAIN = 3
"""Times that an article speaks of its subject at least."""

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What words must look like to make a claim."""

    found: re.Pattern[str]
    unless: re.Pattern[str] | None
    """What must not stand in the few words before, nor inside; None for nothing."""

    claim: Claim
    needs: frozenset[str]
    """Pieces of words, lower case, of which one stands in whatever fits; empty where none is sure."""

    key: tuple[str, str, str]
    """Of patterns with the same key the first that holds counts: proposition, value, for a part stance."""

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
    pieces: tuple[str, ...]
    """All that patterns need."""

    objects: tuple[Object, ...]
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
    names = [re.escape(term) + "s?" for term in terms] if terms else [*map(re.escape, documents["plain"])]
    doc = _one_of(names)
    vague = _one_of(map(re.escape, documents["vague"]))
    either = doc if terms else _one_of((*names, *map(re.escape, documents["vague"])))
    macros: dict[str, str] = {"doc": either, "named": doc, **raw["macros"]}
    macros.setdefault("ref", rf"\b(?:{either}|{macros['it']})")

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
        pieces=tuple(sorted({piece for entry in raw["claims"] for piece in entry.get("needs", ())})),
        objects=tuple(
            Object(compiled(entry["is"]), entry["prop"], bool(entry.get("near")), entry.get("only", ""))
            for entry in raw["objects"]
        ),
        it=documents["pronouns"][0],
        is_=grammar["is"][0],
        telling=compiled(
            "|".join(
                (rf"\b{either}\b", *(rf"\b{re.escape(term)}" for term in (*policy_terms, *documents["leak"])))
            )
        ),
    )


def contested(language: str, text: str) -> tuple[str, ...]:
    """Return the vague words, such as *ledger*, by which an article calls a contested document.

    A word is taken where the lexicon's pattern says so, or where it stands more than once in the article and
    once in a sentence that tells of a leak, a doubt or a denial.
    """
    text = text[: 5 * _SAMPLE]
    vague, plainly, telling = _contested(language)
    found = {next(filter(None, match.groups())).lower() for match in plainly.finditer(text)}
    counts = Counter(_singular(match.group().lower()) for match in vague.finditer(text))
    beside: Counter[str] = Counter()
    for sign in telling.finditer(text):
        around = text[max(sign.start() - _BESIDE, 0) : sign.end() + _BESIDE]
        begin = around.rfind(". ", 0, min(sign.start(), _BESIDE)) + 1
        beside.update({_singular(match.group().lower()) for match in vague.finditer(around, begin)})
    often = [word for word, _ in beside.most_common(_MOST_ALSO) if counts[word] >= _AGAIN]
    both = {form for word in often for form in (word, f"{word}s")}
    return tuple(sorted(found | both))[: 2 * _MOST_ALSO]


def _singular(word: str) -> str:
    return word.removesuffix("s")


@lru_cache(maxsize=8)
def _contested(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns for vague words, for those plainly contested, and for words that tell of a contest."""
    documents = _raw(language)["documents"]
    vague = "|".join(map(re.escape, documents["vague"]))
    return (
        re.compile(rf"\b(?:{vague})\b", re.IGNORECASE),
        re.compile(documents["contested"].replace("{vague}", vague), re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(documents['telling'])})\b", re.IGNORECASE),
    )


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
    unless = compiled(_unless(entry["unless"])) if "unless" in entry else None
    partly = claim.stance.value if claim.extent is Extent.SOME else ""
    key = claim.prop.value, claim.value, partly
    return Pattern(
        compiled(entry["is"]), unless, claim, frozenset(entry.get("needs", ())), key, entry["asks"]
    )


def _unless(pattern: str) -> str:
    """Return a pattern that finds *n't* where it stands, at the end of a word: no word begins with it."""
    return rf"{pattern}|n[’']t\b" if "n[’']t" in pattern else pattern


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
