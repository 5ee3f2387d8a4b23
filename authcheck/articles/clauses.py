"""Where clauses, complements and asides of a sentence begin and end, and whose verb is whose."""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.articles.words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.articles.phrases import Phrase, Tagged
    from authcheck.articles.words import Word

_UNREAL = frozenset({(would, "have") for would in ("would", "could", "might", "should")})
"""What was not said in the end."""

FARTHEST = 45
"""Words of what follows a predicate."""


def subject_before(tagged: Tagged, at: int, *, far: bool = False) -> Phrase | None:
    """Return the subject of the verb at ``at``: before it, or of the verb that *and* joins it to.

    With ``far``, the subject of the whole clause where nothing nearer is one.
    """
    if at > 1 and tagged.words[at - 1].low in tagged.lexicon.grammar["predicates"]:
        return _quoted_as(tagged, at)
    if at > 1 and tagged.words[at - 1].low in tagged.lexicon.grammar["infinitive"]:
        return _of_infinitive(tagged, at)
    before = tagged.before(at)
    if before is not None or at < 2:  # noqa: PLR2004 - a subject and a joining word need two
        return before
    back = at - 1
    while (
        back > 0
        and tagged.words[back].low in tagged.lexicon.grammar["helpers"]
        and tagged.words[back].low not in {"to", "that"}
    ):
        back -= 1
    joined = tagged.tags[back] == "J" or tagged.words[back].low == "but"
    went_on = (
        tagged.words[back].low == "to" and tagged.words[back - 1].low in tagged.lexicon.grammar["going_on"]
    )
    return tagged.first_before(back) if joined or went_on or far else None


def _quoted_as(tagged: Tagged, at: int) -> Phrase | None:
    """Return who is quoted *as saying* it; None where nobody is."""
    for back in range(at - 2, max(at - 16, -1), -1):
        if tagged.words[back].low in tagged.lexicon.grammar["citing"]:
            return tagged.before(back) if is_passive(tagged, back) else tagged.after(back + 1)
        if tagged.tags[back] in ".Q":
            break
    return None


def cited(tagged: Tagged) -> Phrase | None:
    """Return on whom an outlet leans: *citing two officials*; None where on nobody."""
    for at, word in enumerate(tagged.words[:-1]):
        if word.low in tagged.lexicon.grammar["leaning"]:
            return tagged.after(at + 1)
    return None


def _of_infinitive(tagged: Tagged, at: int) -> Phrase | None:
    """Return who is said *to say* it: took to the radio to say so. None where it was only asked of them."""
    going_on = tagged.lexicon.grammar["going_on"]
    for back in range(at - 2, max(at - 12, 0), -1):
        if tagged.tags[back] in "Q,.":
            break
        if tagged.words[back].low in going_on:
            return tagged.before(back) or tagged.first_before(back)
    return None


def is_passive(tagged: Tagged, at: int) -> bool:
    """Return whether the verb at ``at`` is done to its subject: *was told*, *is said*."""
    return at > 0 and tagged.words[at - 1].low in tagged.lexicon.grammar["passive"]


def only_supposed(tagged: Tagged, speaker: Phrase, at: int) -> bool:
    """Return whether nothing was said yet: *if* she says, *would have* said, *had them* believe."""
    grammar, words = tagged.lexicon.grammar, tagged.words
    before = words[speaker.first - 1].low if 0 < speaker.first < at else ""
    if at and words[at - 1].low in grammar["not_yet"]:
        return True  # will say on Thursday
    unreal = [word.low for word in words[max(at - 2, 0) : at]]
    return before in grammar["conditions"] or (len(unreal) == 2 and tuple(unreal) in _UNREAL)  # noqa: PLR2004 - two words


def negated(tagged: Tagged, at: int) -> bool:
    """Return whether what the verb at ``at`` tells is not told: *did not say*, *declined to say*."""
    grammar = tagged.lexicon.grammar
    for back in range(at - 1, max(at - 5, -1), -1):
        if tagged.tags[back] in ",.Q" or is_cue(tagged, back):
            return False
        low = tagged.words[back].low
        if low in grammar["refusals"]:
            return True
        if low in grammar["negations"] and tagged.tags[back + 1] != "N":  # a No. 10 spokesman said
            return back + 1 >= at or tagged.words[back + 1].low not in grammar["only"]
    return False


