"""The one guard against characters that act instead of being seen: they drive terminals, and let text read as another.

Every way out to a terminal, a table, a title or a message goes through here; pages have the sanitiser instead.
"""

from __future__ import annotations

import re

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Unicode's Bidi_Control: marks, embeddings, overrides, isolates
    "\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f"  # line separators, interlinear annotations, tags
    "\ufffe\uffff]"  # no characters: a file of XML that holds one cannot be opened
)
SPACES = re.compile(r"[\t\n]+")


def without_controls(text: str) -> str:
    """`text` without such characters; tabs and line feeds stay."""
    return CONTROL.sub("", text)


def with_crlf(text: str) -> str:
    """The same, but CR LF stays at the ends of lines, for formats that want it (RIS)."""
    return "\r\n".join(map(without_controls, text.split("\r\n")))


def one_line(text: str) -> str:
    """The same in one line, for titles and cells of a terminal."""
    return CONTROL.sub("", SPACES.sub(" ", text))


def escape_controls(json: str) -> str:
    """JSON with such characters as escapes: nothing is lost, and nothing acts."""
    return CONTROL.sub(_escaped, json)


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
