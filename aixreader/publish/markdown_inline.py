"""HTML inside a paragraph as Markdown: words, emphasis, code, links, pictures and the numbers of footnotes."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from itertools import count
from typing import TypeAlias

from aixreader.html.names import BACK_LINK, FOOTNOTE_LINK
from aixreader.html.text_lines import BREAK
from aixreader.publish.markdown import code_span, destination, escape_markdown
from aixreader.publish.markdown_run import MarkdownRun

STYLES = {"b": "strong", "strong": "strong", "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em"}
STYLES |= {"del": "del", "s": "del", "strike": "del"}
KEPT = frozenset({"kbd", "sub", "sup"})
"""Elements that Markdown has no marks for, written as tags: their words stand between them."""
CODE = frozenset({"code", "samp", "tt"})
LANGUAGE = re.compile(r"language-([A-Za-z0-9+#._-]{1,40})")
NOTE_CLASS = "note"
"""The class of the `<sup>` that holds the number of a link on paper."""
AUTOLINK = re.compile(r"(?:https?://|mailto:)[^\s<>|\\]+")

ToAddress: TypeAlias = Callable[[str], str]
"""From an address, or the name of a picture, in the publication to the one in the file; "" for one that has none."""
End: TypeAlias = Callable[[], None]
"""What to do where an element ends."""
Attributes: TypeAlias = Mapping[str, str]


def nothing() -> None:
    """Do nothing at the end of an element."""


class FootnoteLabels:
    """Gives the footnotes of a file their labels, which count through it."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._labels: dict[str, str] = {}

    def begin_text(self) -> None:
        """Begin a text, with notes of its own."""
        self._labels = {}

    def label(self, number: str) -> str:
        """The label of the note with a number in this text."""
        if number not in self._labels:
            self._labels[number] = f"[^{next(self._numbers)}]"
        return self._labels[number]


