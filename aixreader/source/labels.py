"""The recurring labels of sections: a bold word at the start of a line that names what follows."""

from __future__ import annotations

import re

from aixreader.model import Field
from aixreader.source.source_links import LINK

# Labels that recur across the Exchange, and those of our own edition; the many that occur once stay inside the field
# they stand in.
KNOWN = {
    "answers": "threat coverage",
    "applicability": "applicability",
    "controls": "controls",
    "data modality": "data modality",
    "description and objective": "description",
    "description": "description",
    "does it apply?": "risk identification",
    "example": "examples",
    "examples": "examples",
    "framework applicability": "framework applicability",
    "harm": "harm",
    "how to choose": "choice",
    "how to do it": "implementation",
    "how to go about it": "implementation",
    "how to tell them apart": "distinction",
    "implementation": "implementation",
    "limitations": "limitations",
    "limits and cost": "limitations",
    "ml tasks": "ml tasks",
    "objective": "objective",
    "particularity": "particularity",
    "reference": "references",
    "references": "references",
    "risk identification": "risk identification",
    "risk reduction guidance": "risk reduction guidance",
    "standards": "references",
    "threat coverage": "threat coverage",
    "tool rating": "tool rating",
    "total rating": "tool rating",
    "what answers the group": "overview of controls",
    "what they share": "description",
    "why it works": "objective",
}
PREFIXES = (
    ("controls for ", "controls"),
    ("controls specific for ", "controls"),
    ("implementation of ", "implementation"),
)
LABEL = re.compile(r"\s{0,3}(?:[-*]\s++)?\*\*([^*]++)\*\*")


def read_fields(lines: list[str], start: int, end: int) -> tuple[Field, ...]:
    """The known labels at the start of `lines[start:end]`, in order."""
    fields = []
    for number in range(start, end):
        match = LABEL.match(lines[number]) if "**" in lines[number] else None
        if match is None:
            continue
        label = match[1].strip().removesuffix(":").strip()
        if name := field_name(label):
            fields.append(Field(name, label, number + 1))
    return tuple(fields)


def field_name(label: str) -> str:
    """The field a label opens, or '' for a label we do not know."""
    plain = " ".join(LINK.sub(r"\1", label).replace("-", " ").lower().rstrip(":").split())
    if plain in KNOWN:
        return KNOWN[plain]
    return next((name for prefix, name in PREFIXES if plain.startswith(prefix)), "")
