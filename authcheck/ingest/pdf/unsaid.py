"""What a PDF's pages hold that was not read, or that nobody sees: gathered page by page, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.ingest.pdf.pictures import FILLS
from authcheck.model.document import Limitation
from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authcheck.ingest.pdf.pictures import Painted
    from authcheck.ingest.pdf.sight import Sight
    from authcheck.model.document import Page, Picture, Word

_LARGE = 0.25
"""Part of the page from which a picture may hold words that matter."""

_TOP = 0.2
"""Part of the height where letterheads stand."""

_WIDE = 1 / 3
"""Part of the width from which a picture at the top is more than a small logo."""

_LEAST_HIDDEN = 3
"""Letters and digits; less than this that nobody sees is a slip of the software."""

_MOST_TOLD = 60
"""Characters of hidden text that are shown."""

_MOST_PAGES = 3
"""Pages whose hidden text is shown."""

_LOOK = "look at them yourself"


class Unsaid:
    """What has to be told beside the words of the pages."""

    def __init__(self) -> None:
        """Begin with nothing to tell."""
        self._pictured: list[int] = []
        self._hidden: list[tuple[int, int, str]] = []
        self._objects: list[int] = []
        self._annotations: list[int] = []

    def overlooked(self, page: int, *, objects: bool = False, annotations: bool = False) -> None:
        """Note a page that holds more objects or annotations than are looked at."""
        if objects:
            self._objects.append(page)
        if annotations:
            self._annotations.append(page)

    def of_text_page(self, page: Page, sight: Sight) -> None:
        """Note what a page read by its text layer leaves unread, or does not show."""
        if any(_may_hold_words(picture, page) and not sight.blank(picture.box) for picture in page.pictures):
            self._pictured.append(page.number)
        self._note_hidden(page.number, page.words)

    def of_scan(self, page: int, words: Sequence[Word], painted: Painted) -> None:
        """Note the text layer of a page that was read by OCR, or left unread."""
        # Under the picture of a scan stands what some OCR read in it: usual, and nothing to tell.
        if painted.filled < FILLS:
            self._note_hidden(page, words)

    def limitations(self) -> Iterator[Limitation]:
        """Return all that was noted."""
        if self._pictured:
            pages = _pages(self._pictured)
            yield Limitation(
                what=f"words in pictures on {pages}",
                why=f"the text beside them was read as the file gives it, pictures were not; {_LOOK}",
            )
        if self._hidden:
            told = [
                f"page {page} carries {_counted(count)} nobody sees ({few})"
                for page, count, few in self._hidden
            ]
            more = [f"{_pages([page for page, _, _ in self._hidden[_MOST_PAGES:]])} more of it"]
            parts = told if len(told) <= _MOST_PAGES else told[:_MOST_PAGES] + more
            yield Limitation(what="text that the page does not show", why="; ".join(parts))
        if self._objects:
            yield Limitation(
                what=f"all pictures on {_pages(self._objects)}",
                why=f"there are more drawn objects than authcheck looks at; {_LOOK}",
            )
        if self._annotations:
            yield Limitation(
                what=f"all annotations on {_pages(self._annotations)}",
                why="there are more than authcheck looks at; look at the stamps and notes yourself",
            )

    def _note_hidden(self, page: int, words: Iterable[Word]) -> None:
        hidden = [word.text for word in words if not word.visible]
        if sum(sign.isalnum() for text in hidden for sign in text) >= _LEAST_HIDDEN:
            self._hidden.append((page, len(hidden), _few(hidden)))


def _may_hold_words(picture: Picture, page: Page) -> bool:
    seen = picture.box.overlap(Box(0, 0, page.width, page.height))
    at_top = picture.box.middle[1] < _TOP * page.height and picture.box.width > _WIDE * page.width
    return seen >= _LARGE * page.width * page.height or (at_top and seen > 0)


def _few(texts: Sequence[str]) -> str:
    """Return the first of some words, without characters that hide or turn text."""
    whole = " ".join(
        filter(None, ("".join(filter(str.isprintable, text[:_MOST_TOLD])) for text in texts[:20]))
    )
    if len(whole) > _MOST_TOLD:
        whole = whole[: _MOST_TOLD - 1].rstrip() + "…"
    elif len(texts) > 20:  # noqa: PLR2004 - as above
        whole += " …"
    return whole


def _counted(words: int) -> str:
    return "1 word" if words == 1 else f"{words} words"


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    few = ", ".join(str(number) for number in numbers[:10])
    return f"pages {few} and others" if len(numbers) > 10 else f"pages {few}"  # noqa: PLR2004 - a line's worth
