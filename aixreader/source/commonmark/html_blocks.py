"""Raw HTML: CommonMark's seven kinds of HTML blocks, and tags within text."""

from __future__ import annotations

import re

_BLOCK_TAGS = """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link
    main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead
    title tr track ul
"""
_ATTRIBUTE = (
    r"[ \t\n]++[a-zA-Z_:][a-zA-Z0-9_.:-]*+"
    r"(?:[ \t\n]*+=[ \t\n]*+(?:[^ \t\n\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+"
)
_OPEN = rf"<[a-zA-Z][a-zA-Z0-9-]*+(?:{_ATTRIBUTE})*+[ \t\n]*+/?>"
_CLOSE = r"</[a-zA-Z][a-zA-Z0-9-]*+[ \t\n]*+>"
TAG = re.compile(rf"{_OPEN}|{_CLOSE}")
# A tag longer than this is text, so that unclosed quotes cannot make each `<` read the rest of the page.
MAX_TAG = 20_000
# Tags, comments, instructions and declarations, for leaving them out.
MARKUP = re.compile(
    rf"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<![a-zA-Z][^>]*+>|{TAG.pattern}", re.DOTALL
)
_BLANK = re.compile(r"[ \t]*$")

# Start and end of each kind; the last cannot interrupt a paragraph.
_KINDS = tuple(
    (re.compile(start, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in (
        (r"<(?:script|pre|style|textarea)(?:[\s>]|$)", r"</(?:script|pre|style|textarea)>"),
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<!\[CDATA\[", r"\]\]>"),
        (r"<![a-z]", r">"),
    )
)
_BLOCK = re.compile(rf"</?(?:{'|'.join(_BLOCK_TAGS.split())})(?:\s|/?>|$)", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{_OPEN}|{_CLOSE})[ \t]*+$")


def html_block_end(line: str, at: int, *, interrupts: bool) -> re.Pattern[str] | None:
    """What ends the HTML block that starts at `at`; None where none starts there (or none that may interrupt a
    paragraph). Blocks that end before a blank line are told by `ends_at_blank`.
    """
    for start, end in _KINDS:
        if start.match(line, at):
            return end
    if _BLOCK.match(line, at) or (not interrupts and _ALONE.match(line, at)):
        return _BLANK
    return None


def ends_at_blank(end: re.Pattern[str]) -> bool:
    """Whether a block with this end goes on to the next blank line."""
    return end is _BLANK


def without_tags(html: str) -> str:
    """The text of an HTML block: scripts, styles, comments and tags left out."""
    html = re.sub(r"<(script|style)\b.*?(?:</\1>|\Z)", "", html, flags=re.DOTALL | re.IGNORECASE)
    return MARKUP.sub("", html).replace("<", "&lt;").replace(">", "&gt;")


class InlineHtml:
    """Finds the raw HTML in one text; what has no end is looked for once only."""

    _ENDS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))

    def __init__(self, text: str) -> None:
        self._text = text
        self._endless: set[str] = set()

    def end(self, at: int) -> int | None:
        """Where the tag, comment, instruction or declaration at `at` ends; None where there is none."""
        text = self._text
        following = text[at + 1 : at + 2]
        if following not in ("!", "?"):
            match = TAG.match(text, at, at + MAX_TAG)
            return match.end() if match else None
        if text.startswith(("<!-->", "<!--->"), at):
            return text.index(">", at) + 1
        for start, end in self._ENDS:
            if text.startswith(start, at):
                if start == "<!" and not text[at + 2 : at + 3].isalpha():
                    return None
                return self._find(end, at + len(start))
        return None

    def _find(self, end: str, at: int) -> int | None:
        if end in self._endless:
            return None
        found = self._text.find(end, at)
        if found < 0:
            self._endless.add(end)
            return None
        return found + len(end)
