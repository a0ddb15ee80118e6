"""Hugo's shortcodes, in Hugo's order: what `{{% %}}` makes becomes part of the Markdown, what `{{< >}}` makes is put
back as HTML when the Markdown is rendered, in place of a placeholder word.

No template is ever run: the shortcodes of Hugo, Hextra and the Exchange are rendered here, all others show what they
hold.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from html import escape, unescape

from aixreader.html.names import HEADINGS
from aixreader.html.plain_text import fold
from aixreader.source.raw_tags import TOKEN
from aixreader.source.shortcode_context import Context, Surroundings, shown_as_written, shown_inside
from aixreader.source.shortcode_html import (
    IN_MARKDOWN,
    INCLUDE,
    LAYOUT,
    LEFT_OUT,
    PAIRED,
    RENDERERS,
)
from aixreader.source.shortcode_tags import Tag, read_tags
from aixreader.source.traced_text import TracedText, joined, made_at, replaced_around, traced

MAX_DEPTH = 50
# Inner texts are rendered once for each shortcode around them: so much of them in all, then they are shown as text.
MAX_INNER = 500_000
MAX_INCLUDED_DEPTH = 5
MAX_WRITTEN = 120
STEM = re.compile(r"shortcode(\d{1,9})q")
A_LINK = re.compile(r"<(/?)a(?=[\s/>])[^<>]*>", re.IGNORECASE)
A_HEADING = re.compile(r"<(/?)h[1-6](?=[\s/>])", re.IGNORECASE)
ANY_TAG = re.compile(r"<[^<>]*>")

Render = Callable[[TracedText], str]


@dataclass(slots=True)
class _Node:
    """A shortcode with its content; `partner` is its closing tag, if it has one."""

    tag: Tag
    partner: Tag | None = None
    children: list[_Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShortcodeProblem:
    """A shortcode that is not shown as Hugo shows it; `written` is its tag, `shown` what is shown, `line` 0-based."""

    kind: str
    name: str
    line: int
    written: str = ""
    shown: str = ""


@dataclass(slots=True)
class Hidden:
    """A text whose shortcodes are replaced by placeholder words or by Markdown.

    `lines` tells for each line of `text` the 0-based line it had in the original.
    """

    text: str
    lines: list[int]
    problems: list[ShortcodeProblem]
    stem: str
    html: dict[str, str]

    def restore(self, html: str) -> str:
        """Put the shortcodes' HTML back into rendered `html`; a paragraph that holds nothing else goes (as in Hugo)."""
        if not self.html:
            return html
        word = rf"{self.stem}\d+z"
        html = re.sub(rf"<p>\s*+((?:{word}\s*+)++)</p>", r"\1", html)
        return _Restoring(self.html, self.stem, re.compile(word)).restored(html)


def hide_shortcodes(text: str, render: Render, surroundings: Surroundings | None = None, stem: str = "") -> Hidden:
    """Replace each outermost shortcode of `text`; `render` turns inner Markdown into HTML, `stem` is what placeholder
    words begin with, which must not occur in `text`.
    """
    stem = stem or free_stem(text)
    if "{{" not in text:
        return Hidden(text, list(range(text.count("\n") + 1)), [], stem, {})
    hiding = _Hiding(stem, render, surroundings or Surroundings())
    hidden = hiding.text(text)
    return Hidden(hidden, list(hidden.lines), hiding.problems, stem, hiding.html)


def free_stem(text: str) -> str:
    """A word that does not occur in the text, so that no content can be taken for one of ours."""
    return f"shortcode{max((int(number) + 1 for number in STEM.findall(text)), default=0)}q"


def _unshown(tag: Tag) -> str:
    """The arguments of a shortcode that it does not know, and that may hold words."""
    if tag.name in ("comment", "highlight") or tag.name in LEFT_OUT:
        return ""
    found = [argument for argument in tag.arguments.unread() if argument.partition("=")[0].lower() not in LAYOUT]
    return fold(", ".join(found))[:MAX_WRITTEN]


