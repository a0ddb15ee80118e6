"""Clauses of standards in a sentence: "ISO 27002 controls 8.15 and 8.16" names two of one standard.

Each family of standards numbers its clauses in its own way. What looks like a clause of a family counts for the last
standard of that family that is named before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from aixreader.source.standards import mentions

NUMBER = r"\d{1,2}(?:\.\d{1,2}){1,3}(?![\w-]|\.\d|\s?%)"
START = r"(?<![\w./:-])(?<![vV]\s)(?<!version\s)"
KEYWORD = r"\b(?:articles?|chapters?|clauses?|controls?|sections?)\s+"
ANNEX = re.compile(r"\bannex\s+([A-Z])\b(?!\.\d)", re.IGNORECASE)
TOP10 = re.compile(r"\b(?:top[ -]?(?:10|ten)|for)\s+(?:for\s+)?(LLM|ML)s?\s+(\d{2})\b", re.IGNORECASE)
LISTED = re.compile(r"(LLM|ML|ASI|API|MCP)\s?(?=\d)")
FAMILIES: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = (
    (
        "ISO",
        (
            re.compile(rf"{START}(?:[A-Z]\.\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}(?![\w-])|{NUMBER})"),
            re.compile(rf"{KEYWORD}(\d{{1,2}})(?![\w.-]|\.\d)", re.IGNORECASE),
            ANNEX,
        ),
    ),
    ("MITRE ATLAS", (re.compile(r"\bAML\.(?:TA|CS|T|M)\d{4}(?:\.\d{3})?"),)),
    (
        "OWASP",
        (
            re.compile(r"\b(?:LLM|ML|ASI|API|MCP)\s?\d{2}(?::20\d{2}(?:[/-]\d{2})?)?(?!\w)"),
            re.compile(r"\b(?:A\d{2}:20\d{2}|V\d{1,2}(?:\.\d{1,2}){1,2})(?!\w)"),
            TOP10,
        ),
    ),
    (
        "NIST",
        (
            re.compile(r"\b(?:A[CTU]|C[AMP]|I[AR]|M[AP]|P[ELMST]|RA|S[ACIR])-\d{1,2}(?:\(\d{1,2}\))?(?!\w)"),
            re.compile(r"\b(?:GOVERN|MAP|MEASURE|MANAGE)\s\d(?:\.\d{1,2})?(?!\w)"),
            re.compile(r"\b(?:P[OSW]|RV)\.\d(?:\.\d{1,2})?(?!\w)|\b(?:ID|PR|DE|RS|RC|GV)\.[A-Z]{2}(?:-\d{1,2})?(?!\w)"),
            re.compile(r"\bNISTAML\.\d{2,3}(?!\w)"),
            re.compile(rf"{KEYWORD}({NUMBER})", re.IGNORECASE),
        ),
    ),
    ("ENISA", (re.compile(r"\b(?:annex\s+[A-Z]|table\s+\d{1,2})(?!\w)", re.IGNORECASE),)),
    (
        "ETSI",
        (
            re.compile(r"\b(?:GR|GS|EN|TR|TS|TS)\s(?:SAI\s)?\d{3}(?:\s\d{3})?(?:-\d{1,2})?(?!\w)"),
            re.compile(rf"{KEYWORD}({NUMBER})", re.IGNORECASE),
        ),
    ),
    ("CEN/CENELEC", (re.compile(r"\bprEN\s\d{4,6}|\bJT0\d{5}"),)),
)
MANAGEMENT = "42001"
"""Of the standards of ISO that sections name together, the one whose annex B has the controls."""
NIST_DOCUMENT = re.compile(r"\b(?:SP\s?)?(800-\d{1,3}[A-Z]?)\b")
NIST_AI = re.compile(r"\bAI\s?100-2\b")
LISTS = {"LLM": "OWASP Top10 for LLM", "ML": "OWASP Top10 for ML"}
"""As OpenCRE names the two."""


def clauses_named(text: str) -> tuple[tuple[str, str], ...]:
    """The standards in a sentence, each with a clause, or with "" where none is named; a pair for each clause."""
    named = list(mentions(text))
    clauses: dict[str, dict[str, None]] = {standard: {} for _, standard in named}
    for family, patterns in FAMILIES:
        own = sorted((at, name) for at, name in named if name.startswith(family))
        if own:
            for standard, clause in _attributed(text, patterns, own):
                clauses[standard][clause] = None
    document = _document(text)
    pairs = ((standard, clause) for standard, own in clauses.items() for clause in own or [""])
    return tuple(dict.fromkeys(_refined(standard, clause, document) for standard, clause in pairs))


def _attributed(
    text: str, patterns: tuple[re.Pattern[str], ...], own: list[tuple[int, str]]
) -> Iterator[tuple[str, str]]:
    """The clauses of a family in the order of the text, each with the last of its standards that is named before."""
    managed = next((name for _, name in own if name.endswith(MANAGEMENT)), "")
    starts = [at for at, _ in own]
    matches = [match for pattern in patterns for match in pattern.finditer(text)]
    for match in sorted(matches, key=re.Match.start):
        clause = _clause(match)
        last = own[max(0, bisect_left(starts, match.end()) - 1)][1]
        yield managed if managed and clause.startswith("B.") else last, clause


def _clause(match: re.Match[str]) -> str:
    """A clause in one spelling: "Annex C", "LLM01:2025"."""
    if match.re is ANNEX:
        return f"Annex {match[1].upper()}"
    if match.re is TOP10:
        return f"{match[1].upper()}{match[2]}"
    clause = " ".join((match[1] if match.re.groups else match[0]).split())
    if LISTED.match(clause):
        return clause.replace(" ", "", 1)
    return clause[:1].upper() + clause[1:] if clause[:5].lower() in ("annex", "table") else clause


def _document(text: str) -> str:
    """The document of NIST that a sentence names: "AI 100-2", "SP 800-53", "" for none."""
    if NIST_AI.search(text):
        return "AI 100-2"
    document = NIST_DOCUMENT.search(text)
    return f"SP {document[1]}" if document else ""


def _refined(standard: str, clause: str, document: str) -> tuple[str, str]:
    """The document that a clause is of, where the standard's name is only that of its publisher."""
    if standard == "OWASP" and (known := LISTED.match(clause)) and known[1] in LISTS:
        return LISTS[known[1]], clause
    if standard == "NIST" and document == "AI 100-2":
        return f"NIST {document}", clause
    return standard, f"{document} {clause}".strip() if standard == "NIST" else clause
