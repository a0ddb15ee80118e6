"""Parses a query into a tree. Every input is valid: there are no syntax errors.

Plain words are optional, each match counts. `"a phrase"` has to match as it is; `-word` and `NOT word` must not match;
`AND`, `OR` and parentheses combine; `begin*` matches by prefix; a field (`title:`, `threat:`, `ref:`, or a facet such
as `role:`) before a word matches there only; in small letters also with a blank after it. An unclosed quote or
parenthesis ends with the query, and an operator without operands is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from aixreader.search.facets import FIELDS
from aixreader.search.words import words

MAX_QUERY_LENGTH = 500
"""Characters of a query that are read; the rest is ignored."""
MAX_DEPTH = 20
"""Nested parentheses; what is nested deeper is ignored."""
LEXEME = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<quote>["“”„«»][^"“”«»]*["“”«»]?)
    |(?P<not>-(?=[^\s-]))|(?P<field>[A-Za-z]+):(?!//)(?=\S)|(?P<word>[^\s()"“”„«»]+))""",
    re.VERBOSE,
)
ADDRESS = re.compile(r"(?:(?:https?://)?(?:www\.)?owaspai\.org)?/go(?:to)?/([\w-]+)/?|\baix:([\w-]+)", re.IGNORECASE)
"""A permalink or a link of the reader; its slug is searched for."""
OPERATORS = (("word", "AND"), ("word", "OR"), ("word", "NOT"))
QUOTE_MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words. `is_partial` is set where the last one may be incomplete."""

    text: str
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, in this order."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins with `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """Words in a field, one of `FIELDS` unless others are parsed. `is_partial` is set where the last one may be
    incomplete, `is_phrase` where they have to stand next to each other.
    """

    field: str
    text: str
    is_partial: bool = False
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Parts written side by side: all of `must` have to match, none of `must_not`. Plain `words` add to the score; they
    have to match only where `must` is empty.
    """

    words: Words | None = None
    must: tuple[Node, ...] = ()
    must_not: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class And:
    """Parts joined by AND."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Parts joined by OR."""

    nodes: tuple[Node, ...]


Node = Words | Phrase | Prefix | FieldTerm | Clause | And | Or


def parse_query(text: str, fields: Collection[str] = FIELDS) -> Node | None:
    """The tree of a query, which may have `fields`; None where it contains no word."""
    return _Parser(ADDRESS.sub(lambda match: match[1] or match[2], text[:MAX_QUERY_LENGTH]), fields).parse()


def unclosed_phrase(text: str) -> str:
    """The words of a phrase that ends with the query, since its quotation mark is not closed; "" where there is none.
    A single word is no phrase: there the mark changes next to nothing.
    """
    position, quote = 0, ""
    while (match := LEXEME.match(text[:MAX_QUERY_LENGTH], position)) and match.end() > position:
        position, quote = match.end(), match["quote"] or ""
    inner = quote[1:].strip()
    is_open = bool(inner) and inner[-1] not in QUOTE_MARKS
    return inner if is_open and len(words(inner)) > 1 else ""