class _Restoring:
    """Puts HTML in place of placeholder words: in a tag only its words, in a link without links, in a heading without
    headings.
    """

    def __init__(self, html: dict[str, str], stem: str, word: re.Pattern[str]) -> None:
        self._html = html
        self._stem = stem
        self._word = word
        self._links = 0
        self._headings = 0

    def restored(self, html: str) -> str:
        """The HTML with what the words stand for."""
        pieces: list[str] = []
        at = 0
        for token in TOKEN.finditer(html):
            start, end = token.span()
            pieces += (self._replaced(self._shown, html[at:start]), self._replaced(self._words, html[start:end]))
            at = end
            name = token["name"]
            if name and len(name) <= len("h1"):
                self._count(name.lower(), -1 if token["slash"] else 1)
        pieces.append(self._replaced(self._shown, html[at:]))
        return "".join(pieces)

    def _count(self, name: str, step: int) -> None:
        """Note that a link or a heading begins or ends."""
        if name == "a":
            self._links = max(0, self._links + step)
        elif name in HEADINGS:
            self._headings = max(0, self._headings + step)

    def _replaced(self, replace: Callable[[re.Match[str]], str], piece: str) -> str:
        return self._word.sub(replace, piece) if self._stem in piece else piece

    def _shown(self, match: re.Match[str]) -> str:
        html = self._html.get(match[0], "")
        if self._links:
            html = A_LINK.sub(r"<\1span>", html)
        if self._headings:
            html = A_HEADING.sub(r"<\1strong", html)
        return html

    def _words(self, match: re.Match[str]) -> str:
        return escape(fold(unescape(ANY_TAG.sub(" ", self._html.get(match[0], "")))))


