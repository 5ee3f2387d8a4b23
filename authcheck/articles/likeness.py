"""What a piece of speech claims by its likeness to labelled ones, where no pattern of the lexicon fits.

A linear model: a piece has features (words, pairs of words, senses, how it is said), each with a weight for
being about the document at all and for each claim. The weights stand in ``lexicons/<language>.weights.json``;
``python bench/train_articles.py`` makes them from passages that were written for it, and ``docs/models.md``
tells how well they do. A language without the file is read by patterns alone.
"""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from authcheck.articles.claims import with_origin_implied
from authcheck.model.case import Claim, Proposition, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authcheck.articles.claims import Nearness
    from authcheck.articles.lexicon import Lexicon
    from authcheck.articles.people import Who
    from authcheck.articles.speech import Speech

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[?!]")
_LONG = 3
"""Letters that stay of a word when its ending goes."""

_SPAN = 3
"""Function words and senses after one that are paired with it."""

_LENGTHS = ((4, "few"), (10, "some"), (20, "many"))
_VALUED = {Proposition.STATUS, Proposition.RELEASE}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of speech to be judged."""

    text: str
    speech: Speech
    near: Nearness
    who: Who


@dataclass(frozen=True, slots=True)
class Likely:
    """What a piece claims in all likelihood."""

    claims: tuple[Claim, ...]
    sure: float
    """From 0 to 1, as the model has it: of pieces judged so, about as many say something of the document."""


def features(piece: Piece, lexicon: Lexicon) -> frozenset[str]:
    """Return what of a piece is looked at, each a word with what kind of thing it is before the colon."""
    words = tuple(_plain(piece.text, lexicon))
    return frozenset(
        (
            *_of_words(words, lexicon),
            *_of_senses(words, lexicon),
            *_of_manner(words, piece, lexicon),
            *_of_reference(words, piece, lexicon),
        )
    )


def _plain(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the words of a piece: the document as DOC, names as NAME, days as TIME, figures as NUM."""
    before = ""
    for number, found in enumerate(_WORD.finditer(text)):
        raw = found.group()
        for word in _opened(raw.lower().replace("’", "'"), lexicon):
            kind = _kind(word, raw, lexicon, first=number == 0)
            if kind == before == "NAME":
                continue
            before = kind
            yield kind


