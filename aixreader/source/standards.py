"""Statements of sections about standards: the lists under "Useful standards include", and how far each standard goes.

The Exchange writes `ISO 27002 control 8.25 Secure development. Gap: covers this control fully, ...`; our own edition a
paragraph under **Standards**, its parts between semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aixreader.model import Section, Statement
from aixreader.source.source_links import LINK, links_of, standalone_label

OPENING = re.compile(r"\s*+Useful standards include\s*+:?\s*+$")
OPENCRE_END = re.compile(r"\s*<!--\s*OPENCRE_SECTION_CRE_END\b")
"""The list after the OpenCRE block is the section's own."""
STANDARDS = "standards"
ITEM = re.compile(r"(\s*)[-*]\s+(.*)")
ENDING = re.compile(r"\s*(?:#{1,6}\s|-{3,}\s*$|<!--|\*\*|>)")
GAP = re.compile(r"\bGap\s*:\s*", re.IGNORECASE)
ISO = re.compile(
    r"\b(ISO(?:\s?[/ ]\s?IEC)?(?:\s?/\s?IEEE)?)(?=[\s\d-]|\b)(?:[\s/-]{1,3}(?:TR|TS|AWI|CD|DIS|FDIS)\b)?[\s-]{0,3}",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"(\d{4,5})(?:-\d{1,2}\b)?(?::\d{4})?((?:\s*,\s*|\s+and\s+)(?=(?:27|29|23|42|5)\d{2,3}\b))?")
OTHERS = (
    ("OpenCRE", re.compile(r"\bOpenC(?:R)?E\b", re.IGNORECASE)),
    ("MITRE ATLAS", re.compile(r"\bMITRE\s+ATLAS\b|\bAML\.(?:TA|CS|T|M)\d{4}\b", re.IGNORECASE)),
    ("ENISA", re.compile(r"\bENISA\b")),
    ("ETSI", re.compile(r"\bETSI\b")),
    ("NIST", re.compile(r"\bNIST\b")),
    ("OWASP", re.compile(r"\bOWASP\b|\b(?:LLM|ML)\d{2}:20\d{2}\b")),
    ("CEN/CENELEC", re.compile(r"\bprEN\b|\bCEN/C\w+")),
    ("Common Criteria", re.compile(r"\bCommon criteria\b", re.IGNORECASE)),
    ("SR 11-07", re.compile(r"\bSR 11-0?7\b")),
)
NOT_COVERED = re.compile(r"\bnot (?:further |yet )*covered\b|\bno (?:ISO \d+ )?control for this\b", re.IGNORECASE)
COVERAGES = (
    ("none", NOT_COVERED),
    ("fully", re.compile(r"\bfully\b")),
    ("partly", re.compile(r"\bpart(?:ly|ially)\b")),
    ("minimally", re.compile(r"\bminimal(?:ly)?\b|\bbriefly\b")),
)
MARKUP = re.compile(r"[*_`]")


def read_statements(section: Section, lines: list[str]) -> Iterator[Statement]:
    """The statements of a section, in order; `lines` are its page's."""
    end = min(section.end_line - 1, len(lines))
    for number in range(section.line, end):
        if OPENING.match(lines[number]) or OPENCRE_END.match(lines[number]):
            found = _listed(lines, number + 1, end)
        elif standalone_label(lines[number]).lower() == STANDARDS:
            found = _paragraph(lines, number + 1, end)
        else:
            continue
        for line, text in found:
            if (statement := _statement(section.id, line + 1, text)) is not None:
                yield statement


def standards_named(text: str) -> tuple[str, ...]:
    """The standards that `text` names, each once: "ISO/IEC 27002", "MITRE ATLAS"; "ISO/IEC" alone for all of them."""
    return tuple(dict.fromkeys(name for _, name in mentions(text)))


def mentions(text: str) -> Iterator[tuple[int, str]]:
    """Every standard that `text` names, with the offset: those of ISO in order, then those of others."""
    for match in ISO.finditer(text):
        body = "ISO/IEC" if "IEC" in match[1].upper() else "ISO"
        at, is_numbered = match.end(), False
        while (number := NUMBERS.match(text, at)) is not None:
            yield number.start(), f"{body} {number[1]}"
            at, is_numbered = number.end(), True
            if not number[2]:
                break
        if not is_numbered:
            yield match.start(), body
    for name, pattern in OTHERS:
        for match in pattern.finditer(text):
            yield match.start(), name


def _statement(section: str, line: int, text: str) -> Statement | None:
    """The statement of an entry; None if it names no standard."""
    url = next((href for _, href in links_of(text) if href.startswith(("http://", "https://"))), "")
    plain = " ".join(MARKUP.sub("", LINK.sub(lambda link: link[1], text)).split())
    parts = GAP.split(plain, maxsplit=1)
    names = standards_named(parts[0])
    if not names:
        return None
    gap = parts[1].strip(" .") if len(parts) > 1 else ""
    statement = gap or parts[0]
    coverage = next((name for name, pattern in COVERAGES if pattern.search(statement) and (gap or name == "none")), "")
    return Statement(section, line, parts[0].strip(" ."), names, gap, coverage, url)


def _listed(lines: list[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    """The entries of the list that follows, nested ones as well, each with its line (0-based)."""
    depth, at, pieces = -1, start, list[str]()
    for number in range(start, end):
        line = lines[number]
        if not line.strip():
            continue
        item = ITEM.match(line)
        if ENDING.match(line) or (item and len(item[1]) < depth) or (not item and not line.startswith(" ")):
            break
        if OPENING.match(line):  # the entry before belongs to what follows
            pieces = []
            break
        if item:
            if pieces:
                yield at, " ".join(pieces)
            depth = len(item[1]) if depth < 0 else depth
            at, pieces = number, [item[2]]
        elif pieces:
            pieces.append(line.strip())
    if pieces:
        yield at, " ".join(pieces)


def _paragraph(lines: list[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    """The parts of the paragraph that follows."""
    first = next((number for number in range(start, end) if lines[number].strip()), end)
    for number in range(first, end):
        if not lines[number].strip() or ENDING.match(lines[number]):
            return
        yield from ((number, part) for part in lines[number].split(";"))
