"""Facets of threats and controls, read from the table and from text: asset, impact, lifecycle, attack surface, AI."""

from __future__ import annotations

import re

from aixreader.model import TableRow

IMPACTS = ("Confidentiality", "Integrity", "Availability")
ALL_IMPACTS = re.compile(r"\bCIA\b")
IMPACT = re.compile(r"\b(confidential\w*|integrity|availability)\b", re.IGNORECASE)
NOTE = re.compile(r"(?<!\s)\s*+\([^()]*+\)")
LIFECYCLE = re.compile(r"(development|runtime)\s*-\s*", re.IGNORECASE)
KINDS = (
    ("generative", re.compile(r"\b(?:generative|gen ?ai|llms?|large language models?)\b", re.IGNORECASE)),
    ("predictive", re.compile(r"\bpredictive (?:ai|models?)\b|\bclassif(?:ier|ication)\w*", re.IGNORECASE)),
    ("agentic", re.compile(r"\b(?:agentic|agents?)\b", re.IGNORECASE)),
    ("RAG", re.compile(r"\bRAG\b|\bretrieval[ -]augmented\b", re.IGNORECASE)),
    ("ready-made", re.compile(r"\bready[ -]made\b", re.IGNORECASE)),
)
"""Kinds of AI, each with a pattern of the words for it."""


def read_impact(cell: str) -> tuple[str, tuple[str, ...]]:
    """The asset and the impacts of a cell: "Training data Confidentiality", "Any asset, CIA"."""
    impacts = IMPACTS if ALL_IMPACTS.search(cell) else tuple(_impact(word) for word in IMPACT.findall(cell))
    asset = " ".join(ALL_IMPACTS.sub("", IMPACT.sub("", cell)).split()).strip(" ,")
    return asset.replace("behavior", "behaviour"), impacts


def read_surface(cell: str) -> tuple[str, str]:
    """The lifecycle and the attack surface of a cell: "Development - Supply chain". What only names the surface
    ("Model use") is of the running system.
    """
    plain = NOTE.sub("", cell).strip()
    match = LIFECYCLE.match(plain)
    if match is None:
        return "Runtime", plain
    return match[1].capitalize(), plain[match.end() :]


def row_facets(row: TableRow) -> dict[str, tuple[str, ...]]:
    """The facets of a threat that its row of the table gives."""
    asset, impacts = read_impact(row.asset)
    lifecycle, surface = read_surface(row.surface)
    return {"asset": (asset,), "impact": impacts, "lifecycle": (lifecycle,), "surface": (surface,)}


def kinds_of_ai(text: str) -> tuple[str, ...]:
    """The kinds of AI that a text mentions."""
    return tuple(name for name, pattern in KINDS if pattern.search(text))


def _impact(word: str) -> str:
    return next(impact for impact in IMPACTS if impact[:7].lower() == word[:7].lower())
