"""A run of text inside Markdown: words, emphasis, code and links, rendered as the lines of one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aixreader.html.text_lines import BLANKS, BREAK
from aixreader.publish.markdown import escape_run

MARKS = {"strong": "**", "em": "*", "del": "~~"}
"""The kinds of emphasis, from the outside in, and what they are written with."""
Styles = frozenset[str]
PLAIN: Styles = frozenset()


@dataclass(frozen=True, slots=True)
class _Segment:
    markdown: str
    styles: Styles


class MarkdownRun:
    """Takes words and markup in reading order. `outer` are the kinds of emphasis that are written around all of it."""

    def __init__(self, outer: Styles = PLAIN, *, in_link: bool = False, in_cell: bool = False) -> None:
        self._outer = outer
        self._in_cell = in_cell
        self._in_link = in_link
        self._segments: list[_Segment] = []

    def words(self, text: str, styles: Styles = PLAIN) -> None:
        """Add text, which is escaped; white space is folded."""
        self.markup(escape_run(BLANKS.sub(" ", text), in_link=self._in_link, in_cell=self._in_cell), styles)

    def markup(self, markdown: str, styles: Styles = PLAIN) -> None:
        """Add Markdown as it is; an exclamation mark before a link would make a picture of it."""
        if markdown.startswith("[") and self._segments and self._segments[-1].markdown.endswith("!"):
            before = self._segments.pop()
            self._segments.append(_Segment(f"{before.markdown[:-1]}\\!", before.styles))
        self._segments.append(_Segment(markdown, styles - self._outer))

    def line_break(self) -> None:
        """Begin a new line."""
        self._segments.append(_Segment(BREAK, PLAIN))

    def take_back(self, markdown: str) -> bool:
        """Remove what was added last, if it is this; returns whether it was."""
        if not self._segments or self._segments[-1].markdown != markdown:
            return False
        del self._segments[-1]
        return True

    def lines(self) -> list[str]:
        """The lines that are not empty, without the blanks at their ends."""
        text = _emphasised(self._segments)
        folded = (re.sub(" {2,}", " ", line).strip(" ") for line in text.split(BREAK))
        return [line for line in folded if line.strip()]


def _emphasised(segments: Sequence[_Segment]) -> str:
    """The segments as Markdown, with marks around each stretch of one kind; the longer stretch is outside."""
    parts = []
    at = 0
    while at < len(segments):
        end, kind = max(((_reach(segments, at, kind), kind) for kind in MARKS), key=lambda reach: reach[0])
        if end == at:
            parts.append(("", segments[at].markdown))
            at += 1
        else:
            inside = [_Segment(segment.markdown, segment.styles - {kind}) for segment in segments[at:end]]
            parts.append((kind, _emphasised(inside)))
            at = end
    written = [""]
    for number, (kind, text) in enumerate(parts):
        if not kind or not text.strip():
            written.append(text)
        else:
            following = parts[number + 1][1][:1] if number + 1 < len(parts) else ""
            written.append(_marked(kind, text, written[-1][-1:], following))
    return "".join(written)


def _reach(segments: Sequence[_Segment], start: int, kind: str) -> int:
    """Where the stretch of a kind that begins at `start` ends."""
    end = start
    while end < len(segments) and kind in segments[end].styles:
        end += 1
    return end


def _marked(kind: str, text: str, before: str, after: str) -> str:
    """`text` with the marks of a kind; tags instead where the marks would be read as stars, for what stands beside.

    The rule is CommonMark's of flanking delimiter runs. White space is left outside.
    """
    words = text.strip(" ")
    lead, _, tail = text.partition(words)
    before, after = lead[-1:] or before, tail[:1] or after
    opens = not _is_punctuation(words[0]) or not _is_word(before)
    closes = not _is_punctuation(words[-1]) or not _is_word(after)
    if opens and closes and before not in ("*", "~"):
        return f"{lead}{MARKS[kind]}{words}{MARKS[kind]}{tail}"
    return f"{lead}<{kind}>{words}</{kind}>{tail}"


def _is_word(char: str) -> bool:
    return bool(char) and not char.isspace() and not _is_punctuation(char)


def _is_punctuation(char: str) -> bool:
    return not (char.isalnum() or char.isspace())
