"""Every exception authcheck raises on purpose, each with the exit status it ends a command with.

::

    AuthcheckError                     exit 2
    ├── ExhibitError                   the questioned file cannot be examined
    │   ├── ExhibitMissing             no such file, or not readable
    │   ├── NotAFile                   a directory, a device, a pipe
    │   ├── EmptyExhibit               nothing in it
    │   ├── UnsupportedFormat          no reader takes this media type
    │   ├── DamagedExhibit             a reader takes the type but cannot read the file
    │   ├── PasswordNeeded             encrypted, and no password or a wrong one was given
    │   ├── NoPages                    reads well and holds no page
    │   ├── LimitReached               examining it took more than authcheck allows
    │   ├── ReaderFailed               a reader met something that nobody foresaw
    │   └── WorkerDied                 the isolated worker ended without an answer
    ├── OcrError                       the OCR engine cannot do what was asked
    │   └── LanguageMissing            a language without its model
    ├── NotIsolated                    the isolation that was asked for cannot be had in full
    ├── FormError                      a file people write (case, rule, pack) has problems
    ├── BankError                      a bank of exemplars, or a file in it, cannot be used
    ├── CaseNotWritten                 a case file could not be changed, and is as it was
    └── CallError                      the call itself is wrong

Each takes plain values, keeps them as attributes and builds its text in ``__str__``, so that all of
them survive pickling and the JSON that crosses the process border.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.problem import Problem


class AuthcheckError(Exception):
    """Root of the tree: anything authcheck refuses to do, said to the person who must act."""

    exit_status: ClassVar[int] = 2


class ExhibitError(AuthcheckError):
    """The questioned file cannot be examined.

    Args:
        path: The file as the caller named it.
        detail: What is wrong and the way out, in one line; each subclass says what it expects here.
    """

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path, self.detail = path, detail

    def __str__(self) -> str:
        return f"{self.path}: {self.detail}"


class ExhibitMissing(ExhibitError):
    """There is no such file, or it cannot be opened; ``detail`` is the system's reason."""

    def __str__(self) -> str:
        reason = self.detail or "no such file"
        return f"{self.path}: {reason}; check the name and the folder you are in"


class NotAFile(ExhibitError):
    """The path names something other than a regular file; ``detail`` says what."""

    def __str__(self) -> str:
        return f"{self.path}: is {self.detail}, not a file; name the letters themselves"


class EmptyExhibit(ExhibitError):
    """The file has no bytes."""

    def __str__(self) -> str:
        return f"{self.path}: the file is empty (0 bytes); ask for it to be sent again"


class UnsupportedFormat(ExhibitError):
    """No installed reader takes this media type; ``detail`` is the media type."""

    def __str__(self) -> str:
        if self.path.endswith((".case.yaml", ".case.yml")):
            return f"{self.path}: is a case file; name the letter it stands beside"
        return (
            f"{self.path}: no reader for {self.detail}; authcheck reads PDF, PNG, JPEG, WebP, TIFF and HEIC"
        )


class DamagedExhibit(ExhibitError):
    """The file is of a known type but cannot be read; ``detail`` is the reader's reason."""

    def __str__(self) -> str:
        return f"{self.path}: cannot be read: {self.detail}; ask for the file to be sent again"


class PasswordNeeded(ExhibitError):
    """The file is encrypted; ``detail`` is ``"none"`` or ``"wrong"``, the password given."""

    def __str__(self) -> str:
        if self.detail == "wrong":
            return f"{self.path}: the password does not open it; try another with --password"
        return f"{self.path}: is password-protected; give the password with --password"


class NoPages(ExhibitError):
    """The file reads well and holds no page."""

    def __str__(self) -> str:
        return f"{self.path}: holds no page; there is nothing to examine"


class LimitReached(ExhibitError):
    """Examining the file would take more than authcheck allows; ``detail`` names the limit."""

    def __str__(self) -> str:
        return f"{self.path}: stopped at a limit: {self.detail}"


class ReaderFailed(ExhibitError):
    """A reader raised what nobody foresaw; ``detail`` says what, and a note of the exception where."""

    def __str__(self) -> str:
        return (
            f"{self.path}: a reader failed on it: {self.detail}; the file may be damaged or hostile, and the"
            " reader has a bug: please report it, with the file that --debug FILE puts it down in"
        )


class WorkerDied(ExhibitError):
    """The isolated worker ended without an answer; ``detail`` says how it ended."""

    def __str__(self) -> str:
        return f"{self.path}: the isolated reader {self.detail}; the file may be damaged or hostile"


class OcrError(AuthcheckError):
    """The OCR engine cannot do what was asked.

    Args:
        detail: What is missing and the way out.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return self.detail


class LanguageMissing(OcrError):
    """A language was asked for whose model is not there; ``detail`` names what to install."""


class NotIsolated(AuthcheckError):
    """Isolation in full was asked for, and a layer of it cannot be had.

    Args:
        detail: The layers that are missing, each with the reason and with what it leaves open.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return (
            f"nothing was read, for the isolation that was asked for is not to be had here: {self.detail};"
            " `authcheck doctor` tells more; without --require-isolation letters are read all the same"
        )


class FormError(AuthcheckError):
    """A file that people write has problems; all of them at once.

    Args:
        problems: At least one, in the order of the file.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(tuple(problems))
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class BankError(AuthcheckError):
    """A bank of exemplars cannot be used.

    Args:
        path: The bank, or the file in it.
        detail: What is wrong and the way out.
    """

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(path, detail)
        self.path, self.detail = path, detail

    def __str__(self) -> str:
        return f"{self.path}: {self.detail}"


class CaseNotWritten(AuthcheckError):
    """A case file could not be changed; it is as it was.

    Args:
        detail: Which file, what is wrong and the way out.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return self.detail


class CallError(AuthcheckError):
    """authcheck was called wrongly.

    Args:
        detail: What is wrong and the way out.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return self.detail
