"""Values that a section's front matter, or the site's settings, give to the pages below: Hugo's `cascade`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aixreader.source.front_matter import as_text

MAX_PATTERN = 200
"""Characters of a pattern; a longer one matches nothing."""
TARGET = ("target", "_target")


@dataclass(frozen=True, slots=True)
class Cascade:
    """`values` for pages of the `kind` ("page", "section", "home"; "" for all) whose path matches `pattern`, if any."""

    values: Mapping[str, object]
    pattern: str = ""
    kind: str = ""

    def applies(self, path: str, kind: str) -> bool:
        """Whether it does to the page with this path, which begins with a slash."""
        return self.kind in ("", kind) and (not self.pattern or matches_glob(self.pattern, path))


def read_cascades(value: object) -> list[Cascade]:
    """The cascades of a front matter, or of the settings: one map or a list of them, keys in lower case."""
    cascades = []
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            target = next((found for key in TARGET if isinstance(found := entry.get(key), dict)), {})
            values = {key: found for key, found in entry.items() if key not in TARGET}
            pattern = as_text(target.get("path")).lower()
            cascades.append(Cascade(values, pattern, as_text(target.get("kind")).lower()))
    return cascades


def inherited(
    own: Mapping[str, object], cascades: Iterable[Sequence[Cascade]], path: str, kind: str
) -> dict[str, object]:
    """A page's own values with those it inherits; `cascades` are those of each level, the nearest first."""
    values = dict(own)
    for level in cascades:
        for cascade in level:
            if cascade.applies(path, kind):
                values = {**cascade.values, **values}
    return values


def matches_glob(pattern: str, path: str) -> bool:
    """Whether a path matches a pattern: `*` and `?` stay within a folder, `**` does not, `{a,b}` are alternatives.

    Takes time in proportion to both lengths, whatever the pattern.
    """
    if len(pattern) > MAX_PATTERN:
        return False
    return any(_matches(alternative, path) for alternative in _alternatives(pattern))


def _alternatives(pattern: str) -> list[str]:
    """The pattern for each alternative of its first pair of braces."""
    before, opened, rest = pattern.partition("{")
    inside, closed, after = rest.partition("}")
    return [f"{before}{choice}{after}" for choice in inside.split(",")] if opened and closed else [pattern]


def _matches(pattern: str, path: str) -> bool:
    """All positions of the pattern that can be reached are followed at once."""
    pieces = _pieces(pattern)
    reached = _with_skipped({0}, pieces)
    for letter in path:
        following = set()
        for at in reached:
            piece = pieces[at] if at < len(pieces) else ""
            if piece == "**" or (piece == "*" and letter != "/"):
                following.add(at)
            elif piece == letter or (piece == "?" and letter != "/"):
                following.add(at + 1)
        reached = _with_skipped(following, pieces)
    return len(pieces) in reached


def _with_skipped(positions: set[int], pieces: Sequence[str]) -> set[int]:
    """The positions, and those after stars, which may stand for nothing."""
    reached = set(positions)
    for position in positions:
        skipped = position
        while skipped < len(pieces) and pieces[skipped] in ("*", "**"):
            skipped += 1
            reached.add(skipped)
    return reached


def _pieces(pattern: str) -> list[str]:
    pieces: list[str] = []
    for letter in pattern:
        if letter == "*" and pieces and pieces[-1] in ("*", "**"):
            pieces[-1] = "**"
        else:
            pieces.append(letter)
    return pieces
