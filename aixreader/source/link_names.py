"""Names for links that hold no words, an icon or a picture without an alternative: screen readers, plain text and
whoever lacks the site's icon font would find nothing there.

The name is the link's own label, or else the host it leads to. It becomes the title of a link with the class
`icon-link`, which the style sheet shows and publications write out: the text of the page stays what the site shows. The
labels are told by attributes that the sanitiser takes out, so this works on raw HTML; what comes of it goes through
the sanitiser like all else.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote, urlsplit

from aixreader.html.plain_text import fold
from aixreader.source.raw_tags import START_TAG_REST, raw_attributes

LABELS = ("aria-label", "title")
MAX_NAME = 300
# A heading may hold a link to itself; words there would become its title. Icon fonts use characters of private use.
UNSEEN = r"\s|&nbsp;|&#(?:160|x[aA]0|x[eEfF][0-9a-fA-F]{3});|[\u200b-\u200f\u2060\ufe0f\ufeff\ue000-\uf8ff]"
TOKEN = re.compile(
    r"(?P<heading></?h[1-6](?=[\s/>]))"
    rf"|(?P<start><a(?=\s)(?P<rest>{START_TAG_REST})>?)"
    rf"(?:(?<=>)(?P<content>(?:{UNSEEN}|<(?!/?a[\s/>])[^<>]*+>)*+)(?=</a\s*>))?",
    re.IGNORECASE,
)
TAG = re.compile(r"<(/?[a-zA-Z][^\s/<>]*+)[^<>]*>")
ICON_LINK = "icon-link"
IMAGE = re.compile(r"(?<=<img)(?=[\s/])", re.IGNORECASE)


def name_links(html: str) -> str:
    """The HTML with names for links outside of headings that have no words and lead out or are labelled. Linear."""
    in_heading = False

    def named(match: re.Match[str]) -> str:
        nonlocal in_heading
        if match["heading"]:
            in_heading = match["heading"][1] != "/"
            return match[0]
        if in_heading or match["content"] is None:
            return match[0]
        return _named(raw_attributes(match["rest"]), match["start"], match["content"])

    return TOKEN.sub(named, html) if "<a" in html or "<A" in html else html


def _named(values: dict[str, str], start: str, content: str) -> str:
    """A link, without its end tag, with a name; a picture says it in its alternative."""
    tags = [(match[1].lower(), raw_attributes(match[0])) for match in TAG.finditer(content)]
    if any(name == "img" and inner.get("alt", "").strip() for name, inner in tags):
        return start + content
    labels = (inner.get(key, "") for inner in (values, *(inner for _, inner in tags)) for key in LABELS)
    label = next(filter(None, map(fold, labels)), "")
    if any(name == "img" for name, _ in tags):
        return start + (IMAGE.sub(rf' alt="{_attribute(label)}"', content, count=1) if label else content)
    name = (label or _target(values.get("href", "")))[:MAX_NAME]
    classes = escape(f"{values.get('class', '')} {ICON_LINK}".strip())
    # Of an attribute that stands twice, the first counts.
    return f'<a title="{escape(name)}" class="{classes}"{start[2:]}{content}' if name else start + content


def _attribute(text: str) -> str:
    """`text` as a value in a replacement of an expression."""
    return escape(text[:MAX_NAME]).replace("\\", r"\\")


def _target(address: str) -> str:
    """Where an address leads, for a person: its host, or whom mail goes to; "" for one of the site."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return unquote(parts.path)
    return host.removeprefix("www.") if parts.scheme in ("http", "https", "") else ""
