"""From the bytes of a text file to its text: `decode`, and `decoded` for pages."""

from __future__ import annotations

import codecs

from aixreader.model import Problem

# UTF-32 first: its mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4_096


def decoded(file: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a page's file, without NUL bytes, and its problems."""
    text, problems = decode(file, data)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(Problem("nul", "the page holds NUL bytes", file, line, "they are shown as �"))
        text = text.replace("\0", "�")
    return text, problems


def decode(file: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, with one kind of line end, and a problem of bytes that are no text.

    UTF-8, or UTF-16 and UTF-32 where a mark or, for UTF-16, the zeros of plain letters tell them.
    """
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None) or _utf16(data) or "utf-8-sig"
    problems = []
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem("encoding", f"the file is not valid {name}", file, line, "the bytes are shown as �"))
        text = data.decode(encoding, errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, where every other byte of the beginning is zero; else None."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    zeros = sample[1::2].count(0), sample[0::2].count(0)
    if zeros[0] > 0.7 * half and not zeros[1]:
        return "utf-16-le"
    return "utf-16-be" if zeros[1] > 0.7 * half and not zeros[0] else None
