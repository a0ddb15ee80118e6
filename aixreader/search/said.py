"""What people say who ask for a section in other words than its own: a data file.

Each line is `id of a section = phrase, phrase`; `#` at the beginning of a line starts a comment. A section may have
several lines.
"""

from __future__ import annotations

from pathlib import Path

SAID_FILE = "said.txt"
"""The resource."""
SAID = "said.json"
"""The file of an index. For each stem of what is `said` of documents, the numbers of these and how often; their
lengths; its words; and its phrases, each with the number of its document and its stems.
"""


def read_said(path: Path) -> dict[str, tuple[str, ...]]:
    """The phrases of each section by its id; none where the file cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    said: dict[str, tuple[str, ...]] = {}
    for line in lines:
        name, equals, phrases = line.partition(" = ")
        if equals and not line.startswith("#"):
            found = filter(None, map(str.strip, phrases.split(",")))
            said[name.strip()] = (*said.get(name.strip(), ()), *found)
    return said
