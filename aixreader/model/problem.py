"""Problems of a source, and how the compiler handled them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the build report.

    `kind` is a short stable name ("link-guessed", "shortcode-unknown"), `what` says it in words, `file` is relative to
    the site's root with `/`, `line` is 1-based (0 where a line makes no sense), `done` says what was done about it.
    """

    kind: str
    what: str
    file: str
    line: int
    done: str

    @property
    def where(self) -> str:
        """`file:line`, or the file alone."""
        return f"{self.file}:{self.line}" if self.line else self.file
