"""The administrator's policy for all users of a computer: a file that the reader reads and never writes.

It determines the edition that opens by default, or that is the only one allowed, the signed mirror that editions come
from, fixed settings, and whether external links may open a browser. It is not a defence against users who run a program
of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from aixreader.json_codec import DecodeError, Limit, decode_valid, one_of, parse
from aixreader.userdata.places import RULE, is_place
from aixreader.userdata.settings import Settings

MAX_FILE_BYTES = 64 * 1024
ENFORCEABLE = frozenset({"private", "external_links", "restore_tabs", "software_rendering", "look_for_news"})
"""The settings that a policy can fix."""
FALLBACK = {"private": True, "external_links": "keep"}
"""The settings while a policy cannot be read: the strictest, because what it says is unknown."""
AbsolutePath = Annotated[str, Limit(lambda text: Path(text).is_absolute(), "should be an absolute path")]
ASK, SILENT = "ask", "silent"
"""How the window updates from a mirror: after a question, or by itself."""
Place = Annotated[str, Limit(is_place, RULE)]


@dataclass(frozen=True, slots=True)
class Policy:
    """`settings` are the fixed settings, by name. `content` (a source) or `edition` (a built one) opens by default, the
    bundled edition if both are None; with `only` nothing else can be opened. `mirror` is the address or path of a
    signed mirror, "" for none: then its newest edition that was installed opens. `mirror_root` is its root file, None
    for the one that comes with the reader; `mirror_update` is `ASK` or `SILENT`. `warning` is a message for the user if
    the file could not be read, "" otherwise. `exchange` is the address or path of the full Exchange, "" for the usual.
    """

    settings: Mapping[str, object] = field(default_factory=dict)
    content: Path | None = None
    edition: Path | None = None
    only: bool = False
    warning: str = ""
    mirror: str = ""
    mirror_root: Path | None = None
    mirror_update: str = ASK
    exchange: str = ""


@dataclass(frozen=True, slots=True)
class _PolicyFile:
    """The contents of the file. "" stands for a path that is not given."""

    settings: dict[str, object] = field(default_factory=dict)
    content: AbsolutePath = ""
    edition: AbsolutePath = ""
    only: bool = False
    mirror: Place = ""
    mirror_root: AbsolutePath = ""
    mirror_update: Annotated[str, one_of(ASK, SILENT)] = ASK
    exchange: Place = ""


def read_policy(path: Path) -> Policy:
    """The policy in the file `path`; an empty one if there is no file. If the file cannot be read or is not valid, the
    strictest policy, with a message in `warning`. Never raises.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Policy()
    except OSError as error:
        return _fallback(path, error.strerror or str(error))
    try:
        return _parse(data)
    except ValueError as error:
        return _fallback(path, str(error))


def _fallback(path: Path, why: str) -> Policy:
    """The policy instead of one that cannot be read."""
    message = (
        f"The policy file {path} could not be read: {why}. Until this is fixed, only the bundled edition opens, your "
        "reading history is not recorded, and external links are kept for later. Contact your administrator."
    )
    return Policy(settings=FALLBACK, only=True, warning=message)


def _parse(data: bytes) -> Policy:
    """The policy in `data`; raises `ValueError` with a message for the user."""
    if len(data) > MAX_FILE_BYTES:
        raise ValueError("it is too large")
    file, faults = decode_valid(_PolicyFile, parse(data), ignore_unknown=False)
    if wrong := [*faults, *_wrong_settings(file.settings)]:
        raise ValueError("; ".join(map(str, wrong)))
    if file.content and file.edition:
        raise ValueError("it names both a source and an edition")
    if file.mirror and (file.content or file.edition):
        raise ValueError("it names a mirror, and a source or an edition besides")
    if file.mirror_root and not file.mirror:
        raise ValueError("it names the root of a mirror, but no mirror")
    return Policy(
        file.settings,
        Path(file.content) if file.content else None,
        Path(file.edition) if file.edition else None,
        file.only,
        mirror=file.mirror,
        mirror_root=Path(file.mirror_root) if file.mirror_root else None,
        mirror_update=file.mirror_update,
        exchange=file.exchange,
    )


def _wrong_settings(settings: Mapping[str, object]) -> list[DecodeError]:
    """The errors in the settings of a policy; settings that are not `ENFORCEABLE` are errors, too."""
    unknown = [DecodeError("cannot be set by a policy", f".{name:.80}") for name in settings if name not in ENFORCEABLE]
    _, faults = decode_valid(Settings, {name: value for name, value in settings.items() if name in ENFORCEABLE})
    return [fault.within(".settings") for fault in (*unknown, *faults)]
