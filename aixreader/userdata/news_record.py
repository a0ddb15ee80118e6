"""When it was asked last whether there is a newer edition, in a file of the user's own."""

from __future__ import annotations

import math
from pathlib import Path

from aixreader.userdata.json_file import JsonFile

FILE = "news.json"


class NewsRecord:
    """The file in the data folder."""

    def __init__(self, data: Path) -> None:
        self._file = JsonFile(data / FILE)

    def last(self) -> float:
        """When it was asked, in seconds since the epoch; 0.0 for never, or where the file does not tell."""
        when = self._file.read_or_nothing().values.get("asked")
        return float(when) if isinstance(when, int | float) and math.isfinite(when) else 0.0

    def note(self, when: float) -> None:
        """Keep that it was asked; raises `OSError`."""
        self._file.write({"asked": when})
