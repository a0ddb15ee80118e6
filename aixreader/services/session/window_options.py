"""What the window was asked for on the command line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

LINK = re.compile(r"aix:|https?://(?:www\.)?owaspai\.org/", re.IGNORECASE)
"""How a link to a section begins, where a command could stand as well."""


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How to open the window.

    `content` is a source to build and show, `edition` a built edition's folder; with neither the shipped edition is
    shown. `home` puts all user folders under one folder, `open` names a section to go to first. `screenshot` is a
    picture to write before ending, `smoke` ends as soon as the first page is shown. `safe_mode` draws without the
    graphics card. `size` is the window's, in pixels.
    """

    content: Path | None = None
    edition: Path | None = None
    home: Path | None = None
    open: str | None = None
    screenshot: Path | None = None
    smoke: bool = False
    dark: bool = False
    contrast: bool = False
    safe_mode: bool = False
    size: tuple[int, int] | None = None

    @property
    def is_scripted(self) -> bool:
        """Whether a script looks in instead of a user: nothing is restored, kept or handed to another window."""
        return self.smoke or self.screenshot is not None

    def restart_arguments(self, *, edition: bool) -> list[str]:
        """The arguments that start the reader once more as it was; with the `edition` if that is still the one read.
        What else was open it knows itself.
        """
        named = {"--temp-home": self.home, "--edition": self.edition if edition else None}
        switches = {"--dark": self.dark, "--contrast": self.contrast, "--safe-mode": self.safe_mode}
        places = [word for name, path in named.items() if path is not None for word in (name, str(path.absolute()))]
        return [*places, *(name for name, on in switches.items() if on)]

    @property
    def forwarded_request(self) -> list[str]:
        """What a window that is open already is asked for: a section, a source, an edition; "" for none."""
        places = (str(path.absolute()) if path is not None else "" for path in (self.content, self.edition))
        return [self.open or "", *places]
