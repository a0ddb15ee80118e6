"""The words of sanitised HTML: tags taken out, references to characters replaced.

All expressions here rely on what `aixreader.html.tree` says of sanitised HTML: `<` and `>` stand for tags only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
CUT = re.compile(r"[<\s]")
PIECE_LENGTH = 100_000
"""Characters that are taken in one go of a long text."""


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


def block_lines(html: str, on_piece: Callable[[], object] = lambda: None) -> str:
    """The text with a line for each block; the alternative text of an image is a line of its own.

    `on_piece` is called between pieces of a long text: a substitution lets no other thread run until it is through.
    """
    texts: list[str] = []
    ends_blank = False
    for piece in _pieces(html):
        on_piece()
        text = TAG.sub("", BREAK.sub("\n", IMAGE.sub(r"\n\1\n", piece)))
        text = SPACE.sub(" ", unescape(text))
        texts.append(text.removeprefix(" ") if ends_blank else text)
        ends_blank = text.endswith(" ") if text else ends_blank
    lines = map(str.strip, "".join(texts).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(html: str) -> Iterator[str]:
    """The HTML in pieces of about `PIECE_LENGTH` characters, cut before a tag, or else at white space."""
    start = 0
    while len(html) - start > PIECE_LENGTH:
        end = html.rfind("<", start + 1, start + PIECE_LENGTH)
        if end < 0:
            own_end = html.find(">", start) if html.startswith("<", start) else 0
            match = CUT.search(html, max(start + PIECE_LENGTH, own_end))
            end = match.start() if match else len(html)
        yield html[start:end]
        start = end
    yield html[start:]


def split_lines(html: str) -> list[str]:
    """The HTML of each line of a paragraph; a line ends with a break or a newline."""
    return LINE_END.split(html)


def text_runs(html: str) -> list[str]:
    """The texts between the tags, in order."""
    return [unescape(run) for run in TAG.split(html) if run]


def fold(text: str) -> str:
    """`text` on one line, each run of white space one blank."""
    return " ".join(text.split())
