"""What is said, by whom, and where it stands: the value that reading a sentence gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.articles.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Speech:
    """Words tied to a speaker, in one sentence."""

    manner: str
    """``say``, or the name of another cue of the lexicon, such as ``confirm``."""

    speaker: Phrase | None
    """None for a quotation that goes on after its speaker was named."""

    start: int
    end: int
    """Where the words stand in the article."""

    quoted: bool
    cue: str = ""
    """The verb or phrase, lower case."""

    source: Phrase | None = None
    """Of whom it was learned: confirmed *with officials*; None where the speaker is the source."""

    told: Phrase | None = None
    """To whom it was said; None where nobody is named."""

    whole: tuple[int, int] | None = None
    """Where the words stand together with the verb that governs them, such as *denied that* …; None where
    they say it all by themselves."""
