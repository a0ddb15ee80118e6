"""What a question in plain words asks for."""

from __future__ import annotations

import re

WANTED_ROLES = ("control",)
"""The roles that a question can ask for; a role that begins so is meant too ("control group")."""
HOW = re.compile(
    r"\s*(?:how (?:do|does|can|to|should|could|would|must)|what (?:can|should|must) (?:i|we|one|you)|ways? to"
    r"|(?:which|what) (?:controls?|measures?|countermeasures?|safeguards?|mitigations?)"
    r"|protect|prevent|mitigat|detect|defen[dcs]|stop|avoid|reduc|limit|secur)",
    re.IGNORECASE,
)
"""The beginning of a question that wants to know what to do."""


def wanted_role(text: str) -> str:
    """The one of `WANTED_ROLES` that a question asks for, "" for none."""
    return "control" if HOW.match(text) else ""
