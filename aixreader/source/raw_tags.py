"""A linear pass over raw HTML that bounds the cost of parsing it: `limit_html`.

The HTML parser behind nh3 takes quadratic time for tags nested tens of thousands deep, for a tag with very many
attributes and for very many `&` in one run of text; and formatting elements left open are opened again in each
later paragraph, so a small page may grow without bound. This pass takes out or parts what goes beyond any honest
page.

It also turns elements that we do not keep, but that stand as blocks of their own, into `div`s, so that their words
do not run together, and takes out those that only disturb the tree (`button`, `font` ...). Nothing here makes HTML
safe: that is the sanitiser's work, and a tag misjudged here costs time or a tag, never safety.
"""

from __future__ import annotations

import re
from html import unescape

from aixreader.html.names import VOID

# Real pages nest 20 deep. Each end tag that closes nothing is compared with all open ones, so these must be few.
MAX_OPEN = 1_000
MAX_ATTRIBUTES = 200
# A run of text is parted after so many `&`; 50,000 of them in one cost 20 ms, a million 6 s.
MAX_AMPERSANDS = 5_000
# How often elements left open may be opened again: real pages need none.
REOPENED, REOPENED_EACH = 100_000, 8
# Stands where something was taken out, so that what was apart stays apart.
NOTHING = "<!---->"
# The HTML parser, too, opens at most three formatting elements of the same kind again.
SAME_KIND = 3

