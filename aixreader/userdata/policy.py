"""What an administrator has laid down for all users of a computer: a file that the reader reads and never writes.

It is no defence against users who bring their own reader. It sees to it that this one does what was decided: what opens
when nothing is named, or at all, which settings are as they are, whether links that lead outside may open a browser.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from aixreader.userdata.settings import Settings, is_valid

LARGEST = 64 * 1024
FORCED = frozenset({"private", "external_links", "restore_tabs", "software_rendering"})
"""The settings that can be laid down."""
SAFE = {"private": True, "external_links": "keep"}
"""What holds while a policy cannot be read: the strictest, as nobody knows what was meant."""
KNOWN = frozenset({"content", "edition", "only", "settings"})


@dataclass(frozen=True, slots=True)
class Policy:
    """`settings` are laid down, by name. `content` (a source) or `edition` (a built one) opens where nothing else is
    named; None for what came with the reader. If it is `only` that, nothing else opens. `trouble` says in words why the
    file could not be read, "" if it could.
    """

    settings: Mapping[str, object] = field(default_factory=dict)
    content: Path | None = None
    edition: Path | None = None
    only: bool = False
    trouble: str = ""


def read_policy(path: Path) -> Policy:
    """The policy in `path`; an empty one where there is no file. One that cannot be read, or says what no policy says,
    is told in `trouble` and is as strict as any can be.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Policy()
    except OSError as error:
        return _unread(path, error.strerror or str(error))
    try:
        return _policy(data)
    except (ValueError, RecursionError) as error:
        return _unread(path, str(error) or type(error).__name__)


def _unread(path: Path, why: str) -> Policy:
    told = (
        f"The policy that was laid down for this computer could not be read: {path} ({why}). Until it can be, only the "
        "edition that came with the reader opens, nothing is noted of what you read, and links that lead outside are "
        "kept for later. Tell your administrator."
    )
    return Policy(settings=SAFE, only=True, trouble=told)


def _policy(data: bytes) -> Policy:
    """Raises `ValueError` in words."""
    if len(data) > LARGEST:
        raise ValueError("it is too large")
    values = json.loads(data)
    if not isinstance(values, dict) or not isinstance(values.get("settings", {}), dict):
        raise ValueError("it is no object of settings")  # noqa: TRY004  # of the file's value, not of a type
    unknown = sorted(set(values) - KNOWN)
    settings = values.get("settings", {})
    valid = {known.name: known for known in fields(Settings) if known.name in FORCED}
    unknown += sorted(name for name in settings if name not in valid or not is_valid(valid[name], settings[name]))
    if unknown:
        raise ValueError(f"it says what no policy says: {', '.join(unknown)}")
    if "content" in values and "edition" in values:
        raise ValueError("it names both a source and an edition")
    only = values.get("only", False)
    if not isinstance(only, bool):
        raise ValueError("only is neither true nor false")  # noqa: TRY004  # of the file's value, not of a type
    return Policy(settings, _place(values, "content"), _place(values, "edition"), only)


def _place(values: Mapping[str, object], name: str) -> Path | None:
    """A place on this computer, which must be told whole."""
    if name not in values:
        return None
    place = values[name]
    if not isinstance(place, str) or not Path(place).is_absolute():
        raise ValueError(f"{name} is no absolute path")
    return Path(place)
