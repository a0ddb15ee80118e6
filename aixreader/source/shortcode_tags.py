"""The tags of Hugo's shortcodes in a text: `{{< name a="b" >}}`, `{{% /name %}}`, and those that are commented out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

OPEN = re.compile(r"\{\{([<%])")
ARGUMENT = re.compile(r"""\s*+(?:([\w-]+)\s*+=\s*+)?(?:"((?:[^"\\]|\\.)*+)"|`([^`]*+)`|([^\s"`=<>%]++))""", re.DOTALL)
NAME = re.compile(r"\s*+(/?)\s*+([\w./-]+)")
CLOSE = re.compile(r"\s*+(/?)\s*+([>%])\}\}")
COMMENT = re.compile(r"\s*+/\*")
COMMENT_END = re.compile(r"\*/\s*+([>%])\}\}")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
MAX_TAG = 20_000


@dataclass(slots=True)
class Arguments:
    """The arguments of a tag: `named` by name, `placed` in order. What nobody has asked for is `unread`."""

    named: dict[str, str] = field(default_factory=dict)
    placed: list[str] = field(default_factory=list)
    _asked: set[str | int] = field(default_factory=set)
    _repeated: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str | None, value: str) -> None:
        """Take one argument in."""
        if name:
            if name in self.named:
                self._repeated.append((name, self.named[name]))
            self.named[name] = value
        else:
            self.placed.append(value)

    def value(self, *names: str) -> str:
        """The first of some named arguments that says anything; upper and lower case are one, as in Hugo."""
        lower = {name.lower(): value for name, value in self.named.items()}
        self._asked.update(name.lower() for name in names)
        return next((lower[name.lower()] for name in names if lower.get(name.lower())), "")

    def at(self, place: int) -> str:
        """The argument without a name at a place, from 0, or ""."""
        self._asked.add(place)
        return self.placed[place] if place < len(self.placed) else ""

    def first(self, *names: str) -> str:
        """The first of some named arguments that says anything, or else the first argument without a name."""
        return self.value(*names) or self.at(0)

    def unread(self) -> list[str]:
        """The arguments with words that nobody has asked for."""
        named = [(name, value) for name, value in self.named.items() if name.lower() not in self._asked]
        found = [f'{name}="{value}"' for name, value in (*self._repeated, *named) if any(map(str.isalpha, value))]
        placed = [value for place, value in enumerate(self.placed) if place not in self._asked]
        return [*found, *(value for value in placed if any(map(str.isalpha, value)))]

    def get(self, *names: str) -> str:
        """A named argument, ready for HTML."""
        return escape(self.value(*names))

    def __bool__(self) -> bool:
        return bool(self.named or self.placed)


@dataclass(slots=True)
class Tag:
    """One tag of the text; `start` and `end` are offsets, `mark` is `<` or `%`.

    A comment has no name, and `comment` is what it shows.
    """

    name: str
    start: int
    end: int
    mark: str
    closing: bool = False
    self_closing: bool = False
    arguments: Arguments = field(default_factory=Arguments)
    comment: str = ""


def read_tags(text: str) -> Iterator[Tag]:
    """All tags of a text, in order; what is none stays text. Linear."""
    at, comments_end = 0, True
    while opening := OPEN.search(text, at):
        at = opening.end()
        if comment := COMMENT.match(text, at):
            end = COMMENT_END.search(text, comment.end()) if comments_end else None
            comments_end = end is not None
            if end:
                shown = f"{{{{{opening[1]}{text[comment.end() : end.start()]}{end[1]}}}}}"
                at = end.end()
                yield Tag("", opening.start(), at, opening[1], comment=shown)
        elif tag := _tag(text, opening):
            at = tag.end
            yield tag


def _tag(text: str, opening: re.Match[str]) -> Tag | None:
    """The tag that `opening` begins, or None where it is none."""
    name = NAME.match(text, opening.end())
    if name is None:
        return None
    arguments = Arguments()
    at = name.end()
    while at - opening.start() < MAX_TAG:
        if close := CLOSE.match(text, at):
            if name[1] and arguments:
                return None
            return Tag(name[2], opening.start(), close.end(), opening[1], bool(name[1]), bool(close[1]), arguments)
        argument = ARGUMENT.match(text, at)
        if argument is None:
            return None
        quoted = argument[2]
        value = next(value for value in argument.groups()[1:] if value is not None)
        arguments.add(argument[1], ESCAPED.sub(r"\1", value) if quoted and "\\" in quoted else value)
        at = argument.end()
    return None
