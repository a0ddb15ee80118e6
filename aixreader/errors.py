"""Errors that are the world's fault, not ours.

Everything a user can cause or suffer (a folder that is no site, a full disk, a slug that does not exist) is an
`AixError`: it is told in words, with a hint, and the application goes on. Anything else that is raised is a bug.

    AixError
    +-- SourceError         the source cannot be read as the Exchange's tree
    |   +-- ArchiveError    a zip that is broken, hostile or too large
    +-- EditionError        a compiled edition is missing, damaged or too new
    +-- NotFoundError       a slug, page or heading that is not in the edition
    +-- DisplayError        a window is wanted where none can be shown
    +-- OutputError         a file or folder of the user's that cannot be written
    +-- UserDataError       settings or other data of the user's that this version cannot read
    +-- Cancelled           the user stopped the work
"""

from __future__ import annotations


class AixError(Exception):
    """Base of all errors that are told to the user in words.

    `message` says what happened and what it means for the data, `hint` what to do next (may be empty).
    `exit_code` is what the command line ends with.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class SourceError(AixError):
    """The source cannot be read as the Exchange's tree."""

    exit_code = 3


class ArchiveError(SourceError):
    """A zip that is broken, hostile or too large."""


class EditionError(AixError):
    """A compiled edition is missing, damaged or of a newer format."""

    exit_code = 4


class NotFoundError(AixError):
    """Something asked for by name is not in the edition; `nearest` holds names that are close."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.nearest = nearest


class DisplayError(AixError):
    """A window is wanted where none can be shown."""

    exit_code = 2


class OutputError(AixError):
    """A file or folder of the user's cannot be written."""

    exit_code = 5


class UserDataError(AixError):
    """Settings or other data of the user's are of a newer format; they are left as they are."""

    exit_code = 4


class Cancelled(AixError):
    """The user stopped the work; nothing was changed."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Cancelled; nothing was changed.")
