"""What an administrator has laid down for all users of a computer: a file that the reader reads and never writes.

It is no defence against users who bring their own reader. It sees to it that this one does what was decided: what opens
when nothing is named, or at all, which settings are as they are, whether links that lead outside may open a browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from aixreader.json_codec import DecodeError, Limit, decode_valid, parse
from aixreader.userdata.settings import Settings

LARGEST = 64 * 1024
FORCED = frozenset({"private", "external_links", "restore_tabs", "software_rendering"})
"""The settings that can be laid down."""
SAFE = {"private": True, "external_links": "keep"}
"""What holds while a policy cannot be read: the strictest, as nobody knows what was meant."""
AbsolutePath = Annotated[str, Limit(lambda text: Path(text).is_absolute(), "should be an absolute path")]


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


@dataclass(frozen=True, slots=True)
class _PolicyFile:
    """The file as it is written. "" stands for a path that is not there."""

    settings: dict[str, object] = field(default_factory=dict)
    content: AbsolutePath = ""
    edition: AbsolutePath = ""
    only: bool = False


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
    except ValueError as error:
        return _unread(path, str(error))


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
    file, faults = decode_valid(_PolicyFile, parse(data), ignore_unknown=False)
    if wrong := [*faults, *_wrong_settings(file.settings)]:
        raise ValueError("; ".join(map(str, wrong)))
    if file.content and file.edition:
        raise ValueError("it names both a source and an edition")
    return Policy(
        file.settings,
        Path(file.content) if file.content else None,
        Path(file.edition) if file.edition else None,
        file.only,
    )


def _wrong_settings(settings: Mapping[str, object]) -> list[DecodeError]:
    """What is not valid in the settings of a policy, which may set no other than those of `FORCED`."""
    unknown = [DecodeError("cannot be set by a policy", f".{name:.80}") for name in settings if name not in FORCED]
    _, faults = decode_valid(Settings, {name: value for name, value in settings.items() if name in FORCED})
    return [fault.within(".settings") for fault in (*unknown, *faults)]
