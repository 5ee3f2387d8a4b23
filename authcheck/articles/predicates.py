"""Who confirms, denies, doubts or calls what, and who will not say: speech that no quotation marks show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.articles.clauses import (
    FARTHEST,
    clause_start,
    complement_end,
    end_of,
    only_supposed,
    past_asides,
    subject_before,
)
from authcheck.articles.speech import Speech
from authcheck.articles.words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.articles.phrases import Phrase, Tagged

_PLAIN = frozenset({"confirm", "deny", "refuse", "unable", "no_dispute"})
"""Cues so plain that their subject may stand far from them."""

_HELPERS = 4
"""Helping words and adverbs before a verb."""

_BY = 10
"""Words between a verb in the passive and who did it."""


def predicates(tagged: Tagged, text: str) -> Iterator[Speech]:
    """Yield what is confirmed, denied, doubted or called something, in the active or the passive."""
    lexicon, words = tagged.lexicon, tagged.words
    for at, word in enumerate(words):
        if word.kind is not Kind.PLAIN:
            continue
        for name in ("confirm", "deny", "doubt", "call"):
            if word.low not in lexicon.cues[name].verbs:
                continue
            if _negated(tagged, at):
                continue
            yield from _active(tagged, at, at, name)
            yield from _called_by(tagged, at) if name == "call" else _passive(tagged, at, name)
    for name in ("confirm", "call"):
        for first, last in _phrases(tagged, name, text):
            if not _negated(tagged, first):
                yield from _active(tagged, first, last, name)


def _negated(tagged: Tagged, at: int) -> bool:
    low = [word.low for word in tagged.words[max(at - 4, 0) : at]]
    negations = tagged.lexicon.grammar["negations"]
    return any(word in negations or word in tagged.lexicon.grammar["refusals"] for word in low)


def _phrases(tagged: Tagged, name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each cue of several words, such as *stands by*."""
    phrases, words = tagged.lexicon.cues[name].phrases, tagged.words
    if phrases is None:
        return
    for found in phrases.finditer(text, words[0].start, words[-1].end):
        first = next(at for at, word in enumerate(words) if word.end > found.start())
        last = next(at for at, word in enumerate(words) if word.end >= found.end())
        if words[first].kind is Kind.PLAIN:
            yield first, last


def _called_by(tagged: Tagged, at: int) -> Iterator[Speech]:
    """Yield what *was called by* somebody: described by the bank as a draft, dismissed as a fake by it."""
    words, lexicon = tagged.words, tagged.lexicon
    if at == 0 or words[at - 1].low not in lexicon.grammar["helpers"] | lexicon.grammar["be"]:
        return
    limit = min(at + _BY, len(words))
    by = next((step for step in range(at + 1, limit) if words[step].low in lexicon.grammar["agents"]), None)
    if by is None or by + 1 >= len(words) or any(tagged.tags[step] == "," for step in range(at + 1, by)):
        return
    speaker = tagged.after(by + 1)
    if speaker is None:
        return
    begin = at
    while (
        begin > 0
        and tagged.tags[begin - 1] not in ",.Q"
        and words[begin - 1].low not in lexicon.grammar["cuts"]
    ):
        begin -= 1
    stop = by
    if by == at + 1:  # described by the bank as a draft
        stop = complement_end(tagged, speaker.last + 1, kept=lexicon.grammar["predicates"])
    yield Speech(
        "call", speaker, words[begin].start, end_of(words[stop - 1]), quoted=False, cue=f"{words[at].low} by"
    )


def _active(tagged: Tagged, at: int, last: int, name: str) -> Iterator[Speech]:
    """Yield what follows a cue from ``at`` to ``last``."""
    speaker = subject_before(tagged, at, far=name in _PLAIN)
    kept = tagged.lexicon.grammar["predicates"] if name == "call" else frozenset[str]()
    start = past_asides(tagged, last + 1, min(last + 1 + FARTHEST, len(tagged.words)))
    end = complement_end(tagged, start, kept=kept)
    source = _source(tagged, at, end) if name == "confirm" else None
    if speaker is not None and tagged.tags[speaker.head_end] == "Q":
        speaker = None
    if speaker is not None and only_supposed(tagged, speaker, at):
        return
    if speaker is None and source is None:
        return
    if source is not None:
        end = min(end, source.first - 1)
    told = None
    cut = _addressee(tagged, start, end)
    if cut is not None:
        told = tagged.after(cut + 1)
        if cut == start and told is not None:  # "confirmed to the outlet that …"
            start = told.reach + 1
        else:
            end = cut
    start = past_asides(tagged, start, end)
    if end > start:
        yield Speech(
            name,
            speaker,
            tagged.words[start].start,
            end_of(tagged.words[end - 1]),
            quoted=False,
            cue=" ".join(word.low for word in tagged.words[at : last + 1]),
            source=source,
            told=told,
            whole=(tagged.words[_verb_begins(speaker, at)].start, end_of(tagged.words[end - 1])),
        )


