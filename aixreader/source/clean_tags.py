"""The last touch to sanitised HTML: `settle`.

It reads the output of nh3, which is well-formed, tag by tag, and does what a filter of single attributes cannot:
a remote image keeps its address as a title and loads nothing, `<a name>` becomes an id, token classes stay inside
highlighted code only, and tags nested deeper than any page needs are taken out while their text stays.
"""

from __future__ import annotations

import re
from html import escape, unescape

from aixreader.source.allowlist import TOKEN_CLASSES, VOID
from aixreader.source.attribute_values import local_image

# Browsers themselves stop at 512; real pages nest 20 deep.
MAX_DEPTH = 500

REMOTE = "remote-image"

TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


def settle(html: str) -> str:
    """The finished HTML; `html` must come from nh3 with our allow-list."""
    return TAG.sub(_Settling().tag, html)


class _Settling:
    """One pass; `_open` says of each open element whether it was kept, `_code` how many `highlight` blocks are open."""

    def __init__(self) -> None:
        self._open: list[tuple[bool, bool]] = []
        self._code = 0

    def tag(self, match: re.Match[str]) -> str:
        """What a tag becomes."""
        slash, name, attributes = match.groups()
        if slash:
            return self._end(match[0])
        kept = len(self._open) < MAX_DEPTH
        if name not in VOID:
            code = name in ("div", "pre") and "highlight" in _classes(attributes)
            self._open.append((kept, code))
            self._code += code
        if not kept:
            return ""
        if name == "img":
            return _image(attributes)
        if attributes:
            attributes = self._attributes(name, attributes)
        return f"<{name}{attributes}>{_lost_line(match) if name == 'pre' else ''}"

    def _end(self, tag: str) -> str:
        if not self._open:
            return ""
        kept, code = self._open.pop()
        self._code -= code
        return tag if kept else ""

    def _attributes(self, name: str, attributes: str) -> str:
        if name == "span" and not self._code and _classes(attributes) & TOKEN_CLASSES:
            attributes = _without_token_classes(attributes)
        if name == "a" and ' name="' in attributes:
            attributes = _with_id(attributes)
        return _escaped(attributes)


def _classes(attributes: str) -> set[str]:
    """The classes of a tag; none of those allowed needs unescaping."""
    if ' class="' not in attributes:
        return set()
    return set(dict(ATTRIBUTE.findall(attributes)).get("class", "").split())


def _without_token_classes(attributes: str) -> str:
    values = dict(ATTRIBUTE.findall(attributes))
    values["class"] = " ".join(name for name in values["class"].split() if name not in TOKEN_CLASSES)
    return _joined({name: value for name, value in values.items() if name != "class" or value})


def _with_id(attributes: str) -> str:
    """`name` as id, unless there is one."""
    values = dict(ATTRIBUTE.findall(attributes))
    values.setdefault("id", values.pop("name"))
    values.pop("name", None)
    return _joined(values)


def _joined(values: dict[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items())


def _escaped(attributes: str) -> str:
    """No value holds a bare `<` or `>`, so that later stages may look for tags with a plain expression."""
    return attributes.replace("<", "&lt;").replace(">", "&gt;")


def _lost_line(match: re.Match[str]) -> str:
    """The empty first line of a `pre`, which parsers take off once each time."""
    return "\n" if match.string.startswith("\n", match.end()) else ""


def _image(attributes: str) -> str:
    """A local image as it is; a remote one without `src`, its address in the title; else the alternative text."""
    values = dict(ATTRIBUTE.findall(attributes))
    source = unescape(values.get("src", ""))
    if source and local_image(source) == source:
        return f"<img{_escaped(attributes)}>"
    alt = values.get("alt", "")
    if not source and REMOTE not in values.get("class", "").split():
        return f'<span class="placeholder">{escape(unescape(alt).strip(), quote=False)}</span>' if alt.strip() else ""
    title = escape(source) if source else values.get("title", "")
    return f'<img class="{REMOTE}" alt="{_escaped(alt)}" title="{_escaped(title)}">'
