"""The Category line of a section, parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass

THREAT = "threat"
THREAT_GROUP = "threat group"
CONTROL = "control"
CONTROL_GROUP = "control group"
CONTROL_DETAILS = "control details"

ROLE_KINDS = {
    CONTROL: "control",
    CONTROL_DETAILS: "control",
    CONTROL_GROUP: "group",
    THREAT: "threat",
    THREAT_GROUP: "group",
    "ai security test": "test",
    "discussion": "discussion",
    "tool review": "test",
}
"""Of what kind a role is: a kind has its colour and its mark in the look. A role that is not here has neither."""

# The words that decide, each with what it means. "application security" and "threats through use" are the words of the
# revisions before 2026. Who acts keeps the revision's word: data scientists were not called AI engineers.
BY = (
    (re.compile(r"\bai[ -]engineer"), "AI engineer"),
    (re.compile(r"\bdata ?sci\w*"), "data science"),
    (
        re.compile(r"\binformation security\b|\bconventional security control|\bapplication security control"),
        "information security",
    ),
)
WHEN = (
    (re.compile(r"\bgovernance\b"), "governance"),
    (re.compile(r"\bdevelopment[ -]?time\b"), "development-time"),
    (re.compile(r"\brun[ -]?time\b"), "runtime"),
)
AGAINST = (
    (re.compile(r"\binput threats?\b|\bthreats? through use\b"), "input threats"),
    (
        re.compile(r"\bconventional (?:security )?threats?\b|\bapplication security threats?\b"),
        "conventional security threats",
    ),
)
NOTE = re.compile(r"\(([^()]*+)\)|\s-\s++(?:including\s++)?([^()]+?)(?=\s-\s|\s?\(|$)")


@dataclass(frozen=True, slots=True)
class Category:
    """A parsed Category line.

    `text` is the line as written. `role` is one of the constants of this module, or the lower-cased text where no
    keyword is known ("discussion", "ai security test", "tool review"). `when` holds of "governance",
    "development-time", "runtime"; `by` of "AI engineer", "data science", "information security"; `against` of
    "input threats", "conventional security threats"; `notes` what follows a dash or is in parentheses ("pre-training",
    "agentic").
    """

    text: str
    role: str
    when: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
