"""What the window was asked for on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How to open the window.

    `content` is a source to build and show, `edition` a built edition's folder; with neither the shipped edition is
    shown. `home` puts all user folders under one folder, `open` names a section to go to first. `screenshot` is a
    picture to write before ending, `smoke` ends as soon as the first page is shown. `size` is the window's, in pixels.
    """

    content: Path | None = None
    edition: Path | None = None
    home: Path | None = None
    open: str | None = None
    screenshot: Path | None = None
    smoke: bool = False
    dark: bool = False
    size: tuple[int, int] | None = None
