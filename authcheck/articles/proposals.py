"""An article's text to proposals: statements about the document, with who made them and where they stand."""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from authcheck.articles.attribution import speeches
from authcheck.articles.claims import (
    Nearness,
    claims_in,
    object_in,
    turned,
    with_origin_implied,
)
from authcheck.articles.found import Found, once
from authcheck.articles.lexicon import contested, language_of, lexicon
from authcheck.articles.noise import without_noise
from authcheck.articles.people import Cast, Who
from authcheck.articles.phrases import Tagged
from authcheck.articles.speech import Speech
from authcheck.articles.words import Kind, Sentence, paragraphs, plain_words, sentences
from authcheck.model.case import Attribution, Claim, Of, Proposition, Stance
from authcheck.model.document import Limitation
from authcheck.model.proposal import About, Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.articles.lexicon import Lexicon

MOST = 400
"""Proposals of one article; more than a desk would read."""

_AROUND = 32
_LOOK_BACK = 4
"""Sentences before one in which the document may have been named."""

_FARTHEST_BACK = 8
"""Sentences before one in which anything may have been named that can be a document."""

_NEAR_HEAD = 4
"""Words within which a verb names its object: *the leaked Navy memo*."""

_SHORT = 60
"""Characters of a sentence that goes with the one beside it in one quotation."""

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


def propose(text: str, about: About) -> tuple[Proposal, ...]:
    """Return the statements about the document that an article seems to carry, in the order of the text.

    Args:
        text: The article as the reader returns it.
        about: What the desk knows of the document; general words serve where it is empty.
    """
    return read(text, about).proposals


def read(text: str, about: About) -> Reading:
    """Return what ``propose`` does, and what of the article was left unread."""
    language = language_of(text)
    also = () if about.terms else contested(language, text)
    words = lexicon(language, about.terms, about.policy_terms, also)
    return _Reading(text, about, words).whole()


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading an article's text gives."""

    proposals: tuple[Proposal, ...]
    limitations: tuple[Limitation, ...] = ()
    """That reading stopped; empty where all of the text was read."""


