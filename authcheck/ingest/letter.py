"""An exhibit opened for reading: what every reader gives back, and what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from types import TracebackType

    from PIL.Image import Image

    from authcheck.model.document import Document
    from authcheck.model.geometry import Box
    from authcheck.model.zone import Zone


class OpenLetter(Protocol):
    """A ``plugins.Letter`` that holds the file open until it is closed."""

    @property
    def document(self) -> Document:
        """The document as read; without zones until they are given."""
        ...

    def crop(self, page: int, box: Box, dpi: int) -> Image:
        """Return a grey picture (mode ``L``, 0 black) of ``box`` on the upright ``page`` at ``dpi``."""
        ...

    def with_zones(self, zones: tuple[Zone, ...]) -> None:
        """Give the document its zones."""
        ...

    def close(self) -> None:
        """Let go of the file; ``crop`` no longer works."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Closing:
    """An open letter as a context manager that closes it."""

    def close(self) -> None:
        """Let go of the file; nothing where nothing is held."""

    def __enter__(self) -> Self:
        """Return the letter itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()
