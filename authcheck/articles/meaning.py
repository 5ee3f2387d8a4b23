"""What a piece of an article's speech claims of the document, by the patterns of the lexicon."""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from authcheck.articles.claims import Nearness, claims_in, object_in, turned, with_origin_implied
from authcheck.model.case import Claim, Proposition, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.articles.lexicon import Lexicon
    from authcheck.articles.speech import Speech
    from authcheck.articles.who import Who
    from authcheck.articles.words import Sentence
    from authcheck.model.proposal import About

_LOOK_BACK = 4
"""Sentences before one in which the document may have been named."""

_NEAR_HEAD = 4
"""Words within which a verb names its object: *the leaked Navy memo*."""

_FRAGMENT = 9
"""Words from which something is no mere predicate such as *a draft*."""

_STANCES = {
    "confirm": Stance.CONFIRM,
    "deny": Stance.DENY,
    "doubt": Stance.DOUBT,
    "refuse": Stance.REFUSE,
    "unable": Stance.UNABLE,
    "no_dispute": Stance.NO_DISPUTE,
}


class Meaning:
    """The patterns of a lexicon, put to one article."""

    def __init__(self, text: str, sentences: Sequence[Sentence], about: About, words: Lexicon) -> None:
        """Find where in ``text`` the document is named."""
        self._text = text
        self._sentences = sentences
        self._about = about
        self._lexicon = words
        self._named = [found.start() for found in words.plain.finditer(text)]
        self._claims: dict[tuple[str, Nearness], tuple[Claim, ...]] = {}

    def forget(self) -> None:
        """Drop what was kept for the sentence before."""
        self._claims.clear()

    def spoken(self, at: int, start: int, end: int, *, fragment: bool = False) -> tuple[Claim, ...]:
        """Return what reported speech from ``start`` to ``end`` claims; a ``fragment`` may be a predicate."""
        speech = self._text[start:end]
        if speech.split(" ", 1)[0].lower() in self._lexicon.grammar["be"]:
            speech = f"{self._lexicon.it} {speech}"  # "was a draft", of the letter named before an aside
        near = self.nearness(at, start, end)
        claims = self._claims_of(speech, near)
        if fragment and not claims and near.just_before and len(speech.split()) < _FRAGMENT:
            claims = self._claims_of(f"{self._lexicon.it} {self._lexicon.is_} {speech}", near)
        if not any(claim.prop is Proposition.ORIGIN for claim in claims):
            claims += self._refusal_in(speech, near)
        return with_origin_implied(claims)

    def known_by(self, who: Who) -> tuple[Claim, ...]:
        """Return that the document exists where the speaker is somebody who has seen it."""
        if who.kind == "unnamed" and self._lexicon.knowing.search(who.described):
            return (Claim(prop=Proposition.EXISTS, stance=Stance.CONFIRM),)
        return ()

    def _refusal_in(self, speech: str, near: Nearness) -> tuple[Claim, ...]:
        """Return what a speaker refuses, cannot tell or does not dispute in their own words."""
        hits = [
            (found.start(), -found.end(), name, found)
            for name in ("no_dispute", "refuse", "unable", "confirm")
            if (phrases := self._lexicon.cues[name].phrases) is not None and (found := phrases.search(speech))
        ]
        for _, _, name, found in sorted(hits, key=lambda hit: hit[:3]):
            if name == "confirm" and self._lexicon.negation.search(speech[: found.start()]):
                continue
            rest = speech[found.start() : found.end() + 160]
            claims = object_in(rest, self._lexicon, _STANCES[name], near)
            if claims:
                return claims
            if self._lexicon.plain.search(rest) or (
                near.spoken_of and self._is_pronoun(rest[found.end() - found.start() :])
            ):
                return (Claim(prop=Proposition.ORIGIN, stance=_STANCES[name]),)
        return ()

    def predicate(
        self, at: int, sentence: Sentence, speech: Speech, who: Who
    ) -> tuple[int, int, tuple[Claim, ...]]:
        """Return what a speaker confirms, denies, calls, refuses …, with where it stands."""
        start, end = speech.start, speech.end
        words = self._text[start:end]
        near = self.nearness(at, start, end)
        if speech.manner == "call":
            claims = self._called(words, near, speech.cue)
            if not claims and (
                (near.spoken_of and self._is_pronoun(words))
                or object_in(words, self._lexicon, Stance.CONFIRM, near)
            ):
                claims = self.known_by(who)
            return start, end, with_origin_implied(claims)
        stance = _STANCES[speech.manner]
        if stance is Stance.DENY and words.split(" ", 1)[0].lower() in self._lexicon.grammar["forging"]:
            return start, end, ()  # who denies forging a letter doesn't say that it is real
        claims = object_in(words, self._lexicon, stance, near)
        if claims:
            return start, end, claims
        asserted = words.removeprefix("on ")
        first, _, rest = asserted.partition(" ")
        if first in self._lexicon.grammar["whether"] and stance is not Stance.CONFIRM:
            asserted = rest  # what is left open is told without its "whether"
        claims = turned(self._claims_of(asserted, near), stance)
        if claims:
            return start, end, with_origin_implied(claims) if stance is Stance.CONFIRM else claims
        claims = object_in(words, self._lexicon, stance, near, of_stance=True)
        claims = claims or self._by_the_verb(sentence, speech, words, near, stance)
        if not claims and stance is Stance.CONFIRM:
            claims = self.known_by(who)
        return start, end, claims

    def _by_the_verb(
        self, sentence: Sentence, speech: Speech, words: str, near: Nearness, stance: Stance
    ) -> tuple[Claim, ...]:
        """Return the claim of a verb whose object is the document itself, or its order."""
        if stance is Stance.DENY:
            return self._denied(sentence, speech, words, near)
        if stance is Stance.CONFIRM:
            return self._confirmed(speech, words, near)
        return self._left_open(speech, words, near, stance)

    def _confirmed(self, speech: Speech, words: str, near: Nearness) -> tuple[Claim, ...]:
        """Return what is confirmed where that is the document itself, or that it is there."""
        stance, document = Stance.CONFIRM, self._lexicon.plain.search(words)
        if self._owned(speech, words, near):
            return (Claim(prop=Proposition.ORIGIN, stance=Stance.IMPLY),)
        plain = speech.cue.split()[0] in self._lexicon.grammar["plain_confirmations"]
        if plain and near.just_before and self._is_pronoun(words):
            return (Claim(prop=Proposition.ORIGIN, stance=stance),)
        if not plain or document is None:
            return ()
        head = words[: document.end()]
        if words.split(" ", 1)[0] in self._lexicon.grammar["conjunction"]:
            # That the letter was discussed, moved, answered: nobody says so of one that is not.
            told = len(head.split()) <= _NEAR_HEAD + 1
            return (Claim(prop=Proposition.EXISTS, stance=stance),) if told else ()
        return (Claim(prop=Proposition.ORIGIN, stance=stance),) if len(head.split()) <= _NEAR_HEAD else ()

    def _owned(self, speech: Speech, words: str, near: Nearness) -> bool:
        """Whether something is owned up to of the document: acknowledged that *the papers* could harm."""
        low = words.lower().split()
        if speech.cue not in self._lexicon.grammar["owning"] or len(low) < _FRAGMENT // 2:
            return False
        if low[0] not in self._lexicon.grammar["conjunction"] or not near.just_before:
            return False
        subject = " ".join(words.split()[1 : 1 + _NEAR_HEAD])
        return bool(self._lexicon.plain.search(subject) or self._lexicon.vague.search(subject))

    def _left_open(self, speech: Speech, words: str, near: Nearness, stance: Stance) -> tuple[Claim, ...]:
        """Return what is doubted, refused, unknown or not disputed where that is the document itself."""
        document = self._lexicon.plain.search(words)
        whether = words.removeprefix("on ").split(" ", 1)[0] in self._lexicon.grammar["whether"]
        if document is not None and document.start() < 80 and not whether:  # noqa: PLR2004 - the object, not something after it
            return (Claim(prop=Proposition.ORIGIN, stance=stance),)
        low = words.lower().split()
        if (
            document is not None
            and low[0] in self._lexicon.grammar["how_it_reads"]
            and stance is Stance.REFUSE
        ):
            return (Claim(prop=Proposition.CONTENT, stance=stance),)  # would not say what the letter tells
        meant = len(low) > 1 and low[0] in self._lexicon.grammar["conjunction"]
        if stance is Stance.NO_DISPUTE and meant and near.just_before and self._lexicon.pronoun.match(low[1]):
            return (Claim(prop=Proposition.ORIGIN, stance=stance),)  # did not dispute that it was his voice
        alone = words.lower() == speech.cue and (
            (stance is Stance.UNABLE and speech.cue.endswith("ed"))
            or (stance is Stance.REFUSE and near.just_before)
        )
        if stance is not Stance.DOUBT and near.spoken_of and (alone or self._is_pronoun(words)):
            return (Claim(prop=Proposition.ORIGIN, stance=stance),)
        return ()

    def _denied(self, sentence: Sentence, speech: Speech, words: str, near: Nearness) -> tuple[Claim, ...]:
        """Return what is denied with *denied that …* beside the document: its order, or what it tells."""
        grammar = self._lexicon.grammar
        if speech.cue not in grammar["plain_denials"]:
            return ()
        low = words.lower().split()
        if not low:
            return ()
        if low[0] not in grammar["conjunction"]:
            told = near.just_before and any(word.strip(",.'’") in grammar["accounts"] for word in low[:4])
            return (Claim(prop=Proposition.CONTENT, stance=Stance.DENY),) if told else ()
        policy = any(term.lower() in words.lower() for term in self._about.policy_terms)
        if not policy and self._lexicon.plain.search(self._text, sentence.start, sentence.end) is None:
            return ()
        future = policy or any(f" {word} " in words for word in grammar["futures"])
        return (Claim(prop=Proposition.POLICY if future else Proposition.CONTENT, stance=Stance.DENY),)

    def _is_pronoun(self, words: str) -> bool:
        words = words.strip(" .,").removeprefix("on ").removeprefix("about ").removeprefix("to ")
        found = self._lexicon.pronoun.match(words)
        owning = found is not None and found.group().lower() in self._lexicon.grammar["possessive"]
        return found is not None and not owning and len(words.split()) <= 4  # noqa: PLR2004 - "comment on it", "what it is"

    def _called(self, words: str, near: Nearness, cue: str) -> tuple[Claim, ...]:
        """Return what *called the letter a draft* claims: that the letter is a draft."""
        claims = self._claims_of(words, near)
        if claims and any(word in self._lexicon.grammar["claimed"] for word in words.lower().split()[:3]):
            return turned(claims, Stance.DENY)  # dismissed claims that he wrote it
        if claims:
            return claims
        named = self._lexicon.plain.search(words) or self._lexicon.pronoun.match(words)
        if named is None and cue.endswith(" by") and near.just_before:
            return self._claims_of(
                f"{self._lexicon.it} {self._lexicon.is_} {self._predicated(words, cue)}", near
            )
        if named is None or named.start() > 60:  # noqa: PLR2004 - the object of the verb stands near it
            return ()
        rest = words[named.end() :].strip()
        if not rest:
            return ()
        rest = self._predicated(rest, cue)
        said = f"{named.group()} {self._lexicon.is_} {rest.removeprefix('as ')}"
        return self._claims_of(said, near)

    def _predicated(self, rest: str, cue: str) -> str:
        """Return what the document is called in a passive: *was described by the bank as* a draft."""
        verb = cue.removesuffix(" by") if cue.endswith(" by") else ""
        if not verb or verb not in rest:
            return rest
        behind = rest.partition(verb)[2].strip()
        for word in ("as", "to be"):
            if f" {word} " in f" {behind}":
                return f" {behind}".partition(f" {word} ")[2]
        return behind

    def nearness(self, at: int, start: int, end: int) -> Nearness:
        """Return how plainly the document is meant around a piece of the sentence at ``at``."""
        first = self._sentences[max(at - _LOOK_BACK, 0)].start
        here = self._sentences[at].end
        spoken_of = bisect_left(self._named, here) > bisect_left(self._named, first)
        terms = self._about.policy_terms
        speech = self._text[start:end].lower()
        policy = any(term.lower() in speech for term in terms) or spoken_of
        just = self._sentences[max(at - 1, 0)].start
        just_before = bisect_left(self._named, here) > bisect_left(self._named, just)
        return Nearness(spoken_of, policy, just_before)

    def _claims_of(self, words: str, near: Nearness) -> tuple[Claim, ...]:
        """Return what words claim; several cues of a sentence often share them."""
        key = words.strip(), near
        if key not in self._claims:
            self._claims[key] = claims_in(words, self._lexicon, near)
        return self._claims[key]
