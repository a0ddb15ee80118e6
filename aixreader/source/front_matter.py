"""The front matter of a page: YAML between two `---` lines, the first of which is line 1 (Hugo's rule)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aixreader.source.strict import Unreadable, load_yaml

FENCE = re.compile(r"-{3}[ \t]*$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`values` are the front matter's own, `body_line` is the 0-based line on which the Markdown begins.

    `error` says what is wrong with it, at the 1-based `error_line`; empty where nothing is.
    """

    values: Mapping[str, object]
    body_line: int
    error: str = ""
    error_line: int = 0

    def text(self, key: str) -> str:
        """A value that is plain text, or ''."""
        value = self.values.get(key)
        return value.strip() if isinstance(value, str) else ""


def read_front_matter(lines: list[str]) -> FrontMatter:
    """Read the front matter of a page's lines; a page without one starts at line 0."""
    if not lines or not FENCE.match(lines[0]):
        return FrontMatter({}, 0)
    end = next((i for i in range(1, len(lines)) if FENCE.match(lines[i])), None)
    if end is None:
        return FrontMatter({}, 0, "the front matter is never closed", 1)
    try:
        values = load_yaml("\n".join(lines[1:end]))
    except Unreadable as error:
        return FrontMatter({}, end + 1, str(error), error.line + 1)
    if values is None:
        return FrontMatter({}, end + 1)
    if not isinstance(values, dict):
        return FrontMatter({}, end + 1, "the front matter is no list of keys and values", 2)
    return FrontMatter({str(key): value for key, value in values.items()}, end + 1)
