"""Destinations, titles and labels of links (CommonMark 0.31, section 6.3), and their definitions (4.7)."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

SPACE = re.compile(r"[ \t]*\n?[ \t]*")
POINTED = re.compile(r"<((?:[^<>\\\n]|\\.)*+)>")
TITLE = re.compile(r'"((?:[^"\\]|\\.)*+)"|\'((?:[^\'\\]|\\.)*+)\'|\(((?:[^()\\]|\\.)*+)\)', re.DOTALL)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
LABEL = re.compile(r"\[((?:[^\\\[\]]|\\.){1,999})\]", re.DOTALL)
DEFINITION_END = re.compile(r"[ \t]*(?:\n|$)")
MAX_PARENTHESES = 32
References = dict[str, tuple[str, str]]


def plain(text: str) -> str:
    """A destination or title with escapes and entities resolved."""
    return unescape(ESCAPED.sub(r"\1", text)) if "\\" not in text else _unescape_both(text)


def _unescape_both(text: str) -> str:
    pieces, at = [], 0
    for match in ESCAPED.finditer(text):
        pieces += [unescape(text[at : match.start()]), match[1]]
        at = match.end()
    return "".join([*pieces, unescape(text[at:])])


def encoded(address: str) -> str:
    """An address for `href`: characters that are not allowed are percent-encoded, existing encoding is unchanged."""
    return quote(address.encode("utf-8", "replace"), safe="%/:?#@!$&'()*+,;=-._~[]")


def label_key(label: str) -> str:
    """The form in which labels are compared."""
    return " ".join(label.split()).casefold()


def inline_target(text: str, at: int) -> tuple[str, str, int] | None:
    """Destination, title and end of `(destination "title")` at `at`, or None."""
    at = _skip(text, at + 1)
    parsed = _destination(text, at)
    if parsed is None:
        return None
    destination, at = parsed
    space = _skip(text, at)
    title = ""
    if space > at and (match := TITLE.match(text, space)):
        title = plain(match[1] or match[2] or match[3] or "")
        space = _skip(text, match.end())
    return (destination, title, space + 1) if text.startswith(")", space) else None


def _skip(text: str, at: int) -> int:
    blanks = SPACE.match(text, at)
    return blanks.end() if blanks else at


def _destination(text: str, at: int) -> tuple[str, int] | None:
    if text.startswith("<", at):
        match = POINTED.match(text, at)
        return (plain(match[1]), match.end()) if match else None
    depth, end = 0, at
    while end < len(text):
        char = text[end]
        if char == "\\" and ESCAPED.match(text, end):
            end += 1
        elif char <= " " or char == "\x7f":
            break
        elif char == "(":
            depth += 1
            if depth > MAX_PARENTHESES:
                return None
        elif char == ")":
            if depth == 0:
                break
            depth -= 1
        end += 1
    return (plain(text[at:end]), end) if depth == 0 else None


def take_definitions(text: str, references: References) -> str:
    """Move the link definitions at the start of a paragraph's text into `references`; the text that is left."""
    at = 0
    while text.startswith("[", at):
        end = _definition(text, at, references)
        if end is None:
            break
        at = end
    return text[at:]


def _definition(text: str, at: int, references: References) -> int | None:
    label = LABEL.match(text, at)
    if label is None or not label[1].strip() or not text.startswith(":", label.end()):
        return None
    start = _skip(text, label.end() + 1)
    parsed = _destination(text, start)
    if parsed is None or (parsed[1] == start):
        return None
    destination, at = parsed
    end, title = at, ""
    space = _skip(text, at)
    if space > at and (match := TITLE.match(text, space)) and (line := DEFINITION_END.match(text, match.end())):
        end, title = line.end(), plain(match[1] or match[2] or match[3] or "")
    elif line := DEFINITION_END.match(text, at):
        end = line.end()
    else:
        return None
    references.setdefault(label_key(label[1]), (destination, title))
    return end
