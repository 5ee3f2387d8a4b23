"""Articles → proposals: who is said to have said what about the questioned document. A proposal never counts.

Rules of the standard library and a lexicon a language; nothing is learned, nothing is guessed that the text
does not say. Reading goes one way::

    page.py plain.py    a file's text, every character traced to the file   (in the worker only)
    noise.py            page furniture blanked, places kept
    words.py            paragraphs, sentences, words; a quotation is one word
    phrases.py          noun phrases beside a verb: who may be speaking
    people.py names.py  who that is: full names, roles, offices, pronouns, the unnamed (who.py)
    attribution.py      who says what; with predicates.py and clauses.py
    meaning.py          what a piece of speech claims of the document, by the patterns in claims.py
    proposals.py        the whole way; of two readings of the same words the better (found.py)
    lexicon.py          a language's words from lexicons/*.toml

Another language is another file in ``lexicons/`` and its name in ``lexicon.LANGUAGES``. Every search is
bounded by a sentence of at most 160 words or a window of 480 characters: time grows with length, not faster.
"""

from authcheck.articles.proposals import Reading, propose, read

__all__ = ["Reading", "propose", "read"]