class InlineReader(HTMLParser, ABC):
    """Reads elements inside a paragraph or a cell event by event, so that no depth of nesting meets a limit of
    recursion. What reads blocks adds `start_block`, and entries of `_starts`.
    """

    def __init__(self, link: ToAddress, picture: ToAddress, notes: FootnoteLabels) -> None:
        super().__init__(convert_charrefs=True)
        self._link = link
        self._picture = picture
        self._notes = notes
        self._runs = [MarkdownRun()]  # the open paragraph or cell, and the links inside it
        self._styles: list[str] = []
        self._open: list[tuple[str, End]] = []  # the open elements: name, and what to do at the end
        self._names: Counter[str] = Counter()  # of the open elements
        self._links = 0
        self._cells = 0  # open tables: a bar would end their cells
        self._code: list[str] | None = None
        self._language = ""
        self._is_verbatim = False
        self._hidden = 0
        self._number: list[str] | None = None  # what is read of the number of a footnote
        self._starts: dict[str, Callable[[Attributes], End]] = {
            "a": self._start_a,
            "span": self._start_span,
            "sup": self._start_sup,
        }
        self._voids = {"br": self._break, "img": self._image}

    @abstractmethod
    def start_block(self, tag: str, values: Attributes) -> End:
        """Begin an element that is none of those inside a paragraph."""

    @property
    def _run(self) -> MarkdownRun:
        return self._runs[-1]

    @property
    def _is_inline(self) -> bool:
        """Whether blocks are lines of one text here: in a cell, and in a link."""
        return bool(self._cells or self._links)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        values = {name: value or "" for name, value in attrs}
        void = self._voids.get(tag)
        if void is not None:
            void(values)
            return
        start = self._starts.get(tag)
        if start is not None:
            end = start(values)
        elif tag in CODE:
            end = self._start_code(values)
        elif tag in KEPT:
            end = self._start_kept(tag)
        elif tag in STYLES:
            end = self._start_style(STYLES[tag])
        else:
            end = self.start_block(tag, values)
        self._open.append((tag, end))
        self._names[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those inside it that are open."""
        if self._names[tag]:
            while self._close() != tag:
                pass

    def _close(self) -> str:
        """End the innermost element; returns its name."""
        name, end = self._open.pop()
        self._names[name] -= 1
        end()
        return name

    def handle_data(self, data: str) -> None:
        """Take words."""
        if self._number is not None:
            self._number.append(data)
        elif self._code is not None:
            self._code.append(data)
        elif not self._hidden:
            self._run.words(data, frozenset(self._styles))

    def _start_code(self, values: Mapping[str, str], then: End = nothing) -> End:
        if self._is_verbatim:
            language = LANGUAGE.search(values.get("class", ""))
            self._language = language[1] if language else self._language
            return then
        if self._code is None:
            self._code = []

        def end() -> None:
            self._flush_code()
            self._code = None
            then()

        return end

    def _flush_code(self) -> None:
        """Write the code that was read."""
        if self._code is not None and not self._is_verbatim:
            self._code_words("".join(self._code))
            self._code = []

    def _code_words(self, text: str) -> None:
        """A bar inside a cell would end it: there code is written as HTML, where a bar can be named."""
        if "|" in text and self._cells:
            words = escape_markdown(" ".join(text.split())).replace("\\|", "&#124;")
            self._run.markup(f"<code>{words}</code>", frozenset(self._styles))
        else:
            self._run.markup(code_span(text), frozenset(self._styles))

    def _start_style(self, kind: str, then: End = nothing) -> End:
        self._styles.append(kind)

        def end() -> None:
            self._styles.pop()
            then()

        return end

    # ------------------------------------------------------------ links and pictures

    def _start_a(self, values: Attributes) -> End:
        kinds = values.get("class", "").split()
        if BACK_LINK in kinds:
            self._hidden += 1
            return self._show
        if FOOTNOTE_LINK in kinds:
            return self._start_number()
        address = self._link(values.get("href", ""))
        if not address or self._is_verbatim or self._hidden:
            return nothing
        self._flush_code()
        self._links += 1
        self._runs.append(MarkdownRun(frozenset(self._styles), in_link=True, in_cell=bool(self._cells)))

        def end() -> None:
            self._flush_code()
            self._end_link(address)

        return end

    def _end_link(self, address: str) -> None:
        """A link whose words are its address is written once; one without words shows it."""
        self._links -= 1
        lines = self._runs.pop().lines()
        text = BREAK.join(lines)
        bare = address.removeprefix("mailto:")
        plain = text.replace("\\", "")
        if plain in (bare, "") and AUTOLINK.fullmatch(address):
            markdown = f"<{bare}>"
        else:
            markdown = f"[{text or escape_markdown(bare)}]({destination(address)})"
        self._run.markup(markdown, frozenset(self._styles))

    def _show(self) -> None:
        self._hidden -= 1

    def _start_span(self, values: Attributes) -> End:
        kinds = values.get("class", "").split()
        if FOOTNOTE_LINK in kinds:
            return self._start_number()
        if "task" in kinds:
            self._run.markup("[x]" if "task-done" in kinds else "[ ]")
            self._hidden += 1
            return self._show
        if "badge" in kinds:
            return self._start_style("strong")
        if "placeholder" in kinds:
            return self._start_style("em")
        return nothing

    def _start_number(self) -> End:
        """The number of a footnote; a `<sup>` around it has no tags."""
        if self._run.take_back("<sup>"):
            self._open[-1] = "sup", nothing
        self._number = []

        def end() -> None:
            number, self._number = "".join(self._number or ()).strip(), None
            self._run.markup(self._notes.label(number))

        return end

    def _start_sup(self, values: Attributes) -> End:
        if values.get("class") == NOTE_CLASS:
            self._hidden += 1
            return self._show
        return self._start_kept("sup")

    def _start_kept(self, tag: str) -> End:
        self._flush_code()
        self._run.markup(f"<{tag}>", frozenset(self._styles))

        def end() -> None:
            self._flush_code()
            self._run.markup(f"</{tag}>", frozenset(self._styles))

        return end

    def _image(self, values: Attributes) -> None:
        alt = escape_markdown(" ".join(values.get("alt", "").split()))
        address = self._picture(values.get("src", ""))
        if address.startswith("https://"):  # shown by nothing that stays offline: a link
            words = f"Picture: {alt}" if alt else "Picture"
            self._run.markup(words if self._links else f"[{words}]({destination(address)})")
        elif address:
            self._run.markup(f"![{alt}]({destination(address)})")
        else:
            self._run.words(f"Picture: {values.get('alt', '')}")

    def _break(self, _: Attributes) -> None:
        if self._is_verbatim and self._code is not None:
            self._code.append("\n")
        else:
            self._flush_code()
            self._run.line_break()
