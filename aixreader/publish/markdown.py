"""Text inside Markdown (CommonMark, with GitHub's extensions): escaped or fenced, so that it ends where it should."""

from __future__ import annotations

import re

SPECIAL = "\\`*_[]<>#|~"
ENTITY = re.compile(r"&(?=#?\w+;)")
LINE_END = re.compile(r"\r\n?|\n")
BLOCK_START = re.compile(r"\A(?:(?=[-+=:])|(\d{1,9})(?=[.)]))")
"""What begins a list, an underline of a heading or a definition, and is not escaped elsewhere in a line."""
TICKS = re.compile(r"`+")
NO_PARAGRAPH = re.compile(
    r"(?: {4}| {0,3}\t)[ \t]*+\S"  # indented code
    r"| {0,3}(?:[-+=#>|:]|\*(?:[ \t]|$)|\d{1,9}[.)]|[*_][*_ \t]*$)"
)
"""A line that begins or ends another block than a paragraph."""
REACHES_ON = re.compile(r"<|```|~~~|\]:|\$\$|%%|\{[{%#]|[\x00-\x08\x0b-\x1f\x7f]")
"""What reaches beyond its paragraph: HTML, fences, definitions of links and footnotes, formulas, comments and templates
of programs that read Markdown.
"""


def escape_markdown(text: str) -> str:
    """`text` with Markdown's special characters escaped by backslashes. Line ends stay."""
    return ENTITY.sub(r"\\&", "".join(f"\\{char}" if char in SPECIAL else char for char in text))


def escape_line(text: str) -> str:
    """`text` as one line, escaped, that is part of a paragraph wherever it stands."""
    return BLOCK_START.sub(r"\1\\", escape_markdown(" ".join(text.split())))


def escape_lines(text: str) -> list[str]:
    """The lines of `text`, each escaped, so that together they are paragraphs and nothing else."""
    return [escape_line(line) for line in LINE_END.split(text)]


def code_span(text: str) -> str:
    """`text` as code within a line; nothing for blanks."""
    line = " ".join(text.split())
    if not line:
        return ""
    ticks = "`" * (_longest_run(line) + 1) if "`" in line else "`"
    blank = " " if "`" in (line[0], line[-1]) else ""
    return f"{ticks}{blank}{line}{blank}{ticks}"


def enclosed(markdown: str) -> list[str]:
    """The lines of a user's Markdown as they are, if they are plain paragraphs; else fenced, as they are.

    Code that is not closed, comments, headings, definitions of links and the like would reach what follows.
    """
    text = markdown.strip("\r\n")
    lines = LINE_END.split(text)
    if not REACHES_ON.search(text) and not any(map(NO_PARAGRAPH.match, lines)):
        return lines
    fence = "`" * max(3, _longest_run(text) + 1)
    return [f"{fence}markdown", *lines, fence]


def _longest_run(text: str) -> int:
    return max(map(len, TICKS.findall(text)), default=0)
