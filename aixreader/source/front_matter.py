"""The front matter of a page: YAML between `---`, TOML between `+++`, or a JSON object, before anything but blanks.

Source of the rules: Hugo 0.147 (`parser/pageparser`): the closing fence is a line that begins with it, and what follows
it is content. Keys count in any case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time

from aixreader.source.strict import Unreadable, load_json, load_toml, load_yaml

FENCES: Mapping[str, Callable[[str], object]] = {"---": load_yaml, "+++": load_toml}
OPENING = re.compile(r"[ \t]*(---|\+\+\+)[ \t]*$")
JSON_OPENING = re.compile(r"\s*\{\s*[\"}]")
# A string to its end (or that of the text), or a brace.
JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[{}]', re.DOTALL)
KEY = re.compile(r"[ \t{]*[\"']?([\w-]+)[\"']?[ \t]*[:=]")
MAX_DEPTH = 20
"""How deep keys are read in any case; what lies deeper is none of Hugo's own."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`values` are the front matter's own, keys in lower case; the Markdown begins on the 0-based `body_line`.

    `rest`, if any, stands for that line: it begins with the end of the front matter. `key_lines` are the 1-based lines
    of keys. `error` says what is wrong, at the 1-based `error_line`; empty where nothing is.
    """

    values: Mapping[str, object]
    body_line: int
    error: str = ""
    error_line: int = 0
    rest: str = ""
    key_lines: Mapping[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """A value that is plain text, a number or a date, in words; or ''."""
        return as_text(self.values.get(key.lower()))

    def line_of(self, key: str) -> int:
        """The 1-based line of a key; 1 where it is not known."""
        return self.key_lines.get(key, 1)


def as_text(value: object) -> str:
    """A value as Hugo reads it where it wants a text; '' for lists and maps."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).strip() if isinstance(value, str | int | float) else ""


def read_front_matter(lines: list[str]) -> FrontMatter:
    """Read the front matter of a page's lines; a page without one starts at line 0."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return FrontMatter({}, 0)
    if opening := OPENING.match(lines[first]):
        return _fenced(lines, first, opening[1])
    if JSON_OPENING.match("\n".join(lines[first : first + 3])):
        return _json(lines, first)
    return FrontMatter({}, 0)


def _fenced(lines: list[str], first: int, fence: str) -> FrontMatter:
    end = next((number for number in range(first + 1, len(lines)) if lines[number].startswith(fence)), None)
    if end is None:
        return FrontMatter({}, 0, "the front matter is never closed", first + 1)
    return _loaded(FENCES[fence], lines, (first + 1, end), end, lines[end][len(fence) :])


def _json(lines: list[str], first: int) -> FrontMatter:
    """The object that begins on line `first`, up to its closing brace."""
    text = "\n".join(lines[first:])
    depth = 0
    for token in JSON_TOKEN.finditer(text):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if not depth:
            line = first + text.count("\n", 0, token.end())
            rest = text[token.end() :].partition("\n")[0]
            last = lines[line][: len(lines[line]) - len(rest)]
            front = _loaded(load_json, [*lines[:line], last], (first, line + 1), line, rest)
            # A text may begin with a brace: what is no JSON is shown.
            return replace(front, body_line=0, rest="") if front.error else front
    return FrontMatter({}, 0, "the front matter is never closed", first + 1)


def _loaded(load: Callable[[str], object], lines: list[str], span: tuple[int, int], end: int, rest: str) -> FrontMatter:
    """What lines from the first to before the second of `span` hold; `end` is the line the front matter ends on."""
    body = (end, rest) if rest.strip() else (end + 1, "")
    key_lines: dict[str, int] = {}
    for number in range(*span):
        if key := KEY.match(lines[number]):
            key_lines.setdefault(key[1].lower(), number + 1)
    try:
        values = load("\n".join(lines[slice(*span)]))
    except Unreadable as error:
        return FrontMatter({}, body[0], str(error), error.line + span[0], body[1], key_lines)
    if values is None:
        return FrontMatter({}, body[0], rest=body[1])
    if not isinstance(values, dict):
        return FrontMatter({}, body[0], "the front matter is no list of keys and values", span[0] + 1, body[1])
    return FrontMatter(lower_keys(values), body[0], rest=body[1], key_lines=key_lines)


def lower_keys(values: Mapping[object, object]) -> dict[str, object]:
    """The same with all keys in lower case, in maps inside as well."""
    return _lower_keys(values, 0, {})


def _lower_keys(values: Mapping[object, object], depth: int, done: dict[int, object]) -> dict[str, object]:
    return {str(key).lower(): _lowered(value, depth, done) for key, value in values.items()}


def _lowered(value: object, depth: int, done: dict[int, object]) -> object:
    """`done` holds what is lowered already by its identity: what YAML's aliases share stays shared."""
    if depth >= MAX_DEPTH or not isinstance(value, dict | list):
        return value
    if id(value) not in done:
        if isinstance(value, dict):
            done[id(value)] = _lower_keys(value, depth + 1, done)
        else:
            done[id(value)] = [_lowered(part, depth + 1, done) for part in value]
    return done[id(value)]
