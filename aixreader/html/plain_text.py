"""The words of sanitised HTML: tags taken out, references to characters replaced.

All expressions here rely on what `aixreader.html.tree` says of sanitised HTML: `<` and `>` stand for tags only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from aixreader.html.names import BLOCKS, INLINE

TAG = re.compile(r"<[^<>]*>")
# The most frequent names first: they are tried one after the other.
FREQUENT = ("p", "li", "br", "td", "tr", "ul", "th", "ol")
_BREAKS = "|".join([*FREQUENT, *sorted(BLOCKS.difference(FREQUENT))])
BREAK = re.compile(rf"</?(?:{_BREAKS})(?=[\s/>])[^<>]*>")
NOT_INLINE = re.compile(rf"</?(?!(?:{'|'.join(sorted(INLINE))})[\s/>])[a-z][^<>]*>")
IMAGE = re.compile(r'<img(?=\s)(?:\s+(?!alt=)[^\s=<>"/]++(?:="[^"]*+")?+)*+(?:\s+alt="([^"]*)")?[^<>]*>')
SPACE = re.compile(r"[ \t\r\f\v]+")
LINE_END = re.compile(r"<br>\n?|\n")
LINE_ENDS = re.compile(r"(?<!\s)\s*\n\s*")
PIECE = 100_000
"""Characters of a large text that are handled at once."""


def strip_tags(html: str, replacement: str = "") -> str:
    """The text as it is written, each tag replaced; character references and white space stay."""
    return TAG.sub(replacement, html)


def plain_text(html: str) -> str:
    """The text on one line, white space folded, blocks and line breaks apart by one blank."""
    return fold(unescape(TAG.sub("", BREAK.sub(" ", html))))


def inline_text(html: str) -> str:
    """The text of a run without blocks on one line, white space folded; tags leave nothing behind."""
    return fold(unescape(TAG.sub("", html)))


def spaced_text(html: str) -> str:
    """The text on one line, white space folded, everything that is not inside a run of text apart by one blank."""
    return fold(unescape(TAG.sub("", NOT_INLINE.sub(" ", html))))


def block_lines(html: str) -> str:
    """The text with a line for each block; the alternative text of an image is a line of its own."""
    # An expression keeps other threads waiting as long as it runs: a large text is taken in pieces.
    text = "".join(TAG.sub("", BREAK.sub("\n", IMAGE.sub(r"\n\1\n", piece))) for piece in text_pieces(html, "<"))
    lines = (LINE_ENDS.sub("\n", SPACE.sub(" ", unescape(piece))).strip() for piece in text_pieces(text, "\n"))
    return "\n".join(filter(None, lines))


def text_pieces(text: str, mark: str, size: int = PIECE) -> Iterator[str]:
    """The text in pieces of `size` characters or a little more; all but the first begin with `mark`."""
    at = 0
    while (end := text.find(mark, at + size)) >= 0:
        yield text[at:end]
        at = end
    yield text[at:]


def split_lines(html: str) -> list[str]:
    """The HTML of each line of a paragraph; a line ends with a break or a newline."""
    return LINE_END.split(html)


def text_runs(html: str) -> list[str]:
    """The texts between the tags, in order."""
    return [unescape(run) for run in TAG.split(html) if run]


def fold(text: str) -> str:
    """`text` on one line, each run of white space one blank."""
    return " ".join(text.split())
