"""Expected errors: those with causes outside the program.

Everything a user can cause or run into (a folder that is not a source, a full disk, an unknown slug) is an `AixError`:
it is shown as a message with a hint, and the application continues. Any other exception is a bug.

    AixError
    +-- SourceError         the source cannot be read as the Exchange's tree
    |   +-- ArchiveError    a zip or tar that is broken, hostile or too large
    |   +-- CloneError      a git repository that is broken, hostile, not whole or of an unknown kind
    +-- SourceChangedError  the source changed while it was read
    +-- EditionError        a compiled edition is missing, damaged or too new
    +-- NotFoundError       a slug, page or heading that is not in the edition
    +-- DisplayError        a window is requested where none can be shown
    +-- OutputError         a file or folder of the user's that cannot be written
    +-- DeliveryError       something that cannot be fetched: network, server, mirror
    |   +-- NoGitError      a server that does not offer git as it is needed
    |   +-- MirrorError     a signed mirror that is refused, out of reach or not whole
    +-- RefusedCallError    a call of an assistant with arguments that it may not give
    +-- UserDataError       settings or other data of the user's that cannot be read or saved
    +-- Cancelled           the user stopped the work
"""

from __future__ import annotations

MAX_QUOTED = 200
"""Characters of a name that a message quotes: names come from links, files and command lines of any length."""

MAX_MESSAGE = 2000
"""Characters of a message, whatever it quotes: each place that shows one cuts it to that."""


def shortened(text: str, limit: int = MAX_QUOTED) -> str:
    """`text` with at most `limit` characters: of a longer one the beginning and the end, and "…" between them."""
    if len(text) <= limit:
        return text
    end = limit // 3
    return f"{text[: limit - end - 1]}…{text[-end:]}"


class AixError(Exception):
    """Base class of errors that are shown to the user.

    `message` says what happened, and what it means for the data; `hint` says what to do next ("" for none).
    `exit_code` is the exit code of the command line.
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
    """A zip or tar that is broken, hostile or too large."""


class CloneError(SourceError):
    """A git repository that is broken, hostile, not whole or of an unknown kind."""


class SourceChangedError(AixError):
    """The source changed while it was read. No `SourceError`: those of single files are problems of the edition."""

    exit_code = 3


class EditionError(AixError):
    """A compiled edition is missing, damaged or of a newer format."""

    exit_code = 4


class NotFoundError(AixError):
    """A name is not in the edition; `nearest` are similar names."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.nearest = nearest


class DisplayError(AixError):
    """A window is requested where none can be shown."""

    exit_code = 2


class OutputError(AixError):
    """A file or folder of the user's cannot be written."""

    exit_code = 5


class DeliveryError(AixError):
    """Something cannot be fetched from the network or a mirror. Nothing incomplete was installed."""

    exit_code = 6


class NoGitError(DeliveryError):
    """A server offers no git repository, or one without partial clones; it may offer an archive."""


class MirrorError(DeliveryError):
    """A signed mirror is refused, cannot be reached or is not whole; what is installed stays.

    `reason` says why, in a word for programs (`delivery.mirror.refusals`).
    """

    def __init__(self, message: str, hint: str = "", reason: str = "") -> None:
        super().__init__(message, hint)
        self.reason = reason


class UserDataError(AixError):
    """Settings or other data of the user's cannot be read (e.g. a newer format) or saved; they are not changed."""

    exit_code = 4


class RefusedCallError(AixError):
    """A call of an assistant is not as its tool takes it; nothing was changed. The words are for the assistant."""

    exit_code = 2


class Cancelled(AixError):
    """The user stopped the work; nothing was changed."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Cancelled; nothing was changed.")
