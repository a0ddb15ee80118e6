"""What a page embeds and the reader does not show: films, sounds, pages of others, drawings, formulas, pictures in the
text. Each is replaced by a placeholder that names it, before the sanitiser would take it out.

Works on HTML as it comes; what is left goes through the sanitiser like all else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import pairwise

from aixreader.html.plain_text import fold
from aixreader.source.raw_tags import NOTHING, TOKEN, raw_attributes

NAMES = {
    "audio": "Sound",
    "canvas": "Drawing of a script",
    "embed": "Embedded file",
    "iframe": "Embedded page",
    "img": "Picture inside the text",
    "math": "Formula",
    "object": "Embedded file",
    "svg": "Drawing",
    "video": "Video",
}
VOID_MEDIA = frozenset({"embed", "img", "input"})
# What a browser does not show either; it is left out with its text.
HIDDEN = frozenset({"datalist", "noembed", "noframes", "noscript", "script", "style", "template", "title"})
SILENT = frozenset({"style"})
"""Of these the ones that never hold words of the page."""
SOURCES = frozenset({"a", "embed", "img", "param", "source"})
LABELS = ("title", "aria-label", "alt", "name")
ADDRESSES = ("src", "data", "href", "value")
WITH_TEXT = frozenset({"math", "object", "canvas"})
"""Elements whose text is part of what they show, or stands for it."""
MAX_LABEL = 300
LOOKED_AT = frozenset({*NAMES, *HIDDEN, "input"} - {"img"})
ODD = tuple(
    map(
        re.compile, (r"<[a-zA-Z][^<>]*+(?:<|\Z)", r"</[^a-zA-Z]", r"=[\"'][^\"'<>]*+[<>]", r"=[\"' ]?[dD][aA][tT][aA]:")
    )
)
"""Markup that hides text from a reader: tags that run into others, end tags without a name; and `data:` addresses."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """An element that was replaced or left out; `shown` is what stands in its place, "" for nothing."""

    name: str
    what: str
    shown: str
    written: str = ""
    """How it begins in the page, if its name does not tell where it stands."""


def replace_media(html: str, names: Collection[str]) -> tuple[str, list[Replaced]]:
    """The HTML with placeholders, and what was replaced, in order; `names` are those of all its tags. Linear."""
    if LOOKED_AT.isdisjoint(names) and not _is_odd(html):
        return html, []
    run = _Replacing(html)
    return "".join(run.pieces()), run.replaced


def _is_odd(html: str) -> bool:
    """Whether there is markup that hides text; comments are meant to."""
    comments = html.count("<!--") != html.count("<!") or "<?" in html
    return comments or any(pattern.search(html) for pattern in ODD)


class _Replacing:
    """One pass over a page; `replaced` is filled as the pieces are read."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._tokens = list(TOKEN.finditer(html))
        self._unclosed: set[str] = set()
        self.replaced: list[Replaced] = []

    def pieces(self) -> Iterator[str]:
        """The text and the tags in order."""
        at, index = 0, 0
        while index < len(self._tokens):
            token = self._tokens[index]
            yield self._html[at : token.start()]
            shown, index = self._token(token, index)
            yield shown
            at = self._tokens[index - 1].end()
        yield self._html[at:]

    def _token(self, token: re.Match[str], index: int) -> tuple[str, int]:
        """What a token becomes, and the index of the next one to read."""
        if token["comment"] is not None:
            if not token[0].startswith("<!--"):
                self._hides("comment", token[0])
            return token[0], index + 1
        if "<" in (token["rest"] or token["head"] or "") or token["end"] == "":
            self._hides("tag", token["rest"] or token["head"] or "")
        if raw := token["raw"]:
            return self._raw(raw.lower(), token), index + 1
        name = token["name"].lower()
        if token["slash"]:
            return ("" if name in NAMES and name not in VOID_MEDIA else token[0]), index + 1
        return self._start(name, token, index)

    def _start(self, name: str, token: re.Match[str], index: int) -> tuple[str, int]:
        """A start tag, and its element where it is replaced."""
        if name in HIDDEN:
            return self._hidden(name, index)
        values = raw_attributes(token["rest"]) if name in NAMES or name == "input" else {}
        if name == "input" and values.get("type", "").strip().lower() == "checkbox":
            return _check_box(values), index + 1
        if name == "input":
            self._unshown_input(values)
        is_file = name == "img" and not values.get("src", "").strip().lower().startswith("data:")
        if name not in NAMES or is_file:
            return token[0], index + 1
        end = index if name in VOID_MEDIA or token["rest"].endswith("/") else self._end(name, index)
        inside = self._tokens[index + 1 : end] if end > index else []
        text = self._text(index, end) if end > index else ""
        return self._placeholder(name, values, inside, text), max(end, index) + 1

    def _unshown_input(self, values: dict[str, str]) -> None:
        """Note the words of a field of a form: forms need the web."""
        label = next((fold(values[key]) for key in ("placeholder", "value", "alt") if values.get(key, "").strip()), "")
        if label and values.get("type", "").strip().lower() != "hidden":
            self.replaced.append(Replaced("input", f"the <input> {_quoted(label, '')}is not shown", ""))

    def _hidden(self, name: str, index: int) -> tuple[str, int]:
        """An element that browsers do not show; of one that is never closed the tag alone goes."""
        end = self._end(name, index)
        if end > index and self._text(index, end):
            self.replaced.append(Replaced(name, f"the <{name}> is not shown", ""))
        return NOTHING, max(end, index) + 1

    def _hides(self, name: str, text: str) -> None:
        """Note text that is markup to a browser, and is not shown."""
        if words := fold(text.strip("<>!?/ ")):
            begun = text.strip().partition("\n")[0][:30]
            self.replaced.append(Replaced(name, f"'{words[:80]}' is inside a {name}", "", begun))

    def _raw(self, name: str, token: re.Match[str]) -> str:
        """An element whose content is no markup; one that is never closed would take the rest of the page with it."""
        closed = f"</{name}" in token[0].lower()
        if name == "iframe":
            left = "" if closed else escape(token["text"], quote=False)
            return self._placeholder(name, raw_attributes(token["head"]), [], "") + left
        if name in HIDDEN and token["text"].strip() and not (closed and name in SILENT):
            what = "is not shown" if closed else "is never closed and hides what follows it"
            self.replaced.append(Replaced(name, f"the <{name}> {what}", ""))
        return token[0]

    def _end(self, name: str, index: int) -> int:
        """The index of the end tag that closes the element; that of its start tag if there is none."""
        if name in self._unclosed:
            return index
        depth = 0
        for at in range(index, len(self._tokens)):
            token = self._tokens[at]
            if (token["name"] or "").lower() != name or token["rest"].endswith("/"):
                continue
            depth += -1 if token["slash"] else 1
            if not depth:
                return at
        self._unclosed.add(name)
        return index

    def _text(self, first: int, last: int) -> str:
        """The text between two tokens."""
        tokens = self._tokens[first : last + 1]
        return fold(unescape(" ".join(self._html[a.end() : b.start()] for a, b in pairwise(tokens))))

    def _placeholder(self, name: str, values: dict[str, str], inside: list[re.Match[str]], text: str) -> str:
        address = next((values[key].strip() for key in ADDRESSES if values.get(key, "").strip()), "")
        label = next((fold(values[key]) for key in LABELS if values.get(key, "").strip()), "")
        for token in inside:
            if not token["comment"] and (token["raw"] or "").lower() == "title" and not label:
                label = fold(unescape(token["text"] or ""))
            elif not address and token["name"] and not token["slash"] and token["name"].lower() in SOURCES:
                more = raw_attributes(token["rest"])
                address = next((more[key].strip() for key in ADDRESSES if more.get(key, "").strip()), "")
        if name in WITH_TEXT or not (label or address):
            label = " ".join(dict.fromkeys(filter(None, (label, text))))
        if name == "svg":
            address = ""
            if not label and (values.get("aria-hidden") == "true" or values.get("role") in ("none", "presentation")):
                self.replaced.append(Replaced(name, "a drawing without words is not shown", ""))
                return ""
        kind = NAMES[name]
        if address.lower().startswith("data:"):
            kind, address = f"{kind} ({_data_kind(address)})", ""
        self.replaced.append(Replaced(name, f"the <{name}> {_quoted(label, address)}is not shown", "a placeholder"))
        shown = escape(label[:MAX_LABEL], quote=False)
        link = f'<a href="{escape(address)}">{escape(address, quote=False)}</a>' if address else ""
        told = f"{shown} ({link})" if shown and link else shown or link
        return f'<span class="placeholder">{kind}, not shown{": " if told else ""}{told}</span>'


def _check_box(values: dict[str, str]) -> str:
    """A check box as text: lists with check boxes are read, not ticked."""
    return '<span class="task task-done">[x]</span>' if "checked" in values else '<span class="task">[ ]</span>'


def _data_kind(address: str) -> str:
    """The kind of file and the size of a `data:` address, for a person."""
    head = address[5 : address.find(",")] if "," in address else ""
    kind = head.partition(";")[0].rpartition("/")[2].partition("+")[0].upper()[:10]
    size = (len(address) * 3 // 4) // 1024
    return f"{kind if kind.isalnum() else 'data'}, {size} KB" if size else (kind if kind.isalnum() else "data")


def _quoted(label: str, address: str) -> str:
    words = label or address
    return f"'{words[:80]}' " if words else ""
