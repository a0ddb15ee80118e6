"""Text inside Markdown (CommonMark, with GitHub's extensions): escaped or fenced, so that it ends where it should."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

SPECIAL = "\\`*_[]<>#|~"
ENTITY = re.compile(r"&(?=#?\w+;)")
LINE_END = re.compile(r"\r\n?|\n")
BLOCK_START = re.compile(r"\A(?:(?=[-+=:])|(\d{1,9})(?=[.)]))")
"""What begins a list, an underline of a heading or a definition, and is not escaped elsewhere in a line."""
TICKS = re.compile(r"`+")
ACTS = re.compile(
    r"[\\`*\[\]<|~^]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|&(?=#?\w+;)|:(?=[\w+-]++:)"
    r"|\A[:({]"
)
"""What means something inside a run of text, in CommonMark, GitHub's and pandoc's Markdown; at the beginning of a run
what would belong to markup before it.
"""
DOLLARS = re.compile(r"\$\$[^$]++\$\$|\$(?=\S)[^$]++(?<=\S)\$(?!\d)|\$")
"""What may be a formula of TeX between dollars; or a dollar alone."""
IN_FORMULAS = frozenset("\\^_={}")
LINE_START = re.compile(
    r"(?=[-+=:#>])"
    r"|(?=\((?:[A-Za-z]|\d{1,9}|[ivxlcdm]{1,9}|#|@\w*)\)(?:\s|\Z))"
    r"|((?:[A-Za-z]|\d{1,9}|[ivxlcdmIVXLCDM]{1,9}|#)(?=[.)](?:\s|\Z))|[Tt]able(?=:))"
)
"""What begins another block than a paragraph; pandoc's lists may be counted by letters and Roman numbers, and its
tables have captions.
"""
ADDRESS = re.compile(r"(?<=http)(?=://)|(?<=https)(?=://)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
"""Where an address in the words of a link is escaped, so that they do not become a link of their own."""
IN_DESTINATIONS = re.compile(r"[\s()<>\[\]\\`|\x00-\x20\x7f]")
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


def escape_run(text: str, *, in_link: bool = False, in_cell: bool = False) -> str:
    """`text` as part of a line, with a backslash only where a character would mean something. Blanks stay.

    `in_link` is set for the words of a link, `in_cell` for those of a table.
    """
    pieces: list[str] = []
    at = 0
    for match in DOLLARS.finditer(text):
        if match[0] == "$" or IN_FORMULAS.isdisjoint(match[0]):
            formula = _escape_words(match[0], in_link=in_link).replace("$", "\\$")
        else:
            formula = match[0].replace("|", "\\|") if in_cell else match[0]
        pieces += (_escape_words(text[at : match.start()], in_link=in_link), formula)
        at = match.end()
    return "".join([*pieces, _escape_words(text[at:], in_link=in_link)])


def escape_start(line: str) -> str:
    """A line of Markdown text that begins no list, heading or the like."""
    return LINE_START.sub(lambda match: f"{match[0]}\\", line, count=1) if LINE_START.match(line) else line


def destination(address: str) -> str:
    """An address as the destination of a link: percent-encoded what would end it."""
    encoded = IN_DESTINATIONS.sub(lambda match: quote(match[0], safe=""), address)
    return ENTITY.sub("&amp;", encoded)


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
    return fenced(lines, "markdown")


def fenced(lines: Sequence[str], language: str) -> list[str]:
    """Lines of code, fenced."""
    fence = "`" * max(3, max(map(_longest_run, lines), default=0) + 1)
    return [f"{fence}{language}", *lines, fence]


def _escape_words(text: str, *, in_link: bool) -> str:
    escaped = ACTS.sub(r"\\\g<0>", text)
    return ADDRESS.sub(r"\\", escaped) if in_link else escaped


def _longest_run(text: str) -> int:
    return max(map(len, TICKS.findall(text)), default=0)
