"""The tags and texts of HTML as programs and people write it: tags that are never closed, quotes that are missing.

All expressions are linear: a tag ends at the next `<` at the latest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = r"<(/?)([A-Za-z][A-Za-z0-9]*+)"
TAG = re.compile(rf"""{_NAME}((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""")
BROKEN_TAG = re.compile(rf"{_NAME}([^<>]*+)>?+")
"""A tag with a quote too many, or without an end."""
ATTRIBUTE = re.compile(r"""([^\s=<>"'/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|["']?+([^\s"'<>]*+)))?+""")
COMMENT, COMMENT_END = "<!--", "-->"


class LooseTag(NamedTuple):
    """A tag in lower case, with its attributes, and the text after it up to the next tag, both unescaped."""

    name: str
    is_end: bool
    attributes: dict[str, str]
    text: str


def loose_tags(html: str) -> Iterator[LooseTag]:
    """The tags of `html` in order; text before the first is dropped, and so are comments and declarations."""
    open_tag: re.Match[str] | None = None
    texts: list[str] = []
    at = 0
    has_comments = True
    while (start := html.find("<", at)) >= 0:
        texts.append(html[at:start])
        at = start + 1
        if has_comments and html.startswith(COMMENT, start):
            end = html.find(COMMENT_END, start)
            has_comments = end >= 0
            at = end + len(COMMENT_END) if has_comments else at
        elif (match := TAG.match(html, start) or BROKEN_TAG.match(html, start)) is not None:
            if open_tag is not None:
                yield _tag(open_tag, texts)
            open_tag, texts, at = match, [], match.end()
        elif not html.startswith(("<!", "<?"), start):
            texts.append("<")
    if open_tag is not None:
        yield _tag(open_tag, [*texts, html[at:]])


def _tag(match: re.Match[str], texts: list[str]) -> LooseTag:
    attributes = {
        name.lower(): unescape(double or single or bare) for name, double, single, bare in ATTRIBUTE.findall(match[3])
    }
    return LooseTag(match[2].lower(), match[1] == "/", attributes, unescape("".join(texts)))
