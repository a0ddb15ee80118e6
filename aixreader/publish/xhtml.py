"""Converts HTML fragments to XHTML for EPUB: elements closed, attributes quoted, no named character references, no
obsolete elements and attributes (as EPUBCheck requires).
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from aixreader.html.edit import replace_elements
from aixreader.html.names import VOID
from aixreader.html.tree import Element, join_attributes, written_attributes

ACTIVE = frozenset({"script", "style", "iframe", "object", "embed", "form", "base", "meta", "link"})
"""What no page of a book has; the text of the first two is left out with them. The sanitiser has taken it all out."""
SILENT = ("script", "style")
OF_BOOKS = "epub:type"
"""The one attribute with a prefix that is kept."""
OBSOLETE_TAGS = {"strike": "s", "tt": "code"}
BOOLEAN_ATTRIBUTES = frozenset({"open", "reversed"})
OBSOLETE_ATTRIBUTES = frozenset({"name"})
NUMERIC_ATTRIBUTES = frozenset({"colspan", "height", "rowspan", "span", "start", "value", "width"})
CHILDREN = {"ul": ("li",), "ol": ("li",), "dl": ("dd", "dt")}
"""What lists consist of, first what anything else is put into: browsers take any child, XHTML does not."""
ITEMS = frozenset({"li", "dd", "dt"})
INVALID_CHARACTERS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF])
"""Characters that XML does not allow or discourages (XML 1.0, section 2.2), but tab and line ends."""
for allowed in "\t\n\r":
    del INVALID_CHARACTERS[ord(allowed)]


def xhtml(html: str) -> str:
    """`html` as an XHTML fragment. Elements still open at the end are closed, unmatched end tags are dropped."""
    writer = _Writer()
    writer.feed(replace_elements(html, "th", _empty_head))
    writer.close()
    return writer.text()


def _empty_head(cell: Element) -> str | None:
    """A cell that is the head of nothing is no head: screen readers would announce it before each cell."""
    if cell.content.strip() or not cell.is_closed:
        return None
    values = {name: value for name, value in written_attributes(cell.written).items() if name != "scope"}
    return f"<td{join_attributes(values)}></td>"


class _Writer(HTMLParser):
    """`_open` are the open elements: their name in the source ("" for one that it lacks), and as they are written.
    `_items` has the last item of each open `dl`, "" before the first.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._items: list[str] = []

    def text(self) -> str:
        """The XHTML, with its open elements closed."""
        while self._open:
            self._close()
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ACTIVE:
            return
        written = self._fitted(OBSOLETE_TAGS.get(tag, tag))
        attributes = "".join(_attribute(name, value) for name, value in dict(attrs).items())
        if tag == "img" and "src" not in dict(attrs):
            self._out.append(_escape(dict(attrs).get("alt") or ""))
        elif tag in VOID:
            self._out.append(f"<{written}{attributes}/>")
        else:
            self._start(tag, written, attributes)

    def handle_endtag(self, tag: str) -> None:
        if any(source == tag for source, _ in self._open):
            while self._close() != tag:
                pass

    def _start(self, source: str, written: str, attributes: str = "") -> None:
        """Open an element. In a `dl` a term stands before descriptions."""
        if self._parent == "dl":
            if written == "dd" and not self._items[-1]:
                self._out.append("<dt></dt>")
            self._items[-1] = written
        self._out.append(f"<{written}{attributes}>")
        self._open.append((source, written))
        if written == "dl":
            self._items.append("")

    def _close(self) -> str:
        """Close the innermost element; its name in the source. In a `dl` a description follows the last term."""
        source, written = self._open.pop()
        if written == "dl" and self._items.pop() == "dt":
            self._out.append("<dd></dd>")
        self._out.append(f"</{written}>")
        return source

    @property
    def _parent(self) -> str:
        return self._open[-1][1] if self._open else ""

    def _fitted(self, tag: str) -> str:
        """The element that a tag opens where the writer is: an item outside of lists is a plain block, and what a list
        cannot hold is put into an item of its own.
        """
        if tag in ITEMS and self._open and not self._open[-1][0]:
            self._close()
        if self._parent in CHILDREN and tag not in CHILDREN[self._parent]:
            self._open_item()
        return "div" if tag in ITEMS and tag not in CHILDREN.get(self._parent, ()) else tag

    def _open_item(self) -> None:
        self._start("", CHILDREN[self._parent][0])

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in SILENT:
            return
        if data.strip() and self._parent in CHILDREN:
            self._open_item()
        self._out.append(_escape(data))


def _attribute(name: str, value: str | None) -> str:
    """An attribute with a blank before it; "" for one that XHTML does not have or whose value is invalid."""
    if (":" in name and name != OF_BOOKS) or name in OBSOLETE_ATTRIBUTES or name.startswith("on"):
        return ""
    if name in NUMERIC_ATTRIBUTES and not (value or "").isdecimal():
        return ""
    if name == "align":
        return f' style="text-align: {value}"' if value in ("left", "center", "right") else ""
    return f' {name}="{_escape(name if name in BOOLEAN_ATTRIBUTES else value or "")}"'


def _escape(text: str) -> str:
    """`text` with markup escaped, without `INVALID_CHARACTERS`."""
    return escape(text.translate(INVALID_CHARACTERS), quote=True)