_WS = r"\t\n\f\r "
_ATTRIBUTE = (
    rf"[^{_WS}/>][^{_WS}/>=]*+"
    rf"(?:[{_WS}]*+=[{_WS}]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_WS}>\"'][^{_WS}>]*+|(?=>)|\Z))?+"
)
START_TAG_REST = rf"(?:[{_WS}/]++|{_ATTRIBUTE})*+"
"""What may stand between the name of a start tag and its `>`."""
_RAW = "script|style|iframe|noembed|noframes|noscript|title|textarea|xmp"
TOKEN = re.compile(
    rf"(?P<comment><!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*+>?|</[^A-Za-z>][^>]*+>?)"
    rf"|<(?P<raw>{_RAW})(?=[{_WS}/>])(?P<head>{START_TAG_REST})>(?P<text>.*?)(?:</(?P=raw)(?=[{_WS}/>])[^>]*+>|\Z)"
    rf"|<(?P<slash>/?)(?P<name>[A-Za-z][^{_WS}/>]*+)(?P<rest>{START_TAG_REST})(?P<end>>?)",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(_ATTRIBUTE)

DIVS = ("center", "dialog", "fieldset", "form", "hgroup", "legend", "marquee", "optgroup", "plaintext", "search")
BLOCKS = dict.fromkeys(DIVS, "div") | {"dir": "ul", "listing": "pre", "menu": "ul", "option": "li", "select": "ul"}
PASSED_OVER = frozenset({"applet", "big", "button", "font", "label", "nobr"})
SHOWN_RAW = {"textarea": "div", "xmp": "pre"}
FORMATTING = frozenset({"a", "b", "code", "em", "i", "s", "small", "strike", "strong", "tt", "u"})
SCOPES = frozenset({"caption", "marquee", "object", "table", "td", "template", "th"})
TABLE_PARTS = frozenset({"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
FENCES = SCOPES - (TABLE_PARTS - {"table"})
CLOSED_BY_ITSELF = frozenset({"dd", "dt", "li", "p", "td", "th", "tr"})
# Of these the parser keeps no end tag.
NEVER_OPEN = VOID | {"base", "embed", "frame", "image", "link", "meta", "param"}


def raw_attributes(written: str) -> dict[str, str]:
    """The attributes of a tag by name; the first of a name counts, as in a browser."""
    values: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(written):
        name, _, value = match[0].partition("=")
        value = value.strip()
        if value[:1] in ("'", '"'):
            value = value[1:].removesuffix(value[0])
        values.setdefault(name.strip().lower(), unescape(value))
    return values


def limit_html(html: str) -> str:
    """The HTML within bounds; only tags are removed, never text."""
    return _Limiter().limited(html)


class _Limiter:
    """One pass: the tags that may be open, and the formatting that may be opened again."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._indexes: dict[str, list[int]] = {}
        """The indexes in `_open` of each name."""
        self._formatting: list[str] = []
        """The start tags of open formatting elements, "" where one of `SCOPES` begins."""
        self._scopes: list[int] = []
        """The indexes in `_formatting` of the latter."""
        self._tokens = 0
        self._reopened = 0

    def limited(self, html: str) -> str:
        """The text and the tags in order."""
        pieces: list[str] = []
        at = 0
        for match in TOKEN.finditer(html):
            start, end = match.span()
            if start > at:
                pieces.append(_parted(html[at:start]))
            pieces.append(self._token(match))
            at = end
        pieces.append(_parted(html[at:]))
        return "".join(pieces)

    def _token(self, match: re.Match[str]) -> str:
        comment, raw, _, _, slash, name, attributes, end = match.groups()
        if comment is not None:
            return NOTHING
        self._tokens += 1
        self._reopened += len(self._formatting)
        if raw:
            return _shown_raw(raw.lower(), match)
        name = name.lower()
        name = BLOCKS.get(name, name)
        if name in PASSED_OVER or self._reopened > REOPENED + REOPENED_EACH * self._tokens:
            return NOTHING
        if slash:
            self._close(name)
            return f"</{name}>"
        if self._start(name, attributes):
            return f"<{name}{_few_attributes(attributes)}{end}"
        return NOTHING

    def _start(self, name: str, attributes: str) -> bool:
        """Note a start tag; False where too many are open."""
        if name in NEVER_OPEN:
            return True
        if name in CLOSED_BY_ITSELF and self._open and self._open[-1] == name:
            self._pop(len(self._open) - 1)
        if len(self._open) >= MAX_OPEN:
            return False
        self._indexes.setdefault(name, []).append(len(self._open))
        self._open.append(name)
        if name in SCOPES:
            self._scopes.append(len(self._formatting))
            self._formatting.append("")
        elif name in FORMATTING:
            self._format(name, f"{name} {attributes}")
        return True

    def _format(self, name: str, tag: str) -> None:
        """Note a formatting element as the parser does: one link at a time, three of a kind."""
        if name == "a":
            self._unformat(name)
        same = [index for index in range(self._scope(), len(self._formatting)) if self._formatting[index] == tag]
        if len(same) >= SAME_KIND:
            del self._formatting[same[0]]
        self._formatting.append(tag)

    def _scope(self) -> int:
        """Where the formatting of the innermost scope begins."""
        return self._scopes[-1] + 1 if self._scopes else 0

    def _unformat(self, name: str) -> None:
        for index in range(len(self._formatting) - 1, self._scope() - 1, -1):
            if self._formatting[index].startswith(f"{name} "):
                del self._formatting[index]
                return

    def _close(self, name: str) -> None:
        """Note an end tag, where the parser is sure to take it for one: not out of a scope it does not end itself."""
        if name in FORMATTING:
            self._unformat(name)
        indexes = self._indexes.get(name)
        if not indexes:
            return
        index = indexes[-1]
        if index < len(self._open) - 1:
            for fence in FENCES if name in TABLE_PARTS else SCOPES:
                at = self._indexes.get(fence)
                if at and at[-1] > index:
                    return
        self._pop(index)

    def _pop(self, index: int) -> None:
        """Take the open tags from `index` on for closed, and forget the formatting inside their scopes."""
        for name in reversed(self._open[index:]):
            self._indexes[name].pop()
            if name in SCOPES:
                del self._formatting[self._scopes.pop() :]
        del self._open[index:]


def _shown_raw(name: str, match: re.Match[str]) -> str:
    """An element whose content is not markup: shown as text where a browser shows it, else left to the sanitiser."""
    if name not in SHOWN_RAW:
        return match[0]
    # Character references count in a textarea, and are plain text in an xmp.
    text = match["text"] if name == "textarea" else match["text"].replace("&", "&amp;")
    return f"<{SHOWN_RAW[name]}>{_parted(text.replace('<', '&lt;'))}</{SHOWN_RAW[name]}>"


def _few_attributes(attributes: str) -> str:
    if len(attributes) < 2 * MAX_ATTRIBUTES:
        return attributes
    for number, match in enumerate(ATTRIBUTE.finditer(attributes)):
        if number == MAX_ATTRIBUTES:
            return attributes[: match.start()]
    return attributes


def _parted(text: str) -> str:
    """A run of text, with an empty comment after each so many `&`."""
    if len(text) <= MAX_AMPERSANDS or text.count("&") <= MAX_AMPERSANDS:
        return text
    parts = text.split("&")
    runs = ("&".join(parts[at : at + MAX_AMPERSANDS]) for at in range(0, len(parts), MAX_AMPERSANDS))
    return f"{NOTHING}&".join(runs)
