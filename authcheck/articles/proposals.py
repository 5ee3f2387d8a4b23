"""An article's text to proposals: statements about the document, with who made them and where they stand."""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from authcheck.articles.attribution import speeches
from authcheck.articles.found import Found, once
from authcheck.articles.lexicon import contested, language_of, lexicon
from authcheck.articles.meaning import Meaning
from authcheck.articles.noise import without_noise
from authcheck.articles.people import Cast
from authcheck.articles.phrases import Tagged
from authcheck.articles.speech import Speech
from authcheck.articles.who import Who
from authcheck.articles.words import Kind, Sentence, paragraphs, plain_words, sentences
from authcheck.model.case import Attribution, Of
from authcheck.model.document import Limitation
from authcheck.model.proposal import About, Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.articles.lexicon import Lexicon
    from authcheck.model.case import Claim

MOST = 400
"""Proposals of one article; more than a desk would read."""

_AROUND = 32
_LOOK_AHEAD = 4
"""Sentences after one that may lean on who speaks in it."""

_FARTHEST_BACK = 8
"""Sentences before one in which anything may have been named that can be a document."""

_LEAST = 4
"""Characters of the shortest statement: a mere *it* shows a desk nothing."""

_SHORT = 60
"""Characters of a sentence that goes with the one beside it in one quotation."""


def propose(text: str, about: About) -> tuple[Proposal, ...]:
    """Return the statements about the document that an article seems to carry, in the order of the text.

    Args:
        text: The article as the reader returns it.
        about: What the desk knows of the document; general words serve where it is empty.
    """
    return read(text, about).proposals


def read(text: str, about: About) -> Reading:
    """Return what ``propose`` does, and what of the article was left unread."""
    return _Reading(text, about, _words(text, about)).whole()


def _words(text: str, about: About) -> Lexicon:
    language = language_of(text)
    also = () if about.terms else contested(language, text)
    return lexicon(language, about.terms, about.policy_terms, also)


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
        self._telling = [found.start() for found in words.telling.finditer(self._text)]
        self._last: Who | None = None
        self._meaning = Meaning(self._text, self._sentences, about, words)

    def whole(self) -> Reading:
        found: list[Found] = []
        limitations: tuple[Limitation, ...] = ()
        for at, sentence in enumerate(self._sentences):
            if self._worth(min(at + _LOOK_AHEAD, len(self._sentences) - 1)):
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
        self._meaning.forget()
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
        for start, end, claims in self._told(at, sentence, speech, who):
            begin, stop = self._trimmed(start, end)
            if claims and stop - begin >= _LEAST:
                said = speech.manner == "say"
                yield Found(who, begin, stop, claims, at, via, outer=said, whole=speech.whole)

    def _told(
        self, at: int, sentence: Sentence, speech: Speech, who: Who
    ) -> Iterator[tuple[int, int, tuple[Claim, ...]]]:
        """Yield the pieces of a speech with what the patterns say they claim."""
        if speech.manner != "say":
            yield self._meaning.predicate(at, sentence, speech, who)
            return
        for start, end in self._pieces(speech):
            claims = self._meaning.spoken(at, start, end, fragment=speech.cue == "according")
            yield start, end, claims or self._meaning.known_by(who)

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
        first, last = self._trimmed(*found.whole) if found.whole is not None else (start, end)
        whole = min(first, start), max(last, end)
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
            whole=self._original[whole[0] : whole[1]],
            whole_span=whole,
            prefix=self._original[max(whole[0] - _AROUND, 0) : whole[0]],
            suffix=self._original[whole[1] : whole[1] + _AROUND],
            speaker_span=who.span,
            count_at_least=who.count,
            said_as_written=time.group() if time is not None else "",
            via=found.via,
        )
