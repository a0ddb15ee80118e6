"""The command line's options for the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ASSESSMENT = ".aixassess"
"""The suffix of assessments."""


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How to open the window.

    `content` is a source to build, or an assessment, `edition` the folder of a built edition; without both the bundled
    edition opens. `home` is a folder for all user data instead of the platform's folders. `open` names the section to
    show first. With `screenshot` the window is written to that picture file, then the program exits; with `smoke` it
    exits after the first page was shown. `safe_mode` renders without the graphics card. `size` is that of the window,
    in pixels.
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
    def assessment(self) -> Path | None:
        """The assessment to open, if `content` is one."""
        return self.content if self.content is not None and self.content.suffix.lower() == ASSESSMENT else None

    @property
    def source(self) -> Path | None:
        """The source to build, if `content` is one."""
        return self.content if self.assessment is None else None

    @property
    def is_scripted(self) -> bool:
        """Whether the run is automated: nothing is restored or stored, and no other window is asked to open it."""
        return self.smoke or self.screenshot is not None

    def restart_arguments(self, *, edition: bool) -> list[str]:
        """The arguments to restart the reader with the same options; with `edition` also the same edition. What else
        was open is restored from the session state.
        """
        named = {"--temp-home": self.home, "--edition": self.edition if edition else None}
        switches = {"--dark": self.dark, "--contrast": self.contrast, "--safe-mode": self.safe_mode}
        folders = [word for name, path in named.items() if path is not None for word in (name, str(path.absolute()))]
        return [*folders, *(name for name, on in switches.items() if on)]

    @property
    def forwarded_request(self) -> list[str]:
        """What a window that is already open is asked to show: section, source, edition, each "" where not given."""
        folders = (str(path.absolute()) if path is not None else "" for path in (self.content, self.edition))
        return [self.open or "", *folders]
