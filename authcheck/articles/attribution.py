"""Who says what in a sentence: speakers, the words that tie them to speech, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.articles.clauses import (
    cited,
    clause_end,
    clause_start,
    conjunctions,
    end_of,
    is_cue,
    is_passive,
    joined_clauses,
    negated,
    only_supposed,
    past_asides,
    subject_before,
)
from authcheck.articles.predicates import predicates, refusals
from authcheck.articles.speech import Speech
from authcheck.articles.words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.articles.phrases import Phrase, Tagged

_GAP = 14
"""Words between a verb of saying and the quotation it introduces: told reporters in a briefing on Monday."""


def speeches(tagged: Tagged, text: str, *, worth: bool = True) -> Iterator[Speech]:
    """Yield what is said in a sentence, with who says it; without ``worth``, only what leads to speakers."""
    source = cited(tagged)
    for speech in _said(tagged):
        yield replace(speech, source=source) if source is not None else speech
    yield from _sure(tagged)
    yield from _according(tagged, text)
    if not worth:
        return
    yield from predicates(tagged, text)
    yield from refusals(tagged, text)


def _said(tagged: Tagged) -> Iterator[Speech]:
    lexicon, words = tagged.lexicon, tagged.words
    verbs = lexicon.cues["say"].verbs
    for at, word in enumerate(words):
        if word.kind is Kind.QUOTATION or tagged.tags[at] == "R":
            continue
        went_on = at + 1 < len(words) and (word.low, words[at + 1].low) in lexicon.going
        if word.low not in verbs and not went_on:
            continue
        if at and is_cue(tagged, at - 1) and not is_passive(tagged, at - 1):
            continue  # "dismissed claims": a noun that looks like a verb; not "to be identified said"
        if is_passive(tagged, at):
            continue  # was told, is said
        if negated(tagged, at):
            yield from _disbelieved(tagged, at)
            continue
        speaker, inverted = _subject(tagged, at)
        if speaker is None or only_supposed(tagged, speaker, at):
            continue
        told = _told(tagged, at)
        first = min(at, speaker.first)
        after = max(at + went_on, speaker.reach if inverted else at) + 1
        yield from _quoted(tagged, at, first, after, speaker, told)
        yield from _indirect(tagged, at, first, after, speaker, told)


def _disbelieved(tagged: Tagged, at: int) -> Iterator[Speech]:
    """Yield what somebody does *not* believe: a doubt. What somebody does not say is nothing."""
    speaker = subject_before(tagged, at)
    if tagged.words[at].low not in tagged.lexicon.beliefs or speaker is None:
        return
    end = clause_end(tagged, at + 1)
    if end > at + 2:
        start, finish = tagged.words[at + 1].start, end_of(tagged.words[end - 1])
        whole = tagged.words[min(speaker.reach + 1, at)].start, finish
        yield Speech("doubt", speaker, start, finish, quoted=False, cue="not believed", whole=whole)


def _sure(tagged: Tagged) -> Iterator[Speech]:
    """Yield what somebody *is adamant* about, and what *the ministry's position is*."""
    lexicon, words = tagged.lexicon, tagged.words
    for at in range(1, len(words) - 2):
        low = words[at].low
        if low in lexicon.sure and negated(tagged, at):
            yield from _disbelieved(tagged, at)
            continue
        if low in lexicon.sure and words[at - 1].low in lexicon.grammar["be"]:
            speaker, after = subject_before(tagged, at), at + 1
        elif low in lexicon.nouns and words[at + 1].low in lexicon.grammar["be"]:
            owner = tagged.owner(at)
            speaker = owner if words[at + 2].low in conjunctions(tagged) else None
            after = at + 2
        else:
            continue
        if speaker is not None and tagged.tags[speaker.head_end] != "Q":
            yield from _indirect(tagged, at, at, after, speaker, None)


def _subject(tagged: Tagged, at: int) -> tuple[Phrase | None, bool]:
    """Return the subject of the verb at ``at``, and whether it stands after the verb."""
    words, tags = tagged.words, tagged.tags
    before = subject_before(tagged, at)
    quote_before = at > 0 and (
        tags[at - 1] == "Q" or (tags[at - 1] == "," and (at == 1 or tags[at - 2] == "Q"))
    )
    if before is not None and not (quote_before and tags[before.head_end] == "Q"):
        if tags[before.head_end] == "Q":
            return None, False
        return before, False
    comma_before = at > 0 and words[at - 1].text == ","
    if (quote_before or comma_before) and at + 1 < len(words):
        after = tagged.after(at + 1)
        if after is not None:
            return after, True
    return _opening(tagged, at), False


def _opening(tagged: Tagged, at: int) -> Phrase | None:
    """Return the phrase a clause opens with where all between it and the verb at ``at`` describes it.

    *A retired officer who served on the staff until December* said.
    """
    if tagged.words[at].low in tagged.lexicon.participles:
        return None
    phrase = tagged.first_before(at)
    if phrase is None or tagged.tags[phrase.head_end] not in "RB":
        return None
    between = range(phrase.reach + 1, at)
    # An official who asked not to be named said: the verbs of a relative clause are not in the way.
    inside = bool(between) and tagged.words[phrase.reach + 1].low in tagged.lexicon.grammar["relatives"]
    verbs = not inside and any(is_cue(tagged, step) for step in between)
    if verbs or any(tagged.tags[step] in ".Q" for step in between):
        return None
    opens = phrase.reach + 1 < at and tagged.words[phrase.reach + 1].low in tagged.describing
    # A phrase may take in the verb and reach to the sentence's end: then nothing follows it.
    return phrase if opens or tagged.tags[phrase.reach + 1 : phrase.reach + 2] == "," else None


