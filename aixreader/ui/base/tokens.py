"""The colours of the look for the window; pages take theirs from the same file, `tokens.css`."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from aixreader.paths import resources

BLOCK = re.compile(r":root(?P<when>\[[^\[\]]*\])? \{(?P<body>[^{}]*)\}")
COLOUR = re.compile(r"--([a-z]+): (#[0-9A-Fa-f]{6});")
DARK = "dark"
CONTRAST = "contrast"
FAMILIES = ("governance", "data", "behaviour", "input", "development", "runtime")
"""The families of the periodic table that have a colour."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as `#RRGGBB`, by their meaning."""

    paper: str
    raised: str
    sunken: str
    ink: str
    muted: str
    line: str
    link: str
    mark: str
    selection: str
    match: str
    current: str
    threat: str
    control: str
    group: str
    discussion: str
    test: str
    governance: str
    data: str
    behaviour: str
    input: str
    development: str
    runtime: str
    yellow: str
    green: str
    blue: str
    pink: str
    grey: str
    added: str
    removed: str
    insertion: str
    deletion: str

    @property
    def is_high_contrast(self) -> bool:
        """Whether all text is in one colour, that of high contrast."""
        return self.muted == self.ink

    def marker(self, colour: str) -> str:
        """The colour of highlights named `colour` ("yellow", "green", ...)."""
        return str(getattr(self, colour))

    def family(self, name: str) -> str:
        """The colour of a family of the periodic table; muted for one without."""
        return str(getattr(self, name)) if name in FAMILIES else self.muted

    def role(self, role: str | None) -> str | None:
        """The colour of a section's role, None for a role (or none) that has no colour."""
        kind = role_kind(role)
        return str(getattr(self, kind)) if kind is not None else None


@cache
def role_kind(role: str | None) -> str | None:
    """The kind of a section's role: "threat", "control", "group", "discussion", "test", or None."""
    from aixreader.model.category import ROLE_KINDS

    return ROLE_KINDS.get(role or "")


def read_tokens(*, dark: bool = False, contrast: bool = False, file: Path | None = None) -> Tokens:
    """Read the colours of the light or dark look, in normal or high contrast, from `file` (the shipped one if None).

    As in a page, the last block that applies wins. Raises `KeyError` if a colour is missing.
    """
    css = (file or resources() / "styles" / "tokens.css").read_text("utf-8")
    colours: dict[str, str] = {}
    for block in BLOCK.finditer(css):
        when = block["when"] or ""
        if (DARK not in when or dark) and (CONTRAST not in when or contrast):
            colours |= COLOUR.findall(block["body"])
    return Tokens(**{field.name: colours[field.name] for field in fields(Tokens)})
