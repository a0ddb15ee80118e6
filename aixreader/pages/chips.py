"""The Category of a section as chips: its role, when, by whom and against what, each a word or two.

Nothing a Category line says is lost: what no keyword is known for becomes a chip of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from aixreader.model import Category
from aixreader.model.category import (
    AGAINST,
    BY,
    CONTROL,
    CONTROL_DETAILS,
    CONTROL_GROUP,
    NOTE,
    ROLE_KINDS,
    THREAT,
    THREAT_GROUP,
    WHEN,
)

LABELS = {CONTROL_GROUP: "Controls", THREAT_GROUP: "Threats", "ai security test": "AI security test"}
DISCUSSION = "discussion"
KNOWN_ROLES = (CONTROL, CONTROL_DETAILS, CONTROL_GROUP, THREAT, THREAT_GROUP)
ROLE_WORDS = re.compile(r"\bgroups? of\b|\bcontrol details\b|\bcontrols?\b|\bthreats?\b")
GLUE = re.compile(r"^(?:and|of|,|-|–|\s)+|(?:\b(?:and|of|for|against)|,|-|–|\s)+$")
AIMED = re.compile(r"^for\b")
TAKEN = "\0"


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip; `kind` is "role", "when", "by", "against", "note" or "said" (words without a known meaning)."""

    kind: str
    text: str


def chips(category: Category) -> tuple[Chip, ...]:
    """The chips of a Category; none for a discussion, which is what a section without threat or control is."""
    if category.role == DISCUSSION:
        return ()
    result = [Chip("role", LABELS.get(category.role) or category.role[:1].upper() + category.role[1:])]
    if category.role not in KNOWN_ROLES:
        return tuple(result)
    result += [Chip("when", word) for word in category.when]
    result += [Chip("by", word) for word in category.by]
    result += [Chip("against", f"against {word}") for word in category.against]
    result += [Chip("said", words) for words in _left_over(category)]
    result += [Chip("note", words) for words in category.notes]
    return tuple(result)


def chips_html(category: Category) -> str:
    """The chips as HTML. The role's has a dot in the role's colour."""
    return " ".join(_chip_html(chip, category.role) for chip in chips(category))


def role_class(role: str | None) -> str:
    """The class that colours a role, "" for a role without a colour."""
    kind = ROLE_KINDS.get(role or "")
    return f"role-{kind}" if kind else ""


def _chip_html(chip: Chip, role: str) -> str:
    classes = ["chip", chip.kind]
    if chip.kind == "role" and (colour := role_class(role)):
        classes.append(colour)
    return f'<span class="{" ".join(classes)}">{escape(chip.text)}</span>'


def _left_over(category: Category) -> list[str]:
    """The runs of words that no other chip represents."""
    text = NOTE.sub(TAKEN, category.text)
    patterns = [ROLE_WORDS, *(pattern for pattern, _ in (*WHEN, *BY))]
    if category.against:
        patterns += [pattern for pattern, _ in AGAINST]
    plain = text.lower()
    for pattern in patterns:
        for match in pattern.finditer(plain):
            text = text[: match.start()] + TAKEN * len(match[0]) + text[match.end() :]
    runs = (AIMED.sub("against", GLUE.sub("", run).strip()) for run in text.split(TAKEN))
    return [run for run in runs if run]
