"""What a question in plain words asks for, or a sentence tells of."""

from __future__ import annotations

import re

WANTED_ROLES = ("control", "threat")
"""The roles that a question can ask for; a role that begins so is meant too ("control group")."""
HOW = re.compile(
    r"\s*(?:how (?:do|does|can|to|should|could|would|must)|what (?:can|should|must) (?:i|we|one|you)|ways? to"
    r"|(?:which|what) (?:controls?|measures?|countermeasures?|safeguards?|mitigations?)"
    r"|protect|prevent|mitigat|detect|defen[dcs]|stop|avoid|reduc|limit|secur)",
    re.IGNORECASE,
)
"""The beginning of a question that wants to know what to do."""
ATTACK = re.compile(
    r"\b(?:attack(?:s|ed|ers?)?|adversar(?:y|ies|ial)|hack(?:s|ed|ers?)?|criminals?|intruders?|insiders?|some(?:body|one)"
    r"|malicious|rogue|steal(?:s|ing)?|stolen|leak(?:s|ed|ing)?|tamper(?:s|ed|ing)?|what is an?)\b",
    re.IGNORECASE,
)
"""What is told where something is done to somebody, or a thing by its name is not known."""


def wanted_role(text: str) -> str:
    """The one of `WANTED_ROLES` that a text asks for, "" for none."""
    if HOW.match(text):
        return "control"
    return "threat" if ATTACK.search(text) else ""
