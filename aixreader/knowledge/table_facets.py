"""What threats and controls can be filtered by in the periodic table: the one table of its facets.

An entry makes a row of chips with counts, a parameter of links to the table and, with a `column`, a column of the
exported sheets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.knowledge.threat_graph import Node

OFFICIAL, LEFT_OUT = "in the official table", "left out of it"


@dataclass(frozen=True, slots=True)
class TableFacet:
    """A facet of threats and controls.

    `name` is that in links, `label` that of its chips, marked for translation in the context "Facets". `column` is the
    heading of its column in exported sheets, "" for none.
    """

    name: str
    label: str
    values: Callable[[Node], tuple[str, ...]]
    column: str = ""


def facet_values_of(node: Node) -> dict[str, tuple[str, ...]]:
    """The values of a node for each facet of the table, by name."""
    return {facet.name: facet.values(node) for facet in TABLE_FACETS}


def _derived(name: str) -> Callable[[Node], tuple[str, ...]]:
    """The values that the threat graph has derived from the table's rows and the sections."""
    return lambda node: node.facets.get(name, ())


TABLE_FACETS = (
    TableFacet(
        "role", QT_TRANSLATE_NOOP("Facets", "Show"), lambda node: ("threats" if node.is_threat else "controls",)
    ),
    TableFacet("asset", QT_TRANSLATE_NOOP("Facets", "Asset"), _derived("asset"), "asset"),
    TableFacet("impact", QT_TRANSLATE_NOOP("Facets", "Impact"), _derived("impact"), "impact"),
    TableFacet("lifecycle", QT_TRANSLATE_NOOP("Facets", "Lifecycle"), _derived("lifecycle"), "lifecycle"),
    TableFacet("surface", QT_TRANSLATE_NOOP("Facets", "Attack surface"), _derived("surface"), "attack surface"),
    TableFacet("who", QT_TRANSLATE_NOOP("Facets", "Who acts"), _derived("who")),
    TableFacet("kind", QT_TRANSLATE_NOOP("Facets", "AI"), _derived("kind"), "kinds of AI"),
    TableFacet("table", QT_TRANSLATE_NOOP("Facets", "Table"), lambda node: (OFFICIAL if node.in_table else LEFT_OUT,)),
)
"""In the order in which they are offered."""
