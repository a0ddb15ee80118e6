"""The colours of the look, light and dark, as the window uses them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One meaning, one colour (as `#RRGGBB`): the same in the page and in the window."""

    paper: str
    raised: str
    sunken: str
    ink: str
    muted: str
    line: str
    link: str
    mark: str
    threat: str
    control: str
    group: str
    discussion: str
    test: str

    def role(self, role: str | None) -> str | None:
        """The colour of a section's role, None for a role (or none) that has no colour."""
        roles = {"threat": self.threat, "control": self.control, "group": self.group}
        roles |= {"discussion": self.discussion, "test": self.test}
        return roles.get(role or "")


LIGHT = Tokens(
    paper="#FBFAF7",
    raised="#FFFFFF",
    sunken="#F1EFEA",
    ink="#1E2227",
    muted="#5A626B",
    line="#D9D5CC",
    link="#1B5E9E",
    mark="#FFE08A",
    threat="#A8321A",
    control="#0A6B60",
    group="#4A5568",
    discussion="#5746A8",
    test="#855300",
)
DARK = Tokens(
    paper="#15181C",
    raised="#1C2025",
    sunken="#101316",
    ink="#E7E4DD",
    muted="#A4ABB3",
    line="#343A41",
    link="#8CBDF2",
    mark="#6B5310",
    threat="#FF9E87",
    control="#67D1C1",
    group="#B4BFCC",
    discussion="#BDB2FF",
    test="#EDBE63",
)