def _opened(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return a word's parts: *wasn't* is two words, a possessive goes."""
    short = lexicon.short.get(word)
    if short is not None:
        return short
    if word.endswith("n't"):
        return word[:-3], "not"
    return (word.removesuffix("'s"),)


def _kind(word: str, raw: str, lexicon: Lexicon, *, first: bool) -> str:
    if lexicon.plain.fullmatch(word):
        return "DOC"
    if lexicon.vague.fullmatch(word):
        return "VAGUE"
    if word in lexicon.grammar["times"]:
        return "TIME"
    if raw[0].isdigit():
        return "NUM"
    name = not first and raw[0].isupper() and raw != "I" and word not in lexicon.senses
    return "NAME" if name else word


def _stem(word: str, lexicon: Lexicon) -> str:
    """Return a word without its ending."""
    for ending in lexicon.endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LONG:
            return word[: -len(ending)]
    return word


def _of_words(words: tuple[str, ...], lexicon: Lexicon) -> Iterator[str]:
    stems = ("^", *(word if word.isupper() else _stem(word, lexicon) for word in words), "$")
    yield f"first:{' '.join(stems[1:2])}"
    yield f"first:{' '.join(stems[1:3])}"
    for at, stem in enumerate(stems):
        yield f"one:{stem}"
        yield f"two:{' '.join(stems[at : at + 2])}"
        yield f"three:{' '.join(stems[at : at + 3])}"


def _of_senses(words: tuple[str, ...], lexicon: Lexicon) -> Iterator[str]:
    """Yield the senses of words, alone, in pairs, and in order among the words of the clause's frame."""
    senses = sorted({sense for word in words for sense in lexicon.senses.get(word, ())})
    for at, sense in enumerate(senses):
        yield f"sense:{sense}"
        for other in senses[at + 1 :]:
            yield f"both:{sense} {other}"
    frame = [
        kept
        for word in ("^", *words, "$")
        if (kept := next(iter(lexicon.senses.get(word, ())), word if word in lexicon.frame else ""))
    ]
    for at, word in enumerate(frame):
        for step in range(1, _SPAN + 1):
            if at + step < len(frame):
                yield f"frame:{word} {frame[at + step]}"
    for at in range(len(frame) - 2):
        yield f"frame:{' '.join(frame[at : at + 3])}"
    for at in range(len(frame) - 3):
        yield f"frame:{frame[at]} {frame[at + 1]} {frame[at + 3]}"


def _of_manner(words: tuple[str, ...], piece: Piece, lexicon: Lexicon) -> Iterator[str]:
    """Yield how something is said, and with which words: *denied* … wrote."""
    manner = piece.speech.manner
    yield f"manner:{manner}"
    yield f"cue:{piece.speech.cue}"
    yield f"quoted:{piece.speech.quoted}"
    if manner == "say":
        return
    for word in words:
        yield f"manner:{manner} {word if word.isupper() else _stem(word, lexicon)}"
        for sense in lexicon.senses.get(word, ()):
            yield f"manner:{manner} {sense}"


def _of_reference(words: tuple[str, ...], piece: Piece, lexicon: Lexicon) -> Iterator[str]:
    """Yield how the document may be meant, and who speaks."""
    near = piece.near
    named = (
        "doc"
        if "DOC" in words
        else "vague"
        if "VAGUE" in words
        else "pronoun"
        if any(word in lexicon.meaning for word in words)
        else "none"
    )
    length = next((name for most, name in _LENGTHS if len(words) < most), "long")
    yield f"meant:{named}"
    yield f"meant:{named} {near.just_before}"
    yield f"meant:{named} {near.spoken_of}"
    yield f"meant:{named} {length}"
    yield f"length:{length}"
    yield f"who:{piece.who.kind}"
    role = set(_WORD.findall(f"{piece.who.role} {piece.who.described}".lower()))
    for word in role & lexicon.partisans:
        yield f"role:{word}"


class Likeness:
    """The weights of one language."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        """Take the weights as their file holds them."""
        self._claims = tuple(str(name) for name in _listed(raw["claims"]))
        self._biases = tuple(float(str(bias)) for bias in _listed(raw["biases"]))
        self._weights = cast("dict[str, dict[str, float]]", raw["weights"])
        self._enough = float(str(raw["enough"]))
        self._enough_claims = float(str(raw["enough_claims"]))

    def judge(self, piece: Piece, lexicon: Lexicon) -> Likely | None:
        """Return what a piece claims; None where it hardly speaks of the document."""
        scores = list(self._biases)
        for feature in features(piece, lexicon):
            for number, weight in self._weights.get(feature, {}).items():
                scores[int(number)] += weight
        sure = _share(scores[0])
        if sure < self._enough:
            return None
        likely = sorted(zip(map(_share, scores[1:]), self._claims, strict=True), reverse=True)
        names = [name for share, name in likely if share >= self._enough_claims] or [likely[0][1]]
        return Likely(claims_named(names), sure)


def _listed(values: object) -> list[object]:
    return values if isinstance(values, list) else []


def _share(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def claims_named(names: list[str]) -> tuple[Claim, ...]:
    """Return the claims that labels such as ``status:draft`` stand for, with the origin they imply."""
    claims = []
    for name in names:
        prop, _, word = name.partition(":")
        proposition = Proposition(prop)
        if proposition in _VALUED:
            claims.append(Claim(prop=proposition, stance=Stance.CONFIRM, value=word))
        else:
            claims.append(Claim(prop=proposition, stance=Stance(word)))
    return _consistent(with_origin_implied(tuple(claims)))


def _consistent(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return claims of which no two say otherwise of one proposition; the likelier stands first and stays."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(
            claim.prop is other.prop and claim.stance is not other.stance and claim.prop not in _VALUED
            for other in kept
        ):
            kept.append(claim)
    return tuple(kept)


@lru_cache(maxsize=8)
def likeness(language: str) -> Likeness | None:
    """Return the model of a language; None where there is none."""
    path = files("authcheck.articles").joinpath("lexicons", f"{language}.weights.json")
    return Likeness(json.loads(path.read_text("utf-8"))) if path.is_file() else None
