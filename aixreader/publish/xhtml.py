"""HTML of ours as XHTML, which EPUB wants: every element closed, every attribute quoted, no names for characters, and
nothing that HTML has given up (the rules of EPUBCheck).
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
RENAMED = {"strike": "s", "tt": "code"}
SWITCHES = frozenset({"open", "reversed"})
GIVEN_UP = frozenset({"name"})
NUMBERS = frozenset({"colspan", "height", "rowspan", "span", "start", "value", "width"})
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
        tag = RENAMED.get(tag, tag)
        said = "".join(_attribute(name, value) for name, value in dict(attrs).items())
        if tag == "img" and "src" not in dict(attrs):
            self._out.append(_fit(dict(attrs).get("alt") or ""))
        elif tag in VOID:
            self._out.append(f"<{tag}{said}/>")
        else:
            self._out.append(f"<{tag}{said}>")
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        tag = RENAMED.get(tag, tag)
        if tag in self._open:
            while (last := self._open.pop()) != tag:
                self._out.append(f"</{last}>")
            self._out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._out.append(_fit(data))


def _attribute(name: str, value: str | None) -> str:
    """An attribute as XHTML has it, with a blank before it; nothing where it has none."""
    if ":" in name or name in GIVEN_UP or (name in NUMBERS and not (value or "").isdecimal()):
        return ""
    if name == "align":
        return f' style="text-align: {value}"' if value in ("left", "center", "right") else ""
    return f' {name}="{_fit(name if name in SWITCHES else value or "")}"'


def _fit(text: str) -> str:
    """`text` with what XML takes for markup escaped, and without what it cannot hold."""
    return escape(text.translate(UNFIT), quote=True)
