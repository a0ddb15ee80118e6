"""Reads what was typed into what is meant. Nothing that can be typed is an error.

Plain words stand side by side: each found one counts. `"a phrase"` must stand so; `-word` and `NOT word` must not;
`AND`, `OR` and parentheses join; `begin*` is the beginning of a word; `title:`, `role:`, `when:`, `by:`, `page:` and
`ref:` look in one place. What is not closed ends with the query, and an operator without anything to join is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

FIELDS = frozenset({"title", "role", "when", "by", "page", "ref"})
MOST = 500
"""So many characters of a query are read."""
DEEPEST = 20
LEXEME = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<quote>["“”„«»][^"“”«»]*["“”«»]?)
    |(?P<not>-(?=[^\s-]))|(?P<field>[A-Za-z]+):(?!//)(?=\S)|(?P<word>[^\s()"“”„«»]+))""",
    re.VERBOSE,
)
ADDRESS = re.compile(r"(?:(?:https?://)?(?:www\.)?owaspai\.org)?/go(?:to)?/([\w-]+)/?|\baix:([\w-]+)", re.IGNORECASE)
"""A permalink, or a link of the reader's: what is meant is the name in it."""
MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words. `typing` is set where the last one may go on."""

    text: str
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together."""

    text: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """The beginning of a word."""

    text: str


@dataclass(frozen=True, slots=True)
class In:
    """What is looked for in one place only."""

    place: str
    text: str
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Side by side: every one of `must`, none of `never`; plain `words` count but need not stand, unless there is
    nothing else.
    """

    words: Words | None = None
    must: tuple[Node, ...] = ()
    never: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class All:
    """Joined by AND."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Joined by OR."""

    nodes: tuple[Node, ...]


Node = Words | Phrase | Beginning | In | Together | All | AnyOf


def read_query(text: str) -> Node | None:
    """What `text` means; None where it holds no word."""
    return _Reader(ADDRESS.sub(lambda match: match[1] or match[2], text[:MOST])).read()


@dataclass(slots=True)
class _Reader:
    text: str
    at: int = 0
    depth: int = 0
    lexemes: list[tuple[str, str]] = field(default_factory=list)

    def read(self) -> Node | None:
        while (match := LEXEME.match(self.text, self.at)) and match.end() > self.at:
            kind = match.lastgroup or ""
            if kind:
                self.lexemes.append((kind, match[kind]))
            self.at = match.end()
        self.at = 0
        found = None
        while self.at < len(self.lexemes):  # a parenthesis too many is passed over
            found = _joined(All, found, self._any())
            self.at += 1
        return found

    @property
    def _typing(self) -> bool:
        """Whether the lexeme just taken is the last, and no blank after it says that it is done."""
        return self.at == len(self.lexemes) and not self.text[-1:].isspace()

    def _peek(self) -> tuple[str, str]:
        return self.lexemes[self.at] if self.at < len(self.lexemes) else ("", "")

    def _any(self) -> Node | None:
        return self._series(AnyOf, "OR", self._all)

    def _all(self) -> Node | None:
        return self._series(All, "AND", self._together)

    def _series(self, kind: type[All | AnyOf], operator: str, part: object) -> Node | None:
        nodes = []
        while True:
            node = part()  # type: ignore[operator]  # a bound method of this class
            if node is not None:
                nodes.append(node)
            if self._peek() != ("word", operator):
                break
            self.at += 1
        return nodes[0] if len(nodes) == 1 else kind(tuple(nodes)) if nodes else None

    def _together(self) -> Node | None:
        plain: list[str] = []
        must: list[Node] = []
        never: list[Node] = []
        typing = False
        while (lexeme := self._peek())[0] not in ("", "close") and lexeme not in (("word", "OR"), ("word", "AND")):
            self.at += 1
            kind, text = lexeme
            if kind == "not" or lexeme == ("word", "NOT"):
                node = self._one()
                if node is not None:
                    never.append(node)
            elif kind == "word" and not text.endswith("*"):
                plain.append(text)
                typing = self._typing
            else:
                node = self._node(kind, text)
                if node is not None:
                    must.append(node)
        words = Words(" ".join(plain), typing) if plain else None
        if words is not None and not must and not never:
            return words
        if words is None and len(must) == 1 and not never:
            return must[0]
        return Together(words, tuple(must), tuple(never)) if words or must or never else None

    def _one(self) -> Node | None:
        kind, text = self._peek()
        if kind in ("", "close"):
            return None
        self.at += 1
        return self._node(kind, text)

    def _node(self, kind: str, text: str) -> Node | None:
        if kind == "open":
            return self._group()
        if kind == "quote":
            inner = text.strip(MARKS).strip()
            return Phrase(inner) if any(map(str.isalnum, inner)) else None
        if kind == "field":
            return self._place(text.lower(), text)
        if kind == "not":
            return self._one()
        if kind == "word" and text.endswith("*"):
            return Beginning(text.rstrip("*")) if text.rstrip("*") else None
        return Words(text, self._typing)

    def _group(self) -> Node | None:
        self.depth += 1
        inner = self._any() if self.depth <= DEEPEST else None
        self.depth -= 1
        if self._peek()[0] == "close":
            self.at += 1
        return inner

    def _place(self, place: str, written: str) -> Node | None:
        kind, text = self._peek()
        if kind not in ("word", "quote"):
            return Words(written, self._typing)
        self.at += 1
        if place not in FIELDS:
            return Words(f"{written} {text.strip(MARKS)}", self._typing)
        return In(place, text.strip(MARKS).rstrip("*").strip(), self._typing and kind == "word")


def _joined(kind: type[All], first: Node | None, second: Node | None) -> Node | None:
    if first is None or second is None:
        return first or second
    return kind((first, second))