class _Reading:
    """One article being read."""

    def __init__(self, text: str, about: About, words: Lexicon) -> None:
        self._original = text
        self._text = without_noise(text)
        self._about = about
        self._lexicon = words
        self._cast = Cast(self._text, words)
        self._sentences: list[Sentence] = []
        for number, (start, end) in enumerate(paragraphs(self._text)):
            self._sentences += sentences(self._text, start, end, number, words.grammar["shortened"])
        self._named = [found.start() for found in words.plain.finditer(self._text)]
        self._telling = [found.start() for found in words.telling.finditer(self._text)]
        self._last: Who | None = None
        self._claims: dict[tuple[str, Nearness], tuple[Claim, ...]] = {}

    def whole(self) -> Reading:
        found: list[Found] = []
        limitations: tuple[Limitation, ...] = ()
        for at, sentence in enumerate(self._sentences):
            if self._worth(min(at + _LOOK_BACK, len(self._sentences) - 1)):
                found += once(list(self._of(at, sentence)))
            if len(found) > MOST:
                limitations = (self._rest(at),)
                break
        return Reading(tuple(self._proposal(each) for each in once(found)[:MOST]), limitations)

    def _rest(self, at: int) -> Limitation:
        """Return the limitation that reading stopped in the sentence at ``at``."""
        start = self._sentences[at].start
        return Limitation(
            what=f"the text from character {start} of {len(self._text)}",
            why=f"reading stops at {MOST} proposals; read the rest as a file of its own",
        )

    def _of(self, at: int, sentence: Sentence) -> Iterator[Found]:
        tagged = Tagged(sentence.words, self._lexicon)
        worth = self._worth(at)
        self._claims.clear()
        said_here = quotes_it = False
        for speech in speeches(tagged, self._text, worth=worth):
            phrase = speech.source or speech.speaker
            who = self._cast.identify(tagged, phrase, self._text) if phrase is not None else None
            if who is None:
                continue
            said_here = True
            if speech.manner == "say":
                self._last = who
                self._cast.hear(who)
            if worth and speech.quoted and self._quotes_document(sentence, speech):
                quotes_it = True
            elif worth and who.kind != "paper":
                for each in self._claimed(at, sentence, speech, who, self._via(tagged, speech)):
                    if not self._quotes_document(sentence, speech):
                        yield each
        if not said_here:
            yield from self._goes_on(at, sentence, worth=worth)
        self._leave(tagged, said_here=said_here, quotes_it=quotes_it)

    def _leave(self, tagged: Tagged, *, said_here: bool, quotes_it: bool) -> None:
        """Remember of a sentence what those after it lean on."""
        if quotes_it:
            self._last = None  # what follows may be the document's words as well
        self._cast.meet(tagged)
        if not said_here:
            self._cast.meet_subject(tagged, self._text)
        if said_here and self._last is not None:
            self._cast.hear(self._last)

    def _goes_on(self, at: int, sentence: Sentence, *, worth: bool) -> Iterator[Found]:
        """Yield what a quotation says that follows its speaker's sentence without naming anybody."""
        quotations = [word for word in sentence.words if word.kind is Kind.QUOTATION]
        if not quotations or sentence.words[0].kind is not Kind.QUOTATION or self._last is None or not at:
            if sentence.words[0].kind is not Kind.QUOTATION:
                self._last = None
            return
        if self._sentences[at - 1].paragraph < sentence.paragraph - 1:
            return
        if worth and len(sentence.words) <= len(quotations) + 1:
            who = replace(self._last)
            for word in quotations:
                speech = Speech("say", None, word.start, word.end, quoted=True)
                yield from self._claimed(at, sentence, speech, who, "")

    def _claimed(self, at: int, sentence: Sentence, speech: Speech, who: Who, via: str) -> Iterator[Found]:
        if speech.manner == "say":
            for start, end in self._pieces(speech):
                claims = self._speech_claims(
                    at, start, end, fragment=speech.cue == "according"
                ) or self._known_by(who)
                if claims:
                    yield Found(who, *self._trimmed(start, end), claims, at, via, outer=True)
            return
        start, end, claims = self._predicate(at, sentence, speech, who)
        if claims:
            yield Found(who, *self._trimmed(start, end), claims, at, via)

    def _pieces(self, speech: Speech) -> Iterator[tuple[int, int]]:
        """Yield what is judged by itself: a quotation's sentences, short ones together; else the whole."""
        if not speech.quoted:
            yield speech.start, speech.end
            return
        parts: list[tuple[int, int]] = []
        begin = speech.start
        words = list(plain_words(self._text, speech.start, speech.end, self._lexicon.grammar["shortened"]))
        for at, word in enumerate(words):
            last = at == len(words) - 1
            if last or (word.text in {".", "?", "!"} and words[at + 1].kind is Kind.CAPITAL):
                end = speech.end if last else word.end
                if parts and (end - begin < _SHORT) and parts[-1][1] - parts[-1][0] < _SHORT:
                    parts[-1] = (parts[-1][0], end)
                else:
                    parts.append((begin, end))
                begin = words[at + 1].start if not last else end
        yield from parts

    def _speech_claims(self, at: int, start: int, end: int, *, fragment: bool = False) -> tuple[Claim, ...]:
        speech = self._text[start:end]
        if speech.split(" ", 1)[0].lower() in self._lexicon.grammar["be"]:
            speech = f"{self._lexicon.it} {speech}"  # "was a draft", of the letter named before an aside
        near = self._nearness(at, start, end)
        claims = self._claims_of(speech, near)
        if fragment and not claims and near.just_before and len(speech.split()) < _FRAGMENT:
            claims = self._claims_of(f"{self._lexicon.it} {self._lexicon.is_} {speech}", near)
        if not any(claim.prop is Proposition.ORIGIN for claim in claims):
            claims += self._refusal_in(speech, near)
        return with_origin_implied(claims)

    def _known_by(self, who: Who) -> tuple[Claim, ...]:
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

    def _predicate(
        self, at: int, sentence: Sentence, speech: Speech, who: Who
    ) -> tuple[int, int, tuple[Claim, ...]]:
        """Return what a speaker confirms, denies, calls, refuses …, with where it stands."""
        start, end = speech.start, speech.end
        words = self._text[start:end]
        near = self._nearness(at, start, end)
        if speech.manner == "call":
            claims = self._called(words, near, speech.cue)
            if not claims and (
                (near.spoken_of and self._is_pronoun(words))
                or object_in(words, self._lexicon, Stance.CONFIRM, near)
            ):
                claims = self._known_by(who)
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
        claims = self._by_the_verb(sentence, speech, words, near, stance)
        if not claims and stance is Stance.CONFIRM:
            claims = self._known_by(who)
        return start, end, claims

    def _by_the_verb(
        self, sentence: Sentence, speech: Speech, words: str, near: Nearness, stance: Stance
    ) -> tuple[Claim, ...]:
        """Return the claim of a verb whose object is the document itself, or its order."""
        if stance is Stance.DENY:
            return self._denied(sentence, speech, words, near)
        document = self._lexicon.plain.search(words)
        if stance is not Stance.CONFIRM:
            return self._left_open(speech, words, near, stance)
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

    def _left_open(self, speech: Speech, words: str, near: Nearness, stance: Stance) -> tuple[Claim, ...]:
        """Return what is doubted, refused, unknown or not disputed where that is the document itself."""
        document = self._lexicon.plain.search(words)
        whether = words.removeprefix("on ").split(" ", 1)[0] in self._lexicon.grammar["whether"]
        if document is not None and document.start() < 80 and not whether:  # noqa: PLR2004 - the object, not something after it
            return (Claim(prop=Proposition.ORIGIN, stance=stance),)
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
        return found is not None and len(words.split()) <= 4  # noqa: PLR2004 - "comment on it", "what it is"

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

    def _nearness(self, at: int, start: int, end: int) -> Nearness:
        first = self._sentences[max(at - _LOOK_BACK, 0)].start
        here = self._sentences[at].end
        spoken_of = bisect_left(self._named, here) > bisect_left(self._named, first)
        terms = self._about.policy_terms
        speech = self._text[start:end].lower()
        policy = any(term.lower() in speech for term in terms) or spoken_of
        just = self._sentences[max(at - 1, 0)].start
        just_before = bisect_left(self._named, here) > bisect_left(self._named, just)
        return Nearness(spoken_of, policy, just_before)

    def _worth(self, at: int) -> bool:
        """Whether a sentence can hold a statement: the document, or its order, is spoken of around it."""
        first = self._sentences[max(at - _FARTHEST_BACK, 0)].start
        return bisect_left(self._telling, self._sentences[at].end) > bisect_left(self._telling, first)

    def _quotes_document(self, sentence: Sentence, speech: Speech) -> bool:
        """Whether a quotation is the document's own words: *wrote in the letter*."""
        if not speech.quoted and speech.manner != "say":
            return False
        found = self._lexicon.quoting.search(self._text, sentence.start, sentence.end)
        if found is not None and found.start() == sentence.start and self._of_another(found.group(), speech):
            return False
        return found is not None and not speech.start <= found.start() < speech.end

    def _of_another(self, intro: str, speech: Speech) -> bool:
        """Whether *in an email to the paper,* … introduces words about another."""
        second = intro.split(" ", 2)[1:2]
        if not second or second[0] not in self._lexicon.grammar["indefinite"]:
            return False
        named = self._lexicon.plain.search(self._text, speech.start, speech.end)
        return named is not None and named.group().lower() not in intro.lower()

    def _claims_of(self, words: str, near: Nearness) -> tuple[Claim, ...]:
        """Return what words claim; several cues of a sentence often share them."""
        key = words.strip(), near
        if key not in self._claims:
            self._claims[key] = claims_in(words, self._lexicon, near)
        return self._claims[key]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        end = min(end, len(self._text))  # a quotation that nobody closed ends with the text
        while start < end and self._text[start] in " ,;:—–“”\"'":
            start += 1
        while end > start and self._text[end - 1] in " ;:—–“":
            end -= 1
        return start, end

    def _via(self, tagged: Tagged, speech: Speech) -> str:
        if speech.source is not None and speech.speaker is not None:
            words = tagged.words[speech.speaker.first : speech.speaker.last + 1]
            return self._text[words[0].start : words[-1].end]
        if speech.told is not None:
            words = tagged.words[speech.told.first : speech.told.last + 1]
            if {word.low for word in words} & self._lexicon.people["outlets"]:
                return self._text[words[0].start : words[-1].end]
        low = {word.low for word in tagged.words}
        return next((word for word in self._lexicon.grammar["channels"] if word in low), "")

    def _proposal(self, found: Found) -> Proposal:
        start, end, who = found.start, found.end, found.who
        sentence = self._sentences[found.sentence]
        time = self._lexicon.time.search(self._text, sentence.start, sentence.end)
        if who.named:
            attribution = Attribution.ON_RECORD
        else:
            attribution = Attribution.ANONYMOUS if who.anonymous else Attribution.BACKGROUND
        return Proposal(
            speaker=who.name if who.named else None,
            role=who.role,
            described_as=who.described,
            named=who.named,
            attribution=attribution,
            organisation=who.organisation,
            claims=found.claims,
            of=Of.LETTER,
            exact=self._original[start:end],
            span=(start, end),
            prefix=self._original[max(start - _AROUND, 0) : start],
            suffix=self._original[end : end + _AROUND],
            speaker_span=who.span,
            count_at_least=who.count,
            said_as_written=time.group() if time is not None else "",
            via=found.via,
        )