@dataclass(slots=True)
class _Parser:
    """A recursive descent parser. `position` counts characters while lexing, lexemes after that."""

    text: str
    fields: Collection[str]
    position: int = 0
    depth: int = 0
    lexemes: list[tuple[str, str]] = field(default_factory=list)

    def parse(self) -> Node | None:
        while (match := LEXEME.match(self.text, self.position)) and match.end() > self.position:
            kind = match.lastgroup or ""
            if kind:
                self.lexemes.append((kind, match[kind]))
            self.position = match.end()
        while self.lexemes and self.lexemes[-1] in OPERATORS:
            self.lexemes.pop()
        self._join_fields()
        self.position = 0
        node = None
        while self.position < len(self.lexemes):  # a closing parenthesis too many is skipped
            node = _join(node, self._parse_or())
            self.position += 1
        return node

    def _join_fields(self) -> None:
        """Take a field with a blank behind its colon for one ("title: tea"). Capitals begin headings and sentences
        ("Threat: data poisoning"), and are words.
        """
        pairs = zip(self.lexemes, self.lexemes[1:], strict=False)
        for at, ((kind, text), (next_kind, following)) in enumerate(pairs):
            is_field = kind == "word" and text[-1] == ":" and text[:-1] in self.fields
            if is_field and next_kind in ("word", "quote") and following[-1] != ":":
                self.lexemes[at] = ("field", text[:-1])

    @property
    def _is_partial(self) -> bool:
        """Whether the lexeme just consumed is the last one: a blank after it changes nothing."""
        return self.position == len(self.lexemes)

    def _peek(self) -> tuple[str, str]:
        return self.lexemes[self.position] if self.position < len(self.lexemes) else ("", "")

    def _parse_or(self) -> Node | None:
        return self._parse_series(Or, "OR", self._parse_and)

    def _parse_and(self) -> Node | None:
        return self._parse_series(And, "AND", self._parse_clause)

    def _parse_series(
        self, kind: type[And | Or], operator: str, parse_operand: Callable[[], Node | None]
    ) -> Node | None:
        nodes = []
        while True:
            node = parse_operand()
            if node is not None:
                nodes.append(node)
            if self._peek() != ("word", operator):
                break
            self.position += 1
        return nodes[0] if len(nodes) == 1 else kind(tuple(nodes)) if nodes else None

    def _parse_clause(self) -> Node | None:
        plain: list[str] = []
        must: list[Node] = []
        must_not: list[Node] = []
        is_partial = False
        while (lexeme := self._peek())[0] not in ("", "close") and lexeme not in (("word", "OR"), ("word", "AND")):
            self.position += 1
            kind, text = lexeme
            if kind == "not" or lexeme == ("word", "NOT"):
                node = self._parse_next()
                if node is not None:
                    must_not.append(node)
            elif kind == "word" and not text.endswith("*"):
                plain.append(text)
                is_partial = self._is_partial
            else:
                node = self._parse_lexeme(kind, text)
                if kind == "open" and isinstance(node, Words):  # parentheses around plain words group nothing
                    plain.append(node.text)
                    is_partial = node.is_partial
                elif node is not None:
                    must.append(node)
        words = Words(" ".join(plain), is_partial) if plain else None
        if words is not None and not must and not must_not:
            return words
        if words is None and len(must) == 1 and not must_not:
            return must[0]
        return Clause(words, tuple(must), tuple(must_not)) if words or must or must_not else None

    def _parse_next(self) -> Node | None:
        kind, text = self._peek()
        if kind in ("", "close"):
            return None
        self.position += 1
        return self._parse_lexeme(kind, text)

    def _parse_lexeme(self, kind: str, text: str) -> Node | None:
        if kind == "open":
            return self._parse_group()
        if kind == "quote":
            inner = text.strip(QUOTE_MARKS).strip()
            return Phrase(inner) if any(map(str.isalnum, inner)) else None
        if kind == "field":
            return self._parse_field(text.lower(), text)
        if kind == "not":
            return self._parse_next()
        if kind == "word" and text.endswith("*"):
            return Prefix(text.rstrip("*")) if text.rstrip("*") else None
        return Words(text, self._is_partial)

    def _parse_group(self) -> Node | None:
        self.depth += 1
        inner = self._parse_or() if self.depth <= MAX_DEPTH else None
        self.depth -= 1
        if self._peek()[0] == "close":
            self.position += 1
        return inner

    def _parse_field(self, name: str, written: str) -> Node | None:
        kind, text = self._peek()
        if kind not in ("word", "quote"):
            return Words(written, self._is_partial)
        self.position += 1
        if name not in self.fields:
            return Words(f"{written} {text.strip(QUOTE_MARKS)}", self._is_partial)
        is_phrase = kind == "quote"
        words = text.strip(QUOTE_MARKS).rstrip("*").strip()
        return FieldTerm(name, words, self._is_partial and not is_phrase, is_phrase)


def _join(first: Node | None, second: Node | None) -> Node | None:
    if first is None or second is None:
        return first or second
    return And((first, second))