def _verb_begins(speaker: Phrase | None, at: int) -> int:
    """Return where the verb at ``at`` begins with its helpers and adverbs: *has flatly denied*."""
    if speaker is None:
        return at
    begin = speaker.aside[1] + 2 if speaker.aside is not None else speaker.last + 1
    return begin if 0 <= at - begin <= _HELPERS else at


def _passive(tagged: Tagged, at: int, name: str) -> Iterator[Speech]:
    """Yield what *was confirmed by* somebody."""
    words = tagged.words
    by = next(
        (
            step
            for step in range(at + 1, min(at + 8, len(words)))
            if words[step].low in tagged.lexicon.grammar["agents"]
        ),
        None,
    )
    if by is None or by + 1 >= len(words) or name == "call":
        return
    if any(tagged.tags[step] in {",", "Q"} for step in range(at + 1, by)):
        return
    speaker = tagged.after(by + 1)
    if speaker is None:
        return
    end = at
    while end > 0 and (words[end - 1].low in tagged.lexicon.grammar["helpers"] or words[end - 1].text == ","):
        end -= 1
    begin = clause_start(tagged, end) if end > 0 else 0
    if end > begin:
        yield Speech(
            name,
            speaker,
            words[begin].start,
            words[end - 1].end,
            quoted=False,
            cue=f"{words[at].low} by",
            whole=(words[begin].start, words[at].end),
        )


def _source(tagged: Tagged, at: int, end: int) -> Phrase | None:
    """Return of whom something was confirmed: *with* U.S. officials."""
    for step in range(at + 1, end):
        if tagged.words[step].low in tagged.lexicon.grammar["sources"] and step + 1 < len(tagged.words):
            phrase = tagged.after(step + 1)
            if phrase is not None:
                return phrase
    return None


def _addressee(tagged: Tagged, start: int, end: int) -> int | None:
    """Return where *to the outlet* begins; None where nothing was told to anybody."""
    for step in range(start, end - 1):
        if tagged.words[step].low in tagged.lexicon.grammar["addressing"] and tagged.tags[step + 1] in "CD":
            phrase = tagged.after(step + 1)
            if phrase is None:
                continue
            low = {word.low for word in tagged.words[phrase.first : phrase.last + 1]}
            if low & (tagged.lexicon.people["outlets"] | tagged.lexicon.people["carriers"]):
                return step
    return None


def refusals(tagged: Tagged, text: str) -> Iterator[Speech]:
    """Yield refusals and the like, whose cue is several words."""
    words = tagged.words
    start, end = words[0].start, words[-1].end
    low = text[start:end].lower()
    hints = tagged.lexicon.hints
    if hints and not any(hint in low for hint in hints):
        return
    hits = [
        (found, name)
        for name in ("no_dispute", "refuse", "unable", "doubt")
        if (phrases := tagged.lexicon.cues[name].phrases) is not None
        for found in phrases.finditer(text, start, end)
    ]
    taken = -1
    for found, name in sorted(hits, key=lambda hit: (hit[0].start(), -hit[0].end())):
        if found.start() < taken:
            continue
        first = next((at for at, word in enumerate(words) if word.end > found.start()), len(words))
        after = next((at for at, word in enumerate(words) if word.start >= found.end()), len(words))
        if first >= after or tagged.tags[first] == "Q":
            continue
        taken = found.end()
        speaker = subject_before(tagged, first, far=name in _PLAIN)
        if speaker is None or tagged.tags[speaker.head_end] == "Q":
            continue
        follows = after < len(words) and words[after].text != ","
        stop = complement_end(tagged, after) if follows else after
        cut = _addressee(tagged, after, stop)
        if cut is not None and cut > after:
            stop = cut
        # Where nothing follows, the phrase itself is what was said.
        begin = words[after].start if stop > after else found.start()
        finish = end_of(words[stop - 1]) if stop > after else found.end()
        told = Speech(
            name,
            speaker,
            begin,
            finish,
            quoted=False,
            cue=found.group().lower(),
            whole=(words[_verb_begins(speaker, first)].start, finish),
        )
        yield told
        if follows:
            for first_word, end in _further(tagged, stop):
                till = end_of(words[end - 1])
                more = replace(told, start=words[first_word].start, end=till)
                yield replace(more, whole=(told.whole[0], till) if told.whole else None)


def _further(tagged: Tagged, at: int) -> Iterator[tuple[int, int]]:
    """Yield what a predicate is about besides: declined to comment on this, *on that, or whether* ….

    Each is given by its first word and the one behind its last.
    """
    links = tagged.lexicon.grammar["links"] | tagged.lexicon.grammar["whether"]
    while at + 1 < len(tagged.words) and tagged.tags[at] in ",J":
        while at + 1 < len(tagged.words) and (
            tagged.tags[at] in ",J" or tagged.words[at].low in tagged.lexicon.grammar["or"]
        ):
            at += 1
        if tagged.words[at].low not in links:
            return
        end = complement_end(tagged, at)
        if end <= at + 1:
            return
        yield at, end
        at = end
