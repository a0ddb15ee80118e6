"""Hugo's shortcodes: replaced by placeholder words before Markdown is rendered, and by their HTML afterwards.

No template is ever run: the shortcodes the Exchange has used are rendered here, all others show what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from aixreader.model import Contributor
from aixreader.source.shortcode_html import PAIRED, RENDERERS, Arguments, Context, unknown

OPEN = re.compile(r"\{\{([<%])(?!\s*/\*)")
ARGUMENT = re.compile(r"""\s*(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`=<>%]+))""", re.DOTALL)
NAME = re.compile(r"\s*+(/?)\s*+([\w./-]+)")
CLOSE = re.compile(r"\s*+(/?)\s*+([>%])\}\}")
COMMENTED = re.compile(r"\{\{([<%])\s*+/\*((?:(?!\{\{[<%]).)*?)\*/\s*+([>%])\}\}", re.DOTALL)
MAX_DEPTH = 50
MAX_TAG = 20_000


@dataclass(slots=True)
class _Tag:
    """One shortcode tag of the text; `start` and `end` are offsets."""

    name: str
    start: int
    end: int
    closing: bool
    self_closing: bool
    arguments: Arguments


@dataclass(slots=True)
class _Node:
    """A shortcode with its content; `partner` is its closing tag, if it has one."""

    tag: _Tag
    partner: _Tag | None = None
    children: list[_Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShortcodeProblem:
    """A shortcode that is unknown, not closed or not opened; `line` is 0-based in the text."""

    kind: str
    name: str
    line: int


@dataclass(slots=True)
class Hidden:
    """A text whose shortcodes are replaced by placeholder words.

    `lines` tells for each line of `text` the 0-based line it had in the original.
    """

    text: str
    lines: list[int]
    problems: list[ShortcodeProblem]
    _html: dict[str, str]
    _word: re.Pattern[str]

    def restore(self, html: str) -> str:
        """Put the shortcodes' HTML back into rendered `html`; a paragraph that holds nothing else goes (as in Hugo)."""
        if not self._html:
            return html
        html = re.sub(rf"<p>\s*((?:{self._word.pattern}\s*)+)</p>", r"\1", html)
        return self._word.sub(lambda match: self._html[match[0]], html)


def hide_shortcodes(text: str, render: Callable[[str], str], contributors: tuple[Contributor, ...] = ()) -> Hidden:
    """Replace each outermost shortcode of `text` by a word; `render` turns inner Markdown into HTML."""
    if "{{" not in text:
        return Hidden(text, list(range(text.count("\n") + 1)), [], {}, re.compile(r"(?!)"))
    stem = _free_stem(text)
    hiding = _Hiding(text, stem, Context(render, contributors))
    hiding.run()
    return Hidden(hiding.text(), hiding.lines(), hiding.problems, hiding.html, re.compile(rf"{stem}\d+z"))


def _free_stem(text: str) -> str:
    """A word that does not occur in the text, so that no content can be taken for one of ours."""
    number = 0
    while f"shortcode{number}q" in text:
        number += 1
    return f"shortcode{number}q"


class _Hiding:
    """One run over a text: tags are read, paired, rendered and replaced."""

    def __init__(self, text: str, stem: str, context: Context) -> None:
        self._source = text
        self._stem = stem
        self._context = context
        self._pieces: list[tuple[str, int]] = []
        self.html: dict[str, str] = {}
        self.problems: list[ShortcodeProblem] = []

    def run(self) -> None:
        """Fill `html` and the pieces of the new text."""
        at = 0
        for node in self._tree(_tags(self._source)):
            end = (node.partner or node.tag).end
            self._pieces.append((_uncomment(self._source[at : node.tag.start]), at))
            word = f"{self._stem}{len(self.html)}z"
            self.html[word] = self._render(node, 0)
            self._pieces.append((word, node.tag.start))
            at = end
        self._pieces.append((_uncomment(self._source[at:]), at))

    def text(self) -> str:
        """The text with placeholder words instead of shortcodes."""
        return "".join(piece for piece, _ in self._pieces)

    def lines(self) -> list[int]:
        """For each line of the new text its line in the old one."""
        found: list[int] = []
        line, counted = 0, 0
        for piece, start in self._pieces:
            line += self._source.count("\n", counted, start)
            counted = start
            if not found:
                found.append(line)
            found.extend(line + n for n in range(1, piece.count("\n") + 1))
        return found

    def _tree(self, tags: list[_Tag]) -> list[_Node]:
        """Pair opening with closing tags; a tag without partner has no content."""
        roots: list[_Node] = []
        open_nodes: list[_Node] = []
        closed_later = _closers(tags)
        for index, tag in enumerate(tags):
            siblings = open_nodes[-1].children if open_nodes else roots
            if tag.closing:
                depth = next((i for i in range(len(open_nodes) - 1, -1, -1) if open_nodes[i].tag.name == tag.name), -1)
                if depth >= 0:
                    open_nodes[depth].partner = tag
                    del open_nodes[depth:]
                else:
                    self._odd("shortcode-unopened", tag)
                    siblings.append(_Node(tag))
                continue
            node = _Node(tag)
            siblings.append(node)
            if not tag.self_closing and closed_later.get(tag.name, -1) > index and len(open_nodes) < MAX_DEPTH:
                open_nodes.append(node)
            elif tag.name in PAIRED and not tag.self_closing:
                self._odd("shortcode-unclosed", tag)
        return self._flatten(roots)

    def _flatten(self, nodes: list[_Node]) -> list[_Node]:
        """Move the children of an unclosed shortcode to its parent."""
        flat: list[_Node] = []
        for node in nodes:
            inner = self._flatten(node.children)
            if node.partner is None and inner:
                self._odd("shortcode-unclosed", node.tag)
                node.children = []
                flat += [node, *inner]
            else:
                node.children = inner
                flat.append(node)
        return flat

    def _render(self, node: _Node, depth: int) -> str:
        tag = node.tag
        if tag.closing:
            return ""
        inner = self._inner(node, depth)
        renderer = RENDERERS.get(tag.name)
        if renderer is None:
            self._odd("shortcode-unknown", tag)
            return unknown(self._source[tag.start : tag.end], inner, self._context)
        return renderer(tag.arguments, inner, self._context)

    def _inner(self, node: _Node, depth: int) -> str | None:
        """The inner text with inner shortcodes rendered; None for a shortcode without closing tag."""
        if node.partner is None:
            return None
        pieces, at = [], node.tag.end
        for child in node.children:
            pieces.append(_uncomment(self._source[at : child.tag.start]))
            pieces.append(self._render(child, depth + 1))
            at = (child.partner or child.tag).end
        pieces.append(_uncomment(self._source[at : node.partner.start]))
        return "".join(pieces)

    def _odd(self, kind: str, tag: _Tag) -> None:
        self.problems.append(ShortcodeProblem(kind, tag.name, self._source.count("\n", 0, tag.start)))


def _closers(tags: list[_Tag]) -> dict[str, int]:
    """The index of the last closing tag of each name."""
    return {tag.name: index for index, tag in enumerate(tags) if tag.closing}


def _uncomment(text: str) -> str:
    """`{{</* x */>}}` is how Hugo writes a shortcode that shall be shown, not run."""
    return COMMENTED.sub(r"{{\1\2\3}}", text) if "/*" in text else text


def _tags(text: str) -> list[_Tag]:
    found: list[_Tag] = []
    at = 0
    while opening := OPEN.search(text, at):
        tag = _tag(text, opening.start(), opening.end())
        if tag:
            found.append(tag)
        at = tag.end if tag else opening.end()
    return found


def _tag(text: str, start: int, at: int) -> _Tag | None:
    """The tag whose `{{<` ends at `at`, or None where it is none (then it stays as text)."""
    name = NAME.match(text, at)
    if name is None:
        return None
    arguments = Arguments()
    at = name.end()
    while at - start < MAX_TAG:
        if close := CLOSE.match(text, at):
            return _Tag(name[2], start, close.end(), bool(name[1]), bool(close[1]), arguments)
        argument = ARGUMENT.match(text, at)
        if argument is None:
            return None
        arguments.add(argument[1], next(value for value in argument.groups()[1:] if value is not None))
        at = argument.end()
    return None
