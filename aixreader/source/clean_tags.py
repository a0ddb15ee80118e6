"""The last touch to sanitised HTML: `normalise_html`.

It reads the output of nh3, which is well-formed, tag by tag, and does what a filter of single attributes cannot:
a remote image keeps its address as a title and loads nothing, `<a name>` becomes an id, token classes stay inside
highlighted code only, and tags nested deeper than any page needs are taken out while their text stays.
"""

from __future__ import annotations

from html import escape, unescape

from aixreader.html.edit import replace_tags
from aixreader.html.names import VOID
from aixreader.html.tree import Tag, join_attributes, written_attributes
from aixreader.source.allowlist import TOKEN_CLASSES
from aixreader.source.attribute_values import local_image

# Browsers themselves stop at 512; real pages nest 20 deep.
MAX_DEPTH = 500

REMOTE = "remote-image"


def normalise_html(html: str) -> str:
    """The finished HTML; `html` must come from nh3 with our allow-list."""
    return replace_tags(html, (), _Normaliser(html).tag)


class _Normaliser:
    """One pass; `_open` says of each open element whether it stays and whether it is a `highlight` block, `_code` how
    many of the latter are open.
    """

    def __init__(self, html: str) -> None:
        self._html = html
        self._open: list[tuple[bool, bool]] = []
        self._code = 0

    def tag(self, tag: Tag) -> str | None:
        """The replacement of a tag; None to leave it as it is."""
        if tag.is_end:
            return self._end()
        name, written = tag.name, tag.written
        stays = len(self._open) < MAX_DEPTH
        if name not in VOID:
            code = name in ("div", "pre") and "highlight" in _classes(written)
            self._open.append((stays, code))
            self._code += code
        if not stays:
            return ""
        if name == "img":
            return _image(written)
        if written:
            written = self._attributes(name, written)
        # Parsers drop an empty first line of a `pre` each time they read it.
        line = "\n" if name == "pre" and self._html.startswith("\n", tag.end) else ""
        return f"<{name}{written}>{line}"

    def _end(self) -> str | None:
        if not self._open:
            return ""
        stays, code = self._open.pop()
        self._code -= code
        return None if stays else ""

    def _attributes(self, name: str, written: str) -> str:
        if name == "span" and not self._code and _classes(written) & TOKEN_CLASSES:
            written = _without_token_classes(written)
        if name == "a" and ' name="' in written:
            written = _with_id(written)
        return _escaped(written)


def _classes(written: str) -> set[str]:
    """The classes of a tag; none of those allowed needs unescaping."""
    if ' class="' not in written:
        return set()
    return set(written_attributes(written).get("class", "").split())


def _without_token_classes(written: str) -> str:
    values = written_attributes(written)
    values["class"] = " ".join(name for name in values["class"].split() if name not in TOKEN_CLASSES)
    return join_attributes({name: value for name, value in values.items() if name != "class" or value})


def _with_id(written: str) -> str:
    """`name` as id, unless there is one."""
    values = written_attributes(written)
    values.setdefault("id", values.pop("name"))
    values.pop("name", None)
    return join_attributes(values)


def _escaped(written: str) -> str:
    """No value holds a bare `<` or `>`: what `aixreader.html` reads relies on it."""
    return written.replace("<", "&lt;").replace(">", "&gt;")


def _image(written: str) -> str:
    """A local image as it is; a remote one without `src`, its address in the title; else the alternative text."""
    values = written_attributes(written)
    source = unescape(values.get("src", ""))
    if source and local_image(source) == source:
        return f"<img{_escaped(written)}>"
    alt = values.get("alt", "")
    if not source and REMOTE not in values.get("class", "").split():
        return f'<span class="placeholder">{escape(unescape(alt).strip(), quote=False)}</span>' if alt.strip() else ""
    title = escape(source) if source else values.get("title", "")
    return f'<img class="{REMOTE}" alt="{_escaped(alt)}" title="{_escaped(title)}">'
