"""HTML of ours as XHTML, which EPUB wants: every element closed, every attribute quoted, no names for characters."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
UNFIT = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF])
for sign in "\t\n\r":
    del UNFIT[ord(sign)]


def xhtml(html: str) -> str:
    """A fragment of well-formed HTML, as XHTML. What is open at the end is closed, what closes nothing is left out."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.text()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []

    def text(self) -> str:
        """All of it."""
        return "".join([*self._out, *(f"</{tag}>" for tag in reversed(self._open))])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = "".join(f' {name}="{_fit(value or name)}"' for name, value in dict(attrs).items() if ":" not in name)
        if tag in VOID:
            self._out.append(f"<{tag}{said}/>")
        else:
            self._out.append(f"<{tag}{said}>")
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while (last := self._open.pop()) != tag:
                self._out.append(f"</{last}>")
            self._out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._out.append(_fit(data))


def _fit(text: str) -> str:
    """`text` with what XML takes for markup escaped, and without what it cannot hold."""
    return escape(text.translate(UNFIT), quote=True)
