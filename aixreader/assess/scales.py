"""Scales of likelihood, impact and risk, which each assessment sets for itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import Annotated

from aixreader.assess.field_types import Extra, LevelId, Name
from aixreader.json_codec import Limit, max_items, max_length

MAX_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scale: `id` is what items hold, `label` what is shown."""

    id: Annotated[str, max_length(40), Limit(lambda text: bool(text.strip()), "is empty")]
    label: Name
    extra: Extra = field(default_factory=dict)


Levels = Annotated[tuple[Level, ...], max_items(MAX_LEVELS)]


@dataclass(frozen=True, slots=True)
class Scales:
    """Levels of likelihood, impact and risk, each from low to high; `grid` holds the id of the risk for each likelihood
    (row) and impact (column).
    """

    likelihood: Levels
    impact: Levels
    risk: Levels
    grid: Annotated[tuple[Annotated[tuple[LevelId, ...], max_items(MAX_LEVELS)], ...], max_items(MAX_LEVELS)]
    extra: Extra = field(default_factory=dict)

    @property
    def problem(self) -> str:
        """What does not fit together, as the rest of a sentence about the scales; "" where all does."""
        for name, levels in (("likelihood", self.likelihood), ("impact", self.impact), ("risk", self.risk)):
            if not levels or len({level.id for level in levels}) < len(levels):
                return f"need levels of {name} with different ids"
        known = {level.id for level in self.risk}
        if len(self.grid) != len(self.likelihood) or any(len(row) != len(self.impact) for row in self.grid):
            return "need a row of the grid for each likelihood, with a risk for each impact"
        return "" if known.issuperset(chain.from_iterable(self.grid)) else "have a risk in the grid that is no level"

    def risk_of(self, likelihood: str, impact: str) -> Level | None:
        """The risk; None where one of the two is not set or no level."""
        rows = [level.id for level in self.likelihood]
        columns = [level.id for level in self.impact]
        if likelihood not in rows or impact not in columns:
            return None
        found = self.grid[rows.index(likelihood)][columns.index(impact)]
        return next(level for level in self.risk if level.id == found)


def _levels(*labels: str) -> tuple[Level, ...]:
    return tuple(Level(label.lower(), label) for label in labels)


DEFAULT_SCALES = Scales(
    _levels("Low", "Medium", "High"),
    _levels("Low", "Medium", "High"),
    _levels("Low", "Medium", "High", "Critical"),
    (("low", "low", "medium"), ("low", "medium", "high"), ("medium", "high", "critical")),
)
