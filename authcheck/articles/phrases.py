"""Noun phrases that may name a speaker: before a verb, or after it where the order is turned."""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.articles.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.articles.lexicon import Lexicon
    from authcheck.articles.words import Word

_FAR = 30
"""Words that may stand between a speaker and the verb: a parenthesis, an appositive, a relative clause."""

_SKIPPED = 12
"""Helping words, adverbs and days that may stand directly before the verb."""

_BEFORE = 5
"""Plain words in a row that may stand before a head such as *official*."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of a sentence."""

    first: int
    """Index of its first word in the sentence."""

    last: int
    """Index of its last word, appositives left out."""

    head_end: int
    """Index of the last word of its head; what follows up to ``last`` describes the head."""

    aside: tuple[int, int] | None = None
    """First and last word of an appositive or parenthesis that goes with it; None without."""

    reach: int = -1
    """Index of the last word that belongs to it, the appositive counted."""


class Tagged:
    """The words of a sentence with what each can be."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        """Tag the words of one sentence."""
        self.words = words
        self.lexicon = lexicon
        self.tags = "".join(self._tag(word, at) for at, word in enumerate(words))

    def _tag(self, word: Word, at: int) -> str:
        """Return one letter: what a word is by its looks and by the lexicon."""
        if word.kind is Kind.QUOTATION:
            return "Q"
        if word.kind is Kind.NUMBER:
            return "N"
        if word.kind is Kind.SIGN:
            return word.text if word.text in {",", "(", ")"} else "."
        listed = self.lexicon.tags.get(word.low, "")
        if word.kind is Kind.PLAIN:
            return listed or ("R" if self.lexicon.does_something(word.low) else "w")
        opening = at == 0 or self.words[at - 1].kind is Kind.QUOTATION
        initials = len(word.low) > 1 and word.text.isupper() and listed != "O"
        if not opening or initials:
            return listed if listed in {"T", "O"} else "S" if word.text == "I" else "C"
        return "S" if word.low in self.lexicon.people["nobody"] or word.text == "I" else listed or "C"

    def owner(self, noun: int) -> Phrase | None:
        """Return whose the word at ``noun`` is: *the ministry's* position; None where nobody's."""
        at = noun - 1
        while at > 0 and self.tags[at] in "Mw" and not self._owns(at) and noun - at < _BEFORE:
            at -= 1
        if at < 0 or not self._owns(at):
            return None
        first = self._first(at)
        return Phrase(first, at, at, None, noun) if first is not None else None

    def owner_from(self, start: int) -> Phrase | None:
        """Return the owner that begins at ``start``: in *the bank's* telling."""
        for at in range(start, min(start + 8, len(self.words))):
            if (
                self._owns(at)
                and at + 1 < len(self.words)
                and self.words[at + 1].low in self.lexicon.starters
            ):
                return Phrase(start, at, at, None, at + 1)
            if self.tags[at] in ",.Q":
                break
        return None

    def _owns(self, at: int) -> bool:
        return self.words[at].low.endswith(("'s", "s'")) and (
            self.tags[at] == "C"
            or self.lexicon.tags.get(self.words[at].low[:-1].removesuffix("'"), "") in {"R", "B"}
        )

    def before(self, verb: int) -> Phrase | None:
        """Return the phrase that is the subject of the word at ``verb``; None where there is none."""
        at = self._behind_adverb(self._skipped_back(verb - 1, verb))
        if at < 0:
            return None
        if at > 0 and self.words[at].low in self.lexicon.grammar["relatives"]:
            at -= 2 if self.tags[at - 1] == "," else 1  # an official who said it; the minister, who said it
            return self._ending(at, None, verb - 1) if at >= 0 and self.tags[at] in "CRBw" else None
        if self.words[verb].low in self.lexicon.participles and (
            self.tags[at] == "," or self.words[at].low in self.lexicon.voices
        ):
            return self.first_before(at)
        return self._behind_aside(at, verb)

    def _behind_adverb(self, at: int) -> int:
        """Return the word before *, however,*; ``at`` itself where no such adverb stands there."""
        apart = at > 2 and self.tags[at] == "," and self.tags[at - 2] == ","  # noqa: PLR2004 - two commas and an adverb
        return at - 3 if apart and self.words[at - 1].low in self.lexicon.grammar["apart"] else at

    def _alone(self, at: int) -> bool:
        """Whether a word that goes with nouns stands alone for somebody: *one* said, *the other* denied."""
        return self.words[at].low in self.lexicon.people["alone"] and (
            at == 0 or self.tags[at - 1] in ",.DQ" or self.words[at - 1].low in self.lexicon.grammar["cuts"]
        )

    def _behind_aside(self, at: int, verb: int) -> Phrase | None:
        """Return the phrase that ends at ``at``, or before the aside that ends there."""
        aside = None
        tag = self.tags[at]
        if tag in {",", ")"} or self.words[at].text in {"—", "–"}:
            opened = self._opened(at)
            if opened is None:
                return None
            aside = (opened + 1, at - 1)
            at = opened - 1
            if tag == ")" and at >= 0 and self.tags[at] == ",":
                return None
        if at >= 0 and self._alone(at):
            first = at - 1 if at and self.tags[at - 1] == "D" else at
            return Phrase(first, at, at, aside, verb - 1)
        if at < 0 or self.tags[at] not in "CRBOwNQ":
            return None
        return self._ending(at, aside, verb - 1)

    def first_before(self, end: int) -> Phrase | None:
        """Return the phrase that begins the clause which ends at ``end``: the subject of its verbs."""
        begin = 0
        for at in range(end - 1, max(end - _FAR, -1), -1):
            long_quote = self.tags[at] == "Q" and self.words[at].text.count(" ") > _BEFORE
            if self.words[at].text in {";", ":"} or long_quote:
                begin = at + 1
                break
        phrase = self.after(begin)
        step = begin
        while phrase is None and step < min(begin + 14, end - 1):
            step += 1
            phrase = self.after(step) if self.tags[step - 1] in ",S" else None
        return phrase if phrase is not None and phrase.last < end else None

    def after(self, start: int) -> Phrase | None:
        """Return the phrase that begins at ``start`` or just after it; None where there is none."""
        tags, end = self.tags, len(self.tags)
        at = start
        while at < end and tags[at] == "D":
            at += 1
        plain = 0
        head = -1
        while at < end:
            tag = tags[at]
            if tag in "CRBN" or (tag == "O" and at == start):
                head, plain = at, 0
            elif tag in "wM" and plain < _BEFORE and head < 0:
                plain += 1
            elif tag == "M" and head >= 0 and at + 1 < end and tags[at + 1] in "CRB":
                pass
            else:
                break
            at += 1
        if head < 0:
            return None
        last = self._joined(head, self._described(head))
        aside = None
        reach = last
        if last + 2 < end and tags[last + 1] == "," and tags[last + 2] in "DRCMwB":
            closes = self._next_comma(last + 2)
            if closes is not None:
                aside, reach = (last + 2, closes - 1), closes - 1
        return Phrase(start, last, head, aside, reach)

    def _joined(self, head: int, last: int) -> int:
        """Return the last word of a phrase with those that *and* joins to it."""
        tags = self.tags
        while last + 2 < len(tags) and tags[last + 1] == "J" and tags[last + 2] in "CD" and tags[head] == "C":
            other = self.after(last + 2)
            if other is None:
                break
            last = other.last
        return last

    def _skipped_back(self, at: int, verb: int) -> int:
        grammar, words, tags = self.lexicon.grammar, self.words, self.tags
        while at >= 0 and verb - at <= _SKIPPED:
            low = words[at].low
            if tags[at] in "CR" or not (
                tags[at] == "T"
                or low in grammar["helpers"]
                or low in grammar["seen_verbs"]
                or any(
                    low.endswith(ending) for ending in grammar["helpers_ending"] if len(low) > len(ending) + 2
                )
                or (tags[at] == "N" and at and tags[at - 1] == "T")
            ):
                break
            if tags[at] == "D":  # "that" before a verb is a pronoun, not a helper
                break
            at -= 1
        return at

    def _opened(self, at: int) -> int | None:
        """Return the sign that opens the aside which the sign at ``at`` closes; None without."""
        sign = self.words[at].text
        opener = {")": "(", ",": ",", "—": "—", "–": "–"}[sign]
        found = None
        for back in range(at - 1, max(at - _FAR, 0), -1):
            if self.tags[back] == "Q":
                break
            if self.words[back].text == opener and back > 0 and self.tags[back - 1] in "CRBO)":
                found = back
                inside = self.tags[back + 1]
                low = self.words[back + 1].low
                partly = inside == "w" and low.endswith(tuple(self.lexicon.grammar["aside_endings"]))
                if opener != "," or inside in "DRCMBNP" or low in self.describing or partly:
                    return found
        return None

    @property
    def describing(self) -> frozenset[str]:
        """Words that begin what describes a head: *who*, *familiar* with, *in*."""
        return self.lexicon.grammar["relatives"] | self.lexicon.grammar["postmodifiers"]

    def _ending(self, last: int, aside: tuple[int, int] | None, reach: int) -> Phrase | None:
        """Return the phrase whose last word is at ``last``."""
        tags = self.tags
        head = last
        if last > 0 and self.words[last].low in self.lexicon.voices and tags[last - 1] in "CB":
            last, head = last - 1, last - 1  # a ministry statement: the ministry
        elif last > 0 and self.words[last].low in self.lexicon.voices and self._owns(last - 1):
            first = self._first(last - 1)
            return Phrase(first, last - 1, last - 1, aside, reach) if first is not None else None
        elif (
            tags[last] in "wNQ"
            or (
                tags[last] == "R"
                and (inner := self._inside_description(last)) is not None
                and tags[inner + 1] != "P"
            )
            or (tags[last] in "CB" and self._inside_description(last) is not None)
        ):
            inner = self._inside_description(last)
            if inner is None:
                return None
            head = inner
        if tags[head] == "O":
            return Phrase(head, last, head, aside, reach)
        first = self._first(head)
        return Phrase(first, last, head, aside, reach) if first is not None else None

    def _inside_description(self, last: int) -> int | None:
        """Return the head that a description ending at ``last`` belongs to: *sources* familiar with it."""
        for back in range(last - 1, max(last - 16, -1), -1):
            tag = self.tags[back]
            if tag in ",.Q()":
                return None
            low = self.words[back + 1].low
            if self._is_verb(back + 1):
                return None
            if tag in "RB" and back < last and low in self.describing:
                return back
            if tag == "C" and low in self.lexicon.grammar["relatives"]:
                return back
            if tag == "R" and self.tags[back + 1] == "w":
                # "attorney named in the report" is in the list; "attorney met in the report" is not
                return None
        return None

    def _described(self, head: int) -> int:
        """Return the last word of what follows a head and describes it: a spokesman *for the ministry*."""
        tags, end = self.tags, len(self.tags)
        at = head
        while at + 1 < end and tags[at + 1] == "P" and tags[head] in "RB":
            step = at + 2
            while step < end and tags[step] in "DMw" and step - at < _BEFORE:
                step += 1
            if step > at + 2 and (step >= end or tags[step] in ",."):
                at = step - 1  # a spokesman for the harbour, Jane Doe
                break
            if step >= end or tags[step] not in "CRB":
                break
            while step + 1 < end and tags[step + 1] in "CRB":
                step += 1
            at = step
        return at

    def _next_comma(self, at: int) -> int | None:
        for step in range(at, min(at + _FAR, len(self.tags))):
            if self.tags[step] in ",.":
                return step if step > at else None
            if self.tags[step] == "Q":
                return None
        return len(self.tags) if len(self.tags) - at <= _FAR else None

    def _first(self, head: int) -> int | None:
        """Return the first word of the phrase with its head at ``head``."""
        tags, words = self.tags, self.words
        at = head
        joined = False
        plain = 0
        while at > 0:
            tag = tags[at - 1]
            if tag in "CRBNM":
                plain = 0
            elif tag == "D":
                at -= 1
                if at > 0 and tags[at - 1] == "D":
                    continue
                if not self._goes_on(at):
                    break
                continue
            elif tag == "w" and plain < _BEFORE and (tags[at] in "RBwM") and self._is_modifier(at - 1):
                plain += 1
            elif self._tied(at, joined=joined):
                joined = joined or tag == "J"
            else:
                break
            at -= 1
        while at < head and tags[at] in "PJ,":
            at += 1
        return at if words[at].kind is not Kind.SIGN else None

    def _tied(self, at: int, *, joined: bool) -> bool:
        """Whether the link, the *and* or the comma before ``at`` ties it to a phrase's earlier words."""
        tags = self.tags
        tag, before = tags[at - 1], tags[at - 2] if at > 1 else ""
        return bool(before) and (
            (tag == "P" and before in "RBC" and tags[at] in "CRBDMwN")
            or (tag == "J" and before in "CRB" and tags[at] in "CDRM")
            or (tag == "," and joined and before == "C" and tags[at] in "CD")
        )

    def _goes_on(self, at: int) -> bool:
        """Whether a phrase goes on before a determiner: chairman of *the* house; A and *the* B."""
        if at < 2:  # noqa: PLR2004 - a link and a head need two words
            return False
        link, head = self.tags[at - 1], self.tags[at - 2]
        return (link == "P" and head in "RBC") or (link in "J," and head in "CRB")

    def _is_modifier(self, at: int) -> bool:
        """Whether a plain word may stand in a phrase: no verb that the lexicon knows."""
        return not self._is_verb(at)

    def _is_verb(self, at: int) -> bool:
        """Whether a word ties a speaker to speech, as far as the lexicon knows."""
        return self.words[at].low in self.lexicon.verbs