def conjunctions(tagged: Tagged) -> frozenset[str]:
    """Return the words that begin reported speech, such as *that*."""
    return tagged.lexicon.grammar["conjunction"]


def end_of(word: Word) -> int:
    """Return where a word ends; a quotation at the end of other words takes its closing mark with it."""
    return word.end + 1 if word.kind is Kind.QUOTATION else word.end


def joined_clauses(tagged: Tagged, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of reported speech: … *and that* ….

    An aside between dashes after the first words is the reporter's: what follows it is taken.
    """
    words = tagged.words
    dashes = [at for at in range(start, end) if words[at].text in {"—", "–"}]
    if len(dashes) == 2 and dashes[0] - start < 6 and end - dashes[1] > 2:  # noqa: PLR2004 - a pair, near the beginning
        start = dashes[1] + 1
    begin = start
    for at in range(start + 2, end - 2):
        if tagged.tags[at] == "J" and words[at + 1].low in conjunctions(tagged):
            yield begin, at - 1 if words[at - 1].text == "," else at
            begin = at + 1
    yield begin, end


def clause_end(tagged: Tagged, start: int) -> int:
    """Return the index after the last word of reported speech that begins at ``start``."""
    for at in range(start, min(start + FARTHEST, len(tagged.words))):
        if tagged.words[at].text in {".", ";", "?", "!"}:
            return at
        low = tagged.words[at].low
        grammar = tagged.lexicon.grammar
        if (
            at > start + 2
            and tagged.words[at - 1].text == ","
            and (low in grammar["clause_cuts"] or low in grammar["cuts"] or low in tagged.lexicon.participles)
        ):
            return at - 1
        if at > start + 2 and low in grammar["clause_cuts"] and tagged.tags[at] != "C":
            return at
        if at > start + 1 and tagged.words[at].text == "," and tagged.words[start].low in grammar["be"]:
            return at
    return min(start + FARTHEST, len(tagged.words))


def clause_start(tagged: Tagged, end: int) -> int:
    """Return the index of the first word of the clause that ends before ``end``."""
    for at in range(end - 1, max(end - FARTHEST, -1), -1):
        if tagged.words[at].text in {";", ":", "—"}:
            return at + 1
    return max(end - FARTHEST, 0)


def past_asides(tagged: Tagged, start: int, end: int) -> int:
    """Return where speech begins behind days and adverbs: denied *late Monday* …, said *in a tweet* …."""
    lexicon = tagged.lexicon
    while start < end and (
        tagged.tags[start] in "T," or tagged.words[start].low in lexicon.grammar["asides"]
    ):
        start += 1
    if start < end and tagged.words[start].low in lexicon.grammar["links"]:
        for at in range(start + 1, min(start + 12, end)):
            if tagged.words[at].low in lexicon.grammar["conjunction"]:
                return at
            if tagged.tags[at] == "T" and at + 1 < end and tagged.tags[at + 1] != "T":
                return past_asides(tagged, at + 1, end)
    return start


def complement_end(tagged: Tagged, start: int, *, kept: frozenset[str] = frozenset()) -> int:
    """Return the index after the last word of what a predicate is about; ``kept`` words don't end it."""
    cuts = tagged.lexicon.grammar["cuts"] - kept
    limit = min(start + FARTHEST, len(tagged.words))
    for at in range(start, limit):
        word = tagged.words[at]
        if at > start and (
            word.text in {".", ";", "?", "!", ":", "—", "–"} or (word.low in cuts and tagged.tags[at] != "C")
        ):
            return at - 1 if tagged.tags[at - 1] == "," else at
        if at > start and word.text == ",":
            return at
        if at > start and tagged.tags[at] == "J" and at + 1 < limit and is_cue(tagged, at + 1):
            return at
    return limit


def is_cue(tagged: Tagged, at: int) -> bool:
    """Return whether a word ties a speaker to speech, as far as the lexicon knows."""
    return tagged.words[at].low in tagged.lexicon.verbs