class _Hiding:
    """One run over a page: tags are read, paired, rendered and replaced."""

    def __init__(self, stem: str, render: Render, surroundings: Surroundings) -> None:
        self._stem = stem
        self._render_markdown = render
        self._surroundings = surroundings
        self._left = MAX_INNER
        self._included = 0
        self._line_of: Callable[[int], int] = lambda _: 0
        self._source = ""
        self.html: dict[str, str] = {}
        self.problems: list[ShortcodeProblem] = []

    def text(self, source: str, line: int | None = None) -> TracedText:
        """The Markdown of a page: placeholders and what `{{% %}}` makes in place of shortcodes.

        `line` is the one that everything is said to stand on, None for the text's own lines.
        """
        outer = self._source, self._line_of
        starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._source = source
        self._line_of = lambda at: bisect_right(starts, at) - 1 if line is None else line
        pieces: list[TracedText] = []
        at = 0
        for node in self._tree(list(read_tags(source))):
            pieces += (self._piece(at, node.tag.start), self._outermost(node))
            at = (node.partner or node.tag).end
        pieces.append(self._piece(at, len(source)))
        self._source, self._line_of = outer
        return joined(pieces)

    def _piece(self, start: int, end: int) -> TracedText:
        text = self._source[start:end]
        line = self._line_of(start)
        return traced(text, line) if self._line_of(end) != line else made_at(text, line)

    # -- pairs ---------------------------------------------------------------------------------------------------------

    def _tree(self, tags: list[Tag]) -> list[_Node]:
        """Pair opening with closing tags; a tag without partner has no content."""
        roots: list[_Node] = []
        open_nodes: list[_Node] = []
        closed_later = {tag.name: index for index, tag in enumerate(tags) if tag.closing}
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

    # -- what they show ------------------------------------------------------------------------------------------------

    def _outermost(self, node: _Node) -> TracedText:
        tag = node.tag
        line = self._line_of(tag.start)
        if not tag.name:
            return made_at(tag.comment, line)
        if tag.name == INCLUDE:
            return self._include(node, line)
        inner = self._inner(node, 0)
        shown = self._shown(node, inner, None, 0)
        if tag.mark == "%" and tag.name in IN_MARKDOWN:
            return replaced_around(shown, inner or made_at("", line), line)
        word = f"{self._stem}{len(self.html)}z"
        self.html[word] = shown
        return made_at(word, line)

    def _inner(self, node: _Node, depth: int) -> TracedText | None:
        """The inner text with inner shortcodes rendered; None for a shortcode without closing tag."""
        if node.partner is None:
            return None
        pieces, at = [], node.tag.end
        number = 0  # Hugo's `Ordinal`: of whatever name
        for child in node.children:
            pieces.append(self._piece(at, child.tag.start))
            pieces.append(self._nested(child, node, number, depth + 1))
            number += bool(child.tag.name) and not child.tag.closing
            at = (child.partner or child.tag).end
        pieces.append(self._piece(at, node.partner.start))
        return joined(pieces)

    def _nested(self, node: _Node, parent: _Node, number: int, depth: int) -> TracedText:
        """A shortcode inside another; the inner text of `{{% %}}` is rendered at once (Hugo's rule)."""
        line = self._line_of(node.tag.start)
        if not node.tag.name:
            return made_at(node.tag.comment, line)
        if node.tag.name == INCLUDE:
            return self._include(node, line)
        inner = self._inner(node, depth)
        if inner is not None and node.tag.mark == "%":
            html = self._markdown(inner)
            if "\n" not in inner.strip("\n"):
                html = html.removeprefix("<p>").removesuffix("\n").removesuffix("</p>")
            inner = made_at(html, line)
        shown = self._shown(node, inner, parent, number)
        return replaced_around(shown, inner or made_at("", line), line)

    def _shown(self, node: _Node, inner: TracedText | None, parent: _Node | None, number: int) -> str:
        """The HTML of a shortcode."""
        tag = node.tag
        if tag.closing:
            return ""
        line = self._line_of(tag.start)
        context = Context(
            partial(self._rendered, inner, line),
            self._surroundings,
            parent.tag.arguments if parent else None,
            number,
            partial(self._told, tag),
        )
        renderer = RENDERERS.get(tag.name)
        if renderer is not None:
            if tag.name in LEFT_OUT:
                self._odd("shortcode-left-out", tag)
            shown = renderer(tag.arguments, inner, context)
            if hidden := _unshown(tag):
                self._odd("shortcode-argument", tag, f"not shown: {hidden}")
            return shown
        if inner is None:
            self._odd("shortcode-unknown", tag, "it is shown as it is written")
            return shown_as_written(self._source[tag.start : tag.end])
        arguments = ", its arguments are not" if tag.arguments else ""
        self._odd("shortcode-unknown", tag, f"what stands between its tags is shown{arguments}")
        return shown_inside(inner, context)

    def _rendered(self, inner: TracedText | None, line: int, text: str) -> str:
        """Markdown as HTML; `text` is the inner text of a shortcode or one of its arguments."""
        if inner is not None and text.count("\n") == inner.count("\n"):
            return self._markdown(TracedText(text, inner.lines))
        return self._markdown(made_at(text, line))

    def _markdown(self, text: TracedText) -> str:
        self._left -= len(text)
        if self._left < 0:
            return f"<pre>{escape(text, quote=False)}</pre>"
        return self._render_markdown(text)

    def _include(self, node: _Node, line: int) -> TracedText:
        """The Markdown of another page, with its own shortcodes."""
        name = node.tag.arguments.first("path", "file")
        body = self._surroundings.include(name)
        if body is None or self._included >= MAX_INCLUDED_DEPTH:
            why = "it is not in the source" if body is None else "it includes itself"
            self._odd("shortcode-include", node.tag, f"{why}; the tag is shown as it is written")
            word = f"{self._stem}{len(self.html)}z"
            self.html[word] = shown_as_written(self._source[node.tag.start : node.tag.end])
            return made_at(word, line)
        self._left -= len(body)
        if self._left < 0:
            self._odd("shortcode-include", node.tag, "the page would become too long; it is left out")
            return made_at("", line)
        self._included += 1
        included = self.text(body, line)
        self._included -= 1
        return made_at(included, line)

    def _told(self, tag: Tag, kind: str, shown: str) -> None:
        """Note what a renderer says of its own tag."""
        self._odd(kind, tag, shown)

    def _odd(self, kind: str, tag: Tag, shown: str = "") -> None:
        written = fold(self._source[tag.start : min(tag.end, tag.start + MAX_WRITTEN)])
        if tag.end - tag.start > MAX_WRITTEN:
            written += "…"
        self.problems.append(ShortcodeProblem(kind, tag.name, self._line_of(tag.start), written, shown))
