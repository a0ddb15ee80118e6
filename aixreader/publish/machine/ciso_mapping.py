"""The cross-walk as a mapping library of CISO Assistant, to the frameworks that come with it.

Its loader gives up where a requirement is unknown, so only clauses are named that its frameworks have: the controls of
ISO/IEC 27002:2022, which are Annex A of ISO/IEC 27001:2022, and those of Annex B of ISO/IEC 42001:2023, which are its
Annex A. A text that names a clause says that it is related, so no relation is more than "intersect".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from aixreader.errors import OutputError
from aixreader.publish.machine.catalogue import Catalogue, StandardEntry
from aixreader.publish.machine.ciso_assistant import NAME, PACKAGER, library, urn

ISO_27001, ISO_42001 = "iso27001-2022", "iso42001-2023"
CLAUSES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    ISO_27001: {"5": (1, 37), "6": (1, 8), "7": (1, 14), "8": (1, 34)},
    ISO_42001: {
        "2": (2, 4), "3": (2, 3), "4": (2, 6), "5": (2, 5), "6.1": (2, 3), "6.2": (2, 8), "7": (2, 6), "8": (2, 5),
        "9": (2, 4), "10": (2, 4),
    },
}  # fmt: skip
"""The first and last number below each heading of Annex A."""
ANNEXES = {"ISO/IEC 27001": (ISO_27001, ("A.",)), "ISO/IEC 42001": (ISO_42001, ("A.", "B."))}
"""The framework of a standard, and what its clauses begin with that are in the annex."""
CLAUSE = re.compile(r"(\d+(?:\.\d+)?)\.(\d+)")


def ciso_mapping(catalogue: Catalogue) -> dict[str, object]:
    """The library as plain data; raises `OutputError` for an edition that maps nothing to these frameworks."""
    controls = {control.root for control in catalogue.controls}
    found: dict[str, dict[tuple[str, str], None]] = {}
    for entry in catalogue.standards:
        framework, clause = _requirement(entry)
        if framework and entry.subject in controls:
            found.setdefault(framework, {})[entry.subject, clause] = None
    if not found:
        raise OutputError("This edition maps no control to ISO/IEC 27002 or 42001.", "Nothing was written.")
    made = library(
        catalogue,
        "-mappings",
        f"{catalogue.title}: mappings",
        {"requirement_mapping_sets": [_mapping_set(framework, pairs) for framework, pairs in sorted(found.items())]},
    )
    known = [f"urn:{PACKAGER}:risk:library:{NAME}", *(f"urn:intuitem:risk:library:{each}" for each in sorted(found))]
    objects = made.pop("objects")
    return {**made, "dependencies": known, "objects": objects}


def _mapping_set(framework: str, pairs: Mapping[tuple[str, str], None]) -> dict[str, object]:
    name = f"{NAME}-to-{framework}"
    return {
        "urn": f"urn:{PACKAGER}:risk:req_mapping_set:{name}",
        "ref_id": name,
        "name": f"OWASP AI Exchange to {framework}",
        "description": "What the sections of the Exchange say of the standard.",
        "source_framework_urn": f"urn:{PACKAGER}:risk:framework:{NAME}",
        "target_framework_urn": f"urn:intuitem:risk:framework:{framework}",
        "requirement_mappings": [
            {
                "source_requirement_urn": urn("req_node", control),
                "target_requirement_urn": f"urn:intuitem:risk:req_node:{framework}:{clause}",
                "relationship": "intersect",
            }
            for control, clause in pairs
        ],
    }


def _requirement(entry: StandardEntry) -> tuple[str, str]:
    """Framework and requirement of CISO Assistant for an entry; ("", "") for one that none of its frameworks has."""
    named = entry.entry.strip()
    framework, beginnings = ANNEXES.get(entry.standard, ("", ()))
    if entry.standard == "ISO/IEC 27002":
        framework, beginnings = ISO_27001, ("",)
    for beginning in beginnings:
        match = CLAUSE.fullmatch(named.removeprefix(beginning)) if named.startswith(beginning) else None
        first, last = CLAUSES[framework].get(match[1], (1, 0)) if match else (1, 0)
        if match and first <= int(match[2]) <= last:
            return framework, f"a.{match[0]}"
    return "", ""
