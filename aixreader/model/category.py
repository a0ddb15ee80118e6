"""The Category line of a section, read into what it says."""

from __future__ import annotations

from dataclasses import dataclass

THREAT = "threat"
THREAT_GROUP = "threat group"
CONTROL = "control"
CONTROL_GROUP = "control group"
CONTROL_DETAILS = "control details"


@dataclass(frozen=True, slots=True)
class Category:
    """What a Category line says.

    `text` is the line as written. `role` is one of the constants of this module, or the lower-cased text where no
    keyword is known ("discussion", "ai security test", "tool review"). `when` holds of "governance",
    "development-time", "runtime"; `by` of "AI engineer", "information security"; `against` of "input threats",
    "conventional security threats"; `notes` what follows a dash or stands in parentheses ("pre-training", "agentic").
    """

    text: str
    role: str
    when: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
