"""Which lines a unified diff adds or changes."""

from __future__ import annotations

import re

FILE = re.compile(r"\+\+\+ (?:b/)?([^\t\n]+)")
HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def changed_lines(diff: str, prefix: str = "") -> dict[str, set[int]]:
    """File -> its changed lines, 1-based, in the new version. `prefix` is taken off the files' paths; others are left
    out. Lines that are no part of a diff are passed over.
    """
    changed: dict[str, set[int]] = {}
    lines: set[int] | None = None
    at = old_left = new_left = 0
    for text in diff.splitlines():
        if old_left <= 0 and new_left <= 0:
            if match := FILE.match(text):
                name = match[1]
                lines = changed.setdefault(name.removeprefix(prefix), set()) if name.startswith(prefix) else None
            elif match := HUNK.match(text):
                at, old_left, new_left = int(match[2]), int(match[1] or 1), int(match[3] or 1)
        elif text.startswith("+"):
            if lines is not None:
                lines.add(at)
            at, new_left = at + 1, new_left - 1
        elif text.startswith("-"):
            old_left -= 1
        elif not text.startswith("\\"):  # "\ No newline at end of file"
            at, old_left, new_left = at + 1, old_left - 1, new_left - 1
    return {file: found for file, found in changed.items() if found}