def _told(tagged: Tagged, at: int) -> Phrase | None:
    if tagged.words[at].low in tagged.lexicon.told and at + 1 < len(tagged.words):
        return tagged.after(at + 1)
    return None


def _quoted(
    tagged: Tagged, at: int, first: int, after: int, speaker: Phrase, told: Phrase | None
) -> Iterator[Speech]:
    """Yield the quotations that a verb of saying goes with."""
    words, tags = tagged.words, tagged.tags
    cue = words[at].low
    back = first - 1
    if back >= 0 and tags[back] == ",":
        back -= 1
    if back > 0 and tags[back] == "Q" and tags[back - 1] not in ",.Q":
        begin = clause_start(tagged, back)  # The letter is “a fake,” she said
        yield Speech(
            "say", speaker, words[begin].start, end_of(words[back]), quoted=False, cue=cue, told=told
        )
    elif back >= 0 and tags[back] == "Q":
        yield Speech("say", speaker, words[back].start, words[back].end, quoted=True, cue=cue, told=told)
    for step in range(after, min(after + _GAP, len(words))):
        if tags[step] == "Q":
            direct = step == after or words[step - 1].text in {",", ":"} or words[step].text[:1].isupper()
            if direct and not _clause_begun(tagged, after, step):
                yield Speech(
                    "say", speaker, words[step].start, words[step].end, quoted=True, cue=cue, told=told
                )
                after = step + 1
                continue
            return


def _clause_begun(tagged: Tagged, start: int, end: int) -> bool:
    """Whether reported speech began before the quotation at ``end``, which is a part of it then."""
    return any(
        tagged.words[at].low in tagged.lexicon.indirect
        and tagged.tags[at] != "C"
        and tagged.words[at].low not in tagged.lexicon.grammar["determiners"]
        for at in range(start, end)
    )


def _indirect(
    tagged: Tagged, at: int, first: int, after: int, speaker: Phrase, told: Phrase | None
) -> Iterator[Speech]:
    """Yield the reported speech that a verb of saying goes with."""
    words, tags = tagged.words, tagged.tags
    cue = words[at].low
    if cue in tagged.lexicon.grammar["asking"]:
        return  # what is asked is not said
    start = after
    if told is not None:
        start = max(start, told.reach + 1)
    end = clause_end(tagged, start)
    start = past_asides(tagged, start, end)
    inner = start + 1 if start < end and words[start].low in conjunctions(tagged) else start
    if inner == end - 1 and tags[inner] == "Q":
        yield Speech("say", speaker, words[inner].start, words[inner].end, quoted=True, cue=cue, told=told)
        return
    if (
        end > start + 1
        and not (end == start + 1 and tags[start] == "Q")
        and words[start].text not in {".", ":"}
    ):
        only_quote = all(tags[step] in "Q,.:" for step in range(start, end))
        if not only_quote and words[start].text != ",":
            for begin, stop in joined_clauses(tagged, start, end):
                yield Speech(
                    "say",
                    speaker,
                    words[begin].start,
                    end_of(words[stop - 1]),
                    quoted=False,
                    cue=cue,
                    told=told,
                )
    # CLAUSE, she said.
    back = first - 1
    if back > 1 and tags[back] == "," and tags[back - 1] != "Q":
        begin = clause_start(tagged, back)
        if back - begin > 2:  # noqa: PLR2004 - the shortest sentence
            yield Speech(
                "say", speaker, words[begin].start, words[back - 1].end, quoted=False, cue=cue, told=told
            )


def _according(tagged: Tagged, text: str) -> Iterator[Speech]:
    words = tagged.words
    if not any(word.low in tagged.lexicon.starters for word in words):
        return
    start, end = words[0].start, words[-1].end
    for found in tagged.lexicon.according.finditer(text, start, end):
        at = next((index for index, word in enumerate(words) if word.start >= found.end()), len(words))
        speaker = (tagged.owner_from(at) or tagged.after(at)) if at < len(words) else None
        if speaker is None:
            continue
        first = next(index for index, word in enumerate(words) if word.end > found.start())
        if first <= 1:
            closed = speaker.reach + 1 < len(words) and tagged.tags[speaker.reach + 1] == ","
            begin = (speaker.reach if closed else speaker.last) + 1
            begin = next(
                (step + 1 for step in range(begin, min(begin + 4, len(words))) if tagged.tags[step] == ","),
                begin,
            )
            while begin < len(words) and tagged.tags[begin] == ",":
                begin += 1
            stop = clause_end(tagged, begin)
        else:
            stop = first - 1 if tagged.tags[first - 1] == "," else first
            begin = clause_start(tagged, stop)
            yield from _resumed(tagged, speaker)
        if stop - begin > 1:
            yield Speech(
                "say", speaker, words[begin].start, words[stop - 1].end, quoted=False, cue="according"
            )


def _resumed(tagged: Tagged, speaker: Phrase) -> Iterator[Speech]:
    """Yield what goes on behind an aside: the letter is, *according to the bank*, a fake."""
    words = tagged.words
    begin = speaker.reach + 1
    if begin + 1 >= len(words) or tagged.tags[begin] != ",":
        return
    begin += 1
    stop = clause_end(tagged, begin)
    if stop > begin and not all(tagged.tags[step] in ",." for step in range(begin, stop)):
        quoted = stop == begin + 1 and tagged.tags[begin] == "Q"
        yield Speech("say", speaker, words[begin].start, words[stop - 1].end, quoted=quoted, cue="according")
